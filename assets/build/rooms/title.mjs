// Title picture: the company at dusk, where every lit window holds a talk that could go either way.
import { at, c, chance, clip, each, el, grad, l, p, r } from './kit.mjs';
import { bubble, bun, longHair, person } from './people-shapes.mjs';
import { BLUE, carton, chart, GREEN, INK, lamp, PLUM, pot, SCENES } from './title-scenes.mjs';

const dusk = (box, horizon) =>
  `<defs><linearGradient id="dusk" gradientUnits="userSpaceOnUse" x1="0" y1="${box.y}" x2="0" y2="${horizon}"><stop offset="0" stop-color="#2c2b63"/><stop offset=".38" stop-color="#6b4d93"/><stop offset=".68" stop-color="#d57f88"/><stop offset=".88" stop-color="#f8b184"/><stop offset="1" stop-color="#ffd39a"/></linearGradient>` +
  `<radialGradient id="sun"><stop offset="0" stop-color="#ffe9b8" stop-opacity=".9"/><stop offset="1" stop-color="#ffcf94" stop-opacity="0"/></radialGradient></defs>` +
  r(box.x, box.y, box.w, box.h, 'url(#dusk)');

const stars = (box, depth, count) => {
  const next = chance(97);
  return each(count, () =>
    c(box.x + next() * box.w, box.y + next() * depth, 0.8 + next() * 1.3, '#fff', `opacity="${(0.25 + next() * 0.55).toFixed(2)}"`),
  );
};

const cloud = (x, y, k, fill, opacity) =>
  at(
    x,
    y,
    k,
    `<g fill="${fill}" opacity="${opacity}"><ellipse rx="150" ry="17"/><ellipse cx="-46" cy="-13" rx="70" ry="18"/><ellipse cx="42" cy="-20" rx="62" ry="21"/><ellipse cx="96" cy="-6" rx="58" ry="13"/></g>`,
  );

const town = (x, base, w, h, colour, glass, seed) => {
  const next = chance(seed);
  let out = '';
  for (let left = x; left < x + w; ) {
    const width = 44 + next() * 62,
      height = h * (0.3 + next() * 0.7);
    out += r(left, base - height, width - 3, height + 4, colour);
    for (let wy = base - height + 14; wy < base - 12; wy += 20)
      for (let wx = left + 9; wx < left + width - 16; wx += 16) if (next() > 0.72) out += r(wx, wy, 7, 10, glass, 1, 'opacity=".8"');
    left += width;
  }
  return out;
};

const pane = (x, y, scene, tone) => {
  const lit = scene.dark ? '#454a86' : ['#ffdc94', '#ffcf83', '#ffe4ab'][tone % 3];
  return (
    r(x - 7, y - 7, 154, 112, scene.dark ? '#2b2753' : '#5b3f62', 5) +
    clip(
      { x, y, w: 140, h: 96, rx: 3 },
      r(x, y, 140, 96, lit),
      scene.dark ? '' : r(x, y + 88, 140, 8, '#d79a5d'),
      at(x, y, 1, scene.room),
      p(`M${x} ${y}H${x + 46}L${x} ${y + 74}Z`, '#fff', 'opacity=".13"'),
    ) +
    r(x - 10, y + 103, 160, 6, '#7a5a86', 2) +
    (scene.over ? at(x, y, 1, scene.over) : '')
  );
};

/** Two rings that share a part: the mark of the house, lit on its roof. */
const sign = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(-66, 46, 6, 40, '#2b2450'),
    r(60, 46, 6, 40, '#2b2450'),
    l('M-84 60H84', '#2b2450', 6),
    `<circle cx="-30" cy="0" r="84" fill="#ffb45e" opacity=".1"/><circle cx="30" cy="0" r="84" fill="#7fd6ff" opacity=".1"/>`,
    p('M0 -38A48 48 0 0 1 0 38A48 48 0 0 1 0 -38Z', '#fff3cf'),
    `<circle cx="-29" cy="0" r="48" fill="none" stroke="#ffb45e" stroke-width="9"/><circle cx="29" cy="0" r="48" fill="none" stroke="#86d9ff" stroke-width="9"/>`,
  );

