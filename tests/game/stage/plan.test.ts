import { describe, expect, it } from 'vitest';
import { planArrival, planOpen, planStage, viewIn } from '../../../src/game/stage/plan.ts';
import { applySteps, endOf, STEP_MS, type StageStep } from '../../../src/game/stage/steps.ts';
import { LIN, lineOf, viewWith, YOU_MEMBER, ZHAO } from './views.ts';

const ofType = <T extends StageStep['type']>(steps: readonly StageStep[], type: T) =>
  steps.filter((step): step is Extract<StageStep, { type: T }> => step.type === type);

describe('room, hour and things', () => {
  it('goes dark for another hour as for another room', () => {
    const [before, after] = [viewWith({}), viewWith({ time: 'night' })];
    expect(ofType(planStage(before, after, []), 'room')).toEqual([{ type: 'room', at: 0, place: 'meeting-room', hour: 'night' }]);
    expect(applySteps(planOpen(before), planStage(before, after, []))).toMatchObject({ place: 'meeting-room', hour: 'night' });
    expect(planStage(after, after, []).map(({ type }) => type)).not.toContain('room');
  });

  it('lays out what has changed, and nothing where nothing has', () => {
    const [before, after] = [viewWith({}), viewWith({ props: [{ kind: 'invoice' }] })];
    expect(ofType(planStage(before, after, []), 'props')).toEqual([{ type: 'props', at: 0, props: [{ kind: 'invoice' }] }]);
    expect(ofType(planStage(after, viewWith({ props: [{ kind: 'invoice' }] }), []), 'props')).toEqual([]);
    expect(applySteps(planOpen(before), planStage(before, after, [])).props).toEqual([{ kind: 'invoice' }]);
  });
});

describe('an answer that is given before the talk moves on', () => {
  const before = viewWith({ place: 'managers-office', time: 'night', props: [{ kind: 'phone' }], present: [YOU_MEMBER, LIN] });
  const after = viewWith({ place: 'corridor', present: [YOU_MEMBER, ZHAO], climate: -30, ladder: 'tension' });
  const { place, time, props, present } = before;
  const held = viewIn(after, { place, time: time as 'night', props, present });

  it('is heard in the room and by the people of before, though with the mood of after', () => {
    expect(held).toMatchObject({ place: 'managers-office', time: 'night', props: [{ kind: 'phone' }], climate: -30, ladder: 'tension' });
    expect(new Set(planStage(before, held, []).map(({ type }) => type))).toEqual(new Set(['light', 'pose']));
    expect(viewIn(viewWith({ time: 'night' }), { place, props, present })).not.toHaveProperty('time');
    expect(viewIn(after, undefined)).toBe(after);
  });

  it('is followed by the walk: the room, the things, who goes and who comes', () => {
    const steps = planArrival(held, after);
    expect(ofType(steps, 'room')).toEqual([{ type: 'room', at: 0, place: 'corridor' }]);
    expect(ofType(steps, 'leave').map(({ who }) => who)).toEqual(['lin']);
    expect(ofType(steps, 'enter').map(({ person }) => person.who)).toEqual(['zhao']);
    expect(applySteps(planOpen(held), steps)).toMatchObject({ place: 'corridor', props: [], people: planOpen(after).people });
  });
});

describe('the opening', () => {
  it('shows everybody present from left to right, the player first', () => {
    const tableau = planOpen(viewWith({ present: [YOU_MEMBER, LIN, ZHAO] }));
    expect(tableau.people).toEqual([
      { who: 'you', figure: 'figure-you' },
      { who: 'lin', figure: 'figure-lin' },
      { who: 'zhao', figure: 'figure-zhao' },
    ]);
  });

  it('lets the player look right and the counterparts look back at the player', () => {
    const { poses } = planOpen(viewWith({ present: [YOU_MEMBER, LIN, ZHAO] }));
    expect(poses.you?.facing).toBe('right');
    expect(poses.lin?.facing).toBe('left');
    expect(poses.zhao?.facing).toBe('left');
  });

  it('shows a closed counterpart with folded arms and an open one leaning in', () => {
    const { poses } = planOpen(
      viewWith({ present: [YOU_MEMBER, LIN, ZHAO] }, { lin: { stance: 'closed' }, zhao: { stance: 'open', climate: 50 } }),
    );
    expect(poses.lin).toMatchObject({ posture: 'arms-crossed', feeling: 'cold' });
    expect(poses.lin?.lean).toBeLessThan(0);
    expect(poses.zhao).toMatchObject({ posture: 'neutral', feeling: 'pleased' });
    expect(poses.zhao?.lean).toBeGreaterThan(0);
  });

  it('turns a closed analytical person away in a quarrel, while a driver keeps facing the player', () => {
    const quarrel = viewWith(
      { present: [YOU_MEMBER, LIN, ZHAO], ladder: 'tension' },
      { lin: { stance: 'closed' }, zhao: { stance: 'closed' } },
    );
    const { poses } = planOpen(quarrel);
    expect(poses.lin).toMatchObject({ posture: 'turned-away', facing: 'right' });
    expect(poses.zhao).toMatchObject({ posture: 'arms-crossed', facing: 'left' });
  });

  it('shows heat before stance: a hot driver looks angry even with an open stance', () => {
    expect(planOpen(viewWith({ present: [YOU_MEMBER, ZHAO] }, { zhao: { heat: 72, stance: 'open' } })).poses.zhao?.feeling).toBe('angry');
  });
});

