// What of a body is shown where somebody stands: which posture there is room for, and where the drawing ends.
import type { Posture } from '../../core/scenario/terms.ts';
import type { Sprite } from './art.ts';
import type { PersonPlace } from './layout.ts';

/** Postures with an arm stretched out, and what stands for them where there is no room for it. */
const WITHHELD: Readonly<Partial<Record<Posture, Posture>>> = { pointing: 'arms-crossed', 'open-hand': 'neutral' };

export const reaches = (posture: Posture): boolean => WITHHELD[posture] !== undefined;
export const withheld = (posture: Posture): Posture => WITHHELD[posture] ?? posture;

/** Shares of the sprite: nothing below `cut`, and of a picture on the wall nothing beside it. `neck`: x of the middle, peep units. */
export function shownPart(
  { x, y, w, h }: Sprite,
  cut: number,
  neck: number,
  { screen }: Pick<PersonPlace, 'screen'>,
): { readonly from: number; readonly to: number; readonly down: number } {
  const half = screen?.half ?? Number.POSITIVE_INFINITY;
  return {
    from: Math.max(0, (neck - half - x) / w),
    to: Math.min(1, (neck + half - x) / w),
    down: Math.max(0, Math.min(1, (cut - y) / h)),
  };
}
