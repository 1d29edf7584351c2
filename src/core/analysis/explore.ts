// All reachable states of a scenario, layer by layer (one layer per decision), equal states merged. Each state carries
// its probability under uniform random play and the number of plays that lead to it, so that the anchors are exact
// without walking every play.
import { randomFrom } from '../dialogue/chance.ts';
import type { Scenario } from '../scenario/model.ts';
import type { Verdict } from '../scenario/terms.ts';
import { addEnd, type Ends, noEnds, type Result, scorerOf } from './ends.ts';
import { addState, emptyLayer, type Layer } from './layer.ts';
import { compileTable, type Table, type TableChoice } from './table.ts';
import { SLOT } from './table-layout.ts';

export interface ExploreLimits {
  /** More states than this: a seeded estimate instead. */
  readonly states: number;
  /** Decisions on one path; a talk that loops longer is estimated too. */
  readonly depth: number;
}

export const LIMITS: ExploreLimits = { states: 12_000_000, depth: 64 };
const ESTIMATE_PLAYS = 20_000;

export interface Exploration {
  /** False: seeded random plays, because a limit was passed. */
  readonly exact: boolean;
  readonly states: number;
  readonly transitions: number;
  /** Distinct plays; a float beyond 2^53. */
  readonly plays: number;
  /** R, 0…100. */
  readonly raw: { readonly min: number; readonly max: number; readonly random: number };
  readonly depth: { readonly min: number; readonly max: number; readonly mean: number };
  readonly endings: Readonly<Record<string, { readonly plays: number; readonly probability: number }>>;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Choices of a play that reaches the maximum. */
  readonly best: readonly string[];
}

/** Throws where a state has no open option: `check` has refused such a file before. */
export function explore(scenario: Scenario, limits: ExploreLimits = LIMITS): Exploration {
  const table = compileTable(scenario);
  const score = scorerOf(scenario, table);
  const ends = noEnds(scenario);
  const { width } = table.layout;
  const first = emptyLayer(width);
  addState(first, table.start(), 1, 1, -1, 0);
  const layers: Layer[] = [first];
  let states = 1;
  let transitions = 0;
  const vector = new Int16Array(width);
  const next = new Int16Array(width);
  const which = new Uint8Array(Math.max(...table.places.map((place) => place.choices.length)));

  for (let depth = 0; depth < layers.length; depth++) {
    const layer = layers[depth] as Layer;
    const following = emptyLayer(width);
    for (let k = 0; k < layer.count; k++) {
      vector.set(layer.vectors.subarray(k * width, (k + 1) * width));
      const place = table.places[vector[SLOT.at] as number];
      if (!place) throw new Error('a state stands nowhere');
      const { choices } = place;
      let open = 0;
      for (let via = 0; via < choices.length; via++) {
        const isOpen = (choices[via] as TableChoice).open(vector);
        which[via] = isOpen ? 1 : 0;
        if (isOpen) open++;
      }
      if (open === 0) throw new Error(`no option is open at "${place.id}"`);
      const share = (layer.probability[k] as number) / open;
      const plays = layer.plays[k] as number;
      for (let via = 0; via < choices.length; via++) {
        if (which[via] === 0) continue;
        const choice = choices[via] as TableChoice;
        transitions++;
        next.set(vector);
        table.step(next, choice);
        if (!table.places[next[SLOT.at] as number]?.ending) addState(following, next, share, plays, k, via);
        else if (addEnd(ends, score(next), share, plays, depth + 1)) ends.best = { layer: depth, parent: k, via };
      }
      if (states + following.count > limits.states) return estimate(scenario, table, score, limits);
    }
    // The walk back to the best play needs parents and choices; the states themselves can go.
    layer.vectors = layer.vectors.slice(0, 0);
    layer.slots = layer.slots.slice(0, 0);
    layer.at = Uint16Array.from(layer.at.subarray(0, layer.count));
    states += following.count;
    if (following.count > 0 && depth + 1 >= limits.depth) return estimate(scenario, table, score, limits);
    if (following.count > 0) layers.push(following);
  }
  return summary(ends, true, states, transitions, bestPath(table, layers, ends));
}

function bestPath(table: Table, layers: readonly Layer[], ends: Ends): readonly string[] {
  if (!ends.best) return [];
  const path: string[] = [];
  let { layer, parent, via } = ends.best;
  for (; layer >= 0; layer--) {
    const here = layers[layer] as Layer;
    const choice = table.places[here.at[parent] as number]?.choices[via];
    if (!choice) throw new Error('the best path is broken');
    path.unshift(choice.choice.id);
    via = here.via[parent] as number;
    parent = here.parent[parent] as number;
  }
  return path;
}

function summary(ends: Ends, exact: boolean, states: number, transitions: number, best: readonly string[]): Exploration {
  return {
    exact,
    states,
    transitions,
    plays: ends.plays,
    raw: { min: ends.min, max: ends.max, random: ends.random / ends.probability },
    depth: { min: ends.depthMin, max: ends.depthMax, mean: ends.depthSum / ends.probability },
    endings: ends.endings,
    verdicts: ends.verdicts,
    best,
  };
}

/** Seeded random plays: anchors of a scenario that is too large, said to be inexact. */
function estimate(scenario: Scenario, table: Table, score: (vector: Int16Array) => Result, limits: ExploreLimits): Exploration {
  const random = randomFrom(1);
  const ends = noEnds(scenario);
  let transitions = 0;
  let best: readonly string[] = [];
  for (let play = 0; play < ESTIMATE_PLAYS; play++) {
    const vector = table.start();
    const path: string[] = [];
    while (path.length < limits.depth * 4) {
      const open = table.places[vector[SLOT.at] as number]?.choices.filter((choice) => choice.open(vector)) ?? [];
      const choice = open[Math.floor(random() * open.length)];
      if (!choice) break;
      table.step(vector, choice);
      path.push(choice.choice.id);
      transitions++;
    }
    if (!table.places[vector[SLOT.at] as number]?.ending) continue;
    if (addEnd(ends, score(vector), 1 / ESTIMATE_PLAYS, 1, path.length)) best = path;
  }
  return summary(ends, false, transitions, transitions, best);
}
