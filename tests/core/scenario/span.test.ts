import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../src/core/scenario/display-width.ts';
import { excerptOf } from '../../../src/core/scenario/excerpt.ts';
import { baseWith, marked, parse } from './fixture.ts';

const inReply = (when: string): string => baseWith('when: stance is closed', `when: ${when}`);

describe('spans cover exactly what is wrong', () => {
  test('with Chinese text before it on the same line', () => {
    const text = baseWith('{zh-CN: 又是你？, en: You again?}', '{zh-CN: 又是你？您好, fr: Encore}');
    expect(marked(text)).toEqual(['missing-translation@{zh-CN: 又是你？您好, fr: Encore}', 'unknown-key@fr']);
  });

  test('inside plain, quoted, escaped, folded and literal conditions', () => {
    expect(marked(inReply('heat > 40 and stanse is open'))).toEqual(['unknown-name@stanse']);
    expect(marked(inReply('"heat > 40 and stanse is open"'))).toEqual(['unknown-name@stanse']);
    expect(marked(inReply("'heat > 40 and stanse is open'"))).toEqual(['unknown-name@stanse']);
    expect(marked(inReply('"heat \\u003e 40\\tand stanse is open"'))).toEqual(['unknown-name@stanse']);
    expect(marked(inReply('"heat > 40\n            and stanse is open"'))).toEqual(['unknown-name@stanse']);
    const branch = (value: string) =>
      baseWith(
        'to: [{when: fact closing-day is open, to: together}, {to: opening}]',
        `to:\n          - when: ${value}\n            to: together\n          - to: opening`,
      );
    expect(marked(branch('>-\n              heat > 40\n              and stanse is open'))).toEqual(['unknown-name@stanse']);
    expect(marked(branch('|\n              heat > 40 and\n              stanse is open'))).toEqual(['unknown-name@stanse']);
    expect(marked(branch('heat > 40\n              and stanse is open'))).toEqual(['unknown-name@stanse']);
  });

  test('inside the head of a line', () => {
    expect(marked(baseWith('lin (annoyed, arms-crossed)', 'lin (annoyed, arm-crossed)'))).toEqual(['unknown-posture@arm-crossed']);
    expect(marked(baseWith('lin (annoyed, arms-crossed)', '"lim (anoyed)"'))).toEqual(['unknown-cast@lim', 'unknown-feeling@anoyed']);
    expect(marked(baseWith('lin (cold)', 'lin (frozen, phone)'))).toEqual(['unknown-feeling@frozen']);
  });

  test('lines and columns count from one and the end is the first column after the span', () => {
    const [diagnostic] = parse('scenario: 2').diagnostics.filter(({ code }) => code === 'unsupported-version');
    expect(diagnostic?.span).toEqual({ line: 1, column: 11, endLine: 1, endColumn: 12 });
  });

  test('carriage returns at the ends of lines change no position', () => {
    const text = baseWith('move: insist', 'move: insists');
    const [plain] = parse(text).diagnostics;
    const [windows] = parse(text.replaceAll('\n', '\r\n')).diagnostics;
    expect(windows).toEqual(plain);
  });
});

describe('carets', () => {
  test('stand below their text: East Asian wide characters take two columns', () => {
    expect(displayWidth('又是你？')).toBe(8);
    expect(displayWidth('ab“cd”')).toBe(6);
    expect(displayWidth('e\u0301')).toBe(1);
    expect(displayWidth('😀')).toBe(2);
    const { source, carets } = excerptOf(['text: {zh-CN: 她照办了, en: 甲乙}'], { line: 1, column: 25, endLine: 1, endColumn: 27 });
    expect(source).toBe('text: {zh-CN: 她照办了, en: 甲乙}');
    expect(carets).toBe(`${' '.repeat(28)}^^^^`);
  });

  test('of a span over several lines go to the end of the first', () => {
    expect(excerptOf(['ab cd', 'ef'], { line: 1, column: 4, endLine: 2, endColumn: 2 }).carets).toBe('   ^^');
  });

  test('show a window of a very long line', () => {
    const line = `${'x'.repeat(5000)}WRONG${'y'.repeat(5000)}`;
    const { source, carets } = excerptOf([line], { line: 1, column: 5001, endLine: 1, endColumn: 5006 });
    expect(source.length).toBeLessThan(200);
    expect(source.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('WRONG');
  });
});
