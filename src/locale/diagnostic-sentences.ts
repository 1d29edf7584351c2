// A sentence and a way on for every code: the type makes a code without them a compile error.
import type { Code, Diagnostic } from '../core/scenario/diagnostic.ts';

export type DiagnosticParams = Diagnostic['params'];

export interface DiagnosticSentences {
  /** What is wrong. */
  message(params: DiagnosticParams): string;
  /** What to do about it. */
  help(params: DiagnosticParams): string;
}

/** What is told of included files, scenes and seats. */
type PartCode =
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
