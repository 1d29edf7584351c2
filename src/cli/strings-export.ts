// `strings export`: names the lines of the files, notes what is translated, prints the table.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isInside } from '../core/scenario/include.ts';
import { LOCALES, type Locale } from '../core/scenario/terms.ts';
import { type Lock, renewLock } from '../core/strings/lock.ts';
import { type Named, nameLines } from '../core/strings/name-lines.ts';
import { type Row, rowsOf } from '../core/strings/table.ts';
import { openWritten } from '../core/strings/written.ts';
import { STRINGS_SENTENCES, TABLE_PROBLEMS } from '../locale/strings-sentences.ts';
import { type Command, type Io, localeOf, UsageError } from './io.ts';
import { type LoadedFile, parseFile } from './load.ts';
import { renderDiagnostic } from './render-diagnostic.ts';
import { toCsv } from './strings-csv.ts';
import { homeOf, isSound, loadFiles, nameBelow, readLock, replaceFile, targetOf, writeLock } from './strings-files.ts';
import { fitsXml, toXliff } from './strings-xliff.ts';

interface Outgoing {
  readonly file: string;
  readonly before: string;
  readonly named: Named;
  readonly to: Locale;
  readonly lock: Lock | null;
  readonly rows: readonly Row[];
}

const hashesOf = ({ parsed }: LoadedFile): string =>
  JSON.stringify([parsed?.scenario?.hash, ...(parsed?.seats ?? []).map(({ scenario }) => scenario.hash)]);

/** A sentence instead, where the file cannot go out. */
async function prepare(loaded: LoadedFile, home: string, wanted: Locale | undefined, locale: Locale): Promise<Outgoing | string> {
  const { file, text } = loaded;
  const written = openWritten(text);
  const named = written && nameLines(text);
  const same = named && (named.count === 0 || hashesOf(await parseFile(file, named.text)) === hashesOf(loaded));
  if (!written || !named || !same) return `${file}: ${TABLE_PROBLEMS['cannot-write'][locale]}`;
  const to = wanted ?? targetOf(written.language, written.kind);
  const lock = await readLock(file, to);
  if (lock === 'damaged') return `${file}: ${TABLE_PROBLEMS['damaged-lock'][locale]}`;
  const name = nameBelow(home, file);
  if (!isInside(name)) return `${file}: ${TABLE_PROBLEMS['unknown-file'][locale]}`;
  return { file, before: text, named, to, lock, rows: rowsOf(name, named.strings, to, lock) };
}

function tellMistakes(files: readonly LoadedFile[], io: Io, locale: Locale): void {
  for (const { file, text, parsed, diagnostics } of files)
    for (const each of diagnostics.filter(({ severity }) => severity === 'error'))
      io.stderr.write(`${renderDiagnostic(each, { file, text, included: parsed?.included ?? [], locale })}\n`);
}

/** The first text that would not come back as it went out. */
function unwritable(rows: readonly Row[], format: string): Row | undefined {
  // Half of a surrogate pair has no place in UTF-8.
  const fits = (text: string): boolean => !/\0|\p{Cs}/u.test(text) && (format === 'csv' || fitsXml(text));
  return rows.find(({ source, target }) => !fits(source) || !fits(target));
}

export const exportStrings: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string' }, to: { type: 'string' }, out: { type: 'string' }, lang: { type: 'string' } },
  });
  const locale = localeOf(values.lang, io.env);
  const [named] = positionals;
  if (named === undefined || positionals.length > 1) throw new UsageError('Name one file or folder.');
  const format = values.format ?? (/\.(xlf|xliff)$/i.test(values.out ?? '') ? 'xliff' : 'csv');
  if (format !== 'csv' && format !== 'xliff') throw new UsageError(`--format is csv or xliff, not "${format}"`);
  const to = LOCALES.find((each) => each === values.to);
  if (values.to !== undefined && to === undefined) throw new UsageError(`--to is zh-CN or en, not "${values.to}"`);
  const home = await homeOf(named);
  const files = await loadFiles(named);
  const broken = files.filter((each) => !isSound(each));
  tellMistakes(broken, io, locale);
  const outgoing: Outgoing[] = [];
  const wrong: string[] = [];
  for (const loaded of broken.length > 0 ? [] : files) {
    const prepared = await prepare(loaded, home, to, locale);
    if (typeof prepared === 'string') wrong.push(prepared);
    else outgoing.push(prepared);
  }
  const rows = outgoing.flatMap((each) => each.rows);
  const odd = unwritable(rows, format);
  if (odd) wrong.push(STRINGS_SENTENCES.unwritable(odd.file, odd.id)[locale]);
  for (const each of wrong) io.stderr.write(`${each}\n`);
  // Nothing is written while anything cannot go out.
  if (broken.length + wrong.length > 0) return 1;
  const table = format === 'csv' ? toCsv(rows) : toXliff(rows);
  const told = values.out === undefined ? io.stderr : io.stdout;
  if (values.out !== undefined) {
    const out = values.out;
    await replaceFile(out, table).catch((error: Error) => {
      throw new UsageError(`"${out}" cannot be written: ${error.message}`);
    });
  } else io.stdout.write(table);
  for (const { file, before, named: lines, to: language, lock } of outgoing) {
    if (lines.text !== before) {
      await replaceFile(file, lines.text);
      told.write(`${STRINGS_SENTENCES.named(path.normalize(file), lines.count)[locale]}\n`);
    }
    await writeLock(file, language, renewLock(lines.strings, language, lock), lock);
  }
  const count = (state: Row['state']): number => rows.filter((row) => row.state === state).length;
  told.write(`${STRINGS_SENTENCES.exported(rows.length, count('missing'), count('stale'))[locale]}\n`);
  return 0;
};
