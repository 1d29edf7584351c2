// The results that come with the scenarios are believed by every command: here they are found anew. They carry a fingerprint
// of scenario and rules, so that a change to either has all of it explored; of what nobody changed, a third is looked at each
// time, another one after each change. `RUNS=3`: all.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exploreFiles } from '../../src/cli/explore-files.ts';
import { type Explored, shippableOf } from '../../src/cli/explored.ts';
import { filesOf, type LoadedFile, loadFile, sourcesOf } from '../../src/cli/load.ts';
import { SHIPPED } from '../../src/cli/rules-version.ts';
import { LIMITS } from '../../src/core/analysis/explore.ts';

const REMEDY = 'Scenarios or rules have changed. Run: npm run -s cli -- check scenarios --fresh --keep';
const PARTS = 3;
const RUNS = Number(process.env['RUNS'] ?? 1);

test('what is shipped as explored is what a fresh exploration finds', { timeout: 120_000 }, async () => {
  const shipped = readFileSync(SHIPPED, 'utf8');
  const files = await Promise.all((await filesOf(['scenarios'])).map(loadFile));
  const drawn = (file: LoadedFile): string => createHash('sha256').update(shipped).update(file.file).digest('hex');
  const order = [...files].sort((a, b) => (drawn(a) < drawn(b) ? -1 : 1));
  const anew = order.slice(0, Math.ceil((files.length * Math.min(RUNS, PARTS)) / PARTS));
  expect(anew.length).toBeGreaterThan(4);
  const explored = new Map([...(await exploreFiles(files)), ...(await exploreFiles(anew, LIMITS, true))]);
  const fresh = Object.assign(
    {},
    ...files.flatMap((file) => sourcesOf(file).map((source, k) => shippableOf(source, explored.get(file)?.[k] as Explored))),
  );
  const { results } = JSON.parse(shipped);
  expect(Object.keys(results).sort(), REMEDY).toEqual(Object.keys(fresh).sort());
  expect(results, REMEDY).toEqual(JSON.parse(JSON.stringify(fresh)));
});
