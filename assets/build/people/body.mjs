// One body: a pose in an outfit, coloured. The order of the layers is the order of the functions.
import { BACK_POSES, BACKS } from './back.mjs';
import { mapPath, solveAffine } from './geometry.mjs';
import { NECK_X } from './neck.mjs';
import { OUTFITS } from './outfits.mjs';
import { drawPiece } from './peeps.mjs';
import { BODY_BOX, PIN_MODEL, POSES } from './poses.mjs';
import { findRegions } from './regions.mjs';
import { ROLLED, WRISTS } from './sleeves.mjs';
import { splitSubpaths } from './subpaths.mjs';
import { WEARS } from './wears.mjs';

/** Busts end here; the lower half of another drawing goes on below. */
const WAIST_Y = 1146;
const WAIST_LEFT = 168;
/** This far below the hem no drawing has a sleeve. */
const LEGS_BELOW_HEM = 60;
/** Holes in solid ink below this area are pattern and are filled, in square units. */
const PATTERN_AREA = 3000;

const pathOf = (regions, ids) => (ids ?? []).map((id) => regions[id] ?? '').join('');
const fillPath = (d, colour) => (d ? `<path d="${d}" fill="${colour}" fill-rule="evenodd"/>` : '');
const solid = (ids) => (ids ?? []).filter((id) => id.startsWith('S'));
const hollow = (ids) => (ids ?? []).filter((id) => id.startsWith('H'));

function withoutPattern(path) {
  return splitSubpaths(path)
    .filter((sub) => Math.abs(sub.area) > PATTERN_AREA)
    .map((sub) => sub.d)
    .join('');
}

/** Lower half of CrossedArmsWB, widened to meet the bust. */
function buildExtension(scale, palette, clothes) {
  const { piece, legs } = POSES.crossed;
  const regions = findRegions('pose', piece, BODY_BOX);
  const map = [scale, 0, 0, 1, WAIST_LEFT * (1 - scale), 0];
  const drawn = [
    drawPiece('pose', piece, { background: clothes }),
    fillPath(regions.H1, clothes),
    drawPiece('pose', piece, { ink: palette.ink }),
    fillPath(pathOf(regions, legs), palette.bottom),
  ].join('');
  return {
    drawn: `<g clip-path="url(#below)"><g transform="matrix(${map.join(' ')})">${drawn}</g></g>`,
    torso: mapPath(map, regions.H1),
    legs: mapPath(map, pathOf(regions, legs)),
  };
}

function drawShape(shape, map, palette) {
  const fill = shape.fill ? palette[shape.fill] : 'none';
  const line = shape.line ? ` stroke="${palette.ink}" stroke-width="${shape.line}" stroke-linejoin="round" stroke-linecap="round"` : '';
  const drawn = `<path d="${map ? mapPath(map, shape.d) : shape.d}" fill="${fill}"${line}/>`;
  return shape.on === 'any' ? drawn : `<g clip-path="url(#${shape.on})">${drawn}</g>`;
}

/** What shows between the two sides of a jacket comes before the neckline of what is worn under it. */
const isOpening = (shape) => shape.part === 'jacket' && shape.fill !== null;

const drawFront = (shapes, map, palette) =>
  `<g clip-path="url(#front)">${shapes.map((shape) => drawShape(shape, map, palette)).join('')}</g>`;

/** The bare forearms under rolled sleeves come before the ink, the cuffs after it. */
function drawForearms(arms, palette) {
  return arms.map(({ skin }) => `<g clip-path="url(#torso)"><path d="${skin}" fill="${palette.skin}"/></g>`).join('');
}

const drawCuffs = (arms, palette) =>
  arms.map(({ cuff }) => drawShape({ on: 'torso', fill: 'base', line: 10, d: cuff }, undefined, palette)).join('');

function drawWatch([x, y, angle], palette) {
  const line = `stroke="${palette.ink}" stroke-width="8" stroke-linejoin="round"`;
  return `<g transform="translate(${x} ${y}) rotate(${angle})"><path d="M-42 -12L42 -12L42 12L-42 12Z" fill="${WEARS.watch.colour}"/><path d="M-22 -24L22 -24L22 24L-22 24Z" fill="#cfe3f2" ${line}/></g>`;
}

/** Scarf, headphones, watch …: over the clothes. */
function drawWears(wears, poseName, pose, map, palette) {
  return wears
    .map((name) => {
      const wear = WEARS[name];
      if (wear.watch) return WRISTS[poseName] ? drawWatch(WRISTS[poseName], palette) : '';
      const shapes = (pose.back ? wear.back : wear.front) ?? [];
      const own = { ...palette, wear: palette[name] ?? wear.colour };
      const drawn = shapes.map((one) => drawShape(one, map, own)).join('');
      return pose.back ? drawn : `<g clip-path="url(#front)">${drawn}</g>`;
    })
    .join('');
}

