// The rows of a table that came back, written into one file: all of them or none.
import { LOCALES, type Locale } from '../scenario/terms.ts';
import { authorStrings } from './author-strings.ts';
import { isSame, plainOf, setAt } from './same-but.ts';
import { type Splice, spliced } from './splice.ts';
import type { Problem, RowBack } from './table.ts';
import type { AuthorString } from './walk.ts';
import { writeText } from './write-text.ts';
import { openWritten, type WrittenFile } from './written.ts';

export interface Applied {
  readonly text: string;
  /** Translations that are other ones now. */
  readonly changed: number;
  /** Names of the texts whose translation is known to be of the present source, by language. */
  readonly confirmed: Readonly<Record<Locale, ReadonlySet<string>>>;
  readonly problems: readonly Problem[];
}

// What the reader of scenarios refuses, or what a decoder leaves of another encoding.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const BAD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffd\ufffe\uffff]|\p{Cs}/u;

export const isSayable = (text: string): boolean => !BAD.test(text);

/** Programs that keep tables write line breaks as they like. */
const evenLines = (text: string): string => text.replace(/\r\n?/g, '\n');
const sameWords = (one: string, other: string): boolean => one === other || evenLines(one) === evenLines(other);

interface Edit {
  readonly string: AuthorString;
  readonly locale: Locale;
  readonly value: string;
}

function problemOf(row: RowBack, known: ReadonlyMap<string, AuthorString>, first: RowBack | undefined): Problem['reason'] | null {
  const string = known.get(row.id);
  if (string === undefined) return 'unknown-id';
  if (!sameWords(row.source, string.texts[row.from] ?? '')) return 'source-differs';
  if (first !== undefined && first.target !== row.target) return 'twice';
  return !isSayable(row.target) && row.target !== string.texts[row.to] ? 'bad-character' : null;
}

/** The same tree with every text spelt out by language. */
function spelt(text: string, strings: readonly AuthorString[], edits: readonly Edit[]): unknown {
  const root = plainOf(text);
  if (root === null) return null;
  const said = new Map(strings.map((string) => [string, { ...string.texts }]));
  for (const { string, locale, value } of edits) (said.get(string) ?? {})[locale] = value;
  for (const [{ path }, texts] of said) setAt(root, path, texts);
  return root;
}

/** Null: it cannot be written without changing something else. */
function write(file: WrittenFile, strings: readonly AuthorString[], edits: readonly Edit[]): string | null {
  let text = file.text;
  let now = strings;
  // One language after the other: the second may find a map where there was a plain string.
  for (const locale of LOCALES) {
    const own = edits.filter((edit) => edit.locale === locale);
    if (own.length === 0) continue;
    const places = new Map(now.map((string) => [string.id, string]));
    const splices: Splice[] = [];
    for (const { string, value } of own) {
      const made = writeText(text, places.get(string.id) ?? string, file.language, locale, value);
      if (made === null) return null;
      splices.push(...made);
    }
    text = spliced(text, splices);
    const again = openWritten(text);
    if (again === null) return null;
    now = authorStrings(again).strings;
  }
  const [wanted, got] = [spelt(file.text, strings, edits), spelt(text, now, [])];
  return wanted !== null && got !== null && isSame(wanted, got) ? text : null;
}

/** `name`: what the rows call the file. An empty target leaves the file as it is. */
export function applyRows(text: string, name: string, rows: readonly RowBack[]): Applied {
  const confirmed = { 'zh-CN': new Set<string>(), en: new Set<string>() };
  const nothing = { text, changed: 0, confirmed };
  const file = openWritten(text);
  if (file === null) return { ...nothing, problems: [{ reason: 'broken-file', line: 0, file: name }] };
  const { strings } = authorStrings(file);
  const known = new Map(strings.map((string) => [string.id, string]));
  const seen = new Map<string, RowBack>();
  const problems: Problem[] = [];
  const edits: Edit[] = [];
  for (const row of rows) {
    const mark = `${row.to} ${row.id}`;
    const first = seen.get(mark);
    const reason = problemOf(row, known, first);
    const string = known.get(row.id);
    if (reason !== null) problems.push({ reason, line: row.line, file: name, id: row.id });
    if (first !== undefined || reason !== null || string === undefined) continue;
    seen.set(mark, row);
    const current = string.texts[row.to] ?? '';
    if (row.target.trim() === '') continue;
    if (!sameWords(row.target, current)) edits.push({ string, locale: row.to, value: row.target });
    else if (row.state !== 'translated') continue;
    confirmed[row.to].add(row.id);
  }
  if (problems.length > 0) return { ...nothing, problems };
  const made = edits.length === 0 ? text : write(file, strings, edits);
  if (made === null) return { ...nothing, problems: [{ reason: 'cannot-write', line: rows[0]?.line ?? 0, file: name }] };
  return { text: made, changed: edits.length, confirmed, problems };
}
