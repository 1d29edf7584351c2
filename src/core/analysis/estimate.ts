// What can be said of a scenario that is too large to explore: seeded random plays, and a beam search for the extremes.
import { scoreOf } from '../conflict/score.ts';
import { randomFrom } from '../dialogue/chance.ts';
import type { Scenario } from '../scenario/model.ts';
import { addEnd, emptyTally, scaleTally, type Tally } from './end-tally.ts';
import type { Table, TableChoice } from './table.ts';
import { atOf, MAX_DECISIONS, SLOT, type Vector } from './table-layout.ts';
import type { Result } from './table-score.ts';

const ESTIMATE_PLAYS = 20_000;
/** Decisions in all; at least this many plays are ended all the same. */
const ESTIMATE_DECISIONS = 300_000;
const FEWEST_PLAYS = 2_000;
const SEED = 1;
/** States kept per decision in the search for the extremes. */
const BEAM = 400;

export interface Estimate {
  readonly tally: Tally;
  /** Probability of each N, 0…1000. */
  readonly bins: (anchors: { max: number; random: number }) => Float64Array;
  /** Half width of a 95 % interval around the mean of R. */
  readonly error: number;
  readonly best: readonly string[];
  readonly transitions: number;
  /** Share of plays that had not ended after the bound on decisions. */
  readonly cut: number;
  readonly stranded: number;
}

interface Found {
  readonly raw: number;
  readonly path: readonly string[];
}

interface Ray {
  readonly vector: Vector;
  readonly path: readonly string[];
  readonly rank: number;
}

/** A rough guide: agreeable talks end well. Only a ranking of the beam, never a result. */
function rankOf(table: Table, vector: Vector): number {
  let sum = 0;
  for (const { climate, heat } of table.layout.people) sum += (vector[climate] as number) - (vector[heat] as number);
  for (const slot of [SLOT.g, SLOT.l, SLOT.i, SLOT.x]) sum += 6 * (vector[slot] as number);
  return sum + 8 * (vector[SLOT.step] as number) + 4 * (vector[SLOT.fit] as number);
}

/** The best play (or with `sign` −1 the worst) that a beam search finds; null if none ends within the bound. */
function searchExtreme(table: Table, sign: 1 | -1): Found | null {
  let beam: readonly Ray[] = [{ vector: table.start(), path: [], rank: 0 }];
  let found: Found | null = null;
  const result: Result = { raw: 0, verdict: 0 };
  for (let n = 0; n < MAX_DECISIONS && beam.length > 0; n++) {
    const next: Ray[] = [];
    for (const { vector, path } of beam)
      for (const choice of table.places[atOf(vector)]?.choices ?? []) {
        if (!choice.open(vector)) continue;
        const after = vector.slice();
        const { score } = table.places[choice.step(after)] as Table['places'][number];
        const longer = [...path, choice.choice.id];
        if (!score) next.push({ vector: after, path: longer, rank: rankOf(table, after) });
        else {
          score(after, result);
          if (found === null || sign * (result.raw - found.raw) > 0) found = { raw: result.raw, path: longer };
        }
      }
    next.sort((a, b) => sign * (b.rank - a.rank));
    beam = next.slice(0, BEAM);
  }
  return found;
}

export function estimate(scenario: Scenario, table: Table): Estimate {
  const random = randomFrom(SEED);
  const tally = emptyTally(scenario);
  const result: Result = { raw: 0, verdict: 0 };
  const raws: number[] = [];
  let transitions = 0;
  let stranded = 0;
  let squares = 0;
  let best: Found | null = null;
  let begun = 0;
  for (; begun < ESTIMATE_PLAYS && (begun < FEWEST_PLAYS || transitions < ESTIMATE_DECISIONS); begun++) {
    const vector = table.start();
    const path: string[] = [];
    let choice: TableChoice | undefined;
    while (path.length < MAX_DECISIONS) {
      const open = table.places[atOf(vector)]?.choices.filter((one) => one.open(vector)) ?? [];
      choice = open[Math.floor(random() * open.length)];
      if (!choice) break;
      choice.step(vector);
      path.push(choice.choice.id);
      transitions++;
    }
    const end = table.places[atOf(vector)];
    if (!end?.score) {
      if (!choice) stranded++;
      continue;
    }
    end.score(vector, result);
    addEnd(tally, { ...result, ending: atOf(vector) - scenario.nodes.length }, 1, 1, path.length);
    raws.push(result.raw);
    squares += result.raw * result.raw;
    if (best === null || result.raw > best.raw) best = { raw: result.raw, path };
  }
  scaleTally(tally, 1 / begun);
  const [high, low] = [searchExtreme(table, 1), searchExtreme(table, -1)];
  if (high && (best === null || high.raw > best.raw)) best = high;
  tally.max = Math.max(tally.max, best?.raw ?? Number.NEGATIVE_INFINITY);
  tally.min = Math.min(tally.min, low?.raw ?? Number.POSITIVE_INFINITY);
  const n = raws.length;
  const mean = tally.random / tally.probability;
  const error = n < 2 ? 100 : 1.96 * Math.sqrt(Math.max(0, squares / n - mean * mean) / (n - 1));
  const bins = (anchors: { max: number; random: number }): Float64Array => {
    const found = new Float64Array(1001);
    for (const raw of raws) found[scoreOf(raw, anchors)] = (found[scoreOf(raw, anchors)] as number) + 1 / begun;
    return found;
  };
  return {
    tally,
    bins,
    error,
    best: best?.path ?? [],
    transitions,
    cut: Math.max(0, 1 - tally.probability - stranded / begun),
    stranded: stranded / begun,
  };
}
