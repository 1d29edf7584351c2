// The abstract syntax of `when`: what the parser produces and the conflict state is asked. JSON, no positions.
import type { Pane, Rung, Stance } from './terms.ts';

export type Comparison = '<' | '<=' | '=' | '!=' | '>=' | '>';

/** `who` absent: the worst of the counterparts present (lowest stance, highest rung, lowest climate, highest heat). */
export type Condition =
  | { readonly is: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly is: 'not'; readonly of: Condition }
  | { readonly is: 'stance'; readonly who?: string; readonly op: Comparison; readonly value: Stance }
  | { readonly is: 'ladder'; readonly who?: string; readonly op: Comparison; readonly value: Rung }
  | { readonly is: 'climate' | 'heat'; readonly who?: string; readonly op: Comparison; readonly value: number }
  | { readonly is: 'intensity' | 'step' | 'open-facts'; readonly op: Comparison; readonly value: number }
  | { readonly is: 'fact'; readonly fact: string; readonly op: '=' | '!='; readonly value: Pane }
  | { readonly is: 'flag'; readonly flag: string; readonly op: Comparison; readonly value: number }
  | { readonly is: 'visits'; readonly node: string; readonly op: Comparison; readonly value: number }
  /** Taken at least once in this run. */
  | { readonly is: 'chosen'; readonly choice: string };
