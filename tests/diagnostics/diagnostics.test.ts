// One document per code is at once its specification, its documentation and its test; document.ts tells how they are written.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { verifyScenario } from '../../src/cli/verify.ts';
import { LIMITS, study } from '../../src/core/analysis/explore.ts';
import { CAMPAIGN, findAlwaysMode } from '../../src/core/analysis/findings/always-mode.ts';
import { findingsOf } from '../../src/core/analysis/findings/findings.ts';
import { CODES, type Code, type Diagnostic } from '../../src/core/scenario/diagnostic.ts';
import type { Scenario } from '../../src/core/scenario/model.ts';
import { type ParsedScenario, parsePeople, parseScenario } from '../../src/core/scenario/parse.ts';
import { inReadingOrder } from '../../src/core/scenario/reading-order.ts';
import { LOCALES } from '../../src/core/scenario/terms.ts';
import { lockPath } from '../../src/core/strings/lock.ts';
import { findStale } from '../../src/core/strings/stale.ts';
import { describeDiagnostic } from '../../src/locale/diagnostics.ts';
import { type DiagnosticCase, readDocument } from './document.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const shared = parsePeople(read('cast.yaml')).people;
/** The file's name must be its scenario's id. */
const FILES: Readonly<Record<string, string>> = { 'base.yaml': 'late-invoice.yaml', 'explored.yaml': 'travel-claim.yaml' };

type Setting = Pick<DiagnosticCase, 'base' | 'states' | 'folder' | 'files'>;

/** What the exploration of a scenario and of a folder full of it tells. */
function explored(scenario: Scenario, placeOf: ParsedScenario['placeOf'], { states, folder }: Setting): readonly Diagnostic[] {
  const { policies, diagnostics } = findingsOf(study(scenario, states === undefined ? LIMITS : { states }), placeOf);
  return [...diagnostics, ...findAlwaysMode(Array.from({ length: folder }, () => policies))];
}

function diagnosticsOf(text: string, setting: Setting): readonly Diagnostic[] {
  const options = { shared, file: FILES[setting.base] ?? '', files: (path: string) => setting.files[path] };
  const { scenario, diagnostics, testSpans, placeOf } = parseScenario(text, options);
  if (scenario === null) return diagnostics;
  const stale = findStale(text, (to) => setting.files[lockPath(options.file, to)] ?? null);
  const found = setting.base === 'base.yaml' ? [] : explored(scenario, placeOf, setting);
  return inReadingOrder(diagnostics, verifyScenario(scenario, testSpans), found, stale);
}

const nameOf = ({ code, params }: Diagnostic): string => `${code} ${params['name'] ?? ''}`;
const infos = new Map(
  Object.keys(FILES).map((base) => [base, new Set(diagnosticsOf(read(base), { base, folder: 1, files: {} }).filter(isInfo).map(nameOf))]),
);

function isInfo({ severity }: Diagnostic): boolean {
  return severity === 'info';
}

/** Infos count in their own document alone, and there only those that the base itself has not. */
function countedFor(code: Code, text: string, setting: Setting): readonly Diagnostic[] {
  return diagnosticsOf(text, setting).filter(
    (each) => !isInfo(each) || (each.code === code && !infos.get(setting.base)?.has(nameOf(each))),
  );
}

function printed(diagnostic: Diagnostic): string {
  const { span, severity, code, params, file } = diagnostic;
  const values = Object.entries(params).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const place = `${file === undefined ? '' : `${file}:`}${span.line}:${span.column}-${span.endLine}:${span.endColumn}`;
  const sentences = LOCALES.map((locale) => {
    const { message, help } = describeDiagnostic(diagnostic, locale);
    return `  ${locale}: ${message}\n    ${help}`;
  });
  return [[place, severity, code, ...values].join(' '), ...sentences, ''].join('\n');
}

describe('every diagnostic has a document', () => {
  test.each(Object.keys(FILES))('%s, which documents patch, has no mistakes', (base) => {
    expect(
      diagnosticsOf(read(base), { base, folder: CAMPAIGN, files: {} })
        .filter((each) => !isInfo(each))
        .map(printed),
    ).toEqual([]);
  });

  test('there is one document per code and none for codes that do not exist', () => {
    const documents = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.md'));
    expect(documents.sort()).toEqual(CODES.map((code) => `${code}.md`).sort());
  });

  const cases = CODES.flatMap((code) => readDocument(read(`${code}.md`), read).map((one) => ({ code, ...one })));
  describe.each(cases)('$code $title', ({ code, ...document }) => {
    test('the bad file gives exactly the documented output', () => {
      const found = countedFor(code, document.bad, document);
      expect(found.map(printed).join('')).toBe(document.output);
      expect(found.map((each) => each.code)).toContain(code);
    });

    test('the repaired file has no mistakes', () => {
      expect(document.about.length).toBeGreaterThan(40);
      expect(countedFor(code, document.repaired, document).map(printed)).toEqual([]);
    });
  });
});
