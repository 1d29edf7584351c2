// Flat art in sixteen colours: lossless WebP packs them two to a byte, and edges stay clean. A common quantiser goes by area and
// would lose a hair band or a button; here every colour that was painted keeps its place, and only the rest are blends of edges.
import sharp from 'sharp';

const COLOURS = 16;
/** Painted colours kept at most, so that enough is left for the edges. */
const PAINTED = 11;
/** Pixels at 1x, with their four neighbours of one colour, from which it counts as painted: a pearl has more. Edges have hardly any. */
const FEWEST = 12;
/** Edges against nothing, most wanted first. */
const CLEAR_EDGES = 2;
/** A blend as near as this to a colour that is there adds nothing (RGBA, premultiplied). */
const NEAR = 14;

const key = (pixels, at) => ((pixels[at] << 24) | (pixels[at + 1] << 16) | (pixels[at + 2] << 8) | pixels[at + 3]) >>> 0;
const unpack = (packed) => [packed >>> 24, (packed >>> 16) & 255, (packed >>> 8) & 255, packed & 255];

function histogramOf(pixels) {
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += 4) {
    const packed = pixels[at + 3] === 0 ? 0 : key(pixels, at);
    counts.set(packed, (counts.get(packed) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

/** Opaque colours that fill an area, the largest first. */
function paintedIn(pixels, width, scale) {
  const counts = new Map();
  const row = width * 4;
  for (let at = row; at < pixels.length - row; at += 4) {
    if (pixels[at + 3] !== 255) continue;
    const packed = key(pixels, at);
    const inside = [at - 4, at + 4, at - row, at + row].every((next) => key(pixels, next) === packed);
    if (inside) counts.set(packed, (counts.get(packed) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= FEWEST * scale * scale)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, PAINTED)
    .map(([packed]) => unpack(packed));
}

function distance([r, g, b, a], [r2, g2, b2, a2]) {
  const [k, k2] = [a / 255, a2 / 255];
  return Math.hypot(r * k - r2 * k2, g * k - g2 * k2, b * k - b2 * k2, a - a2);
}

/**
 * How much a colour would show in the place of a pixel: over black, over white, and over its own colour. There the edge of a
 * chin lies over the throat, and a half-clear dark would dot it.
 */
function wrongness([r, g, b, a], [r2, g2, b2, a2]) {
  const [k, k2] = [a / 255, a2 / 255];
  return [
    [0, 0, 0],
    [255, 255, 255],
    [r, g, b],
  ].reduce((sum, [x, y, z]) => {
    const dr = r * k - r2 * k2 + x * (k2 - k);
    const dg = g * k - g2 * k2 + y * (k2 - k);
    const db = b * k - b2 * k2 + z * (k2 - k);
    return sum + Math.hypot(dr, dg, db);
  }, 0);
}

/** The best colour of the palette for each pixel, in place. */
function snap(pixels, palette) {
  const known = new Map();
  for (let at = 0; at < pixels.length; at += 4) {
    const packed = pixels[at + 3] === 0 ? 0 : key(pixels, at);
    let best = known.get(packed);
    if (best === undefined) {
      const colour = unpack(packed);
      best = palette.reduce((one, other) => (wrongness(colour, other) < wrongness(colour, one) ? other : one));
      known.set(packed, best);
    }
    pixels.set(best, at);
  }
}

/** RGBA pixels of a sheet, brought down to sixteen colours in place. */
export async function quantise(pixels, { width, height }, scale) {
  const flat = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .png({ palette: true, colours: COLOURS, quality: 100, dither: 0, effort: 10 })
    .toBuffer();
  const blends = histogramOf(await sharp(flat).ensureAlpha().raw().toBuffer()).map(([packed]) => unpack(packed));
  const painted = paintedIn(pixels, width, scale);
  const palette = [[0, 0, 0, 0], ...painted];
  const add = (colours, limit) => {
    for (const colour of colours) {
      if (palette.length >= limit) return;
      if (palette.every((one) => distance(one, colour) > NEAR)) palette.push(colour);
    }
  };
  add(
    blends.filter(([, , , alpha]) => alpha > 0 && alpha < 255),
    Math.min(COLOURS, palette.length + CLEAR_EDGES),
  );
  add(blends, COLOURS);
  snap(pixels, palette);
}
