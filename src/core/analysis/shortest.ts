// From a log that breaks an invariant to the shortest one that does.
import { type DialogueMachine, type DialogueSnapshot, placeOf } from '../dialogue/machine.ts';
import { isOpen } from '../dialogue/moves.ts';
import { advance, canAdvance, type RunHead, startRun } from '../run/advance.ts';
import type { Run, RunEvent } from '../run/run.ts';
import { type Breach, breachIn, replayBreach } from './invariants.ts';
import type { Table } from './table.ts';
import { atOf, MAX_DECISIONS, type Vector } from './table-layout.ts';

export interface Violation extends Breach {
  readonly log: readonly RunEvent[];
  /** False: no shorter one was found by leaving events out, and the search of all plays was too large. */
  readonly shortest: boolean;
}

/** A play on machine and table at once. */
export interface Pair {
  readonly run: Run;
  /** Null beyond the decisions that the table can count: the statechart goes on alone. */
  readonly vector: Vector | null;
}

/** States looked at before the search gives up: some seconds at most. */
const MOST_STATES = 8000;

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export function startPair(machine: DialogueMachine, table: Table, head: RunHead): Pair {
  return { run: startRun(machine, head)[0], vector: table.start() };
}

/** Choices that can be taken here, and silence where a timer runs. */
export function eventsOf(machine: DialogueMachine, run: Run): readonly RunEvent[] {
  const snapshot = run.snapshots.at(-1) as DialogueSnapshot;
  const node = machine.plot.nodes.get(placeOf(snapshot));
  const events: RunEvent[] = (node?.choices ?? [])
    .filter((one) => isOpen(one, snapshot.context))
    .map(({ id }) => ({ type: 'choose', choice: id }));
  return node?.timer && canAdvance(machine, run, { type: 'timeout' }) ? [...events, { type: 'timeout' }] : events;
}

/** The choice that an event takes. */
export function choiceBy(machine: DialogueMachine, run: Run, event: RunEvent): string {
  if (event.type === 'choose') return event.choice;
  const timer = machine.plot.nodes.get(placeOf(run.snapshots.at(-1) as DialogueSnapshot))?.timer;
  return timer?.choice ?? '';
}

/** The next pair, or what broke on the way. */
export function stepPair(machine: DialogueMachine, table: Table, pair: Pair, event: RunEvent): Pair | Breach {
  try {
    const id = choiceBy(machine, pair.run, event);
    const [run] = advance(machine, pair.run, event);
    const vector = pair.vector && run.log.length <= MAX_DECISIONS ? pair.vector.slice() : null;
    if (vector) {
      const taken = table.places[atOf(vector)]?.choices.find(({ choice }) => choice.id === id);
      if (!taken?.open(vector)) return { invariant: 'table', detail: `the table has ${id} closed` };
      taken.step(vector);
    }
    const next = { run, vector };
    return breachIn(machine, table, run, vector) ?? next;
  } catch (error) {
    return { invariant: 'threw', detail: message(error) };
  }
}

/** The first breach of that kind on the way of a log, and how much of the log it takes; null: none, or the log is illegal. */
function breachAlong(machine: DialogueMachine, table: Table, log: readonly RunEvent[], kind: Breach['invariant']) {
  let pair = startPair(machine, table, { seed: 1, mode: 'coach' });
  for (const [k, event] of log.entries()) {
    if (!canAdvance(machine, pair.run, event)) return null;
    const next = stepPair(machine, table, pair, event);
    if ('invariant' in next) return next.invariant === kind ? { breach: next, log: log.slice(0, k + 1) } : null;
    pair = next;
  }
  const again = kind === 'replay' ? replayBreach(machine, pair.run) : null;
  return again ? { breach: again, log: log.slice(0, again.after) } : null;
}

/** Leaves events out, long runs of them first, as long as the breach stays. */
function reduce(machine: DialogueMachine, table: Table, found: Breach, log: readonly RunEvent[]): Violation {
  let best: { readonly breach: Breach; readonly log: readonly RunEvent[] } = { breach: found, log };
  for (let size = Math.max(1, log.length >> 1); size >= 1; size >>= 1) {
    for (let from = 0; from + size <= best.log.length; ) {
      const shorter = breachAlong(machine, table, [...best.log.slice(0, from), ...best.log.slice(from + size)], found.invariant);
      if (shorter) best = shorter;
      else from++;
    }
  }
  return { invariant: best.breach.invariant, detail: best.breach.detail, log: best.log, shortest: best.log.length === 0 };
}

function keyOf({ value, context }: DialogueSnapshot): string {
  const { conflict, present, flags, visits, chosen } = context;
  return JSON.stringify([value, conflict, present, flags, visits, [...chosen].sort()]);
}

/** Breadth first over all plays shorter than `limit`, equal states once; null: none, `undefined`: too many states. */
function search(machine: DialogueMachine, table: Table, kind: Breach['invariant'], limit: number): Violation | null | undefined {
  let layer: readonly Pair[] = [startPair(machine, table, { seed: 1, mode: 'coach' })];
  const seen = new Set<string>();
  for (let depth = 1; depth < limit && layer.length > 0; depth++) {
    const following: Pair[] = [];
    for (const pair of layer)
      for (const event of eventsOf(machine, pair.run)) {
        const next = stepPair(machine, table, pair, event);
        if ('invariant' in next) {
          if (next.invariant === kind) return { ...next, log: [...pair.run.log, event], shortest: true };
          continue;
        }
        const key = keyOf(next.run.snapshots.at(-1) as DialogueSnapshot);
        if (seen.has(key)) continue;
        if (seen.size >= MOST_STATES) return undefined;
        seen.add(key);
        following.push(next);
      }
    layer = following;
  }
  return null;
}

export function shortestViolation(machine: DialogueMachine, table: Table, found: Breach, log: readonly RunEvent[]): Violation {
  const reduced = reduce(machine, table, found, log);
  if (reduced.shortest || found.invariant === 'replay') return reduced;
  const searched = search(machine, table, found.invariant, reduced.log.length);
  return searched === undefined ? reduced : (searched ?? { ...reduced, shortest: true });
}
