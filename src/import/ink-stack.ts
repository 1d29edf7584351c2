// The evaluation stack of ink, worked symbolically: trees instead of values.
import { type InkItem, isObject, stringAt } from './ink-container.ts';
import type { Logic } from './logic.ts';

export interface Evaluation {
  readonly stack: Logic[];
  /** Set by whatever has no counterpart. */
  odd: 'function' | 'list' | null;
}

const TWO: Readonly<Record<string, string>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '%': '%',
  '==': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '&&': 'and',
  '||': 'or',
};
/** How many values each takes. */
const OTHERS: Readonly<Record<string, number>> = {
  MIN: 2,
  MAX: 2,
  POW: 2,
  FLOOR: 1,
  CEILING: 1,
  INT: 1,
  FLOAT: 1,
  '?': 2,
  '!?': 2,
  'L^': 2,
  LIST_MIN: 1,
  LIST_MAX: 1,
  LIST_ALL: 1,
  LIST_COUNT: 1,
  LIST_VALUE: 1,
  LIST_INVERT: 1,
  rnd: 2,
  srnd: 1,
  readc: 1,
  listInt: 2,
  range: 3,
  lrnd: 1,
};
const NONE: ReadonlySet<string> = new Set(['turn', 'turns', 'choiceCnt', 'visit', 'seq']);

export const openEvaluation = (): Evaluation => ({ stack: [], odd: null });
export const pop = (evaluation: Evaluation): Logic => evaluation.stack.pop() ?? { is: 'unknown' };

/** Works one item; false if it is none of an evaluation. `nameOf`: the passage a counter counts. */
export function evaluate(evaluation: Evaluation, item: InkItem, nameOf: (path: string) => string | null): boolean {
  const { stack } = evaluation;
  if (typeof item === 'number' || typeof item === 'boolean') {
    stack.push({ is: 'value', value: item });
    return true;
  }
  if (typeof item === 'string') {
    const op = Object.hasOwn(TWO, item) ? TWO[item] : undefined;
    if (op !== undefined) {
      const right = pop(evaluation);
      stack.push({ is: 'two', op, left: pop(evaluation), right });
    } else if (item === '!' || item === '_') stack.push({ is: item === '!' ? 'not' : 'minus', of: pop(evaluation) });
    else if (item === 'du') {
      const top = pop(evaluation);
      stack.push(top, top);
    } else if (item === 'void') stack.push({ is: 'unknown' });
    else if (Object.hasOwn(OTHERS, item) || NONE.has(item)) {
      for (let i = 0; i < (OTHERS[item] ?? 0); i++) pop(evaluation);
      if (/LIST|list|range|lrnd|\?|\^/.test(item)) evaluation.odd = 'list';
      stack.push({ is: 'unknown' });
    } else return false;
    return true;
  }
  if (!isObject(item)) return false;
  const variable = stringAt(item, 'VAR?');
  const counter = stringAt(item, 'CNT?');
  if (variable !== undefined) stack.push({ is: 'variable', name: variable });
  else if (counter !== undefined) {
    const passage = nameOf(counter);
    stack.push(passage === null ? { is: 'unknown' } : { is: 'visits', passage });
  } else if (stringAt(item, 'f()') !== undefined || stringAt(item, 'x()') !== undefined) {
    evaluation.odd = 'function';
    stack.push({ is: 'unknown' });
  } else if (Object.hasOwn(item, 'list')) {
    evaluation.odd = 'list';
    stack.push({ is: 'unknown' });
  } else if (Object.hasOwn(item, '^->') || Object.hasOwn(item, '^var')) stack.push({ is: 'unknown' });
  else return false;
  return true;
}

/** For the report: the expression in words. */
export function printLogic(logic: Logic): string {
  switch (logic.is) {
    case 'value':
      return String(logic.value);
    case 'variable':
      return logic.name;
    case 'visits':
      return logic.passage ?? '';
    case 'not':
      return `not ${printLogic(logic.of)}`;
    case 'minus':
      return `-${printLogic(logic.of)}`;
    case 'two':
      return `(${printLogic(logic.left)} ${logic.op} ${printLogic(logic.right)})`;
    case 'unknown':
      return '…';
  }
}
