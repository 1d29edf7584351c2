import { describe, expect, test } from 'vitest';
import { MAX_COPIES } from '../../../src/core/scenario/expand.ts';
import { MAX_FILES } from '../../../src/core/scenario/include.ts';
import { type ParseOptions, parseScenario } from '../../../src/core/scenario/parse.ts';
import { BASE, SHARED } from './fixture.ts';

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

const option = (id: string, to: string): string =>
  `{id: ${id}, say: {zh-CN: 说, en: Say}, move: ask-open, why: {zh-CN: 因为, en: Because}, to: ${to}}`;

const HEAD = BASE.slice(0, BASE.indexOf('start: opening'));
const ENDINGS = BASE.slice(BASE.indexOf('endings:\n'), BASE.indexOf('tests:\n'));
const withNodes = (nodes: string, more = ''): string => `${HEAD}start: n0\nnodes:\n${nodes}\n${ENDINGS}${more}`;
const errorsOf = (text: string, options: ParseOptions = {}): readonly string[] => [
  ...new Set(
    parseScenario(text, { shared: SHARED, ...options }).diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : [])),
  ),
];

/** Work is counted where it can be: files asked for, nodes made. */
describe('hostile parts end in a finding, after work that is bounded', () => {
  const including = (path: string): string => withNodes(`  n0: {choices: [${option('a', 'joint-plan')}]}`, `include: [${path}]\n`);

  function counted(files: (path: string) => string): { readonly codes: readonly string[]; readonly asked: number } {
    let asked = 0;
    const codes = errorsOf(including('f0.yaml'), {
      file: 'late-invoice.yaml',
      files: (path) => {
        asked++;
        return files(path);
      },
    });
    return { codes, asked };
  }

  test.each<readonly [string, (path: string) => string, string]>([
    ['a file that includes itself', () => 'fragment: 1\ninclude: [f0.yaml]', 'include-cycle'],
    ['a file that includes its scenario', () => 'fragment: 1\ninclude: [late-invoice.yaml]', 'include-cycle'],
    ['two files in a circle', (path) => `fragment: 1\ninclude: [${path === 'f0.yaml' ? 'f1' : 'f0'}.yaml]`, 'include-cycle'],
    ['files without end', (path) => `fragment: 1\ninclude: [f${Number(/\d+/.exec(path)?.[0]) + 1}.yaml]`, 'include-too-many'],
    [
      'every file including ten new ones',
      (path) => `fragment: 1\ninclude: [${Array.from({ length: 10 }, (_, i) => `${path.slice(0, -5)}${i}.yaml`).join(', ')}]`,
      'include-too-many',
    ],
    [
      'files of almost a megabyte each',
      (path) => `fragment: 1\ninclude: [${path.slice(0, -5)}1.yaml]\n#${'x'.repeat(900_000)}`,
      'include-too-many',
    ],
    ['a file of ten megabytes', () => 'x'.repeat(10_000_000), 'include-too-many'],
    ['a file of brackets', () => '['.repeat(100_000), 'document-too-deep'],
    ['a program', () => '\u007fELF\u0000', 'not-text'],
    ['another scenario', () => BASE, 'unknown-key'],
  ])('%s', (_, files, code) => {
    const { codes, asked } = counted(files);
    expect(codes).toContain(code);
    expect(asked).toBeLessThanOrEqual(MAX_FILES);
  });

  const call = (scene: string): string => `{call: ${scene}, return: return}`;
  const calling = (scenes: string): string =>
    withNodes(`  n0: {choices: [${option('a', '{call: s0, return: joint-plan}')}, ${option('b', 'imposed')}]}`, `scenes:\n${scenes}\n`);
  const scene = (id: string, nodes: string): string => `  ${id}: {start: a, nodes: {${nodes}}}`;
  const doubling = (depth: number): string =>
    [
      ...Array.from({ length: depth }, (_, i) => scene(`s${i}`, `a: {to: {call: s${i + 1}, return: b}}, b: {to: ${call(`s${i + 1}`)}}`)),
      scene(`s${depth}`, 'a: {to: return}'),
    ].join('\n');

  test.each([
    ['a scene that calls itself', scene('s0', `a: {to: ${call('s0')}}`), 'scene-calls-itself'],
    [
      'five hundred scenes in a circle',
      Array.from({ length: 500 }, (_, i) => scene(`s${i}`, `a: {to: ${call(`s${(i + 1) % 500}`)}}`)).join('\n'),
      'scene-calls-itself',
    ],
    [
      'two thousand scenes in a row',
      [...Array.from({ length: 2000 }, (_, i) => scene(`s${i}`, `a: {to: ${call(`s${i + 1}`)}}`)), scene('s2000', 'a: {to: return}')].join(
        '\n',
      ),
      'expansion-too-large',
    ],
    ['thirty scenes that each call the next one twice', doubling(30), 'expansion-too-large'],
    ['twelve of them', doubling(12), 'expansion-too-large'],
    ['ids that would grow too long', scene('s0', `${'x'.repeat(250)}: {to: return}, a: {to: ${'x'.repeat(250)}}`), 'expansion-too-large'],
  ])('%s', (_, scenes, code) => {
    expect(errorsOf(calling(scenes))).toEqual([code]);
  });

  test('what just fits is expanded, to no more nodes than allowed', () => {
    const { scenario } = parseScenario(calling(doubling(10)), { shared: SHARED });
    expect(scenario?.nodes.length).toBeGreaterThan(1000);
    expect(scenario?.nodes.length).toBeLessThanOrEqual(MAX_COPIES + 1);
  });
});

