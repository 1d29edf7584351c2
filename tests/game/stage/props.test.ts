import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import roomsJson from '../../../assets/art/rooms.json' with { type: 'json' };
import type { Prop } from '../../../src/core/scenario/model.ts';
import { PLACES, PROPS } from '../../../src/core/scenario/terms.ts';
import { fitText, LINE_HEIGHT, placeProps } from '../../../src/game/stage/props.ts';
import { type RoomsArt, roomOf } from '../../../src/game/stage/rooms.ts';

const ROOMS = roomsJson as unknown as RoomsArt;
const GAP = { middle: 640, width: 450 };
const every = PROPS.map((kind): Prop => ({ kind }));

describe('the things of a scene', () => {
  it('has a picture for every word of the format', () => {
    expect(Object.keys(ROOMS.props.sizes).toSorted()).toEqual([...PROPS].toSorted());
  });

  it('stands inside the frame in every room, lying and upright, on the table or behind the people', () => {
    for (const place of PLACES) {
      const { room } = roomOf(ROOMS, place);
      for (const frame of [room.landscape, room.portrait]) {
        const placed = placeProps(frame, ROOMS.props, every, { ...GAP, middle: frame.width / 2 });
        expect(placed.map(({ prop }) => prop.kind)).toEqual([...PROPS]);
        for (const { prop, layer, x, y, w, h } of placed) {
          expect(layer).toBe(prop.kind === 'pallet' || prop.kind === 'whiteboard' ? 'back' : 'front');
          // What stands at the side may be cut by a sixth of its width at most.
          expect(x - w / 3, `${place} ${prop.kind}`).toBeGreaterThanOrEqual(0);
          expect(x + w / 3, `${place} ${prop.kind}`).toBeLessThanOrEqual(frame.width);
          expect(y - h).toBeGreaterThan(0);
          if (layer === 'front') expect(y).toBeGreaterThan(frame.floorY);
          else expect(y).toBeLessThanOrEqual(frame.floorY);
        }
      }
    }
  });

  it('keeps things on a table apart', () => {
    for (const place of PLACES) {
      const { room } = roomOf(ROOMS, place);
      for (const frame of [room.landscape, room.portrait]) {
        const xs = frame.spots.table.map(({ x }) => x).toSorted((a, b) => a - b);
        for (let index = 1; index < xs.length; index += 1) expect((xs[index] ?? 0) - (xs[index - 1] ?? 0), place).toBeGreaterThan(90);
      }
    }
  });

  it('puts the board between the player and the next person, smaller where they stand close', () => {
    const { landscape } = roomOf(ROOMS, 'meeting-room').room;
    const board: readonly Prop[] = [{ kind: 'whiteboard' }];
    const [wide] = placeProps(landscape, ROOMS.props, board, { middle: 600, width: 500 });
    const [narrow] = placeProps(landscape, ROOMS.props, board, { middle: 500, width: 250 });
    expect(wide?.x).toBe(600);
    expect(narrow?.x).toBe(500);
    expect(narrow?.w).toBeLessThan(wide?.w ?? 0);
  });
});

/** Latin letters half as wide as high, Chinese characters as wide. */
const measure = (text: string): number => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e80 ? 1 : 0.5), 0);

describe('what is written on the whiteboard', () => {
  const box = { w: 298, h: 168 };

  it.each([
    ['Who moves first?', ['Who moves first?'], 34],
    ['谁先动？', ['谁先动？'], 34],
    ['one\ntwo', ['one', 'two'], 34],
  ])('%j stands there in letters as large as they come', (text, lines, size) => {
    expect(fitText(text, box, measure)).toEqual({ lines, size });
  });

  it('breaks English between words and Chinese anywhere but before a closing mark', () => {
    expect(fitText('the customer wants it', { w: 200, h: 400 }, measure).lines).toEqual(['the', 'customer', 'wants it']);
    expect(fitText('客户要五号到，货，我们关账', { w: 204, h: 400 }, measure).lines).toEqual(['客户要五号', '到，货，我', '们关账']);
  });

  it('keeps a line whole where letters a little smaller allow it', () => {
    expect(fitText('Customer wants the 5th\nWho moves?', box, measure)).toEqual({
      lines: ['Customer wants the 5th', 'Who moves?'],
      size: 27,
    });
  });

  it('never leaves the board, whatever is written, and loses nothing that fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '客', '户', '，', '\n'), maxLength: 400 }), (text) => {
        const { lines, size } = fitText(text, box, measure);
        expect(lines.length * size * LINE_HEIGHT).toBeLessThanOrEqual(box.h);
        if (size > 11) {
          for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(box.w);
          expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        }
      }),
    );
  });
});
