// `test`: the author's own checks and plays in words, one line each, with what differed.
import { parseArgs } from 'node:util';
import { runAuthorTests } from '../core/analysis/author-tests.ts';
import type { Anchors } from '../core/run/debrief-types.ts';
import type { Scenario } from '../core/scenario/model.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { describeDiagnostic } from '../locale/diagnostics.ts';
import { cachedAnchors } from './explored.ts';
import { type Command, localeOf, UsageError } from './io.ts';
import { filesOf, loadFile } from './load.ts';
import { renderDiagnostic } from './render-diagnostic.ts';
import { type Finding, type Tested, testWords } from './test-words.ts';
import { isTranscript, testTranscript } from './transcript-test.ts';

/** A file that cannot be played is one test that failed. */
export interface TestedFile {
  readonly tests: readonly Tested[];
  /** Mistakes of the file itself, ready to print. */
  readonly mistakes: readonly string[];
}

export function onceOnly<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Tests of a sound scenario, those that pass as well. */
function testsOf(
  file: string,
  scenario: Scenario,
  spans: readonly { readonly line: number; readonly column: number }[],
): readonly Tested[] {
  const failures = runAuthorTests(
    scenario,
    onceOnly((): Anchors => cachedAnchors(scenario)),
  );
  return scenario.tests.map(({ name, choose }, index) => {
    const { line, column } = spans[index] ?? { line: 1, column: 1 };
    const mine = failures
      .filter(({ test }) => test === index)
      .map(({ what, expected, actual }): Finding => ({ what, expected, actual, line, column }));
    return { file, scenario: scenario.id, name, passed: mine.length === 0, failures: mine, choose };
  });
}

async function testScenario(file: string, locale: Locale): Promise<TestedFile> {
  const { text, diagnostics, parsed } = await loadFile(file);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (parsed?.scenario) {
    const chairs = [{ scenario: parsed.scenario, testSpans: parsed.testSpans }, ...parsed.seats];
    return { tests: chairs.flatMap(({ scenario, testSpans }) => testsOf(file, scenario, testSpans)), mistakes: [] };
  }
  if (errors.length === 0) return { tests: [], mistakes: [] };
  const failures = errors.map((error): Finding => {
    const { message } = describeDiagnostic(error, locale);
    return { what: error.code, expected: '', actual: message, line: error.span.line, column: error.span.column };
  });
  return {
    tests: [{ file, scenario: null, name: '', passed: false, failures, choose: [] }],
    mistakes: errors.map((error) => renderDiagnostic(error, { file, text, locale })),
  };
}

export const test: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, lang: { type: 'string' } },
  });
  if (positionals.length === 0) throw new UsageError('test needs a file or folder.');
  const locale = localeOf(values.lang, io.env);
  const tested: TestedFile[] = [];
  for (const file of await filesOf(positionals, /\.(ya?ml|transcript)$/))
    tested.push(isTranscript(file) ? await testTranscript(file, locale) : await testScenario(file, locale));
  const tests = tested.flatMap((one) => one.tests);
  const passed = tests.every((one) => one.passed);
  if (values.json) io.stdout.write(`${JSON.stringify(tests, null, 2)}\n`);
  else {
    const words = testWords(locale);
    for (const one of tested) {
      for (const mistake of one.mistakes) io.stdout.write(`${mistake}\n`);
      for (const each of one.tests) io.stdout.write(words.test(each));
    }
    io.stdout.write(words.summary(tests));
  }
  return passed ? 0 : 1;
};
