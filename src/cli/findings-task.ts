// The work of the thread behind `check --watch`: a file comes in, what only playing it tells goes out.
import { parentPort } from 'node:worker_threads';
import { inReadingOrder } from '../core/scenario/reading-order.ts';
import { exploreOnce } from './explored.ts';
import type { Answer } from './findings.ts';
import { loadFile, sourcesOf } from './load.ts';
import { verifyScenario } from './verify.ts';

async function answerOf(file: string): Promise<Answer> {
  const loaded = await loadFile(file);
  const { parsed } = loaded;
  const chairs = parsed?.scenario ? [{ scenario: parsed.scenario, testSpans: parsed.testSpans }, ...parsed.seats] : [];
  const played = chairs.flatMap(({ scenario, testSpans }) => verifyScenario(scenario, testSpans));
  const explored = sourcesOf(loaded).flatMap((source) => exploreOnce(source).findings);
  return { text: loaded.text, found: inReadingOrder(played, explored) };
}

parentPort?.on('message', (file: string) => {
  answerOf(file)
    // A state that offers nothing and the like: the exploration gives up, and says why.
    .catch((error: unknown): Answer => ({ failed: error instanceof Error ? error.message : String(error) }))
    .then((answer) => parentPort?.postMessage(answer));
});
