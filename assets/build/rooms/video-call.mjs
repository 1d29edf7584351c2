// Video call: a small room in winter before a large screen. Whoever is called stands in the picture: their room is drawn on the
// screen, its lower edge and the wall beside it lie in the front layer, so that they come into the picture from its side.
import { at, c, clip, each, el, floor, grad, l, p, r, skyline, wall, window } from './kit.mjs';
import { blink, LAND, landscape, PORT, portrait, screenGlass, skyIn, steam } from './stage.mjs';
import { chair, laptop, mug, papers, phone, plant, tree } from './things.mjs';

const felt = (x, y, w, h, tone) =>
  r(x, y, w, h, ['#7f8bb0', '#8893b8', '#7684ab'][tone % 3], 6) +
  r(x, y, w, 5, '#fff', 5, 'opacity=".13"') +
  r(x, y + h - 5, w, 5, '#2b3252', 5, 'opacity=".1"');
const panels = (x, y, columns, rows, size) =>
  each(columns * rows, (i) =>
    felt(x + (i % columns) * (size + 7), y + Math.floor(i / columns) * (size + 7), size, size, (i * 7 + (i >> 2)) % 3),
  );

/** Snow that lies: on sill, mullion and the roofs of the town. */
const drift = (x, y, w, h) =>
  p(
    `M${x} ${y}V${y - h * 0.4}Q${x + w * 0.12} ${y - h * 0.9} ${x + w * 0.3} ${y - h * 0.7}T${x + w * 0.62} ${y - h * 0.8}T${x + w} ${y - h * 0.35}V${y}Z`,
    '#fbfdff',
  );
const winter = (o) => {
  const { x, y, w, h } = o;
  const base = y + h;
  return clip(
    o,
    skyline(x - 8, base, w + 20, h * 0.5, '#bcc9dd', '', 71),
    skyline(x - 3, base, w + 20, h * 0.34, '#9fb0cb', '#f6e6bb', 74),
    p(
      `M${x} ${base}V${base - h * 0.13}Q${x + w * 0.3} ${base - h * 0.2} ${x + w * 0.55} ${base - h * 0.12}T${x + w} ${base - h * 0.16}V${base}Z`,
      '#eaf1f9',
    ),
    [0.18, 0.72]
      .map((t) => {
        const tx = x + w * t;
        return l(
          `M${tx} ${base - h * 0.1}V${base - h * 0.3}M${tx} ${base - h * 0.2}l-14 -16M${tx} ${base - h * 0.22}l13 -17M${tx} ${base - h * 0.27}l-8 -12M${tx} ${base - h * 0.27}l9 -10`,
          '#7d8aa6',
          3.4,
        );
      })
      .join(''),
  );
};
const frost = (o, columns) =>
  each(columns, (i) => {
    const w = o.w / columns,
      x = o.x + i * w;
    return clip(
      { x, y: o.y, w, h: o.h },
      p(`M${x} ${o.y + o.h}V${o.y + o.h - 74}Q${x + 12} ${o.y + o.h - 22} ${x + 66} ${o.y + o.h}Z`, '#fff', 'opacity=".6"') +
        p(`M${x + w} ${o.y + o.h}V${o.y + o.h - 50}Q${x + w - 12} ${o.y + o.h - 16} ${x + w - 54} ${o.y + o.h}Z`, '#fff', 'opacity=".5"') +
        p(`M${x} ${o.y}V${o.y + 40}Q${x + 8} ${o.y + 10} ${x + 44} ${o.y}Z`, '#fff', 'opacity=".4"'),
    );
  });

const radiator = (x, y, w, h) =>
  r(x + 14, y, 8, 14, '#c9d0e0') +
  r(x + w - 22, y, 8, 14, '#c9d0e0') +
  each(Math.floor(w / 20), (i) => r(x + i * 20, y - h, 16, h, '#e8ecf5', 7) + r(x + i * 20 + 11, y - h + 4, 5, h - 8, '#c9d0e0', 3)) +
  r(x - 4, y - h + 10, w + 4, 8, '#dbe1ee', 3) +
  r(x - 4, y - 18, w + 4, 8, '#dbe1ee', 3);
