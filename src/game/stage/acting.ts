// Acting cues of a line: what they make of the speaker's pose, and what happens besides.
import type { DialogueView } from '../../core/dialogue/view.ts';
import { YOU } from '../../core/scenario/model.ts';
import type { Acting, Feeling, Posture } from '../../core/scenario/terms.ts';
import { isTense, opposite, restPose, stanceOf } from './mood.ts';
import type { Pose, StageStep } from './steps.ts';

/** The face that goes with it when the author writes none: it tells the same where nothing moves. */
export const FACE_OF: Readonly<Partial<Record<Acting, Feeling>>> = { sighs: 'tired', 'laughs-along': 'laughing', 'slams-folder': 'angry' };
/** And the hands. */
export const HANDS_OF: Readonly<Partial<Record<Acting, Posture>>> = {
  'turns-away': 'turned-away',
  'slams-folder': 'pointing',
  'laughs-along': 'open-hand',
  sighs: 'neutral',
};

/** The others laugh once they have understood: after they would have reacted to the words. */
const LAUGH_MS = 620;

/** From the beginning of the swing until the folder hits, ms. */
export const IMPACT_MS = 340;

function bend(pose: Pose, act: Acting): Pose {
  switch (act) {
    case 'leans-in':
      return { ...pose, lean: 1, step: 0.7, look: 1 };
    case 'steps-back':
      return { ...pose, lean: -0.5, step: -1 };
    case 'turns-away': {
      const away = pose.posture === 'turned-away' ? pose.facing : opposite(pose.facing);
      return { ...pose, posture: 'turned-away', facing: away, head: away, look: 0, step: Math.min(pose.step, -0.3) };
    }
    case 'looks-down':
      return { ...pose, tilt: 5, down: 1, look: 0.2 };
    case 'sighs':
      return { ...pose, lean: -0.2, tilt: 4, down: 0.5 };
    case 'laughs-along':
      return { ...pose, lean: -0.2, tilt: -4 };
    case 'slams-folder':
      return { ...pose, lean: 0.9, step: 0.4, look: 1 };
    default:
      return pose;
  }
}

export const withActing = (pose: Pose, acting: readonly Acting[]): Pose => acting.reduce(bend, pose);

/** Whoever is not closed laughs too, one after another; the closed one is drawn in a little all the same. */
function laughAlong(view: DialogueView, speaker: string, poses: ReadonlyMap<string, Pose>): StageStep[] {
  const others = view.present.filter((member) => member.id !== speaker);
  return others.flatMap((member, index): StageStep[] => {
    const pose = poses.get(member.id);
    if (pose === undefined) return [];
    const closed = member.id !== YOU && stanceOf(view, member.id) === 'closed';
    if (closed) return [{ type: 'pose', at: LAUGH_MS + 400, who: member.id, pose: { ...pose, feeling: 'calm' } }];
    const at = LAUGH_MS + index * 170;
    return [
      { type: 'pose', at, who: member.id, pose: { ...pose, feeling: 'laughing', lean: -0.15, tilt: -4, down: 0 } },
      { type: 'gesture', at: at + 60, who: member.id, gesture: 'laugh' },
    ];
  });
}

const start = (view: DialogueView, speaker: string, at: number): StageStep[] =>
  view.present
    .filter((member) => member.id !== speaker)
    .map((member): StageStep => ({ type: 'gesture', at, who: member.id, gesture: 'flinch' }));

/** `poses`: what the listeners show on this line. */
export function actingSteps(
  view: DialogueView,
  speaker: string,
  acting: readonly Acting[],
  poses: ReadonlyMap<string, Pose>,
): readonly StageStep[] {
  return acting.flatMap((act): StageStep[] => {
    switch (act) {
      case 'nods':
        return [{ type: 'gesture', at: 260, who: speaker, gesture: 'nod' }];
      case 'shakes-head':
        return [{ type: 'gesture', at: 260, who: speaker, gesture: 'refuse' }];
      case 'sighs':
        return [
          { type: 'gesture', at: 160, who: speaker, gesture: 'sigh' },
          { type: 'mark', at: 520, who: speaker, mark: 'sigh' },
        ];
      case 'laughs-along':
        return [{ type: 'gesture', at: 160, who: speaker, gesture: 'laugh' }, ...laughAlong(view, speaker, poses)];
      case 'slams-folder':
        return [
          { type: 'gesture', at: 40, who: speaker, gesture: 'swing' },
          { type: 'slam', at: 40, who: speaker },
          { type: 'jolt', at: 40 + IMPACT_MS, strength: 0.7 },
          ...start(view, speaker, 40 + IMPACT_MS + 40),
        ];
      default:
        return [];
    }
  });
}

/** Before a line: nobody speaks, and nobody looks at anybody. */
export function planSilence(view: DialogueView): StageStep[] {
  const uneasy = view.counterparts.some((one) => one.stance === 'closed') || isTense(view.ladder);
  const still = view.present.map((member, index): StageStep => {
    const rest = restPose(view, member);
    const sober = rest.feeling === 'pleased' ? 'calm' : rest.feeling;
    const feeling = member.id === YOU && uneasy ? 'worried' : sober;
    const tilt = rest.posture === 'turned-away' ? rest.tilt : 4;
    return { type: 'pose', at: 180 + index * 260, who: member.id, pose: { ...rest, feeling, tilt, look: -0.3, down: 0.9 } };
  });
  return [{ type: 'hush', at: 0 }, ...still];
}
