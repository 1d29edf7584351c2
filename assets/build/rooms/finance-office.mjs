// Finance office: a counter between those who bring invoices and those who must book them by the end of the month.
import { at, c, clip, clock, each, floor, grad, l, p, r, ray, wall, window } from './kit.mjs';
import { blink, hands, LAND, landscape, PORT, portrait, skyIn, steam } from './stage.mjs';
import { binders, drawers, lamp, monitor, mug, papers, plant, shadow } from './things.mjs';

const MUTED = ['#8fb3a6', '#cdab84', '#dcc196', '#86a4c0', '#b5cabf', '#c98f7a', '#e6d7b8', '#9db7c9'];

/** Open shelves full of binders; y is the foot. */
const archive = (x, y, w, rows, rowHeight = 84) => {
  const h = rows * rowHeight + 12;
  return (
    r(x, y - h, w, h, '#c9b08c', 4) +
    r(x + 9, y - h + 9, w - 18, h - 14, '#b59a74') +
    each(rows, (row) => {
      const base = y - 8 - row * rowHeight;
      const count = Math.floor((w - 30) / 17.5) - ((row * 3) % 5);
      const colours = Array.from({ length: count }, (_, i) => MUTED[(Math.floor(i / 3) * 3 + row * 5) % MUTED.length]);
      return binders(x + 14 + (row % 2) * 6, base, colours, rowHeight - 20, 16) + r(x + 4, base, w - 8, 8, '#d9c3a1');
    })
  );
};

const safe = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(-62, -132, 124, 126, '#6d7f8e', 8),
    r(-52, -122, 104, 106, '#7f92a1', 5),
    c(-8, -70, 26, '#667887'),
    c(-8, -70, 19, '#93a5b3'),
    c(-8, -70, 5, '#566775'),
    each(8, (i) =>
      l(
        `M${(-8 + Math.cos(i * 0.785) * 14).toFixed(1)} ${(-70 + Math.sin(i * 0.785) * 14).toFixed(1)}L${(-8 + Math.cos(i * 0.785) * 18).toFixed(1)} ${(-70 + Math.sin(i * 0.785) * 18).toFixed(1)}`,
        '#566775',
        2,
      ),
    ),
    r(28, -84, 10, 30, '#566775', 4),
    r(-54, -6, 24, 6, '#566775'),
    r(30, -6, 24, 6, '#566775'),
    r(-52, -122, 104, 8, '#fff', 4, 'opacity=".18"'),
  );

/** Month sheet: every day crossed off but the last three; the very last is ringed. */
const calendar = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(4, 6, 170, 196, '#5b5340', 6, 'opacity=".12"'),
    r(0, 0, 170, 196, '#fffdf7', 6),
    p('M0 6Q0 0 6 0H164Q170 0 170 6V42H0Z', '#d9705f'),
    r(18, 16, 64, 10, '#fff', 3, 'opacity=".9"'),
    r(132, 16, 20, 10, '#fff', 3, 'opacity=".6"'),
    c(48, 0, 5, '#8b6a5c'),
    c(122, 0, 5, '#8b6a5c'),
    each(35, (i) => {
      const [cx, cy] = [22 + (i % 7) * 21, 60 + Math.floor(i / 7) * 28];
      if (i < 2 || i > 32) return '';
      if (i < 30) return r(cx - 7, cy - 7, 14, 14, '#ece5d6', 3) + l(`M${cx - 5} ${cy + 5}L${cx + 5} ${cy - 5}`, '#b9ad96', 2.4);
      return r(cx - 8, cy - 8, 16, 16, i === 32 ? '#d9705f' : '#f4c26b', 3);
    }),
    `<ellipse cx="106" cy="172" rx="21" ry="17" fill="none" stroke="#c8473a" stroke-width="3.6" transform="rotate(-8 106 172)"/>`,
  );

const printer = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-52 -58L-44 -96H44L52 -58Z', '#fdfefe'),
    l('M-30 -84H30M-32 -74H22', '#c8d2da', 4),
    r(-76, -60, 152, 60, '#dfe5ea', 9),
    r(-76, -60, 152, 16, '#c9d2d9', 8),
    r(-56, -24, 112, 10, '#7f8d99', 4),
    p('M-48 -18H48L56 6H-56Z', '#ffffff'),
    l('M-36 -8H30M-38 -1H40', '#c8d2da', 3),
    r(36, -54, 26, 6, '#7f8d99', 3),
  );