/** Coat and scarf on a hook: one came in from the cold. */
const coat = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(-40, -8, 80, 10, '#c9a47c', 4),
    l('M0 0V14', '#8b93ad', 4),
    p('M0 10Q-34 16 -40 44L-50 190Q-30 204 0 200Q30 204 50 190L40 44Q34 16 0 10Z', '#3f4f7d'),
    p('M0 10L-14 40L0 196L14 40Z', '#34426b'),
    p('M-40 44L-58 160L-40 164L-28 70Z', '#475990'),
    p('M40 44L58 160L40 164L28 70Z', '#475990'),
    p('M-22 18Q0 42 22 18L26 32Q0 58 -26 32Z', '#e0695c'),
    p('M10 38L26 32L34 130H14Z', '#d25a4e'),
    l('M14 108H33M14 118H34', '#f0a193', 4),
    l('M17 130V142M24 130V142M31 130V142', '#d25a4e', 4),
  );

/** What the camera over there sees: a warm room with a table of its own. */
const remote = (o, upright) => {
  const { x, y, w, h } = o;
  const base = y + h;
  const foot = base - h * 0.16;
  const px = x + w * (upright ? 0.62 : 0.04);
  return clip(
    o,
    grad('there', '#f5dfc0', '#fbeeda') + r(x, y, w, h, 'url(#there)'),
    r(x, foot, w, base - foot, '#d8b48d'),
    r(x, foot - 10, w, 10, '#e3c8a4'),
    // A window in the sun, shelves and a board: no snow on that side.
    r(px - 7, y + h * 0.2 - 7, w * 0.2 + 14, h * 0.36 + 14, '#fffaf0', 5),
    grad('sun', '#bfe6f5', '#fff3cf') + r(px, y + h * 0.2, w * 0.2, h * 0.36, 'url(#sun)'),
    clip(
      { x: px, y: y + h * 0.2, w: w * 0.2, h: h * 0.36 },
      p(
        `M${px} ${y + h * 0.56}V${y + h * 0.46}Q${px + w * 0.08} ${y + h * 0.4} ${px + w * 0.13} ${y + h * 0.47}T${px + w * 0.2} ${y + h * 0.44}V${y + h * 0.56}Z`,
        '#e6c08a',
      ) +
        p(
          `M${px} ${y + h * 0.56}V${y + h * 0.51}Q${px + w * 0.1} ${y + h * 0.47} ${px + w * 0.2} ${y + h * 0.53}V${y + h * 0.56}Z`,
          '#d8a86e',
        ) +
        c(px + w * 0.14, y + h * 0.3, 15, '#fff6d8'),
    ),
    r(px + w * 0.1 - 4, y + h * 0.2, 8, h * 0.36, '#fffaf0'),
    upright ? '' : tree(x + w * 0.355, foot + 8, 0.82, '#e9806f'),
    r(x + w * (upright ? 0.1 : 0.45), y + h * 0.34, w * (upright ? 0.3 : 0.19), 9, '#c1946b', 3),
    each(upright ? 6 : 7, (i) =>
      r(
        x + w * (upright ? 0.12 : 0.462) + i * 15,
        y + h * 0.34 - 34 - ((i * 7) % 4) * 4,
        12,
        34 + ((i * 7) % 4) * 4,
        ['#e0896f', '#7fae9b', '#efc36b', '#8fa9d6'][i % 4],
        2,
      ),
    ),
    upright
      ? ''
      : r(x + w * 0.45, y + h * 0.52, w * 0.19, 9, '#c1946b', 3) +
          plant(x + w * 0.5, y + h * 0.52, 0.34, '#7fae9b') +
          r(x + w * 0.56, y + h * 0.52 - 40, 46, 40, '#fff', 3) +
          r(x + w * 0.56 + 5, y + h * 0.52 - 35, 36, 30, '#cfe6dc', 2),
    upright
      ? ''
      : r(x + w * 0.83, y + h * 0.24, w * 0.15, h * 0.28, '#c9a577', 4) +
          r(x + w * 0.83 + 6, y + h * 0.24 + 6, w * 0.15 - 12, h * 0.28 - 12, '#fffdf6', 2) +
          l(`M${x + w * 0.845} ${y + h * 0.44}l22 -20l20 10l26 -32l20 8`, '#e0896f', 4),
    // The picture is a little darker towards its rim.
    `<radialGradient id="rim" cx=".5" cy=".45" r=".75"><stop offset=".6" stop-color="#4a3040" stop-opacity="0"/><stop offset="1" stop-color="#4a3040" stop-opacity=".3"/></radialGradient>`,
    r(x, y, w, h, 'url(#rim)'),
  );
};

