import { describe, expect, test } from 'vitest';
import { dockPlaceOf } from '../../../src/game/preview/place-dock.ts';

const room = { width: 1280, top: 70, bottom: 450, dockWidth: 400, narrow: false };

describe('the corner of the preview', () => {
  test.each([
    ['at the left of a bubble on the right', { left: 720, right: 1264, top: 86, bottom: 186 }, { side: 'left', top: 78, height: 364 }],
    ['at the right of a bubble on the left', { left: 20, right: 500, top: 86, bottom: 186 }, { side: 'right', top: 78, height: 364 }],
    ['below a bubble that is too wide', { left: 200, right: 1100, top: 86, bottom: 186 }, { side: 'right', top: 194, height: 248 }],
    ['at the right while nothing is said', null, { side: 'right', top: 78, height: 364 }],
  ] as const)('stands %s', (_, bubble, place) => {
    expect(dockPlaceOf({ ...room, bubble })).toEqual(place);
  });

  test('stands between bubble and answers on a phone', () => {
    const bubble = { left: 12, right: 378, top: 103, bottom: 223 };
    expect(dockPlaceOf({ width: 390, top: 84, bottom: 500, dockWidth: 374, narrow: true, bubble })).toEqual({
      side: 'right',
      top: 231,
      height: 261,
    });
  });

  test('never reaches over the answers, and keeps a height in which something can be read', () => {
    const bubble = { left: 0, right: 1280, top: 86, bottom: 440 };
    const { top, height } = dockPlaceOf({ ...room, bubble });
    expect(height).toBe(120);
    expect(top + height).toBeLessThanOrEqual(room.bottom);
  });
});
