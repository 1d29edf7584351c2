// A condition, or a part of one, that always holds or never does decides nothing. Told only where the ranges prove it.
import type { Condition } from '../condition.ts';
import { type Place, placesOf } from '../condition-places.ts';
import { testsOf } from '../condition-ranges.ts';
import { printCondition } from '../print-condition.ts';
import { isAlways, isNever, type TestOf } from '../value-boxes.ts';
import { type Lint, spotOf } from './rule.ts';

interface Constant {
  readonly part: Condition;
  readonly holds: 'always' | 'never';
}

/** The condition itself if it is constant, else its constant parts. */
function constantsOf(condition: Condition, testOf: TestOf): readonly Constant[] {
  if (isNever(condition, testOf)) return [{ part: condition, holds: 'never' }];
  if (isAlways(condition, testOf)) return [{ part: condition, holds: 'always' }];
  if (condition.is === 'not') return constantsOf(condition.of, testOf);
  return condition.is === 'and' || condition.is === 'or' ? condition.of.flatMap((part) => constantsOf(part, testOf)) : [];
}

export const lintConditionConstant: Lint = (scope) => {
  const { draft, graph, report } = scope;
  const testsAt = testsOf(draft.scenario, graph);
  const places = new Map<object, Place>(placesOf(draft.scenario).map((place) => [place.owner, place]));
  for (const { owner, asked } of places.values()) {
    if (owner.when === undefined) continue;
    const at = { in: spotOf(scope, owner).in, key: 'when' };
    for (const { part, holds } of constantsOf(owner.when, testsAt(asked))) {
      const whole = part === owner.when;
      report('condition-constant', at, { condition: printCondition(part), holds, scope: whole ? 'whole' : 'part' });
    }
  }
};
