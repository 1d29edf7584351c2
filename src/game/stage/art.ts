// What the art build writes (assets/art/people.json) and the stage reads. Coordinates are "peep units", the
// drawing's own canvas (850 × 1200 for a bust; y down), with the origin where the body pieces have theirs.
import type { Feeling, Posture } from '../../core/scenario/terms.ts';

export interface Sprite {
  /** Frame name inside the atlas. */
  readonly frame: string;
  /** Top left corner and size in peep units. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Figure {
  /**
   * Atlas key: assets/art/people/<atlas>@{1,2}x.{webp,json} with head and neutral body, frames in Phaser's JSON hash format. Each other
   * posture is a picture of its own, <atlas>-<posture>@{1,2}x.webp: a scene begins without those that it does not show.
   */
  readonly atlas: string;
  /** Every figure has `neutral`, `open-hand`, `arms-crossed` and `pointing` at least; a missing one falls back to neutral. */
  readonly postures: Partial<Record<Posture, Sprite>>;
  /** Hair and head under the face, in drawing order. */
  readonly head: readonly Sprite[];
  /** Beard, glasses: over the face, in drawing order. */
  readonly over: readonly Sprite[];
  /** Top left of the face canvas in peep units: face sprites are placed relative to it. */
  readonly face: { readonly x: number; readonly y: number };
  /** Pivot of the head. */
  readonly neck: { readonly x: number; readonly y: number };
  /** Box of the head with hair, for the tail of the speech bubble. */
  readonly headBox: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  /** Seated figures (wheelchair) have a lower head; added to y when placed. */
  readonly seated: boolean;
  /** `#rrggbb`, the main colour of the clothes: name tag of the speech bubble. */
  readonly colour: string;
}

/** One atlas for all figures: the ink of the faces, placed relative to `Figure.face`. */
export interface Faces {
  readonly atlas: string;
  readonly eyes: Readonly<Record<Feeling | 'blink', Sprite>>;
  readonly mouth: Readonly<Record<Feeling, Sprite>>;
  /** Mouth shapes alternated while the person talks with that feeling (two or three). */
  readonly talk: Readonly<Record<Feeling, readonly Sprite[]>>;
  readonly nose: Readonly<Record<Feeling, Sprite>>;
  readonly blush: Sprite;
  /** Feelings that blush. */
  readonly blushing: readonly Feeling[];
}

export interface PeopleArt {
  readonly faces: Faces;
  readonly figures: Readonly<Record<string, Figure>>;
}
