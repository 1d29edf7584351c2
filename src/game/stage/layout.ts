// Where everything stands, in CSS pixels of the stage element. Two compositions: lying, as the rooms are drawn, and upright
// for phones, where people are closer and in the upper half because the choices cover the lower 45 %.
import type { Composition, Room } from './rooms.ts';
import type { Person, Side } from './steps.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface PersonPlace {
  readonly who: string;
  readonly side: Side;
  /** Centre of the head. */
  readonly x: number;
  /** Where the drawing's `BASE` line stands. */
  readonly y: number;
  /** CSS pixels per peep unit. */
  readonly scale: number;
  /** Peep units: below this line the front layer hides the body, and it need not be drawn. */
  readonly cut: number;
  /** Drawing order, lowest first. */
  readonly depth: number;
  /** Drawing order with an outstretched arm; null: there is no room for one, the hand would be behind somebody or before a face. */
  readonly reach: number | null;
  /** The picture on the wall that the person is seen in, peep units about the middle of the head; null: there in the flesh. */
  readonly screen: ScreenBox | null;
}

export interface ScreenBox {
  readonly half: number;
  readonly top: number;
  readonly bottom: number;
}

/** Head and shoulders, with a little wall over the highest hair. */
const SCREEN: ScreenBox = { half: 400, top: -110, bottom: 830 };
/** From the picture to the edge of the view, CSS px. */
const SCREEN_MARGIN = 10;
/** Behind everybody. */
const ON_WALL = -40;

/** Nobody stands where somebody is only seen: the picture hangs behind the others, inside the view. */
function hang(place: PersonPlace, width: number): PersonPlace {
  const half = SCREEN.half * place.scale + SCREEN_MARGIN;
  const x = Math.max(half, Math.min(width - half, place.x));
  return { ...place, x, cut: SCREEN.bottom, depth: ON_WALL, reach: ON_WALL, screen: SCREEN };
}

/** Drawing order: upright, the player before the others, whoever reaches out before everybody; between, the glass of a screen. */
const PLAYER = 8;
const REACHING = 9;
export const CALLED = 7;

export interface StageLayout {
  readonly orientation: 'landscape' | 'portrait';
  /** Logical room coordinates to CSS pixels: x · scale + room.x. */
  readonly room: { readonly x: number; readonly y: number; readonly scale: number };
  /** Table edge. */
  readonly floorY: number;
  readonly people: readonly PersonPlace[];
}

/** Peep units: hair of a person of middle height, and the line that stands on the table edge of a lying room. */
export const HAIR = 60;
export const BASE = 1070;

/** Tables have corners beside which this much of a body still shows below the edge, peep units. Upright ones recede more. */
const BELOW_EDGE = { landscape: 140, portrait: 460 };
const cutAt = (floor: number, y: number, scale: number, below: number): number => BASE + (floor - y) / scale + below;

/** Below this ratio of width to height the upright composition is used. */
const UPRIGHT = 0.9;
/** Upright: the table edge stands here, just under the last line that the choices leave free. */
const UPRIGHT_FLOOR = 0.58;
/** Upright: above the hair there is room for the strip and four lines of speech: CSS px on a phone, a share of the height on a tablet. */
const SAID = { least: 248, share: 0.29 } as const;
/** Upright: this many units of a person are seen above the table, i.e. down to the chest. */
const UPRIGHT_UNITS = 780;
/** Upright: width of the view in peep units for two people side by side. */
const UPRIGHT_SPAN = 1390;
/** Phones lying on their side: less room around the people. */
const LOW_VIEW = 480;
const LOW_ZOOM = 1.22;

/** Factor on the size of everybody: a crowd steps back, and leaves room above the heads for what is said. */
const CROWD: readonly number[] = [1, 1, 1, 0.87, 0.86];
/**
 * Upright: shares of the width, by number of people; who stands behind is lifted by peep units, and far enough aside that
 * the one in front does not cover their mouth when they lean in.
 */
const UPRIGHT_X: readonly (readonly number[])[] = [
  [],
  [0.5],
  [0.26, 0.74],
  [0.18, 0.51, 0.84],
  [0.14, 0.38, 0.63, 0.865],
  [0.13, 0.35, 0.48, 0.69, 0.87],
];
const BEHIND_LIFT = 120;
/** With four or five of them the faces of the second row must clear the hair of the first. */
const BEHIND_LIFT_OF_MANY = 278;
const BEHIND_SCALE = 0.93;

export const orientationOf = (size: Size): StageLayout['orientation'] => (size.width / size.height < UPRIGHT ? 'portrait' : 'landscape');

/** Moves the room so that its picture covers the view; the picture is never smaller than the view. */
function cover(offset: number, scale: number, bleedStart: number, bleedLength: number, view: number): number {
  const first = -bleedStart * scale;
  const last = view - (bleedStart + bleedLength) * scale;
  return Math.min(first, Math.max(last, offset));
}

const isLow = (size: Size): boolean => orientationOf(size) === 'landscape' && size.height < LOW_VIEW;

/** CSS pixels per logical pixel of the room: the frame fits in, the picture covers. */
export function roomScale(size: Size, frame: Composition): number {
  const fit = Math.min(size.width / frame.width, size.height / frame.height);
  return Math.max(fit * (isLow(size) ? LOW_ZOOM : 1), size.width / frame.bleed.w, size.height / frame.bleed.h);
}

