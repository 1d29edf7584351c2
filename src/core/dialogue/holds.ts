// Does a condition of `when` hold in a talk?
import type { ConflictState } from '../conflict/state.ts';
import { openFacts, worstOf } from '../conflict/state.ts';
import type { Comparison, Condition } from '../scenario/condition.ts';
import { LADDER, STANCES } from '../scenario/terms.ts';
import type { Talk } from './talk.ts';

function compare(left: number, op: Comparison, right: number): boolean {
  switch (op) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '>=':
      return left >= right;
    case '>':
      return left > right;
  }
}

/** One counterpart, or the worst of those met. */
function personOf(conflict: ConflictState, who: string | undefined) {
  if (who === undefined) return worstOf(conflict.counterparts);
  const one = conflict.counterparts[who];
  if (!one) throw new Error(`the scenario lacks counterpart "${who}"`);
  return one;
}

export function holds(condition: Condition | undefined, talk: Talk): boolean {
  if (!condition) return true;
  const { conflict } = talk;
  switch (condition.is) {
    case 'and':
      return condition.of.every((part) => holds(part, talk));
    case 'or':
      return condition.of.some((part) => holds(part, talk));
    case 'not':
      return !holds(condition.of, talk);
    case 'stance':
      return compare(STANCES.indexOf(personOf(conflict, condition.who).stance), condition.op, STANCES.indexOf(condition.value));
    case 'ladder':
      return compare(LADDER.indexOf(personOf(conflict, condition.who).ladder), condition.op, LADDER.indexOf(condition.value));
    case 'climate':
      return compare(personOf(conflict, condition.who).climate, condition.op, condition.value);
    case 'heat':
      return compare(personOf(conflict, condition.who).heat, condition.op, condition.value);
    case 'intensity':
      return compare(conflict.intensity, condition.op, condition.value);
    case 'step':
      return compare(conflict.step, condition.op, condition.value);
    case 'open-facts':
      return compare(openFacts(conflict), condition.op, condition.value);
    case 'fact':
      return (conflict.panes[condition.fact] === condition.value) === (condition.op === '=');
    case 'flag':
      return compare(talk.flags[condition.flag] ?? 0, condition.op, condition.value);
    case 'visits':
      return compare(talk.visits[condition.node] ?? 0, condition.op, condition.value);
    case 'chosen':
      return talk.chosen.includes(condition.choice);
  }
}
