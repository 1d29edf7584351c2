// Playing: a run and an event give the next run and its cues.
import { cuesBetween } from '../dialogue/cues.ts';
import { type DialogueMachine, type DialogueSnapshot, placeOf, type TalkEvent } from '../dialogue/machine.ts';
import type { Cue, DialogueView } from '../dialogue/view.ts';
import { viewOf } from '../dialogue/view-of.ts';
import { MOST_EVENTS, type PlayMode, type Run, type RunEvent } from './run.ts';

export interface RunHead {
  /** 32-bit unsigned. */
  readonly seed: number;
  readonly mode: PlayMode;
}

export function nowOf(run: Run): DialogueSnapshot {
  const now = run.snapshots.at(-1);
  if (!now) throw new Error('a run has no snapshot');
  return now;
}

export function startRun(machine: DialogueMachine, head: RunHead): [Run, readonly Cue[]] {
  const { id, hash } = machine.plot.scenario;
  return [{ scenario: id, hash, seed: head.seed >>> 0, mode: head.mode, log: [], snapshots: [machine.start] }, []];
}

const talkEvent = (event: Exclude<RunEvent, { type: 'back' }>): TalkEvent =>
  event.type === 'choose' ? { type: 'choose', choice: event.choice } : { type: 'timeout' };

/** Is the event legal here? XState would ignore an illegal one in silence, so everybody asks first. */
export function canAdvance(_machine: DialogueMachine, run: Run, event: RunEvent): boolean {
  if (run.log.length >= MOST_EVENTS) return false;
  if (event.type === 'back') return run.mode === 'practice' && run.snapshots.length > 1;
  return nowOf(run).can(talkEvent(event));
}

/** The next run and what happened. Throws on an illegal event: ask `canAdvance` first. */
export function advance(machine: DialogueMachine, run: Run, event: RunEvent): [Run, readonly Cue[]] {
  const before = nowOf(run);
  const illegal = (): never => {
    throw new Error(`illegal event ${JSON.stringify(event)} at "${placeOf(before)}"`);
  };
  const log = [...run.log, event];
  if (event.type === 'back') {
    if (!canAdvance(machine, run, event)) illegal();
    return [{ ...run, log, snapshots: run.snapshots.slice(0, -1) }, [{ type: 'went-back' }]];
  }
  const after = machine.step(before, talkEvent(event));
  // XState ignores an illegal event: the context is then the same object.
  if (after.context === before.context) illegal();
  return [{ ...run, log, snapshots: [...run.snapshots, after] }, cuesBetween(machine, before, after)];
}

export function viewOfRun(machine: DialogueMachine, run: Run): DialogueView {
  return viewOf(machine, nowOf(run), run.seed);
}

/** Id of the ending reached, or null. */
export function endingOf(machine: DialogueMachine, run: Run): string | null {
  const at = placeOf(nowOf(run));
  return machine.plot.endings.has(at) ? at : null;
}
