// How people look when nobody speaks: the lasting mood that follows stance, heat and ladder.
import type { CounterpartView, DialogueView } from '../../core/dialogue/view.ts';
import { type CastMember, YOU } from '../../core/scenario/model.ts';
import type { Feeling, Rung, Stance, Temperament } from '../../core/scenario/terms.ts';
import type { Pose, Side } from './steps.ts';

/** From here on a person is visibly angry, whatever the stance. Boundaries of CDS-1's heat are 0…100, a crisis starts at 80. */
const VISIBLY_HOT = 68;
const WARM_CLIMATE = 30;
/** Whoever is on his guard, but well disposed and cool, doesn’t frown at nothing. */
const FAIR = { climate: 10, heat: 30 } as const;

const GUARDED: Readonly<Record<Temperament, Feeling>> = { driver: 'stern', analytical: 'stern', expressive: 'annoyed', amiable: 'worried' };
const CLOSED: Readonly<Record<Temperament, Feeling>> = { driver: 'annoyed', analytical: 'cold', expressive: 'annoyed', amiable: 'sad' };

export const isTense = (rung: Rung): boolean => rung === 'tension' || rung === 'crisis';
/** Goodwill still shows, but nobody beams once something has gone wrong. */
export const maySmile = (rung: Rung): boolean => rung === 'calm' || rung === 'unease';
export const opposite = (side: Side): Side => (side === 'left' ? 'right' : 'left');

/** The player is first and stands on the left; the others follow to the right in their order. */
export function facingTowards(present: readonly CastMember[], from: string, to: string): Side {
  const order = (who: string): number => present.findIndex((member) => member.id === who);
  return order(to) > order(from) ? 'right' : 'left';
}

export const counterpartOf = (view: DialogueView, who: string): CounterpartView | undefined =>
  view.counterparts.find((one) => one.id === who);

export const stanceOf = (view: DialogueView, who: string): Stance => counterpartOf(view, who)?.stance ?? 'guarded';

/** Those who withdraw turn away in a quarrel; those who fight keep facing you with folded arms. */
const turnsAway = (member: CastMember, view: DialogueView): boolean =>
  stanceOf(view, member.id) === 'closed' &&
  isTense(view.ladder) &&
  (member.temperament === 'analytical' || member.temperament === 'amiable');

function playerMood(view: DialogueView): Feeling {
  if (isTense(view.ladder)) return 'worried';
  return view.stance === 'open' && view.climate >= WARM_CLIMATE && maySmile(view.ladder) ? 'pleased' : 'calm';
}

function counterpartMood(view: DialogueView, member: CastMember): Feeling {
  const mood = counterpartOf(view, member.id);
  if (mood === undefined) return 'calm';
  if (mood.heat >= VISIBLY_HOT) return member.temperament === 'amiable' ? 'sad' : 'angry';
  if (mood.stance === 'open') return mood.climate >= WARM_CLIMATE && maySmile(view.ladder) ? 'pleased' : 'calm';
  if (mood.stance === 'closed') return CLOSED[member.temperament];
  return mood.climate >= FAIR.climate && mood.heat < FAIR.heat ? 'calm' : GUARDED[member.temperament];
}

const ATTENTIVE = { look: 0, down: 0 } as const;

export function restPose(view: DialogueView, member: CastMember): Pose {
  const first = view.present.find((one) => one.id !== member.id);
  const partner = member.id === YOU ? first?.id : YOU;
  const facing = partner === undefined ? 'right' : facingTowards(view.present, member.id, partner);
  const ahead = { ...ATTENTIVE, facing, head: facing };
  if (member.id === YOU) return { ...ahead, feeling: playerMood(view), posture: 'neutral', lean: 0, tilt: 0, step: 0 };
  const feeling = counterpartMood(view, member);
  if (turnsAway(member, view)) {
    const away = opposite(facing);
    return { ...ahead, facing: away, head: away, feeling, posture: 'turned-away', lean: -0.3, tilt: 2, step: -0.8 };
  }
  const stance = stanceOf(view, member.id);
  if (stance === 'closed') return { ...ahead, feeling, posture: 'arms-crossed', lean: -0.4, tilt: 1, step: -0.6 };
  const open = stance === 'open';
  return { ...ahead, feeling, posture: 'neutral', lean: open ? 0.25 : 0, tilt: open ? -1.5 : 0, step: open ? 0.35 : 0 };
}
