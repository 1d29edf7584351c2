import { describe, expect, test } from 'vitest';
import { isInside } from '../../../src/core/scenario/include.ts';
import { type ParsedScenario, parseFragment, parseScenario } from '../../../src/core/scenario/parse.ts';
import { BASE, baseWith, SHARED } from './fixture.ts';

type Files = Readonly<Record<string, string>>;

const parse = (text: string, files: Files): ParsedScenario =>
  parseScenario(text, { shared: SHARED, file: 'late-invoice.yaml', files: (path) => files[path] });

const including = (...paths: readonly string[]): string => baseWith('cast:\n', `include: [${paths.join(', ')}]\ncast:\n`);

const told = (text: string, files: Files): readonly string[] =>
  parse(text, files).diagnostics.map(({ code, file, span }) => `${code} ${file ?? '-'}:${span.line}`);

/** The base with one of its blocks moved into a file. */
function moved(block: string, next: string): { readonly text: string; readonly file: string } {
  const from = BASE.indexOf(`\n${block}:\n`) + 1;
  const to = BASE.indexOf(`\n${next}:`) + 1;
  return { text: BASE.slice(0, from) + BASE.slice(to), file: `fragment: 1\n${BASE.slice(from, to)}` };
}

describe('what a file includes plays as if it were written there', () => {
  test.each([
    ['cast', 'facts'],
    ['facts', 'flags'],
    ['flags', 'mood'],
    ['nodes', 'endings'],
    ['endings', 'tests'],
  ])('%s', (block, next) => {
    const { text, file } = moved(block, next);
    const { scenario, diagnostics } = parse(`${text}\ninclude: [shared/part.yaml]\n`, { 'shared/part.yaml': file });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(scenario).toEqual(parse(BASE, {}).scenario);
  });

  test('also through several files, of which one is included twice', () => {
    const files = {
      'shared/a.yaml': 'fragment: 1\ninclude: [shared/c.yaml]\nfacts: {a: {known-by: lin, text: {zh-CN: 甲, en: A}}}\n',
      'shared/b.yaml': 'fragment: 1\ninclude: [shared/c.yaml]\nfacts: {b: {known-by: lin, text: {zh-CN: 乙, en: B}}}\n',
      'shared/c.yaml': 'fragment: 1\nfacts: {c: {known-by: lin, text: {zh-CN: 丙, en: C}}}\n',
    };
    const { scenario, included, diagnostics } = parse(including('shared/a.yaml', 'shared/b.yaml'), files);
    expect(diagnostics).toEqual([]);
    expect(scenario?.facts.map(({ id }) => id)).toEqual(['closing-day', 'order-date', 'old-record', 'a', 'c', 'b']);
    expect(included.map(({ file }) => file)).toEqual(['shared/a.yaml', 'shared/c.yaml', 'shared/b.yaml']);
  });

  test('plain strings are in the language of their own file', () => {
    const files = { 'shared/a.yaml': 'fragment: 1\nlanguage: en\nfacts:\n  a: {known-by: lin, text: Only English}\n' };
    const { scenario, diagnostics } = parse(including('shared/a.yaml'), files);
    expect(diagnostics.map(({ code, params }) => [code, params])).toEqual([['missing-translation', { language: 'zh-CN' }]]);
    expect(scenario?.facts.at(-1)?.text.en).toBe('Only English');
  });

  test('the hash covers it', () => {
    const hash = (text: string) => parse(including('a.yaml'), { 'a.yaml': text }).scenario?.hash;
    const one = 'fragment: 1\nfacts: {a: {known-by: lin, text: {zh-CN: 甲, en: A}}}\n';
    expect(hash(one)).toBe(hash(`# moved\n\n${one}`));
    expect(hash(one)).not.toBe(hash(one.replace('en: A', 'en: B')));
  });
});

