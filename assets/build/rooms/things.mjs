// Furniture and small things that more than one room uses. The origin is where the thing stands, unless said otherwise.
import { at, c, each, el, fade, grad, l, p, r } from './kit.mjs';

const leaf = (x, y, angle, length, colour) =>
  `<g transform="translate(${x} ${y}) rotate(${angle})">` +
  p(
    `M0 0C${length * 0.28} ${-length * 0.22} ${length * 0.3} ${-length * 0.78} 0 ${-length}C${-length * 0.3} ${-length * 0.78} ${-length * 0.28} ${-length * 0.22} 0 0Z`,
    colour,
  ) +
  l(`M0 0V${-length * 0.85}`, '#2d7c60', 1.6, 'opacity=".5"') +
  '</g>';
const GREENS = ['#3f9c78', '#4bb389', '#5bc499'];

export const plant = (x, y, k, pot = '#e8e3da') =>
  at(
    x,
    y,
    k,
    [
      [-52, 95, 0],
      [52, 95, 0],
      [-30, 125, 1],
      [30, 128, 1],
      [-8, 140, 2],
      [14, 132, 0],
      [-70, 66, 2],
      [70, 66, 1],
    ]
      .map(([a, len, g]) => leaf(0, -52, a, len, GREENS[g]))
      .join(''),
    p('M-36 -60H36L28 -6Q26 0 18 0H-18Q-26 0 -28 -6Z', pot),
    p('M-36 -60H36L34 -44H-34Z', '#000', 'opacity=".09"'),
  );

/** Rubber tree: tall stem, for corners. */
export const tree = (x, y, k, pot = '#d9d2c6') =>
  at(
    x,
    y,
    k,
    l('M0 -50Q6 -160 -4 -250', '#8a6b4e', 7),
    [
      [-60, 110, -210, 0],
      [58, 110, -200, 1],
      [-40, 120, -240, 1],
      [40, 118, -236, 2],
      [0, 130, -246, 2],
      [-74, 92, -160, 2],
      [72, 90, -150, 0],
      [-30, 92, -262, 0],
      [26, 90, -262, 1],
    ]
      .map(([a, len, y0, g]) => leaf(0, y0, a, len, GREENS[g]))
      .join(''),
    p('M-40 -58H40L32 -6Q30 0 22 0H-22Q-30 0 -32 -6Z', pot),
    p('M-40 -58H40L38 -42H-38Z', '#000', 'opacity=".09"'),
  );

export const chair = (x, y, k, seat = '#4c5f86', back = '#5b71a0', seam = '#6d84b5') =>
  at(
    x,
    y,
    k,
    p('M-62 0Q-70 -120 -48 -150Q0 -170 48 -150Q70 -120 62 0Z', seat),
    p('M-50 -6Q-56 -112 -38 -138Q0 -154 38 -138Q56 -112 50 -6Z', back),
    l('M-40 -96Q0 -108 40 -96', seam, 5),
  );

/** Hanging lamp with its cone of light; y is its lower rim. */
export const lamp = (x, top, y, k = 1, shade = '#39435e') =>
  l(`M${x} ${top}V${y - 36 * k}`, '#5d6882', 3) +
  grad('lampglow', '#fff2c8/.36', '#fff2c8/0') +
  at(
    x,
    y,
    k,
    p('M-44 0Q-40 -36 0 -38Q40 -36 44 0Z', shade),
    p('M-44 0Q0 12 44 0Q0 -6 -44 0Z', '#ffe9b0'),
    p('M-44 2L-118 240H118L44 2Z', 'url(#lampglow)'),
  );

/** Ring binders side by side. */
export const binders = (x, y, colours, h = 52, w = 15) =>
  colours
    .map((colour, i) => {
      const height = h - ((i * 7) % 3) * 4;
      return (
        r(x + i * (w + 1.5), y - height, w, height, colour, 2) +
        r(x + i * (w + 1.5) + 3, y - height + 9, w - 6, 12, '#fff', 1, 'opacity=".75"') +
        c(x + i * (w + 1.5) + w / 2, y - 10, 2.4, '#fff', 'opacity=".55"')
      );
    })
    .join('');

