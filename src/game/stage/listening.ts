// People who listen. They look at whoever speaks, and then show what they make of it: by their stance, by the move that was
// just made, by the feeling they hear and by the ladder.
import type { DialogueView } from '../../core/dialogue/view.ts';
import { type CastMember, YOU } from '../../core/scenario/model.ts';
import type { Feeling, Stance, Temperament } from '../../core/scenario/terms.ts';
import type { Impression } from './impression.ts';
import { facingTowards, isTense, maySmile, opposite, restPose, stanceOf } from './mood.ts';
import type { Pose } from './steps.ts';

export const HARSH: ReadonlySet<Feeling> = new Set(['angry', 'furious']);
const LIGHT: ReadonlySet<Feeling> = new Set(['pleased', 'laughing']);
export const LOW: ReadonlySet<Feeling> = new Set(['sad', 'tired', 'panicked']);
/** What the player doesn't hear with an easy face. */
const UNEASY: ReadonlySet<Feeling> = new Set(['annoyed', 'cold', 'worried', 'stern']);
/** Not for a smile to listen to, though nothing to worry at. */
const GRAVE: ReadonlySet<Feeling> = new Set(['worried', 'annoyed', 'stern', 'cold', 'determined']);

/** What is heard. `move`: it is the player's decision, and not just a line. */
export interface Heard {
  readonly speaker: string;
  readonly feeling: Feeling;
  readonly move: Impression | null;
}

/** After a move that hurts. */
const STUNG: Readonly<Record<Stance, Readonly<Record<Temperament, Feeling>>>> = {
  open: { driver: 'stern', analytical: 'confused', expressive: 'confused', amiable: 'worried' },
  guarded: { driver: 'annoyed', analytical: 'cold', expressive: 'annoyed', amiable: 'worried' },
  closed: { driver: 'angry', analytical: 'cold', expressive: 'angry', amiable: 'sad' },
};
/** After a move that helps. Who is closed does not show it yet, and who is on their guard stops frowning before they smile. */
const SOOTHED: Readonly<Record<Exclude<Stance, 'closed'>, Feeling>> = { open: 'pleased', guarded: 'calm' };

const stanceAs = (view: DialogueView, member: CastMember): Stance => (member.id === YOU ? 'open' : stanceOf(view, member.id));

/** In a quarrel nobody beams. */
const tempered = (view: DialogueView, feeling: Feeling): Feeling => (feeling === 'pleased' && isTense(view.ladder) ? 'calm' : feeling);

function feelingAtWords(view: DialogueView, member: CastMember, rest: Feeling, heard: Feeling): Feeling {
  const open = stanceAs(view, member) === 'open';
  if (HARSH.has(heard)) {
    if (view.ladder === 'crisis' && member.temperament === 'amiable' && open) return 'panicked';
    return open || rest === 'calm' || rest === 'pleased' ? 'worried' : rest;
  }
  if (LIGHT.has(heard) && (open || rest === 'calm'))
    return member.id === YOU && (heard === 'pleased' || !maySmile(view.ladder)) ? rest : tempered(view, 'pleased');
  if (LOW.has(heard) && (open || rest === 'calm' || rest === 'pleased')) return 'worried';
  if (UNEASY.has(heard) && member.id === YOU) return 'worried';
  return GRAVE.has(heard) && rest === 'pleased' ? 'calm' : rest;
}

/** The first thing that anybody does: head and eyes go to the speaker; the body of those who are closed stays where it is. */
export function glance(view: DialogueView, member: CastMember, heard: Heard): Pose {
  const rest = restPose(view, member);
  const closed = stanceAs(view, member) === 'closed';
  // The closed one hears the player without looking up, unless the words are worth a look.
  if (closed && heard.speaker === YOU && heard.move?.class !== 'constructive') return rest;
  const towards = facingTowards(view.present, member.id, heard.speaker);
  const looking = { ...rest, head: towards, look: 1 };
  return closed ? looking : { ...looking, facing: towards };
}

/** The face of their own next words. */
const answerOf = (view: DialogueView, member: CastMember): Feeling | undefined =>
  view.lines.find((line) => line.kind === 'say' && line.who === member.id)?.feeling;

/** In a quarrel nobody beams, nor before an answer that is none to beam at. */
function relief(view: DialogueView, member: CastMember, stance: Exclude<Stance, 'closed'>): Feeling {
  const feeling = tempered(view, SOOTHED[stance]);
  const answer = answerOf(view, member);
  return feeling === 'pleased' && answer !== undefined && !LIGHT.has(answer) ? 'calm' : feeling;
}

function afterMove(view: DialogueView, member: CastMember, seen: Pose, move: Impression): Pose {
  const stance = stanceAs(view, member);
  const stung = STUNG[stance][member.temperament];
  if (move.shut.includes(member.id)) {
    const away = opposite(facingTowards(view.present, member.id, YOU));
    return { ...seen, feeling: stung, posture: 'turned-away', facing: away, head: away, look: 0, down: 0.4, lean: -0.6, tilt: 3, step: -1 };
  }
  if (move.eased.includes(member.id)) {
    const feeling = stance === 'closed' ? seen.feeling : relief(view, member, stance);
    const towards = facingTowards(view.present, member.id, YOU);
    return { ...seen, feeling, posture: 'neutral', facing: towards, head: towards, look: 1, down: 0, lean: 0.4, tilt: -3, step: 0.4 };
  }
  if (move.class === 'destructive') {
    // Whoever answers with a smile is glad of it, whatever it does to the talk.
    if (LIGHT.has(answerOf(view, member) ?? 'calm')) return seen;
    const hurt = member.temperament === 'amiable';
    const posture = stance === 'open' || seen.posture === 'turned-away' ? seen.posture : 'arms-crossed';
    const lean = stance === 'open' ? -0.3 : -0.5;
    return { ...seen, feeling: stung, posture, lean, tilt: hurt ? 4 : -1, down: hurt ? 0.8 : 0, step: Math.min(seen.step, -0.3) };
  }
  if (move.class === 'neutral' || stance === 'closed') return seen;
  return { ...seen, feeling: relief(view, member, stance), lean: 0.35, tilt: -3, down: 0 };
}

/** What shows on them once they have understood. */
export function reaction(view: DialogueView, member: CastMember, heard: Heard): Pose {
  const seen = glance(view, member, heard);
  const stance = stanceAs(view, member);
  if (member.id !== YOU && heard.move !== null && heard.move.line !== null) return afterMove(view, member, seen, heard.move);
  if (stance === 'closed' && heard.speaker === YOU) return seen;
  const feeling = feelingAtWords(view, member, seen.feeling, heard.feeling);
  const harsh = HARSH.has(heard.feeling);
  if (harsh && member.id === YOU) return { ...seen, feeling, lean: -0.5, step: -0.4, tilt: 0 };
  const low = harsh && member.temperament === 'amiable' && isTense(view.ladder);
  return {
    ...seen,
    feeling,
    lean: stance === 'open' ? 0.3 : seen.lean,
    tilt: low ? 4 : stance === 'open' ? -2 : seen.tilt,
    down: low ? 0.8 : 0,
  };
}
