// `strings import`: a table comes back; of every file all of its rows are taken over or none.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { LOCALES, type Locale } from '../core/scenario/terms.ts';
import { applyRows } from '../core/strings/apply-rows.ts';
import { authorStrings } from '../core/strings/author-strings.ts';
import { type Lock, renewLock } from '../core/strings/lock.ts';
import type { NoTable, Problem, RowBack, TableRead } from '../core/strings/table.ts';
import { openWritten } from '../core/strings/written.ts';
import { describeRefusal, STRINGS_SENTENCES, TABLE_PROBLEMS } from '../locale/strings-sentences.ts';
import { filesBelow } from './included-files.ts';
import { type Command, localeOf, UsageError } from './io.ts';
import { loadFile, parseFile } from './load.ts';
import { fromCsv } from './strings-csv.ts';
import { isSound, readLock, replaceFile, writeLock } from './strings-files.ts';
import { fromXliff } from './strings-xliff.ts';

/** Bytes: the texts of a hundred large scenarios. */
const MAX_TABLE = 16_000_000;

async function readTable(file: string): Promise<TableRead | NoTable> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`There is no file "${file}".`);
  if (found.size > MAX_TABLE) return { refused: 'too-large' };
  const bytes = await readFile(file);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (text.includes('\0')) return { refused: 'not-text' };
    return /^\ufeff?\s*</.test(text) ? fromXliff(text) : fromCsv(text);
  } catch (error) {
    if (error instanceof TypeError) return { refused: 'not-text' };
    throw error;
  }
}

interface Incoming {
  readonly name: string;
  readonly file: string;
  readonly before: string;
  readonly text: string;
  readonly changed: number;
  /** Old and new, by language. */
  readonly locks: readonly { readonly to: Locale; readonly old: Lock | null; readonly lock: Lock }[];
}

async function prepare(name: string, rows: readonly RowBack[], folder: string): Promise<Incoming | readonly Problem[]> {
  const file = path.join(folder, name);
  const wrong = (reason: Problem['reason']): readonly Problem[] => [{ reason, line: rows[0]?.line ?? 0, file: name }];
  // A name may only lead to what lies below the folder, also by links.
  if ((filesBelow(folder)(name) ?? null) === null) return wrong('unknown-file');
  const loaded = await loadFile(file);
  if (!isSound(loaded)) return wrong('broken-file');
  const applied = applyRows(loaded.text, name, rows);
  if (applied.problems.length > 0) return applied.problems;
  if (applied.text !== loaded.text && !isSound(await parseFile(file, applied.text))) return wrong('cannot-write');
  const written = openWritten(applied.text);
  const { strings } = written ? authorStrings(written) : { strings: [] };
  const locks: { to: Locale; old: Lock | null; lock: Lock }[] = [];
  for (const to of LOCALES.filter((locale) => rows.some((row) => row.to === locale))) {
    const old = await readLock(file, to);
    if (old === 'damaged') return wrong('damaged-lock');
    locks.push({ to, old, lock: renewLock(strings, to, old, applied.confirmed[to]) });
  }
  return { name, file, before: loaded.text, text: applied.text, changed: applied.changed, locks };
}

export const importStrings: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { folder: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' }, lang: { type: 'string' } },
  });
  const locale = localeOf(values.lang, io.env);
  const [table] = positionals;
  if (table === undefined || positionals.length > 1) throw new UsageError('Name one table.');
  const folder = values.folder ?? 'scenarios';
  if (!(await stat(folder).catch(() => null))?.isDirectory())
    throw new UsageError(`There is no folder "${folder}": name one with --folder.`);
  const read = await readTable(table);
  if ('refused' in read) {
    io.stderr.write(`${table}: ${describeRefusal(read, locale)}\n`);
    return 2;
  }
  const byFile = new Map<string, RowBack[]>();
  for (const row of read.rows) {
    const own = byFile.get(row.file) ?? [];
    byFile.set(row.file, own);
    own.push(row);
  }
  const problems: Problem[] = [...read.problems];
  const incoming: Incoming[] = [];
  for (const [name, rows] of byFile) {
    const prepared = await prepare(name, rows, folder);
    if ('name' in prepared) incoming.push(prepared);
    else problems.push(...prepared);
  }
  // A row of nobody knows which file may belong to any of them.
  const stray = problems.some(({ file }) => file === undefined);
  const taken = incoming.filter(({ name }) => !stray && !problems.some(({ file }) => file === name));
  const dry = values['dry-run'] === true;
  for (const { file, before, text, locks } of dry ? [] : taken) {
    if (text !== before) await replaceFile(file, text);
    for (const { to, old, lock } of locks) await writeLock(file, to, lock, old);
  }
  problems.sort((a, b) => a.line - b.line);
  const names = new Set([...byFile.keys(), ...problems.flatMap(({ file }) => file ?? [])]);
  const files = [...names].map((file) => {
    const own = taken.find(({ name }) => name === file);
    return { file, applied: own !== undefined && !dry, changed: own?.changed ?? 0, own };
  });
  if (values.json) {
    const told = problems.map((each) => ({
      line: each.line,
      file: each.file ?? null,
      id: each.id ?? null,
      reason: each.reason,
      message: TABLE_PROBLEMS[each.reason][locale],
    }));
    io.stdout.write(`${JSON.stringify({ files: files.map(({ own, ...rest }) => rest), problems: told }, null, 2)}\n`);
  } else {
    for (const { reason, line, file, id } of problems)
      io.stdout.write(
        `${table}:${line}: ${[file, id].filter((each) => each !== undefined).join(' ')}${file ? ': ' : ''}${TABLE_PROBLEMS[reason][locale]}\n`,
      );
    for (const { file, changed, own } of files)
      io.stdout.write(`${(own ? STRINGS_SENTENCES.imported(file, changed) : STRINGS_SENTENCES.kept(file))[locale]}\n`);
    if (dry) io.stdout.write(`${STRINGS_SENTENCES.dry[locale]}\n`);
  }
  return problems.length > 0 ? 1 : 0;
};