/** Others who are in the call, small and with the camera at rest. */
const tile = (x, y, w, h, wallFill, hair, skin, top) =>
  r(x - 3, y - 3, w + 6, h + 6, '#20263c', 7) +
  clip(
    { x, y, w, h, rx: 5 },
    r(x, y, w, h, wallFill),
    p(
      `M${x + w * 0.18} ${y + h}Q${x + w * 0.2} ${y + h * 0.7} ${x + w * 0.5} ${y + h * 0.68}Q${x + w * 0.8} ${y + h * 0.7} ${x + w * 0.82} ${y + h}Z`,
      top,
    ),
    c(x + w * 0.5, y + h * 0.4, h * 0.23, hair),
    c(x + w * 0.5, y + h * 0.46, h * 0.19, skin),
  ) +
  c(x + w - 9, y + h - 9, 5.5, '#d9534a') +
  l(`M${x + w - 12} ${y + h - 12}l6 6`, '#fff', 1.8);
const tiles = (x, y, w) => {
  const h = w * 0.6;
  return (
    tile(x, y, w, h, '#c7d7ea', '#3b3340', '#e9bd97', '#5b77b5') +
    tile(x + w + 12, y, w, h, '#d9e3cf', '#7b4a35', '#f1cba9', '#c87f6a') +
    tile(x + 2 * (w + 12), y, w, h, '#e6d5e4', '#2c2b36', '#d8a880', '#5f9a8b')
  );
};

const FRAME = '#262c44';
const glow = (o, id) =>
  `<radialGradient id="${id}"><stop offset=".35" stop-color="#ffe7c2" stop-opacity=".55"/><stop offset="1" stop-color="#ffe7c2" stop-opacity="0"/></radialGradient>` +
  el(o.x + o.w / 2, o.y + o.h / 2, o.w * 0.72, o.h * 0.86, `url(#${id})`);
const screen = (o, upright) =>
  r(o.x - 16, o.y - 16, o.w + 32, o.h + 60, FRAME, 12) +
  r(o.x - 16, o.y - 16, o.w + 32, 5, '#fff', 6, 'opacity=".16"') +
  remote(o, upright);
const camera = (x, y) =>
  r(x - 46, y - 14, 92, 24, '#1b2034', 10) + c(x, y - 2, 8, '#3d4668') + c(x, y - 2, 4, '#8fa3d8') + c(x - 2, y - 4, 1.6, '#fff');

/** Below the picture: the bar of the call with its three buttons, and the frame. */
const bar = (x, y, w, middle) =>
  r(x, y, w, 40, '#1d2338') +
  r(x, y, w, 2, '#4a5478') +
  [-52, 0, 52]
    .map((dx, i) => r(middle + dx - (i === 2 ? 20 : 12), y + 3, i === 2 ? 40 : 24, 16, ['#46507a', '#46507a', '#d9534a'][i], 8))
    .join('') +
  r(middle - 54, y + 6, 5, 7, '#fff', 2.5) +
  l(`M${middle - 56} ${y + 12}q4.5 4 9 0`, '#fff', 1.4) +
  r(middle - 6, y + 7.5, 8, 7, '#fff', 2) +
  p(`M${middle + 3} ${y + 11}l4 -3v6z`, '#fff') +
  l(`M${middle + 45} ${y + 12.5}q7 -5 14 0`, '#fff', 3);

