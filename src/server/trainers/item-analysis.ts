// Classical item analysis: how a decision was taken by the best and by the weakest quarter of plays.
//
// Quarters: of all plays of the cohort in order of their score, the first and the last n/4. Plays of equal score at the
// edge of a quarter share its last places, each with an equal part of one: nothing hangs on the order of equals.
// A play counts once per choice, however often it came there, and per decision by its first visit.
import type { Decision } from '../../core/analysis/trace-log.ts';

/** Fewer plays than this say nothing. */
export const LEAST_PLAYS = 8;
/** Of each quarter: fewer are one person's luck. */
const LEAST_IN_QUARTER = 2;
/** Upper-lower index below which a decision does not tell good plays from weak ones (Ebel 1965). */
const REVISE_BELOW = 0.2;
/** Losses of R closer than this are the same. */
const EQUAL = 1e-9;

/** Which part of a play with that score lies in the top and in the bottom quarter, 0…1. */
export type Quarters = (score: number) => { readonly top: number; readonly bottom: number };

/** `histogram`: plays by score. */
export function quartersOf(histogram: ReadonlyMap<number, number>): Quarters {
  const all = [...histogram].sort(([a], [b]) => b - a);
  const quarter = all.reduce((sum, [, n]) => sum + n, 0) / 4;
  const part = (list: readonly (readonly [number, number])[]): ReadonlyMap<number, number> => {
    let left = quarter;
    return new Map(
      list.map(([score, n]) => {
        const taken = Math.min(n, left);
        left -= taken;
        return [score, taken / n];
      }),
    );
  };
  const top = part(all);
  const bottom = part([...all].reverse());
  return (score) => ({ top: top.get(score) ?? 0, bottom: bottom.get(score) ?? 0 });
}

interface Count {
  n: number;
  top: number;
  bottom: number;
  /** Of their final scores. */
  sum: number;
}

const newCount = (): Count => ({ n: 0, top: 0, bottom: 0, sum: 0 });

function add(count: Count, score: number, { top, bottom }: ReturnType<Quarters>): void {
  count.n++;
  count.top += top;
  count.bottom += bottom;
  count.sum += score;
}

export interface Items {
  /** By choice. */
  readonly offered: Map<string, Count>;
  readonly taken: Map<string, Count>;
  /** By node and the options that were open at the first visit, then by what was taken. */
  readonly decisions: Map<string, { readonly open: readonly string[]; readonly taken: Map<string, Count> }[]>;
}

export const newItems = (): Items => ({ offered: new Map(), taken: new Map(), decisions: new Map() });

function countIn<K>(counts: Map<K, Count>, key: K): Count {
  const there = counts.get(key) ?? newCount();
  counts.set(key, there);
  return there;
}

export function addPlay(items: Items, decisions: readonly Decision[], score: number, quarters: Quarters): void {
  const weight = quarters(score);
  const seen = new Set<string>();
  for (const { node, open, taken } of decisions) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (open.length < 2) continue;
    const kinds = items.decisions.get(node) ?? [];
    items.decisions.set(node, kinds);
    let kind = kinds.find((one) => one.open.length === open.length && one.open.every((id, k) => id === open[k]));
    if (!kind) {
      kind = { open, taken: new Map() };
      kinds.push(kind);
    }
    add(countIn(kind.taken, taken), score, weight);
  }
  for (const choice of new Set(decisions.flatMap(({ open }) => open))) add(countIn(items.offered, choice), score, weight);
  for (const choice of new Set(decisions.map(({ taken }) => taken))) add(countIn(items.taken, choice), score, weight);
}

/** To three decimals: more would be noise. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000 + 0;

export interface Shares {
  /** Null: fewer than eight plays. */
  readonly share: number | null;
  /** Of the top quarter; null where fewer than two of it were there. */
  readonly top: number | null;
  readonly bottom: number | null;
  readonly discrimination: number | null;
}

function sharesOf(offered: Count, taken: Count): Shares {
  if (offered.n < LEAST_PLAYS) return { share: null, top: null, bottom: null, discrimination: null };
  const of = (part: number, whole: number): number | null => (whole < LEAST_IN_QUARTER - EQUAL ? null : part / whole);
  const [top, bottom] = [of(taken.top, offered.top), of(taken.bottom, offered.bottom)];
  return {
    share: rounded(taken.n / offered.n),
    top: top === null ? null : rounded(top),
    bottom: bottom === null ? null : rounded(bottom),
    discrimination: top === null || bottom === null ? null : rounded(top - bottom),
  };
}

export interface ChoiceFigures extends Shares {
  readonly offered: number;
  readonly taken: number;
}

export function choiceFigures(items: Items, choice: string): ChoiceFigures {
  const [offered, taken] = [items.offered.get(choice) ?? newCount(), items.taken.get(choice) ?? newCount()];
  return { offered: offered.n, taken: taken.n, ...sharesOf(offered, taken) };
}

export interface DecisionFigures {
  /** Plays that had at least two options at their first visit. */
  readonly offered: number;
  /** Share of them that took the best of the options they had. */
  readonly difficulty: number | null;
  readonly discrimination: number | null;
  readonly revise: boolean;
}

/** What a choice is worth, greater is better; undefined: not known. */
export type Worth = (choice: string) => number | undefined;

/** Without an exploration: the mean final score of those who took it. It is near what an expected value is an estimate of. */
export const worthByScores = (items: Items): Worth => {
  return (choice) => {
    const taken = items.taken.get(choice);
    return taken && taken.sum / taken.n;
  };
};

export function decisionFigures(items: Items, node: string, worth: Worth): DecisionFigures {
  const [all, best] = [newCount(), newCount()];
  for (const { open, taken } of items.decisions.get(node) ?? []) {
    const most = Math.max(...open.map((choice) => worth(choice) ?? Number.NEGATIVE_INFINITY));
    for (const [choice, { n, top, bottom }] of taken) {
      for (const count of (worth(choice) ?? Number.NEGATIVE_INFINITY) >= most - EQUAL ? [all, best] : [all]) {
        count.n += n;
        count.top += top;
        count.bottom += bottom;
      }
    }
  }
  const { share, discrimination } = sharesOf(all, best);
  return { offered: all.n, difficulty: share, discrimination, revise: discrimination !== null && discrimination < REVISE_BELOW };
}
