// The state variables with a memory: stance and ladder fall and rise at different thresholds (hysteresis).
import { LADDER, type Mode, type Rung, type Stance } from '../scenario/terms.ts';
import { CDS } from './constants.ts';

export function clamp(value: number, min: number, max: number): number {
  return value < min ? min : value > max ? max : value;
}

/** Stance after the climate has become `climate`. Falling is easier than rising (Deutsch's crude law). */
export function nextStance(stance: Stance, climate: number): Stance {
  const { opensAt, closesAt, reopensAt, fallsBelow } = CDS.stance;
  if (climate >= opensAt) return 'open';
  if (climate <= closesAt) return 'closed';
  if (stance === 'closed') return climate >= reopensAt ? 'guarded' : 'closed';
  if (stance === 'open') return climate < fallsBelow ? 'guarded' : 'open';
  return 'guarded';
}

/** The rung that `heat` reaches from below. */
export function rungOf(heat: number): Rung {
  let index = 0;
  for (let i = 1; i < LADDER.length; i++) if (heat >= (CDS.ladder.from[i] as number)) index = i;
  return LADDER[index] as Rung;
}

/** Rung after the heat has become `heat`: up at the threshold, down only a slack below it. */
export function nextRung(rung: Rung, heat: number): Rung {
  const reached = LADDER.indexOf(rungOf(heat));
  let index = LADDER.indexOf(rung);
  if (reached >= index) return LADDER[reached] as Rung;
  while (index > reached && heat < (CDS.ladder.from[index] as number) - CDS.ladder.slack) index--;
  return LADDER[index] as Rung;
}

/** Intensity after a decision in `mode`: a third of the way to the mode's target, cut towards zero. */
export function nextIntensity(intensity: number, mode: Mode | 'none'): number {
  if (mode === 'none') return intensity;
  const { target, approach, min, max } = CDS.intensity;
  return clamp(intensity + Math.trunc((target[mode] - intensity) / approach), min, max);
}
