// What the room build writes (assets/art/rooms.json) and the stage reads. All coordinates are logical pixels of the
// composition: 1280 × 720 lying, 720 × 1280 upright. The pictures are larger than that (`bleed`), so that every other
// aspect ratio shows more of the room instead of bars: fit the logical frame into the view, let the rest run over the edge.
import type { Hour, Place, PropKind } from '../../core/scenario/terms.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * How a small sprite moves; under reduced motion all of them stand still where they are.
 * - still: never.
 * - drift: moves right by `speed` px/s from `from` to `to` (x of its origin), then starts again at `from`.
 * - belt: as drift, but stops with the machine: in tension and crisis.
 * - hour-hand, minute-hand: rotate about their origin; the minute hand one turn in `period` s, the hour hand in 12 times that.
 * - steam: rises and fades over `period` s, swaying a little.
 * - blink: fades between 1 and 0.15 in `period` s.
 * - sway: rotates ±2° about its origin over `period` s.
 * - rain: a seamless tile over x, y, w, h (origin top left), scrolling down by `speed` px/s; shown in a crisis, or when the words say so.
 * - snow: the same tile, always falling, slowly and a little to the side; three times as fast in a crisis. See weather.ts.
 */
export type LifeKind = 'still' | 'drift' | 'belt' | 'hour-hand' | 'minute-hand' | 'steam' | 'blink' | 'sway' | 'rain' | 'snow';

export interface Life {
  /** Frame of the atlas assets/art/rooms/life@{1,2}x.{webp,json}. */
  readonly sprite: string;
  readonly kind: LifeKind;
  /**
   * `sky` is drawn under the back layer, whose windows are holes; `back` over it, under the people; `called` over whoever is seen on
   * a screen and under the player; `front` over the front layer.
   */
  readonly layer: 'sky' | 'back' | 'called' | 'front';
  /** Where the sprite's origin is. */
  readonly x: number;
  readonly y: number;
  /** Size it is shown at. */
  readonly w: number;
  readonly h: number;
  /** 0…1 of the sprite: its pivot. */
  readonly originX: number;
  readonly originY: number;
  /** Pixels per second. */
  readonly speed?: number;
  readonly from?: number;
  readonly to?: number;
  /** Seconds. */
  readonly period?: number;
  /** Degrees at the start (hands of a clock). */
  readonly angle?: number;
  /** 0…1, 1 when absent. */
  readonly alpha?: number;
  /** Shown at these hours only; always when absent. */
  readonly hours?: readonly Hour[];
}

export interface Composition {
  /** Logical frame. */
  readonly width: number;
  readonly height: number;
  /** What the picture covers, in logical coordinates. */
  readonly bleed: Box;
  /** Names under assets/art: `<name>@1x.webp` and `<name>@2x.webp`; 1x is one picture pixel per logical pixel. */
  readonly back: string;
  readonly front: string;
  /** Top edge of the table, counter or rail: people are cut off here, the front layer begins. */
  readonly floorY: number;
  /** Where the tops of the heads of standing people should be. */
  readonly headY: number;
  /** x centres for one, two and three people of a side, from the middle of the stage outwards; a fourth row where four do not just spread over the width. */
  readonly slots: { readonly left: readonly (readonly number[])[]; readonly right: readonly (readonly number[])[] };
  /** Where the things of a scene go, at their lower middle: on the table in this order, on the floor, and the board on wheels. */
  readonly spots: {
    readonly table: readonly { readonly x: number; readonly y: number }[];
    readonly floor: { readonly x: number; readonly y: number };
    readonly board: { readonly x: number; readonly y: number };
    /** Logical pixels per pixel of a thing's picture. */
    readonly scale: number;
  };
  /** In drawing order within a layer. */
  readonly life: readonly Life[];
  readonly window: Box | null;
  /** Where the light comes from (centre of a glow). */
  readonly light: { readonly x: number; readonly y: number };
}

export interface Room {
  readonly landscape: Composition;
  readonly portrait: Composition;
  /** 640 × 360 picture for the list of scenarios, under assets/art. */
  readonly card: string;
  /** When nothing else is said; day if absent. */
  readonly hour?: Hour;
  /** Of a room that is drawn in another light than that of the day. */
  readonly times?: Readonly<Record<Hour, TimeOfDay>>;
}

export interface TimeOfDay {
  /** Multiplied over room and people, `#rrggbb`. */
  readonly tint: string;
  /** Multiplied over the sky sprites instead. */
  readonly sky: string;
  /** Opacity of the glow at `light`, 0…1, and its colour. */
  readonly glow: number;
  readonly glowColour: string;
}

export interface RoomsArt {
  /** Atlas of the small sprites, under assets/art. */
  readonly atlas: string;
  readonly rooms: Readonly<Partial<Record<Place, Room>>>;
  readonly times: Readonly<Record<Hour, TimeOfDay>>;
  readonly props: PropsArt;
}

/** The things that matter in a scene: their atlas, their sizes in logical pixels, and where one writes on the whiteboard. */
export interface PropsArt {
  readonly atlas: string;
  readonly sizes: Readonly<Record<PropKind, { readonly w: number; readonly h: number }>>;
  readonly board: Box;
}

/** The room of a place and the light in it at an hour, the room's own unless one is given. */
export const roomOf = (
  art: RoomsArt,
  place: Place,
  hour?: Hour,
): { readonly room: Room; readonly hour: Hour; readonly time: TimeOfDay } => {
  const room = art.rooms[place];
  if (room === undefined) throw new Error(`no room is drawn for the place "${place}"`);
  const now = hour ?? room.hour ?? 'day';
  return { room, hour: now, time: (room.times ?? art.times)[now] };
};
