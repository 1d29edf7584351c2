// A run carried over to another version of its scenario, with what became of it: for whoever edits while he plays.
import { type DialogueMachine, placeOf } from '../dialogue/machine.ts';
import type { Plot } from '../dialogue/plot.ts';
import { nowOf } from './advance.ts';
import { type IllegalCode, replayOn } from './replay.ts';
import type { Run, RunEvent } from './run.ts';

/** Why an event of the log is not lawful in the new version. */
export type LossReason =
  /** No option has this id any more. */
  | 'gone'
  /** The option stands in another node now, or the talk went elsewhere before. */
  | 'elsewhere'
  | Exclude<IllegalCode, 'unknown-choice'>;

export interface Loss {
  /** Which event of the log, from 1; it and all that follow are lost. */
  readonly from: number;
  readonly count: number;
  readonly reason: LossReason;
  /** Null: the lost event was no choice. */
  readonly choice: string | null;
}

export interface Rebased {
  readonly run: Run;
  /** The content is that of before: only comments or layout were touched. */
  readonly same: boolean;
  readonly kept: number;
  readonly loss: Loss | null;
  /** Nodes of the play that are called otherwise now. */
  readonly renamed: readonly Move[];
  /** The same decisions lead to another place now; null where they were not all kept. */
  readonly landed: Move | null;
}

export interface Move {
  readonly from: string;
  readonly to: string;
}

function reasonOf(plot: Plot, event: RunEvent | undefined, code: IllegalCode): LossReason {
  if (code !== 'unknown-choice') return code;
  return event?.type === 'choose' && plot.choices.has(event.choice) ? 'elsewhere' : 'gone';
}

/** Places the two plays passed in step; a name that is gone for one that is new is a new name. */
function movesBetween(before: DialogueMachine, old: Run, after: DialogueMachine, run: Run): readonly Move[] {
  const moves = new Map<string, string>();
  old.snapshots.slice(0, run.snapshots.length).forEach((was, k) => {
    const is = run.snapshots[k];
    if (!is || was.context.last?.choice !== is.context.last?.choice) return;
    const [from, to] = [placeOf(was), placeOf(is)];
    if (from !== to && !after.plot.nodes.has(from) && !before.plot.nodes.has(to)) moves.set(from, to);
  });
  return [...moves].map(([from, to]) => ({ from, to }));
}

/** `begun`: the run without its log on the new machine. `log`: what is wanted, at least the old run's. */
export function rebase(before: DialogueMachine, old: Run, after: DialogueMachine, begun: Run, log: readonly RunEvent[] = old.log): Rebased {
  const replayed = replayOn(after, begun, log);
  const { run } = replayed;
  const event = replayed.ok ? undefined : log[replayed.illegalAt];
  const loss: Loss | null = replayed.ok
    ? null
    : {
        from: replayed.illegalAt + 1,
        count: log.length - replayed.illegalAt,
        reason: reasonOf(after.plot, event, replayed.code),
        choice: event?.type === 'choose' ? event.choice : null,
      };
  const renamed = movesBetween(before, old, after, run);
  const [from, to] = [placeOf(nowOf(old)), placeOf(nowOf(run))];
  const isNewName = renamed.some((move) => move.from === from && move.to === to);
  return {
    run,
    same: before.plot.scenario.hash === after.plot.scenario.hash,
    kept: run.log.length,
    loss,
    renamed,
    landed: loss || from === to || isNewName || log.length !== old.log.length ? null : { from, to },
  };
}
