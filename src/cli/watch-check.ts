// `check --watch`: an answer to every save. First what the text alone tells, at once; then what takes time.
import path from 'node:path';
import type { Diagnostic } from '../core/scenario/diagnostic.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { type Answer, openFindings } from './findings.ts';
import type { ExitCode, Io } from './io.ts';
import { castBeside, type LoadedFile, loadFile } from './load.ts';
import { renderDiagnostic } from './render-diagnostic.ts';
import { type Changes, watchFiles } from './watch-files.ts';

const WORDS = {
  en: {
    changed: 'changed',
    gone: 'is gone',
    again: 'depends on it',
    watching: (files: number) => `Watching ${files} file${files === 1 ? '' : 's'}. Ctrl-C ends.`,
    deeper: 'played through',
    nothing: 'nothing found.',
    colon: ': ',
    failed: 'cannot be played through',
    ended: 'Ended.',
  },
  'zh-CN': {
    changed: '有改动',
    gone: '已不在',
    again: '用到了它',
    watching: (files: number) => `正在留意 ${files} 个文件。按 Ctrl-C 结束。`,
    deeper: '试走完毕',
    nothing: '没有发现问题。',
    colon: '：',
    failed: '无法试走',
    ended: '已结束。',
  },
} as const;

/** Files, besides itself, that a file was made of: its people, and what it includes. */
const inputsOf = (loaded: LoadedFile): readonly string[] =>
  loaded.parsed === undefined ? [] : [castBeside(loaded.file), ...(loaded.inputs ?? [])];

const same = (one: string, other: string): boolean => path.resolve(one) === path.resolve(other);

export type Summary = (checked: readonly { readonly all: readonly Diagnostic[] }[], locale: Locale) => string;

export interface WatchManner {
  readonly locale: Locale;
  /** Remarks are told too. */
  readonly info: boolean;
}

export async function watchCheck(paths: readonly string[], io: Io, { locale, info }: WatchManner, summaryOf: Summary): Promise<ExitCode> {
  const words = WORDS[locale];
  const known = new Map<string, LoadedFile>();
  const shown = (found: readonly Diagnostic[]): readonly Diagnostic[] => found.filter(({ severity }) => info || severity !== 'info');
  const told = ({ file, text, parsed }: Pick<LoadedFile, 'file' | 'text' | 'parsed'>, found: readonly Diagnostic[]): string =>
    shown(found)
      .map((each) => `${renderDiagnostic(each, { file, text, included: parsed?.included ?? [], locale })}\n`)
      .join('');

  const answer = (file: string, deeper: Answer): void => {
    if (!known.has(file)) return;
    // Played through was what has been saved since: its own answer comes after what its text alone tells.
    if ('text' in deeper && deeper.text !== known.get(file)?.text) return;
    if ('failed' in deeper) io.stdout.write(`${file} ${words.failed}${words.colon}${deeper.failed}\n\n`);
    else if (shown(deeper.found).length === 0) io.stdout.write(`${file} ${words.deeper}${words.colon}${words.nothing}\n\n`);
    else
      io.stdout.write(
        `${file} ${words.deeper}${words.colon.trimEnd()}\n${told({ ...known.get(file), file, text: deeper.text }, deeper.found)}\n`,
      );
  };
  const findings = openFindings(answer);

  /** Changed files, and those made of them. */
  function affectedBy(changes: Changes): ReadonlySet<string> {
    const affected = new Set<string>();
    for (const [file, text] of changes) if (text !== null) affected.add(file);
    for (const [file, loaded] of known)
      if (changes.get(file) !== null && inputsOf(loaded).some((input) => [...changes.keys()].some((changed) => same(changed, input))))
        affected.add(file);
    return affected;
  }

  /** What was saved is answered at once; what is made of it follows file by file, and then the sum of it all. */
  async function recheck(changes: Changes, first: boolean): Promise<void> {
    let block = '';
    for (const [file, text] of changes) {
      if (!first) block += `${file} ${text === null ? words.gone : words.changed}\n`;
      if (text !== null) continue;
      known.delete(file);
      findings.ask(file, false);
    }
    const checked: LoadedFile[] = [];
    for (const file of affectedBy(changes)) {
      // Between the event and now it may be gone again: then the next event says so.
      const loaded = await loadFile(file).catch(() => null);
      if (!loaded) continue;
      known.set(file, loaded);
      checked.push(loaded);
      if (!first && !changes.has(file)) {
        io.stdout.write(block);
        block = `${file} ${words.again}\n`;
      }
      block += told(loaded, loaded.diagnostics);
    }
    const all = checked.map((loaded) => ({ all: loaded.diagnostics }));
    if (checked.length > 0) block += summaryOf(all, locale);
    io.stdout.write(`${block}\n`);
    for (const { file, parsed } of checked) findings.ask(file, Boolean(parsed?.scenario));
  }

  // One after the other: a block is never cut in two by the next one.
  let queue: Promise<void> = Promise.resolve();
  let first = true;
  // Of a file that is named alone, its people are looked at too.
  const watched = paths.flatMap((named) => (/\.ya?ml$/.test(named) ? [named, castBeside(named)] : [named]));
  const watch = await watchFiles(watched, { wanted: /\.ya?ml$/ }, (changes) => {
    const initial = first;
    first = false;
    queue = queue.then(() => recheck(changes, initial));
  });
  await queue;
  first = false;
  io.stdout.write(`${words.watching(known.size)}\n\n`);
  await new Promise<void>((resolve) => {
    io.once?.('SIGINT', resolve);
    io.once?.('SIGTERM', resolve);
  });
  watch.close();
  await findings.close();
  io.stdout.write(`${words.ended}\n`);
  return 0;
}
