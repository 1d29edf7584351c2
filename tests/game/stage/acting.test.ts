import { describe, expect, it } from 'vitest';
import type { Cue, DialogueView } from '../../../src/core/dialogue/view.ts';
import { ACTING, FEELINGS } from '../../../src/core/scenario/terms.ts';
import { planSilence } from '../../../src/game/stage/acting.ts';
import { impressionOf, NO_IMPRESSION } from '../../../src/game/stage/impression.ts';
import { planOpen } from '../../../src/game/stage/plan.ts';
import { planSpeak, type SpokenLine } from '../../../src/game/stage/speech.ts';
import type { Pose, StageStep } from '../../../src/game/stage/steps.ts';
import { LIN, lineOf, member, viewWith, YOU_MEMBER, ZHAO } from './views.ts';

const poses = (steps: readonly StageStep[], who: string): Pose[] =>
  steps.flatMap((step) => (step.type === 'pose' && step.who === who ? [step.pose] : []));
const gestures = (steps: readonly StageStep[], gesture: string): string[] =>
  steps.flatMap((step) => (step.type === 'gesture' && step.gesture === gesture ? [step.who] : []));
const three = viewWith({ present: [YOU_MEMBER, LIN, ZHAO] });

const decided = (grade: 'constructive' | 'neutral' | 'destructive', ...more: Cue[]) =>
  impressionOf([{ type: 'chose', choice: 'c', mode: 'none', class: grade }, ...more]);
const own: SpokenLine = { id: 'choice:c', who: 'you', feeling: 'calm', kind: 'say' };
const say = (view: DialogueView, line: SpokenLine, impression = NO_IMPRESSION) => planSpeak(view, line, planOpen(view).poses, impression);

describe('a listener', () => {
  it('turns head and eyes to the speaker first, and shows something only then', () => {
    const steps = say(viewWith(), own, decided('destructive')).filter((step) => step.type === 'pose' && step.who === 'lin');
    const [first, second] = steps;
    expect(first).toMatchObject({ pose: { head: 'left', look: 1, feeling: planOpen(viewWith()).poses.lin?.feeling } });
    expect(second?.at).toBeGreaterThan((first?.at ?? 0) + 300);
    expect(second).toMatchObject({ pose: { feeling: 'cold', posture: 'arms-crossed' } });
  });

  it('who is closed looks over the shoulder at a colleague and leaves the body where it is', () => {
    const shut = viewWith({ present: [YOU_MEMBER, LIN, ZHAO] }, { lin: { stance: 'closed' } });
    const [seen] = poses(say(shut, { who: 'zhao', feeling: 'calm', kind: 'say' }), 'lin');
    expect(seen).toMatchObject({ head: 'right', facing: 'left', look: 1 });
  });

  it('who is closed looks up at the player only for words that are worth it', () => {
    const away = viewWith({ ladder: 'tension' }, { lin: { stance: 'closed' } });
    const head = (impression: typeof NO_IMPRESSION) => poses(say(away, own, impression), 'lin').at(-1)?.head;
    expect(head(decided('destructive'))).toBe('right');
    expect(head(decided('constructive'))).toBe('left');
  });

  it('answers the same move by stance and temperament', () => {
    const face = (stance: 'open' | 'guarded' | 'closed', who = LIN) =>
      poses(say(viewWith({ present: [YOU_MEMBER, who] }, { [who.id]: { stance } }), own, decided('destructive')), who.id).at(-1)?.feeling;
    expect([face('open'), face('guarded'), face('closed')]).toEqual(['confused', 'cold', 'cold']);
    expect([face('open', ZHAO), face('guarded', ZHAO), face('closed', ZHAO)]).toEqual(['stern', 'annoyed', 'angry']);
  });

  it('does not scowl at what they are about to be glad of', () => {
    const glad = viewWith({ lines: [{ ...lineOf('lin'), feeling: 'laughing' }] });
    const seen = poses(say(glad, own, decided('destructive')), 'lin').at(-1);
    expect(seen).toMatchObject({ feeling: planOpen(glad).poses.lin?.feeling, posture: 'neutral' });
  });

  it('turns away when the stance closes and comes closer when it opens', () => {
    const shut = decided('destructive', { type: 'stance', who: 'lin', from: 'guarded', to: 'closed' });
    const turned = poses(say(viewWith({}, { lin: { stance: 'closed' } }), own, shut), 'lin').at(-1);
    expect(turned).toMatchObject({ posture: 'turned-away', facing: 'right', head: 'right', step: -1 });
    const eased = decided('constructive', { type: 'stance', who: 'lin', from: 'guarded', to: 'open' });
    const relaxed = poses(say(viewWith({}, { lin: { stance: 'open' } }), own, eased), 'lin').at(-1);
    expect(relaxed).toMatchObject({ feeling: 'pleased', posture: 'neutral', facing: 'left' });
    expect(relaxed?.step).toBeGreaterThan(0);
  });

  it('does not beam in a quarrel', () => {
    const quarrel = viewWith({ ladder: 'tension' }, { lin: { stance: 'open' } });
    expect(poses(say(quarrel, own, decided('constructive')), 'lin').at(-1)?.feeling).toBe('calm');
  });
});

