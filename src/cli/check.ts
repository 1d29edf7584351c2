// `check`: every mistake of every file, as text or as JSON.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { LIMITS } from '../core/analysis/explore.ts';
import { findAlwaysMode } from '../core/analysis/findings/always-mode.ts';
import type { Diagnostic, Severity, Span } from '../core/scenario/diagnostic.ts';
import type { Scenario } from '../core/scenario/model.ts';
import { inReadingOrder } from '../core/scenario/reading-order.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { describeDiagnostic } from '../locale/diagnostics.ts';
import { exploreFiles } from './explore-files.ts';
import { type Explored, shippableOf } from './explored.ts';
import type { Command, ExitCode, Io } from './io.ts';
import { localeOf, UsageError } from './io.ts';
import { filesOf, type LoadedFile, loadFile, sourcesOf } from './load.ts';
import { fileOfDiagnostic, renderDiagnostic } from './render-diagnostic.ts';
import { writeShipped } from './rules-version.ts';
import { verifyScenario } from './verify.ts';
import { watchCheck } from './watch-check.ts';

/** Plays the author's tests of a sound scenario; a test that fails is a `test-fails` at the span of the same index. */
export type Verify = (scenario: Scenario, testSpans: readonly Span[]) => readonly Diagnostic[];

interface Checked extends LoadedFile {
  readonly all: readonly Diagnostic[];
}

function toJson({ file, all }: Pick<Checked, 'file' | 'all'>, locale: Locale): readonly object[] {
  return all.map((diagnostic) => {
    const { span, severity, code } = diagnostic;
    return { file: fileOfDiagnostic(diagnostic, file), ...span, severity, code, ...describeDiagnostic(diagnostic, locale) };
  });
}

function summaryOf(checked: readonly { readonly all: readonly Diagnostic[] }[], locale: Locale): string {
  const all = checked.flatMap((each) => each.all);
  const of = (wanted: Severity): number => all.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings, infos] = [of('error'), of('warning'), of('info')];
  if (locale === 'zh-CN')
    return `检查了 ${checked.length} 个文件：${errors} 个错误，${warnings} 个警告${infos > 0 ? `，${infos} 条提示` : ''}。\n`;
  const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
  const told = [count(errors, 'error'), count(warnings, 'warning'), ...(infos > 0 ? [count(infos, 'info')] : [])];
  return `${count(checked.length, 'file')} checked: ${told.join(', ')}.\n`;
}

/** A mistake in a file that several scenarios include is one mistake. */
function notYetTold(file: string, all: readonly Diagnostic[], told: Set<string>): readonly Diagnostic[] {
  return all.filter((each) => {
    const mark = JSON.stringify([path.normalize(fileOfDiagnostic(each, file)), each.code, each.span, each.params]);
    if (told.has(mark)) return false;
    told.add(mark);
    return true;
  });
}

export async function runCheck(args: readonly string[], io: Io, verify: Verify): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      lang: { type: 'string' },
      info: { type: 'boolean' },
      fresh: { type: 'boolean' },
      keep: { type: 'boolean' },
      watch: { type: 'boolean' },
    },
  });
  const locale = localeOf(values.lang, io.env);
  const paths = positionals.length > 0 ? positionals : ['scenarios'];
  if (values.watch) {
    if (values.json) throw new UsageError('--watch prints text: leave --json out.');
    // Says what is not there before it waits for it.
    await filesOf(paths);
    return watchCheck(paths, io, { locale, info: values.info === true }, summaryOf);
  }
  const files: LoadedFile[] = [];
  for (const file of await filesOf(paths)) files.push(await loadFile(file));
  const explored = await exploreFiles(files, LIMITS, values.fresh === true);
  if (values.keep)
    writeShipped(
      Object.assign(
        {},
        ...files.flatMap((file) => sourcesOf(file).map((source, k) => shippableOf(source, (explored.get(file) ?? [])[k] as Explored))),
      ),
    );
  const ranked = files.flatMap((file) =>
    sourcesOf(file).flatMap(({ scenario }, k) =>
      scenario.ranked ? [{ file, policies: ((explored.get(file) ?? [])[k] as Explored).policies }] : [],
    ),
  );
  const campaign = findAlwaysMode(ranked.map(({ policies }) => policies));
  const told = new Set<string>();
  const checked: readonly Checked[] = files.map((loaded) => {
    const { parsed } = loaded;
    const chairs = parsed?.scenario ? [{ scenario: parsed.scenario, testSpans: parsed.testSpans }, ...parsed.seats] : [];
    const played = chairs.flatMap(({ scenario, testSpans }) => verify(scenario, testSpans));
    const found = (explored.get(loaded) ?? []).flatMap(({ findings }) => findings);
    const all = inReadingOrder(loaded.diagnostics, played, found, ranked[0]?.file === loaded ? campaign : []);
    return { ...loaded, all: notYetTold(loaded.file, all, told) };
  });
  // Remarks are many and ask for nothing: told on request.
  const shown = (all: readonly Diagnostic[]): readonly Diagnostic[] => all.filter(({ severity }) => values.info || severity !== 'info');
  if (values.json)
    io.stdout.write(
      `${JSON.stringify(
        checked.flatMap(({ file, all }) => toJson({ file, all: shown(all) }, locale)),
        null,
        2,
      )}\n`,
    );
  else {
    for (const { file, text, all, parsed } of checked)
      for (const each of shown(all))
        io.stdout.write(`${renderDiagnostic(each, { file, text, included: parsed?.included ?? [], locale })}\n`);
    io.stdout.write(summaryOf(checked, locale));
  }
  return checked.some(({ all }) => all.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

export const check: Command = (args, io) => runCheck(args, io, verifyScenario);
