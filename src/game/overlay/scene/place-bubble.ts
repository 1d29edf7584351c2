// Where a speech bubble stands: beside the speaker's head, towards the middle, over no other face. Pure geometry in CSS px.
import type { ActorAnchor } from '../../stage-port.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface BubblePlace {
  readonly x: number;
  readonly y: number;
  /** Null: no tail (narration, the speaker is not on stage, or another head is in the way: the name tag tells who speaks). */
  readonly tail: Tail | null;
}

export interface Tail {
  readonly edge: 'left' | 'right' | 'bottom';
  /** Middle of its foot along the edge, from the bubble's corner. */
  readonly at: number;
  /** Its tip, from the bubble's top left corner. */
  readonly tipX: number;
  readonly tipY: number;
}

export interface BubbleRoom {
  readonly width: number;
  /** Free height between the HUD and the choices. */
  readonly top: number;
  readonly bottom: number;
  /** Upright, and phones: the bubble stands under the HUD, above all heads. */
  readonly narrow: boolean;
}

const MARGIN = 16;
/** From the side of a head to the bubble. */
const GAP = 30;
/** The name tag stands out above the bubble. */
const TAG = 22;
/** Narration has none, and at a tag's distance two lines of it would reach into the hair of those below. */
const CAPTION = 8;
/** From what stands above a head to the hair. */
const CLEAR = 6;
const LONGEST_TAIL = 46;
const SHORTEST_TAIL = 18;
/** So deep a tail from above dips into the hair under it; the dots of a thought would lie on the brow like jewels. */
const DIP = 12;
/** A pixel aside costs less than a hidden square pixel of a head: a bubble in somebody's hair is worse than one that stands far. */
const FAR = 10;
const HIDDEN = 40;
const CORNER = 34;
/** Half the width of the tail where it leaves the bubble. */
const FOOT = 13;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(Math.max(least, most), value));

const headOf = (anchor: ActorAnchor): Box => {
  const height = Math.max(anchor.width, (anchor.y - anchor.top) * 1.35);
  return { x: anchor.x - anchor.width / 2, y: anchor.top, w: anchor.width, h: height };
};

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

/** Square pixels of heads that lie under it. */
export const hiddenBy = (box: Box, all: readonly ActorAnchor[]): number => all.reduce((sum, each) => sum + overlap(box, headOf(each)), 0);

/** A bubble narrower than this reads like a column. */
const LEAST_WIDTH = 280;
/** On a phone that lies there is nothing but that. */
const LEAST_SHARE = 0.22;

/**
 * Width that fits beside the speaker's head without covering the next one; null where no reasonable width does, or where
 * there is no speaker: then the style sheet's own limit holds.
 */
export function bubbleWidth(room: BubbleRoom, speaker: ActorAnchor | null, all: readonly ActorAnchor[]): number | null {
  if (!speaker || room.narrow) return null;
  const head = headOf(speaker);
  const others = all.filter((each) => each.who !== speaker.who).map(headOf);
  const free =
    speaker.side === 'right'
      ? head.x - Math.max(0, ...others.filter((each) => each.x < head.x).map((each) => each.x + each.w))
      : Math.min(room.width, ...others.filter((each) => each.x > head.x).map((each) => each.x)) - (head.x + head.w);
  const width = Math.floor(free - GAP - MARGIN / 2);
  return width < Math.min(LEAST_WIDTH, room.width * LEAST_SHARE) ? null : width;
}

/**
 * Where the narrator's words go when they would hide somebody's hair above the heads: into the widest gap between two of
 * them. Null where they hide nobody, or where no gap is wide enough.
 */
export function narratorGap(
  size: { readonly w: number; readonly h: number },
  room: BubbleRoom,
  all: readonly ActorAnchor[],
): { readonly middle: number; readonly width: number } | null {
  const box = { x: (room.width - size.w) / 2, y: room.top + CAPTION, ...size };
  // Whoever walks off is still an actor outside the view, and words before them would be cut.
  const inView = (head: Box): boolean => head.x >= 0 && head.x + head.w <= room.width;
  const heads = all
    .map(headOf)
    .filter(inView)
    .sort((one, other) => one.x - other.x);
  if (room.narrow || heads.every((head) => overlap(box, head) === 0)) return null;
  const gaps = heads.slice(1).map((head, index) => {
    const before = heads[index] as Box;
    const from = before.x + before.w;
    return { middle: (from + head.x) / 2, width: Math.floor(head.x - from - 2 * MARGIN) };
  });
  const widest = gaps.reduce((best, gap) => (gap.width > best.width ? gap : best), { middle: 0, width: 0 });
  return widest.width < Math.min(LEAST_WIDTH, room.width * LEAST_SHARE) ? null : widest;
}

const topOf = (room: BubbleRoom, narration: boolean): number => room.top + (narration ? CAPTION : TAG);

/** How high a bubble may be that stands above everybody's hair. */
export const heightAbove = (room: BubbleRoom, all: readonly ActorAnchor[], narration: boolean): number =>
  Math.min(room.bottom, ...all.map((each) => each.top)) - CLEAR - topOf(room, narration);

