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

/** Diagnostics about what plays but should not stay; their sentences stand in files of their own. */
export type Finding =
  | 'unused-fact'
  | 'unused-flag'
  | 'unused-cast'
  | 'condition-constant'
  | 'unreachable-reply'
  | 'unreachable-branch'
  | 'twin-options'
  | 'no-volunteer'
  | 'text-too-long'
  | 'option-length'
  | 'reading-level';

/** Codes that only an exploration of all plays can give. */
export type ExplorationCode =
  | 'unreachable-choice'
  | 'endless-loop'
  | 'dominated-option'
  | 'never-on-best-play'
  | 'longest-is-best'
  | 'no-repair'
  | 'narrow-range'
  | 'too-few-endings'
  | 'naive-player'
  | 'not-explored'
  | 'always-mode';

export type ExplorationCatalogue = Readonly<Record<ExplorationCode, DiagnosticSentences>>;
