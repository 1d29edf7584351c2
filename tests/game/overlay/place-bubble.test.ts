import { describe, expect, it } from 'vitest';
import {
  type BubbleRoom,
  bubbleWidth,
  crossesHead,
  heightAbove,
  hiddenBy,
  narratorGap,
  placeBubble,
  type Tail,
  tailPath,
} from '../../../src/game/overlay/scene/place-bubble.ts';
import type { ActorAnchor } from '../../../src/game/stage-port.ts';

const left: ActorAnchor = { who: 'you', x: 330, y: 330, top: 155, width: 180, side: 'left' };
const right: ActorAnchor = { who: 'lin', x: 915, y: 320, top: 160, width: 160, side: 'right' };
const room: BubbleRoom = { width: 1280, top: 70, bottom: 450, narrow: false };
const size = { w: 300, h: 100 };

const covers = (place: { readonly x: number; readonly y: number }, anchor: ActorAnchor): boolean =>
  place.x < anchor.x + anchor.width / 2 &&
  place.x + size.w > anchor.x - anchor.width / 2 &&
  place.y < anchor.y &&
  place.y + size.h > anchor.top;

describe('the speech bubble', () => {
  it('stands beside its speaker, towards the middle, and hides nobody’s face', () => {
    for (const speaker of [left, right]) {
      const place = placeBubble(size, room, speaker, [left, right]);
      expect(place.x).toBeGreaterThan(left.x);
      expect(place.x + size.w).toBeLessThan(right.x);
      expect(covers(place, left) || covers(place, right)).toBe(false);
    }
  });

  it('stands towards the middle also where the edge of the window would push it closer from behind', () => {
    const outermost: ActorAnchor = { ...right, x: 990 };
    const place = placeBubble({ w: 176, h: 70 }, room, outermost, [left, outermost]);
    expect(place.x + 176).toBeLessThan(outermost.x);
  });

  it('points its tail at the mouth and stops before the face', () => {
    const place = placeBubble(size, room, right, [left, right]);
    expect(place.tail?.edge).toBe('right');
    const tipX = place.x + (place.tail?.tipX ?? 0);
    expect(tipX).toBeGreaterThan(place.x + size.w);
    expect(tipX).toBeLessThan(right.x - right.width * 0.4);
  });

  it('has its tail below when the mouth lies further down than aside', () => {
    const place = placeBubble({ w: 432, h: 100 }, room, right, [left, right]);
    expect(place.tail?.edge).toBe('bottom');
  });

  it('dips its tail no deeper into the hair under it than a finger’s breadth', () => {
    const phone: BubbleRoom = { width: 390, top: 70, bottom: 700, narrow: true };
    for (const top of [180, 200, 215, 260]) {
      const below: ActorAnchor = { who: 'you', x: 195, y: top + 170, top, width: 150, side: 'left' };
      const { y, tail } = placeBubble({ w: 300, h: 80 }, phone, below, [below]);
      expect(y + (tail?.tipY ?? 0)).toBeLessThanOrEqual(Math.max(y + 80 + 18, top + 12));
    }
  });

  it('stays between HUD and answers and inside the window wherever the speaker stands', () => {
    for (const x of [0, 200, 640, 1280]) {
      for (const y of [0, 300, 900]) {
        const place = placeBubble(size, room, { ...right, x, y, top: y - 150 }, []);
        expect(place.x).toBeGreaterThanOrEqual(0);
        expect(place.x + size.w).toBeLessThanOrEqual(room.width);
        expect(place.y).toBeGreaterThan(room.top);
        expect(place.y + size.h).toBeLessThanOrEqual(room.bottom);
      }
    }
  });

  it('lets the narrator tell over the heads, but between them what would hide somebody’s hair', () => {
    const tall = { ...left, top: 120 };
    const short = { w: 200, h: 50 };
    const wide = { w: 900, h: 50 };
    expect(narratorGap(short, room, [tall, right])).toBeNull();
    expect(narratorGap({ w: 900, h: 20 }, room, [tall, right])).toBeNull();
    const gap = narratorGap(wide, room, [tall, right]);
    expect(gap?.middle).toBe((420 + 835) / 2);
    expect(gap?.width).toBeLessThan(835 - 420);
    // The gap before somebody who walks off lies outside the view.
    expect(narratorGap(wide, room, [tall, right, { ...right, who: 'ding', x: 1900 }])).toEqual(gap);
    const crowd = [tall, { ...right, who: 'gao', x: 560 }, { ...right, x: 760 }];
    expect(narratorGap(wide, room, crowd)).toBeNull();
    expect(narratorGap(wide, { ...room, narrow: true }, [tall, right])).toBeNull();
  });

  it('rises out of the hair below it where there is room above', () => {
    const tall = { ...left, who: 'gao', x: 620, top: 190 };
    const place = placeBubble({ w: 420, h: 70 }, { ...room, bottom: 700 }, { ...right, top: 170 }, [left, tall, { ...right, top: 170 }]);
    expect(hiddenBy({ ...place, w: 420, h: 70 }, [left, tall, { ...right, top: 170 }])).toBe(0);
  });

  it('knows how high it may be above the highest hair, higher without a name tag', () => {
    const high = heightAbove(room, [left, right], false);
    expect(placeBubble({ w: 366, h: high }, { ...room, narrow: true }, null, [left, right]).y + high).toBeLessThan(left.top);
    expect(heightAbove(room, [left, right], true)).toBeGreaterThan(high);
    expect(heightAbove(room, [], false)).toBeLessThan(room.bottom - room.top);
  });

  it('goes under the HUD on a phone, with its tail pointing down', () => {
    const place = placeBubble({ w: 366, h: 120 }, { width: 390, top: 80, bottom: 500, narrow: true }, { ...right, x: 300 }, []);
    expect(place).toMatchObject({ x: 12, tail: { edge: 'bottom', at: 288 } });
    expect(place.y).toBeGreaterThan(80);
  });

  it('has no tail when nobody speaks', () => {
    expect(placeBubble(size, room, null, [left, right]).tail).toBeNull();
  });

  it('moves up where it has no name tag, out of the hair of those below', () => {
    const highest = (narration: boolean): number => placeBubble({ w: 900, h: 78 }, room, null, [left, right], narration).y;
    expect(highest(true)).toBeLessThan(highest(false));
    expect(highest(true) + 78).toBeLessThanOrEqual(right.top);
  });

  it('draws its tail from its own edge', () => {
    const place = placeBubble(size, room, left, [left, right]);
    if (!place.tail) throw new Error('expected a tail');
    expect(tailPath(place.tail, size).outline.startsWith('M0.0')).toBe(true);
  });
});

