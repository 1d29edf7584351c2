import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileJudge } from '../../src/core/analysis/table-outcome.ts';
import { traceByMachine, traceLog } from '../../src/core/analysis/trace-log.ts';
import { compileDialogue } from '../../src/core/dialogue/machine.ts';
import type { RunEvent } from '../../src/core/run/run.ts';
import { distributionOf } from '../../src/server/trainers/distribution.ts';
import { addPlay, choiceFigures, decisionFigures, newItems, quartersOf, worthByScores } from '../../src/server/trainers/item-analysis.ts';
import { toldTeams } from '../../src/server/trainers/team-figures.ts';
import { SAMPLE } from '../core/sample-scenario.ts';
import { LOGS } from './sample-logs.ts';

const judge = compileJudge(SAMPLE);
const machine = compileDialogue(SAMPLE);
const HEAD = { seed: 1, mode: 'coach' } as const;
const LAWFUL = (LOGS as readonly (readonly RunEvent[])[]).filter((log) => traceLog(judge, log) !== null);

const play = fc.record({ log: fc.constantFrom(...LAWFUL), score: fc.integer({ min: 0, max: 1000 }).map((n) => n - (n % 100)) });
type Play = { readonly log: readonly RunEvent[]; readonly score: number };

function counted(plays: readonly Play[]) {
  const histogram = new Map<number, number>();
  for (const { score } of plays) histogram.set(score, (histogram.get(score) ?? 0) + 1);
  const items = newItems();
  for (const { log, score } of plays) addPlay(items, traceLog(judge, log) ?? [], score, quartersOf(histogram));
  return { items, histogram };
}

/** The mean over every order of equals: a play's part of the quarter is how often it comes to lie there. */
function partIn(plays: readonly Play[], k: number, top: boolean): number {
  const score = plays[k]?.score as number;
  const better = plays.filter((one) => (top ? one.score > score : one.score < score)).length;
  const equal = plays.filter((one) => one.score === score).length;
  return Math.min(1, Math.max(0, (plays.length / 4 - better) / equal));
}

const near = (value: number | null, expected: number | null) => {
  if (expected === null) expect(value).toBeNull();
  else expect(Math.abs((value as number) - expected)).toBeLessThan(0.00051);
};

describe('decisions of a log', () => {
  test('are the same on the table and by the statechart', () => {
    expect(LAWFUL.length).toBeGreaterThan(10);
    for (const log of LAWFUL) expect(traceLog(judge, log)).toEqual(traceByMachine(machine, HEAD, log));
  });
  test('of an unlawful log are none', () => {
    const wrong: RunEvent[] = [{ type: 'choose', choice: 'nothing-like-it' }];
    expect([traceLog(judge, wrong), traceByMachine(machine, HEAD, wrong)]).toEqual([null, null]);
  });
});

describe('the analysis of choices', () => {
  test('equals a naive recount of any plays', () => {
    fc.assert(
      fc.property(fc.array(play, { minLength: 1, maxLength: 60 }), (plays) => {
        const { items } = counted(plays);
        const traces = plays.map(({ log }) => traceByMachine(machine, HEAD, log) ?? []);
        for (const { id } of SAMPLE.nodes.flatMap(({ choices }) => choices)) {
          const offered = plays.map((_, k) => k).filter((k) => traces[k]?.some(({ open }) => open.includes(id)));
          const taken = offered.filter((k) => traces[k]?.some((one) => one.taken === id));
          const sum = (of: readonly number[], top: boolean) => of.reduce((all, k) => all + partIn(plays, k, top), 0);
          const share = (top: boolean) => {
            const whole = sum(offered, top);
            return offered.length < 8 || whole < 2 - 1e-9 ? null : sum(taken, top) / whole;
          };
          const found = choiceFigures(items, id);
          expect([found.offered, found.taken]).toEqual([offered.length, taken.length]);
          near(found.share, offered.length < 8 ? null : taken.length / offered.length);
          near(found.top, share(true));
          near(found.bottom, share(false));
          const [top, bottom] = [share(true), share(false)];
          near(found.discrimination, top === null || bottom === null ? null : top - bottom);
        }
      }),
      { numRuns: 40 },
    );
  });
  test('calls a decision by its best open option, and asks to revise what does not tell good plays from weak ones', () => {
    const node = SAMPLE.nodes.find(({ id }) => id === SAMPLE.start);
    const [good = '', bad = ''] = node?.choices.map(({ id }) => id) ?? [];
    const by = (choice: string) => LAWFUL.find(([first]) => first?.type === 'choose' && first.choice === choice) ?? [];
    const plays = Array.from({ length: 16 }, (_, k) => ({ log: by(k < 8 ? good : bad), score: 1000 - 10 * k }));
    const worth = (choice: string) => (choice === good ? 1 : 0);
    const { items } = counted(plays);
    expect(decisionFigures(items, SAMPLE.start, worth)).toEqual({ offered: 16, difficulty: 0.5, discrimination: 1, revise: false });
    expect(decisionFigures(items, SAMPLE.start, worthByScores(items))).toMatchObject({ difficulty: 0.5, discrimination: 1 });
    const alike = counted(plays.map(({ log }, k) => ({ log, score: k % 8 }))).items;
    expect(decisionFigures(alike, SAMPLE.start, worth)).toEqual({ offered: 16, difficulty: 0.5, discrimination: 0, revise: true });
    const few = counted(plays.slice(0, 7)).items;
    expect(decisionFigures(few, SAMPLE.start, worth)).toEqual({ offered: 7, difficulty: null, discrimination: null, revise: false });
  });
});

describe('a distribution', () => {
  test('has mean, median and buckets of fifty points, the last with 1000', () => {
    const { buckets, ...rest } = distributionOf(new Map([0, 49, 50, 1000].map((score) => [score, 1] as const)));
    expect(rest).toEqual({ n: 4, mean: 274.8, median: 49.5, min: 0, max: 1000 });
    expect(buckets).toHaveLength(20);
    expect([buckets[0]?.n, buckets[1], buckets[19]]).toEqual([2, { from: 50, to: 100, n: 1 }, { from: 950, to: 1000, n: 1 }]);
  });
});

describe('teams of a cohort', () => {
  const team = (name: string, members: number, players: number) => ({ team: name, name, members, players, sum: players * 500 });
  const told = (...args: Parameters<typeof toldTeams>) => toldTeams(...args).map(({ mean }) => mean);
  test('are told from the smallest group on', () => {
    expect(told([team('a', 9, 6), team('b', 4, 4), team('c', 9, 3)], 0, 5)).toEqual([500, null, null]);
  });
  test('are not told where taking them from the whole would tell of a smaller one', () => {
    expect(told([team('a', 9, 9), team('b', 9, 6), team('c', 9, 1)], 0, 5)).toEqual([500, null, null]);
    expect(told([team('a', 9, 9)], 2, 5)).toEqual([null]);
  });
});
