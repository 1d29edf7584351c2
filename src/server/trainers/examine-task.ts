// The work of the thread: a file comes in, what is to be said of it goes out.
import { parentPort, workerData } from 'node:worker_threads';
import { examine } from '../../core/check/examine.ts';
import type { ExamineTask } from './examiner.ts';

const { text, people, file } = workerData as ExamineTask;
// No file can be included: nothing but the shared people is here.
parentPort?.postMessage(examine(text, { shared: people, files: () => null, ...(file === null ? {} : { file }) }));
