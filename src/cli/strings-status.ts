// `strings status`: what is translated, missing or stale, per file and language.
import { parseArgs } from 'node:util';
import { lineStartsOf, spanOf } from '../core/scenario/position.ts';
import { LOCALES, type Locale } from '../core/scenario/terms.ts';
import { authorStrings } from '../core/strings/author-strings.ts';
import { STATES, stateOf, type TextState } from '../core/strings/lock.ts';
import { rangeIn } from '../core/strings/stale.ts';
import { openWritten } from '../core/strings/written.ts';
import { STATE_NAMES, TABLE_PROBLEMS } from '../locale/strings-sentences.ts';
import { type Command, localeOf, UsageError } from './io.ts';
import type { LoadedFile } from './load.ts';
import { isSound, loadFiles, readLock } from './strings-files.ts';

interface Status extends Readonly<Record<TextState, number>> {
  readonly file: string;
  readonly language: Locale;
  readonly texts: readonly { readonly id: string; readonly state: TextState; readonly line: number; readonly column: number }[];
}

/** The sentence to tell where it cannot be counted. */
async function statusOf({ file, text }: LoadedFile, language: Locale, locale: Locale): Promise<Status | string> {
  const lock = await readLock(file, language);
  if (lock === 'damaged') return `${file}: ${TABLE_PROBLEMS['damaged-lock'][locale]}`;
  const written = openWritten(text);
  const { strings } = written ? authorStrings(written) : { strings: [] };
  const starts = lineStartsOf(text);
  const states = strings.map((string) => {
    const { line, column } = spanOf(starts, rangeIn(string, language));
    return { id: string.id, state: stateOf(string, language, lock), line, column };
  });
  const count = (state: TextState): number => states.filter((each) => each.state === state).length;
  const counts = { translated: count('translated'), missing: count('missing'), stale: count('stale') };
  return { file, language, ...counts, texts: states.filter(({ state }) => state !== 'translated') };
}

function printed({ file, language, texts, ...counts }: Status, locale: Locale): string {
  const sums = STATES.map((state) =>
    locale === 'zh-CN' ? `${STATE_NAMES[state][locale]} ${counts[state]}` : `${counts[state]} ${STATE_NAMES[state][locale]}`,
  );
  const lines = texts.map(({ id, state, line, column }) => `  ${file}:${line}:${column}: ${id} (${STATE_NAMES[state][locale]})`);
  return `${[`${file} ${language}: ${sums.join(locale === 'zh-CN' ? '，' : ', ')}`, ...lines].join('\n')}\n`;
}

export const stringsStatus: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, lang: { type: 'string' } },
  });
  const locale = localeOf(values.lang, io.env);
  const [named] = positionals;
  if (named === undefined || positionals.length > 1) throw new UsageError('Name one file or folder.');
  const found: Status[] = [];
  let broken = false;
  for (const loaded of await loadFiles(named)) {
    const sound = isSound(loaded);
    if (!sound) io.stderr.write(`${loaded.file}: ${TABLE_PROBLEMS['broken-file'][locale]}\n`);
    for (const language of sound ? LOCALES : []) {
      const status = await statusOf(loaded, language, locale);
      if (typeof status === 'string') io.stderr.write(`${status}\n`);
      else found.push(status);
      broken ||= typeof status === 'string';
    }
    broken ||= !sound;
  }
  if (values.json) io.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  else for (const status of found) io.stdout.write(printed(status, locale));
  return broken || found.some(({ missing, stale }) => missing + stale > 0) ? 1 : 0;
};
