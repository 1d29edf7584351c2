import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { CODES, type Diagnostic } from '../../../src/core/scenario/diagnostic.ts';
import { parseScenario } from '../../../src/core/scenario/parse.ts';
import { LOCALES } from '../../../src/core/scenario/terms.ts';
import { describeDiagnostic } from '../../../src/locale/diagnostics.ts';
import { BASE, SHARED } from './fixture.ts';
import { SEATED } from './seat-fixture.ts';

/** `RUNS=10` tries ten times as many texts; each run tries others. */
const RUNS = Number(process.env['RUNS'] ?? 1);

// A hundred whole scenarios are read per test.
vi.setConfig({ testTimeout: 60_000 * RUNS });

const PART = `fragment: 1
facts:
  lunch-time: {known-by: lin, text: {zh-CN: 十二点吃饭。, en: Lunch is at twelve.}}
scenes:
  breath: {start: in, nodes: {in: {to: out}, out: {to: return}}}
nodes:
  aside:
    lines: [lin (calm): {zh-CN: 嗯。, en: Mm.}]
    to: [{when: fact lunch-time is open, call: breath, return: opening}, {to: imposed}]
`;

/** What must hold for the diagnostics of any text at all. */
function check(text: string, part = PART): void {
  const { scenario, diagnostics } = parseScenario(text, { shared: SHARED, files: (path) => (path === 'a.yaml' ? part : null) });
  expect(scenario === null).toBe(diagnostics.some(({ severity }) => severity === 'error'));
  let before: Pick<Diagnostic, 'file'> & { line: number; column: number } = { line: 1, column: 1 };
  for (const diagnostic of diagnostics) {
    const { span, code, file } = diagnostic;
    const lines = (file === undefined ? text : part).split('\n');
    // The file itself comes first, then what it includes.
    if (file !== before.file) before = { line: 1, column: 1 };
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
    before = file === undefined ? span : { ...span, file };
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

/** With everything that is expanded on reading: an included file, scenes in scenes, a second seat. */
const PARTS = `${SEATED.replace('        to: joint-plan', '        to: [{when: promised, to: aside}, {call: pause, return: joint-plan}]')}include: [a.yaml]
scenes:
  pause:
    start: wait
    nodes:
      wait:
        choices: [{id: nod, say: {zh-CN: 嗯, en: Mm}, move: silence, why: {zh-CN: 听, en: Listen}, to: [{when: chosen nod, to: return}, {call: breath, return: wait}]}]
`;
const SOUND: readonly (readonly [string, string, (text: string) => void])[] = [
  ['a sound scenario', BASE, check],
  ['one of many parts', PARTS, check],
  ['a file that it includes', PART, (text) => check(PARTS, text)],
];

describe('whatever the text', () => {
  test('arbitrary characters give diagnostics with spans inside the text, and never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => check(text)),
      { numRuns: 200 * RUNS },
    );
  });

  test('so do words and signs of the format in any order', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
        (text) => check(text),
      ),
      { numRuns: 300 * RUNS },
    );
  });

  test.each(SOUND)('so does %s with pieces cut out, doubled, exchanged or put in', (_, sound, check) => {
    const mutation = fc.record({
      at: fc.nat(sound.length),
      length: fc.nat(60),
      kind: fc.constantFrom('cut', 'double', 'insert', 'move'),
      piece: fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })),
      to: fc.nat(sound.length),
    });
    const mutated = fc.array(mutation, { minLength: 1, maxLength: 4 }).map((list) =>
      list.reduce((text, { at, length, kind, piece, to }) => {
        const part = text.slice(at, at + length);
        if (kind === 'cut') return text.slice(0, at) + text.slice(at + length);
        if (kind === 'double') return text.slice(0, at) + part + text.slice(at);
        if (kind === 'insert') return text.slice(0, at) + piece + text.slice(at);
        const rest = text.slice(0, at) + text.slice(at + length);
        return rest.slice(0, to) + part + rest.slice(to);
      }, sound),
    );
    fc.assert(fc.property(mutated, check), { numRuns: 80 * RUNS });
  });

  test.each(SOUND)('so does %s cut off anywhere', (_, sound, check) => {
    fc.assert(
      fc.property(fc.nat(sound.length), (end) => check(sound.slice(0, end))),
      { numRuns: 100 * RUNS },
    );
  });

  test.each(SOUND)('and %s with any of its values exchanged for another kind', (_, sound, check) => {
    const values = fc.constantFrom('5', '[]', '{}', '~', 'true', '"x"', '[[1]]', '{a: {b: 1}}', '-', '""');
    const places = [...sound.matchAll(/: (?=[^\n])/g)].map((match) => match.index + 2);
    fc.assert(
      fc.property(fc.constantFrom(...places), values, (at, value) => {
        const end = sound.indexOf('\n', at);
        check(sound.slice(0, at) + value + sound.slice(end));
      }),
      { numRuns: 100 * RUNS },
    );
  });
});
