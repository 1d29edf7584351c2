import { describe, expect, it } from 'vitest';
import peopleJson from '../../../assets/art/people.json' with { type: 'json' };
import roomsJson from '../../../assets/art/rooms.json' with { type: 'json' };
import type { PeopleArt } from '../../../src/game/stage/art.ts';
import { BASE, CALLED, HAIR, layoutOf, type PersonPlace, type Size } from '../../../src/game/stage/layout.ts';
import type { RoomsArt } from '../../../src/game/stage/rooms.ts';
import { roomOf } from '../../../src/game/stage/rooms.ts';

const ROOMS = roomsJson as unknown as RoomsArt;
const { room } = roomOf(ROOMS, 'meeting-room');
const people = (count: number) => ['you', 'a', 'b', 'c', 'd'].slice(0, count).map((who) => ({ who, figure: who }));
const hairOf = (place: PersonPlace): number => place.y - (BASE - HAIR) * place.scale;
/** A head is about this wide, peep units. */
const HEAD = 430;
/** From the middle of the head to the outer edge of an arm that hangs or is folded. */
const SHOULDER = 400;

const LYING: Size = { width: 1280, height: 720 };
const PHONE: Size = { width: 390, height: 844 };
const SIZES: readonly Size[] = [
  LYING,
  PHONE,
  { width: 1920, height: 1080 },
  { width: 768, height: 1024 },
  { width: 844, height: 390 },
  { width: 2560, height: 1080 },
  { width: 320, height: 640 },
];