describe('a fact', () => {
  it('comes with the line that tells it, from whoever tells it, and no other', () => {
    const view = viewWith({ lines: [lineOf('you', 'choice:c'), lineOf('lin', 'n.1'), lineOf('lin', 'n.2')] });
    const impression = decided(
      'neutral',
      { type: 'fact-opened', fact: 'a', by: 'asked' },
      { type: 'fact-opened', fact: 's', by: 'shared' },
    );
    const told = (line: SpokenLine) =>
      say(view, line, impression).flatMap((step) => (step.type === 'card' ? [[step.fact, step.from]] : []));
    expect(told(own)).toEqual([['s', { who: 'you' }]]);
    expect(told({ id: 'n.1', who: 'lin', kind: 'say' })).toEqual([['a', { who: 'lin' }]]);
    expect(told({ id: 'n.2', who: 'lin', kind: 'say' })).toEqual([]);
  });
});

describe('acting cues', () => {
  const act = (acting: SpokenLine['acting'], view = three) => say(view, { who: 'zhao', kind: 'say', ...(acting ? { acting } : {}) });
  const pose = (acting: SpokenLine['acting']) => poses(act(acting), 'zhao')[0];

  it('bend the speaker: closer, back, away, down', () => {
    expect(pose(['leans-in'])).toMatchObject({ lean: 1, look: 1 });
    expect(pose(['steps-back'])).toMatchObject({ step: -1 });
    expect(pose(['turns-away'])).toMatchObject({ posture: 'turned-away', facing: 'right', head: 'right' });
    expect(pose(['looks-down'])).toMatchObject({ down: 1, tilt: 5 });
  });

  it('move the speaker: a nod, a no, a sigh', () => {
    expect(gestures(act(['nods']), 'nod')).toEqual(['zhao']);
    expect(gestures(act(['shakes-head']), 'refuse')).toEqual(['zhao']);
    expect(gestures(act(['sighs']), 'sigh')).toEqual(['zhao']);
  });

  it('bring a face and hands of their own where the author writes none, so that they tell the same without motion', () => {
    expect(pose(['sighs'])?.feeling).toBe('tired');
    expect(pose(['slams-folder'])).toMatchObject({ feeling: 'angry', posture: 'pointing' });
    expect(pose(['laughs-along'])?.feeling).toBe('laughing');
    const written = say(three, { who: 'zhao', kind: 'say', feeling: 'sad', posture: 'paper', acting: ['sighs'] });
    expect(poses(written, 'zhao')[0]).toMatchObject({ feeling: 'sad', posture: 'paper' });
  });

  it('let everybody laugh who is not closed, one after another', () => {
    const view = viewWith({ present: [YOU_MEMBER, LIN, ZHAO, member('gao')] }, { lin: { stance: 'closed' } });
    const steps = act(['laughs-along'], view);
    expect(gestures(steps, 'laugh')).toEqual(['zhao', 'you', 'gao']);
    expect(poses(steps, 'you').at(-1)?.feeling).toBe('laughing');
    expect(poses(steps, 'lin').at(-1)?.feeling).toBe('calm');
  });

  it('make the others start when the folder hits, not before', () => {
    const steps = act(['slams-folder']);
    const slam = steps.find((step) => step.type === 'slam');
    const jolt = steps.find((step) => step.type === 'jolt');
    const starts = steps.filter((step) => step.type === 'gesture' && step.gesture === 'flinch');
    expect(starts).toHaveLength(2);
    expect(jolt?.at).toBeGreaterThan(slam?.at ?? 0);
    for (const start of starts) expect(start.at).toBeGreaterThan(jolt?.at ?? 0);
  });

  it('let a silence be played before its line: a clock, and nobody looks at anybody', () => {
    const steps = planSilence(three);
    expect(steps.filter((step) => step.type === 'hush')).toHaveLength(1);
    for (const who of ['you', 'lin', 'zhao']) expect(poses(steps, who)[0]?.down).toBeGreaterThan(0.5);
    expect(act(['long-silence']).some((step) => step.type === 'hush')).toBe(false);
    expect(poses(say(three, { kind: 'narrate', acting: ['long-silence'] }), 'lin')[0]?.down).toBeGreaterThan(0.5);
  });

  it('come in order of time and keep every pose within what a neck and a back can do', () => {
    for (const one of ACTING) {
      for (const feeling of FEELINGS) {
        const steps = say(three, { who: 'lin', kind: 'say', feeling, acting: [one] });
        expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted((a, b) => a - b));
        for (const step of steps) {
          if (step.type !== 'pose') continue;
          const { lean, tilt, look, down, step: gone } = step.pose;
          for (const value of [lean, tilt / 5, look, down, gone]) expect(Math.abs(value)).toBeLessThanOrEqual(1);
        }
      }
    }
  });
});
