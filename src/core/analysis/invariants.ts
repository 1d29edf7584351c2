// What must hold in every state of every play, whatever the author wrote.
import { CDS } from '../conflict/constants.ts';
import { nextRung, nextStance } from '../conflict/levels.ts';
import { type ConflictState, worstOf } from '../conflict/state.ts';
import { type DialogueMachine, type DialogueSnapshot, placeOf, regionsOf } from '../dialogue/machine.ts';
import { isOpen } from '../dialogue/moves.ts';
import type { Talk } from '../dialogue/talk.ts';
import { viewOf } from '../dialogue/view-of.ts';
import { replay } from '../run/replay.ts';
import type { Run } from '../run/run.ts';
import { type Scenario, YOU } from '../scenario/model.ts';
import { PANES } from '../scenario/terms.ts';
import { conflictFrom } from './conflict-from.ts';
import { differenceOf } from './difference.ts';
import type { Table } from './table.ts';
import { atOf, type Vector } from './table-layout.ts';

/** `threw`: the machine, the view or the table gave up. */
export const INVARIANTS = ['ranges', 'regions', 'offers', 'replay', 'table', 'threw'] as const;
export type Invariant = (typeof INVARIANTS)[number];

export interface Breach {
  readonly invariant: Invariant;
  /** Free of language. */
  readonly detail: string;
}

const whole = (value: number, min: number, max: number): boolean => Number.isInteger(value) && value >= min && value <= max;

function outOfRange(scenario: Scenario, talk: Talk, decisions: number): string | null {
  const { conflict, flags, present } = talk;
  const { axes, fit } = conflict;
  const bounds: [string, number, number, number][] = [
    ['intensity', conflict.intensity, CDS.intensity.min, CDS.intensity.max],
    ['step', conflict.step, 0, 5],
    ['decisions', conflict.decisions, decisions, decisions],
    ['inBand', conflict.inBand, 0, decisions],
    ['yielded', conflict.yielded, 0, decisions],
    ['fit.count', fit.count, 0, decisions],
    ['fit.sum', fit.sum, 0, 4 * fit.count],
    ...Object.entries(axes).map(([axis, { sum, count }]): [string, number, number, number] => [axis, sum, -2 * count, 2 * count]),
    ...Object.entries(conflict.counterparts).flatMap(([who, { climate, heat }]): [string, number, number, number][] => [
      [`climate of ${who}`, climate, CDS.climate.min, CDS.climate.max],
      [`heat of ${who}`, heat, CDS.heat.min, CDS.heat.max],
    ]),
    ...scenario.flags.map(({ id, min, max }): [string, number, number, number] => [`flag ${id}`, flags[id] ?? Number.NaN, min, max]),
  ];
  const broken = bounds.find(([, value, min, max]) => !whole(value, min, max));
  if (broken) return `${broken[0]} is ${broken[1]}, not ${broken[2]}…${broken[3]}`;
  const odd = scenario.facts.find(({ id }) => !PANES.includes(conflict.panes[id] ?? ('' as never)));
  if (odd) return `fact ${odd.id} is in no pane`;
  if (present[0] !== YOU || new Set(present).size !== present.length || present.some((who) => !scenario.cast.some(({ id }) => id === who)))
    return `present: ${present.join(', ')}`;
  return null;
}

/** Regions of the machine, levels in its context and the thresholds say the same. */
function regionsBroken(snapshot: DialogueSnapshot): string | null {
  const { stance, ladder } = regionsOf(snapshot);
  const { counterparts } = snapshot.context.conflict;
  const worst = worstOf(counterparts).ladder;
  if (ladder !== worst) return `ladder ${ladder} ≠ ${worst}`;
  for (const [who, one] of Object.entries(counterparts)) {
    if (stance[who] !== one.stance) return `stance of ${who}: ${stance[who]} ≠ ${one.stance}`;
    const byClimate = nextStance(one.stance, one.climate);
    if (byClimate !== one.stance) return `stance of ${who} is ${one.stance} at climate ${one.climate}`;
    if (nextRung(one.ladder, one.heat) !== one.ladder) return `ladder of ${who} is ${one.ladder} at heat ${one.heat}`;
  }
  return null;
}

/** In the order in which a misstatement was made or came out, of which the table keeps nothing. */
const unordered = (conflict: ConflictState): ConflictState => ({
  ...conflict,
  misstated: [...conflict.misstated].sort(),
  discovered: [...conflict.discovered].sort(),
});

function tableDiffers(machine: DialogueMachine, table: Table, snapshot: DialogueSnapshot, vector: Vector): string | null {
  const place = table.places[atOf(vector)];
  const at = placeOf(snapshot);
  if (place?.id !== at) return `at ${at} ≠ ${place?.id}`;
  const open = (machine.plot.nodes.get(at)?.choices ?? []).filter((one) => isOpen(one, snapshot.context)).map(({ id }) => id);
  const same = place.choices.filter((one) => one.open(vector)).map(({ choice }) => choice.id);
  return (
    differenceOf(open, same, 'open') ??
    differenceOf(unordered(snapshot.context.conflict), unordered(conflictFrom(machine.plot.scenario, table.layout, vector)), 'conflict')
  );
}

/** What is broken in the state where the run stands; `vector` is the same state on the table (compiled `whole`), if it can hold it. */
export function breachIn(machine: DialogueMachine, table: Table, run: Run, vector: Vector | null): Breach | null {
  const snapshot = run.snapshots.at(-1) as DialogueSnapshot;
  const breach = (invariant: Invariant, detail: string | null): Breach | null => (detail === null ? null : { invariant, detail });
  const view = viewOf(machine, snapshot, run.seed);
  const offers = view.ending !== undefined || view.choices.some(({ open }) => open);
  return (
    breach('ranges', outOfRange(machine.plot.scenario, snapshot.context, run.snapshots.length - 1)) ??
    breach('regions', regionsBroken(snapshot)) ??
    breach('offers', offers ? null : `no option is open at ${view.node}`) ??
    breach('table', vector && tableDiffers(machine, table, snapshot, vector))
  );
}

/** A replay passes every state that the play passed: one walk checks the logs of all its steps. */
export function replayBreach(machine: DialogueMachine, run: Run): (Breach & { readonly after: number }) | null {
  const again = replay(machine, { seed: run.seed, mode: run.mode }, run.log);
  if (!again.ok) return { invariant: 'replay', detail: `${again.code} at ${again.illegalAt + 1}`, after: again.illegalAt + 1 };
  for (const [after, { value, context }] of run.snapshots.entries()) {
    const found = differenceOf(
      { value, context },
      { value: again.run.snapshots[after]?.value, context: again.run.snapshots[after]?.context },
    );
    if (found !== null) return { invariant: 'replay', detail: found, after };
  }
  return null;
}
