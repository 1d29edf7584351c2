// A sentence and a way on for every code: the type makes a code without them a compile error.
import type { Code, Diagnostic } from '../core/scenario/diagnostic.ts';

export type DiagnosticParams = Diagnostic['params'];

export interface DiagnosticSentences {
  /** What is wrong. */
  message(params: DiagnosticParams): string;
  /** What to do about it. */
  help(params: DiagnosticParams): string;
}

export type DiagnosticCatalogue = Readonly<Record<Code, DiagnosticSentences>>;

/** Codes that only an exploration of all plays can give. */
export type FindingCode =
  | 'unreachable-choice'
  | 'endless-loop'
  | 'condition-constant'
  | 'no-volunteer'
  | 'dominated-option'
  | 'never-on-best-play'
  | 'longest-is-best'
  | 'no-repair'
  | 'narrow-range'
  | 'too-few-endings'
  | 'naive-player'
  | 'not-explored'
  | 'always-mode';

export type FindingCatalogue = Readonly<Record<FindingCode, DiagnosticSentences>>;
