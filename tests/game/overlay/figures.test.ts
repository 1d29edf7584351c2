import { describe, expect, it } from 'vitest';
import { signed } from '../../../src/game/overlay/debrief/axes.ts';
import { pathOf, pointsOf, seriesOf, spreadLabels, yOf } from '../../../src/game/overlay/debrief/chart-geometry.ts';
import { comparison } from '../../../src/game/overlay/debrief/debrief-screen.ts';
import { quarters, stepSentence } from '../../../src/game/overlay/debrief/decision-list.ts';
import { firstPane } from '../../../src/game/overlay/debrief/insight-blocks.ts';
import { scaleSentence, termRowsOf } from '../../../src/game/overlay/debrief/score-block.ts';
import { saidSoFar } from '../../../src/game/overlay/scene/history-panel.ts';
import { barOf } from '../../../src/game/overlay/scene/meter.ts';
import { secondsOf } from '../../../src/game/overlay/scene/timer-bar.ts';
import { debrief, scenario, sceneOf, viewOf } from './fixture.ts';

describe('the formula of the debrief', () => {
  it('shows every term with its weight, and the parts add up to R', () => {
    const rows = termRowsOf(debrief.terms);
    expect(rows.map((row) => row.weight)).toEqual([0.45, 0.3, 0.1, 0.1, 0.05]);
    expect(rows.reduce((sum, row) => sum + row.points, 0)).toBeCloseTo(36 + 27 + 5 + 6 + 5);
  });

  it('shows N with the numbers it is made of', () => {
    expect(scaleSentence(debrief)).toContain('1000 × (78.4 − 28.1) ÷ (86.2 − 28.1) ≈ 866');
  });

  it('compares with the best result before', () => {
    expect(comparison(866, 412, 'en')).toBe('454 more than your best so far');
    expect(comparison(400, 412, 'en')).toBe('Your best stands at 412');
    expect(comparison(400, null, 'en')).toBe('Your first result here');
  });
});

describe('the timeline', () => {
  const frame = { width: 500, height: 200, left: 40, right: 60, top: 10, bottom: 30 };

  it('starts with the state before the first decision', () => {
    expect(seriesOf(debrief, 'climate')).toEqual([-10, 12, 40]);
  });

  it('spans its frame from the first to the last decision, high values on top', () => {
    const points = pointsOf([-100, 0, 100], -100, 100, frame);
    expect(points).toEqual([
      { x: 40, y: 170 },
      { x: 240, y: 90 },
      { x: 440, y: 10 },
    ]);
    expect(pathOf(points)).toBe('M40 170L240 90L440 10');
  });

  it('keeps values beyond the scale on its edge', () => {
    expect(yOf(300, 0, 100, frame)).toBe(yOf(100, 0, 100, frame));
  });

  it('moves labels apart that would touch', () => {
    expect(spreadLabels(50, 52, 18)).toEqual([42, 60]);
    expect(spreadLabels(52, 50, 18)).toEqual([60, 42]);
    expect(spreadLabels(10, 60, 18)).toEqual([10, 60]);
  });
});

describe('a decision in words', () => {
  it('shows fit in quarters that read without colour', () => {
    expect(quarters(3)).toBe('●●●○');
  });

  it('signs axis values', () => {
    expect([2, 0, -1, 0.5].map(signed)).toEqual(['+2', '0', '−1', '+0.5']);
  });

  it('says whether a step counted or came out of turn', () => {
    const [first] = debrief.decisions;
    if (!first) throw new Error('expected a decision');
    expect(stepSentence(first, 'en')).toBe('Step 2 taken: ask for their view');
    expect(stepSentence({ ...first, stepCounted: false }, 'en')).toContain('did not count');
    expect(stepSentence({ ...first, step: null }, 'en')).toBeNull();
  });
});

describe('the window at the start', () => {
  it('follows from who knows what', () => {
    expect(scenario.facts.map(firstPane)).toEqual(['open', 'hidden', 'blind', 'unknown']);
  });
});

describe('the meters', () => {
  it('grow from the middle where a value can be negative', () => {
    expect(barOf(-50, { min: -100, max: 100, origin: 0 })).toEqual({ from: 0.25, size: 0.25 });
    expect(barOf(50, { min: 0, max: 100, origin: 0 })).toEqual({ from: 0, size: 0.5 });
  });
});

describe('the time for an answer', () => {
  it('can be stretched to three times and switched off', () => {
    expect(secondsOf({ seconds: 20 }, 'on', false)).toBe(20);
    expect(secondsOf({ seconds: 20 }, 'stretched', false)).toBe(60);
    expect(secondsOf({ seconds: 20 }, 'off', false)).toBeNull();
    expect(secondsOf(undefined, 'on', false)).toBeNull();
    expect(secondsOf({ seconds: 20 }, 'on', true)).toBeNull();
  });
});

describe('the record', () => {
  it('tells nothing ahead of what has been shown', () => {
    const said = saidSoFar(sceneOf(viewOf()), 1);
    expect(said.map((entry) => entry.text.en)).toEqual(['You again.']);
    expect(said[0]?.name.en).toBe('Lin Jing');
  });
});
