// The last branch of a list has no condition, or a play may have nowhere to go.
import type { Branch } from '../model.ts';
import { type Lint, spotOf } from './rule.ts';

export const lintMissingFallback: Lint = (scope) => {
  const told = new Set<Branch>();
  for (const node of scope.draft.scenario.nodes) {
    for (const branches of [node.to, ...node.choices.map(({ to }) => to)]) {
      const last = branches.at(-1);
      // Choices that go where their node goes share its branches.
      if (last?.when === undefined || told.has(last)) continue;
      told.add(last);
      scope.report('missing-fallback', spotOf(scope, last), { name: last.to });
    }
  }
};
