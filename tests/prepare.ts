// Once before all unit tests: the shipped scenarios are explored, in as many threads as there are, and what comes out is
// kept; several test files then find it in the cache instead of exploring some million states each.
import { exploreFiles } from '../src/cli/explore-files.ts';
import { filesOf, loadFile } from '../src/cli/load.ts';

export async function setup(): Promise<void> {
  await exploreFiles(await Promise.all((await filesOf(['scenarios'])).map(loadFile)));
}
