// `check`: every mistake of every file, as text or as JSON.
import { parseArgs } from 'node:util';
import { findAlwaysMode } from '../core/analysis/findings/always-mode.ts';
import type { Diagnostic, Span } from '../core/scenario/diagnostic.ts';
import type { Scenario } from '../core/scenario/model.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { describeDiagnostic } from '../locale/diagnostics.ts';
import { exploreFiles } from './explore-files.ts';
import type { Explored } from './explored.ts';
import type { Command, ExitCode, Io } from './io.ts';
import { localeOf } from './io.ts';
import { filesOf, type LoadedFile, loadFile, sourcesOf } from './load.ts';
import { renderDiagnostic } from './render-diagnostic.ts';
import { verifyScenario } from './verify.ts';

/** Plays the author's tests of a sound scenario; a test that fails is a `test-fails` at the span of the same index. */
export type Verify = (scenario: Scenario, testSpans: readonly Span[]) => readonly Diagnostic[];

interface Checked extends LoadedFile {
  readonly all: readonly Diagnostic[];
}

function toJson({ file, all }: Checked, locale: Locale): readonly object[] {
  return all.map((diagnostic) => {
    const { span, severity, code } = diagnostic;
    return { file, ...span, severity, code, ...describeDiagnostic(diagnostic, locale) };
  });
}

function summaryOf(checked: readonly Checked[], locale: Locale): string {
  const all = checked.flatMap((each) => each.all);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const warnings = all.filter(({ severity }) => severity === 'warning').length;
  if (locale === 'zh-CN') return `检查了 ${checked.length} 个文件：${errors} 个错误，${warnings} 个警告。\n`;
  const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
  return `${count(checked.length, 'file')} checked: ${count(errors, 'error')}, ${count(warnings, 'warning')}.\n`;
}

export async function runCheck(args: readonly string[], io: Io, verify: Verify): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, lang: { type: 'string' }, info: { type: 'boolean' } },
  });
  const locale = localeOf(values.lang, io.env);
  const files: LoadedFile[] = [];
  for (const file of await filesOf(positionals.length > 0 ? positionals : ['scenarios'])) files.push(await loadFile(file));
  const explored = await exploreFiles(files);
  const ranked = files.flatMap((file) =>
    sourcesOf(file).flatMap(({ scenario }, k) =>
      scenario.ranked ? [{ file, policies: ((explored.get(file) ?? [])[k] as Explored).policies }] : [],
    ),
  );
  const campaign = findAlwaysMode(ranked.map(({ policies }) => policies));
  const checked: readonly Checked[] = files.map((loaded) => {
    const { parsed } = loaded;
    const played = parsed?.scenario ? verify(parsed.scenario, parsed.testSpans) : [];
    const found = (explored.get(loaded) ?? []).flatMap(({ findings }) => findings);
    const all = [...loaded.diagnostics, ...played, ...found, ...(ranked[0]?.file === loaded ? campaign : [])];
    return { ...loaded, all: all.sort((a, b) => a.span.line - b.span.line || a.span.column - b.span.column) };
  });
  if (values.json)
    io.stdout.write(
      `${JSON.stringify(
        checked.flatMap((each) => toJson(each, locale)),
        null,
        2,
      )}\n`,
    );
  else {
    for (const { file, text, all } of checked)
      for (const each of all.filter(({ severity }) => values.info || severity !== 'info'))
        io.stdout.write(`${renderDiagnostic(each, { file, text, locale })}\n`);
    io.stdout.write(summaryOf(checked, locale));
  }
  return checked.some(({ all }) => all.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

export const check: Command = (args, io) => runCheck(args, io, verifyScenario);
