// A sentence and a way on for every code: the type makes a code without them a compile error.
import type { Code, Diagnostic } from '../core/scenario/diagnostic.ts';

export type DiagnosticParams = Diagnostic['params'];

export interface DiagnosticSentences {
  /** What is wrong. */
  message(params: DiagnosticParams): string;
  /** What to do about it. */
  help(params: DiagnosticParams): string;
}

/** What is told of included files, scenes and seats, and of names used twice, which may be in two files. */
type PartCode =
  | 'duplicate-id'
  | 'include-outside'
  | 'include-missing'
  | 'include-cycle'
  | 'include-too-many'
  | 'unknown-scene'
  | 'unused-scene'
  | 'scene-without-return'
  | 'scene-calls-itself'
  | 'expansion-too-large';

export type PartCatalogue = Readonly<Record<PartCode, DiagnosticSentences>>;

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
  | 'reading-level'
  | 'todo-left'
  | 'stale-translation';

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
