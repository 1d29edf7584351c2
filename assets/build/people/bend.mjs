// The pointing drawing is of a rounder person than all others: its hips are drawn in and its waist is let down.
import { NECK_X } from './neck.mjs';

/** Height in peep units → share of the width that is left there. */
const WIDTHS = [
  [620, 1],
  [1040, 0.96],
  [1310, 0.85],
  [1700, 0.88],
  [2000, 0.96],
];
/** Below this everything is stretched. */
const STRETCH_FROM = 900;
const STRETCH = 1.1;

function widthAt(y) {
  const next = WIDTHS.findIndex(([level]) => level > y);
  if (next === 0) return WIDTHS[0][1];
  if (next < 0) return WIDTHS.at(-1)[1];
  const [y0, k0] = WIDTHS[next - 1];
  const [y1, k1] = WIDTHS[next];
  const t = (y - y0) / (y1 - y0);
  return k0 + (k1 - k0) * t * t * (3 - 2 * t);
}

export function slimPointing([x, y]) {
  return [NECK_X + (x - NECK_X) * widthAt(y), y > STRETCH_FROM ? STRETCH_FROM + (y - STRETCH_FROM) * STRETCH : y];
}
