// What the ends of plays add up to.
import type { Scenario } from '../scenario/model.ts';
import type { Verdict } from '../scenario/terms.ts';
import type { Table } from './table.ts';
import { SLOT } from './table-layout.ts';
import { rawScorer, verdictScorer } from './table-score.ts';

export interface Ends {
  min: number;
  max: number;
  /** Sum of probability × R. */
  random: number;
  probability: number;
  plays: number;
  depthMin: number;
  depthMax: number;
  depthSum: number;
  readonly endings: Record<string, { plays: number; probability: number }>;
  readonly verdicts: Record<Verdict, number>;
  /** Where the best play so far came from. */
  best: { layer: number; parent: number; via: number } | undefined;
}

export function noEnds(scenario: Scenario): Ends {
  const endings: Ends['endings'] = {};
  for (const { id } of scenario.endings) endings[id] = { plays: 0, probability: 0 };
  return {
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
    random: 0,
    probability: 0,
    plays: 0,
    depthMin: Number.POSITIVE_INFINITY,
    depthMax: 0,
    depthSum: 0,
    endings,
    verdicts: { 'broken-off': 0, escalated: 0, constructive: 0, 'smoothed-over': 0, settled: 0 },
    best: undefined,
  };
}

export interface Result {
  readonly ending: string;
  /** R, 0…100. */
  readonly raw: number;
  readonly verdict: Verdict;
}

/** Scores a state that stands at an ending. */
export function scorerOf(scenario: Scenario, table: Table): (vector: Int16Array) => Result {
  const scorers = new Map(
    table.places.flatMap((place, at) => {
      const ending = place.ending && scenario.endings.find((one) => one.id === place.id);
      return ending
        ? [[at, { id: ending.id, raw: rawScorer(table.layout, ending), verdict: verdictScorer(table.layout, ending) }] as const]
        : [];
    }),
  );
  return (vector) => {
    const scorer = scorers.get(vector[SLOT.at] as number);
    if (!scorer) throw new Error('a play ended outside an ending');
    return { ending: scorer.id, raw: scorer.raw(vector), verdict: scorer.verdict(vector) };
  };
}

/** Returns true if this end is the best so far. */
export function addEnd(ends: Ends, result: Result, probability: number, plays: number, depth: number): boolean {
  const { ending, raw, verdict } = result;
  const best = raw > ends.max;
  if (raw < ends.min) ends.min = raw;
  if (best) ends.max = raw;
  ends.random += probability * raw;
  ends.probability += probability;
  ends.plays += plays;
  ends.depthMin = Math.min(ends.depthMin, depth);
  ends.depthMax = Math.max(ends.depthMax, depth);
  ends.depthSum += probability * depth;
  const end = ends.endings[ending];
  if (end) {
    end.plays += plays;
    end.probability += probability;
  }
  ends.verdicts[verdict] += probability;
  return best;
}