const calculator = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-46 0L-36 -50H40L52 0Q53 6 46 6H-42Q-48 6 -46 0Z', '#4c5b66'),
    p('M-34 -32L-31 -45H35L39 -32Z', '#bfe0cf'),
    each(12, (i) =>
      r(-35 + (i % 4) * 19 - Math.floor(i / 4) * 1.6, -27 + Math.floor(i / 4) * 10, 14, 7, i % 4 === 3 ? '#e8a05c' : '#dfe6ea', 2),
    ),
  );

/** Rubber stamp on its pad. */
const stamp = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-44 0L-38 -14H38L44 0Z', '#39434f'),
    p('M-34 -4L-30 -11H30L34 -4Z', '#b6473d'),
    r(-20, -26, 40, 14, '#8a5a3a', 3),
    p('M-9 -26Q-7 -44 -13 -52Q-14 -66 0 -66Q14 -66 13 -52Q7 -44 9 -26Z', '#a9714a'),
  );

/** Pile of invoices, higher than one would like. */
const pile = (x, y, k, sheets) =>
  at(
    x,
    y,
    k,
    each(sheets, (i) => r(-62 + ((i * 7) % 5) * 2.2 - 4, -8 - i * 7, 118, 7, i % 4 === 2 ? '#f6e3b4' : i % 2 ? '#ffffff' : '#eef0ec', 1)),
    p(`M-60 ${-6 - sheets * 7}L-46 ${-22 - sheets * 7}H64L56 ${-6 - sheets * 7}Z`, '#ffffff'),
    l(`M-36 ${-12 - sheets * 7}H20M-32 ${-17 - sheets * 7}H40`, '#c5cbbf', 2.6),
  );

/** Counter: wooden top at y, fluted face below. */
const counter = (x, y, w, bottom) =>
  grad('face', '#9fb8ab', '#7f9d90') +
  r(x, y + 34, w, bottom - y - 34, 'url(#face)') +
  each(Math.ceil(w / 44), (i) => r(x + i * 44 + 20, y + 52, 4, bottom - y, '#6f8d80', 2, 'opacity=".4"')) +
  r(x, y + 34, w, 14, '#3f5148', 0, 'opacity=".22"') +
  grad('top', '#e8cfa6', '#d4b383') +
  r(x, y, w, 36, 'url(#top)') +
  r(x, y, w, 9, '#f3e0bf') +
  r(x, y + 34, w, 4, '#b08f62') +
  p(`M${x + w * 0.42} ${y + 48}h${w * 0.1}L${x + w * 0.62} ${bottom}H${x + w * 0.36}Z`, '#fff', 'opacity=".1"');

