// The language between the plan, which decides, and the scene, which only plays: plain data, no Phaser.
import { SILENCE_MS } from '../../core/run/read-time.ts';
import type { Prop } from '../../core/scenario/model.ts';
import type { Feeling, Hour, Place, Posture, Rung, Weather } from '../../core/scenario/terms.ts';

export type Side = 'left' | 'right';

/** Everything about how a person holds themselves. */
export interface Pose {
  readonly feeling: Feeling;
  readonly posture: Posture;
  /** Where the face points to. */
  readonly facing: Side;
  /** −1 draws back … 1 leans in, along `facing`. */
  readonly lean: number;
  /** Degrees of the head, positive: chin down. −5…5 */
  readonly tilt: number;
  /** Where the head points to: somebody may look over the shoulder. */
  readonly head: Side;
  /** How far the eyes go where the head points, 0…1; below 0 they wander off. */
  readonly look: number;
  /** Eyes: −1 up … 1 down. */
  readonly down: number;
  /** −1 a step back from the others … 1 a step towards them. */
  readonly step: number;
}

/** Short movements that end where they began. */
export type Gesture = 'nod' | 'flinch' | 'shake' | 'hop' | 'refuse' | 'sigh' | 'laugh' | 'swing';

/** Inked signs over a head. */
export type Mark = 'spark' | 'sweat' | 'question' | 'exclamation' | 'warmth' | 'storm' | 'sigh';

export interface Person {
  readonly who: string;
  /** Key of the drawn figure in the art manifest. */
  readonly figure: string;
  /** Seen on a screen on the wall. */
  readonly onScreen?: true;
}

/** Who told it: the card pops up there. `between`: found together. */
export type CardOrigin = { readonly who: string } | 'between';

type Step =
  /** Another room, hour or weather: dark, change, light. */
  | { readonly type: 'room'; readonly place: Place; readonly hour?: Hour; readonly weather?: Weather }
  /** What lies there from now on. */
  | { readonly type: 'props'; readonly props: readonly Prop[] }
  /** Everybody on stage from left to right; people move to their new places. */
  | { readonly type: 'arrange'; readonly people: readonly Person[] }
  | { readonly type: 'enter'; readonly person: Person; readonly pose: Pose }
  | { readonly type: 'leave'; readonly who: string }
  | { readonly type: 'pose'; readonly who: string; readonly pose: Pose }
  | { readonly type: 'gesture'; readonly who: string; readonly gesture: Gesture }
  | { readonly type: 'mark'; readonly who: string; readonly mark: Mark }
  | { readonly type: 'light'; readonly rung: Rung }
  /** Camera moves in on one person, or on the middle, and comes back by itself. */
  | { readonly type: 'push'; readonly who: string | null }
  /** The camera is struck; 0…1. */
  | { readonly type: 'jolt'; readonly strength: number }
  /** A folder comes down on the table before that person. */
  | { readonly type: 'slam'; readonly who: string }
  /** Nobody speaks: the clock ticks, the view closes in. */
  | { readonly type: 'hush' }
  | { readonly type: 'card'; readonly fact: string; readonly from: CardOrigin };

/** A step starts `at` ms after the plan does. */
export type StageStep = Step & { readonly at: number };

/** What stands on the stage at rest. */
export interface Tableau {
  readonly place: Place;
  /** Absent: the room's own. */
  readonly hour?: Hour;
  /** Absent: fair, and rain in a crisis. */
  readonly weather?: Weather;
  readonly props: readonly Prop[];
  readonly people: readonly Person[];
  readonly poses: Readonly<Record<string, Pose>>;
  readonly rung: Rung;
}

/** How long a step takes, ms. The scene plays exactly that long, so a plan's end can be computed. */
export const STEP_MS: Readonly<Record<Step['type'], number>> = {
  room: 700,
  props: 260,
  arrange: 450,
  enter: 600,
  leave: 500,
  pose: 220,
  gesture: 360,
  mark: 1100,
  light: 900,
  push: 1500,
  jolt: 420,
  slam: 1900,
  hush: SILENCE_MS,
  card: 1500,
};

export const endOf = (steps: readonly StageStep[]): number => steps.reduce((end, step) => Math.max(end, step.at + STEP_MS[step.type]), 0);

/** The tableau after the steps: what a late resize, a reload or `instant` shows at once. */
export function applySteps(tableau: Tableau, steps: readonly StageStep[]): Tableau {
  let { place, hour, weather, props, people, rung } = tableau;
  const poses: Record<string, Pose> = { ...tableau.poses };
  for (const step of steps) {
    if (step.type === 'room') ({ place, hour, weather } = step);
    else if (step.type === 'props') props = step.props;
    else if (step.type === 'light') rung = step.rung;
    else if (step.type === 'pose') poses[step.who] = step.pose;
    else if (step.type === 'enter') poses[step.person.who] = step.pose;
    else if (step.type === 'leave') delete poses[step.who];
    else if (step.type === 'arrange') people = step.people;
  }
  return { place, ...(hour === undefined ? {} : { hour }), ...(weather === undefined ? {} : { weather }), props, people, poses, rung };
}
