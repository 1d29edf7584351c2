// The verdict, shown before any number: first rule that holds, in the order of the model.
import type { Ending } from '../scenario/model.ts';
import type { Verdict } from '../scenario/terms.ts';
import { CDS } from './constants.ts';
import { axisMeans, openShare } from './score.ts';
import { type ConflictState, worstOf } from './state.ts';

export function verdictOf(state: ConflictState, ending: Ending): Verdict {
  const rule = CDS.verdict;
  const { climate, heat } = worstOf(state.counterparts);
  const means = Object.values(axisMeans(state)).filter((mean) => mean !== null);
  const half = openShare(state) >= 0.5;

  if (ending.breakOff || heat >= rule.brokenOffHeat || (state.discovered.length > 0 && ending.agreement === 'none')) return 'broken-off';
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