export const monitor = (x, y, k, screen = '#dfeaf8') =>
  at(
    x,
    y,
    k,
    r(-8, -24, 16, 24, '#8b96ad'),
    r(-34, -5, 68, 6, '#8b96ad', 3),
    r(-64, -104, 128, 82, '#39435e', 6),
    r(-58, -98, 116, 68, screen, 3),
    r(-48, -88, 40, 5, '#9db4da', 2),
    r(-48, -78, 70, 4, '#c3d2ea', 2),
    r(-48, -69, 58, 4, '#c3d2ea', 2),
    r(14, -60, 10, 22, '#7fa0d8', 2),
    r(28, -68, 10, 30, '#e8a868', 2),
    r(-48, -46, 44, 4, '#c3d2ea', 2),
  );

/** Chest of drawers, top edge at y - h. */
export const drawers = (x, y, w, h, columns, rows, face = '#d8b48d', top = '#e7c9a6', gap = '#b98f66', knob = '#9a7350') =>
  r(x, y - h, w, h, face, 5) +
  r(x, y - h, w, 11, top, 4) +
  each(columns - 1, (i) => l(`M${x + (w * (i + 1)) / columns} ${y - h + 14}V${y - 3}`, gap, 3)) +
  each(rows - 1, (i) => l(`M${x + 4} ${y - h + 11 + ((h - 11) * (i + 1)) / rows}H${x + w - 4}`, gap, 2.4)) +
  each(columns * rows, (i) =>
    r(x + (w * ((i % columns) + 0.5)) / columns - 11, y - h + 11 + ((h - 11) * (Math.floor(i / columns) + 0.5)) / rows - 3, 22, 5, knob, 2),
  );

/** Cardboard box; origin at its lower left corner. */
export const carton = (x, y, w, h, tone = 0) => {
  const [face, lid, tape] = [
    ['#d9ab78', '#c8965f', '#ecd3ab'],
    ['#d0a06c', '#bd8a55', '#e5c89c'],
    ['#e0b688', '#cfa070', '#f0dcba'],
  ][tone % 3];
  return (
    r(x, y - h, w, h, face, 2) +
    r(x, y - h, w, h * 0.13, lid, 2) +
    r(x + w * 0.43, y - h, w * 0.14, h * 0.42, tape) +
    r(x + w * 0.66, y - h * 0.34, w * 0.24, h * 0.2, '#fff', 1, 'opacity=".7"') +
    r(x + w * 0.69, y - h * 0.28, w * 0.18, h * 0.03, '#8d7458') +
    r(x + w * 0.69, y - h * 0.22, w * 0.12, h * 0.03, '#8d7458')
  );
};

/** Wooden pallet; origin at its lower left corner. */
export const pallet = (x, y, w, h = 26) =>
  r(x, y - h, w, h * 0.3, '#c79a62', 2) +
  r(x, y - h * 0.22, w, h * 0.22, '#b58750', 2) +
  each(4, (i) => r(x + (w - w * 0.12) * (i / 3), y - h * 0.74, w * 0.12, h * 0.56, '#a5783f'));

// ---- things on tables; the origin is the middle of their foot ----------------------------------------------

export const laptop = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-78 -22L-66 -90Q-64 -98 -56 -98H66Q74 -98 76 -90L88 -22Z', '#c9d2e2'),
    p('M-68 -26L-58 -86H68L78 -26Z', '#eef3fa'),
    p('M-100 -10Q-96 -22 -84 -22H94Q106 -22 110 -10Q112 0 100 0H-90Q-102 0 -100 -10Z', '#aeb9cd'),
    c(5, -58, 8, '#c9d2e2'),
  );

