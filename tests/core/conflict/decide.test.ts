import { describe, expect, test } from 'vitest';
import { CDS, FIT, TEMPER } from '../../../src/core/conflict/constants.ts';
import { classOf, decide } from '../../../src/core/conflict/decide.ts';
import { nextIntensity, nextRung, nextStance, rungOf } from '../../../src/core/conflict/levels.ts';
import { type ConflictState, initialConflict, paneOf } from '../../../src/core/conflict/state.ts';
import { FAMILIES, MOVE_IDS, MOVES } from '../../../src/core/scenario/moves.ts';
import { CUES, MODES, type Rung, STANCES, TEMPERAMENTS } from '../../../src/core/scenario/terms.ts';
import { choice, SAMPLE } from '../sample-scenario.ts';

const start = initialConflict(SAMPLE);
const lin = (state: ConflictState) => {
  const one = state.counterparts['lin'];
  if (!one) throw new Error('no lin');
  return one;
};
const withLin = (climate: number, heat: number): ConflictState => ({
  ...start,
  counterparts: { lin: { ...lin(start), climate, heat, stance: nextStance('guarded', climate), ladder: rungOf(heat) } },
});
const present = ['you', 'lin'];

describe('one decision', () => {
  test('adds three times the axis total and the temperament bonus to the climate, and cools by issue and listening', () => {
    // ask-open: issue 1, listen 3 → l 1; asks opens one fact → x 1; analytical × ask → +1.
    const { state, decision } = decide(SAMPLE, start, choice('c', 'x', { move: 'ask-open', asks: ['theirs'] }), 'both-vital', present);
    expect(decision).toMatchObject({ g: null, i: 1, l: 1, x: 1, fit: 4 });
    expect(lin(state).climate).toBe(3 * 3 + 1);
    expect(lin(state).heat).toBe(20 - 4 * 1 - 3 * 1);
    expect(state.axes).toEqual({ g: { sum: 0, count: 0 }, l: { sum: 1, count: 1 }, i: { sum: 1, count: 1 }, x: { sum: 1, count: 1 } });
  });

  test('counts the information axis only if the choice has a fact tag', () => {
    expect(decide(SAMPLE, start, choice('c', 'x', {}), undefined, present).decision.x).toBeNull();
    expect(decide(SAMPLE, start, choice('c', 'x', { withholds: ['mine'] }), undefined, present).decision.x).toBe(-1);
    expect(decide(SAMPLE, start, choice('c', 'x', { asks: ['nobodys'] }), undefined, present).decision.x).toBe(0);
    expect(
      decide(SAMPLE, start, choice('c', 'x', { shares: ['mine'], asks: ['theirs'], finds: ['nobodys'] }), undefined, present).decision.x,
    ).toBe(2);
  });

  test('opens no blind fact while the other side is closed', () => {
    const closed = withLin(-40, 20);
    expect(decide(SAMPLE, closed, choice('c', 'x', { asks: ['theirs'] }), undefined, present).state.panes['theirs']).toBe('blind');
  });

  test('opens nothing if it names a wrong source of the conflict', () => {
    const wrong = choice('c', 'x', { finds: ['nobodys'], names: 'unclear-duty' });
    const right = choice('c', 'x', { finds: ['nobodys'], names: 'faulty-information' });
    expect(decide(SAMPLE, start, wrong, undefined, present).state.panes['nobodys']).toBe('unknown');
    expect(decide(SAMPLE, start, right, undefined, present).state.panes['nobodys']).toBe('open');
  });

  test('discovers a misstatement that the other side holds at once, and a hidden one when it opens, once per fact', () => {
    const known = decide(SAMPLE, start, choice('c', 'x', { misstates: ['theirs'], move: 'silence' }), undefined, present);
    expect(known.decision.discovered).toEqual(['theirs']);
    // −20 for the discovery, then 3·(l 0 + x −2) + 1 for analytical × listen.
    expect(lin(known.state)).toMatchObject({ climate: -20 - 6 + 1, heat: 20 + 15 });
    const hidden = decide(SAMPLE, start, choice('c', 'x', { misstates: ['mine'], move: 'silence' }), undefined, present);
    expect(hidden.decision.discovered).toEqual([]);
    const opened = decide(SAMPLE, hidden.state, choice('d', 'x', { shares: ['mine'], move: 'silence' }), undefined, present);
    expect(opened.decision.discovered).toEqual(['mine']);
    expect(decide(SAMPLE, opened.state, choice('e', 'x', { misstates: ['mine'] }), undefined, present).decision.discovered).toEqual([]);
  });

  test('counts a step of the five only in order', () => {
    const third = decide(SAMPLE, start, choice('c', 'x', { step: 'common-ground' }), undefined, present);
    expect([third.state.step, third.decision.stepCounted]).toEqual([0, false]);
    const first = decide(SAMPLE, start, choice('c', 'x', { step: 'sincerity' }), undefined, present);
    expect([first.state.step, first.decision.stepCounted]).toEqual([1, true]);
  });

  test('is in the band if intensity is 30…70 and heat at most 40 after it', () => {
    const banded = (intensity: number, heat: number) =>
      decide(SAMPLE, { ...withLin(0, heat), intensity }, choice('c', 'x', { mode: 'none', move: 'silence' }), undefined, present).state
        .inBand;
    expect([29, 30, 70, 71].map((intensity) => banded(intensity, 20))).toEqual([0, 1, 1, 0]);
    expect([banded(50, 40), banded(50, 41)]).toEqual([1, 0]);
  });

  test('counts as giving way what avoids or accommodates where that does not fit', () => {
    const yielded = (mode: 'avoiding' | 'accommodating' | 'competing', cue?: (typeof CUES)[number]) =>
      decide(SAMPLE, start, choice('c', 'x', { mode }), cue, present).state.yielded;
    expect([yielded('avoiding'), yielded('avoiding', 'trivial'), yielded('accommodating', 'they-are-right')]).toEqual([1, 0, 0]);
    expect([yielded('accommodating', 'both-vital'), yielded('competing')]).toEqual([1, 0]);
  });

  test('reaches only those it addresses', () => {
    const two = { ...start, counterparts: { lin: lin(start), zhao: lin(start) } };
    const source = { ...SAMPLE, cast: [...SAMPLE.cast, { ...(SAMPLE.cast[1] as (typeof SAMPLE.cast)[1]), id: 'zhao' }] };
    const { state } = decide(source, two, choice('c', 'x', { move: 'paraphrase', addresses: ['zhao'] }), undefined, ['you', 'lin', 'zhao']);
    expect(state.counterparts['lin']).toEqual(lin(start));
    expect(state.counterparts['zhao']?.climate).toBeGreaterThan(0);
  });

  test('is constructive above zero, destructive below, else neutral', () => {
    expect(classOf({ g: 1, l: null, i: null, x: null })).toBe('constructive');
    expect(classOf({ g: 1, l: -2, i: null, x: 1 })).toBe('neutral');
    expect(classOf({ g: null, l: -2, i: 1, x: null })).toBe('destructive');
  });
});

