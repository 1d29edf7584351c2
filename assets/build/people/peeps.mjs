// The raw material: Open Peeps by Pablo Stanley (CC0 1.0) through react-peeps. Every piece is a silhouette (BG) and an ink path.
import { createRequire } from 'node:module';
import { slimPointing } from './bend.mjs';
import { mapPoints } from './geometry.mjs';
import { splitSubpaths } from './subpaths.mjs';

const require = createRequire(import.meta.url);
const React = require('react');
const { renderToStaticMarkup } = require('react-dom/server');
const Peeps = require('react-peeps');

/** Where react-peeps puts each group inside the 850 × 1200 canvas of a bust. */
const ORIGIN = {
  pose: [0, 0],
  hair: [225, 0],
  face: [225 + 159, 186],
  beard: [225 + 123, 338],
  accessory: [225 + 47, 241],
};

const SOURCES = {
  pose: [Peeps.StandingPose, Peeps.SittingPose, Peeps.BustPose],
  hair: [Peeps.Hair],
  face: [Peeps.Face],
  beard: [Peeps.FacialHair],
  accessory: [Peeps.Accessories],
};

/** Drawings that do not belong among colleagues. */
const BANNED = new Set(['Cyclops', 'Monster', 'Killer']);

/** Colours that a few drawings bring along; here they count as background. */
const TINT = /fill="#[0-9a-fA-F]{6}"/g;

const markups = new Map();

/** A drawing under another name, bent: every point is moved by the function. */
const BENT = { PointingSlim: ['PointingFingerWB', slimPointing] };

/** All paths of a drawing in the units of the canvas, point by point through `bend`. */
function bendMarkup(markup, [x, y], bend) {
  const group = markup.match(/<g[^>]*?translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)/);
  return markup
    .replace(/d="([^"]+)"( transform="translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)")?/g, (_, d, _transform, tx, ty) => {
      const dx = x + Number(group?.[1] ?? 0) + Number(tx ?? 0);
      const dy = y + Number(group?.[2] ?? 0) + Number(ty ?? 0);
      const paths = splitSubpaths(d).map((sub) => mapPoints(sub.d, ([u, v]) => bend([u + dx, v + dy])));
      return `d="${paths.join('')}"`;
    })
    .replace(/<g[^>]*>/, '<g>');
}

/** Markup of one piece with the placeholders INK and BG for its two colours. */
export function readMarkup(kind, name) {
  const key = `${kind}/${name}`;
  if (!markups.has(key)) {
    const [source, bend] = BENT[name] ?? [name];
    const component = SOURCES[kind].map((group) => group[source]).find(Boolean);
    if (!component || BANNED.has(source)) throw new Error(`no such piece: ${key}`);
    const markup = renderToStaticMarkup(React.createElement(component, { strokeColor: 'INK', backgroundColor: 'BG' }));
    markups.set(key, bend ? bendMarkup(markup, ORIGIN[kind], bend) : markup);
  }
  return markups.get(key);
}

export function originOf(kind) {
  return ORIGIN[kind];
}

/** Drops the subpaths of the ink that `speck` names by their box on the canvas: dots and pieces of pattern. */
function dropSpecks(markup, [x, y], speck) {
  const group = markup.match(/<g[^>]*?translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)/);
  return markup.replace(
    /d="([^"]+)"( transform="translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)")?( fill="INK")/g,
    (_, d, transform, tx, ty, fill) => {
      const dx = x + Number(group?.[1] ?? 0) + Number(tx ?? 0);
      const dy = y + Number(group?.[2] ?? 0) + Number(ty ?? 0);
      const kept = splitSubpaths(d).filter((sub) => !speck({ x0: sub.x0 + dx, x1: sub.x1 + dx, y0: sub.y0 + dy, y1: sub.y1 + dy }));
      return `d="${kept.map((sub) => sub.d).join('')}"${transform ?? ''}${fill}`;
    },
  );
}

/** One piece at its place on the canvas; `none` leaves a layer out. */
export function drawPiece(kind, name, { ink = 'none', background = 'none', speck }) {
  const [x, y] = ORIGIN[kind];
  const source = speck ? dropSpecks(readMarkup(kind, name), [x, y], speck) : readMarkup(kind, name);
  const markup = source.replace(TINT, 'fill="BG"').replaceAll('BG', background).replaceAll('INK', ink);
  return `<g transform="translate(${x} ${y})">${markup}</g>`;
}
