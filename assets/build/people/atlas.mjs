// Sprites of one figure, packed into one sheet per scale, with Phaser's JSON hash beside it; what is seldom on stage is a picture of
// its own, so that nobody fetches it before it is needed.
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { quantise } from './quantise.mjs';
import { renderPixels } from './raster.mjs';

/** Pixels per peep unit at 1x: a head is then about 190 px wide with its hair on a 1280 × 720 stage. */
export const PIXELS_PER_UNIT = 0.4;
const SCALES = [1, 2];
const GUTTER = 2; // empty pixels between frames at 1x, so that neighbours do not bleed
const SHEET_WIDTH = 1960; // at 1x; the 2x sheet stays below the 4096 of small GPUs

/** How hard the encoder looks, 0-100: the most would gain 10 % in twenty times the time. */
const SEARCH = 80;
const QUICK_SEARCH = 40;

/** Units per pixel at 1x: sprites start and end on this grid so that both scales show the same box. */
const GRID = 1 / PIXELS_PER_UNIT;

const round = (value) => Math.round(value * 1000) / 1000;

/** Smallest box on the pixel grid around everything visible inside `box`. */
function trimBox(inner, [x, y, w, h]) {
  const left = Math.floor(x / GRID);
  const top = Math.floor(y / GRID);
  const width = Math.ceil((x + w) / GRID) - left;
  const height = Math.ceil((y + h) / GRID) - top;
  const { pixels } = renderPixels(inner, [left * GRID, top * GRID, width * GRID, height * GRID], width, height);
  let x0 = width;
  let x1 = -1;
  let y0 = height;
  let y1 = -1;
  for (let i = 0; i < width * height; i++) {
    if (pixels[i * 4 + 3] === 0) continue;
    const px = i % width;
    const py = Math.floor(i / width);
    x0 = Math.min(x0, px);
    x1 = Math.max(x1, px);
    y0 = Math.min(y0, py);
    y1 = Math.max(y1, py);
  }
  if (x1 < 0) throw new Error('an empty sprite');
  return { left: left + x0, top: top + y0, width: x1 - x0 + 1, height: y1 - y0 + 1 };
}

/** Rows of frames, tallest first; deterministic. */
function packRows(frames) {
  const order = [...frames].sort((a, b) => b.height - a.height || (a.name < b.name ? -1 : 1));
  let x = 0;
  let y = 0;
  let row = 0;
  let width = 0;
  for (const frame of order) {
    if (x > 0 && x + frame.width > SHEET_WIDTH) {
      x = 0;
      y += row + GUTTER;
      row = 0;
    }
    frame.at = [x, y];
    x += frame.width + GUTTER;
    row = Math.max(row, frame.height);
    width = Math.max(width, x);
  }
  return { width: width - GUTTER, height: y + row };
}

const asWebp = (image, quick) => image.webp({ lossless: true, exact: true, effort: quick ? 4 : 6, quality: quick ? QUICK_SEARCH : SEARCH });

/** One pixel array with all frames, in the few colours of the figure. */
async function drawSheet(frames, size, scale) {
  const layers = frames.map((frame) => {
    const box = [frame.left * GRID, frame.top * GRID, frame.width * GRID, frame.height * GRID];
    const { pixels, width, height } = renderPixels(frame.inner, box, frame.width * scale, frame.height * scale);
    return { input: pixels, raw: { width, height, channels: 4 }, left: frame.at[0] * scale, top: frame.at[1] * scale };
  });
  const sheet = { width: size.width * scale, height: size.height * scale };
  const pixels = await sharp({ create: { ...sheet, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .composite(layers)
    .raw()
    .toBuffer();
  await quantise(pixels, sheet, scale);
  return sharp(pixels, { raw: { ...sheet, channels: 4 } });
}

/** Writes what `drawSheet` drew: frames that stand `alone` as `<name>-<frame>@<scale>x.webp`, the others packed anew. */
export async function writeSheet(folder, name, frames, drawn, scale, quick) {
  const cutOut = ({ at, width, height }) =>
    drawn.clone().extract({ left: at[0] * scale, top: at[1] * scale, width: width * scale, height: height * scale });
  for (const frame of frames.filter(({ alone }) => alone))
    await asWebp(cutOut(frame), quick).toFile(`${folder}/${name}-${frame.name}@${scale}x.webp`);

  const together = frames.filter(({ alone }) => !alone);
  const layers = [];
  for (const frame of together) layers.push({ was: frame, input: await cutOut(frame).raw().toBuffer() });
  const packed = together.map((frame) => ({ ...frame }));
  const size = packRows(packed);
  const sheet = { width: size.width * scale, height: size.height * scale };
  const placed = packed.map(({ at, width, height }, index) => ({
    input: layers[index].input,
    raw: { width: width * scale, height: height * scale, channels: 4 },
    left: at[0] * scale,
    top: at[1] * scale,
  }));
  const file = `${name}@${scale}x`;
  const whole = await sharp({ create: { ...sheet, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .composite(placed)
    .raw()
    .toBuffer();
  await asWebp(sharp(whole, { raw: { ...sheet, channels: 4 } }), quick).toFile(`${folder}/${file}.webp`);
  const hash = {};
  for (const { name: key, at, width, height } of [...packed].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const w = width * scale;
    const h = height * scale;
    hash[key] = {
      frame: { x: at[0] * scale, y: at[1] * scale, w, h },
      rotated: false,
      trimmed: false,
      spriteSourceSize: { x: 0, y: 0, w, h },
      sourceSize: { w, h },
    };
  }
  const meta = { image: `${file}.webp`, format: 'RGBA8888', size: { w: sheet.width, h: sheet.height }, scale: String(scale) };
  await writeFile(`${folder}/${file}.json`, `${JSON.stringify({ frames: hash, meta })}\n`);
}

/** Packs `{ name, inner, box, alone }` sprites; returns the Sprite of art.ts by name. `box` bounds what is drawn, in peep units. */
export async function writeAtlas(folder, name, sprites, { quick = false } = {}) {
  const frames = sprites.map((sprite) => ({ ...sprite, ...trimBox(sprite.inner, sprite.box) }));
  const size = packRows(frames);
  // All in one first: a figure has one set of colours, whatever it is cut into.
  for (const scale of SCALES) await writeSheet(folder, name, frames, await drawSheet(frames, size, scale), scale, quick);
  return Object.fromEntries(
    frames.map(({ name: frame, left, top, width, height }) => [
      frame,
      { frame, x: round(left * GRID), y: round(top * GRID), w: round(width * GRID), h: round(height * GRID) },
    ]),
  );
}
