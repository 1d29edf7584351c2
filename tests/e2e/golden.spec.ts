// The same log gives the same numbers everywhere: the rooms of the core, bundled, run in Chromium and here.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { cachedAnchors } from '../../src/cli/explored.ts';
import { loadFile } from '../../src/cli/load.ts';
import type { Anchors } from '../../src/core/run/debrief-types.ts';
import type { Scenario } from '../../src/core/scenario/model.ts';
import { SAMPLE } from '../core/sample-scenario.ts';
import { goldenLines } from '../golden/plays.ts';

const PLAYS = 40;
const root = path.resolve(import.meta.dirname, '../..');

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: path.join(root, 'tests/golden/plays.ts'), formats: ['iife'], name: 'golden' } },
  });
  const output = Array.isArray(built) ? built[0] : built;
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the bundle is empty');
  return chunk.code;
}

test('random plays give byte-equal results in Node and in Chromium, and equal to the held vectors', async ({ page }) => {
  const names = readdirSync(path.join(root, 'scenarios')).filter((name) => name.endsWith('.yaml'));
  const shipped = await Promise.all(names.map(async (name) => (await loadFile(path.join(root, 'scenarios', name))).parsed?.scenario));
  await page.goto('about:blank');
  await page.addScriptTag({ content: await bundle() });
  const inBrowser = (scenario: Scenario, anchors: Anchors | null): Promise<string> =>
    page.evaluate(
      ([one, count, given]) => {
        const { golden } = globalThis as unknown as { golden: typeof import('../golden/plays.ts') };
        const used = given ?? golden.goldenAnchors(one);
        return `${JSON.stringify(used)}\n${golden.goldenLines(one, count, used)}`;
      },
      [scenario, PLAYS, anchors] as const,
    );
  expect(await inBrowser(SAMPLE, null)).toBe(readFileSync(path.join(root, 'tests/golden/sample.jsonl'), 'utf8'));
  for (const scenario of shipped) {
    if (!scenario) throw new Error('a shipped scenario has mistakes');
    const anchors = cachedAnchors(scenario, root);
    expect(await inBrowser(scenario, anchors)).toBe(`${JSON.stringify(anchors)}\n${goldenLines(scenario, PLAYS, anchors)}`);
  }
});