describe('large graphs', () => {
  const nodes = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, i) => `  n${from + i}: {to: n${from + i + 1}}`).join('\n');
  const last = (n: number): string => `  n${n}: {choices: [${option('a', 'joint-plan')}, ${option('b', 'imposed')}]}`;

  test('ten thousand nodes in one file are refused by their size', () => {
    expect(errorsOf(withNodes(`${nodes(0, 10_000)}\n${last(10_000)}`))).toEqual(['document-too-large']);
  });

  test('ten thousand nodes in several files are a scenario', () => {
    const files: Record<string, string> = {};
    for (let k = 0; k < 5; k++) files[`n${k}.yaml`] = `fragment: 1\nnodes:\n${nodes(2000 * k, 2000 * (k + 1))}\n`;
    const text = withNodes(last(10_000), `include: [${Object.keys(files).join(', ')}]\n`);
    const begun = process.cpuUsage();
    const { scenario, diagnostics } = parseScenario(text, { shared: SHARED, files: (path) => files[path] });
    const { user, system } = process.cpuUsage(begun);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(scenario?.nodes).toHaveLength(10_001);
    expect((user + system) / 1e6).toBeLessThan(20);
  });

  test('a circle of ten thousand nodes without a way out is one finding of bounded length', () => {
    const files: Record<string, string> = {};
    for (let k = 0; k < 5; k++) files[`n${k}.yaml`] = `fragment: 1\nnodes:\n${nodes(2000 * k, 2000 * (k + 1))}\n`;
    const text = withNodes('  n10000: {to: n0}', `include: [${Object.keys(files).join(', ')}]\n`);
    const { diagnostics } = parseScenario(text, { shared: SHARED, files: (path) => files[path] });
    const loops = diagnostics.filter(({ code }) => code === 'loop-without-exit');
    expect(loops).toHaveLength(1);
    expect(String(loops[0]?.params['nodes']).length).toBeLessThan(200);
  });

  test('a thousand options in a node are a scenario', () => {
    const options = Array.from({ length: 1000 }, (_, i) => option(`o${i}`, i % 2 === 0 ? 'joint-plan' : 'imposed')).join(', ');
    const { scenario, diagnostics } = parseScenario(withNodes(`  n0: {choices: [${options}]}`), { shared: SHARED });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(scenario?.nodes[0]?.choices).toHaveLength(1000);
  });
});
