// Evening office: the open office after hours. Two lamps burn, the town is lit, somebody has begun to clean.
import { at, c, clip, each, el, floor, grad, l, p, r, skyline, wall, window } from './kit.mjs';
import { desk, divider, frame, kanban, keyboard, pens, swivel } from './office-things.mjs';
import { blink, LAND, landscape, PORT, portrait, skyIn, steam } from './stage.mjs';
import { binders, mug, papers, plant, shadow } from './things.mjs';

const NIGHT = '#181d47';
/** What the frame of the window is in that dark. */
const BARS = '#474e80';

/** The town by night, and the office in the pane: a little of the lamps is mirrored. */
const town = (o) => {
  const { x, y, w, h } = o;
  const base = y + h;
  return clip(
    o,
    skyline(x - 8, base, w + 20, h * 0.62, '#39447f', '#8e8fc0', 67),
    skyline(x - 3, base, w + 20, h * 0.5, '#2b3568', '#ffd98a', 70),
    skyline(x - 12, base, w + 24, h * 0.2, '#222a56', '#ffbf6b', 76),
    p(`M${x + w * 0.1} ${y}h${w * 0.09}L${x + w * 0.02} ${base}h${-w * 0.08}Z`, '#fff', 'opacity=".06"'),
    p(`M${x + w * 0.55} ${y}h${w * 0.12}L${x + w * 0.48} ${base}h${-w * 0.11}Z`, '#fff', 'opacity=".05"'),
    el(x + w * 0.62, base - h * 0.16, 60, 26, '#ffcf82', 'opacity=".16"'),
  );
};

/** Dark over everything but the window; what burns is drawn on top of it. */
const dusk = (box, pane, opacity, columns) =>
  wall(box, NIGHT, [pane]).replace('fill-rule', `opacity="${opacity}" fill-rule`) +
  each(columns - 1, (i) => r(pane.x + (pane.w * (i + 1)) / columns - 5, pane.y, 10, pane.h, BARS));

/** What stands out of the light: its colours by half, blue a little less. */
const dim = (...content) =>
  `<filter id="dim"><feColorMatrix values=".55 0 0 0 .02 0 .55 0 0 .03 0 0 .66 0 .12 0 0 0 1 0"/></filter><g filter="url(#dim)">${content.join('')}</g>`;

const pool = (x, y, rx, ry, alpha, id) =>
  `<radialGradient id="${id}"><stop offset="0" stop-color="#ffe1a1" stop-opacity="${alpha}"/><stop offset=".5" stop-color="#ffc878" stop-opacity="${alpha * 0.45}"/><stop offset="1" stop-color="#ffb861" stop-opacity="0"/></radialGradient>` +
  el(x, y, rx, ry, `url(#${id})`);

/** Lamp that burns, its cone on the desk; origin at its foot. */
const burning = (x, y, k, id) =>
  at(
    x,
    y,
    k,
    pool(34, -20, 210, 150, 0.75, `${id}p`),
    grad(id, '#ffeebd/.75', '#ffdf94/.04'),
    p('M4 -80L44 -66L128 6H-34Z', `url(#${id})`),
    el(48, 4, 84, 9, '#ffe9b3', 'opacity=".5"'),
    r(-20, -6, 40, 6, '#8793c4', 3),
    l('M0 -6L-14 -52L20 -86', '#8793c4', 5),
    p('M8 -98L42 -86L46 -62L2 -80Z', '#f0a95c'),
    p('M2 -80L46 -62Q40 -56 22 -62Q4 -70 2 -80Z', '#fff6d8'),
  );

/** The desk where somebody is still at it: screen with a sheet of figures, papers in the light. */
const awake = (x, y, k, id) =>
  at(
    x,
    y,
    k,
    burning(-166, -92, 0.98, id),
    r(-52 - 59, -92 - 96, 118, 75, '#2a3358', 6),
    r(-105, -182, 106, 62, '#dfe9fb', 3),
    each(
      5,
      (i) =>
        r(-98, -174 + i * 11, [34, 44, 28, 40, 30][i], 5, '#9db4da', 2) +
        r(-48, -174 + i * 11, 18, 5, '#c3d2ea', 2) +
        r(-24, -174 + i * 11, 18, 5, i === 3 ? '#e4695e' : '#c3d2ea', 2),
    ),
    `<radialGradient id="${id}s"><stop offset="0" stop-color="#bcd3ff" stop-opacity=".5"/><stop offset="1" stop-color="#bcd3ff" stop-opacity="0"/></radialGradient>`,
    el(-52, -150, 150, 110, `url(#${id}s)`),
    p('M20 -94L34 -106H96L104 -94Z', '#fff7e0'),
    p('M-30 -94L-22 -102H16L12 -94Z', '#ffeec6'),
  );

