// A finding looks at what an exploration found and reports; it never changes anything and never throws.
import type { Code } from '../../scenario/diagnostic.ts';
import type { ChoiceWorth } from '../choice-worth.ts';
import type { Study, Walked } from '../explore.ts';
import type { Policies } from '../policies.ts';

export interface FindingScope {
  readonly study: Study;
  readonly policies: Policies;
  /** `part`: a node, choice, condition, ending … of the scenario; absent: the file as a whole. */
  readonly report: (code: Code, part: object | undefined, params?: Readonly<Record<string, string | number>>) => void;
}

/** Needs all states: not called for a scenario that is too large. */
export interface WalkedScope extends FindingScope {
  readonly walked: Walked;
  /** By index of the choice in the table. */
  readonly worths: readonly ChoiceWorth[];
  /** No play was cut at a bound: what was not met cannot be met. */
  readonly complete: boolean;
}

export type Finding = (scope: FindingScope) => void;
export type WalkedFinding = (scope: WalkedScope) => void;

/** Choices one after the other, as a play reads: `a → b → c`. */
export const asPath = (choices: readonly string[]): string => (choices.length === 0 ? '—' : choices.join(' → '));
