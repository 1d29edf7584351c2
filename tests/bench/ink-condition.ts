// `when` as an expression of ink. Panes, stances and rungs are numbers there: their places in our lists.
import type { Comparison, Condition } from '../../src/core/scenario/condition.ts';
import { LADDER, PANES, STANCES } from '../../src/core/scenario/terms.ts';

/** Ids of ours have hyphens, names of ink have none. */
export const inkName = (kind: string, id: string): string => `${kind}_${id.replaceAll('-', '_')}`;

const OPERATORS: Readonly<Record<Comparison, string>> = { '<': '<', '<=': '<=', '=': '==', '!=': '!=', '>=': '>=', '>': '>' };

/** One person's variable, or the function that finds the worst of those met. */
const personal = (subject: string, who: string | undefined): string => (who === undefined ? `worst_${subject}()` : inkName(subject, who));

/** `homeOf`: the knot that holds a choice, whose label counts how often it was taken. */
export function inkCondition(condition: Condition, homeOf: (choice: string) => string): string {
  const compared = (left: string, op: Comparison, right: number): string => `${left} ${OPERATORS[op]} ${right}`;
  switch (condition.is) {
    case 'and':
    case 'or':
      return `(${condition.of.map((part) => inkCondition(part, homeOf)).join(condition.is === 'and' ? ' && ' : ' || ')})`;
    case 'not':
      return `not (${inkCondition(condition.of, homeOf)})`;
    case 'stance':
      return compared(personal('stance', condition.who), condition.op, STANCES.indexOf(condition.value));
    case 'ladder':
      return compared(personal('ladder', condition.who), condition.op, LADDER.indexOf(condition.value));
    case 'climate':
    case 'heat':
      return compared(personal(condition.is, condition.who), condition.op, condition.value);
    case 'intensity':
    case 'step':
      return compared(condition.is, condition.op, condition.value);
    case 'open-facts':
      return compared('open_facts', condition.op, condition.value);
    case 'fact':
      return compared(inkName('fact', condition.fact), condition.op, PANES.indexOf(condition.value));
    case 'flag':
      return compared(inkName('flag', condition.flag), condition.op, condition.value);
    case 'visits':
      return compared(inkName('n', condition.node), condition.op, condition.value);
    case 'chosen':
      return `${inkName('n', homeOf(condition.choice))}.${inkName('c', condition.choice)} > 0`;
  }
}