export function placeBubble(
  size: { readonly w: number; readonly h: number },
  room: BubbleRoom,
  speaker: ActorAnchor | null,
  all: readonly ActorAnchor[],
  narration = false,
): BubblePlace {
  const top = topOf(room, narration);
  const centred = (room.width - size.w) / 2;
  if (!speaker) return { x: centred, y: top, tail: null };
  const others = all.filter((each) => each.who !== speaker.who);
  const placed = (box: Box): BubblePlace => {
    const tail = tailOf(box, speaker);
    return { x: box.x, y: box.y, tail: crossesHead(tail, box, others) ? null : tail };
  };
  if (room.narrow) return placed({ x: centred, y: top, ...size });
  const head = headOf(speaker);
  const heads = all.map(headOf);
  const kept = (x: number, y: number): Box => ({
    x: clamp(x, MARGIN, room.width - size.w - MARGIN),
    y: clamp(y, top, room.bottom - size.h - MARGIN),
    ...size,
  });
  const beside = speaker.y - size.h * 0.7;
  const leftOf = kept(head.x - GAP - size.w, beside);
  const rightOf = kept(head.x + head.w + GAP, beside);
  const above = kept(speaker.x - size.w / 2, head.y - size.h - GAP);
  const inner = speaker.side === 'right' ? leftOf : rightOf;
  const outer = speaker.side === 'right' ? rightOf : leftOf;
  const raised = { ...inner, y: top };
  const middle = kept(centred, top);
  const aside = (box: Box): number => Math.max(0, box.x - speaker.x, speaker.x - box.x - box.w);
  /** Out of the hair, as far as there is room above. */
  const raisedOut = (box: Box): Box => {
    const highest = heads.filter((each) => overlap(box, each) > 0).map((each) => each.y - CLEAR - size.h);
    return { ...box, y: Math.max(top, Math.min(box.y, ...highest)) };
  };
  // The window may push the outer one closer to the head: that makes it no better than the inner one.
  const behind = head.w / 2 + GAP + 1;
  // In order of preference: the first that hides least and is not far from its speaker.
  const best = [inner, raised, middle, above, outer]
    .map((box) => ({ box: raisedOut(box), least: box === outer ? behind : 0 }))
    .map(({ box, least }) => ({ box, cost: HIDDEN * hiddenBy(box, all) + FAR * Math.max(least, aside(box)) }))
    .reduce((least, each) => (each.cost < least.cost ? each : least)).box;
  return placed(best);
}

/** Points at the mouth and stops before the face. */
function tailOf(box: Box, speaker: ActorAnchor): Tail {
  const right = box.x + box.w;
  const bottom = box.y + box.h;
  // From below when the mouth lies further down than aside: a tail along the edge would be a needle.
  const aside = Math.max(speaker.x - right, box.x - speaker.x);
  const edge = aside <= 0 || speaker.y - bottom > aside ? 'bottom' : speaker.x > right ? 'right' : 'left';
  const at = edge === 'bottom' ? clamp(speaker.x - box.x, CORNER, box.w - CORNER) : clamp(speaker.y - box.y, CORNER, box.h - CORNER);
  const footX = edge === 'right' ? right : edge === 'left' ? box.x : box.x + at;
  const footY = edge === 'bottom' ? bottom : box.y + at;
  const dx = speaker.x - footX;
  const dy = speaker.y - footY;
  const distance = Math.hypot(dx, dy) || 1;
  const over = edge === 'bottom' && Math.abs(dx) < speaker.width / 2;
  const longest = over ? Math.min(LONGEST_TAIL, speaker.top + DIP - bottom) : LONGEST_TAIL;
  const length = clamp(distance - speaker.width * 0.45, SHORTEST_TAIL, longest);
  const outward =
    edge === 'bottom'
      ? { x: dx / distance, y: Math.max(0.55, dy / distance) }
      : { x: Math.sign(edge === 'right' ? 1 : -1) * Math.max(0.6, Math.abs(dx) / distance), y: dy / distance };
  return { edge, at, tipX: footX - box.x + outward.x * length, tipY: footY - box.y + outward.y * length };
}

/** Whether the straight line from a to b has a point in the box: what is left of it after clipping at each side. */
function passes(ax: number, ay: number, bx: number, by: number, box: Box): boolean {
  let from = 0;
  let to = 1;
  for (const [start, step, least, most] of [
    [ax, bx - ax, box.x, box.x + box.w],
    [ay, by - ay, box.y, box.y + box.h],
  ] as const) {
    if (step === 0) {
      if (start < least || start > most) return false;
      continue;
    }
    const one = (least - start) / step;
    const two = (most - start) / step;
    from = Math.max(from, Math.min(one, two));
    to = Math.min(to, Math.max(one, two));
  }
  return from <= to;
}

/** Whether the tail, at its middle or one of its sides, runs over the head of somebody who does not speak. */
export function crossesHead(tail: Tail, bubble: Box, others: readonly ActorAnchor[]): boolean {
  const heads = others.map(headOf);
  return [-FOOT, 0, FOOT].some((aside) => {
    const foot = footOf(tail, bubble, aside);
    return heads.some((head) => passes(bubble.x + foot.x, bubble.y + foot.y, bubble.x + tail.tipX, bubble.y + tail.tipY, head));
  });
}

/** A point of the tail's foot, `aside` px from its middle along the edge, from the bubble's top left corner. */
function footOf(tail: Tail, size: { readonly w: number; readonly h: number }, aside: number): { readonly x: number; readonly y: number } {
  if (tail.edge === 'bottom') return { x: tail.at + aside, y: size.h };
  return { x: tail.edge === 'right' ? size.w : 0, y: tail.at + aside };
}

/** SVG paths of the tail in the bubble's coordinates: its inked outline, and the patch that opens the bubble's own line. */
export function tailPath(
  tail: Tail,
  size: { readonly w: number; readonly h: number },
): { readonly outline: string; readonly patch: string } {
  const point = ({ x, y }: { readonly x: number; readonly y: number }): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const a = point(footOf(tail, size, -FOOT));
  const b = point(footOf(tail, size, FOOT));
  return { outline: `M${a}L${point({ x: tail.tipX, y: tail.tipY })}L${b}`, patch: `M${a}L${b}` };
}
