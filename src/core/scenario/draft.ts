// A scenario on its way from "as written" to valid: complete in form, with everything the lints need to point at.
import type { Scenario } from './model.ts';
import type { Spot } from './yaml-tree.ts';

export type ReferenceKind = 'target' | 'node' | 'ending' | 'cast' | 'counterpart' | 'fact' | 'flag' | 'choice';

/** A name that must be declared somewhere. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly name: string;
  readonly at: Spot;
  /** The scene it stands in. */
  readonly scene?: string;
  /** The bare name of a copied choice or node will not do. */
  readonly exact?: boolean;
}

export interface Draft {
  /** Its hash is empty, and where the source was wrong it has neutral values. */
  readonly scenario: Scenario;
  readonly references: readonly Reference[];
  /** Nodes, choices, lines, branches, endings, facts → where each was written; for lists of targets, the last entry. */
  readonly spots: WeakMap<object, Spot>;
  /** Nodes and choices copied from scenes → their names there. */
  readonly origins: ReadonlyMap<string, string>;
  /** Names inside the scenes that are called. */
  readonly scenes: ReadonlyMap<string, { readonly nodes: ReadonlySet<string>; readonly choices: ReadonlySet<string> }>;
  /** How many copies of the part that stands there the scenario has; null outside of the scenes that it calls. */
  readonly copiesAt: (at: Spot) => number | null;
  /** False if calls could not be put in their places: the graph has gaps. */
  readonly whole: boolean;
}