describe('stance', () => {
  test.each([
    ['guarded', 30, 'open'],
    ['guarded', 29, 'guarded'],
    ['guarded', -30, 'closed'],
    ['guarded', -29, 'guarded'],
    ['closed', -1, 'closed'],
    ['closed', 0, 'guarded'],
    ['closed', 30, 'open'],
    ['open', 20, 'open'],
    ['open', 19, 'guarded'],
    ['open', -30, 'closed'],
  ] as const)('%s at climate %i becomes %s', (from, climate, to) => {
    expect(nextStance(from, climate)).toBe(to);
  });
});

describe('the ladder', () => {
  test('goes up at 20, 35, 50, 65 and 80', () => {
    expect([19, 20, 34, 35, 49, 50, 64, 65, 79, 80].map(rungOf)).toEqual([
      'calm',
      'unease',
      'unease',
      'incident',
      'incident',
      'misunderstanding',
      'misunderstanding',
      'tension',
      'tension',
      'crisis',
    ]);
  });
  test.each([
    ['crisis', 75, 'crisis'],
    ['crisis', 74, 'tension'],
    ['tension', 60, 'tension'],
    ['tension', 59, 'misunderstanding'],
    ['unease', 15, 'unease'],
    ['unease', 14, 'calm'],
    ['crisis', 10, 'calm'],
    ['calm', 66, 'tension'],
  ] as const)('%s at heat %i becomes %s: down needs five points less', (from: Rung, heat, to) => {
    expect(nextRung(from, heat)).toBe(to);
  });
});

describe('intensity', () => {
  test('goes a third of the way to the target of the mode, cut towards zero, and stays without a mode', () => {
    expect(MODES.map((mode) => nextIntensity(40, mode))).toEqual([58, 46, 30, 35, 41]);
    expect(nextIntensity(40, 'none')).toBe(40);
  });
  test('lasting collaboration settles inside the productive band, lasting competition above, yielding and avoiding below it', () => {
    const settled = MODES.map((mode) => Array.from({ length: 30 }).reduce((now: number) => nextIntensity(now, mode), 40));
    const { intensityMin, intensityMax } = CDS.band;
    const [competing, collaborating, avoiding, accommodating] = settled as [number, number, number, number];
    expect(competing).toBeGreaterThan(intensityMax);
    expect(collaborating).toBeGreaterThan(intensityMin);
    expect(collaborating).toBeLessThan(intensityMax);
    expect(Math.max(avoiding, accommodating)).toBeLessThan(intensityMin);
  });
});

describe('the tables', () => {
  test('every mode is the best answer to some situation', () => {
    const best = new Set(CUES.map((cue) => MODES.reduce((a, b) => (FIT[cue][b] > FIT[cue][a] ? b : a))));
    expect([...best].sort()).toEqual([...MODES].sort());
  });
  test('the catalogue has about forty moves, each within the ranges of its tags', () => {
    expect(MOVE_IDS.length).toBeGreaterThanOrEqual(40);
    for (const id of MOVE_IDS) {
      const { goal = 0, issue = 0, listen = 2 } = { ...(MOVES[id] as { goal?: number; issue?: number; listen?: number }) };
      expect(
        [goal, issue].every((value) => Number.isInteger(value) && Math.abs(value) <= 2) &&
          Number.isInteger(listen) &&
          listen >= 0 &&
          listen <= 4,
      ).toBe(true);
    }
  });
  test('a temperament moves the climate by at most three either way', () => {
    for (const temperament of TEMPERAMENTS)
      for (const family of FAMILIES) expect(Math.abs(TEMPER[temperament][family])).toBeLessThanOrEqual(3);
  });
  test('the window is seen from the player', () => {
    expect([['you', 'lin'], ['you'], ['lin'], []].map(paneOf)).toEqual(['open', 'hidden', 'blind', 'unknown']);
  });
  test('stances are ordered from closed to open', () => {
    expect(STANCES).toEqual(['closed', 'guarded', 'open']);
  });
});
