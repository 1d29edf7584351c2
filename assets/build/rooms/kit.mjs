// Drawing primitives of the rooms: each returns SVG text. Flat shapes without outline; only people and the interface are inked.

/** Park-Miller: the same picture at every build. */
export const chance = (seed) => {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
};
const n = (v) => Math.round(v * 10) / 10;

export const r = (x, y, w, h, fill, rx = 0, more = '') =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"${rx ? ` rx="${rx}"` : ''} fill="${fill}"${more ? ` ${more}` : ''}/>`;
export const p = (d, fill, more = '') => `<path d="${d}" fill="${fill}"${more ? ` ${more}` : ''}/>`;
export const l = (d, stroke, width, more = '') =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${more ? ` ${more}` : ''}/>`;
export const el = (cx, cy, rx, ry, fill, more = '') =>
  `<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${more ? ` ${more}` : ''}/>`;
export const c = (cx, cy, radius, fill, more = '') => el(cx, cy, radius, radius, fill, more);
/** Group moved to x, y and scaled; a negative kx mirrors. */
export const at = (x, y, kx, ...content) =>
  `<g transform="translate(${n(x)} ${n(y)}) scale(${kx} ${Math.abs(kx)})">${content.join('')}</g>`;
export const fade = (opacity, ...content) => `<g opacity="${opacity}">${content.join('')}</g>`;
export const each = (count, draw) => Array.from({ length: count }, (_, i) => draw(i)).join('');
/** Vertical gradient (or along x2, y2) as a definition; use as `url(#id)`. */
export const grad = (id, from, to, x2 = 0, y2 = 1) =>
  `<defs><linearGradient id="${id}" x1="0" y1="0" x2="${x2}" y2="${y2}">${stop(0, from)}${stop(1, to)}</linearGradient></defs>`;
const stop = (offset, colour) => {
  const [hex, alpha] = colour.split('/');
  return `<stop offset="${offset}" stop-color="${hex}"${alpha ? ` stop-opacity="${alpha}"` : ''}/>`;
};

/** A wall with holes for the windows: the sky and its clouds move behind the picture. */
export const wall = (box, fill, holes = []) =>
  p([box, ...holes].map((o) => `M${o.x} ${o.y}h${o.w}v${o.h}h${-o.w}z`).join(''), fill, 'fill-rule="evenodd"');

/** Boards or tiles of a floor in perspective. */
export const floor = (box, from, to, line, { middle, rows = [0.18, 0.44, 0.78], columns = 9, spread = 2.2, id = 'floor' }) =>
  grad(id, from, to) +
  r(box.x, box.y, box.w, box.h, `url(#${id})`) +
  `<g stroke="${line}" stroke-width="2" opacity=".5">${rows
    .map((k) => `<path d="M${box.x} ${n(box.y + box.h * k)}h${box.w}"/>`)
    .join('')}${each(columns, (i) => {
    const dx = (i - (columns - 1) / 2) * (box.w / columns);
    return `<path d="M${n(middle + dx)} ${box.y}L${n(middle + dx * spread)} ${box.y + box.h}"/>`;
  })}</g>`;

/** Row of houses standing on `base`, with lit windows when `glass` is a colour. */
export const skyline = (x, base, w, h, colour, glass, seed) => {
  const next = chance(seed);
  let out = '';
  for (let left = x; left < x + w; ) {
    const width = Math.min(26 + next() * 46, x + w - left);
    const height = h * (0.35 + next() * 0.65);
    out += r(left, base - height, Math.max(width - 2, 1), height, colour);
    if (glass)
      for (let wy = base - height + 9; wy < base - 8; wy += 13)
        for (let wx = left + 6; wx < left + width - 10; wx += 10) if (next() > 0.55) out += r(wx, wy, 4, 6, glass);
    left += width;
  }
  return out;
};

let clips = 0;
/** Content cut to a rectangle. */
export const clip = (box, ...content) => {
  const id = `clip${clips++}`;
  return `<clipPath id="${id}">${r(box.x, box.y, box.w, box.h, '#000', box.rx ?? 0)}</clipPath><g clip-path="url(#${id})">${content.join('')}</g>`;
};

/** Window in a hole of the wall: town at the foot of the pane, frame, mullions, sill, optional blinds. The sky stays open. */
export const window = (
  o,
  { columns = 3, cross = 0.7, blinds = 0, seed = 7, frame = '#ffffff', edge = '#c6d1e3', town = 0.55, sill = true, shine = 1 } = {},
) => {
  const { x, y, w, h } = o;
  const base = y + h;
  return (
    clip(
      o,
      skyline(x - 8, base, w + 20, h * town, '#b9d2e8', '', seed),
      skyline(x - 3, base, w + 20, h * town * 0.72, '#98b8d6', '#d9ecfb', seed + 3),
      skyline(x - 12, base, w + 24, h * town * 0.22, '#86b3a0', '', seed + 9),
      p(`M${x} ${y}H${x + w * 0.34}L${x} ${y + h * 0.8}Z`, '#fff', `opacity="${n(shine * 20) / 100}"`),
      p(`M${x + w * 0.5} ${y}h${w * 0.16}L${x + w * 0.18} ${base}h${-w * 0.16}Z`, '#fff', `opacity="${n(shine * 13) / 100}"`),
      each(blinds, (i) => r(x, y + 3 + i * 10, w, 6, '#f6f9fd', 2, 'opacity=".95"')),
    ) +
    `<g fill="none" stroke="${frame}" stroke-width="12"><rect x="${x - 6}" y="${y - 6}" width="${w + 12}" height="${h + 12}" rx="6"/></g>` +
    `<rect x="${x - 12}" y="${y - 12}" width="${w + 24}" height="${h + 24}" rx="9" fill="none" stroke="${edge}" stroke-width="3"/>` +
    each(columns - 1, (i) => r(x + (w * (i + 1)) / columns - 5, y, 10, h, frame)) +
    (cross ? r(x, y + h * cross, w, 7, frame) : '') +
    (sill ? r(x - 24, y + h + 9, w + 48, 14, '#f9fbfe', 4) + r(x - 24, y + h + 20, w + 48, 4, edge, 2, 'opacity=".7"') : '')
  );
};

/** Light of a window falling across wall and floor. */
export const ray = (x, y, w, length, slant, id = 'ray') =>
  grad(id, '#ffffff/.38', '#ffffff/0') + p(`M${x} ${y}h${w}l${slant} ${length}h${-w * 1.35}z`, `url(#${id})`);

/** Round wall clock without hands: those are sprites. */
export const clock = (x, y, size, rim = '#4b5878') =>
  c(x, y, size, rim) +
  c(x, y, size * 0.82, '#fbfcfe') +
  each(12, (i) => {
    const a = (i * Math.PI) / 6;
    const [s, k] = [Math.sin(a) * size, -Math.cos(a) * size];
    return l(`M${n(x + s * 0.66)} ${n(y + k * 0.66)}L${n(x + s * 0.73)} ${n(y + k * 0.73)}`, '#9aa6bf', i % 3 ? 1.6 : 3);
  });
