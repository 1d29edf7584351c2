// An author's mistake as data: no sentence, no callback. Sentences live in src/locale.

export type Severity = 'error' | 'warning' | 'info';

/** Lines and columns from 1; `endColumn` is the first column after the span. Columns count UTF-16 units. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

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
  'todo-left',
] as const;
export type Code = (typeof CODES)[number];

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly span: Span;
  /** Values that the sentence names, e.g. `{name: 'shra-data', suggestion: 'share-data'}`. */
  readonly params: Readonly<Record<string, string | number>>;
}
