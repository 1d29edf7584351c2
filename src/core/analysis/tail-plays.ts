// A look at single plays of a walk's tail, of which the tail keeps only sums: they are followed once more.
import { EQUAL, isGoodVerdict } from './end-tally.ts';
import type { Table, TableChoice } from './table.ts';
import { atOf, type Vector } from './table-layout.ts';
import type { Result } from './table-score.ts';
import type { Tail } from './tail.ts';

/** One decision of a best play. */
export interface BestStep {
  readonly place: number;
  /** Index of the choice in its place. */
  readonly via: number;
  /** The open choice that is worth least there, and whether a talk can still come to a good end after it. */
  readonly worst: number;
  readonly mends: boolean;
}

interface Option {
  readonly choice: TableChoice;
  readonly via: number;
  /** R of the best play after it. */
  readonly value: number;
  readonly mends: boolean;
}

interface Worth {
  value: number;
  mends: boolean;
}

/** Takes the choice at `level`; true if the talk ends with it, and then `result` tells how. */
function ends({ vectors }: Tail, table: Table, level: number, choice: TableChoice, result: Result): boolean {
  const next = vectors[level + 1] as Vector;
  next.set(vectors[level] as Vector);
  const there = table.places[choice.step(next)];
  if (!there?.score) return false;
  there.score(next, result);
  return true;
}

/** Adds the plays from the state at `level` to `worth`. */
function weigh(tail: Tail, table: Table, level: number, worth: Worth): void {
  const here = tail.vectors[level] as Vector;
  const result: Result = { raw: 0, verdict: 0 };
  for (const choice of table.places[atOf(here)]?.choices ?? []) {
    if (!choice.open(here)) continue;
    if (!ends(tail, table, level, choice, result)) {
      weigh(tail, table, level + 1, worth);
      continue;
    }
    worth.value = Math.max(worth.value, result.raw);
    worth.mends ||= isGoodVerdict(result.verdict);
  }
}

function optionsAt(tail: Tail, table: Table, level: number): readonly Option[] {
  const here = tail.vectors[level] as Vector;
  const result: Result = { raw: 0, verdict: 0 };
  return (table.places[atOf(here)]?.choices ?? []).flatMap((choice, via) => {
    if (!choice.open(here)) return [];
    if (ends(tail, table, level, choice, result)) return [{ choice, via, value: result.raw, mends: isGoodVerdict(result.verdict) }];
    const worth: Worth = { value: 0, mends: false };
    weigh(tail, table, level + 1, worth);
    return [{ choice, via, ...worth }];
  });
}

/** The first best play from a state of the tail's layer. */
export function followBest(tail: Tail, table: Table, state: number): readonly BestStep[] {
  const steps: BestStep[] = [];
  const result: Result = { raw: 0, verdict: 0 };
  tail.load(state);
  for (let level = 0; ; level++) {
    const options = optionsAt(tail, table, level);
    const chosen = options.reduce((best, one) => (one.value > best.value ? one : best));
    const worst = options.reduce((least, one) => (one.value < least.value ? one : least));
    steps.push({ place: atOf(tail.vectors[level] as Vector), via: chosen.via, worst: worst.via, mends: worst.mends });
    if (ends(tail, table, level, chosen.choice, result)) return steps;
  }
}

/** Calls `mark` for every choice that some best play from a state of the tail's layer takes. */
export function markBest(tail: Tail, table: Table, state: number, mark: (choice: TableChoice) => void): void {
  const result: Result = { raw: 0, verdict: 0 };
  const go = (level: number): void => {
    const options = optionsAt(tail, table, level);
    const top = Math.max(...options.map(({ value }) => value));
    for (const { choice, value } of options) {
      if (value < top - EQUAL) continue;
      mark(choice);
      if (!ends(tail, table, level, choice, result)) go(level + 1);
    }
  };
  tail.load(state);
  go(0);
}