/** Cart of the cleaners: bucket, bag, mop, two bottles. */
const cart = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 3, 118, 9, '#0d1230', 'opacity=".3"'),
    l('M62 -92L92 -262', '#b79a6a', 7),
    p('M84 -262h16l10 40q-18 12 -36 0Z', '#c9cfe6'),
    l('M82 -226l-4 20M92 -224v22M102 -226l5 20', '#aab2d4', 6),
    p('M-96 -176H-28L-36 -44H-88Z', '#c99a3f'),
    p('M-96 -176H-28L-30 -156H-94Z', '#dfb357'),
    r(-102, -182, 80, 9, '#5a6698', 4),
    r(-100, -44, 200, 12, '#5a6698', 4),
    r(-100, -182, 8, 150, '#6f7bb0', 3),
    r(92, -120, 8, 84, '#6f7bb0', 3),
    l('M96 -120Q122 -126 120 -152', '#6f7bb0', 8),
    p('M-14 -106H84L76 -44H-6Z', '#4a7fb8'),
    p('M-14 -106H84L82 -92H-12Z', '#639ad0'),
    l('M-10 -106Q34 -146 80 -106', '#8f9bc9', 4),
    r(-6, -142, 18, 38, '#7cc4a0', 4),
    r(0, -152, 8, 12, '#e8ecf8', 2),
    r(20, -134, 16, 30, '#e59a86', 4),
    r(24, -144, 8, 11, '#e8ecf8', 2),
    c(-78, -14, 16, '#2b3360'),
    c(-78, -14, 6, '#7985b8'),
    c(78, -14, 16, '#2b3360'),
    c(78, -14, 6, '#7985b8'),
  );

/** Trays for what comes in; the upper one overflows. */
const inTray = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(2, 4, 96, 8, '#0d1230', 'opacity=".3"'),
    each(9, (i) => r(-72 + ((i * 7) % 5) * 2.4, -64 - i * 5, 138, 5, i % 4 === 2 ? '#e5cfa0' : i % 2 ? '#d8dcf0' : '#c4cae4', 1)),
    `<g transform="rotate(-5 0 -112)">${r(-66, -118, 134, 7, '#eef0fb', 1)}</g>`,
    p('M-88 -62H88L80 -50H-80Z', '#5a6698'),
    r(-86, -62, 6, 62, '#6f7bb0', 2),
    r(80, -62, 6, 62, '#6f7bb0', 2),
    each(3, (i) => r(-70 + i * 3, -16 - i * 5, 136, 5, i % 2 ? '#d8dcf0' : '#c4cae4', 1)),
    p('M-90 -12H90L84 2H-84Z', '#4c5789'),
  );

const shell = (box, foot, pane) =>
  grad('wall', '#c9d0ea', '#d8def2') +
  wall({ x: box.x, y: box.y, w: box.w, h: foot - box.y }, 'url(#wall)', [pane]) +
  r(box.x, foot - 12, box.w, 12, '#b0bad6');
const deadTray = (x, y, w) => r(x, y, w, 10, '#aab3d0', 5) + r(x + 20, y - 10, w - 40, 12, '#8f9abf', 4);
const exit = (x, y) =>
  r(x - 34, y - 16, 68, 32, '#2f8f6b', 4) +
  c(x - 8, y - 7, 3.6, '#e8fff4') +
  l(`M${x - 8} ${y - 2}l-2 8l7 5M${x - 10} ${y + 6}l-8 4M${x - 8} ${y - 1}l8 3M${x - 9} ${y}l-7 4`, '#e8fff4', 3) +
  l(`M${x + 6} ${y}h16m-6 -6l6 6l-6 6`, '#e8fff4', 3);

