// A table of texts, one row each, as it goes out to a translator and comes back.
import type { Locale } from '../scenario/terms.ts';
import { type Lock, sourceOf, stateOf, type TextState } from './lock.ts';
import type { AuthorString } from './walk.ts';

export interface Row {
  /** Path below the folder of the scenarios, with `/`. */
  readonly file: string;
  readonly id: string;
  readonly from: Locale;
  readonly to: Locale;
  readonly source: string;
  /** Empty: there is none. */
  readonly target: string;
  readonly state: TextState;
  readonly speaker: string;
  readonly feeling: string;
  readonly node: string;
  /** What is said just before, in the language of the source. */
  readonly before: string;
}

/** What counts when a table comes back; the rest is for the reader. */
export type RowBack = Pick<Row, 'file' | 'id' | 'from' | 'to' | 'source' | 'target' | 'state'> & { readonly line: number };

export const PROBLEMS = [
  'malformed-row',
  'unknown-file',
  'broken-file',
  'damaged-lock',
  'unknown-id',
  'source-differs',
  'twice',
  'bad-character',
  'cannot-write',
] as const;

/** Why something of a table is not taken. */
export interface Problem {
  readonly reason: (typeof PROBLEMS)[number];
  /** Of the table, from 1; 0 where it is no line's fault. */
  readonly line: number;
  /** Absent: it cannot be told which, so that no file is safe. */
  readonly file?: string;
  readonly id?: string;
}

export interface TableRead {
  readonly rows: readonly RowBack[];
  readonly problems: readonly Problem[];
}

/** Why a text is no table at all. */
export type NoTable = {
  readonly refused: 'too-large' | 'not-text' | 'no-header' | 'not-xml' | 'doctype' | 'not-xliff';
  readonly detail?: string;
};

export function rowsOf(file: string, strings: readonly AuthorString[], to: Locale, lock: Lock | null): readonly Row[] {
  const from = sourceOf(to);
  return strings.map((string) => {
    const { id, texts, speaker = '', feeling = '', node = '', before } = string;
    const target = texts[to] ?? '';
    const state = stateOf(string, to, lock);
    const said = before?.[from] ?? before?.[to] ?? '';
    return {
      file,
      id,
      from,
      to,
      source: texts[from] ?? '',
      target: state === 'missing' ? '' : target,
      state,
      speaker,
      feeling,
      node,
      before: said,
    };
  });
}
