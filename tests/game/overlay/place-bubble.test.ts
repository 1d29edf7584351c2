import { describe, expect, it } from 'vitest';
import { type BubbleRoom, bubbleWidth, placeBubble, tailPath } from '../../../src/game/overlay/scene/place-bubble.ts';
import type { ActorAnchor } from '../../../src/game/ports.ts';

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

  it('goes under the HUD on a phone, with its tail pointing down', () => {
    const place = placeBubble({ w: 366, h: 120 }, { width: 390, top: 80, bottom: 500, narrow: true }, { ...right, x: 300 }, []);
    expect(place).toMatchObject({ x: 12, tail: { edge: 'bottom', at: 288 } });
    expect(place.y).toBeGreaterThan(80);
  });

  it('has no tail when nobody speaks', () => {
    expect(placeBubble(size, room, null, [left, right]).tail).toBeNull();
  });

  it('draws its tail from its own edge', () => {
    const place = placeBubble(size, room, left, [left, right]);
    if (!place.tail) throw new Error('expected a tail');
    expect(tailPath(place.tail, size).outline.startsWith('M0.0')).toBe(true);
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
