// Ends of plays, added up.
import { scoreOf } from '../conflict/score.ts';
import type { Scenario } from '../scenario/model.ts';
import { VERDICTS, type Verdict } from '../scenario/terms.ts';
import type { EndingShare, Scores } from './exploration.ts';
import { CUT, type Walk, type WalkedLayer } from './walk.ts';

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

/** Calls `see` for every end: its index in its layer, and the probability and plays that come to it. */
export function eachEnd(layer: WalkedLayer, see: (end: number, probability: number, plays: number) => void): void {
  for (let k = 0; k < layer.count; k++) {
    const [first, after] = [layer.from[k] as number, layer.from[k + 1] as number];
    for (let e = first; e < after; e++) {
      const edge = layer.edges[e] as number;
      if (edge < 0 && edge !== CUT) see(-1 - edge, (layer.probability[k] as number) / (after - first), layer.plays[k] as number);
    }
  }
}

export function tallyOf(scenario: Scenario, { layers }: Walk): Tally {
  const tally = emptyTally(scenario);
  const end = { ending: 0, raw: 0, verdict: 0 };
  layers.forEach((layer, depth) => {
    eachEnd(layer, (at, probability, plays) => {
      end.ending = layer.ending[at] as number;
      end.raw = layer.raw[at] as number;
      end.verdict = layer.verdict[at] as number;
      addEnd(tally, end, probability, plays, depth + 1);
    });
  });
  return tally;
}

export function endingShares(scenario: Scenario, tally: Tally): readonly EndingShare[] {
  return scenario.endings.map(({ id }, k) => {
    const share = tally.shares[k] as Float64Array;
    const verdicts: Partial<Record<Verdict, number>> = {};
    VERDICTS.forEach((verdict, v) => {
      if (share[v]) verdicts[verdict] = share[v];
    });
    return { id, plays: tally.endingPlays[k] as number, probability: share.reduce((a, b) => a + b, 0), verdicts };
  });
}

export function verdictShares(tally: Tally): Record<Verdict, number> {
  const sum = (v: number): number => tally.shares.reduce((total, share) => total + (share[v] as number), 0);
  return Object.fromEntries(VERDICTS.map((verdict, v) => [verdict, sum(v)])) as Record<Verdict, number>;
}

/** Probability of each N, 0…1000. */
export function scoreBins({ layers }: Walk, anchors: { max: number; random: number }): Float64Array {
  const bins = new Float64Array(1001);
  for (const layer of layers)
    eachEnd(layer, (end, probability) => {
      const score = scoreOf(layer.raw[end] as number, anchors);
      bins[score] = (bins[score] as number) + probability;
    });
  return bins;
}

const BARS = 20;

export function scoresOf(bins: Float64Array): Scores {
  const all = bins.reduce((a, b) => a + b, 0);
  const quantile = (share: number): number => {
    let sum = 0;
    for (let n = 0; n < bins.length; n++) {
      sum += bins[n] as number;
      if (sum >= share * all * (1 - 1e-12)) return n;
    }
    return bins.length - 1;
  };
  const histogram = new Array<number>(BARS).fill(0);
  let mean = 0;
  bins.forEach((probability, n) => {
    mean += (n * probability) / all;
    const bar = Math.min(BARS - 1, Math.floor(n / (1000 / BARS)));
    histogram[bar] = (histogram[bar] as number) + probability / all;
  });
  return { mean, p10: quantile(0.1), p50: quantile(0.5), p90: quantile(0.9), histogram };
}
