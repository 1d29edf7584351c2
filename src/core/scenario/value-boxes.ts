// Which states a condition leaves over, decided by its text and the ranges of what it asks. A state is seen as one whole
// number per variable; a box allows each variable some values; a condition is a union of boxes. Links between variables
// (an open stance needs climate) are not known here, so that "no box is left" is certain and "some box" is not.
import type { Comparison, Condition } from './condition.ts';

/** Both ends belong to it. */
export type Interval = readonly [number, number];
/** Sorted, without overlaps. */
export type Values = readonly Interval[];

export interface Variable {
  readonly key: string;
  readonly values: Values;
}

export type Atom = Exclude<Condition, { readonly is: 'and' | 'or' | 'not' }>;

/** What an atom compares: a variable, an operator and a number. */
export interface Test {
  readonly variable: Variable;
  readonly op: Comparison;
  readonly value: number;
}

export type TestOf = (atom: Atom) => Test;

/** A variable that a box does not name has all of its values. */
type Box = ReadonlyMap<string, Values>;
/** Null: too many boxes to tell. */
export type Boxes = readonly Box[] | null;

export const EVERYTHING: Boxes = [new Map()];

/** Boxes of one condition; a condition that an author can read has fewer than ten. */
const MAX_BOXES = 64;

const NEGATED: Readonly<Record<Comparison, Comparison>> = { '<': '>=', '<=': '>', '=': '!=', '!=': '=', '>=': '<', '>': '<=' };

function allowed(op: Comparison, value: number): Values {
  const low = Number.NEGATIVE_INFINITY;
  const high = Number.POSITIVE_INFINITY;
  switch (op) {
    case '<':
      return [[low, value - 1]];
    case '<=':
      return [[low, value]];
    case '=':
      return [[value, value]];
    case '!=':
      return [
        [low, value - 1],
        [value + 1, high],
      ];
    case '>=':
      return [[value, high]];
    case '>':
      return [[value + 1, high]];
  }
}

function intersect(a: Values, b: Values): Values {
  return a.flatMap(([from, to]) =>
    b.flatMap(([low, high]): Values => {
      const both: Interval = [Math.max(from, low), Math.min(to, high)];
      return both[0] <= both[1] ? [both] : [];
    }),
  );
}

/** The part of `within` in which the condition is `wanted`. */
export function boxesWhere(condition: Condition, wanted: boolean, testOf: TestOf, within: Boxes = EVERYTHING): Boxes {
  if (within === null || within.length === 0) return within;
  if (condition.is === 'not') return boxesWhere(condition.of, !wanted, testOf, within);
  if ('of' in condition) {
    if ((condition.is === 'and') === wanted)
      return condition.of.reduce<Boxes>((left, part) => boxesWhere(part, wanted, testOf, left), within);
    const found: Box[] = [];
    for (const part of condition.of) {
      const boxes = boxesWhere(part, wanted, testOf, within);
      if (boxes === null || found.length + boxes.length > MAX_BOXES) return null;
      found.push(...boxes);
    }
    return found;
  }
  const { variable, op, value } = testOf(condition);
  const values = allowed(wanted ? op : NEGATED[op], value);
  return within.flatMap((box) => {
    const left = intersect(box.get(variable.key) ?? variable.values, values);
    return left.length === 0 ? [] : [new Map(box).set(variable.key, left)];
  });
}

/** True only where it is certain. */
export function isNever(condition: Condition, testOf: TestOf, within: Boxes = EVERYTHING): boolean {
  return boxesWhere(condition, true, testOf, within)?.length === 0;
}

/** True only where it is certain. */
export function isAlways(condition: Condition, testOf: TestOf, within: Boxes = EVERYTHING): boolean {
  return boxesWhere(condition, false, testOf, within)?.length === 0;
}
