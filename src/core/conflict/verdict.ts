// The verdict, shown before any number: first rule that holds, in the order of the model.
import type { Ending } from '../scenario/model.ts';
import type { Verdict } from '../scenario/terms.ts';
import { CDS } from './constants.ts';
import { axisMeans, openShare } from './score.ts';
import { type ConflictState, worstOf } from './state.ts';

/** What broke a talk off: it was left or boiled over, or a misstatement came out before anything was agreed. */
export type Breach = 'talk' | 'trust';

export function breachOf(state: ConflictState, ending: Ending): Breach | null {
  if (ending.breakOff || worstOf(state.counterparts).heat >= CDS.verdict.brokenOffHeat) return 'talk';
  return state.discovered.length > 0 && ending.agreement === 'none' ? 'trust' : null;
}

export function verdictOf(state: ConflictState, ending: Ending): Verdict {
  const rule = CDS.verdict;
  const { climate, heat } = worstOf(state.counterparts);
  const means = Object.values(axisMeans(state)).filter((mean) => mean !== null);
  const half = openShare(state) >= 0.5;

  if (breachOf(state, ending) !== null) return 'broken-off';
  if (
    heat >= rule.escalatedHeat ||
    climate <= rule.escalatedClimate ||
    means.filter((mean) => mean <= rule.escalatedAxisMean).length >= rule.escalatedAxes
  )
    return 'escalated';
  if (
    (ending.agreement === 'integrative' || ending.chain === 2) &&
    means.every((mean) => mean >= 0) &&
    means.filter((mean) => mean > rule.constructiveAxisMean).length >= rule.constructiveAxes &&
    climate >= rule.constructiveClimate &&
    half &&
    heat <= rule.constructiveHeat
  )
    return 'constructive';
  if (ending.agreement === 'none' || 2 * state.yielded > state.decisions || (state.intensity < rule.smoothedIntensity && !half))
    return 'smoothed-over';
  return 'settled';
}
