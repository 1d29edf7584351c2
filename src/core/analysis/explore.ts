// All reachable states of a scenario, equal states merged layer by layer, each with its probability under uniform random
// play and the number of plays that lead to it: every figure is exact without walking every play.
import type { Condition } from '../scenario/condition.ts';
import type { Scenario } from '../scenario/model.ts';
import type { Tally } from './end-tally.ts';
import { type Estimate, estimate } from './estimate.ts';
import type { Exploration } from './exploration.ts';
import { compileTable, type Table } from './table.ts';
import { MAX_DECISIONS, MAX_TURNS } from './table-layout.ts';
import type { BestStep } from './tail-plays.ts';
import { endingShares, scoreBins, scoresOf, tallyOf, verdictShares } from './tally.ts';
import { bestPlay, type Values, valuesOf } from './values.ts';
import { type Walk, type WalkedLayer, walkStates } from './walk.ts';
import { type Ledger, openLedger, unsettledConditions } from './watch.ts';

export interface ExploreLimits {
  /** More states than this: a seeded estimate instead. */
  readonly states: number;
  /** Layers of fewer states are always searched for equal ones. */
  readonly tail?: number;
}

export const LIMITS: ExploreLimits = { states: 4_000_000 };
const TAIL = 1_000;

/** Everything that an exploration found; the findings look into it. */
export interface Study {
  readonly scenario: Scenario;
  readonly table: Table;
  readonly result: Exploration;
  /** Probability of plays that have no option left. */
  readonly stranded: number;
  /** Absent where the scenario is too large. */
  readonly walked?: Walked;
}

export interface Walked {
  readonly walk: Walk;
  readonly values: Values;
  readonly ledger: Ledger;
  /** Conditions of which the ledger knows all, by proof. */
  readonly watched: ReadonlySet<Condition>;
  readonly best: readonly BestStep[];
}

interface Parts {
  readonly exact: boolean;
  readonly states: number;
  readonly transitions: number;
  readonly cut: number;
  readonly error: number;
  readonly best: readonly string[];
}

function resultOf(scenario: Scenario, tally: Tally, limits: ExploreLimits, bins: Float64Array, parts: Parts): Exploration {
  const { exact, states, transitions, cut, error, best } = parts;
  const ended = tally.probability > 0;
  const random = ended ? tally.random / tally.probability : 0;
  const [min, max] = ended || Number.isFinite(tally.max) ? [tally.min, tally.max] : [0, 0];
  return {
    exact,
    states,
    transitions,
    plays: tally.plays,
    depth: { min: ended ? tally.depthMin : 0, max: tally.depthMax, mean: ended ? tally.depthSum / tally.probability : 0 },
    raw: { min, max, random },
    discrimination: max - random,
    endings: endingShares(scenario, tally),
    verdicts: verdictShares(tally),
    scores: scoresOf(bins),
    best,
    bound: { states: limits.states, turns: MAX_TURNS, decisions: MAX_DECISIONS, cut },
    error,
  };
}

function anchorsIn(tally: Tally): { max: number; random: number } {
  return { max: tally.max, random: tally.probability > 0 ? tally.random / tally.probability : 0 };
}

function exactStudy(scenario: Scenario, table: Table, walked: Walked, limits: ExploreLimits): Study {
  const { walk, best } = walked;
  const tally = tallyOf(scenario, walk);
  const result = resultOf(scenario, tally, limits, scoreBins(walk, anchorsIn(tally)), {
    exact: walk.cut === 0 && walk.stranded === 0,
    states: walk.states,
    transitions: walk.transitions,
    cut: walk.cut,
    // Whatever the plays that were cut would have scored, they move the mean by no more than this.
    error: 100 * walk.cut,
    best: best.map(({ place, via }) => choiceIn(table, place, via)),
  });
  return { scenario, table, result, stranded: walk.stranded, walked };
}

function choiceIn(table: Table, place: number, via: number): string {
  const choice = table.places[place]?.choices[via];
  if (!choice) throw new Error('a step has no choice');
  return choice.choice.id;
}

function estimatedStudy(scenario: Scenario, table: Table, found: Estimate, limits: ExploreLimits): Study {
  const result = resultOf(scenario, found.tally, limits, found.bins(anchorsIn(found.tally)), {
    exact: false,
    states: limits.states,
    transitions: found.transitions,
    cut: found.cut,
    error: found.error,
    best: found.best,
  });
  return { scenario, table, result, stranded: found.stranded };
}

export function study(scenario: Scenario, limits: ExploreLimits = LIMITS): Study {
  const watched = unsettledConditions(scenario);
  const table = compileTable(scenario, { also: watched });
  const ledger = openLedger(scenario, table, watched);
  const walk = walkStates(scenario, table, ledger, { tail: TAIL, ...limits });
  if (walk === null) return estimatedStudy(scenario, table, estimate(scenario, table), limits);
  const values = valuesOf(walk);
  return exactStudy(scenario, table, { walk, values, ledger, watched, best: bestPlay(table, walk, values) }, limits);
}

export function explore(scenario: Scenario, limits: ExploreLimits = LIMITS): Exploration {
  return study(scenario, limits).result;
}

/** Ids of the choices that lead to a state: one way of perhaps many. */
export function pathTo(table: Table, walk: Walk, depth: number, state: number): readonly string[] {
  const path: string[] = [];
  let target = state;
  for (let d = depth - 1; d >= 0; d--) {
    const layer = walk.layers[d] as WalkedLayer;
    const edge = layer.edges.indexOf(target);
    let parent = 0;
    while ((layer.from[parent + 1] as number) <= edge) parent++;
    path.unshift(choiceIn(table, layer.places[parent] as number, layer.via[edge] as number));
    target = parent;
  }
  return path;
}
