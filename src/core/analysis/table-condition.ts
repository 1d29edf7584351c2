// Conditions compiled to tests on the vector.
import type { Comparison, Condition } from '../scenario/condition.ts';
import type { Scenario } from '../scenario/model.ts';
import { LADDER, PANES, STANCES } from '../scenario/terms.ts';
import { type Layout, type PersonSlots, SLOT } from './table-layout.ts';

export type Test = (vector: Int16Array) => boolean;

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

function comparison(op: Comparison, value: number): (left: number) => boolean {
  switch (op) {
    case '<':
      return (left) => left < value;
    case '<=':
      return (left) => left <= value;
    case '=':
      return (left) => left === value;
    case '!=':
      return (left) => left !== value;
    case '>=':
      return (left) => left >= value;
    case '>':
      return (left) => left > value;
  }
}

/** One person's value, or the worst of those met; nobody met yet: `nobody`. */
function personal(
  layout: Layout,
  who: string | undefined,
  slot: keyof PersonSlots,
  worst: 'least' | 'most',
  nobody: number,
): (vector: Int16Array) => number {
  if (who !== undefined) {
    const person = layout.people.find((one) => one.id === who);
    if (!person) throw new Error(`the scenario lacks counterpart "${who}"`);
    const at = person[slot] as number;
    return (vector) => vector[at] as number;
  }
  const slots = layout.people.map((person) => ({ at: person[slot] as number, met: person.met }));
  return (vector) => {
    let found: number | undefined;
    for (const { at, met } of slots) {
      if (!vector[met]) continue;
      const value = vector[at] as number;
      if (found === undefined || (worst === 'least' ? value < found : value > found)) found = value;
    }
    return found ?? nobody;
  };
}

export function compileCondition(condition: Condition, layout: Layout): Test {
  switch (condition.is) {
    case 'and': {
      const parts = condition.of.map((part) => compileCondition(part, layout));
      return (vector) => parts.every((part) => part(vector));
    }
    case 'or': {
      const parts = condition.of.map((part) => compileCondition(part, layout));
      return (vector) => parts.some((part) => part(vector));
    }
    case 'not': {
      const part = compileCondition(condition.of, layout);
      return (vector) => !part(vector);
    }
    case 'stance': {
      const read = personal(layout, condition.who, 'stance', 'least', STANCES.indexOf('guarded'));
      const test = comparison(condition.op, STANCES.indexOf(condition.value));
      return (vector) => test(read(vector));
    }
    case 'ladder': {
      const read = personal(layout, condition.who, 'ladder', 'most', 0);
      const test = comparison(condition.op, LADDER.indexOf(condition.value));
      return (vector) => test(read(vector));
    }
    case 'climate':
    case 'heat': {
      const read = personal(layout, condition.who, condition.is, condition.is === 'climate' ? 'least' : 'most', 0);
      const test = comparison(condition.op, condition.value);
      return (vector) => test(read(vector));
    }
    case 'intensity':
    case 'step': {
      const slot = SLOT[condition.is];
      const test = comparison(condition.op, condition.value);
      return (vector) => test(vector[slot] as number);
    }
    case 'open-facts': {
      const test = comparison(condition.op, condition.value);
      const open = PANES.indexOf('open');
      return (vector) => {
        let count = 0;
        for (const { pane } of layout.facts) if (vector[pane] === open) count++;
        return test(count);
      };
    }
    case 'fact': {
      const slot = layout.factSlot(condition.fact);
      const pane = PANES.indexOf(condition.value);
      const wanted = condition.op === '=';
      return (vector) => (vector[slot] === pane) === wanted;
    }
    case 'flag': {
      const { slot } = layout.flag(condition.flag);
      const test = comparison(condition.op, condition.value);
      return (vector) => test(vector[slot] as number);
    }
    case 'visits': {
      const slot = layout.visits.get(condition.node) as number;
      const test = comparison(condition.op, condition.value);
      return (vector) => test(vector[slot] as number);
    }
    case 'chosen': {
      const slot = layout.chosen.get(condition.choice) as number;
      return (vector) => vector[slot] === 1;
    }
  }
}
