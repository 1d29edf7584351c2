// Conditions as tests of a state's vector.
import type { Comparison, Condition } from '../scenario/condition.ts';
import type { Scenario } from '../scenario/model.ts';
import { LADDER, PANES, STANCES } from '../scenario/terms.ts';
import { type Layout, PERSON, type PersonSlots, SLOT, type Vector } from './table-layout.ts';

export type Test = (vector: Vector) => boolean;
type Read = (vector: Vector) => number;

/** Every condition that decides where a play can go; those of lines and replies decide only what is said. */
export function allConditions(scenario: Scenario): readonly Condition[] {
  return scenario.nodes.flatMap((node) => [
    ...node.to.flatMap((branch) => (branch.when ? [branch.when] : [])),
    ...node.choices.flatMap((choice) => [
      ...(choice.when ? [choice.when] : []),
      ...choice.to.flatMap((branch) => (branch.when ? [branch.when] : [])),
    ]),
  ]);
}

/** Those of lines and replies. */
export function spokenConditions(scenario: Scenario): readonly Condition[] {
  const lines = [
    ...scenario.nodes.flatMap((node) => node.lines),
    ...scenario.endings.flatMap((ending) => ending.lines),
    ...scenario.nodes.flatMap(({ choices }) => choices.flatMap(({ reply }) => reply.flatMap((each) => [each, ...each.lines]))),
  ];
  return lines.flatMap(({ when }) => (when ? [when] : []));
}

const OPEN = PANES.indexOf('open');

/** The greatest value of those met, `offset` slots after a person's first; `nobody` where nobody was. */
export function mostOf(people: Int32Array, vector: Vector, offset: number, nobody: number): number {
  let most = -129;
  for (let k = 0; k < people.length; k++) {
    const at = people[k] as number;
    const value = vector[at + offset] as number;
    if (value > most && vector[at + PERSON.met] === 1) most = value;
  }
  return most === -129 ? nobody : most;
}

export function leastOf(people: Int32Array, vector: Vector, offset: number, nobody: number): number {
  let least = 128;
  for (let k = 0; k < people.length; k++) {
    const at = people[k] as number;
    const value = vector[at + offset] as number;
    if (value < least && vector[at + PERSON.met] === 1) least = value;
  }
  return least === 128 ? nobody : least;
}

export function openFactsIn(panes: Int32Array, vector: Vector): number {
  let open = vector[SLOT.openGone] as number;
  for (let k = 0; k < panes.length; k++) if (vector[panes[k] as number] === OPEN) open++;
  return open;
}

export const flagIn = (vector: Vector, slot: number, wide: boolean): number =>
  wide ? ((vector[slot + 1] as number) << 8) | ((vector[slot] as number) & 255) : (vector[slot] as number);

const at =
  (slot: number): Read =>
  (vector) =>
    vector[slot] as number;

/** Most conditions read one slot: those are one call. */
function compared(slot: number | Read, op: Comparison, value: number): Test {
  const read = typeof slot === 'number' ? at(slot) : slot;
  switch (op) {
    case '<':
      return typeof slot === 'number' ? (vector) => (vector[slot] as number) < value : (vector) => read(vector) < value;
    case '<=':
      return typeof slot === 'number' ? (vector) => (vector[slot] as number) <= value : (vector) => read(vector) <= value;
    case '=':
      return typeof slot === 'number' ? (vector) => vector[slot] === value : (vector) => read(vector) === value;
    case '!=':
      return typeof slot === 'number' ? (vector) => vector[slot] !== value : (vector) => read(vector) !== value;
    case '>=':
      return typeof slot === 'number' ? (vector) => (vector[slot] as number) >= value : (vector) => read(vector) >= value;
    case '>':
      return typeof slot === 'number' ? (vector) => (vector[slot] as number) > value : (vector) => read(vector) > value;
  }
}

export const ALWAYS: Test = () => true;

/** True if all tests hold. */
export function allOf(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (!first) return ALWAYS;
  if (!second) return first;
  if (tests.length === 2) return (vector) => first(vector) && second(vector);
  return (vector) => tests.every((test) => test(vector));
}

export function testOf(condition: Condition, layout: Layout): Test {
  /** Of one person, or the worst of those met. */
  const personal = (who: string | undefined, slot: keyof typeof PERSON, worst: 'least' | 'most', nobody: number): number | Read => {
    const one = layout.people.find(({ id }) => id === who);
    if (one) return one[slot as keyof PersonSlots] as number;
    if (who !== undefined) throw new Error(`the scenario lacks counterpart "${who}"`);
    const people = Int32Array.from(layout.people, ({ climate }) => climate);
    const offset = PERSON[slot];
    return worst === 'least' ? (vector) => leastOf(people, vector, offset, nobody) : (vector) => mostOf(people, vector, offset, nobody);
  };
  switch (condition.is) {
    case 'and':
      return allOf(condition.of.map((part) => testOf(part, layout)));
    case 'or': {
      const tests = condition.of.map((part) => testOf(part, layout));
      return (vector) => tests.some((test) => test(vector));
    }
    case 'not': {
      const test = testOf(condition.of, layout);
      return (vector) => !test(vector);
    }
    case 'stance':
      return compared(
        personal(condition.who, 'stance', 'least', STANCES.indexOf('guarded')),
        condition.op,
        STANCES.indexOf(condition.value),
      );
    case 'ladder':
      return compared(personal(condition.who, 'ladder', 'most', 0), condition.op, LADDER.indexOf(condition.value));
    case 'climate':
      return compared(personal(condition.who, 'climate', 'least', 0), condition.op, condition.value);
    case 'heat':
      return compared(personal(condition.who, 'heat', 'most', 0), condition.op, condition.value);
    case 'intensity':
    case 'step':
      return compared(SLOT[condition.is], condition.op, condition.value);
    case 'open-facts': {
      const panes = Int32Array.from(layout.facts, ({ pane }) => pane);
      return compared((vector) => openFactsIn(panes, vector), condition.op, condition.value);
    }
    case 'fact':
      return compared(layout.fact(condition.fact).pane, condition.op, PANES.indexOf(condition.value));
    case 'flag': {
      const { slot, wide } = layout.flag(condition.flag);
      return compared(wide ? (vector) => flagIn(vector, slot, true) : slot, condition.op, condition.value);
    }
    case 'visits':
      return compared((layout.visits.get(condition.node) as { slot: number }).slot, condition.op, condition.value);
    case 'chosen':
      return compared(layout.chosen.get(condition.choice) as number, '=', 1);
  }
}
