import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choiceWorths } from '../../../src/core/analysis/choice-worth.ts';
import { explore, LIMITS, study } from '../../../src/core/analysis/explore.ts';
import { findingsOf } from '../../../src/core/analysis/findings/findings.ts';
import { compileTable, stepIn } from '../../../src/core/analysis/table.ts';
import { atOf, MAX_TURNS } from '../../../src/core/analysis/table-layout.ts';
import { scoreOf } from '../../../src/core/conflict/score.ts';
import { randomFrom } from '../../../src/core/dialogue/chance.ts';
import { VERDICTS } from '../../../src/core/scenario/terms.ts';
import { scenarios } from '../random-scenarios.ts';
import { choice, ending, node, SAMPLE, scenario } from '../sample-scenario.ts';
import { enumerate } from './enumerate.ts';

const nowhere = () => undefined;
const codesOf = (source: typeof SAMPLE, limits?: { states: number }) =>
  findingsOf(study(source, limits), nowhere).diagnostics.map(({ code, params }) => `${code} ${params['name'] ?? ''}`.trim());

/** Where equal states are looked for: everywhere that the default does, and nowhere after the first decision. */
const WAYS = [LIMITS, { ...LIMITS, tail: 1 }];

// The sample's loop is `once`, so that its plays are finitely many.
describe('the exploration', () => {
  test('finds exactly what an enumeration of all plays finds, on random scenarios', () => {
    fc.assert(
      fc.property(scenarios, (source) => {
        for (const limits of WAYS) {
          const found = explore(source, limits);
          const all = enumerate(source);
          expect(found.exact).toBe(true);
          expect(found.plays).toBe(all.plays);
          expect(found.transitions).toBeLessThanOrEqual(all.steps);
          expect(found.raw.min).toBe(all.min);
          expect(found.raw.max).toBe(all.max);
          expect(found.raw.random).toBeCloseTo(all.random, 9);
          expect([found.depth.min, found.depth.max]).toEqual([all.depthMin, all.depthMax]);
          for (const end of found.endings) {
            expect(end.probability).toBeCloseTo(all.endings[end.id]?.probability ?? 0, 9);
            expect(end.plays).toBe(all.endings[end.id]?.plays ?? 0);
            expect(Object.values(end.verdicts).reduce((sum, share) => sum + share, 0)).toBeCloseTo(end.probability, 9);
          }
          for (const verdict of VERDICTS) expect(found.verdicts[verdict]).toBeCloseTo(all.verdicts[verdict] ?? 0, 9);
          const mean = all.ends.reduce((sum, { raw, probability }) => sum + probability * scoreOf(raw, found.raw), 0);
          expect(found.scores.mean).toBeCloseTo(mean, 6);
        }
      }),
      { numRuns: 80 },
    );
  });

  test('proves which choices are never open and which of their conditions never change', () => {
    fc.assert(
      fc.property(scenarios, fc.constantFrom(...WAYS), (source, limits) => {
        const found = study(source, limits);
        if (!found.walked) throw new Error('it is small');
        const all = enumerate(source);
        const { walk, values, ledger, watched } = found.walked;
        for (const worth of choiceWorths(found.table, walk, values)) expect(worth.reach > 0).toBe(all.opened.has(worth.id));
        for (const [condition, seen] of all.whens) {
          if (watched.has(condition)) expect(ledger.sightings.get(condition)).toEqual(seen);
          else expect(seen).toEqual({ yes: true, no: true });
        }
      }),
      { numRuns: 80 },
    );
  });

  test('knows of each choice whether some best play takes it', () => {
    fc.assert(
      fc.property(scenarios, fc.constantFrom(...WAYS), (source, limits) => {
        const found = study(source, limits);
        if (!found.walked) throw new Error('it is small');
        const all = enumerate(source);
        const onBest = new Set(all.ends.filter(({ raw }) => raw >= all.max - 1e-9).flatMap(({ choices }) => choices));
        const worths = choiceWorths(found.table, found.walked.walk, found.walked.values);
        expect(new Set(worths.filter((worth) => worth.onBestPlay).map(({ id }) => id))).toEqual(onBest);
        expect(all.ends.some(({ raw, choices }) => raw === all.max && choices.join() === found.result.best.join())).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  test('follows plays one by one where hardly any states are equal, and finds the same', () => {
    const tails = WAYS.map((limits) => study(SAMPLE, limits).walked?.walk.tail ?? null);
    expect(tails[0]).toBeNull();
    expect(tails[1]?.transitions).toBeGreaterThan(0);
    expect(codesOf(SAMPLE, WAYS[1])).toEqual(codesOf(SAMPLE));
  });

  test('takes the same step whether it is watched or not', () => {
    fc.assert(
      fc.property(scenarios, fc.integer(), (source, seed) => {
        const table = compileTable(source);
        const random = randomFrom(seed);
        const quiet = { entering: () => {}, entered: () => {}, taken: () => {} };
        const [vector, watched] = [table.start(), table.start(quiet)];
        for (;;) {
          expect(watched).toEqual(vector);
          const open = table.places[atOf(vector)]?.choices.filter((one) => one.open(vector)) ?? [];
          const one = open[Math.floor(random() * open.length)];
          if (!one) break;
          expect(stepIn(table, one, watched, quiet)).toBe(one.step(vector));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('probabilities of endings, of verdicts and of scores add up to one', () => {
    const { endings, verdicts, scores } = explore(SAMPLE);
    expect(endings.reduce((sum, one) => sum + one.probability, 0)).toBeCloseTo(1, 12);
    expect(Object.values(verdicts).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    expect(scores.histogram.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  });

  test('says that it is an estimate, and how good, where the bound on states is passed', () => {
    const exact = explore(SAMPLE);
    const found = explore(SAMPLE, { states: 5 });
    expect(found.exact).toBe(false);
    expect(found.bound.states).toBe(5);
    expect(found.error).toBeGreaterThan(0);
    expect(Math.abs(found.raw.random - exact.raw.random)).toBeLessThan(3 * found.error);
    expect(found.raw.max).toBeLessThanOrEqual(exact.raw.max);
    expect(found.raw.max).toBeGreaterThan(exact.raw.random);
    expect(codesOf(SAMPLE, { states: 5 })).toContain('not-explored');
    expect(explore(SAMPLE, { states: 5 })).toEqual(found);
  });

  test('follows a loop a stated number of times, and says how much was cut', () => {
    const loop = scenario({ nodes: [node('opening', [choice('on', 'opening'), choice('end', 'yes')])], endings: [ending('yes')] });
    const found = explore(loop);
    expect(found.exact).toBe(false);
    expect(found.bound.turns).toBe(MAX_TURNS);
    // The first visit is no return, and every second play leaves at each.
    expect(found.bound.cut).toBeCloseTo(1 / 2 ** MAX_TURNS, 12);
    expect(found.error).toBeCloseTo(100 * found.bound.cut, 12);
    expect(found.plays).toBe(MAX_TURNS);
    expect(codesOf(loop)).toContain('endless-loop on');
  });

  test('a state in which nothing is open is told with the way there', () => {
    const never = { is: 'heat', op: '>', value: 100 } as const;
    const trap = scenario({
      nodes: [node('opening', [choice('in', 'room'), choice('out', 'yes')]), node('room', [choice('leave', 'yes', { when: never })])],
      endings: [ending('yes')],
    });
    const { diagnostics } = findingsOf(study(trap), nowhere);
    expect(diagnostics.find(({ code }) => code === 'no-open-option')?.params).toEqual({ name: 'room', path: 'in' });
    expect(study(trap).result.exact).toBe(false);
  });
});
