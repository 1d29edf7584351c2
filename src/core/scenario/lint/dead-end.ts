// A node must go on, by choices or by `to`, and so must a choice.
import { type Lint, spotOf } from './rule.ts';

export const lintDeadEnd: Lint = (scope) => {
  for (const node of scope.draft.scenario.nodes) {
    for (const choice of node.choices) if (choice.to.length === 0) scope.report('missing-key', spotOf(scope, choice), { key: 'to' });
    if (node.choices.length === 0 && node.to.length === 0) scope.report('dead-end', spotOf(scope, node), { name: node.id });
  }
};