const digits = {
  2: 'M0 3Q2 0 6 0Q12 0 12 5Q12 8 0 20H12',
  1: 'M2 4L7 0V20',
  '-': 'M1 10H9',
};
/** Weather station: −21 °C and a flake. */
const station = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 3, 76, 8, '#2a2018', 'opacity=".22"'),
    p('M-66 0L-58 -70Q-57 -76 -50 -76H50Q57 -76 58 -70L66 0Q67 6 60 6H-60Q-67 6 -66 0Z', '#f3f5fa'),
    r(-48, -66, 96, 54, '#cfe2ea', 5),
    `<g transform="translate(-43 -57) scale(1.18)" fill="none" stroke="#2c3a5e" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"><path d="${digits['-']}"/><g transform="translate(13 0)"><path d="${digits[2]}"/></g><g transform="translate(28 0)"><path d="${digits[1]}"/></g><circle cx="42.5" cy="3" r="2.4" stroke-width="2"/><path d="M58 4Q52 -2 48.5 4V15Q52 22 58 15" stroke-width="2.6"/></g>`,
    each(3, (i) =>
      l(
        `M${38 + Math.cos(i * 1.047) * 7} ${-21 + Math.sin(i * 1.047) * 7}L${38 - Math.cos(i * 1.047) * 7} ${-21 - Math.sin(i * 1.047) * 7}`,
        '#4f7cd1',
        2.2,
      ),
    ),
    r(-42, -23, 60, 4, '#8fa9c4', 2),
  );

const desk = (x, y, w, bottom, { id = 'desk' } = {}) =>
  grad(id, '#c99a6d', '#a97a52') +
  r(x, y, w, bottom - y, `url(#${id})`) +
  r(x, y, w, 10, '#e6c095') +
  l(
    `M${x + 60} ${y + 34}Q${x + w * 0.4} ${y + 26} ${x + w * 0.55} ${y + 36}T${x + w - 50} ${y + 32}M${x} ${y + 86}Q${x + w * 0.35} ${y + 74} ${x + w * 0.6} ${y + 88}T${x + w} ${y + 82}`,
    '#936640',
    2,
    'opacity=".35"',
  );
/** Light of the screen on the desk. */
const shine = (x, y, w, bottom, flare) =>
  grad('shine', '#fff0d2/.5', '#fff0d2/0') + p(`M${x} ${y}h${w}l${flare} ${bottom - y}h${-w - 2 * flare}z`, 'url(#shine)');

const shell = (box, foot, pane) =>
  grad('wall', '#6d7aa3', '#8b96b9') + wall({ x: box.x, y: box.y, w: box.w, h: foot - box.y }, 'url(#wall)', [pane]);

const wide = () => {
  const pane = { x: -20, y: 92, w: 186, h: 262 };
  const o = { x: 512, y: 96, w: 738, h: 470 };
  const back =
    shell(LAND, 492, pane) +
    r(LAND.x, LAND.y, LAND.w, 44, '#606d96') +
    panels(214, -14, 2, 3, 116) +
    winter(pane) +
    window(pane, { columns: 2, cross: 0, town: 0, frame: '#eef1f8', edge: '#a9b3cf', sill: true }) +
    frost(pane, 2) +
    drift(pane.x, pane.y + pane.h, pane.w, 18) +
    floor({ x: LAND.x, y: 492, w: LAND.w, h: 318 }, '#58648c', '#6b77a0', '#4c577c', { middle: 640 }) +
    r(LAND.x, 480, LAND.w, 12, '#56628b') +
    radiator(4, 478, 160, 82) +
    coat(448, 236, 0.84) +
    glow(o, 'glowA') +
    screen(o, false) +
    tiles(o.x + o.w - 3 * 92 - 44, o.y + 14, 92) +
    r(o.x + 16, o.y + 16, 96, 26, '#20263c', 8, 'opacity=".72"') +
    r(o.x + 42, o.y + 26, 56, 6, '#fff', 3, 'opacity=".85"') +
    camera(o.x + o.w / 2, o.y - 12) +
    chair(330, 604, 1.2, '#39456b', '#46547f', '#5a6996');
  const front =
    // Frame and wall beside the picture: who is called comes in behind them.
    r(1250, o.y - 16, 16, 520, FRAME) +
    p('M1266 -90H1440V600H1266Z', '#818db1') +
    felt(1290, 118, 116, 116, 0) +
    felt(1290, 241, 116, 116, 2) +
    felt(1290, 364, 116, 116, 1) +
    bar(o.x - 16, 560, o.w + 32, o.x + o.w / 2) +
    desk(LAND.x, 588, LAND.w, 812) +
    shine(o.x + 20, 598, o.w - 60, 812, 60) +
    station(88, 640, 1) +
    laptop(296, 664, 0.98) +
    mug(462, 634, 1, '#e0695c') +
    papers(680, 654, 0.95) +
    phone(900, 648, 0.95) +
    plant(1170, 632, 0.5, '#d9c9b4');
  return landscape({
    spots: { gaps: [570, 790, 1040, 196], y: 654 },
    drawing: { back, front },
    window: pane,
    light: { x: 880, y: 330 },
    slots: { left: [[300], [360, 150], [400, 270, 130]], right: [[880], [760, 1040], [696, 900, 1110], [616, 784, 952, 1120]] },
    life: [
      ...skyIn(pane, 0.7, { falls: 'snow', sky: 'sky-snow', columns: 2, cross: 0 }),
      ...blink(o.x + 30, o.y + 29, 15, 'red', 1.8),
      ...screenGlass(o.x, o.y, o.w, o.h - 6),
      ...blink(o.x + o.w / 2 + 26, o.y - 14, 9, 'green', 4, 'front'),
      ...steam(462, 582, 1),
      ...blink(900, 632, 13, 'green', 3.2, 'front'),
    ],
  });
};

