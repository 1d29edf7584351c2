// A scenario in the making: nodes with our ids, conditions still as trees.
import type { Change, Comparison, OriginId, Say } from './story.ts';

/** A condition in ids of ours, except for flags. */
export type PlanTest =
  | { readonly is: 'and' | 'or'; readonly of: readonly PlanTest[] }
  | { readonly is: 'not'; readonly of: PlanTest }
  | { readonly is: 'flag'; readonly variable: string; readonly op: Comparison; readonly value: number }
  | { readonly is: 'visits'; readonly node: string; readonly op: Comparison; readonly value: number }
  | { readonly is: 'chosen'; readonly choice: string };

export interface PlanLine {
  readonly say: Say;
  readonly test?: PlanTest;
}

export interface PlanBranch {
  readonly test?: PlanTest;
  to: string;
}

export interface PlanChoice {
  readonly id: string;
  /** Null: the source has no words for it. */
  readonly say: string | null;
  readonly notes: string[];
  /** Null: it was added. */
  readonly origin: OriginId | null;
  test?: PlanTest;
  readonly once: boolean;
  /** Taken by itself in the source when nothing else is open. */
  readonly fallback: boolean;
  readonly set: Change[];
  readonly reply: PlanLine[];
  to: PlanBranch[];
}

export interface PlanNode {
  readonly id: string;
  readonly notes: string[];
  readonly set: Change[];
  readonly lines: PlanLine[];
  choices: PlanChoice[];
  to: PlanBranch[];
}

export interface PlanEnding {
  readonly id: string;
  /** Null: the source has no name for it. */
  readonly title: string | null;
  readonly notes: readonly string[];
  readonly lines: readonly PlanLine[];
}

export interface Plan {
  readonly start: string;
  readonly nodes: Map<string, PlanNode>;
  readonly endings: Map<string, PlanEnding>;
}

export const both = (a: PlanTest | undefined, b: PlanTest | undefined): PlanTest | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  const flat = (test: PlanTest): readonly PlanTest[] => (test.is === 'and' ? test.of : [test]);
  return { is: 'and', of: [...flat(a), ...flat(b)] };
};

export const negated = (test: PlanTest): PlanTest => (test.is === 'not' ? test.of : { is: 'not', of: test });

/** Is there a flag among these that the condition asks for? */
export function reads(test: PlanTest | undefined, variables: ReadonlySet<string>): boolean {
  if (test === undefined || variables.size === 0) return false;
  if (test.is === 'and' || test.is === 'or') return test.of.some((part) => reads(part, variables));
  if (test.is === 'not') return reads(test.of, variables);
  return test.is === 'flag' && variables.has(test.variable);
}

/** Changes that are all made at once: a later one of the same flag goes into the earlier. */
export function addChange(changes: Change[], change: Change): void {
  const at = changes.findIndex(({ variable }) => variable === change.variable);
  const earlier = changes[at];
  if (earlier === undefined) changes.push(change);
  else if (change.op === 'set') changes[at] = change;
  else changes[at] = { ...earlier, value: Number(earlier.value) + Number(change.value) };
}
