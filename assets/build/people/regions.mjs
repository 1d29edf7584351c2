// Finds what the ink encloses: `H` regions are holes in the ink (cloth, skin), `S` regions are solid ink (dark trousers, hair).
// Ids count down by area, so they stay the same as long as the drawing does.
import { drawPiece } from './peeps.mjs';
import { renderMask } from './raster.mjs';
import { traceMask } from './trace.mjs';

/** All lengths in peep units = pixels. */
const GAP = 3; // holes keep this far from ink while they are told apart, so that thin leaks between lines close
const GROW = 13; // then they grow under the ink, to the middle of the line, and into slits that silhouette and ink leave open
const SLIT = 6; // half the width of such a slit
const MIN_HOLE = 40;
const MIN_SOLID = 150;

/** Distance of each pixel to the nearest set pixel (two passes, chamfer). */
function measureDistance(mask, width, height) {
  const far = 1e6;
  const diagonal = Math.SQRT2;
  const d = new Float32Array(mask.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (mask[i]) continue;
      let near = x > 0 ? d[i - 1] + 1 : far;
      if (y > 0) {
        const above = i - width;
        if (d[above] + 1 < near) near = d[above] + 1;
        if (x > 0 && d[above - 1] + diagonal < near) near = d[above - 1] + diagonal;
        if (x < width - 1 && d[above + 1] + diagonal < near) near = d[above + 1] + diagonal;
      }
      d[i] = near < far ? near : far;
    }
  }
  for (let y = height - 1, i = d.length - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, i--) {
      let near = d[i];
      if (near === 0) continue;
      if (x < width - 1 && d[i + 1] + 1 < near) near = d[i + 1] + 1;
      if (y < height - 1) {
        const below = i + width;
        if (d[below] + 1 < near) near = d[below] + 1;
        if (x < width - 1 && d[below + 1] + diagonal < near) near = d[below + 1] + diagonal;
        if (x > 0 && d[below - 1] + diagonal < near) near = d[below - 1] + diagonal;
      }
      d[i] = near;
    }
  }
  return d;
}

/** The pixel left, right, above or below; −1 past the left or right edge. */
function beside(i, x, width, side) {
  if (side === 0) return x > 0 ? i - 1 : -1;
  if (side === 1) return x < width - 1 ? i + 1 : -1;
  return side === 2 ? i - width : i + width;
}

/** Connected sets of pixels for which `inside` holds, largest first. */
function collectIslands(inside, width, height, minArea) {
  const size = width * height;
  const seen = new Uint8Array(size);
  const islands = [];
  for (let start = 0; start < size; start++) {
    if (seen[start] || !inside(start)) continue;
    const island = [start];
    seen[start] = 1;
    for (let k = 0; k < island.length; k++) {
      const i = island[k];
      const x = i % width;
      for (let side = 0; side < 4; side++) {
        const next = beside(i, x, width, side);
        if (next < 0 || next >= size || seen[next] || !inside(next)) continue;
        seen[next] = 1;
        island.push(next);
      }
    }
    if (island.length >= minArea) islands.push(island);
  }
  return islands.sort((a, b) => b.length - a.length);
}

/** Lets all holes grow at once, a step at a time, so that two neighbours meet in the middle of the line between them. */
function growHoles(holes, silhouette, width, height) {
  const owner = new Int16Array(width * height).fill(-1);
  holes.forEach((hole, id) => {
    for (const i of hole) owner[i] = id;
  });
  let front = holes.flat();
  for (let step = 0; step < GROW && front.length > 0; step++) {
    const nextFront = [];
    for (const i of front) {
      const x = i % width;
      for (let side = 0; side < 4; side++) {
        const next = beside(i, x, width, side);
        if (next < 0 || next >= owner.length || owner[next] >= 0 || !silhouette[next]) continue;
        owner[next] = owner[i];
        nextFront.push(next);
      }
    }
    front = nextFront;
  }
  return owner;
}

/** Silhouette with its slits filled (morphological closing). */
function closeSlits(mask, width, height) {
  const near = measureDistance(mask, width, height).map((d) => (d > SLIT ? 1 : 0));
  const back = measureDistance(near, width, height);
  return mask.map((v, i) => (v || back[i] > SLIT ? 1 : 0));
}

/** The part of the picture around some of its pixels, with so much `room` on each side as there is. */
function windowOf(pixels, room, width, height) {
  let [x0, y0, x1, y1] = [width, height, 0, 0];
  for (const i of pixels) {
    const x = i % width;
    const y = Math.floor(i / width);
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  x0 = Math.max(0, x0 - room);
  y0 = Math.max(0, y0 - room);
  return { x0, y0, w: Math.min(width, x1 + room + 1) - x0, h: Math.min(height, y1 + room + 1) - y0 };
}

const cache = new Map();

/**
 * Regions of a piece as SVG path data by id. `core` is how thick ink must be to count as a surface, `inset` how wide an
 * ink line stays around it.
 */
export function findRegions(kind, name, box, { core = 12, inset = 8 } = {}) {
  const key = `${kind}/${name}/${core}/${inset}/${box.join()}`;
  const known = cache.get(key);
  if (known) return known;
  const [, , width, height] = box;
  const ink = renderMask(drawPiece(kind, name, { ink: '#000' }), box, 110);
  const silhouette = renderMask(drawPiece(kind, name, { ink: '#000', background: '#000' }), box, 127);
  const toInk = measureDistance(ink, width, height);
  const depth = measureDistance(
    ink.map((v) => 1 - v),
    width,
    height,
  );
  const regions = {};
  const holes = collectIslands((i) => silhouette[i] === 1 && ink[i] === 0 && toInk[i] > GAP, width, height, MIN_HOLE);
  const owner = growHoles(holes, closeSlits(silhouette, width, height), width, height);
  const trace = (pixels, room, isIn) => {
    const { x0, y0, w, h } = windowOf(pixels, room, width, height);
    const mask = new Uint8Array(w * h);
    for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) mask[y * w + x] = isIn((y + y0) * width + x + x0, y * w + x) ? 1 : 0;
    return traceMask(mask, w, h, box, { x0, y0 });
  };
  holes.forEach((hole, id) => {
    regions[`H${id}`] = trace(hole, GROW, (i) => owner[i] === id);
  });
  const solids = collectIslands((i) => ink[i] === 1 && depth[i] > core, width, height, MIN_SOLID);
  solids.forEach((solid, id) => {
    const wide = core - inset + 0.5;
    const room = Math.ceil(wide) + 1;
    const { x0, y0, w, h } = windowOf(solid, room, width, height);
    const seed = new Uint8Array(w * h);
    for (const i of solid) seed[(Math.floor(i / width) - y0) * w + (i % width) - x0] = 1;
    const reach = measureDistance(seed, w, h);
    regions[`S${id}`] = trace(solid, room, (i, inside) => reach[inside] <= wide && depth[i] > inset);
  });
  cache.set(key, regions);
  return regions;
}
