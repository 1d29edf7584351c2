// What every foreign story is read into before it becomes a scenario: passages of steps, with the place of each in its source.

/** Where something stands in the source: a line of a text, or a path into JSON. */
export type Place = { readonly line: number } | { readonly path: string };

export const ORIGIN_KINDS = ['passage', 'line', 'link', 'condition', 'assignment', 'other'] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];

/** Index into the ledger: everything found in the source has one, and ends up carried over or reported. */
export type OriginId = number;

export type Comparison = '<' | '<=' | '=' | '!=' | '>=' | '>';

/** A condition in names of the source; `option` is the origin of an option. */
export type Test =
  | { readonly is: 'and' | 'or'; readonly of: readonly Test[] }
  | { readonly is: 'not'; readonly of: Test }
  | { readonly is: 'flag'; readonly variable: string; readonly op: Comparison; readonly value: number }
  | { readonly is: 'visits'; readonly passage: string; readonly op: Comparison; readonly value: number };

export interface Change {
  readonly variable: string;
  readonly op: 'set' | 'add';
  readonly value: number | boolean;
}

export interface Say {
  readonly is: 'say';
  /** Absent: narration. */
  readonly who?: string;
  /** More than one: variants in `order`. */
  readonly texts: readonly string[];
  readonly order?: 'first' | 'cycle' | 'shuffle' | 'once';
  /** The source's own name of the line. */
  readonly id?: string;
  readonly origin: OriginId;
}

export interface IfBranch {
  /** Null: else. */
  readonly test: Test | null;
  readonly origin: OriginId | null;
  readonly steps: readonly Step[];
}

export interface Option {
  readonly is: 'option';
  readonly text: string;
  readonly id?: string;
  readonly once: boolean;
  /** Taken by itself when nothing else is open. */
  readonly fallback?: boolean;
  readonly test?: Test;
  readonly testOrigin?: OriginId;
  readonly steps: readonly Step[];
  readonly origin: OriginId;
}

export type Step =
  | Say
  | { readonly is: 'set'; readonly change: Change; readonly origin: OriginId }
  | { readonly is: 'if'; readonly branches: readonly IfBranch[] }
  | Option
  /** The options so far are put to the player now; those that lead nowhere go on behind it. */
  | { readonly is: 'ask' }
  | { readonly is: 'go'; readonly to: string; readonly origin: OriginId }
  | { readonly is: 'end' }
  /** Kept as a comment at the node. */
  | { readonly is: 'note'; readonly text: string; readonly origin: OriginId };

export interface Passage {
  readonly name: string;
  readonly origin: OriginId;
  readonly steps: readonly Step[];
  /** A part that the source did not name: it may be merged with the only place that leads to it. */
  readonly soft?: boolean;
}

export interface Variable {
  readonly initial: number | boolean;
  readonly note?: string;
}

export interface Story {
  readonly title: string;
  /** Comments at the head of the file. */
  readonly notes: readonly string[];
  readonly start: string;
  readonly passages: readonly Passage[];
  readonly variables: ReadonlyMap<string, Variable>;
}
