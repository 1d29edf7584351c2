// Where each part of a state sits in the vector: one signed byte each, so that two million states fit into memory.
import type { ConflictState } from '../conflict/state.ts';
import type { Condition } from '../scenario/condition.ts';
import { cyclesOf, graphOf } from '../scenario/graph.ts';
import { type Scenario, YOU } from '../scenario/model.ts';
import { LADDER, PANES, STANCES } from '../scenario/terms.ts';

export type Vector = Int8Array;

/**
 * Tallies take two slots: sum, then count; the sum of fit is kept as quarters minus two per count, which is what a byte
 * holds. `at` takes three slots. `openGone` and `foundOut` keep what of a fact still counts once nothing can ask for it.
 */
export const SLOT = {
  at: 0,
  intensity: 3,
  step: 4,
  g: 5,
  l: 7,
  i: 9,
  x: 11,
  fit: 13,
  inBand: 15,
  yielded: 16,
  decisions: 17,
  openGone: 18,
  foundOut: 19,
} as const;
const FIRST_FREE = 20;

/** Slots of a person, counted from the first one, which is the climate. */
export const PERSON = { climate: 0, heat: 1, stance: 2, ladder: 3, met: 4, present: 5 } as const;

/** A pane that nothing later reads: counted in `openGone` if it was open. */
export const GONE = PANES.length;

/** Decisions on one path: sums of axes go by two each, and a byte ends at 127. */
export const MAX_DECISIONS = 60;
/** Times that one play is followed into the same node of a loop. */
export const MAX_TURNS = 8;

export const atOf = (vector: Vector): number => (vector[0] as number) | ((vector[1] as number) << 7) | ((vector[2] as number) << 14);

/** The same from the first word of a packed state; every machine that runs this is little-endian. */
export const placeIn = (word: number): number => (word & 127) | ((word >> 1) & 0x3f80) | ((word >> 2) & 0x1fc000);

export function setAt(vector: Vector, place: number): void {
  vector[0] = place & 127;
  vector[1] = (place >> 7) & 127;
  vector[2] = place >> 14;
}

export interface PersonSlots {
  readonly id: string;
  readonly climate: number;
  readonly heat: number;
  readonly stance: number;
  readonly ladder: number;
  readonly met: number;
  readonly present: number;
}

/** `lie`: 0 never misstated, 1 misstated, 2 discovered; −1 where no choice misstates the fact. */
export interface FactSlots {
  readonly pane: number;
  readonly lie: number;
}

export interface FlagSlots {
  readonly slot: number;
  /** Two slots, low byte first. */
  readonly wide: boolean;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
}

export interface Layout {
  /** A multiple of four: vectors are compared by words. */
  readonly width: number;
  readonly people: readonly PersonSlots[];
  readonly facts: readonly FactSlots[];
  flag(id: string): FlagSlots;
  fact(id: string): FactSlots;
  /** Only what some condition reads, so that equal futures merge; `top`: more visits than this are all the same. */
  readonly visits: ReadonlyMap<string, { readonly slot: number; readonly top: number }>;
  readonly chosen: ReadonlyMap<string, number>;
  /** Counts the visits of asking nodes on a cycle. */
  readonly turns: ReadonlyMap<string, number>;
  initial(conflict: ConflictState): Vector;
}

/** Calls `see` for every part that compares something. */
export function walkCondition(condition: Condition, see: (part: Condition) => void): void {
  if (condition.is === 'not') walkCondition(condition.of, see);
  else if (condition.is === 'and' || condition.is === 'or') for (const part of condition.of) walkCondition(part, see);
  else see(condition);
}

export function layoutOf(scenario: Scenario, conditions: readonly Condition[]): Layout {
  let next = FIRST_FREE;
  const people = scenario.cast
    .filter((member) => member.id !== YOU)
    .map(({ id }): PersonSlots => ({ id, climate: next++, heat: next++, stance: next++, ladder: next++, met: next++, present: next++ }));
  const misstated = new Set(scenario.nodes.flatMap(({ choices }) => choices.flatMap((choice) => choice.misstates)));
  const facts = new Map(scenario.facts.map(({ id }): [string, FactSlots] => [id, { pane: next++, lie: misstated.has(id) ? next++ : -1 }]));
  const flags = new Map(
    scenario.flags.map(({ id, min, max, initial }): [string, FlagSlots] => {
      const wide = min < -128 || max > 127;
      const slot = next;
      next += wide ? 2 : 1;
      return [id, { slot, wide, min, max, initial }];
    }),
  );
  const tops = new Map<string, number>();
  const read = new Set<string>();
  for (const condition of conditions)
    walkCondition(condition, (part) => {
      if (part.is === 'visits') tops.set(part.node, Math.max(tops.get(part.node) ?? 0, Math.min(126, part.value + 1)));
      else if (part.is === 'chosen') read.add(part.choice);
    });
  for (const node of scenario.nodes) for (const choice of node.choices) if (choice.once) read.add(choice.id);
  const visits = new Map([...tops].map(([id, top]) => [id, { slot: next++, top: Math.max(1, top) }]));
  const chosen = new Map([...read].map((id) => [id, next++]));
  const looping = new Set(cyclesOf(graphOf(scenario).next).flat());
  const turns = new Map(
    scenario.nodes.flatMap(({ id, choices }) => (looping.has(id) && choices.length > 0 ? [[id, next++] as const] : [])),
  );
  const width = (next + 3) & ~3;
  const found = <T>(map: ReadonlyMap<string, T>, id: string, kind: string): T => {
    const one = map.get(id);
    if (one === undefined) throw new Error(`the scenario lacks ${kind} "${id}"`);
    return one;
  };

  return {
    width,
    people,
    facts: [...facts.values()],
    visits,
    chosen,
    turns,
    flag: (id) => found(flags, id, 'flag'),
    fact: (id) => found(facts, id, 'fact'),
    initial: (conflict) => {
      const vector = new Int8Array(width);
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
      for (const [id, { pane }] of facts) {
        const start = conflict.panes[id];
        if (!start) throw new Error(`no pane for "${id}"`);
        vector[pane] = PANES.indexOf(start);
      }
      for (const { slot, wide, initial } of flags.values()) {
        vector[slot] = initial;
        if (wide) vector[slot + 1] = initial >> 8;
      }
      return vector;
    },
  };
}