describe('the tail of somebody who stands behind another', () => {
  const front: ActorAnchor = { ...right, who: 'zhao', x: 905 };
  const behind: ActorAnchor = { who: 'lin', x: 1130, y: 300, top: 150, width: 160, side: 'right' };

  it('is left out where it would run over the other’s head', () => {
    const place = placeBubble(size, room, behind, [left, front, behind]);
    expect(covers(place, front)).toBe(false);
    expect(place.tail).toBeNull();
  });

  it('is left out on a phone too', () => {
    const phone: BubbleRoom = { width: 390, top: 80, bottom: 500, narrow: true };
    const speaker = { ...behind, x: 300, y: 340, top: 280, width: 80 };
    const other = { ...front, x: 290, y: 280, top: 225, width: 80 };
    expect(placeBubble({ w: 366, h: 120 }, phone, speaker, [speaker]).tail).not.toBeNull();
    expect(placeBubble({ w: 366, h: 120 }, phone, speaker, [other, speaker]).tail).toBeNull();
  });

  it('stays where the other’s head is out of its way, and for the one in front', () => {
    expect(placeBubble(size, room, behind, [left, { ...front, y: 420, top: 260 }, behind]).tail).not.toBeNull();
    expect(placeBubble(size, room, front, [left, front, behind]).tail?.edge).toBe('right');
  });

  it('counts as over a head with its middle, its sides and its very tip, and not beside it', () => {
    const bubble = { x: 100, y: 100, w: 300, h: 100 };
    // From (400, 150) to (446, 150), 13 px to each side at its foot.
    const tail: Tail = { edge: 'right', at: 50, tipX: 346, tipY: 50 };
    const head = (x: number, top: number): ActorAnchor => ({ who: 'zhao', x, y: top + 50, top, width: 60, side: 'right' });
    expect(crossesHead(tail, bubble, [head(430, 120)])).toBe(true);
    expect(crossesHead(tail, bubble, [head(476, 120)])).toBe(true);
    expect(crossesHead(tail, bubble, [head(480, 120)])).toBe(false);
    expect(crossesHead(tail, bubble, [head(430, 155)])).toBe(true);
    expect(crossesHead(tail, bubble, [head(430, 164)])).toBe(false);
    expect(crossesHead(tail, bubble, [])).toBe(false);
  });
});

describe('the width of the speech bubble', () => {
  it('fits between the speaker’s head and the next one', () => {
    const width = bubbleWidth(room, right, [left, right]) ?? 0;
    expect(width).toBeGreaterThan(280);
    const place = placeBubble({ w: width, h: 160 }, room, right, [left, right]);
    expect(place.x).toBeGreaterThan(left.x + left.width / 2);
    expect(place.x + width).toBeLessThan(right.x - right.width / 2);
  });

  it('is left to the style sheet where heads stand close, without a speaker, and on an upright phone', () => {
    const near: ActorAnchor = { ...right, who: 'zhao', x: right.x - 220 };
    expect(bubbleWidth(room, right, [left, near, right])).toBeNull();
    expect(bubbleWidth(room, null, [left, right])).toBeNull();
    expect(bubbleWidth({ ...room, narrow: true }, right, [left, right])).toBeNull();
  });
});
