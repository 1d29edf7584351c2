// One body: a pose in an outfit, coloured. The order of the layers is the order of the functions.
import { mapPath, solveAffine } from './geometry.mjs';
import { OUTFITS } from './outfits.mjs';
import { drawPiece } from './peeps.mjs';
import { BODY_BOX, NECK_X, PIN_MODEL, POSES } from './poses.mjs';
import { findRegions } from './regions.mjs';
import { splitSubpaths } from './subpaths.mjs';

/** Busts end here; the lower half of another drawing goes on below. */
const WAIST_Y = 1146;
const WAIST_LEFT = 168;
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

/** SVG fragment in peep units; `width` makes the body sturdier (> 1) or slimmer. Ids are local to one sprite. */
export function drawBody(poseName, outfitName, colours, width = 1) {
  const pose = POSES[poseName];
  const outfit = OUTFITS[outfitName];
  const regions = findRegions('pose', pose.piece, BODY_BOX);
  const clothes = colours[outfit.base];
  const palette = { paper: '#ffffff', prop: '#3d4358', ...colours, base: clothes, chest: colours[outfit.chest ?? outfit.base] };
  const extension = pose.extension ? buildExtension(pose.extension, palette, clothes) : undefined;
  // A drawing with a jacket of its own keeps it: clothes show only on what the jacket leaves open.
  const torso = pathOf(regions, hollow(pose.top)) + withoutPattern(pathOf(regions, solid(pose.top))) + (extension?.torso ?? '');
  const legs = pathOf(regions, pose.legs) + (extension?.legs ?? '');
  const clips = Object.entries({
    front: pose.front,
    torso,
    cover: torso + pathOf(regions, pose.neck),
    skirt: torso + legs,
    below: `M-400 ${WAIST_Y}L1500 ${WAIST_Y}L1500 2200L-400 2200Z`,
  }).map(([id, d]) => `<clipPath id="${id}"><path d="${d}"/></clipPath>`);
  clips.push(`<clipPath id="whole"><path d="M-400 300L1500 300L1500 2200L-400 2200Z${pose.cut ?? ''}" clip-rule="evenodd"/></clipPath>`);
  const map = solveAffine(PIN_MODEL, pose.pins);
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
    fillPath(pathOf(regions, hollow(pose.top)), topColour),
    fillPath(jacketRegions, palette.jacket),
    fillPath(pathOf(regions, pose.bottom), palette.bottom),
    fillPath(pathOf(regions, pose.skin), palette.skin),
    fillPath(pathOf(regions, pose.prop), palette.prop),
    fillPath(pathOf(regions, pose.paper), palette.paper),
    drawPiece('pose', pose.piece, { ink: palette.ink, speck: pose.speck }),
    fillPath(withoutPattern(pathOf(regions, solid(pose.top))), clothes),
    fillPath(pathOf(regions, pose.legs), palette.bottom),
    ...patches.filter((patch) => !patch.late).map((patch) => drawShape(patch, undefined, palette)),
    drawFront(shapes.filter(isOpening), map, palette),
    ...patches.filter((patch) => patch.late).map((patch) => drawShape(patch, undefined, palette)),
    '</g>',
    drawFront(
      shapes.filter((shape) => !isOpening(shape)),
      map,
      palette,
    ),
  ].join('');
  const scale = pose.mirror ? -width : width;
  const transform = scale === 1 ? '' : ` transform="matrix(${scale} 0 0 1 ${NECK_X * (1 - scale)} 0)"`;
  return `<defs>${clips.join('')}</defs><g${transform}>${drawn}</g>`;
}
