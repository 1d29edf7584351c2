// Pantry: warm corner where one meets by chance and talks more freely.
import { at, c, clip, each, el, floor, grad, l, p, r, ray, wall, window } from './kit.mjs';
import { blink, LAND, landscape, PORT, portrait, skyIn, steam } from './stage.mjs';
import { glass, mug, plant, shadow, tree } from './things.mjs';

const espresso = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-70 0V-112Q-70 -124 -58 -124H58Q70 -124 70 -112V0Z', '#5a5560'),
    p('M-70 -88V-112Q-70 -124 -58 -124H58Q70 -124 70 -112V-88Z', '#6d6875'),
    r(-54, -116, 62, 22, '#3b3742', 3),
    c(28, -105, 7, '#d9a066'),
    c(50, -105, 7, '#cfc9d4'),
    r(-50, -76, 100, 66, '#3f3b47', 4),
    r(-16, -78, 32, 16, '#8e8997', 3),
    r(-5, -62, 10, 9, '#8e8997'),
    p('M-17 -40H17L13 -12H-13Z', '#f7f1e6'),
    r(-56, -10, 112, 7, '#8e8997', 2),
    r(-62, -138, 46, 14, '#f0e6d6', 3),
    r(-12, -136, 40, 12, '#e7d9c4', 3),
    r(-66, -118, 6, 104, '#fff', 3, 'opacity=".12"'),
  );

const fridge = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(80, 2, 96, 8, '#5b3f2a', 'opacity=".14"'),
    r(0, -330, 160, 330, '#eef0ee', 12),
    r(0, -330, 18, 330, '#fff', 9, 'opacity=".8"'),
    r(146, -324, 12, 320, '#d5dad8', 6),
    l('M4 -212H156', '#c6ccca', 4),
    r(22, -300, 8, 62, '#b8c0be', 4),
    r(22, -190, 8, 90, '#b8c0be', 4),
    `<g transform="rotate(-4 96 -280)">${r(70, -304, 46, 40, '#fbe29a', 2)}${l('M78 -292H106M78 -282H98', '#c4a552', 3)}</g>`,
    c(93, -304, 5, '#d9705f'),
    r(98, -180, 38, 46, '#f7d3c5', 2),
    c(117, -176, 5, '#5b9bb0'),
    p('M104 -142l10 -16l8 9l5 -6l6 13z', '#8cbfa8'),
    c(60, -150, 7, '#e2a04a'),
    c(74, -164, 6, '#8cbfa8'),
  );

const cupboards = (x, y, w, n, h = 110) =>
  r(x, y, w, h, '#e9d3b3', 5) +
  each(
    n,
    (i) =>
      r(x + (i * w) / n + 5, y + 6, w / n - 10, h - 14, '#f1dfc4', 4) +
      r(x + (i * w) / n + w / n / 2 - 12, y + h - 20, 24, 5, '#b48d62', 2),
  ) +
  r(x, y + h, w, 8, '#000', 0, 'opacity=".07"');
const base = (x, y, w, n, h = 134) =>
  r(x, y - h, w, h, '#b4876a', 3) +
  each(
    n,
    (i) =>
      r(x + (i * w) / n + 5, y - h + 24, w / n - 10, h - 34, '#c0937a', 4) +
      r(x + (i * w) / n + w / n / 2 - 13, y - h + 34, 26, 5, '#8a6049', 2),
  ) +
  r(x, y - 10, w, 10, '#8a6049', 0, 'opacity=".5"') +
  r(x - 8, y - h - 4, w + 16, 18, '#f6efe4', 4) +
  r(x - 8, y - h + 9, w + 16, 5, '#dccfbb', 2);
const tiles = (x, y, w, h) =>
  r(x, y, w, h, '#f3e3cf') +
  clip(
    { x, y, w, h },
    each(Math.ceil(h / 22), (row) =>
      each(Math.ceil(w / 46) + 1, (i) =>
        r(x + i * 46 - (row % 2) * 23 + 2, y + row * 22 + 2, 42, 18, (row * 7 + i * 5) % 6 === 0 ? '#efcfb3' : '#f9eede', 3),
      ),
    ),
  );
const shelf = (x, y, w) => r(x, y, w, 10, '#c1946b', 3) + r(x, y + 10, w, 4, '#000', 0, 'opacity=".08"');
const tin = (x, y, w, h, colour) =>
  r(x, y - h, w, h, colour, 4) +
  r(x - 2, y - h - 5, w + 4, 9, '#f4eadb', 3) +
  r(x + 5, y - h * 0.62, w - 10, h * 0.3, '#fff', 2, 'opacity=".75"');
