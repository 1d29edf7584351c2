// The comparison on altered pictures of real screens: what must not be told, and what must.
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { besideEachOther, cellsOf, compareCells } from '../e2e/picture-compare.ts';

const fileOf = (screen: string): string => path.join(import.meta.dirname, '../e2e/pictures', `${screen}.webp`);

/** CSS px. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
const box = (left: number, top: number, width: number, height: number): Box => ({ left, top, width, height });

type Alter = (screen: string) => Promise<Buffer>;

const pasted =
  (from: Box, change: (piece: Sharp) => Sharp, to: { readonly left: number; readonly top: number }): Alter =>
  async (screen) => {
    const input = await change(sharp(fileOf(screen)).extract(from))
      .png()
      .toBuffer();
    return sharp(fileOf(screen))
      .composite([{ input, left: to.left, top: to.top }])
      .png()
      .toBuffer();
  };
const moved = (from: Box, x: number, y: number): Alter => pasted(from, (piece) => piece, { left: from.left + x, top: from.top + y });
const scaled = (from: Box, factor: number): Alter =>
  pasted(from, (piece) => piece.resize(Math.round(from.width * factor), Math.round(from.height * factor), { fit: 'fill' }), from);
const wider = (from: Box, factor: number): Alter =>
  pasted(from, (piece) => piece.resize(Math.round(from.width * factor), from.height, { fit: 'fill' }), from);
const recoloured = (from: Box, hue: number): Alter => pasted(from, (piece) => piece.modulate({ hue }), from);
const whole =
  (change: (picture: Sharp) => Sharp): Alter =>
  (screen) =>
    change(sharp(fileOf(screen)))
      .png()
      .toBuffer();

/** The colour beside the box lies over it. */
const gone =
  (what: Box): Alter =>
  async (screen) => {
    const beside = await sharp(fileOf(screen))
      .extract({ left: what.left - 6, top: what.top - 6, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer();
    const [r = 0, g = 0, b = 0] = beside;
    const input = { create: { width: what.width, height: what.height, channels: 3 as const, background: { r, g, b } } };
    return sharp(fileOf(screen))
      .composite([{ input, left: what.left, top: what.top }])
      .png()
      .toBuffer();
  };

const PAPER = box(452, 278, 640, 180);
const ANSWERS = box(130, 450, 1010, 256);

test.each<[string, string, Alter]>([
  ['nothing but a lossy file', 'scene-calm', whole((picture) => picture.webp({ quality: 45 }))],
  [
    'everything a pixel further',
    'scene-calm',
    whole((picture) => picture.extend({ left: 1, top: 1, extendWith: 'copy' }).extract(box(0, 0, 1280, 720))),
  ],
  ['softer edges of letters', 'briefing', whole((picture) => picture.blur(0.6))],
  ['harder edges of letters', 'briefing', whole((picture) => picture.sharpen({ sigma: 1 }))],
  ['text a pixel lower', 'briefing', moved(PAPER, 0, 1)],
  ['text a pixel aside', 'debrief', moved(box(110, 200, 700, 120), 1, 0)],
  ['letters 1 % wider apart', 'briefing', wider(PAPER, 1.01)],
  ['letters 1 % closer', 'scene-calm', wider(ANSWERS, 0.99)],
  ['letters 1 % larger', 'briefing', scaled(PAPER, 1.01)],
  ['letters 1 % smaller', 'scene-tense', scaled(box(130, 450, 700, 256), 0.99)],
])('%s is the same picture (%s)', async (_, screen, alter) => {
  const { spots, same } = compareCells(await cellsOf(await alter(screen)), await cellsOf(fileOf(screen)));
  expect({ same, spots }).toMatchObject({ same: true });
});

test.each<[string, string, Alter]>([
  ['a person gone', 'scene-calm', gone(box(346, 226, 250, 226))],
  ['a bubble gone', 'scene-calm', gone(box(816, 90, 190, 92))],
  ['an answer gone', 'scene-calm', gone(box(124, 582, 1032, 60))],
  ['a button gone', 'briefing', gone(box(964, 646, 176, 62))],
  ['a portrait gone', 'briefing', gone(box(185, 376, 78, 78))],
  ['the picture of a card gone', 'map', gone(box(14, 140, 360, 200))],
  ['a panel 16 px aside', 'briefing', moved(box(430, 255, 680, 312), 16, 0)],
  ['a panel 16 px lower', 'debrief', moved(box(100, 160, 840, 270), 0, 16)],
  ['the player 16 px aside', 'scene-calm', moved(box(60, 220, 260, 230), 16, 0)],
  ['another colour of the theme', 'briefing', whole((picture) => picture.modulate({ hue: 40 }))],
  ['another colour of one button', 'title', recoloured(box(115, 405, 430, 62), 60)],
  ['no light of tension', 'scene-tense', whole((picture) => picture.modulate({ brightness: 1.35 }))],
])('%s is another picture (%s)', async (_, screen, alter) => {
  const { spots, same } = compareCells(await cellsOf(await alter(screen)), await cellsOf(fileOf(screen)));
  expect({ same, spots }).toMatchObject({ same: false });
});

test('another size is another picture, and the three are shown side by side', async () => {
  const other = compareCells(await cellsOf(fileOf('map')), await cellsOf(fileOf('title')));
  expect(other.same).toBe(false);
  const altered = await gone(box(816, 90, 190, 92))('scene-calm');
  const comparison = compareCells(await cellsOf(altered), await cellsOf(fileOf('scene-calm')));
  const { width, height } = await sharp(await besideEachOther(altered, fileOf('scene-calm'), comparison)).metadata();
  expect([width, height]).toEqual([3 * 1280, 720]);
});