describe('the layout', () => {
  it('covers every view with the room, whatever its shape', () => {
    for (const id of Object.keys(ROOMS.rooms) as (keyof typeof ROOMS.rooms)[]) {
      for (const size of SIZES) {
        const each = roomOf(ROOMS, id).room;
        const layout = layoutOf(size, people(2), each);
        const { bleed } = each[layout.orientation];
        expect(bleed.x * layout.room.scale + layout.room.x).toBeLessThanOrEqual(0.001);
        expect(bleed.y * layout.room.scale + layout.room.y).toBeLessThanOrEqual(0.001);
        expect((bleed.x + bleed.w) * layout.room.scale + layout.room.x).toBeGreaterThanOrEqual(size.width - 0.001);
        expect((bleed.y + bleed.h) * layout.room.scale + layout.room.y).toBeGreaterThanOrEqual(size.height - 0.001);
      }
    }
  });

  it('puts the player on the left and everybody else to the right of them', () => {
    for (const size of SIZES) {
      for (const count of [2, 3, 4, 5]) {
        const [you, ...others] = layoutOf(size, people(count), room).people;
        expect(you?.side).toBe('left');
        for (const other of others) {
          expect(other.side).toBe('right');
          expect(other.x).toBeGreaterThan(you?.x ?? 0);
        }
      }
    }
  });

  it('keeps the middle of every head inside the view, clear of the row at the top', () => {
    for (const size of SIZES) {
      for (const count of [2, 3, 4, 5]) {
        for (const place of layoutOf(size, people(count), room).people) {
          expect(place.x).toBeGreaterThan(0);
          expect(place.x).toBeLessThan(size.width);
          expect(hairOf(place)).toBeGreaterThan(size.height / 8);
        }
      }
    }
  });

  it('draws heads about 170 px wide on a 1280 × 720 stage, as the art direction does', () => {
    const [you] = layoutOf(LYING, people(2), room).people;
    expect((you?.scale ?? 0) * HEAD).toBeGreaterThan(160);
    expect((you?.scale ?? 0) * HEAD).toBeLessThan(195);
    expect(hairOf(you as PersonPlace)).toBeCloseTo(room.landscape.headY, 0);
  });

  it('has its own composition for phones: heads over a quarter of the width, chins above the choices', () => {
    const layout = layoutOf(PHONE, people(2), room);
    expect(layout.orientation).toBe('portrait');
    for (const place of layout.people) {
      expect((place.scale * HEAD) / PHONE.width).toBeGreaterThan(0.25);
      expect(hairOf(place) + 480 * place.scale).toBeLessThan(PHONE.height * 0.55);
    }
    expect(layout.floorY).toBeGreaterThan(PHONE.height * 0.55);
  });

  it('leaves room on a phone for four lines over anybody’s hair, hard hat and bun included', () => {
    const { figures } = peopleJson as unknown as PeopleArt;
    const highest = Math.min(...Object.values(figures).map(({ headBox }) => headBox.y));
    // The strip, the name tag, the bubble's own edges, four lines of the smallest letters.
    const said = 82 + 22 + 30 + 4 * 21.6;
    for (const size of [PHONE, { width: 375, height: 667 }, { width: 360, height: 640 }])
      for (const count of [2, 3, 4, 5])
        for (const { y, scale } of layoutOf(size, people(count), room).people)
          expect(y - (BASE - highest) * scale, `${count} at ${size.height}`).toBeGreaterThan(said);
  });

  it('stands the middle two of five behind on a phone, so that nobody’s hair covers the last one’s face', () => {
    const depths = layoutOf(PHONE, people(5), room).people.map(({ depth }) => depth > 0);
    expect(depths).toEqual([true, true, false, false, true]);
  });

  it('does not shrink people by more than a fifth when four are there', () => {
    for (const size of [LYING, PHONE]) {
      const two = layoutOf(size, people(2), room).people[0]?.scale ?? 0;
      const four = layoutOf(size, people(4), room).people;
      expect((four[0]?.scale ?? 0) / two).toBeGreaterThan(4 / 5);
    }
  });

  it('lifts whoever stands behind in an upright crowd until the eyes clear the hair before them', () => {
    for (const count of [4, 5]) {
      const [, before, behind] = layoutOf(PHONE, people(count), room).people;
      if (!before || !behind) throw new Error('a crowd has a second row');
      // Eyes lie about a third of a head's height below the hair.
      expect(hairOf(behind) + (HEAD / 3) * behind.scale).toBeLessThan(hairOf(before));
    }
  });

  it('stands the second row of four on a phone beside the bun of whoever is before it, nose and all', () => {
    const [, before, behind, last] = layoutOf(PHONE, people(4), room).people;
    if (!before || !behind || !last) throw new Error('four are on stage');
    // Peep units from the middle of the head: a bun at the back reaches 260, wide hair 275, a nose 150, a mouth 100.
    expect(behind.x - 150 * behind.scale).toBeGreaterThan(before.x + 260 * before.scale);
    expect(behind.x + 100 * behind.scale).toBeLessThan(last.x - 275 * last.scale);
  });

  it('lets an arm be stretched out before a neighbour on a phone where it ends at their chest, and nowhere else', () => {
    const reaching = (count: number, place: 'meeting-room' | 'video-call'): readonly boolean[] =>
      layoutOf(PHONE, people(count), roomOf(ROOMS, place).room).people.map(({ reach, depth }) => reach !== null && reach > depth);
    expect(reaching(2, 'meeting-room')).toEqual([true, true]);
    expect(reaching(4, 'meeting-room')).toEqual([true, false, false, false]);
    // Nobody reaches out of a screen.
    expect(reaching(2, 'video-call')).toEqual([true, false]);
    for (const { reach, depth } of layoutOf(LYING, people(4), room).people) expect(reach).toBe(depth);
  });

  it('draws the glass of a screen over whoever is called and under the player', () => {
    const [you, ...others] = layoutOf(PHONE, people(3), roomOf(ROOMS, 'video-call').room).people;
    expect(you?.depth).toBeGreaterThan(CALLED);
    for (const { depth } of others) expect(depth).toBeLessThan(CALLED);
  });

  it('hangs whoever is seen on a screen behind the others, whole within the view, reaching for nobody', () => {
    for (const size of [LYING, PHONE]) {
      const [you, near, called] = layoutOf(size, [...people(2), { who: 'b', figure: 'b', onScreen: true }], room).people;
      if (!you || !near || !called?.screen) throw new Error('the third is on a screen');
      expect([you.screen, near.screen]).toEqual([null, null]);
      expect(called.depth).toBeLessThan(Math.min(you.depth, near.depth));
      expect(called.reach).toBe(called.depth);
      expect(called.x - called.screen.half * called.scale).toBeGreaterThan(0);
      expect(called.x + called.screen.half * called.scale).toBeLessThan(size.width);
    }
  });

  it('keeps heads of a crowd apart by at least half a head', () => {
    for (const size of [LYING, PHONE]) {
      for (const count of [3, 4, 5]) {
        const places = layoutOf(size, people(count), room).people.toSorted((a, b) => a.x - b.x);
        for (let index = 1; index < places.length; index += 1) {
          const [left, right] = [places[index - 1] as PersonPlace, places[index] as PersonPlace];
          expect(right.x - left.x).toBeGreaterThan((HEAD * right.scale) / 2);
        }
      }
    }
  });

  it('cuts nobody off at the edge of a lying view, be there one counterpart or four', () => {
    for (const id of Object.keys(ROOMS.rooms) as (keyof typeof ROOMS.rooms)[]) {
      for (const size of [LYING, { width: 1920, height: 1080 }]) {
        for (const count of [2, 3, 4, 5]) {
          for (const place of layoutOf(size, people(count), roomOf(ROOMS, id).room).people) {
            expect(place.x - SHOULDER * place.scale, `${id} ${count}`).toBeGreaterThan(0);
            expect(place.x + SHOULDER * place.scale, `${id} ${count}`).toBeLessThan(size.width);
          }
        }
      }
    }
  });

  it('cuts bodies off only where the front layer hides them', () => {
    for (const size of SIZES) {
      const layout = layoutOf(size, people(3), room);
      for (const place of layout.people) expect(place.y + (place.cut - BASE) * place.scale).toBeGreaterThan(layout.floorY);
    }
  });
});