const cups = (x, y, colours) => colours.map((colour, i) => mug(x + i * 44, y, 0.6, colour, colour)).join('');
const pendant = (x, top, y) =>
  l(`M${x} ${top}V${y - 40}`, '#7b5f4c', 3) +
  grad('warm', '#ffe0a6/.42', '#ffe0a6/0') +
  p(`M${x - 34} ${y}Q${x - 36} ${y - 44} ${x} ${y - 46}Q${x + 36} ${y - 44} ${x + 34} ${y}Z`, '#d9825f') +
  p(`M${x - 34} ${y}Q${x - 36} ${y - 44} ${x - 12} ${y - 45}Q${x - 22} ${y - 30} ${x - 20} ${y}Z`, '#fff', 'opacity=".18"') +
  el(x, y, 34, 6, '#ffedc2') +
  p(`M${x - 32} ${y + 3}L${x - 130} ${y + 260}H${x + 130}L${x + 32} ${y + 3}Z`, 'url(#warm)');
const fruit = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 0, 62, 8, '#5b3a1d', 'opacity=".18"'),
    c(-26, -36, 20, '#e98f4d'),
    c(8, -42, 21, '#d9605a'),
    c(34, -34, 18, '#efb84f'),
    c(-6, -30, 17, '#efa45c'),
    l('M8 -62l5 -9', '#6b4a2a', 4),
    p('M-62 -34H62Q58 0 24 0H-24Q-58 0 -62 -34Z', '#f4efe6'),
    p('M-62 -34H62L60 -24H-60Z', '#dfd6c6'),
  );
const cookies = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 0, 76, 9, '#5b3a1d', 'opacity=".18"'),
    p('M-70 -10H70L52 0H-52Z', '#f4efe6'),
    [
      [-38, -14],
      [-4, -14],
      [30, -14],
      [-20, -24],
      [14, -24],
    ]
      .map(
        ([cx, cy]) =>
          el(cx, cy, 21, 9, '#cf9758') +
          c(cx - 6, cy - 2, 2.6, '#6b4226') +
          c(cx + 6, cy + 2, 2.6, '#6b4226') +
          c(cx + 2, cy - 4, 2.2, '#6b4226'),
      )
      .join(''),
  );
const stool = (x, y, k) =>
  at(
    x,
    y,
    k,
    l('M-34 -118L-52 30M34 -118L52 30M-44 -40H44', '#7b5f4c', 9),
    r(-52, -140, 104, 24, '#d9825f', 12),
    r(-52, -140, 104, 9, '#e79c7c', 8),
  );

/** High table: thick light top, dark panel with battens. */
const bar = (x, y, w, bottom) =>
  grad('bar', '#a8705a', '#8c5945') +
  r(x, y + 34, w, bottom - y - 34, 'url(#bar)') +
  each(Math.ceil(w / 58), (i) => r(x + i * 58 + 26, y + 52, 5, bottom - y, '#7b4b39', 2, 'opacity=".4"')) +
  r(x, y + 34, w, 15, '#4a2a1d', 0, 'opacity=".25"') +
  grad('bartop', '#f2d6a8', '#dcb581') +
  r(x, y, w, 36, 'url(#bartop)') +
  r(x, y, w, 9, '#fae7c6') +
  l(`M${x + 40} ${y + 20}Q${x + w * 0.4} ${y + 14} ${x + w * 0.6} ${y + 22}T${x + w - 30} ${y + 19}`, '#b98a54', 2, 'opacity=".4"');

const shell = (box, foot, pane) =>
  grad('wall', '#f8e7d2', '#fcf2e4') +
  wall({ x: box.x, y: box.y, w: box.w, h: foot - box.y }, 'url(#wall)', [pane]) +
  r(box.x, foot - 14, box.w, 14, '#e2c6a4');

