// Findings that need time (the author's tests with their anchors, the exploration), asked of a thread that a new save
// can cut short. What is found is the business of `findings-task.ts`.
import { Worker } from 'node:worker_threads';
import type { Diagnostic } from '../core/scenario/diagnostic.ts';

/** `text`: what the places of the findings are in. */
export type Answer = { readonly text: string; readonly found: readonly Diagnostic[] } | { readonly failed: string };

export interface Findings {
  /** Whatever is being found out of this file is void; `sound`: it is asked anew. */
  ask(file: string, sound: boolean): void;
  close(): Promise<void>;
}

const open = (): Worker => new Worker(new URL('./findings-worker.mjs', import.meta.url));

export function openFindings(onAnswer: (file: string, answer: Answer) => void): Findings {
  const waiting = new Set<string>();
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
    const [file] = waiting;
    if (asked !== null || file === undefined) return;
    waiting.delete(file);
    asked = file;
    worker.postMessage(file);
  }

  return {
    ask(file, sound) {
      if (asked === file) {
        // What it computes is of a text that is no more.
        void worker.terminate();
        asked = null;
        worker = prepare();
      }
      if (sound) waiting.add(file);
      else waiting.delete(file);
      next();
    },
    async close() {
      closed = true;
      await worker.terminate();
    },
  };
}
