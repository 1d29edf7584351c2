// What entering a place does to a state's vector: people come and go, facts are told unasked, flags and visits change.
import type { Node, Scenario } from '../scenario/model.ts';
import { STANCES } from '../scenario/terms.ts';
import { type Layout, PERSON, type Vector } from './table-layout.ts';
import { changeAll, discoverAll, flagSteps, type Slots, settleAll, type Take, type Told, tellAll, toldOf } from './table-take.ts';

const WIDE = STANCES.indexOf('open');

export interface Enter {
  readonly leave: Int32Array;
  readonly enter: Int32Array;
  readonly volunteers: readonly Told[];
  readonly flags: Take['flags'];
  /** Slot that counts visits up to `top`; −1: nothing asks. */
  readonly visit: number;
  readonly top: number;
  /** Slot that counts the turns of a loop, or −1. */
  readonly turn: number;
}

export const ENTER_ENDING: Enter = {
  leave: new Int32Array(0),
  enter: new Int32Array(0),
  volunteers: [],
  flags: [],
  visit: -1,
  top: 0,
  turn: -1,
};

export function enterOf(scenario: Scenario, layout: Layout, node: Node): Enter {
  const people = (ids: readonly string[]): Int32Array =>
    Int32Array.from(
      layout.people.filter(({ id }) => ids.includes(id)),
      ({ climate }) => climate,
    );
  const visit = layout.visits.get(node.id);
  return {
    leave: people(node.leave),
    enter: people(node.enter),
    volunteers: node.volunteers.map((id) => toldOf(scenario, layout, id, () => true)),
    flags: flagSteps(layout, node.set),
    visit: visit?.slot ?? -1,
    top: visit?.top ?? 0,
    turn: layout.turns.get(node.id) ?? -1,
  };
}

export function enterIn(slots: Slots, { leave, enter, volunteers, flags, visit, top, turn }: Enter, v: Vector): void {
  for (let k = 0; k < leave.length; k++) v[(leave[k] as number) + PERSON.present] = 0;
  for (let k = 0; k < enter.length; k++) {
    v[(enter[k] as number) + PERSON.present] = 1;
    v[(enter[k] as number) + PERSON.met] = 1;
  }
  if (tellAll(volunteers, v, WIDE) > 0 && discoverAll(slots, v)) settleAll(slots.people, v);
  changeAll(flags, v);
  if (visit >= 0 && (v[visit] as number) < top) v[visit] = (v[visit] as number) + 1;
  // A byte ends at 127.
  if (turn >= 0 && (v[turn] as number) < 127) v[turn] = (v[turn] as number) + 1;
}
