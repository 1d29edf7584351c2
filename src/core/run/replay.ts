// From a log back to a run. The same function serves resume, server and tests: no number is ever believed.
import type { DialogueMachine } from '../dialogue/machine.ts';
import { advance, canAdvance, type RunHead, startRun } from './advance.ts';
import type { Run, RunEvent } from './run.ts';

export type IllegalCode = 'unknown-choice' | 'closed-choice' | 'no-timer' | 'not-in-practice' | 'already-ended';

export type Replayed =
  | { readonly ok: true; readonly run: Run }
  /** `run` stands before the first illegal event; `illegalAt` is its index in the log. */
  | { readonly ok: false; readonly illegalAt: number; readonly code: IllegalCode; readonly run: Run };

function codeOf(machine: DialogueMachine, run: Run, event: RunEvent): IllegalCode {
  const value = run.snapshots.at(-1)?.value;
  const at = typeof value === 'object' ? value['dialogue'] : undefined;
  if (event.type === 'back') return 'not-in-practice';
  if (typeof at === 'string' && machine.plot.endings.has(at)) return 'already-ended';
  if (event.type === 'timeout') return 'no-timer';
  return machine.plot.homes.get(event.choice)?.id === at ? 'closed-choice' : 'unknown-choice';
}

export function replay(machine: DialogueMachine, head: RunHead, log: readonly RunEvent[]): Replayed {
  return replayOn(machine, startRun(machine, head)[0], log);
}

/** Goes on from a run that has begun, wherever that was. */
export function replayOn(machine: DialogueMachine, begun: Run, log: readonly RunEvent[]): Replayed {
  let run = begun;
  for (const [illegalAt, event] of log.entries()) {
    if (!canAdvance(machine, run, event)) return { ok: false, illegalAt, code: codeOf(machine, run, event), run };
    [run] = advance(machine, run, event);
  }
  return { ok: true, run };
}
