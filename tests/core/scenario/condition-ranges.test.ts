import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holds } from '../../../src/core/dialogue/holds.ts';
import { takeChoice } from '../../../src/core/dialogue/moves.ts';
import { plotOf } from '../../../src/core/dialogue/plot.ts';
import { choose, openChoices, type Position, startPosition } from '../../../src/core/dialogue/reduce.ts';
import type { Talk } from '../../../src/core/dialogue/talk.ts';
import type { Condition } from '../../../src/core/scenario/condition.ts';
import { atomsOf, placesOf, sequencesOf } from '../../../src/core/scenario/condition-places.ts';
import { type Asked, testsOf } from '../../../src/core/scenario/condition-ranges.ts';
import { graphOf } from '../../../src/core/scenario/graph.ts';
import { unreachableOf } from '../../../src/core/scenario/lint/unreachable-part.ts';
import type { Scenario } from '../../../src/core/scenario/model.ts';
import { isAlways, isNever } from '../../../src/core/scenario/value-boxes.ts';
import { scenarios } from '../random-scenarios.ts';
import { SAMPLE } from '../sample-scenario.ts';

/** Every state of every play in which a condition may be asked: on arrival, and after each choice. */
function walk(scenario: Scenario, visit: (asked: Asked, talk: Talk) => void): void {
  const plot = plotOf(scenario);
  const end = scenario.endings[0]?.id ?? '';
  const go = (position: Position): void => {
    visit({ place: position.at, after: [] }, position.talk);
    if (plot.endings.has(position.at)) return;
    for (const one of openChoices(plot, position)) {
      // An ending is entered without a change: what is left is the talk after the choice.
      visit({ place: position.at, after: [one.id] }, takeChoice(plot, position.talk, { ...one, to: [{ to: end }] }, false).talk);
      go(choose(plot, position, one));
    }
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
  const certain = (asked: Asked) => {
    const testOf = testsAt(asked);
    return all.flatMap((condition) =>
      isNever(condition, testOf) ? [{ condition, value: false }] : isAlways(condition, testOf) ? [{ condition, value: true }] : [],
    );
  };
  walk(scenario, (asked, talk) => {
    const key = JSON.stringify(asked);
    const here = told.get(key) ?? certain(asked);
    told.set(key, here);
    for (const { condition, value } of here) expect(holds(condition, talk), `${key}: ${JSON.stringify(condition)}`).toBe(value);
  });
}

/** Branches that are told never to be taken. */
function expectBranchesSound(scenario: Scenario): void {
  const testsAt = testsOf(scenario, graphOf(scenario));
  const sequences = sequencesOf(scenario);
  walk(scenario, (asked, talk) => {
    for (const { parts, asked: own } of sequences) {
      if (own.place !== asked.place || own.after.join() !== asked.after.join()) continue;
      const taken = parts.find(({ when }) => holds(when, talk));
      if (taken !== undefined) expect(unreachableOf(parts, testsAt(own))).not.toContain(taken);
    }
  });
}

describe('what is told of a condition', () => {
  test('is true in every play of random scenarios', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => expectSound(scenario)),
      { numRuns: 40 },
    );
  });

  test('never takes a branch for unreachable that some play takes', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => expectBranchesSound(scenario)),
      { numRuns: 40 },
    );
  });

  test('is true where the talk goes round in a circle', () => {
    expectSound(SAMPLE);
  });
});
