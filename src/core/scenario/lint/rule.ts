// A lint looks at a draft and reports; it never changes anything and never throws.
import type { Code } from '../diagnostic.ts';
import type { Draft } from '../draft.ts';
import type { Graph } from '../graph.ts';
import type { Params, Spot } from '../yaml-tree.ts';

export interface LintScope {
  readonly draft: Draft;
  readonly graph: Graph;
  readonly report: (code: Code, at: Spot, params?: Params) => void;
  /** Line of the file, from 1: for sentences that name a second place. */
  readonly lineOf: (at: Spot) => number;
}

export type Lint = (scope: LintScope) => void;

/** Where a part of the draft was written. */
export function spotOf(scope: LintScope, part: object): Spot {
  const spot = scope.draft.spots.get(part);
  if (spot === undefined) throw new Error('a part of the draft has no place in its file');
  return spot;
}

/** An id under `key`, whether it stands alone or in a list. */
export function spotOfId(container: object, key: string, id: string): Spot {
  const value = (container as Readonly<Record<string, unknown>>)[key];
  return Array.isArray(value) ? { in: value, key: value.indexOf(id) } : { in: container, key };
}
