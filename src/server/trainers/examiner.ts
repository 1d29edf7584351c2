// Files from trainers are examined outside of the server: one at a time, in bounded time and memory, and no more than a few
// wait their turn.
import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Examination } from '../../core/check/examine.ts';
import type { SharedPeople } from '../../core/scenario/resolve-scope.ts';

export interface ExamineTask {
  readonly text: string;
  readonly people: SharedPeople;
  /** Name of the file, which is to be that of the scenario; null: nobody asks. */
  readonly file: string | null;
  /** MB. */
  readonly memory: number;
}

export type Examined =
  | { readonly ok: true; readonly examination: Examination }
  | { readonly ok: false; readonly code: 'too-slow' | 'too-large' | 'not-examined' | 'busy' | 'closing' };

export interface ExaminerOptions {
  readonly people: SharedPeople;
  /** Per file. */
  readonly seconds: number;
  /** MB per file. */
  readonly memory: number;
}

export interface Examiner {
  examine(text: string, file: string | null): Promise<Examined>;
  /** Whoever waits is told that we close. */
  close(): void;
}

/** Behind the one that is being examined. */
const MOST_WAITING = 2;
/** Exit code of the process when its memory is used up. */
const TOO_LARGE = 3;
/** Players come first. */
const NICE = 5;

interface Job {
  readonly task: ExamineTask;
  readonly answer: (examined: Examined) => void;
}

export function openExaminer({ people, seconds, memory }: ExaminerOptions): Examiner {
  const waiting: Job[] = [];
  let running: { readonly child: ChildProcess; readonly end: (examined: Examined) => void } | null = null;
  let closed = false;

  function next(): void {
    const job = running ? undefined : waiting.shift();
    if (!job) return;
    // Nothing of our environment is its business but where temporary files go.
    const { TMPDIR, PATH } = process.env;
    const child = fork(fileURLToPath(new URL('./examine-process.mjs', import.meta.url)), [], {
      execArgv: [],
      env: { ...(TMPDIR === undefined ? {} : { TMPDIR }), ...(PATH === undefined ? {} : { PATH }) },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let over = false;
    const end = (examined: Examined): void => {
      if (over) return;
      over = true;
      clearTimeout(deadline);
      child.kill('SIGKILL');
      running = null;
      job.answer(examined);
      next();
    };
    const deadline = setTimeout(() => end({ ok: false, code: 'too-slow' }), seconds * 1000);
    running = { child, end };
    child.once('message', (examination) => end({ ok: true, examination: examination as Examination }));
    child.once('error', () => end({ ok: false, code: 'not-examined' }));
    // Where memory ends in the midst of an allocation, the engine ends its process by a signal.
    child.once('exit', (code, signal) => end({ ok: false, code: code === TOO_LARGE || signal !== null ? 'too-large' : 'not-examined' }));
    try {
      if (child.pid !== undefined) setPriority(child.pid, NICE);
    } catch {
      // It is gone already, or the machine knows no priorities.
    }
    child.send(job.task, () => undefined);
  }

  return {
    examine: (text, file) =>
      new Promise((resolve) => {
        if (closed) return resolve({ ok: false, code: 'closing' });
        if (running && waiting.length >= MOST_WAITING) return resolve({ ok: false, code: 'busy' });
        waiting.push({ task: { text, people, file, memory }, answer: resolve });
        next();
      }),
    close() {
      closed = true;
      for (const { answer } of waiting.splice(0)) answer({ ok: false, code: 'closing' });
      running?.end({ ok: false, code: 'closing' });
    },
  };
}