function placeRoom(size: Size, frame: Composition, orientation: StageLayout['orientation']): StageLayout['room'] {
  const low = isLow(size);
  const scale = roomScale(size, frame);
  const x = (size.width - frame.width * scale) / 2;
  const centred = (size.height - frame.height * scale) / 2;
  const y =
    orientation === 'portrait'
      ? size.height * UPRIGHT_FLOOR - frame.floorY * scale
      : low
        ? size.height * 0.24 - frame.headY * scale
        : centred;
  return {
    scale,
    x: cover(x, scale, frame.bleed.x, frame.bleed.w, size.width),
    y: cover(y, scale, frame.bleed.y, frame.bleed.h, size.height),
  };
}

/** Lying, more counterparts than a room has places for: shares of the width for the player, the first and the last of them. */
const WIDE_CROWD = { player: 0.14, first: 0.355, last: 0.885 };

/** x centres, the player first, then from the middle outwards; the room's own places while it has enough. */
function lyingSlots(frame: Composition, others: number): readonly number[] {
  const { left, right } = frame.slots;
  const own = right[others - 1];
  // Three at a table leave no room for two: the player moves to where the outer of two would stand.
  const player = left[0]?.[0] ?? frame.width * 0.26;
  if (own !== undefined) return [others < 3 ? player : (player + (left[1]?.[1] ?? player)) / 2, ...own];
  const { player: at, first, last } = WIDE_CROWD;
  const step = (last - first) / Math.max(1, others - 1);
  return [at, ...Array.from({ length: others }, (_, index) => first + index * step)].map((share) => share * frame.width);
}

function placeLying(people: readonly Person[], frame: Composition, room: StageLayout['room']): PersonPlace[] {
  const crowd = CROWD[people.length] ?? 0.8;
  const top = frame.headY * room.scale + room.y;
  const floor = frame.floorY * room.scale + room.y;
  const unit = (floor - top) / (BASE - HAIR);
  const slots = lyingSlots(frame, people.length - 1);
  return people.map((person, index) => {
    const left = index === 0;
    const slot = slots[index] ?? frame.width * 0.74;
    const behind = !left && index % 2 === 0;
    const scale = unit * crowd * (behind ? BEHIND_SCALE : 1);
    // A crowd stays on the table edge; of what somebody behind loses besides, two thirds come off below it.
    const y = top + (BASE - HAIR) * (unit * (1 - crowd) + (unit * crowd - scale) / 3 + scale);
    return {
      who: person.who,
      side: left ? 'left' : 'right',
      x: slot * room.scale + room.x,
      y,
      scale,
      cut: cutAt(floor, y, scale, BELOW_EDGE.landscape),
      depth: behind ? -index : index,
      reach: behind ? -index : index,
      screen: null,
    };
  });
}

function placeUpright(size: Size, people: readonly Person[], frame: Composition, room: StageLayout['room']): PersonPlace[] {
  const crowd = CROWD[people.length] ?? 0.8;
  const top = Math.max(SAID.least, size.height * SAID.share);
  const floor = frame.floorY * room.scale + room.y;
  const lift = people.length < 3 ? 0 : people.length > 3 ? BEHIND_LIFT_OF_MANY : BEHIND_LIFT;
  // Where the view is short people are small, rather than behind their own words.
  const unit = Math.min((size.width / UPRIGHT_SPAN) * crowd, (floor - top) / (UPRIGHT_UNITS + lift));
  // Nobody reaches out of a screen.
  const called = frame.life.some(({ layer }) => layer === 'called');
  const slots = UPRIGHT_X[people.length] ?? people.map((_, index) => (index + 0.5) / people.length);
  return people.map((person, index) => {
    // Of five the two in the middle: the last one's face would be behind a bun.
    const behind = people.length > 4 ? index === 2 || index === 3 : index > 0 && index % 2 === 0;
    const scale = unit * (behind ? BEHIND_SCALE : 1);
    // Heads, not feet, are what must be seen: measured down from the line of the hair.
    const y = floor - (UPRIGHT_UNITS + (behind ? lift : 0)) * unit + (BASE - HAIR) * scale;
    return {
      who: person.who,
      side: index === 0 ? 'left' : 'right',
      x: (slots[index] ?? 0.5) * size.width,
      y,
      scale,
      cut: cutAt(floor, y, scale, BELOW_EDGE.portrait),
      depth: index === 0 ? PLAYER : behind ? index - people.length : index,
      reach: index === 0 || (people.length < 3 && !called) ? REACHING : null,
      screen: null,
    };
  });
}

export function layoutOf(size: Size, people: readonly Person[], room: Room): StageLayout {
  const orientation = orientationOf(size);
  const frame = room[orientation];
  const placed = placeRoom(size, frame, orientation);
  const standing = orientation === 'portrait' ? placeUpright(size, people, frame, placed) : placeLying(people, frame, placed);
  return {
    orientation,
    room: placed,
    floorY: frame.floorY * placed.scale + placed.y,
    people: standing.map((place, index) => (people[index]?.onScreen ? hang(place, size.width) : place)),
  };
}