const tall = () => {
  const pane = { x: -50, y: 190, w: 196, h: 300 };
  const o = { x: 226, y: 216, w: 640, h: 534 };
  const back =
    shell(PORT, 672, pane) +
    r(PORT.x, PORT.y, PORT.w, 66, '#606d96') +
    panels(214, -62, 4, 2, 116) +
    winter(pane) +
    window(pane, { columns: 2, cross: 0, town: 0, frame: '#eef1f8', edge: '#a9b3cf' }) +
    frost(pane, 2) +
    drift(pane.x, pane.y + pane.h, pane.w, 18) +
    floor({ x: PORT.x, y: 672, w: PORT.w, h: 768 }, '#58648c', '#6b77a0', '#4c577c', {
      middle: 360,
      rows: [0.05, 0.14, 0.3],
      columns: 5,
      spread: 3,
    }) +
    r(PORT.x, 660, PORT.w, 12, '#56628b') +
    radiator(-40, 656, 180, 100) +
    glow(o, 'glowA') +
    screen(o, true) +
    tiles(o.x + 172, o.y + 16, 90) +
    r(o.x + 16, o.y + 16, 96, 26, '#20263c', 8, 'opacity=".72"') +
    r(o.x + 42, o.y + 26, 56, 6, '#fff', 3, 'opacity=".85"') +
    camera(o.x + 250, o.y - 12) +
    chair(170, 786, 1.24, '#39456b', '#46547f', '#5a6996');
  const front =
    bar(o.x - 16, 742, 700, o.x + 250) +
    desk(PORT.x, 770, PORT.w, 1442) +
    shine(o.x + 40, 780, 420, 1240, 120) +
    station(72, 816, 0.95) +
    laptop(268, 846, 0.95) +
    mug(424, 816, 0.95, '#e0695c') +
    papers(596, 832, 0.9);
  return portrait({
    spots: { gaps: [350, 500, 180, 630], y: 850, k: 0.86 },
    drawing: { back, front },
    window: pane,
    light: { x: 500, y: 470 },
    life: [
      ...skyIn(pane, 0.65, { falls: 'snow', sky: 'sky-snow', columns: 2, cross: 0 }),
      ...blink(o.x + 30, o.y + 29, 15, 'red', 1.8),
      ...screenGlass(o.x, o.y, o.w, o.h - 10),
      ...steam(424, 766, 0.95),
    ],
  });
};

export const videoCall = {
  id: 'video-call',
  // The screen lights the room: it grows less dark than others.
  times: {
    day: { tint: '#ffffff', sky: '#ffffff', glow: 0, glowColour: '#ffffff' },
    evening: { tint: '#dcc2c2', sky: '#ffe1d2', glow: 0.4, glowColour: '#ffe0b0' },
    night: { tint: '#b4b1d6', sky: '#34407f', glow: 0.5, glowColour: '#ffe6bd' },
  },
  landscape: wide(),
  portrait: tall(),
};
