import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { CODES } from '../../../src/core/scenario/diagnostic.ts';
import { LOCALES } from '../../../src/core/scenario/terms.ts';
import { describeDiagnostic } from '../../../src/locale/diagnostics.ts';
import { BASE, parse } from './fixture.ts';

// Hundreds of whole scenarios are read per test.
vi.setConfig({ testTimeout: 60_000 });

/** What must hold for the diagnostics of any text at all. */
function check(text: string): void {
  const { scenario, diagnostics } = parse(text);
  const lines = text.split('\n');
  expect(scenario === null).toBe(diagnostics.some(({ severity }) => severity === 'error'));
  let before = { line: 1, column: 1 };
  for (const diagnostic of diagnostics) {
    const { span, code } = diagnostic;
    expect(CODES).toContain(code);
    expect(span.line > before.line || (span.line === before.line && span.column >= before.column)).toBe(true);
    expect(span.endLine > span.line || (span.endLine === span.line && span.endColumn >= span.column)).toBe(true);
    expect(span.endLine).toBeLessThanOrEqual(lines.length);
    expect(span.column).toBeLessThanOrEqual((lines[span.line - 1] ?? '').length + 1);
    expect(span.endColumn).toBeLessThanOrEqual((lines[span.endLine - 1] ?? '').length + 1);
    for (const locale of LOCALES) {
      const { message, help } = describeDiagnostic(diagnostic, locale);
      expect(message + help).not.toMatch(/undefined|NaN|\[object/);
      expect(help).not.toBe('');
    }
    before = span;
  }
}

const pieces = fc.constantFrom(
  ...[
    'nodes:',
    'choices:',
    '- ',
    '  ',
    '\n',
    '\n  ',
    '\n    - ',
    '{',
    '}',
    '[',
    ']',
    ', ',
    ': ',
    '"',
    "'",
    '&a ',
    '*a',
    '!x ',
    '|\n',
    '>\n',
    '# ',
    '? ',
    '%',
    '---\n',
  ],
  ...[
    'scenario: 1',
    'id',
    'lin (calm',
    'paper): x',
    'when: stance is open',
    'to: x',
    'zh-CN: 又',
    'en: b',
    'null',
    'true',
    '1',
    '-1',
    '\t',
    '\r\n',
    '😀',
    '林静',
    'set: {a: +1}',
  ],
);

describe('whatever the text', () => {
  test('arbitrary characters give diagnostics with spans inside the text, and never an exception', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), check), { numRuns: 500 });
  });

  test('so do words and signs of the format in any order', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
        check,
      ),
      { numRuns: 800 },
    );
  });

  test('so does a sound scenario with pieces cut out, doubled, exchanged or put in', () => {
    const mutation = fc.record({
      at: fc.nat(BASE.length),
      length: fc.nat(60),
      kind: fc.constantFrom('cut', 'double', 'insert', 'move'),
      piece: fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })),
      to: fc.nat(BASE.length),
    });
    const mutated = fc.array(mutation, { minLength: 1, maxLength: 4 }).map((list) =>
      list.reduce((text, { at, length, kind, piece, to }) => {
        const part = text.slice(at, at + length);
        if (kind === 'cut') return text.slice(0, at) + text.slice(at + length);
        if (kind === 'double') return text.slice(0, at) + part + text.slice(at);
        if (kind === 'insert') return text.slice(0, at) + piece + text.slice(at);
        const rest = text.slice(0, at) + text.slice(at + length);
        return rest.slice(0, to) + part + rest.slice(to);
      }, BASE),
    );
    fc.assert(fc.property(mutated, check), { numRuns: 400 });
  });

  test('so does a sound scenario cut off anywhere', () => {
    fc.assert(
      fc.property(fc.nat(BASE.length), (end) => check(BASE.slice(0, end))),
      { numRuns: 200 },
    );
  });

  test('and a sound scenario with any of its values exchanged for another kind', () => {
    const values = fc.constantFrom('5', '[]', '{}', '~', 'true', '"x"', '[[1]]', '{a: {b: 1}}', '-', '""');
    const places = [...BASE.matchAll(/: (?=[^\n])/g)].map((match) => match.index + 2);
    fc.assert(
      fc.property(fc.constantFrom(...places), values, (at, value) => {
        const end = BASE.indexOf('\n', at);
        check(BASE.slice(0, at) + value + BASE.slice(end));
      }),
      { numRuns: 500 },
    );
  });
});
