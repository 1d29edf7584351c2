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
  const d = new Float32Array(mask.length).fill(far);
  for (let i = 0; i < mask.length; i++) if (mask[i]) d[i] = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (x > 0) d[i] = Math.min(d[i], d[i - 1] + 1);
      if (y === 0) continue;
      d[i] = Math.min(d[i], d[i - width] + 1);
      if (x > 0) d[i] = Math.min(d[i], d[i - width - 1] + diagonal);
      if (x < width - 1) d[i] = Math.min(d[i], d[i - width + 1] + diagonal);
    }
  }
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) {
      const i = y * width + x;
      if (x < width - 1) d[i] = Math.min(d[i], d[i + 1] + 1);
      if (y === height - 1) continue;
      d[i] = Math.min(d[i], d[i + width] + 1);
      if (x < width - 1) d[i] = Math.min(d[i], d[i + width + 1] + diagonal);
      if (x > 0) d[i] = Math.min(d[i], d[i + width - 1] + diagonal);
    }
  }
  return d;
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
      for (const next of [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width]) {
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
      for (const next of [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width]) {
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
  holes.forEach((_, id) => {
    const mask = new Uint8Array(owner.length);
    for (let i = 0; i < owner.length; i++) mask[i] = owner[i] === id ? 1 : 0;
    regions[`H${id}`] = traceMask(mask, width, height, box);
  });
  const solids = collectIslands((i) => ink[i] === 1 && depth[i] > core, width, height, MIN_SOLID);
  solids.forEach((solid, id) => {
    const seed = new Uint8Array(owner.length);
    for (const i of solid) seed[i] = 1;
    const reach = measureDistance(seed, width, height);
    const mask = seed.map((_, i) => (reach[i] <= core - inset + 0.5 && depth[i] > inset ? 1 : 0));
    regions[`S${id}`] = traceMask(mask, width, height, box);
  });
  cache.set(key, regions);
  return regions;
}
