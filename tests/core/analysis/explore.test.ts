import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explore } from '../../../src/core/analysis/explore.ts';
import { rawOf, termsOf } from '../../../src/core/conflict/score.ts';
import { plotOf } from '../../../src/core/dialogue/plot.ts';
import { choose, openChoices, type Position, startPosition } from '../../../src/core/dialogue/reduce.ts';
import type { Scenario } from '../../../src/core/scenario/model.ts';
import { scenarios } from '../random-scenarios.ts';
import { choice, ending, node, SAMPLE, scenario } from '../sample-scenario.ts';

/** Every play, one by one, by the plain reducer. */
function enumerate(source: Scenario) {
  const plot = plotOf(source);
  let [min, max, random, plays] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  const endings: Record<string, number> = {};
  const walk = (position: Position, probability: number): void => {
    const end = plot.endings.get(position.at);
    if (end) {
      const raw = rawOf(termsOf(position.talk.conflict, end));
      min = Math.min(min, raw);
      max = Math.max(max, raw);
      random += probability * raw;
      plays++;
      endings[end.id] = (endings[end.id] ?? 0) + probability;
      return;
    }
    const open = openChoices(plot, position);
    for (const one of open) walk(choose(plot, position, one), probability / open.length);
  };
  walk(startPosition(plot), 1);
  return { min, max, random, plays, endings };
}

// The sample's loop is `once`, so that its plays are finitely many.
describe('the exploration', () => {
  test('finds exactly what an enumeration of all plays finds, on random scenarios', () => {
    fc.assert(
      fc.property(scenarios, (source) => {
        const found = explore(source);
        const all = enumerate(source);
        expect(found.exact).toBe(true);
        expect(found.plays).toBe(all.plays);
        expect(found.raw.min).toBe(all.min);
        expect(found.raw.max).toBe(all.max);
        expect(found.raw.random).toBeCloseTo(all.random, 9);
        for (const [id, end] of Object.entries(found.endings)) expect(end.probability).toBeCloseTo(all.endings[id] ?? 0, 9);
      }),
      { numRuns: 60 },
    );
  });

  test('names a play that reaches the maximum', () => {
    const plot = plotOf(SAMPLE);
    const { best, raw } = explore(SAMPLE);
    let position = startPosition(plot);
    for (const id of best) {
      const next = openChoices(plot, position).find((one) => one.id === id);
      if (!next) throw new Error(`${id} is not open`);
      position = choose(plot, position, next);
    }
    const end = plot.endings.get(position.at);
    if (!end) throw new Error('the best play does not end');
    expect(rawOf(termsOf(position.talk.conflict, end))).toBe(raw.max);
  });

  test('probabilities of endings and of verdicts add up to one', () => {
    const { endings, verdicts } = explore(SAMPLE);
    expect(Object.values(endings).reduce((sum, one) => sum + one.probability, 0)).toBeCloseTo(1, 12);
    expect(Object.values(verdicts).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  });

  test('says that it is an estimate where the bound on states or on depth is passed', () => {
    expect(explore(SAMPLE, { states: 5, depth: 64 }).exact).toBe(false);
    const loop = scenario({ nodes: [node('opening', [choice('on', 'opening'), choice('end', 'yes')])], endings: [ending('yes')] });
    const found = explore(loop);
    expect(found.exact).toBe(false);
    expect(found.raw.random).toBeGreaterThan(0);
  });
});
