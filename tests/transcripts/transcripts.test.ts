import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
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

test('the example in the guide plays as it says', async () => {
  const example = /```\n(# [^`]*scenario: [^`]*)```/.exec(readFileSync('scenarios/README.md', 'utf8'))?.[1] ?? '';
  // Below the repository, so that its scenario is found.
  mkdirSync('node_modules/.cache', { recursive: true });
  const folder = mkdtempSync('node_modules/.cache/guide-');
  try {
    const file = path.join(folder, 'guide.transcript');
    writeFileSync(file, example);
    expect((await testTranscript(file, 'en')).tests).toMatchObject([{ scenario: 'month-end-invoices', passed: true }]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
