// One figure: its atlases, its portrait and its entry in the manifest.
import sharp from 'sharp';
import { writeAtlas } from './atlas.mjs';
import { backPoseOf, drawBody } from './body.mjs';
import { INK, POSTURE_POSES, SEATED_POSTURES } from './cast.mjs';
import { drawFacePart } from './face-parts.mjs';
import { FEELING_FACES, NOSE } from './feelings.mjs';
import { drawBeard, drawGlasses, drawHead, drawHeadwear, FACE_ORIGIN, HEAD_BOX, NECK } from './head.mjs';
import { BODY_BOX } from './poses.mjs';
import { renderPixels } from './raster.mjs';
import { WEARS } from './wears.mjs';
import { drawSeated } from './wheelchair.mjs';

/** Below this the bodies are cut off, in peep units (the knees); always behind a table, the choices or the edge of the stage. */
const CUT = 1990;

/** Head and shoulders, and the pixels of the picture: twice what a badge shows. */
const PORTRAIT_BOX = [120, -70, 700, 700];
const PORTRAIT_PIXELS = 192;
const PORTRAIT_COLOURS = 24;

/** Pairs of posture and drawing. */
export function drawBodies(person, palette) {
  if (person.seated) return SEATED_POSTURES.map((posture) => [posture, drawSeated(posture, palette)]);
  const poses = { neutral: person.neutral, ...POSTURE_POSES, 'turned-away': backPoseOf(person.outfit) };
  return Object.entries(poses).map(([posture, pose]) => [posture, drawBody(pose, person.outfit, palette, person)]);
}

/** Names and drawings of what lies over the face. */
export function drawOver({ beard, glasses, wears = [] }, palette) {
  const worn = wears.filter((name) => WEARS[name].head);
  return [
    ...(beard ? [['beard', drawBeard(beard, palette)]] : []),
    ...(glasses ? [['glasses', drawGlasses(glasses, palette)]] : []),
    ...worn.map((name) => [name, drawHeadwear(name, palette)]),
  ];
}

function drawCalmFace() {
  const { eyes, mouth } = FEELING_FACES.calm;
  const parts = [drawFacePart(eyes, 'eyes', INK), drawFacePart(NOSE, 'nose', INK), drawFacePart(mouth, 'mouth', INK)];
  return `<g transform="translate(${FACE_ORIGIN.x} ${FACE_ORIGIN.y})">${parts.join('')}</g>`;
}

/** Writes `<id>.webp` into the folder. */
export async function buildPortrait(folder, id, person) {
  const palette = { ink: INK, ...person.palette };
  const over = drawOver(person, palette).map(([, drawn]) => drawn);
  const inner = drawBodies(person, palette)[0][1] + drawHead(person.hair, palette) + drawCalmFace() + over.join('');
  const { pixels, width, height } = renderPixels(inner, PORTRAIT_BOX, PORTRAIT_PIXELS, PORTRAIT_PIXELS);
  const flat = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .png({ palette: true, colours: PORTRAIT_COLOURS, quality: 100, dither: 0, effort: 10 })
    .toBuffer();
  await sharp(flat).webp({ lossless: true, effort: 6, quality: 100 }).toFile(`${folder}/${id}.webp`);
}

/**
 * Writes `<id>@{1,2}x.{webp,json}`, `<id>-<posture>@{1,2}x.webp` for each but neutral, and `<id>.webp`, the portrait, into the
 * folders; returns the figure of art.ts.
 * `quick`: in a fifth of the time, a tenth larger.
 */
export async function buildFigure({ sprites: folder, portraits }, id, person, { quick = false } = {}) {
  const palette = { ink: INK, ...person.palette };
  const body = [BODY_BOX[0], BODY_BOX[1], BODY_BOX[2], CUT - BODY_BOX[1]];
  const bodies = drawBodies(person, palette);
  const head = drawHead(person.hair, palette);
  const over = drawOver(person, palette);
  const sprites = [
    ...bodies.map(([name, inner]) => ({ name, inner, box: body, alone: name !== 'neutral' })),
    ...[['head', head], ...over].map(([name, inner]) => ({ name, inner, box: HEAD_BOX })),
  ];
  const placed = await writeAtlas(folder, id, sprites, { quick });
  await buildPortrait(portraits, id, person);
  const { x, y, w, h } = placed.head;
  return {
    atlas: id,
    postures: Object.fromEntries(bodies.map(([posture]) => [posture, placed[posture]])),
    head: [placed.head],
    over: over.map(([name]) => placed[name]),
    face: FACE_ORIGIN,
    neck: NECK,
    headBox: { x, y, w, h },
    seated: person.seated === true,
    colour: person.colour,
  };
}
