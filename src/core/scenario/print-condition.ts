// The inverse of the expression parser: parse(print(c)) = c.
import type { Comparison, Condition } from './condition.ts';

const OR = 1;
const AND = 2;
const NOT = 3;

const isOr = (op: Comparison): string => (op === '=' ? 'is' : op === '!=' ? 'is not' : op);
const of = (who: string | undefined): string => (who === undefined ? '' : ` of ${who}`);

function print(condition: Condition, around: number): string {
  switch (condition.is) {
    case 'and':
    case 'or': {
      const level = condition.is === 'and' ? AND : OR;
      const text = condition.of.map((part) => print(part, level + 1)).join(` ${condition.is} `);
      return around > level ? `(${text})` : text;
    }
    case 'not':
      return `not ${print(condition.of, NOT)}`;
    case 'stance':
    case 'ladder':
      return `${condition.is}${of(condition.who)} ${isOr(condition.op)} ${condition.value}`;
    case 'climate':
    case 'heat':
      return `${condition.is}${of(condition.who)} ${condition.op} ${condition.value}`;
    case 'intensity':
    case 'step':
    case 'open-facts':
      return `${condition.is} ${condition.op} ${condition.value}`;
    case 'fact':
      return `fact ${condition.fact} ${isOr(condition.op)} ${condition.value}`;
    case 'flag':
      return condition.op === '!=' && condition.value === 0
        ? `flag ${condition.flag}`
        : `flag ${condition.flag} ${condition.op} ${condition.value}`;
    case 'visits':
      return `visits ${condition.node} ${condition.op} ${condition.value}`;
    case 'chosen':
      return `chosen ${condition.choice}`;
  }
}

export function printCondition(condition: Condition): string {
  return print(condition, OR);
}
