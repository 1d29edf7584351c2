// The decisions of a log: where, among which open options, and what was taken. On the table; by the statechart where the
// table cannot hold the log.
import { type DialogueMachine, placeOf } from '../dialogue/machine.ts';
import { advance, canAdvance, nowOf, type RunHead, startRun } from '../run/advance.ts';
import type { RunEvent } from '../run/run.ts';
import { MAX_DECISIONS } from './table-layout.ts';
import type { Judge } from './table-outcome.ts';

export interface Decision {
  readonly node: string;
  /** Ids, in the order of the file. */
  readonly open: readonly string[];
  /** One of `open`; of a silence, what it counts as. */
  readonly taken: string;
}

/** Null: ask `traceByMachine`. */
export function traceLog({ table, choices, silent, start, startAt }: Judge, log: readonly RunEvent[]): readonly Decision[] | null {
  if (log.length > MAX_DECISIONS) return null;
  const vector = start.slice();
  const decisions: Decision[] = [];
  let at = startAt;
  for (const event of log) {
    if (event.type === 'back') return null;
    const choice = event.type === 'choose' ? choices[at]?.get(event.choice) : silent[at];
    const place = table.places[at];
    if (!place || !choice?.open(vector)) return null;
    const open = place.choices.filter((one) => one.open(vector)).map((one) => one.choice.id);
    decisions.push({ node: place.id, open, taken: choice.choice.id });
    at = choice.step(vector);
  }
  return decisions;
}

/** What was taken back counts as not decided. Null: the log is not lawful. */
export function traceByMachine(machine: DialogueMachine, head: RunHead, log: readonly RunEvent[]): readonly Decision[] | null {
  const decisions: Decision[] = [];
  let [run] = startRun(machine, head);
  for (const event of log) {
    if (!canAdvance(machine, run, event)) return null;
    if (event.type === 'back') decisions.pop();
    else {
      const here = run;
      const node = machine.plot.nodes.get(placeOf(nowOf(here)));
      const taken = event.type === 'choose' ? event.choice : node?.timer?.choice;
      if (!node || taken === undefined) return null;
      const open = node.choices.filter(({ id }) => canAdvance(machine, here, { type: 'choose', choice: id })).map(({ id }) => id);
      decisions.push({ node: node.id, open, taken });
    }
    [run] = advance(machine, run, event);
  }
  return decisions;
}
