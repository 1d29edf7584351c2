// What a line does to the people on stage: its speaker takes feeling and posture, the others look and react.
import type { DialogueView } from '../../core/dialogue/view.ts';
import { type CastMember, YOU } from '../../core/scenario/model.ts';
import type { Feeling, Posture } from '../../core/scenario/terms.ts';
import { facingTowards, restPose, stanceOf } from './mood.ts';
import type { Gesture, Mark, Pose, StageStep } from './steps.ts';

export interface SpokenLine {
  readonly id?: string;
  readonly who?: string;
  readonly feeling?: Feeling;
  readonly posture?: Posture;
  readonly kind: string;
}

/** 1: leans into it, −1: shrinks back. */
const LEAN: Readonly<Record<Feeling, number>> = {
  calm: 0.1,
  pleased: 0.2,
  laughing: -0.2,
  confused: 0.1,
  worried: -0.1,
  annoyed: 0.35,
  stern: 0.3,
  angry: 0.9,
  furious: 1,
  sad: -0.2,
  tired: -0.35,
  cold: -0.4,
  panicked: -0.5,
  determined: 0.6,
};
const TILT: Readonly<Partial<Record<Feeling, number>>> = {
  confused: -5,
  sad: 5,
  tired: 4,
  laughing: -4,
  angry: 2,
  furious: 3,
  pleased: -2,
  worried: 2,
  determined: 1,
};
const MARK: Readonly<Partial<Record<Feeling, Mark>>> = {
  angry: 'spark',
  furious: 'storm',
  panicked: 'sweat',
  worried: 'sweat',
  confused: 'question',
  laughing: 'warmth',
  pleased: 'warmth',
  determined: 'exclamation',
  tired: 'sigh',
};
const GESTURE: Readonly<Partial<Record<Feeling, Gesture>>> = {
  angry: 'shake',
  furious: 'shake',
  panicked: 'shake',
  laughing: 'hop',
  determined: 'nod',
};

const HARSH: ReadonlySet<Feeling> = new Set(['angry', 'furious']);
const LIGHT: ReadonlySet<Feeling> = new Set(['pleased', 'laughing']);
const LOW: ReadonlySet<Feeling> = new Set(['sad', 'tired', 'panicked']);

/** Hands that go with the words when the author names none. */
function speakingPosture(view: DialogueView, who: string, feeling: Feeling): Posture {
  if (HARSH.has(feeling)) return 'pointing';
  if (feeling === 'cold' || feeling === 'stern') return who === YOU ? 'neutral' : 'arms-crossed';
  if (who !== YOU && stanceOf(view, who) === 'closed') return 'arms-crossed';
  return LOW.has(feeling) || (who !== YOU && stanceOf(view, who) === 'guarded') ? 'neutral' : 'open-hand';
}

function speakerPose(view: DialogueView, member: CastMember, line: SpokenLine): Pose {
  const rest = restPose(view, member);
  const feeling = line.feeling ?? rest.feeling;
  if (line.kind === 'think') return { ...rest, feeling, posture: line.posture ?? rest.posture, tilt: -4 };
  const posture = line.posture ?? speakingPosture(view, member.id, feeling);
  const partner = member.id === YOU ? view.present.find((one) => one.id !== YOU)?.id : YOU;
  const ahead = partner === undefined ? rest.facing : facingTowards(view.present, member.id, partner);
  const facing = posture !== 'turned-away' ? ahead : ahead === 'left' ? 'right' : 'left';
  return { feeling, posture, facing, lean: LEAN[feeling], tilt: TILT[feeling] ?? 0 };
}

function listenerFeeling(rest: Feeling, heard: Feeling, open: boolean): Feeling {
  if (HARSH.has(heard)) return open || rest === 'calm' || rest === 'pleased' ? 'worried' : rest;
  if (LIGHT.has(heard) && (open || rest === 'calm')) return 'pleased';
  if (LOW.has(heard) && open) return 'worried';
  return rest;
}

/** The open one relaxes and leans in, the guarded one looks, the closed one stays as they are. */
function listenerPose(view: DialogueView, member: CastMember, speaker: string, heard: Feeling): Pose {
  const rest = restPose(view, member);
  const stance = member.id === YOU ? 'open' : stanceOf(view, member.id);
  if (stance === 'closed' && speaker === YOU) return rest;
  const facing = facingTowards(view.present, member.id, speaker);
  const feeling = listenerFeeling(rest.feeling, heard, stance === 'open');
  const posture = rest.posture === 'turned-away' ? 'arms-crossed' : rest.posture;
  const lean = HARSH.has(heard) && member.id === YOU ? -0.5 : stance === 'open' ? 0.3 : rest.lean;
  return { feeling, posture, facing, lean, tilt: stance === 'open' ? -2 : rest.tilt };
}

export function planSpeak(view: DialogueView, line: SpokenLine, poses: Readonly<Record<string, Pose>>): StageStep[] {
  const speaker = line.kind === 'narrate' ? undefined : view.present.find((member) => member.id === line.who);
  if (speaker === undefined) return view.present.map((member) => ({ type: 'pose', at: 0, who: member.id, pose: restPose(view, member) }));
  const pose = speakerPose(view, speaker, line);
  const steps: StageStep[] = [{ type: 'pose', at: 0, who: speaker.id, pose }];
  const spoken = line.kind !== 'think';
  for (const member of view.present) {
    if (member.id === speaker.id) continue;
    const reaction = spoken ? listenerPose(view, member, speaker.id, pose.feeling) : restPose(view, member);
    steps.push({ type: 'pose', at: 140, who: member.id, pose: reaction });
  }
  // A sign over the head tells a change of feeling, not the feeling: it would become noise.
  if (poses[speaker.id]?.feeling === pose.feeling || line.feeling === undefined) return steps;
  const mark = MARK[pose.feeling];
  const gesture = spoken ? GESTURE[pose.feeling] : undefined;
  if (mark !== undefined) steps.push({ type: 'mark', at: 120, who: speaker.id, mark });
  if (gesture !== undefined) steps.push({ type: 'gesture', at: 200, who: speaker.id, gesture });
  if (pose.feeling === 'furious' && spoken) {
    for (const member of view.present)
      if (member.id !== speaker.id) steps.push({ type: 'gesture', at: 320, who: member.id, gesture: 'flinch' });
  }
  return steps;
}