const wide = () => {
  const pane = { x: -60, y: 72, w: 840, h: 262 };
  const back =
    shell(LAND, 480, pane) +
    r(LAND.x, LAND.y, LAND.w, 54, '#b7c1de') +
    town(pane) +
    window(pane, { columns: 5, cross: 0, town: 0, shine: 0.3, frame: '#aab4dc', edge: '#8f99c4' }) +
    r(816, -36, 16, 516, '#b7c1de') +
    floor({ x: LAND.x, y: 480, w: LAND.w, h: 330 }, '#8e99c4', '#aab4d8', '#7985b3', { middle: 640, columns: 11 }) +
    kanban(910, 84, 1.1) +
    desk(170, 492, 1, 0) +
    desk(690, 492, 1, 1) +
    desk(1270, 492, 1, 2) +
    swivel(70, 560, 1) +
    shadow(980, 498, 60) +
    plant(980, 496, 1.1) +
    deadTray(120, 6, 260) +
    deadTray(540, 6, 260) +
    deadTray(960, 6, 260) +
    // Screens stand before the foot of the pane: from there on it lies in the dark of the room.
    dusk(LAND, { ...pane, h: 222 }, 0.7, 5) +
    pool(660, 400, 300, 170, 0.22, 'warmA') +
    pool(1230, 400, 300, 170, 0.22, 'warmB') +
    awake(690, 492, 1, 'lampA') +
    awake(1270, 492, 1, 'lampB') +
    exit(1218, 116) +
    cart(700, 558, 0.84);
  const front =
    divider(LAND.x, 560, LAND.w, 812) +
    frontDusk(LAND, 560) +
    dim(
      plant(1180, 582, 0.5, '#8ea2cd'),
      pens(262, 584, 0.9),
      frame(870, 584, 0.95),
      keyboard(1010, 582, 0.9),
      binders(1226, 580, ['#e4695e', '#f2c14e', '#4f7cd1'], 58, 17),
    ) +
    inTray(118, 588, 1) +
    pool(600, 570, 330, 30, 0.5, 'ledgeA') +
    papers(420, 588, 0.8) +
    mug(620, 584, 0.9, '#e8b65a');
  return landscape({
    spots: { gaps: [740, 522, 336, 940], y: 592 },
    drawing: { back, front },
    window: pane,
    light: { x: 560, y: 390 },
    life: [
      ...skyIn(pane, 0.95),
      ...blink(171, 403, 11, 'green', 2.8),
      ...blink(250, 96, 8, 'red', 3.6),
      ...blink(1330, 403, 9, 'amber', 2.2),
      ...steam(620, 536, 0.9),
    ],
  });
};

/** The divider lies in the dark too, its ledge least. */
const frontDusk = (box, y) =>
  r(box.x, y, box.w, 30, NIGHT, 0, 'opacity=".38"') + r(box.x, y + 30, box.w, box.y + box.h - y + 60, NIGHT, 0, 'opacity=".56"');

const tall = () => {
  const pane = { x: -70, y: 150, w: 420, h: 320 };
  const back =
    shell(PORT, 660, pane) +
    r(PORT.x, PORT.y, PORT.w, 64, '#b7c1de') +
    town(pane) +
    window(pane, { columns: 3, cross: 0, town: 0, shine: 0.3, frame: '#aab4dc', edge: '#8f99c4' }) +
    r(392, -90, 14, 750, '#b7c1de') +
    floor({ x: PORT.x, y: 660, w: PORT.w, h: 780 }, '#8e99c4', '#aab4d8', '#7985b3', {
      middle: 360,
      rows: [0.06, 0.15, 0.3],
      columns: 7,
      spread: 2.6,
    }) +
    kanban(440, 226, 1.02) +
    desk(210, 674, 1, 0) +
    desk(690, 674, 1, 2) +
    swivel(40, 776, 1.1) +
    deadTray(70, 46, 220) +
    deadTray(430, 46, 220) +
    dusk(PORT, pane, 0.7, 3) +
    pool(170, 580, 280, 170, 0.2, 'warmA') +
    pool(640, 580, 280, 170, 0.2, 'warmB') +
    awake(210, 674, 1, 'lampA') +
    awake(690, 674, 1, 'lampB') +
    exit(650, 150) +
    cart(366, 730, 0.8);
  const front =
    divider(PORT.x, 742, PORT.w, 1442) +
    frontDusk(PORT, 742) +
    dim(frame(642, 766, 0.9), pens(226, 766, 0.85)) +
    inTray(96, 772, 0.95) +
    pool(420, 752, 300, 28, 0.5, 'ledgeA') +
    papers(372, 768, 0.8) +
    mug(524, 766, 0.9, '#e8b65a');
  return portrait({
    spots: { gaps: [448, 300, 590, 170], y: 776, k: 0.86 },
    drawing: { back, front },
    window: pane,
    light: { x: 80, y: 570 },
    life: [...skyIn(pane, 0.85), ...blink(691, 585, 11, 'green', 2.8), ...blink(120, 172, 8, 'red', 3.6), ...steam(524, 718, 0.9)],
  });
};

export const eveningOffice = {
  id: 'evening-office',
  hour: 'night',
  // Drawn by night: its hours tint the people, the room hardly.
  times: {
    day: { tint: '#d9d3ec', sky: '#ffffff', glow: 0.2, glowColour: '#ffd79a' },
    evening: { tint: '#cdbfd9', sky: '#d9a9ad', glow: 0.34, glowColour: '#ffd79a' },
    night: { tint: '#cac7e6', sky: '#3a4688', glow: 0.42, glowColour: '#ffd79a' },
  },
  landscape: wide(),
  portrait: tall(),
};
