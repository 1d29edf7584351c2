// One document per code is at once its specification, its documentation and its test; document.ts tells how they are written.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { verifyScenario } from '../../src/cli/verify.ts';
import { CODES, type Diagnostic } from '../../src/core/scenario/diagnostic.ts';
import { parsePeople, parseScenario } from '../../src/core/scenario/parse.ts';
import { LOCALES } from '../../src/core/scenario/terms.ts';
import { lockPath } from '../../src/core/strings/lock.ts';
import { findStale } from '../../src/core/strings/stale.ts';
import { describeDiagnostic } from '../../src/locale/diagnostics.ts';
import { readDocument } from './document.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const base = read('base.yaml');
const shared = parsePeople(read('cast.yaml')).people;

function diagnosticsOf(text: string, files: Readonly<Record<string, string>> = {}): readonly Diagnostic[] {
  const options = { shared, file: 'late-invoice.yaml', files: (path: string) => files[path] };
  const { scenario, diagnostics, testSpans } = parseScenario(text, options);
  const stale = findStale(text, (to) => files[lockPath(options.file, to)] ?? null);
  return scenario === null ? diagnostics : [...diagnostics, ...verifyScenario(scenario, testSpans), ...stale];
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
  test('the base scenario has no mistakes', () => {
    expect(diagnosticsOf(base).map(printed)).toEqual([]);
  });

  test('there is one document per code and none for codes that do not exist', () => {
    const documents = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.md'));
    expect(documents.sort()).toEqual(CODES.map((code) => `${code}.md`).sort());
  });

  describe.each(CODES)('%s', (code) => {
    const document = readDocument(read(`${code}.md`), base);

    test('the bad file gives exactly the documented output', () => {
      const found = diagnosticsOf(document.bad, document.files);
      expect(found.map(printed).join('')).toBe(document.output);
      expect(found.map((each) => each.code)).toContain(code);
    });

    test('the repaired file has no mistakes', () => {
      expect(document.about.length).toBeGreaterThan(40);
      expect(diagnosticsOf(document.repaired, document.files).map(printed)).toEqual([]);
    });
  });
});
