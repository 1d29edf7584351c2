// A thread of its own for what takes long. Node runs no TypeScript by itself, tsx does.
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { verifyScenario } = await import('./verify.ts');
parentPort?.on('message', ({ scenario, testSpans }) => {
  try {
    parentPort?.postMessage({ found: verifyScenario(scenario, testSpans) });
  } catch (error) {
    // A state that offers nothing and the like: the exploration gives up, and says why.
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
});
