// Heads: hair and skin under the face, beard and glasses over it.
import { drawPiece, originOf } from './peeps.mjs';
import { findRegions } from './regions.mjs';
import { WEARS } from './wears.mjs';

/** Left, top, width, height of everything a head can be. */
export const HEAD_BOX = [0, -160, 900, 860];

/** Where the neck turns, in peep units. */
export const NECK = { x: 440, y: 520 };

/** Hair drawn as outline, or with bands and folds of its own; all other styles are solid ink (every `S` region is hair). */
const HAIR_REGIONS = {
  GrayShort: { hair: ['H1'] },
  GrayMedium: { hair: ['H1'] },
  GrayBun: { hair: ['H1', 'H2'] },
  Bun: { hair: ['S0', 'S1'], deco: ['H1'] },
  BaldSides: { hair: ['H1'] },
  BantuKnots: { hair: ['S0', 'S1', 'S2', 'H1'] },
  Beanie: { hair: ['S0'], deco: ['H1', 'H2'] },
  BunFancy: { hair: ['S0', 'S1', 'S2'], deco: ['H1', 'H2', 'H3', 'H4', 'H5'] },
  Turban: { hair: ['H1'] },
  Hijab: { hair: ['S0'], deco: ['H1', 'H2', 'H3', 'H4'] },
};

/** Outline drawings whose hair and face are one region: all is hair but this. */
const FACE_SHAPES = {
  Bangs:
    'M394 226L480 178L560 176L640 200L652 360C652 440 610 500 540 512L400 560L384 540L374 470C366 430 352 396 330 376L318 392L286 380L272 346L288 312L318 300L346 334C376 304 388 262 394 226ZM540 480L560 520L380 560L390 500Z',
  ShortWavy:
    'M366 184C430 176 500 160 560 166L618 168L646 390C640 440 590 500 540 512L470 520L410 520L404 470L352 404L340 396L330 400L300 372L290 330L310 304L344 300L358 304C350 250 388 236 366 184Z',
};

/** Hair of our own: drawn behind another style. */
const TAILS = {
  Ponytail: {
    style: 'Short',
    behind:
      'M330 110C250 70 160 110 158 210C156 300 196 330 176 420C166 452 150 470 136 480C200 486 262 440 276 370C288 310 266 280 296 240Z',
  },
};

/** Skin that the drawing leaves open between jaw and neck. */
const NECK_PATCH = { MediumShort: 'M346 432L410 432L410 545L366 540L352 500Z' };

/** Points left over in some drawings, off the head. */
const isStray = ({ x0, x1, y0, y1 }) => x1 - x0 < 8 && y1 - y0 < 8;

/** Shaved lines and stubble that read as dirt at the size of the stage. */
const STUBBLE = {
  ShavedWavy: ({ x0, x1, y0, y1 }) => x0 > 340 && x1 < 410 && y0 > 170 && y1 < 310,
};

const drawTail = (d, palette) =>
  `<path d="${d}" fill="${palette.hair}" stroke="${palette.ink}" stroke-width="12" stroke-linejoin="round"/><path d="M300 150C250 180 214 230 222 300C226 350 214 400 196 430" fill="none" stroke="${palette.ink}" stroke-width="7" stroke-linecap="round"/>`;

export function drawHead(hair, palette) {
  const tail = TAILS[hair];
  if (tail) return drawTail(tail.behind, palette) + drawHead(tail.style, palette);
  if (FACE_SHAPES[hair]) {
    const face = `<path d="${FACE_SHAPES[hair]}" fill="${palette.skin}"/>`;
    return drawPiece('hair', hair, { background: palette.hair }) + face + drawPiece('hair', hair, { ink: palette.ink, speck: isStray });
  }
  const regions = findRegions('hair', hair, HEAD_BOX, { core: 11, inset: 6 });
  const roles = HAIR_REGIONS[hair] ?? { hair: Object.keys(regions).filter((id) => id.startsWith('S')) };
  const paint = (kind) =>
    Object.entries(roles)
      .flatMap(([role, ids]) => ids.filter((id) => id.startsWith(kind)).map((id) => [regions[id] ?? '', palette[role]]))
      .map(([d, colour]) => `<path d="${d}" fill="${colour}" fill-rule="evenodd"/>`)
      .join('');
  return [
    NECK_PATCH[hair] ? `<path d="${NECK_PATCH[hair]}" fill="${palette.skin}"/>` : '',
    drawPiece('hair', hair, { background: palette.skin }),
    paint('H'),
    drawPiece('hair', hair, { ink: palette.ink, speck: (box) => isStray(box) || STUBBLE[hair]?.(box) === true }),
    paint('S'),
  ].join('');
}

export function drawBeard(beard, palette) {
  return drawPiece('beard', beard, { ink: palette.beard ?? palette.hair, background: palette.beard ?? palette.hair });
}

export function drawGlasses(glasses, palette) {
  return drawPiece('accessory', glasses, { ink: palette.ink });
}

/** Cap, helmet, pearls …: over hair and face. */
export function drawHeadwear(name, palette) {
  const { head, colour } = WEARS[name];
  return head
    .map(({ fill, line, d }) => {
      const paint = fill === null ? 'none' : fill === 'wear' ? (palette[name] ?? colour) : palette[fill];
      return `<path d="${d}" fill="${paint}" stroke="${palette.ink}" stroke-width="${line}" stroke-linejoin="round" stroke-linecap="round"/>`;
    })
    .join('');
}

export const FACE_ORIGIN = { x: originOf('face')[0], y: originOf('face')[1] };
