// Explorations of many files at once, in as many threads as the machine has.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type ExploreLimits, LIMITS } from '../core/analysis/explore.ts';
import type { ExploreTask } from './explore-task.ts';
import { type Explored, exploredBefore, exploreOnce } from './explored.ts';
import { type LoadedFile, sourcesOf } from './load.ts';

function askWorker(worker: Worker, task: ExploreTask): Promise<readonly Explored[]> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (answer: readonly Explored[] | { error: string }) => {
      worker.removeListener('error', reject);
      if ('error' in answer) reject(new Error(answer.error));
      else resolve(answer);
    });
    worker.postMessage(task);
  });
}

/**
 * Per file, one exploration for each scenario in it; none for a file with errors. What was explored before comes from the
 * cache unless all is to be `fresh`; a single file is explored here, several in threads.
 */
export async function exploreFiles(
  files: readonly LoadedFile[],
  limits: ExploreLimits = LIMITS,
  fresh = false,
): Promise<ReadonlyMap<LoadedFile, readonly Explored[]>> {
  const found = new Map<LoadedFile, readonly Explored[]>();
  const missing: LoadedFile[] = [];
  for (const loaded of files) {
    const kept = sourcesOf(loaded).map((source) => (fresh ? null : exploredBefore(source, limits)));
    if (kept.every((one) => one !== null)) found.set(loaded, kept);
    else missing.push(loaded);
  }
  // Large files first, so that no thread is left with a long one at the end.
  missing.sort((a, b) => b.text.length - a.text.length);
  if (missing.length < 2) {
    for (const loaded of missing)
      found.set(
        loaded,
        sourcesOf(loaded).map((source) => exploreOnce(source, limits, fresh)),
      );
    return found;
  }
  const threads = Math.min(missing.length, availableParallelism());
  const next = missing.values();
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(new URL('./explore-worker.mjs', import.meta.url));
      try {
        for (const loaded of next) found.set(loaded, await askWorker(worker, { file: loaded.file, limits, fresh }));
      } finally {
        await worker.terminate();
      }
    }),
  );
  return found;
}