describe('mistakes in included files', () => {
  test('name the file, behind those of the scenario itself', () => {
    const files = { 'shared/a.yaml': 'fragment: 1\nfacts:\n  a: {known-by: zhao, text: {zh-CN: 甲, en: A}}\nnode: {}\n' };
    const text = including('shared/a.yaml').replace('place: finance-office', 'place: moon');
    expect(told(text, files)).toEqual(['unknown-value -:5', 'unknown-cast shared/a.yaml:3', 'unknown-key shared/a.yaml:4']);
  });

  test('a name that is used in two files names the other place', () => {
    const files = { 'shared/a.yaml': 'fragment: 1\nfacts:\n  closing-day: {known-by: lin, text: {zh-CN: 甲, en: A}}\n' };
    const [found, ...more] = parse(including('shared/a.yaml'), files).diagnostics;
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      code: 'duplicate-id',
      file: 'shared/a.yaml',
      span: { line: 3, column: 3 },
      params: { name: 'closing-day', file: 'late-invoice.yaml', line: 15 },
    });
  });

  test('so does a choice whose id is taken in another file', () => {
    const node =
      'fragment: 1\nnodes:\n  more:\n    choices: [{id: look, say: {zh-CN: 看, en: Look}, move: look-together, why: {zh-CN: 查, en: Look}, to: joint-plan}]\n';
    const text = including('a.yaml').replace('        to: joint-plan', '        to: more');
    const found = parse(text, { 'a.yaml': node }).diagnostics.filter(({ code }) => code === 'duplicate-id');
    expect(found).toMatchObject([{ file: 'a.yaml', span: { line: 4 }, params: { name: 'look', file: 'late-invoice.yaml', line: 49 } }]);
  });

  test('names that a missing file would have declared are not told as unknown', () => {
    const text = including('gone.yaml').replace('asks: [closing-day]', 'asks: [lunch-time]');
    expect(told(text, {})).toEqual(['include-missing -:10']);
  });

  test('what an included file offers need not be used', () => {
    const files = { 'a.yaml': 'fragment: 1\nflags: {never: false}\ncast: {zhao: {is: zhao-guodong, present: false}}\n' };
    const shared = { ...SHARED, 'zhao-guodong': { ...SHARED['lin-jing'], temperament: 'driver' } } as typeof SHARED;
    const { diagnostics } = parseScenario(including('a.yaml'), { shared, files: (path) => (files as Files)[path] });
    expect(diagnostics).toEqual([]);
  });

  test('a fragment by itself tells its form and its ways', () => {
    const codes = (text: string) => parseFragment(text).map(({ code }) => code);
    expect(codes('fragment: 1\nfacts: {a: {known-by: whoever, text: {zh-CN: 甲, en: A}}}\n')).toEqual([]);
    expect(codes('fragment: 2\ninclude: [/etc/passwd]\nstart: a\n')).toEqual(['unsupported-version', 'include-outside', 'unknown-key']);
    expect(codes('fragment: [')).toEqual(['yaml-syntax']);
  });
});

test('only ways down from the folder are taken', () => {
  const inside = ['a.yaml', 'shared/a.yaml', 'shared/月底/a.yml'];
  const outside = [
    '../a.yaml',
    'shared/../../a.yaml',
    './a.yaml',
    '/etc/a.yaml',
    'C:/a.yaml',
    'C:\\a.yaml',
    'a\\..\\..\\b.yaml',
    'http://x/a.yaml',
    'shared//a.yaml',
    'shared/',
    '',
    'a.txt',
    'a\u0000.yaml',
    `${'x'.repeat(300)}.yaml`,
  ];
  expect(inside.filter((path) => !isInside(path))).toEqual([]);
  expect(outside.filter(isInside)).toEqual([]);
  for (const path of outside.filter((one) => !one.includes('\u0000') && !/[\\:]/.test(one)))
    expect(told(including(JSON.stringify(path)), { [path]: 'fragment: 1' })).toEqual(['include-outside -:10']);
});
