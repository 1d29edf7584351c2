// Where each part of a state sits in the vector.
import type { ConflictState } from '../conflict/state.ts';
import type { Condition } from '../scenario/condition.ts';
import { type Scenario, YOU } from '../scenario/model.ts';
import { LADDER, PANES, STANCES } from '../scenario/terms.ts';

/** Tallies take two slots: sum, then count. */
export const SLOT = { at: 0, intensity: 1, step: 2, g: 3, l: 5, i: 7, x: 9, fit: 11, inBand: 13, yielded: 14, decisions: 15 } as const;
const FIRST_FREE = 16;

export interface PersonSlots {
  readonly id: string;
  readonly climate: number;
  readonly heat: number;
  readonly stance: number;
  readonly ladder: number;
  readonly met: number;
  readonly present: number;
}

export interface Layout {
  readonly width: number;
  readonly people: readonly PersonSlots[];
  /** `lie`: 0 never misstated, 1 misstated, 2 discovered. */
  readonly facts: readonly { readonly pane: number; readonly lie: number }[];
  flag(id: string): { readonly slot: number; readonly min: number; readonly max: number };
  /** Slot of the fact's pane, and of its misstatement. */
  factSlot(id: string): number;
  lieSlot(id: string): number;
  /** Only what some condition reads, so that equal futures merge. */
  readonly visits: ReadonlyMap<string, number>;
  readonly chosen: ReadonlyMap<string, number>;
  initial(conflict: ConflictState): Int16Array;
}

function read(conditions: readonly Condition[], visits: Set<string>, chosen: Set<string>): void {
  for (const condition of conditions) {
    if (condition.is === 'visits') visits.add(condition.node);
    else if (condition.is === 'chosen') chosen.add(condition.choice);
    else if (condition.is === 'not') read([condition.of], visits, chosen);
    else if (condition.is === 'and' || condition.is === 'or') read(condition.of, visits, chosen);
  }
}

export function layoutOf(scenario: Scenario, conditions: readonly Condition[]): Layout {
  let next = FIRST_FREE;
  const people = scenario.cast
    .filter((member) => member.id !== YOU)
    .map(({ id }): PersonSlots => ({ id, climate: next++, heat: next++, stance: next++, ladder: next++, met: next++, present: next++ }));
  const facts = scenario.facts.map(() => ({ pane: next++, lie: next++ }));
  const flags = new Map(scenario.flags.map((flag) => [flag.id, { slot: next++, min: flag.min, max: flag.max, initial: flag.initial }]));
  const readVisits = new Set<string>();
  const readChosen = new Set<string>();
  read(conditions, readVisits, readChosen);
  for (const node of scenario.nodes) for (const choice of node.choices) if (choice.once) readChosen.add(choice.id);
  const visits = new Map([...readVisits].map((id) => [id, next++]));
  const chosen = new Map([...readChosen].map((id) => [id, next++]));
  const width = next;
  const slotsOf = (id: string): { pane: number; lie: number } => {
    const slots = facts[scenario.facts.findIndex((fact) => fact.id === id)];
    if (!slots) throw new Error(`the scenario lacks fact "${id}"`);
    return slots;
  };

  return {
    width,
    people,
    facts,
    visits,
    chosen,
    flag: (id) => {
      const found = flags.get(id);
      if (!found) throw new Error(`the scenario lacks flag "${id}"`);
      return found;
    },
    factSlot: (id) => slotsOf(id).pane,
    lieSlot: (id) => slotsOf(id).lie,
    initial: (conflict) => {
      const vector = new Int16Array(width);
      vector[SLOT.intensity] = conflict.intensity;
      for (const person of people) {
        const state = conflict.counterparts[person.id];
        if (!state) throw new Error(`no state for "${person.id}"`);
        vector[person.climate] = state.climate;
        vector[person.heat] = state.heat;
        vector[person.stance] = STANCES.indexOf(state.stance);
        vector[person.ladder] = LADDER.indexOf(state.ladder);
        vector[person.met] = state.met ? 1 : 0;
        vector[person.present] = scenario.present.includes(person.id) ? 1 : 0;
      }
      for (const [k, fact] of scenario.facts.entries()) {
        const pane = conflict.panes[fact.id];
        if (!pane) throw new Error(`no pane for "${fact.id}"`);
        vector[(facts[k] as { pane: number }).pane] = PANES.indexOf(pane);
      }
      for (const { slot, initial } of flags.values()) vector[slot] = initial;
      return vector;
    },
  };
}
