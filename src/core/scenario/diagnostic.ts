// An author's mistake as data: no sentence, no callback. Sentences live in src/locale.

export type Severity = 'error' | 'warning' | 'info';

/** Lines and columns from 1; `endColumn` is the first column after the span. Columns count UTF-16 units. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a part of a scenario is written. */
export interface PartPlace {
  readonly span: Span;
  /** Path below the scenario's folder, where it is an included file. */
  readonly file?: string;
  /** Copies of the part in the scenario: more than one in a scene that is called from several places. */
  readonly copies: number;
}

export type PlaceOf = (part: object) => PartPlace | undefined;

export const CODES = [
  'yaml-syntax',
  'document-too-large',
  'document-too-deep',
  'too-many-aliases',
  'not-text',
  'unknown-key',
  'wrong-type',
  'missing-key',
  'unknown-value',
  'out-of-range',
  'unsupported-version',
  'bad-id',
  'text-cut',
  'wrong-file-name',
  'unknown-target',
  'unknown-cast',
  'unknown-person',
  'unknown-fact',
  'unknown-flag',
  'unknown-move',
  'unknown-choice',
  'unknown-feeling',
  'unknown-posture',
  'unknown-acting',
  'duplicate-id',
  'reserved-id',
  'unreachable-node',
  'unreachable-ending',
  'dead-end',
  'no-open-option',
  'missing-fallback',
  'missing-why',
  'missing-translation',
  'fact-not-known',
  'expression-syntax',
  'unknown-name',
  'loop-without-exit',
  'test-fails',
  'unreachable-choice',
  'endless-loop',
  'dominated-option',
  'never-on-best-play',
  'longest-is-best',
  'no-repair',
  'narrow-range',
  'too-few-endings',
  'naive-player',
  'not-explored',
  'always-mode',
  'unused-fact',
  'unused-flag',
  'unused-cast',
  'condition-constant',
  'unreachable-reply',
  'unreachable-branch',
  'twin-options',
  'no-volunteer',
  'text-too-long',
  'option-length',
  'reading-level',
  'include-outside',
  'include-missing',
  'include-cycle',
  'include-too-many',
  'unknown-scene',
  'unused-scene',
  'scene-without-return',
  'scene-calls-itself',
  'expansion-too-large',
  'todo-left',
  'stale-translation',
  'unknown-figure',
  'unknown-colour',
] as const;
export type Code = (typeof CODES)[number];

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** Path below the scenario's folder, where the mistake is in an included file. */
  readonly file?: string;
  readonly span: Span;
  /** Values that the sentence names, e.g. `{name: 'shra-data', suggestion: 'share-data'}`. */
  readonly params: Readonly<Record<string, string | number>>;
}