const wide = () => {
  const pane = { x: 512, y: 62, w: 300, h: 268 };
  const back =
    grad('wall', '#e6ece2', '#f5f3ea') +
    wall({ x: LAND.x, y: LAND.y, w: LAND.w, h: 570 }, 'url(#wall)', [pane]) +
    r(LAND.x, LAND.y, LAND.w, 40, '#d8e1d3') +
    r(LAND.x, 360, LAND.w, 110, '#d3dfd3') +
    r(LAND.x, 354, LAND.w, 7, '#c2d1c3') +
    r(LAND.x, 470, LAND.w, 12, '#b9c8ba') +
    window(pane, { columns: 2, seed: 19, blinds: 3 }) +
    floor({ x: LAND.x, y: 482, w: LAND.w, h: 328 }, '#c8b59a', '#dccbb2', '#b39d80', { middle: 640, columns: 11 }) +
    ray(530, 352, 270, 440, 200) +
    shadow(120, 488, 260, 9) +
    archive(-160, 486, 246, 5) +
    archive(98, 486, 246, 4) +
    plant(196, 138, 0.62) +
    binders(256, 138, ['#cdab84', '#8fb3a6', '#86a4c0'], 48, 15) +
    shadow(432, 494, 76, 9) +
    safe(432, 494, 1.05) +
    mug(420, 354, 0.5, '#d9705f') +
    shadow(668, 492, 110, 8) +
    drawers(560, 490, 214, 106, 2, 2, '#b7c6bb', '#cbd7cd', '#94a89b', '#7d9284') +
    plant(742, 384, 0.6, '#d9705f') +
    pile(636, 384, 0.72, 7) +
    calendar(1052, 58, 1.06) +
    clock(886, 96, 30, '#5c6f66') +
    shadow(1080, 494, 220, 9) +
    drawers(880, 492, 400, 112, 3, 2, '#cdb491', '#dfcbad', '#b09670', '#8a714f') +
    printer(978, 380, 1) +
    monitor(1180, 380, 0.92) +
    archive(1310, 488, 230, 4) +
    lamp(410, LAND.y, 40, 0.8, '#56695f') +
    lamp(976, LAND.y, 30, 0.8, '#56695f');
  const front =
    counter(LAND.x, 560, LAND.w, 812) +
    shadow(120, 590, 80, 8) +
    pile(120, 592, 1.15, 12) +
    calculator(354, 590, 1) +
    stamp(560, 590, 0.9) +
    papers(718, 592, 0.9) +
    mug(940, 588, 0.85, '#f7f3e8') +
    r(1050, 520, 112, 62, '#fffaf0', 5) +
    r(1060, 530, 60, 8, '#d9705f', 3) +
    r(1060, 545, 88, 6, '#cfc3ab', 3) +
    r(1060, 557, 70, 6, '#cfc3ab', 3) +
    p('M1046 582H1166L1174 592H1038Z', '#a98a5f');
  return landscape({
    spots: { gaps: [640, 455, 850, 246], y: 598 },
    drawing: { back, front },
    window: pane,
    light: { x: 660, y: 90 },
    life: [
      ...skyIn(pane, 0.8, { columns: 2 }),
      ...hands(886, 96, 30, 5, 40),
      ...blink(1028, 329, 15, 'green', 1.3),
      ...steam(940, 545, 0.9),
    ],
  });
};

const tall = () => {
  const pane = { x: 214, y: 150, w: 256, h: 330 };
  const back =
    grad('wall', '#e6ece2', '#f5f3ea') +
    wall({ x: PORT.x, y: PORT.y, w: PORT.w, h: 830 }, 'url(#wall)', [pane]) +
    r(PORT.x, PORT.y, PORT.w, 60, '#d8e1d3') +
    r(PORT.x, 530, PORT.w, 130, '#d3dfd3') +
    r(PORT.x, 524, PORT.w, 7, '#c2d1c3') +
    r(PORT.x, 658, PORT.w, 12, '#b9c8ba') +
    window(pane, { columns: 2, seed: 19, blinds: 4, cross: 0.64 }) +
    floor({ x: PORT.x, y: 670, w: PORT.w, h: 770 }, '#c8b59a', '#dccbb2', '#b39d80', {
      middle: 360,
      rows: [0.06, 0.15, 0.3],
      columns: 7,
      spread: 2.6,
    }) +
    ray(230, 502, 230, 480, 150) +
    clip({ x: PORT.x, y: PORT.y, w: PORT.w, h: 860 }, archive(-100, 680, 262, 6, 92)) +
    shadow(330, 682, 140, 9) +
    drawers(226, 680, 230, 118, 2, 2, '#b7c6bb', '#cbd7cd', '#94a89b', '#7d9284') +
    plant(418, 562, 0.62, '#d9705f') +
    pile(290, 562, 0.75, 8) +
    calendar(524, 176, 1) +
    clock(610, 118, 30, '#5c6f66') +
    shadow(640, 684, 160, 9) +
    drawers(500, 682, 330, 124, 2, 2, '#cdb491', '#dfcbad', '#b09670', '#8a714f') +
    printer(604, 558, 1) +
    lamp(344, PORT.y, 56, 0.8, '#56695f');
  const front =
    counter(PORT.x, 742, PORT.w, 1442) +
    pile(92, 776, 1.05, 11) +
    calculator(270, 774, 0.9) +
    stamp(412, 774, 0.85) +
    papers(584, 776, 0.9);
  return portrait({
    spots: { gaps: [190, 340, 500, 664], y: 784, k: 0.86 },
    drawing: { back, front },
    window: pane,
    light: { x: 344, y: 110 },
    life: [...skyIn(pane, 0.75, { columns: 2, cross: 0.64 }), ...hands(610, 118, 30, 5, 40), ...blink(654, 507, 15, 'green', 1.3)],
  });
};

export const financeOffice = { id: 'finance-office', landscape: wide(), portrait: tall() };
