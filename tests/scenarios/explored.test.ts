// The results that come with the scenarios are believed by every command: here they are found anew.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exploreFiles } from '../../src/cli/explore-files.ts';
import { type Explored, shippableOf } from '../../src/cli/explored.ts';
import { filesOf, loadFile, sourcesOf } from '../../src/cli/load.ts';
import { SHIPPED } from '../../src/cli/rules-version.ts';
import { LIMITS } from '../../src/core/analysis/explore.ts';

const REMEDY = 'Scenarios or rules have changed. Run: npm run -s cli -- check scenarios --fresh --keep';

test('what is shipped as explored is what a fresh exploration finds', { timeout: 120_000 }, async () => {
  const files = await Promise.all((await filesOf(['scenarios'])).map(loadFile));
  const explored = await exploreFiles(files, LIMITS, true);
  const fresh = Object.assign(
    {},
    ...files.flatMap((file) => sourcesOf(file).map((source, k) => shippableOf(source, explored.get(file)?.[k] as Explored))),
  );
  const { results } = JSON.parse(readFileSync(SHIPPED, 'utf8'));
  expect(Object.keys(results).sort(), REMEDY).toEqual(Object.keys(fresh).sort());
  expect(results, REMEDY).toEqual(JSON.parse(JSON.stringify(fresh)));
});
