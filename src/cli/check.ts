// `check`: every mistake of every file, as text or as JSON.
import { parseArgs } from 'node:util';
import type { Diagnostic, Span } from '../core/scenario/diagnostic.ts';
import type { Scenario } from '../core/scenario/model.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { describeDiagnostic } from '../locale/diagnostics.ts';
import type { Command, ExitCode, Io } from './io.ts';
import { localeOf, UsageError } from './io.ts';
import { filesOf, type LoadedFile, loadFile } from './load.ts';
import { renderDiagnostic } from './render-diagnostic.ts';
import { verifyScenario } from './verify.ts';
import { watchCheck } from './watch-check.ts';

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

function summaryOf(checked: readonly { readonly all: readonly Diagnostic[] }[], locale: Locale): string {
  const all = checked.flatMap((each) => each.all);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const warnings = all.length - errors;
  if (locale === 'zh-CN') return `检查了 ${checked.length} 个文件：${errors} 个错误，${warnings} 个警告。\n`;
  const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
  return `${count(checked.length, 'file')} checked: ${count(errors, 'error')}, ${count(warnings, 'warning')}.\n`;
}

export async function runCheck(args: readonly string[], io: Io, verify: Verify): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, lang: { type: 'string' }, watch: { type: 'boolean' } },
  });
  const locale = localeOf(values.lang, io.env);
  const paths = positionals.length > 0 ? positionals : ['scenarios'];
  if (values.watch) {
    if (values.json) throw new UsageError('--watch prints text: leave --json out.');
    // Says what is not there before it waits for it.
    await filesOf(paths);
    return watchCheck(paths, io, locale, summaryOf);
  }
  const checked: Checked[] = [];
  for (const file of await filesOf(paths)) {
    const loaded = await loadFile(file);
    const { parsed } = loaded;
    const played = parsed?.scenario ? verify(parsed.scenario, parsed.testSpans) : [];
    const all = [...loaded.diagnostics, ...played].sort((a, b) => a.span.line - b.span.line || a.span.column - b.span.column);
    checked.push({ ...loaded, all });
  }
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
      for (const each of all) io.stdout.write(`${renderDiagnostic(each, { file, text, locale })}\n`);
    io.stdout.write(summaryOf(checked, locale));
  }
  return checked.some(({ all }) => all.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

export const check: Command = (args, io) => runCheck(args, io, verifyScenario);
