// The work of one thread: files come in, explorations go out.
import { parentPort } from 'node:worker_threads';
import type { ExploreLimits } from '../core/analysis/explore.ts';
import { exploreOnce } from './explored.ts';
import { loadFile, sourcesOf } from './load.ts';

export interface ExploreTask {
  readonly file: string;
  readonly limits: ExploreLimits;
  /** Computed anew even if it was kept. */
  readonly fresh: boolean;
}

parentPort?.on('message', ({ file, limits, fresh }: ExploreTask) => {
  loadFile(file)
    .then((loaded) => parentPort?.postMessage(sourcesOf(loaded).map((source) => exploreOnce(source, limits, fresh))))
    .catch((error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) }));
});