export const papers = (x, y, k, mark = '#e4695e') =>
  at(
    x,
    y,
    k,
    p('M-86 0L-62 -44H70L92 0Z', '#fff'),
    l('M-50 -34H40M-56 -24H52M-62 -14H36', '#b9c4d8', 4),
    l('M64 -4L112 -38', mark, 6),
    l('M112 -38l8 -6', '#39435e', 5),
  );

export const mug = (x, y, k, body = '#fff', drink = '#6b4226') =>
  at(
    x,
    y,
    k,
    el(2, 0, 42, 9, '#5b3a1d', 'opacity=".2"'),
    p('M23 -40Q42 -40 38 -24Q34 -12 20 -16', 'none', `stroke="${body}" stroke-width="6"`),
    p('M-24 -50H24L20 -6Q0 4 -20 -6Z', body),
    el(0, -50, 24, 7, body),
    el(0, -50, 20, 4.8, drink),
  );

export const glass = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 0, 28, 7, '#5b3a1d', 'opacity=".18"'),
    p('M-18 -54H18L15 -2Q0 4 -15 -2Z', '#eaf6fd', 'opacity=".85"'),
    p('M-17 -34H17L15 -2Q0 4 -15 -2Z', '#a9d8f2', 'opacity=".9"'),
    l('M-12 -50L-10 -8', '#fff', 3, 'opacity=".8"'),
  );

/** Conference phone with its lamp. */
export const phone = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 2, 66, 9, '#5b3a1d', 'opacity=".2"'),
    p('M-60 -14Q0 -38 60 -14L50 0Q0 12 -50 0Z', '#39435e'),
    c(0, -16, 9, '#5d6b8f'),
    c(0, -16, 4, '#7be0b5'),
  );

/** Shadow of a thing on a table or floor. */
export const shadow = (x, y, rx, ry = rx * 0.16, opacity = 0.12) => fade(opacity, el(x, y, rx, ry, '#2b2740'));

/** Table seen from in front with a thick edge: y is the edge, w its width there, reaching `bottom`. */
export const table = (
  x,
  y,
  w,
  bottom,
  flare,
  { top = '#d9a573', low = '#c78d5b', edge = '#e9bd8e', grain = '#b77c4c', id = 'table' } = {},
) => {
  const e = x + w;
  return (
    grad(id, top, low) +
    p(
      `M${x + 44} ${y}H${e - 44}Q${e - 14} ${y} ${e - 2} ${y + 20}L${e + flare} ${bottom}H${x - flare}L${x + 2} ${y + 20}Q${x + 14} ${y} ${x + 44} ${y}Z`,
      `url(#${id})`,
    ) +
    p(
      `M${x + 44} ${y}H${e - 44}Q${e - 14} ${y} ${e - 2} ${y + 20}L${e} ${y + 24}H${x}L${x + 2} ${y + 20}Q${x + 14} ${y} ${x + 44} ${y}Z`,
      edge,
    ) +
    `<g stroke="${grain}" stroke-width="2" opacity=".35" fill="none"><path d="M${x + 60} ${y + 46}Q${x + w * 0.4} ${y + 38} ${x + w * 0.55} ${y + 47}T${e - 50} ${y + 43}` +
    `M${x - 10} ${y + 84}Q${x + w * 0.35} ${y + 70} ${x + w * 0.56} ${y + 85}T${e + 10} ${y + 78}M${x} ${y + 132}Q${x + w * 0.4} ${y + 116} ${x + w * 0.72} ${y + 134}T${e + 20} ${y + 126}M${x - 20} ${y + 190}Q${x + w * 0.3} ${y + 180} ${x + w * 0.6} ${y + 192}T${e + 20} ${y + 184}"/></g>` +
    p(`M${x + w * 0.43} ${y + 6}h${w * 0.13}L${x + w * 0.72} ${bottom}H${x + w * 0.3}Z`, '#fff', 'opacity=".1"')
  );
};
