import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { PLACES } from '../../src/core/scenario/terms.ts';
import { type Composition, type Room, type RoomsArt, roomOf } from '../../src/game/stage/rooms.ts';

const art = path.resolve(import.meta.dirname, '../../assets/art');
const manifest = JSON.parse(readFileSync(path.join(art, 'rooms.json'), 'utf8')) as RoomsArt;
const rooms = Object.entries(manifest.rooms) as [string, Room][];
const compositions: [string, Composition][] = rooms.flatMap(([id, room]): [string, Composition][] => [
  [`${id} lying`, room.landscape],
  [`${id} upright`, room.portrait],
]);
const kilobytes = (name: string): number => statSync(path.join(art, name)).size / 1024;
const frames = (scale: number): Record<string, { frame: { x: number; y: number; w: number; h: number } }> =>
  (
    JSON.parse(readFileSync(path.join(art, `${manifest.atlas}@${scale}x.json`), 'utf8')) as {
      frames: Record<string, { frame: { x: number; y: number; w: number; h: number } }>;
    }
  ).frames;

describe('the rooms of the company', () => {
  it('has a room and a light for every place of the format', () => {
    for (const place of PLACES) {
      const { room, time } = roomOf(manifest, place);
      expect(room.landscape.width).toBe(1280);
      expect(time.tint).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  it('throws for a place that the manifest lacks', () => {
    expect(() => roomOf({ ...manifest, rooms: {} }, 'pantry')).toThrow(/pantry/);
  });

  it.each(compositions)('%s: both layers are there at 1x and 2x, cover the bleed and keep their budget', async (_, view) => {
    for (const [layer, budget] of [
      ['back', 60],
      ['front', 30],
    ] as const) {
      expect(kilobytes(`${view[layer]}@1x.webp`)).toBeLessThanOrEqual(budget);
      for (const scale of [1, 2]) {
        const size = await sharp(path.join(art, `${view[layer]}@${scale}x.webp`)).metadata();
        expect([size.width, size.height]).toEqual([view.bleed.w * scale, view.bleed.h * scale]);
      }
    }
  });

  it.each(compositions)('%s: the picture reaches beyond its frame on every side', (_, { bleed, width, height }) => {
    expect(bleed.x).toBeLessThan(0);
    expect(bleed.y).toBeLessThan(0);
    expect(bleed.x + bleed.w).toBeGreaterThan(width);
    expect(bleed.y + bleed.h).toBeGreaterThan(height);
  });

  it.each(compositions)('%s: the front layer is clear above the heads and solid below the table edge', async (_, view) => {
    const { data, info } = await sharp(path.join(art, `${view.front}@1x.webp`))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const alpha = (x: number, y: number): number => data[((y - view.bleed.y) * info.width + x - view.bleed.x) * 4 + 3] ?? -1;
    for (const x of [...view.slots.left.flat(), ...view.slots.right.flat()]) {
      for (let y = view.headY - 40; y <= view.headY + 150; y += 10) expect(alpha(x, y)).toBe(0);
      for (let y = view.floorY + 30; y < view.height; y += 10) expect(alpha(x, y)).toBe(255);
    }
  });

  it.each(compositions)('%s: the back layer is solid but for the sky in its window', async (_, view) => {
    const { data, info } = await sharp(path.join(art, `${view.back}@1x.webp`))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const sky = view.window;
    let open = 0;
    for (let y = 0; y < info.height; y += 4)
      for (let x = 0; x < info.width; x += 4) {
        if ((data[(y * info.width + x) * 4 + 3] ?? 0) > 250) continue;
        open += 1;
        const [left, top] = [x + view.bleed.x, y + view.bleed.y];
        const inside = sky !== null && left >= sky.x - 2 && left <= sky.x + sky.w + 2 && top >= sky.y - 2 && top <= sky.y + sky.h + 2;
        expect(inside, `hole at ${left}, ${top}`).toBe(true);
      }
    expect(open > 0).toBe(sky !== null);
  });

  it.each(compositions)('%s: one, two and three people a side stand inside the frame, from the middle outwards', (_, view) => {
    const middle = view.width / 2;
    for (const [side, sign] of [
      ['left', -1],
      ['right', 1],
    ] as const) {
      expect(view.slots[side].slice(0, 3).map((row) => row.length)).toEqual([1, 2, 3]);
      expect(view.slots[side].slice(3).map((row) => row.length)).toEqual(view.slots[side].length > 3 ? [4] : []);
      for (const row of view.slots[side].slice(0, 3)) {
        const distances = row.map((x) => (x - middle) * sign);
        expect(distances).toEqual([...distances].sort((a, b) => a - b));
        expect(Math.min(...distances)).toBeGreaterThan(50);
        for (const x of row) expect(x > 0 && x < view.width).toBe(true);
      }
    }
    expect(view.headY).toBeLessThan(view.floorY - 300);
  });

  it.each(compositions)('%s: every moving thing has its frame, a place in the picture and what its motion needs', (_, view) => {
    const names = frames(1);
    expect(view.life.length).toBeGreaterThan(1);
    for (const thing of view.life) {
      expect(names).toHaveProperty(thing.sprite);
      expect(thing.w).toBeGreaterThan(1);
      expect(thing.h).toBeGreaterThan(1);
      if (thing.kind === 'drift' || thing.kind === 'belt') {
        expect(thing.speed).toBeGreaterThan(0);
        expect(thing.from).toBeLessThan(thing.to ?? Number.NEGATIVE_INFINITY);
      } else if (thing.kind === 'rain' || thing.kind === 'snow') expect(thing.speed).toBeGreaterThan(0);
      else if (thing.kind !== 'still') expect(thing.period).toBeGreaterThan(0);
      // Clouds and parts on a belt may wait outside; the rest is to be seen.
      if (thing.kind === 'drift' || thing.kind === 'belt') continue;
      expect(thing.x >= view.bleed.x - 2 && thing.x <= view.bleed.x + view.bleed.w).toBe(true);
      expect(thing.y >= view.bleed.y - 2 && thing.y <= view.bleed.y + view.bleed.h).toBe(true);
    }
    if (view.window !== null) expect(view.life.some((thing) => thing.kind === 'rain' || thing.kind === 'snow')).toBe(true);
  });

  it('has the same frames in both sizes of the atlas', () => {
    const [one, two] = [frames(1), frames(2)];
    expect(Object.keys(two)).toEqual(Object.keys(one));
    for (const [name, { frame }] of Object.entries(one))
      expect([two[name]?.frame.w, two[name]?.frame.h]).toEqual([frame.w * 2, frame.h * 2]);
  });

  it.each(rooms)('%s: its card is 640 × 360 and at most 20 KB', async (_, room) => {
    const size = await sharp(path.join(art, room.card)).metadata();
    expect([size.width, size.height]).toEqual([640, 360]);
    expect(kilobytes(room.card)).toBeLessThanOrEqual(20);
  });
});

describe('the title picture', () => {
  it.each([
    ['wide', 1600, 900],
    ['upright', 900, 1600],
  ])('%s: %i × %i within 90 KB', async (name, width, height) => {
    const file = `title/${name}.webp`;
    expect(existsSync(path.join(art, file))).toBe(true);
    const size = await sharp(path.join(art, file)).metadata();
    expect([size.width, size.height]).toEqual([width, height]);
    expect(kilobytes(file)).toBeLessThanOrEqual(90);
  });
});
