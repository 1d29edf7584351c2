// Expression trees → conditions and changes of flags, as far as flags can say them.
import type { Logic } from './logic.ts';
import { parseLogic } from './logic.ts';
import type { Change, Comparison, Test } from './story.ts';

/** Limits of a flag of ours. */
export const FLAG_LIMIT = 1000;

const COMPARISONS: Readonly<Record<string, Comparison>> = { '=': '=', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };
const MIRRORED: Readonly<Record<Comparison, Comparison>> = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

export const fits = (value: number): boolean => Number.isInteger(value) && Math.abs(value) <= FLAG_LIMIT;

/** A number or truth value written as such. */
export function constantOf(logic: Logic): number | boolean | null {
  if (logic.is === 'value') return typeof logic.value === 'string' ? null : logic.value;
  if (logic.is === 'minus') {
    const inner = constantOf(logic.of);
    return typeof inner === 'number' ? -inner : null;
  }
  return null;
}

function subject(logic: Logic, here: string, op: Comparison, value: number): Test | null {
  if (logic.is === 'variable') return { is: 'flag', variable: logic.name, op, value };
  if (logic.is === 'visits') return { is: 'visits', passage: logic.passage ?? here, op, value };
  return null;
}

/** `here`: the passage that `visited()` without a name means. Null: it has no counterpart. */
export function testOf(logic: Logic, here: string): Test | null {
  if (logic.is === 'not') {
    const of = testOf(logic.of, here);
    return of && { is: 'not', of };
  }
  if (logic.is !== 'two') return subject(logic, here, '!=', 0);
  const { op, left, right } = logic;
  if (op === 'and' || op === 'or') {
    const [a, b] = [testOf(left, here), testOf(right, here)];
    if (!a || !b) return null;
    const flat = (test: Test): readonly Test[] => (test.is === op ? test.of : [test]);
    return { is: op, of: [...flat(a), ...flat(b)] };
  }
  const comparison = Object.hasOwn(COMPARISONS, op) ? COMPARISONS[op] : undefined;
  if (comparison === undefined) return null;
  const [leftValue, rightValue] = [constantOf(left), constantOf(right)];
  const value = Number(rightValue ?? leftValue ?? Number.NaN);
  // Only whole numbers compare in a condition of ours; beyond the limit no flag can be.
  if (!Number.isInteger(value) || Math.abs(value) > FLAG_LIMIT) return null;
  return rightValue !== null ? subject(left, here, comparison, value) : subject(right, here, MIRRORED[comparison], value);
}

/** `it`: what the dialect calls the variable itself in its own assignment. */
export function changeOf(variable: string, logic: Logic): Change | null {
  const constant = constantOf(logic);
  if (constant !== null) return typeof constant === 'number' && !fits(constant) ? null : { variable, op: 'set', value: constant };
  if (logic.is !== 'two' || (logic.op !== '+' && logic.op !== '-')) return null;
  const self = (side: Logic): boolean => side.is === 'variable' && (side.name === variable || side.name === 'it');
  const right = constantOf(logic.right);
  if (self(logic.left) && typeof right === 'number' && fits(right))
    return { variable, op: 'add', value: logic.op === '+' ? right : -right };
  const left = constantOf(logic.left);
  if (logic.op === '+' && self(logic.right) && typeof left === 'number' && fits(left)) return { variable, op: 'add', value: left };
  return null;
}

const ASSIGNMENT = /^\s*([$_]?[\p{L}_][\p{L}\p{N}_]*)\s*(?:(\+\+|--)\s*$|(\+=|-=|=(?!=)|to\b)\s*([\s\S]*)$)/u;

/** `$x to 1`, `$x += 1`, `$x++`, `$x = $x + 1`. Null: no flag can be changed so. */
export function assignmentOf(text: string): Change | null {
  const match = ASSIGNMENT.exec(text.slice(0, 2000));
  if (!match) return null;
  const [, variable = '', step, sign = '', rest = ''] = match;
  if (step !== undefined) return { variable, op: 'add', value: step === '++' ? 1 : -1 };
  const logic = parseLogic(rest);
  if (logic === null) return null;
  if (sign !== '+=' && sign !== '-=') return changeOf(variable, logic);
  const value = constantOf(logic);
  return typeof value === 'number' && fits(value) ? { variable, op: 'add', value: sign === '+=' ? value : -value } : null;
}
