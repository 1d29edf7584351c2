// The flags of a plan: every variable that is set or asked for, with the smallest range that holds what the story does.
import { FLAG_LIMIT } from './logic-test.ts';
import { claim, type Names, openNames, slugOf } from './names.ts';
import type { Plan, PlanTest } from './plan.ts';
import { LOOSE_ENDS } from './repair.ts';
import type { Change, Variable } from './story.ts';

export interface PlanFlag {
  readonly id: string;
  readonly initial: number | boolean;
  readonly min: number;
  readonly max: number;
  readonly note?: string;
}

/** How far a counter may run that the story adds to: it has no range there. */
const ROOM = 100;

interface Use {
  readonly values: number[];
  isSwitch: boolean;
  up: boolean;
  down: boolean;
}

function* everyTest(plan: Plan): Generator<PlanTest> {
  for (const node of plan.nodes.values()) {
    for (const { test } of [...node.lines, ...node.to]) if (test) yield test;
    for (const choice of node.choices) for (const { test } of [choice, ...choice.reply, ...choice.to]) if (test) yield test;
  }
  for (const { lines } of plan.endings.values()) for (const { test } of lines) if (test) yield test;
}

function* leavesOf(test: PlanTest): Generator<PlanTest & { readonly is: 'flag' }> {
  if (test.is === 'and' || test.is === 'or') for (const part of test.of) yield* leavesOf(part);
  else if (test.is === 'not') yield* leavesOf(test.of);
  else if (test.is === 'flag') yield test;
}

const clamp = (value: number): number => Math.max(-FLAG_LIMIT, Math.min(FLAG_LIMIT, value));

export function flagsOf(plan: Plan, variables: ReadonlyMap<string, Variable>, reserved: Iterable<string>): ReadonlyMap<string, PlanFlag> {
  const uses = new Map<string, Use>();
  const entryOf = (name: string): Use => {
    const use = uses.get(name) ?? { values: [], isSwitch: true, up: false, down: false };
    uses.set(name, use);
    return use;
  };
  const change = ({ variable, op, value }: Change): void => {
    const use = entryOf(variable);
    if (typeof value === 'number') use.isSwitch = false;
    if (op === 'set') use.values.push(Number(value));
    else if (Number(value) > 0) use.up = true;
    else use.down = true;
  };
  for (const name of variables.keys()) entryOf(name);
  for (const node of plan.nodes.values()) {
    node.set.forEach(change);
    for (const { set } of node.choices) set.forEach(change);
  }
  for (const test of everyTest(plan)) {
    for (const { variable, op, value } of leavesOf(test)) {
      const use = entryOf(variable);
      // A range that ends where it is asked for would decide the question: one more on either side.
      if (value !== 0 || (op !== '!=' && op !== '=')) use.values.push(clamp(value - 1), clamp(value + 1));
      if (value !== 0 && value !== 1) use.isSwitch = false;
    }
  }
  const names: Names = openNames(reserved);
  const flags = new Map<string, PlanFlag>();
  for (const [name, use] of uses) {
    const variable = variables.get(name);
    const initial = variable?.initial ?? (use.isSwitch ? false : 0);
    const isSwitch = use.isSwitch && typeof initial === 'boolean';
    const values = [0, Number(initial), ...use.values];
    const min = clamp(Math.min(...values) - (use.down ? ROOM : 0));
    const max = clamp(Math.max(...values) + (use.up ? ROOM : 0));
    const id = claim(names, slugOf(name, 'flag'));
    const range = isSwitch ? { min: 0, max: 1 } : { min, max };
    const note = variable?.note ?? (name === LOOSE_ENDS ? 'TODO: lead to what lies behind this switch, or take it out' : undefined);
    flags.set(name, { id, initial: isSwitch ? initial : Number(initial), ...range, ...(note === undefined ? {} : { note }) });
  }
  return flags;
}