describe('what happened', () => {
  const calm = viewWith();

  it('does nothing but settle the poses when nothing happened', () => {
    expect(new Set(planStage(calm, calm, []).map((step) => step.type))).toEqual(new Set(['pose']));
  });

  it('lets nobody flinch who is given what they asked for, whatever it will cost', () => {
    const gives = (mode: 'accommodating' | 'avoiding') => ({ type: 'chose' as const, choice: 'c', mode, class: 'destructive' as const });
    expect(ofType(planStage(calm, calm, [gives('accommodating')]), 'gesture')).toEqual([]);
    expect(ofType(planStage(calm, calm, [gives('avoiding')]), 'gesture')).not.toEqual([]);
  });

  it('makes counterparts flinch at a destructive choice and nod at a constructive one that warmed them', () => {
    const chose = (grade: 'constructive' | 'destructive' | 'neutral') => ({
      type: 'chose' as const,
      choice: 'c',
      mode: 'none' as const,
      class: grade,
    });
    const warmer = { type: 'climate' as const, who: 'lin', from: 0, to: 8 };
    expect(ofType(planStage(calm, calm, [chose('destructive')]), 'gesture')).toEqual([
      { type: 'gesture', at: 300, who: 'lin', gesture: 'flinch' },
    ]);
    expect(ofType(planStage(calm, calm, [chose('constructive'), warmer]), 'gesture')).toEqual([
      { type: 'gesture', at: 300, who: 'lin', gesture: 'nod' },
    ]);
    expect(ofType(planStage(calm, calm, [chose('constructive')]), 'gesture')).toEqual([]);
    expect(ofType(planStage(calm, calm, [chose('neutral')]), 'gesture')).toEqual([]);
  });

  it('changes the light with the ladder and moves in on the middle', () => {
    const tense = viewWith({ ladder: 'tension' });
    const steps = planStage(calm, tense, [{ type: 'ladder', from: 'calm', to: 'tension', up: true }]);
    expect(ofType(steps, 'light')).toEqual([{ type: 'light', at: 0, rung: 'tension' }]);
    expect(ofType(steps, 'push')).toEqual([{ type: 'push', at: 200, who: null }]);
  });

  it('marks a stance that opens with warmth, one that closes with a cloud, and moves in on that person', () => {
    const open = planStage(calm, calm, [{ type: 'stance', who: 'lin', from: 'guarded', to: 'open' }]);
    expect(ofType(open, 'mark')).toEqual([{ type: 'mark', at: 450, who: 'lin', mark: 'warmth' }]);
    expect(ofType(open, 'push')).toEqual([{ type: 'push', at: 200, who: 'lin' }]);
    const shut = planStage(calm, calm, [{ type: 'stance', who: 'lin', from: 'guarded', to: 'closed' }]);
    expect(ofType(shut, 'mark')[0]?.mark).toBe('storm');
  });

  it('gives one mark per person and one camera move per decision, the weightiest', () => {
    const steps = planStage(calm, viewWith({ ladder: 'tension' }), [
      { type: 'heat', who: 'lin', from: 10, to: 40 },
      { type: 'stance', who: 'lin', from: 'guarded', to: 'closed' },
      { type: 'ladder', from: 'calm', to: 'tension', up: true },
      { type: 'misstatement-discovered', fact: 'f', who: 'lin' },
    ]);
    expect(ofType(steps, 'mark')).toEqual([{ type: 'mark', at: 450, who: 'lin', mark: 'exclamation' }]);
    expect(ofType(steps, 'push')).toEqual([{ type: 'push', at: 200, who: 'lin' }]);
  });

  it('leaves a fact to the line that tells it, and shows one that no line tells between the people', () => {
    const told = viewWith({ present: [YOU_MEMBER, LIN, ZHAO], lines: [lineOf('you', 'choice:c'), lineOf('zhao')] });
    const chose = { type: 'chose' as const, choice: 'c', mode: 'none' as const, class: 'neutral' as const };
    const cards = (by: 'asked' | 'shared' | 'found') =>
      ofType(planStage(told, told, [chose, { type: 'fact-opened', fact: 'f', by }]), 'card').map((card) => card.from);
    expect(cards('shared')).toEqual([]);
    expect(cards('asked')).toEqual([]);
    expect(cards('found')).toEqual(['between']);
  });

  it('strikes the camera when the ladder climbs, harder for several rungs, and never when it falls', () => {
    const jolts = (from: 'calm' | 'tension' | 'crisis', to: 'unease' | 'tension' | 'crisis', up: boolean) =>
      ofType(planStage(calm, viewWith({ ladder: to }), [{ type: 'ladder', from, to, up }]), 'jolt').map(({ strength }) => strength);
    const [one = 0] = jolts('calm', 'unease', true);
    const [many = 0] = jolts('calm', 'crisis', true);
    expect(one).toBeGreaterThan(0);
    expect(many).toBeGreaterThan(one);
    expect(many).toBeLessThanOrEqual(1);
    expect(jolts('crisis', 'tension', false)).toEqual([]);
  });

  it('shows several facts one after another', () => {
    const cards = ofType(
      planStage(calm, calm, [
        { type: 'fact-opened', fact: 'a', by: 'shared' },
        { type: 'fact-opened', fact: 'b', by: 'shared' },
      ]),
      'card',
    );
    expect(cards.map((card) => card.fact)).toEqual(['a', 'b']);
    expect(cards[1]?.at).toBeGreaterThan(cards[0]?.at ?? 0);
  });

  it('brings in who enters and sees off who leaves, and the others make room', () => {
    const three = viewWith({ present: [YOU_MEMBER, LIN, ZHAO] });
    const coming = planStage(calm, three, [{ type: 'entered', who: 'zhao' }]);
    expect(ofType(coming, 'enter').map((step) => step.person.who)).toEqual(['zhao']);
    expect(ofType(coming, 'arrange')[0]?.people.map((person) => person.who)).toEqual(['you', 'lin', 'zhao']);
    const going = planStage(three, calm, [{ type: 'left', who: 'zhao' }]);
    expect(ofType(going, 'leave').map((step) => step.who)).toEqual(['zhao']);
    expect(ofType(going, 'arrange')[0]?.at).toBeGreaterThan(0);
  });

  it('never gives a step to somebody who is not there', () => {
    const gone = planStage(viewWith({ present: [YOU_MEMBER, LIN, ZHAO] }), calm, [
      { type: 'heat', who: 'zhao', from: 0, to: 50 },
      { type: 'stance', who: 'zhao', from: 'guarded', to: 'closed' },
    ]);
    expect(gone.filter((step) => 'who' in step && step.who === 'zhao').map((step) => step.type)).toEqual(['leave']);
    expect(ofType(gone, 'push')).toEqual([{ type: 'push', at: 200, who: null }]);
  });

  it('restores without drama when the player goes back a step', () => {
    const steps = planStage(viewWith({ ladder: 'tension' }), calm, [
      { type: 'went-back' },
      { type: 'stance', who: 'lin', from: 'closed', to: 'guarded' },
    ]);
    expect(new Set(steps.map((step) => step.type))).toEqual(new Set(['light', 'pose']));
  });

  it('ends in the tableau that opening the new view would show', () => {
    const before = viewWith({ present: [YOU_MEMBER, ZHAO] });
    const after = viewWith({ present: [YOU_MEMBER, LIN], place: 'pantry', ladder: 'crisis' }, { lin: { stance: 'closed' } });
    expect(applySteps(planOpen(before), planStage(before, after, []))).toEqual(planOpen(after));
  });

  it('comes in order of time and ends when its last step does', () => {
    const steps = planStage(calm, viewWith({ ladder: 'tension' }), [{ type: 'ladder', from: 'calm', to: 'tension', up: true }]);
    expect(steps.map((step) => step.at)).toEqual(steps.map((step) => step.at).toSorted((a, b) => a - b));
    expect(endOf(steps)).toBe(200 + STEP_MS.push);
    expect(endOf([])).toBe(0);
  });
});
