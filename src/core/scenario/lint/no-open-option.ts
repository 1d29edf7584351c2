// A node all of whose choices may be closed may strand the player. Judged by the text alone: whether such a state is
// ever reached, only the exploration of all plays can tell.
import type { Comparison, Condition } from '../condition.ts';
import { cyclesOf } from '../graph.ts';
import { toCanonicalJson } from '../hash.ts';
import type { Choice } from '../model.ts';
import { type Lint, spotOf } from './rule.ts';

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = { '<': '>=', '<=': '>', '=': '!=', '!=': '=', '>=': '<', '>': '<=' };

function negationOf(condition: Condition): Condition {
  if (condition.is === 'not') return condition.of;
  if ('op' in condition) return { ...condition, op: OPPOSITE[condition.op] } as Condition;
  return { is: 'not', of: condition };
}

/** One choice is open exactly when another one is closed. */
function hasOppositePair(choices: readonly Choice[]): boolean {
  const conditions = choices.flatMap(({ when }) => (when === undefined ? [] : [when]));
  const texts = new Set(conditions.map(toCanonicalJson));
  return conditions.some(
    (condition) => texts.has(toCanonicalJson(negationOf(condition))) || texts.has(toCanonicalJson({ is: 'not', of: condition })),
  );
}

export const lintNoOpenOption: Lint = (scope) => {
  const repeated = new Set(cyclesOf(scope.graph.next).flat());
  for (const node of scope.draft.scenario.nodes) {
    if (node.choices.length === 0) continue;
    // `once` closes nothing on the first visit, and where a node is visited once there is no second.
    const lasting = node.choices.filter((choice) => !choice.once || !repeated.has(node.id));
    if (lasting.some((choice) => choice.when === undefined) || hasOppositePair(lasting)) continue;
    scope.report('no-open-option', spotOf(scope, node), { name: node.id });
  }
};