/** 690 wide, 742 high; the origin is the middle of its foot. */
const house = (x, y, k = 1) =>
  at(
    x,
    y,
    k,
    sign(-170, -800, 0.95),
    r(150, -774, 92, 46, '#3a3064', 3),
    r(164, -792, 8, 22, '#3a3064'),
    l('M212 -774V-846', '#3a3064', 4),
    c(212, -848, 5, '#ff7d6b'),
    c(212, -848, 14, '#ff7d6b', 'opacity=".25"'),
    grad('facade', '#4d3d78', '#6d4d80') + r(-345, -732, 690, 732, 'url(#facade)', 4),
    r(-345, -732, 26, 732, '#fff', 0, 'opacity=".05"'),
    r(319, -732, 26, 732, '#1d1740', 0, 'opacity=".22"'),
    r(-357, -744, 714, 20, '#3a3064', 4),
    r(-357, -744, 714, 5, '#8a6a9a', 3, 'opacity=".7"'),
    each(3, (i) => r(-345, -568 + i * 136 - 6, 690, 4, '#33295c', 0, 'opacity=".5"')),
    each(16, (i) => {
      const scene = SCENES[[0, 1, 2, 3, 4, 7, 5, 6, 9, 8, 10, 11][i] ?? 0];
      return i < 12 ? pane(-320 + (i % 4) * 166, -700 + Math.floor(i / 4) * 136, scene, i + Math.floor(i / 4)) : '';
    }),
    // Ground floor: glass lobby with the entrance, a loading gate at the right.
    r(-345, -290, 690, 22, '#3a3064'),
    r(-320, -258, 372, 220, '#ffd993', 3),
    r(-320, -58, 372, 20, '#d79a5d'),
    p('M-320 -258H-170L-320 -60Z', '#fff', 'opacity=".13"'),
    r(-210, -104, 118, 52, '#a3683f', 4),
    r(-218, -110, 134, 10, '#c98c52', 3),
    person(-150, -92, 0.72, 'calm', PLUM),
    bun(-150, -92, 0.72, INK),
    r(-210, -100, 118, 44, '#a3683f', 4),
    r(-218, -110, 134, 10, '#c98c52', 3),
    pot(-290, -44, 1.3),
    pot(26, -44, 1.2),
    chart(-176, -232),
    lamp(-150, 0),
    each(4, (i) => r(-320 + i * 124 - 4, -258, 8, 220, '#5b3f62')),
    r(-76, -232, 128, 196, '#ffe9bd', 2),
    r(-76, -232, 6, 196, '#5b3f62'),
    r(-15, -232, 6, 196, '#5b3f62'),
    r(46, -232, 6, 196, '#5b3f62'),
    r(-84, -240, 144, 10, '#5b3f62'),
    r(-26, -140, 4, 34, '#8b5340', 2),
    r(-4, -140, 4, 34, '#8b5340', 2),
    p('M-110 -268H86L104 -252H-128Z', '#2f2656'),
    r(-128, -254, 232, 7, '#8a6a9a', 2),
    r(96, -232, 226, 194, '#33295c', 4),
    clip(
      { x: 106, y: -222, w: 206, h: 184 },
      r(106, -222, 206, 184, '#ffc978'),
      r(106, -62, 206, 26, '#d08f54'),
      lamp(0, 0),
      each(4, (i) => r(106, -222 + i * 11, 206, 7, '#6d5580', 1)),
      carton(224, -58, 40),
      carton(268, -58, 34),
      carton(236, -98, 32),
      person(146, -58, 0.98, 'point', BLUE),
      person(212, -58, -0.98, 'furious', GREEN),
      longHair(212, -58, -0.98, INK),
    ),
    r(84, -44, 250, 10, '#2f2656', 3),
    at(164, -178, 1, bubble(0, 0, 1, '!')),
    r(-345, -38, 690, 38, '#3a3064'),
    r(-92, -38, 160, 14, '#5a4a78'),
    r(-104, -24, 184, 14, '#6b5988'),
    r(-116, -10, 208, 12, '#7a6796'),
  );

const tree = (x, y, k, a = '#3b3566', b = '#4a4174') =>
  at(
    x,
    y,
    k,
    r(-5, -90, 10, 90, '#2b2450'),
    c(0, -132, 52, a),
    c(-34, -104, 38, a),
    c(36, -106, 40, a),
    c(-12, -146, 34, b),
    c(22, -122, 28, b),
  );
const street = (x, y, k) =>
  at(
    x,
    y,
    k,
    `<defs><radialGradient id="halo"><stop offset="0" stop-color="#ffe3a3" stop-opacity=".75"/><stop offset="1" stop-color="#ffe3a3" stop-opacity="0"/></radialGradient></defs>`,
    c(46, -226, 92, 'url(#halo)'),
    l('M0 0V-216Q0 -236 20 -236H40', '#2b2450', 7),
    p('M30 -240H62L56 -226H36Z', '#2b2450'),
    el(46, -225, 12, 4, '#fff3cf'),
    r(-10, -8, 20, 8, '#2b2450', 3),
  );

