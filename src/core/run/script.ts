// A play in words (`*.transcript`): what is said, and what is expected after it. Every part knows where it is written.
import type { Comparison } from '../scenario/condition.ts';
import type { Span } from '../scenario/diagnostic.ts';
import type { Feeling, Locale, Pane, Rung, Stance, Verdict } from '../scenario/terms.ts';

type Instruction =
  /** The words of an open option, whole or their beginning. */
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'choose'; readonly choice: string }
  /** Says nothing until the node's time is over. */
  | { readonly do: 'wait' }
  /** Offered greyed; not offered at all. */
  | { readonly do: 'closed' | 'hidden'; readonly choice: string }
  /** The face somebody made when he last spoke since the last decision. */
  | { readonly do: 'expect'; readonly what: 'face'; readonly who: string; readonly feeling: Feeling }
  /** Without `who` the worst of the counterparts met. */
  | { readonly do: 'expect'; readonly what: 'ladder'; readonly who?: string; readonly value: Rung }
  | { readonly do: 'expect'; readonly what: 'stance'; readonly who?: string; readonly value: Stance }
  | { readonly do: 'expect'; readonly what: 'fact'; readonly fact: string; readonly value: Pane }
  /** Said since the last decision. */
  | { readonly do: 'expect'; readonly what: 'line'; readonly text: string }
  | { readonly do: 'expect'; readonly what: 'verdict'; readonly value: Verdict }
  | { readonly do: 'expect'; readonly what: 'ending'; readonly ending: string }
  | { readonly do: 'expect'; readonly what: 'score'; readonly op: Comparison; readonly value: number };

export type ScriptStep = Instruction & { readonly span: Span };

export type NameKind = 'choice' | 'person' | 'fact' | 'ending' | 'feeling' | 'rung' | 'stance' | 'pane' | 'verdict';

/** A name of the scenario that the script speaks of. */
export interface ScriptName {
  readonly kind: 'choice' | 'person' | 'fact' | 'ending';
  readonly name: string;
  readonly span: Span;
}

export interface Script {
  /** Id of the scenario, and where it is written. */
  readonly scenario: string;
  readonly scenarioSpan: Span;
  readonly language: Locale;
  readonly seed: number;
  readonly steps: readonly ScriptStep[];
  readonly names: readonly ScriptName[];
}

export const SCRIPT_CODES = [
  'not-text',
  'too-long',
  'missing-header',
  'unknown-header',
  'bad-header',
  'header-twice',
  'header-late',
  'unknown-instruction',
  'missing-word',
  'missing-text',
  'text-not-closed',
  'too-much',
  'unknown-name',
  'bad-comparison',
  'no-scenario',
] as const;
export type ScriptCode = (typeof SCRIPT_CODES)[number];

/** A mistake in the writing of a script: no sentence, those live in src/locale. */
export interface ScriptMistake {
  readonly code: ScriptCode;
  readonly span: Span;
  readonly params: Readonly<Record<string, string | number>>;
}
