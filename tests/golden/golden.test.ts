import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SAMPLE } from '../core/sample-scenario.ts';
import { goldenAnchors, goldenLines } from './plays.ts';

// A change of one byte here is a change of the scoring model: it makes CDS-2, or it is a mistake.
test('the sample scenario plays to the same bytes as when the model was fixed', () => {
  const held = readFileSync(new URL('./sample.jsonl', import.meta.url), 'utf8');
  expect(`${JSON.stringify(goldenAnchors(SAMPLE))}\n${goldenLines(SAMPLE, 40, goldenAnchors(SAMPLE))}`).toBe(held);
});