/** The new hire arrives with bag and box, seen from behind the light; larger than the people within. */
const newcomer = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(4, 2, 46, 6, '#1d1740', 'opacity=".35"'),
    p('M-14 0L-6 -52L4 -52L-2 -24L-4 0ZM8 -52H20L24 -26L34 0H22L12 -24Z', '#2a2250'),
    p('M-18 0h20v-6h-14zM20 0h20v-6h-16z', '#1d1740'),
    p('M-12 -48L-14 -92Q-12 -108 4 -110Q22 -108 24 -92L24 -48Z', '#3f63c9'),
    p('M-12 -48L-14 -92Q-13 -103 -5 -108L-4 -48Z', '#2f4da6'),
    p('M-28 -62Q-32 -100 -14 -102V-58Q-24 -56 -28 -62Z', '#e4a04c'),
    p('M-26 -74H-14V-66H-27Z', '#c98433'),
    r(18, -86, 34, 26, '#d3a06a', 2),
    r(18, -86, 34, 6, '#e3bb8b', 1),
    p('M30 -86Q26 -102 34 -108Q42 -100 36 -86Z', '#6fae8a'),
    l('M8 -96Q16 -78 26 -72', '#3559b8', 10),
    c(28, -72, 5.4, '#f0c6a2'),
    r(1, -118, 9, 12, '#e2b48d', 3),
    c(7, -130, 15, '#f0c6a2'),
    p('M-9 -128Q-12 -148 7 -149Q22 -149 22 -136Q12 -142 4 -136Q2 -126 -4 -122Q-8 -122 -9 -128Z', '#2a2238'),
  );

const ground = (box, y) =>
  grad('pavement', '#6f5b8c', '#4a3d70') +
  r(box.x, y, box.w, box.y + box.h - y, 'url(#pavement)') +
  r(box.x, y, box.w, 5, '#a384a6', 0, 'opacity=".6"') +
  p(`M${box.x} ${y + 54}H${box.x + box.w}V${box.y + box.h}H${box.x}Z`, '#352c5c') +
  r(box.x, y + 54, box.w, 6, '#8f78a4', 0, 'opacity=".7"') +
  each(Math.ceil(box.w / 180) + 1, (i) =>
    r(box.x + i * 180 + 20, y + 54 + (box.y + box.h - y - 54) * 0.5, 92, 6, '#e8c98c', 3, 'opacity=".5"'),
  );
const spill = (x, y, k) =>
  grad('spill', '#ffd993/.5', '#ffd993/0') +
  at(x, y, k, p('M-80 0H60L120 110H-160Z', 'url(#spill)'), p('M108 0H312L380 90H60Z', 'url(#spill)'));

const wide = () => {
  const box = { x: 0, y: 0, w: 1600, h: 900 };
  const y = 822,
    x = 1010;
  return {
    box,
    drawing:
      dusk(box, y) +
      stars(box, 330, 70) +
      c(330, 640, 330, 'url(#sun)') +
      c(330, 640, 62, '#ffe6b3') +
      cloud(430, 560, 1.25, '#ffd0a8', 0.5) +
      cloud(130, 430, 0.95, '#e79a99', 0.45) +
      cloud(560, 330, 0.8, '#8f68a6', 0.5) +
      cloud(1470, 300, 0.9, '#a06ba0', 0.5) +
      town(-20, y, 1660, 300, '#9b6690', '#ffd9a0', 5) +
      town(-30, y, 780, 170, '#74508a', '#ffd9a0', 12) +
      town(1330, y, 320, 320, '#74508a', '#ffd9a0', 21) +
      tree(650, y, 0.95) +
      tree(1440, y, 1.2) +
      tree(1540, y, 0.9, '#33295c', '#3f356a') +
      house(x, y, 0.9) +
      ground(box, y) +
      spill(x - 4, y, 0.9) +
      tree(70, y, 1.35, '#33295c', '#3f356a') +
      tree(190, y, 0.9, '#33295c', '#3f356a') +
      street(430, y + 30, 1.02) +
      newcomer(600, y + 44, 1.12),
  };
};
const tall = () => {
  const box = { x: 0, y: 0, w: 900, h: 1600 };
  const y = 1460,
    x = 452;
  return {
    box,
    drawing:
      dusk(box, y - 40) +
      stars(box, 620, 80) +
      c(120, 1000, 360, 'url(#sun)') +
      cloud(190, 640, 1.1, '#c77a97', 0.45) +
      cloud(760, 500, 0.9, '#8f68a6', 0.5) +
      cloud(90, 900, 1, '#ffd0a8', 0.45) +
      cloud(830, 820, 1, '#e79a99', 0.4) +
      town(-20, y, 960, 420, '#9b6690', '#ffd9a0', 5) +
      town(-30, y, 240, 260, '#74508a', '#ffd9a0', 12) +
      town(720, y, 240, 330, '#74508a', '#ffd9a0', 21) +
      tree(830, y, 1.3) +
      tree(60, y, 1.1) +
      house(x, y, 1.04) +
      ground(box, y) +
      spill(x, y, 1.04) +
      street(100, y + 34, 1.02) +
      newcomer(268, y + 48, 1.2),
  };
};

export const TITLES = { wide: wide(), upright: tall() };
