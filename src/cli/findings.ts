// Findings that need time (the author's tests with their anchors, the exploration), asked of a thread that a new save
// can cut short. What is found is `verifyScenario`'s business: whatever is added there is told here too.
import { Worker } from 'node:worker_threads';
import type { Diagnostic, Span } from '../core/scenario/diagnostic.ts';
import type { Scenario } from '../core/scenario/model.ts';

export type Answer = { readonly found: readonly Diagnostic[] } | { readonly failed: string };

export interface Question {
  readonly scenario: Scenario;
  readonly testSpans: readonly Span[];
}

export interface Findings {
  /** One question for each file: a newer one takes the place of an older one. Null: nothing is to be asked any more. */
  ask(file: string, question: Question | null): void;
  close(): Promise<void>;
}

const open = (): Worker => new Worker(new URL('./findings-worker.mjs', import.meta.url));

export function openFindings(onAnswer: (file: string, answer: Answer) => void): Findings {
  const waiting = new Map<string, Question>();
  let asked: string | null = null;
  let closed = false;
  let worker = prepare();

  function prepare(): Worker {
    const made = open();
    made.on('message', (answer: Answer) => {
      if (made !== worker) return;
      settle(answer);
    });
    made.on('error', (error) => {
      if (made !== worker || closed) return;
      worker = prepare();
      settle({ failed: error.message });
    });
    return made;
  }

  function settle(answer: Answer): void {
    const file = asked;
    asked = null;
    if (closed) return;
    if (file !== null) onAnswer(file, answer);
    next();
  }

  function next(): void {
    const [first] = waiting;
    if (asked !== null || first === undefined) return;
    const [file, question] = first;
    waiting.delete(file);
    asked = file;
    worker.postMessage(question);
  }

  return {
    ask(file, question) {
      if (asked === file) {
        // What it computes is of a text that is no more.
        void worker.terminate();
        asked = null;
        worker = prepare();
      }
      if (question === null) waiting.delete(file);
      else waiting.set(file, question);
      next();
    },
    async close() {
      closed = true;
      await worker.terminate();
    },
  };
}
