import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../../src/core/scenario/parse.ts';

/** Milliseconds of processor time, so that other programs on the machine do not count. */
const LIMIT = 1000;

const laughs = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij']
  .map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[i]}`).join(', ')}]`)
  .join('\n')}`;

const CASES: readonly (readonly [string, string, string])[] = [
  ['ten megabytes of text', `title: "${'x'.repeat(10_000_000)}"`, 'document-too-large'],
  ['a hundred thousand open brackets', '['.repeat(100_000), 'document-too-deep'],
  ['a hundred thousand open braces', '{a: '.repeat(100_000), 'document-too-deep'],
  ['a hundred thousand brackets, opened and closed', '['.repeat(100_000) + ']'.repeat(100_000), 'document-too-deep'],
  [
    'a hundred thousand levels of indentation',
    Array.from({ length: 100_000 }, (_, i) => `${' '.repeat(i)}a:`)
      .slice(0, 5000)
      .join('\n'),
    'document-too-large',
  ],
  ['as many levels as fit into a megabyte', Array.from({ length: 1300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'document-too-deep'],
  ['forty thousand lists in one line', '- '.repeat(40_000), 'document-too-deep'],
  ['a billion laughs', laughs, 'too-many-aliases'],
  ['an alias of itself', 'a: &a [*a]', 'too-many-aliases'],
  ['two hundred thousand aliases', `a: &a x\nb: [${'*a,'.repeat(200_000)}]`, 'too-many-aliases'],
  ['a program', `\u007fELF\u0002\u0001\u0000${'\u0000'.repeat(1000)}`, 'not-text'],
  ['a NUL in the middle', 'scenario: 1\nid: a\u0000b', 'not-text'],
  ['text of another encoding', 'title: \ufffd\ufffd', 'not-text'],
  ['a hundred thousand closing brackets', ']'.repeat(100_000), 'yaml-syntax'],
  ['a hundred thousand documents', '---\n'.repeat(100_000), 'document-too-large'],
  ['a hundred thousand keys', Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n'), 'document-too-large'],
  ['ten thousand unknown keys', Array.from({ length: 10_000 }, (_, i) => `k${i}: 1`).join('\n'), 'unknown-key'],
  ['a condition of a hundred thousand parentheses', `nodes: {a: {to: [{when: "${'('.repeat(100_000)}", to: a}]}}`, 'expression-syntax'],
  ['a condition of fifty thousand names', `nodes: {a: {to: [{when: "${'x or '.repeat(50_000)}x", to: a}]}}`, 'expression-syntax'],
  ['a line head of a hundred thousand spaces', `nodes: {a: {lines: [{"${' '.repeat(100_000)}(": x}]}}`, 'wrong-type'],
];

describe('hostile input gets a clear diagnostic in less than a second', () => {
  test.each(CASES)('%s', (_, text, code) => {
    const start = process.cpuUsage();
    const { scenario, diagnostics } = parseScenario(text);
    const { user, system } = process.cpuUsage(start);
    expect(scenario).toBeNull();
    expect(diagnostics.map((each) => each.code)).toContain(code);
    expect((user + system) / 1000).toBeLessThan(LIMIT);
  });
});