const wide = () => {
  const pane = { x: 60, y: 70, w: 400, h: 300 };
  const back =
    shell(LAND, 486, pane) +
    r(LAND.x, LAND.y, LAND.w, 40, '#f0dabf') +
    window(pane, { columns: 2, cross: 0, seed: 53, frame: '#fffaf2', edge: '#e0c9aa' }) +
    plant(120, 378, 0.5, '#d9825f') +
    plant(410, 378, 0.42, '#efe3d0') +
    floor({ x: LAND.x, y: 486, w: LAND.w, h: 324 }, '#c99f79', '#dcb894', '#b2875f', { middle: 640, columns: 13, rows: [0.2, 0.5] }) +
    ray(90, 392, 380, 400, 220) +
    tiles(720, 216, 560, 142) +
    shelf(742, 212, 300) +
    cups(770, 212, ['#e98f6d', '#f7f1e6', '#7fae9b', '#efc36b']) +
    tin(946, 212, 34, 44, '#7fae9b') +
    tin(988, 212, 30, 36, '#d9825f') +
    cupboards(1060, 62, 220, 2, 128) +
    shadow(1000, 492, 300, 9) +
    base(730, 490, 540, 4) +
    espresso(850, 352, 1.02) +
    tin(950, 352, 44, 58, '#e9d8bd') +
    tin(1002, 352, 38, 46, '#b9cdbf') +
    fruit(1120, 352, 0.86) +
    glass(1206, 352, 0.8) +
    fridge(1286, 492, 1.18) +
    shadow(606, 496, 80) +
    tree(606, 494, 1.16, '#d9825f') +
    shadow(-80, 494, 60) +
    plant(-80, 494, 1.3, '#efe3d0') +
    pendant(330, LAND.y, 64) +
    pendant(640, LAND.y, 34) +
    pendant(950, LAND.y, 64) +
    stool(180, 600, 1) +
    stool(1120, 600, 1);
  const front =
    bar(LAND.x, 560, LAND.w, 812) +
    mug(250, 590, 1.05, '#e98f6d') +
    cookies(470, 592, 1) +
    mug(812, 590, 1.05, '#f7f1e6') +
    glass(1010, 588, 1) +
    plant(1170, 588, 0.5, '#7fae9b');
  return landscape({
    spots: { gaps: [640, 360, 910, 1090], y: 594 },
    drawing: { back, front },
    window: pane,
    light: { x: 640, y: 60 },
    life: [
      ...skyIn(pane, 0.9, { columns: 2, cross: 0, base: 0.86 }),
      ...steam(850, 312, 0.75, 'back'),
      ...blink(879, 245, 13, 'green', 2),
      ...steam(250, 535, 1),
      ...steam(812, 535, 1),
    ],
  });
};

const tall = () => {
  const pane = { x: 40, y: 170, w: 290, h: 350 };
  const back =
    shell(PORT, 668, pane) +
    r(PORT.x, PORT.y, PORT.w, 60, '#f0dabf') +
    window(pane, { columns: 2, cross: 0.6, seed: 53, frame: '#fffaf2', edge: '#e0c9aa' }) +
    plant(86, 528, 0.5, '#d9825f') +
    floor({ x: PORT.x, y: 668, w: PORT.w, h: 772 }, '#c99f79', '#dcb894', '#b2875f', {
      middle: 360,
      rows: [0.06, 0.16, 0.3],
      columns: 7,
      spread: 2.6,
    }) +
    ray(50, 544, 270, 460, 190) +
    tiles(400, 400, 430, 132) +
    shelf(410, 392, 300) +
    cups(436, 392, ['#e98f6d', '#f7f1e6', '#7fae9b', '#efc36b']) +
    tin(616, 392, 36, 44, '#7fae9b') +
    cupboards(410, 176, 400, 3, 124) +
    shadow(600, 674, 230, 9) +
    base(404, 672, 440, 3, 142) +
    espresso(510, 526, 1.02) +
    tin(604, 526, 42, 54, '#e9d8bd') +
    fruit(700, 526, 0.8) +
    shadow(352, 676, 60) +
    plant(352, 676, 1, '#d9825f') +
    pendant(180, PORT.y, 84) +
    pendant(540, PORT.y, 84) +
    stool(60, 780, 1.1) +
    stool(660, 780, 1.1);
  const front =
    bar(PORT.x, 742, PORT.w, 1442) +
    mug(110, 774, 1, '#e98f6d') +
    cookies(330, 776, 0.95) +
    mug(520, 774, 1, '#f7f1e6') +
    plant(650, 772, 0.46, '#7fae9b');
  return portrait({
    spots: { gaps: [220, 424, 590, 70], y: 782, k: 0.86 },
    drawing: { back, front },
    window: pane,
    light: { x: 360, y: 100 },
    life: [
      ...skyIn(pane, 0.8, { columns: 2, cross: 0.6 }),
      ...steam(510, 486, 0.75, 'back'),
      ...blink(539, 419, 13, 'green', 2),
      ...steam(110, 722, 0.95),
      ...steam(520, 722, 0.95),
    ],
  });
};

export const pantry = { id: 'pantry', landscape: wide(), portrait: tall() };
