// Work that would keep players waiting: explored and drawn in a thread of its own, one after the other, in bounded time
// and memory.
import { Worker } from 'node:worker_threads';
import { LIMITS } from '../../core/analysis/explore.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import type { Locale } from '../../core/scenario/terms.ts';
import type { MapFigures } from '../../map/scenario-map.ts';
import type { Studied, Task } from './study-task.ts';

/** States that are looked at while a trainer waits: a second or two. Beyond, figures go by the scores of those who played. */
const QUICK = 300_000;
/** In ms. */
const LONGEST = { quick: 30_000, whole: 600_000 };
const MEMORY_MB = 2048;
/** Tasks that may wait. */
const MOST_WAITING = 8;

let line: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Null: it took too long or too much, or too many wait. */
function ask<T>(task: Task, longest: number): Promise<T | null> {
  if (waiting >= MOST_WAITING) return Promise.resolve(null);
  waiting++;
  const turn = line.then(() => run<T>(task, longest)).finally(() => waiting--);
  line = turn;
  return turn;
}

async function run<T>(task: Task, longest: number): Promise<T | null> {
  const worker = new Worker(new URL('./study-worker.mjs', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T | null>((resolve) => {
      timer = setTimeout(() => resolve(null), longest);
      worker.once('error', () => resolve(null));
      worker.once('exit', () => resolve(null));
      worker.once('message', resolve);
      worker.postMessage(task);
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** What a hash means never changes. A failure is kept too: it would fail again. */
const known = new Map<string, Studied | null>();
const MOST_KNOWN = 100;

export async function quickStudy(scenario: Scenario): Promise<Studied | null> {
  const there = known.get(scenario.hash);
  if (there !== undefined) return there;
  if (waiting >= MOST_WAITING) return null;
  const found = await ask<Studied>({ kind: 'study', scenario, states: QUICK }, LONGEST.quick);
  if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value as string);
  known.set(scenario.hash, found);
  return found;
}

/** As deep as the build does it. */
export async function wholeStudy(scenario: Scenario): Promise<Studied | null> {
  return ask<Studied>({ kind: 'study', scenario, states: LIMITS.states }, LONGEST.whole);
}

export async function drawCohort(scenario: Scenario, studied: Studied | null, locale: Locale, figures: MapFigures): Promise<string | null> {
  return ask<string>({ kind: 'draw', scenario, exploration: studied?.exploration ?? null, locale, figures }, LONGEST.quick);
}
