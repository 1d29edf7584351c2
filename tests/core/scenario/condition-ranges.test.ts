import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holds } from '../../../src/core/dialogue/holds.ts';
import { plotOf } from '../../../src/core/dialogue/plot.ts';
import { choose, openChoices, type Position, startPosition } from '../../../src/core/dialogue/reduce.ts';
import type { Condition } from '../../../src/core/scenario/condition.ts';
import { atomsOf, placesOf } from '../../../src/core/scenario/condition-places.ts';
import { testsOf } from '../../../src/core/scenario/condition-ranges.ts';
import { graphOf } from '../../../src/core/scenario/graph.ts';
import type { Scenario } from '../../../src/core/scenario/model.ts';
import { isAlways, isNever } from '../../../src/core/scenario/value-boxes.ts';
import { scenarios } from '../random-scenarios.ts';
import { SAMPLE } from '../sample-scenario.ts';

/** Every place of every play where the player is asked. */
function walk(scenario: Scenario, visit: (position: Position) => void): void {
  const plot = plotOf(scenario);
  const go = (position: Position): void => {
    visit(position);
    if (plot.endings.has(position.at)) return;
    for (const one of openChoices(plot, position)) go(choose(plot, position, one));
  };
  go(startPosition(plot));
}

/** The conditions of the scenario, their parts, and pairs of them: more than an author asks. */
function questions(scenario: Scenario): readonly Condition[] {
  const atoms = atomsOf(scenario).slice(0, 12);
  const pairs = atoms.flatMap((one, i) => atoms.slice(i + 1, i + 4).map((other): Condition => ({ is: 'and', of: [one, other] })));
  return [
    ...atoms,
    ...pairs,
    ...pairs.map((of): Condition => ({ is: 'not', of })),
    ...placesOf(scenario).flatMap(({ owner }) => owner.when ?? []),
  ];
}

function expectSound(scenario: Scenario): void {
  const testsAt = testsOf(scenario, graphOf(scenario));
  const all = questions(scenario);
  const told = new Map<string, readonly { readonly condition: Condition; readonly value: boolean }[]>();
  const certain = (place: string) => {
    const testOf = testsAt({ place, after: [] });
    return all.flatMap((condition) =>
      isNever(condition, testOf) ? [{ condition, value: false }] : isAlways(condition, testOf) ? [{ condition, value: true }] : [],
    );
  };
  walk(scenario, ({ at, talk }) => {
    const here = told.get(at) ?? certain(at);
    told.set(at, here);
    for (const { condition, value } of here) expect(holds(condition, talk), `${at}: ${JSON.stringify(condition)}`).toBe(value);
  });
}

describe('what is told of a condition', () => {
  test('is true in every play of random scenarios', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => expectSound(scenario)),
      { numRuns: 40 },
    );
  });

  test('is true where the talk goes round in a circle', () => {
    expectSound(SAMPLE);
  });
});
