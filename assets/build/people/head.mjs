// Heads: hair and skin under the face, beard and glasses over it.
import { drawPiece, originOf } from './peeps.mjs';
import { findRegions } from './regions.mjs';

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
  Hijab: { hair: ['S0'], deco: ['H1', 'H2', 'H3', 'H4'] },
};

/** Skin that the drawing leaves open between jaw and neck. */
const NECK_PATCH = { MediumShort: 'M346 432L410 432L410 545L366 540L352 500Z' };

/** Points left over in some drawings, off the head. */
const isStray = ({ x0, x1, y0, y1 }) => x1 - x0 < 8 && y1 - y0 < 8;

export function drawHead(hair, palette) {
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
    drawPiece('hair', hair, { ink: palette.ink, speck: isStray }),
    paint('S'),
  ].join('');
}

export function drawBeard(beard, palette) {
  return drawPiece('beard', beard, { ink: palette.beard ?? palette.hair, background: palette.beard ?? palette.hair });
}

export function drawGlasses(glasses, palette) {
  return drawPiece('accessory', glasses, { ink: palette.ink });
}

export const FACE_ORIGIN = { x: originOf('face')[0], y: originOf('face')[1] };
