// Ends of plays, added up one by one.
import type { Scenario } from '../scenario/model.ts';
import { VERDICTS } from '../scenario/terms.ts';

/** R is a sum of fractions: equal ones may differ in the last bits. */
export const EQUAL = 1e-9;

const GOOD = VERDICTS.map((verdict) => verdict === 'constructive' || verdict === 'settled');

export const isGoodVerdict = (index: number): boolean => GOOD[index] === true;

export interface Tally {
  min: number;
  max: number;
  /** Sum of probability × R. */
  random: number;
  probability: number;
  plays: number;
  depthMin: number;
  depthMax: number;
  depthSum: number;
  /** Per ending: plays, and probability per verdict. */
  readonly endingPlays: Float64Array;
  readonly shares: readonly Float64Array[];
}

export function emptyTally(scenario: Scenario): Tally {
  return {
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
    random: 0,
    probability: 0,
    plays: 0,
    depthMin: Number.POSITIVE_INFINITY,
    depthMax: 0,
    depthSum: 0,
    endingPlays: new Float64Array(scenario.endings.length),
    shares: scenario.endings.map(() => new Float64Array(VERDICTS.length)),
  };
}

interface End {
  readonly ending: number;
  readonly raw: number;
  readonly verdict: number;
}

export function addEnd(tally: Tally, { ending, raw, verdict }: End, probability: number, plays: number, depth: number): void {
  if (raw < tally.min) tally.min = raw;
  if (raw > tally.max) tally.max = raw;
  tally.random += probability * raw;
  tally.probability += probability;
  tally.plays += plays;
  if (depth < tally.depthMin) tally.depthMin = depth;
  if (depth > tally.depthMax) tally.depthMax = depth;
  tally.depthSum += probability * depth;
  tally.endingPlays[ending] = (tally.endingPlays[ending] as number) + plays;
  const share = tally.shares[ending] as Float64Array;
  share[verdict] = (share[verdict] as number) + probability;
}

/** Counts of plays become shares of all plays begun. */
export function scaleTally(tally: Tally, factor: number): void {
  tally.random *= factor;
  tally.probability *= factor;
  tally.depthSum *= factor;
  for (const share of tally.shares) for (let v = 0; v < share.length; v++) share[v] = (share[v] as number) * factor;
}
