// The work of one thread: files come in, explorations go out.
import { parentPort } from 'node:worker_threads';
import type { ExploreLimits } from '../core/analysis/explore.ts';
import { exploreOnce } from './explored.ts';
import { loadFile, sourcesOf } from './load.ts';

export interface ExploreTask {
  readonly file: string;
  readonly limits: ExploreLimits;
}

parentPort?.on('message', ({ file, limits }: ExploreTask) => {
  loadFile(file)
    .then((loaded) => parentPort?.postMessage(sourcesOf(loaded).map((source) => exploreOnce(source, limits))))
    .catch((error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) }));
});
