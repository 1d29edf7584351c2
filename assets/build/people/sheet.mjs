// One person on one picture, to look at: every posture of the body, every feeling of the face.
import { Resvg } from '@resvg/resvg-js';
import { INK } from './cast.mjs';
import { drawFacePart } from './face-parts.mjs';
import { FEELING_FACES, NOSE } from './feelings.mjs';
import { drawBodies, drawOver } from './figure.mjs';
import { drawHead, FACE_ORIGIN } from './head.mjs';

const PAPER = '#dfe4f0';
const BODY = { box: '-340 -180 1560 2170', width: 250, height: 348 };
const HEAD = { box: '80 -140 740 760', width: 143, height: 147 };
const COLUMNS = 8;

/** Ids are local to one sprite; here many stand side by side. */
const withOwnIds = (inner, at) => inner.replace(/id="([^"]+)"/g, `id="${at}-$1"`).replace(/url\(#([^)]+)\)/g, `url(#${at}-$1)`);

function drawFace(feeling) {
  const { eyes, mouth } = FEELING_FACES[feeling];
  const parts = [drawFacePart(eyes, 'eyes', INK), drawFacePart(NOSE, 'nose', INK), drawFacePart(mouth, 'mouth', INK)];
  return `<g transform="translate(${FACE_ORIGIN.x} ${FACE_ORIGIN.y})">${parts.join('')}</g>`;
}

const cell = ({ box, width, height }, x, y, inner, at) =>
  `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${box}">${withOwnIds(inner, at)}</svg>`;

/** PNG of an entry like those of cast.mjs. */
export function drawSheet(person) {
  const palette = { ink: INK, ...person.palette };
  const bodies = drawBodies(person, palette);
  const head = drawHead(person.hair, palette);
  const over = drawOver(person, palette)
    .map(([, inner]) => inner)
    .join('');
  const whole = (body, feeling) => body + head + drawFace(feeling) + over;
  const feelings = Object.keys(FEELING_FACES);
  const cells = [
    ...bodies.map(([, body], index) => cell(BODY, index * BODY.width, 0, whole(body, 'calm'), `body${index}`)),
    ...feelings.map((feeling, index) => cell(HEAD, index * HEAD.width, BODY.height, whole(bodies[0][1], feeling), `head${index}`)),
  ];
  const [width, height] = [Math.max(COLUMNS * BODY.width, feelings.length * HEAD.width), BODY.height + HEAD.height];
  const size = `width="${width}" height="${height}"`;
  return new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="${PAPER}"/>${cells.join('')}</svg>`)
    .render()
    .asPng();
}
