// A play in words from disk: found with its scenario, checked, played.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { compileDialogue } from '../core/dialogue/machine.ts';
import { parseScript } from '../core/run/parse-script.ts';
import { checkScript, playScript } from '../core/run/play-script.ts';
import type { Script, ScriptMistake } from '../core/run/script.ts';
import type { Scenario } from '../core/scenario/model.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { describeScriptMistake } from '../locale/script-mistakes.ts';
import { cachedAnchors } from './explored.ts';
import { UsageError } from './io.ts';
import { loadFile } from './load.ts';
import { renderTold } from './render-diagnostic.ts';
import type { Finding, Tested } from './test-words.ts';

export const isTranscript = (file: string): boolean => file.endsWith('.transcript');

/** Bytes; the parser refuses shorter ones already. */
const READ_LIMIT = 4_000_000;

/** Beside the transcript, then in `scenarios` of every folder above it. */
function placesOf(file: string, id: string): readonly string[] {
  const name = `${id}.yaml`;
  const places = [path.join(path.dirname(file), name)];
  for (let folder = path.resolve(path.dirname(file)); ; folder = path.dirname(folder)) {
    places.push(path.join(folder, 'scenarios', name));
    if (folder === path.dirname(folder)) return places;
  }
}

async function scenarioOf(file: string, script: Script): Promise<Scenario | null> {
  // An id, never a path: a transcript reads no other files.
  if (!/^[a-z0-9-]+$/.test(script.scenario)) return null;
  for (const place of placesOf(file, script.scenario)) {
    const found = await stat(place).catch(() => null);
    if (found?.isFile()) return (await loadFile(place)).parsed?.scenario ?? null;
  }
  return null;
}

interface TestedTranscript {
  readonly tests: readonly [Tested];
  readonly mistakes: readonly string[];
}

export async function testTranscript(file: string, locale: Locale): Promise<TestedTranscript> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`"${file}" is no file.`);
  const text = found.size > READ_LIMIT ? ' '.repeat(READ_LIMIT) : await readFile(file, 'utf8');
  const name = path.basename(file);
  const refuse = (mistakes: readonly ScriptMistake[]): TestedTranscript => {
    const told = mistakes.map((mistake) => ({ ...mistake, severity: 'error' as const, ...describeScriptMistake(mistake, locale) }));
    const failures = told.map(
      ({ code, message, span }): Finding => ({ what: code, expected: '', actual: message, line: span.line, column: span.column }),
    );
    return {
      tests: [{ file, scenario: null, name, passed: false, failures, choose: [] }],
      mistakes: told.map((each) => renderTold(each, { file, text, locale })),
    };
  };
  const { script, mistakes } = parseScript(text);
  if (!script) return refuse(mistakes);
  const scenario = await scenarioOf(file, script);
  if (!scenario) return refuse([{ code: 'no-scenario', span: script.scenarioSpan, params: { name: script.scenario } }]);
  const unknown = checkScript(script, scenario);
  if (unknown.length > 0) return refuse(unknown);
  const { choose, failures } = playScript(compileDialogue(scenario), script, () => cachedAnchors(scenario));
  const findings = failures.map(
    ({ span, ...failure }): Finding => ({
      what: failure.what,
      expected: failure.expected,
      actual: failure.actual,
      line: span.line,
      column: span.column,
      ...(failure.near === undefined ? {} : { near: failure.near }),
      ...(failure.open === undefined ? {} : { open: failure.open }),
    }),
  );
  return { tests: [{ file, scenario: scenario.id, name, passed: findings.length === 0, failures: findings, choose }], mistakes: [] };
}
