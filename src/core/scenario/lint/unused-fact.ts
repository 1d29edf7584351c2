// A fact that no choice and no node touches and no condition asks for can never come to light. One that both sides know
// from the start is there to be seen, and may stay.
import { atomsOf } from '../condition-places.ts';
import { isOpenFromStart } from '../condition-ranges.ts';
import { type Lint, spotOf } from './rule.ts';

export const lintUnusedFact: Lint = (scope) => {
  const { scenario } = scope.draft;
  const choices = scenario.nodes.flatMap((node) => node.choices);
  const used = new Set([
    ...choices.flatMap(({ shares, asks, finds, withholds, misstates }) => [...shares, ...asks, ...finds, ...withholds, ...misstates]),
    ...scenario.nodes.flatMap(({ volunteers }) => volunteers),
    ...atomsOf(scenario).flatMap((atom) => (atom.is === 'fact' ? [atom.fact] : [])),
  ]);
  for (const fact of scenario.facts)
    if (!used.has(fact.id) && !isOpenFromStart(fact)) scope.report('unused-fact', spotOf(scope, fact), { name: fact.id });
};
