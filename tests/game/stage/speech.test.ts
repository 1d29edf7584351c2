import { describe, expect, it } from 'vitest';
import { FEELINGS } from '../../../src/core/scenario/terms.ts';
import { planOpen } from '../../../src/game/stage/plan.ts';
import { planSpeak } from '../../../src/game/stage/speech.ts';
import type { Pose, StageStep } from '../../../src/game/stage/steps.ts';
import { LIN, viewWith, YOU_MEMBER, ZHAO } from './views.ts';

const poseOf = (steps: readonly StageStep[], who: string): Pose | undefined =>
  steps.findLast((step): step is Extract<StageStep, { type: 'pose' }> => step.type === 'pose' && step.who === who)?.pose;

const three = viewWith({ present: [YOU_MEMBER, LIN, ZHAO] });
const rest = planOpen(three).poses;

describe('a spoken line', () => {
  it('gives its speaker the feeling and posture of the author', () => {
    const pose = poseOf(planSpeak(three, { who: 'zhao', feeling: 'tired', posture: 'paper', kind: 'say' }, rest), 'zhao');
    expect(pose).toMatchObject({ feeling: 'tired', posture: 'paper', facing: 'left' });
  });

  it('finds hands for the words when the author names none: anger points, the guarded keep still', () => {
    expect(poseOf(planSpeak(three, { who: 'zhao', feeling: 'angry', kind: 'say' }, rest), 'zhao')?.posture).toBe('pointing');
    expect(poseOf(planSpeak(three, { who: 'zhao', feeling: 'calm', kind: 'say' }, rest), 'zhao')?.posture).toBe('neutral');
    expect(poseOf(planSpeak(three, { who: 'you', feeling: 'calm', kind: 'say' }, rest), 'you')?.posture).toBe('open-hand');
  });

  it('turns the listeners towards the speaker, also away from the player', () => {
    const steps = planSpeak(three, { who: 'zhao', feeling: 'calm', kind: 'say' }, rest);
    expect(poseOf(steps, 'lin')?.facing).toBe('right');
    expect(poseOf(steps, 'you')?.facing).toBe('right');
    expect(poseOf(planSpeak(three, { who: 'lin', feeling: 'calm', kind: 'say' }, rest), 'zhao')?.facing).toBe('left');
  });

  it('leans an angry speaker in and lets the player draw back, worried', () => {
    const steps = planSpeak(three, { who: 'zhao', feeling: 'furious', kind: 'say' }, rest);
    expect(poseOf(steps, 'zhao')?.lean).toBe(1);
    expect(poseOf(steps, 'you')).toMatchObject({ feeling: 'worried' });
    expect(poseOf(steps, 'you')?.lean).toBeLessThan(0);
    expect(steps.filter((step) => step.type === 'gesture' && step.gesture === 'flinch')).toHaveLength(2);
  });

  it('does not let the player hear a stern or a cool word with an easy face', () => {
    for (const feeling of ['stern', 'cold', 'annoyed'] as const)
      expect(poseOf(planSpeak(three, { who: 'zhao', feeling, kind: 'say' }, rest), 'you')?.feeling).toBe('worried');
    expect(poseOf(planSpeak(three, { who: 'zhao', feeling: 'confused', kind: 'say' }, rest), 'you')?.feeling).toBe('calm');
  });

  it('lets nobody who is well disposed hear sorrow or fear with an easy face, also on their guard', () => {
    const fair = viewWith({ present: [YOU_MEMBER, LIN, ZHAO] }, { lin: { stance: 'guarded', climate: 20, heat: 10 } });
    const { poses } = planOpen(fair);
    expect(poses.lin?.feeling).toBe('calm');
    for (const feeling of ['sad', 'tired', 'panicked'] as const)
      expect(poseOf(planSpeak(fair, { who: 'zhao', feeling, kind: 'say' }, poses), 'lin')?.feeling).toBe('worried');
  });

  it('leaves a closed listener as they are while the player speaks', () => {
    const shut = viewWith({ ladder: 'tension' }, { lin: { stance: 'closed' } });
    const poses = planOpen(shut).poses;
    expect(poseOf(planSpeak(shut, { who: 'you', feeling: 'calm', kind: 'say' }, poses), 'lin')).toEqual(poses.lin);
  });

  it('relaxes an open listener', () => {
    const open = viewWith({}, { lin: { stance: 'open' } });
    const pose = poseOf(planSpeak(open, { who: 'you', feeling: 'pleased', kind: 'say' }, planOpen(open).poses), 'lin');
    expect(pose).toMatchObject({ feeling: 'pleased', posture: 'neutral' });
    expect(pose?.lean).toBeGreaterThan(0);
  });

  it('lets a cross face outlast what somebody else says next, but not a laugh', () => {
    const warm = viewWith({ present: [YOU_MEMBER, LIN, ZHAO] }, { lin: { stance: 'open', climate: 40 } });
    const { poses } = planOpen(warm);
    const cross = { ...poses, lin: { ...(poses.lin as Pose), feeling: 'angry' as const } };
    expect(poseOf(planSpeak(warm, { who: 'zhao', feeling: 'confused', kind: 'say' }, cross), 'lin')?.feeling).toBe('annoyed');
    expect(poseOf(planSpeak(warm, { who: 'zhao', feeling: 'laughing', kind: 'say' }, cross), 'lin')?.feeling).toBe('pleased');
  });

  it('lets a heavy heart outlast what somebody else says next, fear as worry', () => {
    const open = { stance: 'open', climate: 40 } as const;
    const warm = viewWith({ present: [YOU_MEMBER, LIN, ZHAO] }, { lin: open, zhao: open });
    const { poses } = planOpen(warm);
    for (const [was, left] of [
      ['tired', 'tired'],
      ['sad', 'sad'],
      ['panicked', 'worried'],
    ] as const) {
      const heavy = { ...poses, lin: { ...(poses.lin as Pose), feeling: was } };
      expect(poseOf(planSpeak(warm, { who: 'zhao', feeling: 'determined', kind: 'say' }, heavy), 'lin')?.feeling).toBe(left);
      expect(poseOf(planSpeak(warm, { who: 'zhao', feeling: 'laughing', kind: 'say' }, heavy), 'lin')?.feeling).toBe('pleased');
      expect(poseOf(planSpeak(warm, { kind: 'narrate' }, heavy), 'lin')?.feeling).toBe(left);
    }
  });

  it('lets the player hear annoyance, coldness, worry and sternness with a worried face', () => {
    for (const feeling of ['annoyed', 'cold', 'worried', 'stern'] as const)
      expect(poseOf(planSpeak(three, { who: 'zhao', feeling, kind: 'say' }, rest), 'you')?.feeling).toBe('worried');
  });

  it('marks a change of feeling once, not every line of it', () => {
    const first = planSpeak(three, { who: 'zhao', feeling: 'angry', kind: 'say' }, rest);
    expect(first.filter((step) => step.type === 'mark')).toEqual([{ type: 'mark', at: 120, who: 'zhao', mark: 'spark' }]);
    const angry = { ...rest, zhao: poseOf(first, 'zhao') as Pose };
    expect(planSpeak(three, { who: 'zhao', feeling: 'angry', kind: 'say' }, angry).filter((step) => step.type === 'mark')).toEqual([]);
  });

  it('keeps a thought quiet: nobody else reacts and no gesture is made', () => {
    const steps = planSpeak(three, { who: 'you', feeling: 'angry', kind: 'think' }, rest);
    expect(steps.filter((step) => step.type === 'pose').map((step) => step.who)).toEqual(['you']);
    expect(poseOf(steps, 'you')?.posture).toBe('neutral');
    expect(steps.some((step) => step.type === 'gesture')).toBe(false);
  });

  it('does not smile at a thought unless the author says so', () => {
    const warm = viewWith({ stance: 'open', climate: 60 });
    const { poses } = planOpen(warm);
    expect(poses.you?.feeling).toBe('pleased');
    expect(poseOf(planSpeak(warm, { who: 'you', kind: 'think' }, poses), 'you')?.feeling).toBe('calm');
    expect(poseOf(planSpeak(warm, { who: 'you', feeling: 'laughing', kind: 'think' }, poses), 'you')?.feeling).toBe('laughing');
  });

  it('lets everybody rest while the narrator speaks', () => {
    const steps = planSpeak(three, { kind: 'narrate' }, rest);
    expect(Object.fromEntries(['you', 'lin', 'zhao'].map((who) => [who, poseOf(steps, who)]))).toEqual(rest);
  });

  it('leaves a frown where it was while somebody thinks or the narrator speaks, and lets nobody beam', () => {
    const heard = {
      ...rest,
      lin: { ...(rest.lin as Pose), feeling: 'sad' as const },
      zhao: { ...(rest.zhao as Pose), feeling: 'laughing' as const },
    };
    expect(poseOf(planSpeak(three, { who: 'you', feeling: 'worried', kind: 'think' }, heard), 'lin')).toBeUndefined();
    const told = planSpeak(three, { kind: 'narrate' }, heard);
    expect(poseOf(told, 'lin')?.feeling).toBe('sad');
    expect(['pleased', 'laughing']).not.toContain(poseOf(told, 'zhao')?.feeling);
  });

  it('ignores a speaker who is not on stage', () => {
    expect(planSpeak(three, { who: 'ghost', feeling: 'angry', kind: 'say' }, rest).every((step) => step.type === 'pose')).toBe(true);
  });

  it('keeps every pose within what a neck and a back can do, for each feeling', () => {
    for (const feeling of FEELINGS) {
      for (const step of planSpeak(three, { who: 'zhao', feeling, kind: 'say' }, rest)) {
        if (step.type !== 'pose') continue;
        expect(Math.abs(step.pose.lean)).toBeLessThanOrEqual(1);
        expect(Math.abs(step.pose.tilt)).toBeLessThanOrEqual(5);
      }
    }
  });
});
