// Two options of one node that do the same to the talk and lead to the same place: choosing between them changes nothing.
// Conditions that ask whether one of them was chosen tell them apart, and so do conditions of which only one can hold.
import { atomsOf } from '../condition-places.ts';
import { testsOf } from '../condition-ranges.ts';
import { toCanonicalJson } from '../hash.ts';
import type { Choice } from '../model.ts';
import { moveOf } from '../moves.ts';
import { isNever } from '../value-boxes.ts';
import { type Lint, spotOf } from './rule.ts';

/** Everything by which a choice changes the talk. */
function effectOf(choice: Choice): string {
  const { goal, issue, listen, mode, step, names, set, to } = choice;
  const facts = [choice.shares, choice.asks, choice.finds, choice.withholds, choice.misstates].map((ids) => [...ids].sort());
  const tags = { goal, issue, listen, mode, step, names };
  return toCanonicalJson({
    tags: Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== undefined)),
    family: moveOf(choice.move).family,
    facts,
    addresses: [...choice.addresses].sort(),
    set,
    to,
  });
}

export const lintTwinOptions: Lint = (scope) => {
  const { scenario } = scope.draft;
  const testsAt = testsOf(scenario, scope.graph);
  const remembered = new Set(atomsOf(scenario).flatMap((atom) => (atom.is === 'chosen' ? [atom.choice] : [])));
  for (const node of scenario.nodes) {
    const testOf = testsAt({ place: node.id, after: [] });
    const meet = (one: Choice, other: Choice): boolean => {
      const both = [one.when, other.when].flatMap((when) => when ?? []);
      return !isNever({ is: 'and', of: both }, testOf);
    };
    const first = new Map<string, Choice>();
    for (const choice of node.choices) {
      if (remembered.has(choice.id)) continue;
      const effect = effectOf(choice);
      const twin = first.get(effect);
      if (twin === undefined) first.set(effect, choice);
      else if (meet(twin, choice)) scope.report('twin-options', spotOf(scope, choice), { name: choice.id, twin: twin.id });
    }
  }
};
