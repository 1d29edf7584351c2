// Writes assets/art/people.json and the atlases beside it. Same input, same bytes.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeAtlas } from './atlas.mjs';
import { CAST, INK } from './cast.mjs';
import { drawFacePart } from './face-parts.mjs';
import { BLINK_EYES, BLUSHING, FEELING_FACES, NOSE } from './feelings.mjs';
import { buildFigure } from './figure.mjs';

const ART = fileURLToPath(new URL('../../art/', import.meta.url));
const FOLDER = `${ART}people`;
const PORTRAITS = `${ART}portraits`;
const FACE_BOX = [-80, -80, 460, 420];

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

export async function buildPeople() {
  for (const folder of [FOLDER, PORTRAITS]) await mkdir(folder, { recursive: true });
  const faces = await buildFaces();
  const figures = {};
  for (const [id, person] of Object.entries(CAST)) {
    figures[id] = await buildFigure({ sprites: FOLDER, portraits: PORTRAITS }, id, person);
  }
  await writeFile(`${ART}people.json`, `${JSON.stringify({ faces, figures }, null, 1)}\n`);
}
