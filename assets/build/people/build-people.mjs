// Writes assets/art/people.json and the atlases beside it. Same input, same bytes.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeAtlas } from './atlas.mjs';
import { drawBody } from './body.mjs';
import { AWAY_POSES, CAST, INK, POSTURE_POSES, SEATED_POSTURES } from './cast.mjs';
import { drawFacePart } from './face-parts.mjs';
import { BLINK_EYES, BLUSHING, FEELING_FACES, NOSE } from './feelings.mjs';
import { drawBeard, drawGlasses, drawHead, FACE_ORIGIN, HEAD_BOX, NECK } from './head.mjs';
import { BODY_BOX } from './poses.mjs';
import { drawSeated } from './wheelchair.mjs';

const ART = fileURLToPath(new URL('../../art/', import.meta.url));
const FOLDER = `${ART}people`;
const FACE_BOX = [-80, -80, 460, 420];
/** Below this the bodies are cut off, in peep units (the knees); always behind a table, the choices or the edge of the stage. */
const CUT = 1990;

const BLUSH =
  '<g fill="#e8836b" opacity="0.38"><ellipse cx="41" cy="166" rx="30" ry="17"/><ellipse cx="206" cy="154" rx="20" ry="15"/></g>';

async function buildFaces() {
  const sprites = new Map();
  const use = (part, name) => {
    const key = `${part}-${name}`;
    if (!sprites.has(key)) sprites.set(key, { name: key, inner: drawFacePart(name, part, INK), box: FACE_BOX });
    return key;
  };
  const eyes = { blink: use('eyes', BLINK_EYES) };
  const mouth = {};
  const talk = {};
  const nose = {};
  for (const [feeling, face] of Object.entries(FEELING_FACES)) {
    eyes[feeling] = use('eyes', face.eyes);
    mouth[feeling] = use('mouth', face.mouth);
    talk[feeling] = face.talk.map((name) => use('mouth', name));
    nose[feeling] = use('nose', NOSE);
  }
  sprites.set('blush', { name: 'blush', inner: BLUSH, box: FACE_BOX });
  const placed = await writeAtlas(FOLDER, 'faces', [...sprites.values()]);
  const place = (record) => Object.fromEntries(Object.entries(record).map(([key, name]) => [key, placed[name]]));
  return {
    atlas: 'faces',
    eyes: place(eyes),
    mouth: place(mouth),
    talk: Object.fromEntries(Object.entries(talk).map(([feeling, names]) => [feeling, names.map((name) => placed[name])])),
    nose: place(nose),
    blush: placed.blush,
    blushing: BLUSHING,
  };
}

/** Pairs of posture and drawing. */
function drawBodies(person, palette) {
  if (person.seated) return SEATED_POSTURES.map((posture) => [posture, drawSeated(posture, palette)]);
  const poses = { neutral: person.neutral, ...POSTURE_POSES, 'turned-away': AWAY_POSES[person.neutral] };
  return Object.entries(poses).map(([posture, pose]) => [posture, drawBody(pose, person.outfit, palette, person.width)]);
}

async function buildFigure(id, person) {
  const palette = { ink: INK, ...person.palette };
  const body = [BODY_BOX[0], BODY_BOX[1], BODY_BOX[2], CUT - BODY_BOX[1]];
  const bodies = drawBodies(person, palette);
  const sprites = bodies.map(([posture, inner]) => ({ name: posture, inner, box: body }));
  sprites.push({ name: 'head', inner: drawHead(person.hair, palette), box: HEAD_BOX });
  const over = [];
  if (person.beard) over.push({ name: 'beard', inner: drawBeard(person.beard, palette), box: HEAD_BOX });
  if (person.glasses) over.push({ name: 'glasses', inner: drawGlasses(person.glasses, palette), box: HEAD_BOX });
  const placed = await writeAtlas(FOLDER, id, [...sprites, ...over]);
  const { x, y, w, h } = placed.head;
  return {
    atlas: id,
    postures: Object.fromEntries(bodies.map(([posture]) => [posture, placed[posture]])),
    head: [placed.head],
    over: over.map(({ name }) => placed[name]),
    face: FACE_ORIGIN,
    neck: NECK,
    headBox: { x, y, w, h },
    seated: person.seated === true,
    colour: person.colour,
  };
}

export async function buildPeople() {
  await mkdir(FOLDER, { recursive: true });
  const faces = await buildFaces();
  const figures = {};
  for (const [id, person] of Object.entries(CAST)) figures[id] = await buildFigure(id, person);
  await writeFile(`${ART}people.json`, `${JSON.stringify({ faces, figures }, null, 1)}\n`);
}