const findPose = (name) => POSES[name] ?? BACK_POSES[name];

/** The pose in which this outfit is seen from behind. */
export const backPoseOf = (outfitName) => BACKS[outfitName].pose ?? 'back';

/** SVG fragment in peep units; `width` makes the body sturdier (> 1) or slimmer. Ids are local to one sprite. */
export function drawBody(poseName, outfitName, colours, { width = 1, wears = [] } = {}) {
  const pose = findPose(poseName);
  const outfit = pose.back ? { ...OUTFITS[outfitName], shapes: BACKS[outfitName].shapes } : OUTFITS[outfitName];
  const arms = (outfit.sleeves === 'rolled' && ROLLED[poseName]) || [];
  const regions = findRegions('pose', pose.piece, BODY_BOX);
  const clothes = colours[outfit.base];
  const palette = { paper: '#ffffff', prop: '#3d4358', ...colours, base: clothes, chest: colours[outfit.chest ?? outfit.base] };
  const extension = pose.extension ? buildExtension(pose.extension, palette, clothes) : undefined;
  // A drawing with a jacket of its own keeps it: clothes show only on what the jacket leaves open.
  const torso = pathOf(regions, hollow(pose.top)) + withoutPattern(pathOf(regions, solid(pose.top))) + (extension?.torso ?? '');
  const legs = pathOf(regions, pose.legs) + (extension?.legs ?? '');
  const seam = pose.seam ? `<path d="${pose.seam}"/>` : '';
  const clips = Object.entries({
    front: [pose.front, ''],
    torso: [torso, seam],
    cover: [torso + pathOf(regions, pose.neck), seam],
    skirt: [torso + legs, seam],
    legs: [`M-400 ${pose.pins[2][1] + LEGS_BELOW_HEM}L1500 ${pose.pins[2][1] + LEGS_BELOW_HEM}L1500 2200L-400 2200Z`, ''],
    below: [`M-400 ${WAIST_Y}L1500 ${WAIST_Y}L1500 2200L-400 2200Z`, ''],
  }).map(([id, [d, more]]) => `<clipPath id="${id}"><path d="${d}"/>${more}</clipPath>`);
  clips.push(`<clipPath id="whole"><path d="M-400 300L1500 300L1500 2200L-400 2200Z${pose.cut ?? ''}" clip-rule="evenodd"/></clipPath>`);
  const pinned = solveAffine(PIN_MODEL, pose.pins);
  const map = pose.back ? undefined : pinned;
  const has = new Set(pose.has ?? []);
  const parts = new Set(outfit.parts ?? []);
  const patches = (pose.patches ?? []).filter((patch) => !parts.has(patch.unless) && (!patch.only || parts.has(patch.only)));
  const shapes = outfit.shapes.filter((shape) => !has.has(shape.part));
  const jacketRegions = pathOf(regions, hollow(pose.jacket));
  const topColour = pose.jacket ? palette.top : clothes;
  const drawn = [
    extension?.drawn ?? '',
    '<g clip-path="url(#whole)">',
    drawPiece('pose', pose.piece, { background: clothes }),
    // under the line of the legs no edge of the clothes may show
    `<g clip-path="url(#legs)">${drawPiece('pose', pose.piece, { background: palette.bottom })}</g>`,
    fillPath(pathOf(regions, hollow(pose.top)), topColour),
    fillPath(jacketRegions, palette.jacket),
    fillPath(pathOf(regions, pose.bottom), palette.bottom),
    fillPath(pathOf(regions, pose.skin), palette.skin),
    drawForearms(arms, palette),
    fillPath(pathOf(regions, pose.prop), palette.prop),
    fillPath(pathOf(regions, pose.paper), palette.paper),
    drawPiece('pose', pose.piece, { ink: palette.ink, speck: pose.speck }),
    fillPath(withoutPattern(pathOf(regions, solid(pose.top))), clothes),
    fillPath(pathOf(regions, pose.legs), palette.bottom),
    ...patches.filter((patch) => !patch.late).map((patch) => drawShape(patch, undefined, palette)),
    drawFront(shapes.filter(isOpening), map, palette),
    ...patches.filter((patch) => patch.late).map((patch) => drawShape(patch, undefined, palette)),
    drawCuffs(arms, palette),
    '</g>',
    drawFront(
      shapes.filter((shape) => !isOpening(shape)),
      map,
      palette,
    ),
    drawWears(wears, poseName, pose, pinned, palette),
  ].join('');
  const scale = pose.mirror ? -width : width;
  const transform = scale === 1 ? '' : ` transform="matrix(${scale} 0 0 1 ${NECK_X * (1 - scale)} 0)"`;
  return `<defs>${clips.join('')}</defs><g${transform}>${drawn}</g>`;
}
