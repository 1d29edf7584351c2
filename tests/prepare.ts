// Once before all unit tests: the anchors of the shipped scenarios, which several test files then find in the cache
// instead of exploring some million states each.
import { readdirSync } from 'node:fs';
import { cachedAnchors } from '../src/cli/explored.ts';
import { loadFile } from '../src/cli/load.ts';

export async function setup(): Promise<void> {
  for (const name of readdirSync('scenarios').filter((each) => each.endsWith('.yaml'))) {
    const scenario = (await loadFile(`scenarios/${name}`)).parsed?.scenario;
    if (scenario) cachedAnchors(scenario);
  }
}
