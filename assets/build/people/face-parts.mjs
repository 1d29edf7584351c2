// A face is one ink path. Its subpaths are told apart by the nose: what lies below it is the mouth, the rest eyes and brows.
// All parts are moved so that the noses of all faces coincide; any eyes then go with any mouth.
import { readMarkup } from './peeps.mjs';
import { splitSubpaths } from './subpaths.mjs';

/** The face whose nose the others are moved to. */
const MODEL = 'Smile';
/** Areas of the two nose shapes of this art, in square units. */
const NOSE_AREAS = [355, 434];
const BELOW_NOSE = 18;

function isNose(part, [left, top]) {
  const width = part.x1 - part.x0;
  const height = part.y1 - part.y0;
  const x = left + part.x0;
  const y = top + part.y0;
  const area = Math.abs(part.area);
  return width > 30 && width < 46 && height > 28 && height < 42 && x > 128 && x < 165 && y > 110 && y < 170 && area > 280 && area < 520;
}

const noseError = (part) => Math.min(...NOSE_AREAS.map((area) => Math.abs(Math.abs(part.area) - area)));

/** Taken out of a part, in units of the face: the brow of this face runs across and over the edge of the head. */
const GAPS = { 'Serious/eyes': 'M126 70L156 70L150 112L130 112ZM226 70L300 70L300 112L220 112Z' };

const cache = new Map();

function readFace(name) {
  const known = cache.get(name);
  if (known) return known;
  const markup = readMarkup('face', name);
  const shift = markup.match(/translate\(([\d.-]+)[ ,]+([\d.-]+)\)/);
  const origin = shift ? [Number(shift[1]), Number(shift[2])] : [0, 0];
  const parts = [...markup.matchAll(/<path[^>]*?d="([^"]+)"/g)].flatMap((m) => splitSubpaths(m[1]));
  const nose = parts.filter((part) => isNose(part, origin)).sort((a, b) => noseError(a) - noseError(b))[0];
  const level = nose ? (nose.y0 + nose.y1) / 2 + BELOW_NOSE : Infinity;
  const drawn = parts.filter((part) => part !== nose && (part.x1 - part.x0 >= 2 || part.y1 - part.y0 >= 2));
  const isMouth = (part) => (part.y0 + part.y1) / 2 > level;
  const face = {
    origin,
    nose: nose ? [nose] : [],
    eyes: drawn.filter((part) => !isMouth(part)),
    mouth: drawn.filter(isMouth),
    at: nose ? [origin[0] + nose.x0, origin[1] + nose.y0] : undefined,
  };
  cache.set(name, face);
  return face;
}

/** SVG fragment of one part (eyes, nose, mouth) on the face canvas. */
export function drawFacePart(name, part, ink) {
  const face = readFace(name);
  const model = readFace(MODEL);
  const dx = face.origin[0] + (face.at ? model.at[0] - face.at[0] : 0);
  const dy = face.origin[1] + (face.at ? model.at[1] - face.at[1] : 0);
  const kept = face[part];
  if (kept.length === 0) throw new Error(`face ${name} has no ${part} to take`);
  const d = kept.map((sub) => sub.d).join('');
  // Eyes and teeth are white: every outline is filled by itself, since their windings do not agree.
  const white = kept.map((sub) => `<path d="${sub.d}" fill="#fff"/>`).join('');
  const drawn = `<g transform="translate(${dx} ${dy})">${white}<path d="${d}" fill="${ink}" fill-rule="evenodd"/></g>`;
  const gap = GAPS[`${name}/${part}`];
  if (!gap) return drawn;
  const clip = `<clipPath id="gap"><path d="M-200 -200L600 -200L600 600L-200 600Z${gap}" clip-rule="evenodd"/></clipPath>`;
  return `<defs>${clip}</defs><g clip-path="url(#gap)">${drawn}</g>`;
}
