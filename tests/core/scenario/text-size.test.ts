import { describe, expect, test } from 'vitest';
import { gradeOf, sentencesOf, unitsOf } from '../../../src/core/scenario/text-size.ts';
import { textVolumeOf } from '../../../src/core/scenario/text-volume.ts';
import { BASE, parse } from './fixture.ts';

describe('the length of a text', () => {
  test.each([
    ['zh-CN', '今天四点半。', 6],
    ['zh-CN', '您发个 email，好吗？', 8],
    ['zh-CN', 'RF-0917号合同', 4],
    ['zh-CN', '96 万', 2],
    ['zh-CN', '', 0],
    ['en', 'Half past four today.', 4],
    ['en', 'Don’t — it’s 480,000 at 4:30!', 5],
    ['en', 'follow-up', 1],
  ] as const)('%s "%s" counts %i', (locale, text, units) => {
    expect(unitsOf(text, locale)).toBe(units);
  });

  test.each([
    ['zh-CN', '好。真的？真的！', 3],
    ['zh-CN', '……行吧', 1],
    ['zh-CN', '没有句号', 1],
    ['en', 'Yes. “Really?” Really!', 3],
    ['en', 'It is 3.5 percent', 1],
    ['en', '…', 0],
  ] as const)('%s "%s" has %i sentences', (locale, text, sentences) => {
    expect(sentencesOf(text, locale)).toBe(sentences);
  });

  test('the grade is low for talk and high for paragraphs of a contract', () => {
    // Two words and two syllables in one sentence: 0.39 × 2 + 11.8 × 1 − 15.59.
    expect(gradeOf(['Go home.'])).toBeCloseTo(-3.01, 5);
    expect(gradeOf(['When do the books close? I honestly do not know.'])).toBeLessThan(4);
    expect(
      gradeOf(['Notwithstanding aforementioned contractual obligations, reimbursement necessitates comprehensive documentation.']),
    ).toBeGreaterThan(20);
    expect(gradeOf([])).toBe(0);
  });
});

test('the volume of text lists every counterpart in both languages', () => {
  const { scenario } = parse(BASE);
  if (scenario === null) throw new Error('the base has mistakes');
  expect(textVolumeOf(scenario)).toEqual([
    { who: 'lin', language: 'zh-CN', lines: 4, share: 1, units: 20, sentences: 4, grade: null },
    { who: 'lin', language: 'en', lines: 4, share: 1, units: 12, sentences: 4, grade: expect.any(Number) },
  ]);
});
