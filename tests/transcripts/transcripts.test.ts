import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testTranscript } from '../../src/cli/transcript-test.ts';

const files = readdirSync('tests/transcripts').filter((name) => name.endsWith('.transcript'));

test.each(files)('%s plays as it says', async (name) => {
  const { tests, mistakes } = await testTranscript(`tests/transcripts/${name}`, 'en');
  expect(mistakes).toEqual([]);
  expect(tests[0].failures).toEqual([]);
  expect(tests[0].choose.length).toBeGreaterThan(2);
});

test('every shipped scenario has one play that ends well and one that does not, and both languages are spoken', () => {
  const texts = files.map((name) => readFileSync(`tests/transcripts/${name}`, 'utf8'));
  for (const scenario of readdirSync('scenarios').filter((name) => name.endsWith('.yaml'))) {
    const mine = texts.filter((text) => text.includes(`\nscenario: ${scenario.replace('.yaml', '')}\n`));
    expect(mine.some((text) => text.includes('expect verdict constructive'))).toBe(true);
    expect(mine.some((text) => /expect verdict (broken-off|escalated)/.test(text))).toBe(true);
    expect(new Set(mine.map((text) => /^language: (.*)$/m.exec(text)?.[1]))).toEqual(new Set(['zh-CN', 'en']));
  }
});
