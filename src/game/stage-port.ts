// The interface between game.ts and the stage, and what the stage tells the overlay through it.
import type { Cue, DialogueView, ShownSetting } from '../core/dialogue/view.ts';
import type { Acting, Feeling, Posture } from '../core/scenario/terms.ts';

/** Where an actor's mouth is, in CSS pixels of the stage element: the tail of a speech bubble points there. */
export interface ActorAnchor {
  readonly who: string;
  /** Centre of the head and the top of the hair. */
  readonly x: number;
  readonly y: number;
  readonly top: number;
  /** Width of the head. */
  readonly width: number;
  readonly side: 'left' | 'right';
}

/** A fact on its way into the open pane of the window: where it starts, in CSS pixels of the stage element. */
export interface CardFlight {
  readonly fact: string;
  /** Middle of the edge nearest to the teller; 0: middle of the card. */
  readonly x: number;
  readonly y: number;
  /** To which side of `x` the card lies: away from the teller's face. */
  readonly towards: -1 | 0 | 1;
}

export interface StagePort {
  /** Draws the room and its people without motion. Resolves when the first frame is on screen. */
  open(view: DialogueView): Promise<void>;
  /** Plays what happened: entrances, faces, light, marks, camera. Resolves when the stage is at rest. */
  play(before: DialogueView, view: DialogueView, cues: readonly Cue[]): Promise<void>;
  /** A line begins: its speaker takes feeling and posture, the others look. */
  speak(line: {
    readonly id?: string;
    readonly who?: string;
    readonly feeling?: Feeling;
    readonly posture?: Posture;
    readonly acting?: readonly Acting[];
    readonly kind: string;
    readonly setting?: ShownSetting;
  }): void;
  /** Nobody speaks before the next line; it ends with that line. */
  silence(): void;
  /** The speaker's lips move while text types. */
  talking(who: string | undefined): void;
  /** A fact is told: its card starts where it is told from. */
  onCards(listener: (card: CardFlight) => void): void;
  onAnchors(listener: (anchors: readonly ActorAnchor[]) => void): void;
  setReducedMotion(on: boolean): void;
  /** Finish every tween at once, now and later (`instant=1`). */
  setInstant(on: boolean): void;
  pause(on: boolean): void;
  close(): void;
}
