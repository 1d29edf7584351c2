// What the ends of plays add up to.
import { rawOf, type ScoreTerms, termsOf } from '../conflict/score.ts';
import { verdictOf } from '../conflict/verdict.ts';
import type { Ending, Scenario } from '../scenario/model.ts';
import type { Verdict } from '../scenario/terms.ts';
import type { Table } from './table.ts';
import { SLOT } from './table-layout.ts';

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

/** R, terms and verdict of a state that stands at an ending. */
export function resultOf(table: Table, ends: ReadonlyMap<string, Ending>, vector: Int16Array): { ending: Ending; raw: number; terms: ScoreTerms; verdict: Verdict } {
  const ending = ends.get(table.places[vector[SLOT.at] as number]?.id ?? '');
  if (!ending) throw new Error('a play ended outside an ending');
  const conflict = table.conflictOf(vector);
  const terms = termsOf(conflict, ending);
  return { ending, terms, raw: rawOf(terms), verdict: verdictOf(conflict, ending) };
}

/** Returns true if this end is the best so far. */
export function addEnd(ends: Ends, result: { ending: Ending; raw: number; verdict: Verdict }, probability: number, plays: number, depth: number): boolean {
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
  const end = ends.endings[ending.id];
  if (end) {
    end.plays += plays;
    end.probability += probability;
  }
  ends.verdicts[verdict] += probability;
  return best;
}
