// What the ends of all plays come to.
import { scoreOf } from '../conflict/score.ts';
import type { Scenario } from '../scenario/model.ts';
import { VERDICTS, type Verdict } from '../scenario/terms.ts';
import { addEnd, emptyTally, type Tally } from './end-tally.ts';
import type { EndingShare, Scores } from './exploration.ts';
import type { Tail } from './tail.ts';
import { CUT, type Walk, type WalkedLayer } from './walk.ts';

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

function addTail(tally: Tally, { depth, ends }: Tail): void {
  for (const { raw, probability, count } of ends.pieces)
    for (let k = 0; k < count; k++) {
      const value = raw[k] as number;
      if (value < tally.min) tally.min = value;
      if (value > tally.max) tally.max = value;
      tally.random += (probability[k] as number) * value;
    }
  ends.plays.forEach((plays, at) => {
    if (plays === 0) return;
    const decisions = depth + 1 + Math.floor(at / ends.marks);
    const mark = at % ends.marks;
    const ending = Math.floor(mark / VERDICTS.length);
    const probability = ends.probability[at] as number;
    tally.probability += probability;
    tally.plays += plays;
    tally.depthMin = Math.min(tally.depthMin, decisions);
    tally.depthMax = Math.max(tally.depthMax, decisions);
    tally.depthSum += probability * decisions;
    tally.endingPlays[ending] = (tally.endingPlays[ending] as number) + plays;
    const share = tally.shares[ending] as Float64Array;
    share[mark % VERDICTS.length] = (share[mark % VERDICTS.length] as number) + probability;
  });
}

export function tallyOf(scenario: Scenario, { layers, tail }: Walk): Tally {
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
  if (tail) addTail(tally, tail);
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
export function scoreBins({ layers, tail }: Walk, anchors: { max: number; random: number }): Float64Array {
  const bins = new Float64Array(1001);
  for (const layer of layers)
    eachEnd(layer, (end, probability) => {
      const score = scoreOf(layer.raw[end] as number, anchors);
      bins[score] = (bins[score] as number) + probability;
    });
  for (const { raw, probability, count } of tail?.ends.pieces ?? [])
    for (let k = 0; k < count; k++) {
      const score = scoreOf(raw[k] as number, anchors);
      bins[score] = (bins[score] as number) + (probability[k] as number);
    }
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
