// One file is examined in a process of its own, so that whatever it does to it, the server goes on. The thread in it has a
// bounded heap; what lies outside of the heap (the tables of the exploration) shows in the size of the process.
import { Worker } from 'node:worker_threads';

/** Exit code; see examiner.ts. */
const TOO_LARGE = 3;
const LOOK_EVERY = 50;

process.once('message', (task) => {
  const { memory } = task;
  const worker = new Worker(new URL('./examine-worker.mjs', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64 },
  });
  setInterval(() => {
    if (process.memoryUsage.rss() > memory * 2 ** 20) process.exit(TOO_LARGE);
  }, LOOK_EVERY);
  worker.once('message', (answer) => process.send(answer, () => process.exit(0)));
  worker.once('error', (error) => process.exit(error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError ? TOO_LARGE : 1));
});
// The server is gone: nobody waits for an answer.
process.once('disconnect', () => process.exit(1));
