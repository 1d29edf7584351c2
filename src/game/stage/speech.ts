// What a line does to the people on stage: its speaker takes feeling and posture and acts, the others look and react.
import type { DialogueView, ShownSetting } from '../../core/dialogue/view.ts';
import { type CastMember, YOU } from '../../core/scenario/model.ts';
import type { Acting, Feeling, Posture } from '../../core/scenario/terms.ts';
import { actingSteps, FACE_OF, HANDS_OF, planSilence, withActing } from './acting.ts';
import { type Impression, NO_IMPRESSION, originOf, tellingLine } from './impression.ts';
import { glance, HARSH, type Heard, LOW, reaction } from './listening.ts';
import { facingTowards, opposite, restPose, stanceOf } from './mood.ts';
import type { Gesture, Mark, Pose, StageStep } from './steps.ts';

export interface SpokenLine {
  readonly id?: string;
  readonly who?: string;
  readonly feeling?: Feeling;
  readonly posture?: Posture;
  readonly acting?: readonly Acting[];
  readonly kind: string;
  readonly setting?: ShownSetting;
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

/** Where the eyes of a speaker are. */
const DOWN: Readonly<Partial<Record<Feeling, number>>> = { sad: 0.8, tired: 0.6, worried: 0.2, laughing: -0.2 };

/** A listener looks first and shows something after; the reaction may be called off by the next line. */
const LOOK_MS = 140;
const REACT_MS = 560;
const NOD_MS = 1150;
/** A fact is told a little after its line begins. */
const CARD_MS = 420;
const CARD_GAP_MS = 380;

/** Hands that go with the words when the author names none. */
function speakingPosture(view: DialogueView, who: string, feeling: Feeling): Posture {
  if (HARSH.has(feeling)) return 'pointing';
  if (feeling === 'cold' || feeling === 'stern') return who === YOU ? 'neutral' : 'arms-crossed';
  if (who !== YOU && stanceOf(view, who) === 'closed') return 'arms-crossed';
  return LOW.has(feeling) || (who !== YOU && stanceOf(view, who) === 'guarded') ? 'neutral' : 'open-hand';
}

/** Whom the speaker talks to: the player to whoever answers, everybody else to the player. */
function partnerOf(view: DialogueView, speaker: string): string | undefined {
  if (speaker !== YOU) return YOU;
  const present = (who: string | undefined): boolean => view.present.some((one) => one.id === who && who !== YOU);
  return view.lines.find((line) => line.kind === 'say' && present(line.who))?.who ?? view.present.find((one) => one.id !== YOU)?.id;
}

function speakerPose(view: DialogueView, member: CastMember, line: SpokenLine): Pose {
  const rest = restPose(view, member);
  const acting = line.acting ?? [];
  const first = <T>(table: Readonly<Partial<Record<Acting, T>>>): T | undefined => acting.map((act) => table[act]).find((one) => one);
  const feeling = line.feeling ?? first(FACE_OF) ?? rest.feeling;
  if (line.kind === 'think') {
    // Goodwill is for the others to see; alone with a thought nobody smiles unasked.
    const alone = line.feeling ?? (feeling === 'pleased' ? 'calm' : feeling);
    return withActing({ ...rest, feeling: alone, posture: line.posture ?? rest.posture, tilt: -4, look: -0.5, down: -0.8 }, acting);
  }
  const posture = line.posture ?? first(HANDS_OF) ?? speakingPosture(view, member.id, feeling);
  const partner = partnerOf(view, member.id);
  const ahead = partner === undefined ? rest.facing : facingTowards(view.present, member.id, partner);
  const facing = posture === 'turned-away' ? opposite(ahead) : ahead;
  const look = posture === 'turned-away' ? 0 : 0.7;
  const pose = { feeling, posture, facing, head: facing, look, down: DOWN[feeling] ?? 0, lean: LEAN[feeling], tilt: TILT[feeling] ?? 0 };
  return withActing({ ...pose, step: rest.step }, acting);
}

const samePose = (one: Pose, other: Pose): boolean => (Object.keys(one) as (keyof Pose)[]).every((key) => one[key] === other[key]);

/** Faces that outlast the words that others say next, and what is left of them. */
const LASTS: Readonly<Partial<Record<Feeling, Feeling>>> = {
  furious: 'angry',
  angry: 'annoyed',
  annoyed: 'annoyed',
  stern: 'stern',
  cold: 'cold',
  panicked: 'worried',
  worried: 'worried',
  sad: 'sad',
  tired: 'tired',
};
const LIGHTENS: ReadonlySet<Feeling> = new Set(['pleased', 'laughing']);
/** Words that a smile may listen to. */
const EASY: ReadonlySet<Feeling> = new Set([...LIGHTENS, 'calm', 'determined']);

/** A smile does not listen to trouble, nor does whoever was cross or sad a moment ago smile at the next word; a decision or a laugh clears the air. */
function sobered(pose: Pose, { feeling, move }: Heard, left: Feeling | undefined): Pose {
  if (move !== null || (pose.feeling !== 'calm' && pose.feeling !== 'pleased')) return pose;
  if (left !== undefined && !LIGHTENS.has(feeling)) return { ...pose, feeling: left };
  return EASY.has(feeling) ? pose : { ...pose, feeling: 'calm' };
}

/** One listener: looks, with the face of before, and then reacts. */
function listen(
  view: DialogueView,
  member: CastMember,
  heard: Heard,
  was: Pose | undefined,
): { readonly steps: StageStep[]; readonly pose: Pose } {
  const looking = glance(view, member, heard);
  const seen = { ...looking, feeling: was?.feeling ?? looking.feeling };
  const left = member.id !== YOU && was ? LASTS[was.feeling] : undefined;
  const pose = sobered(reaction(view, member, heard), heard, left);
  const steps: StageStep[] = [{ type: 'pose', at: LOOK_MS, who: member.id, pose: seen }];
  if (!samePose(seen, pose)) steps.push({ type: 'pose', at: REACT_MS, who: member.id, pose });
  return { steps, pose };
}

/** Facts that this line tells. */
function planTold(view: DialogueView, line: SpokenLine, impression: Impression): StageStep[] {
  const told = impression.facts.filter((fact) => line.id !== undefined && tellingLine(view, impression, fact) === line.id);
  return told.map(({ fact, by }, index) => ({ type: 'card', at: CARD_MS + index * CARD_GAP_MS, fact, from: originOf(view, by) }));
}

/** A sign over the head tells a change of feeling, not the feeling: it would become noise. */
function planOutburst(view: DialogueView, line: SpokenLine, speaker: string, pose: Pose): StageStep[] {
  const spoken = line.kind !== 'think';
  const steps: StageStep[] = [];
  const mark = MARK[pose.feeling];
  const gesture = spoken ? GESTURE[pose.feeling] : undefined;
  if (mark !== undefined) steps.push({ type: 'mark', at: 120, who: speaker, mark });
  if (gesture !== undefined) steps.push({ type: 'gesture', at: 200, who: speaker, gesture });
  if (pose.feeling !== 'furious' || !spoken) return steps;
  for (const { id } of view.present) if (id !== speaker) steps.push({ type: 'gesture', at: 320, who: id, gesture: 'flinch' });
  return steps;
}

/** Steps of a line from the moment it is said. */
function planWords(
  view: DialogueView,
  line: SpokenLine,
  speaker: CastMember,
  were: Readonly<Record<string, Pose>>,
  impression: Impression,
): StageStep[] {
  const acting = line.acting ?? [];
  const pose = speakerPose(view, speaker, line);
  const steps: StageStep[] = [{ type: 'pose', at: 0, who: speaker.id, pose }];
  // Nobody hears a thought: the others keep the faces that gave rise to it.
  const others = line.kind === 'think' ? [] : view.present.filter((member) => member.id !== speaker.id);
  const move = impression.line !== null && line.id === impression.line ? impression : null;
  const poses = new Map<string, Pose>();
  for (const member of others) {
    const heard = listen(view, member, { speaker: speaker.id, feeling: pose.feeling, move }, were[member.id]);
    poses.set(member.id, heard.pose);
    steps.push(...heard.steps);
  }
  const cards = planTold(view, line, impression);
  // Whoever is told something takes it in.
  if (cards.length > 0 && speaker.id !== YOU) steps.push({ type: 'gesture', at: NOD_MS, who: YOU, gesture: 'nod' });
  steps.push(...cards, ...actingSteps(view, speaker.id, acting, poses));
  if (were[speaker.id]?.feeling !== pose.feeling && line.feeling !== undefined) {
    const gestures = acting.every((act) => act === 'long-silence');
    // One movement at a time: what the author writes stands instead of what the feeling would do.
    steps.push(...planOutburst(view, line, speaker.id, pose).filter((step) => gestures || step.type === 'mark'));
  }
  return steps;
}

/** While the narrator tells something nobody beams, and a frown stays. */
function told(rest: Pose, was: Pose | undefined): Pose {
  const left = was && LASTS[was.feeling];
  if (left !== undefined) return { ...rest, feeling: left };
  return rest.feeling === 'pleased' ? { ...rest, feeling: 'calm' } : rest;
}

/** `poses`: how everybody stands now. `impression`: what the last decision did, if this line belongs to its view. */
export function planSpeak(
  view: DialogueView,
  line: SpokenLine,
  poses: Readonly<Record<string, Pose>>,
  impression: Impression = NO_IMPRESSION,
): StageStep[] {
  const speaker = line.kind === 'narrate' ? undefined : view.present.find((member) => member.id === line.who);
  if (speaker !== undefined) return planWords(view, line, speaker, poses, impression).sort((a, b) => a.at - b.at);
  if (line.acting?.includes('long-silence')) return planSilence(view).filter((step) => step.type === 'pose');
  return view.present.map((member) => ({ type: 'pose', at: 0, who: member.id, pose: told(restPose(view, member), poses[member.id]) }));
}
