import { describe, expect, test } from 'vitest';
import { rawOf, scoreOf, termsOf } from '../../../src/core/conflict/score.ts';
import { type ConflictState, initialConflict } from '../../../src/core/conflict/state.ts';
import { breachOf, verdictOf } from '../../../src/core/conflict/verdict.ts';
import { ending, SAMPLE } from '../sample-scenario.ts';

const start = initialConflict(SAMPLE);
const state = (climate: number, heat: number, tags: Partial<ConflictState> = {}): ConflictState => ({
  ...start,
  counterparts: { lin: { climate, heat, stance: 'guarded', ladder: 'calm', met: true } },
  ...tags,
});
const good = {
  axes: { g: { sum: 4, count: 4 }, l: { sum: 4, count: 4 }, i: { sum: 4, count: 4 }, x: { sum: 0, count: 4 } },
  panes: { theirs: 'open', mine: 'open', nobodys: 'unknown' },
  decisions: 8,
} as const;

describe('R', () => {
  test('is the weighted sum of five terms, worked out by hand', () => {
    const terms = termsOf(
      state(50, 10, { ...good, fit: { sum: 9, count: 3 }, step: 4, inBand: 6 }),
      ending('e', { needs: { you: 2, lin: 1 }, chain: 2 }),
    );
    expect(terms.process).toBeCloseTo((0.75 + 0.75 + 0.75 + 0.5) / 4, 12);
    expect(terms.outcome).toBeCloseTo(0.4 * 0.75 + 0.2 * (2 / 3) + 0.4 * (0.25 + 0.5), 12);
    expect([terms.fit, terms.steps, terms.band]).toEqual([0.75, 0.8, 0.75]);
    expect(rawOf(terms)).toBeCloseTo(45 * 0.6875 + 30 * (0.3 + 0.4 / 3 + 0.3) + 10 * 0.75 + 10 * 0.8 + 5 * 0.75, 10);
  });
  test('has fit 1 where no situation was met, and the middle of the scale where no axis was exercised', () => {
    const terms = termsOf(state(0, 0), ending('e'));
    expect([terms.fit, terms.process, terms.band]).toEqual([1, 0.5, 0]);
  });
  test('uses the worst of the counterparts met', () => {
    const two = {
      ...state(50, 0),
      counterparts: { ...state(50, 0).counterparts, zhao: { climate: -50, heat: 0, stance: 'guarded', ladder: 'calm', met: true } },
    } as const;
    const unmet = { ...two, counterparts: { ...two.counterparts, zhao: { ...two.counterparts.zhao, met: false } } };
    expect(termsOf(unmet, ending('e')).outcome - termsOf(two, ending('e')).outcome).toBeCloseTo(0.4 * 0.5, 12);
  });
});

describe('N', () => {
  test('is 0 at random play, 1000 at the best, clamped and rounded', () => {
    const anchors = { max: 90, random: 40 };
    expect([20, 40, 65, 90, 95].map((raw) => scoreOf(raw, anchors))).toEqual([0, 0, 500, 1000, 1000]);
    expect(scoreOf(40.024, anchors)).toBe(0);
    expect(scoreOf(40.026, anchors)).toBe(1);
  });
  test('does not divide by zero where every play is equal', () => {
    expect(scoreOf(50, { max: 50, random: 50 })).toBe(1000);
  });
});

describe('the verdict', () => {
  const joint = ending('e', { agreement: 'integrative', needs: { you: 2, lin: 2 }, chain: 2 });
  test.each([
    ['the ending is a break-off', state(50, 0, good), ending('e', { breakOff: true }), 'broken-off'],
    ['heat is 80', state(50, 80, good), joint, 'broken-off'],
    [
      'a misstatement came out and nothing was agreed',
      state(50, 0, { ...good, discovered: ['mine'] }),
      ending('e', { agreement: 'none' }),
      'broken-off',
    ],
    ['heat is 60', state(50, 60, good), joint, 'escalated'],
    ['climate is −30', state(-30, 0, good), joint, 'escalated'],
    [
      'two axes are at −0.5',
      state(50, 0, { axes: { ...good.axes, g: { sum: -1, count: 2 }, l: { sum: -1, count: 2 } } }),
      joint,
      'escalated',
    ],
    ['all of it is good', state(30, 30, good), joint, 'constructive'],
    ['the customer was served by a compromise', state(30, 30, good), ending('e', { chain: 2 }), 'constructive'],
    ['climate is only 29', state(29, 30, good), joint, 'settled'],
    ['heat is 31', state(30, 31, good), joint, 'settled'],
    ['one axis is negative', state(30, 30, { ...good, axes: { ...good.axes, x: { sum: -1, count: 4 } } }), joint, 'settled'],
    ['less than half of the facts are open', state(30, 30, { ...good, panes: { ...good.panes, mine: 'hidden' } }), joint, 'settled'],
    ['nothing was agreed', state(30, 0, good), ending('e', { agreement: 'none' }), 'smoothed-over'],
    ['more than half of the decisions gave way', state(0, 0, { ...good, yielded: 5 }), ending('e'), 'smoothed-over'],
    ['exactly half of the decisions gave way', state(0, 0, { ...good, yielded: 4 }), ending('e'), 'settled'],
    ['the issue cooled with most facts closed', state(0, 0, { decisions: 4, intensity: 29 }), ending('e'), 'smoothed-over'],
  ] as const)('when %s', (_, conflict, end, verdict) => {
    expect(verdictOf(conflict as ConflictState, end)).toBe(verdict);
    expect(breachOf(conflict as ConflictState, end) !== null).toBe(verdict === 'broken-off');
  });

  test('says of a talk that was broken off whether it was the talk that broke, or the trust', () => {
    const lied = { ...good, discovered: ['mine'] };
    const nothing = ending('e', { agreement: 'none' });
    expect(breachOf(state(50, 0, lied), nothing)).toBe('trust');
    expect(breachOf(state(50, 0, lied), joint)).toBeNull();
    expect(breachOf(state(50, 80, lied), nothing)).toBe('talk');
    expect(breachOf(state(50, 0, lied), ending('e', { agreement: 'none', breakOff: true }))).toBe('talk');
  });
});
