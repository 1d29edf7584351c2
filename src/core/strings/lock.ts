// What was translated from what: per text the hashes of both sides when the translation was last touched. Kept beside the
// scenarios as `strings/<name>.<language>.json`.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { LOCALES, type Locale } from '../scenario/terms.ts';
import type { AuthorString } from './walk.ts';

type Mark = readonly [source: string, target: string];
export type Lock = ReadonlyMap<string, Mark>;

export const STATES = ['translated', 'stale', 'missing'] as const;
export type TextState = (typeof STATES)[number];

const VERSION = 1;
/** Hex digits: 64 bits, for texts of one file and no adversary. */
const DIGITS = 16;
const MARK = /^[0-9a-f]{16}$/;

export const hashOfText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, DIGITS);

export const sourceOf = (to: Locale): Locale => LOCALES.find((locale) => locale !== to) ?? to;

/** Path of a file's lock, below the folder of the file. */
export function lockPath(file: string, to: Locale): string {
  const name = file.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '');
  return `strings/${name}.${to}.json`;
}

/** Null: damaged, or of a later version. */
export function parseLock(text: string): Lock | null {
  try {
    const read = JSON.parse(text) as { version?: unknown; strings?: unknown } | null;
    if (read?.version !== VERSION || typeof read.strings !== 'object' || read.strings === null) return null;
    const entries = Object.entries(read.strings);
    const sound = entries.every(([, mark]) => Array.isArray(mark) && mark.length === 2 && mark.every((each) => MARK.test(String(each))));
    return sound ? new Map(entries as [string, Mark][]) : null;
  } catch {
    return null;
  }
}

export function printLock(lock: Lock, to: Locale): string {
  const lines = [...lock].map(([id, mark]) => `    ${JSON.stringify(id)}: ${JSON.stringify(mark)}`);
  const strings = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
  return `{\n  "version": ${VERSION},\n  "from": "${sourceOf(to)}",\n  "to": "${to}",\n  "strings": ${strings}\n}\n`;
}

const wordsIn = (texts: AuthorString['texts'], locale: Locale): string => texts[locale] ?? '';

/** Stale: the source is another one than it was, the translation still the same. Whoever changes both has translated. */
export function stateOf({ id, texts }: AuthorString, to: Locale, lock: Lock | null): TextState {
  const target = wordsIn(texts, to);
  if (target.trim() === '') return 'missing';
  const mark = lock?.get(id);
  if (mark === undefined || mark[0] === hashOfText(wordsIn(texts, sourceOf(to)))) return 'translated';
  return mark[1] === hashOfText(target) ? 'stale' : 'translated';
}

/** The lock of the texts as they are now; what is stale stays so unless it is `confirmed`. */
export function renewLock(
  strings: readonly AuthorString[],
  to: Locale,
  lock: Lock | null,
  confirmed: ReadonlySet<string> = new Set(),
): Lock {
  const made = new Map<string, Mark>();
  for (const string of strings) {
    const { id, texts } = string;
    const state = stateOf(string, to, lock);
    const before = lock?.get(id);
    if (state === 'stale' && before !== undefined && !confirmed.has(id)) made.set(id, before);
    else if (state !== 'missing') made.set(id, [hashOfText(wordsIn(texts, sourceOf(to))), hashOfText(wordsIn(texts, to))]);
  }
  return made;
}
