// Warehouse dock: nearly empty racks, a lorry that waits, and one last pallet.
import { at, c, clip, each, el, floor, grad, l, p, r, skyline, wall } from './kit.mjs';
import { blink, LAND, landscape, PORT, portrait, skyIn, sway } from './stage.mjs';
import { carton, pallet, shadow } from './things.mjs';

/** Pallet rack; `load[row][bay]` tells how many cartons lie there; y is the floor. */
const rack = (x, y, bay, rowHeight, load) => {
  const rows = load.length,
    bays = load[0].length,
    h = rows * rowHeight + 34;
  return (
    each(bays, (b) =>
      each(rows, (row) => {
        const base = y - row * rowHeight - (row === 0 ? 8 : 16);
        const count = load[row][b];
        return count === 0
          ? ''
          : pallet(x + b * bay + 18, base, bay - 32, 14) +
              each(count, (i) => carton(x + b * bay + 24 + i * 42, base - 14, 40, 34 + ((i * 3 + b) % 3) * 8, i + b));
      }),
    ) +
    each(rows, (row) =>
      row === 0
        ? ''
        : r(x, y - row * rowHeight - 15, bays * bay + 8, 12, '#e39c58', 2) +
          r(x, y - row * rowHeight - 15, bays * bay + 8, 4, '#efb57b', 2),
    ) +
    each(
      bays + 1,
      (b) =>
        r(x + b * bay, y - h, 10, h, '#6684ad', 2) +
        r(x + b * bay, y - h, 4, h, '#7f9bc2', 2) +
        r(x + b * bay - 4, y - 6, 18, 6, '#55709a', 2),
    )
  );
};

/** Stock on its pallet, wrapped in film; origin at the middle of its foot. */
const lastPallet = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 2, 150, 15, '#4b3b25', 'opacity=".18"'),
    pallet(-124, 0, 248, 28),
    carton(-116, -28, 78, 62, 0),
    carton(-37, -28, 78, 62, 1),
    carton(42, -28, 74, 62, 2),
    carton(-112, -91, 76, 60, 1),
    carton(-35, -91, 76, 60, 0),
    carton(42, -91, 70, 60, 1),
    carton(-74, -152, 76, 58, 2),
    carton(4, -152, 76, 58, 0),
    p('M-117 -32H117L114 -150H82V-208H-76V-150H-114Z', '#eef6fb', 'opacity=".22"'),
    l('M-110 -120L-60 -34M-60 -204L20 -40M30 -206L104 -60', '#fff', 5, 'opacity=".28"'),
    r(-30, -84, 60, 42, '#fffdf3', 2),
    l('M-20 -72H20M-20 -62H10', '#c9b88f', 3.4),
    r(-20, -54, 22, 6, '#d9705f', 1),
  );

const forklift = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 2, 130, 10, '#2b2740', 'opacity=".15"'),
    r(96, -190, 12, 190, '#566072', 2),
    r(112, -190, 8, 190, '#6d788c', 2),
    p('M112 -10H196V0H112Z', '#566072'),
    p('M-92 -20V-74Q-92 -92 -74 -92H-18L10 -62H92V-20Z', '#ecb04a'),
    p('M-92 -50V-74Q-92 -92 -74 -92H-18L-8 -81H-60Q-78 -81 -78 -66V-50Z', '#f6c66f'),
    l('M-58 -92L-48 -176H44L78 -62', '#566072', 9),
    r(-62, -186, 118, 12, '#566072', 5),
    p('M-34 -92Q-34 -132 -20 -132H-10V-92Z', '#49546a'),
    r(-14, -98, 42, 12, '#49546a', 5),
    l('M34 -66L24 -108', '#49546a', 6),
    c(-56, -20, 30, '#3b4456'),
    c(-56, -20, 13, '#a9b3c3'),
    c(64, -18, 24, '#3b4456'),
    c(64, -18, 10, '#a9b3c3'),
    r(-88, -64, 16, 10, '#e4695e', 3),
  );

/** Open dock gate with the lorry's loading space behind it; the sky above the lorry is a hole in the wall. */
const dock = (x, y, w, h) => {
  const foot = y + h;
  return (
    clip(
      { x, y, w, h: h + 2 },
      skyline(x - 10, foot, w + 30, h * 0.62, '#c3d6e4', '', 23),
      skyline(x - 4, foot, w + 30, h * 0.42, '#a3bdd2', '#e0effa', 29),
      r(x + w * 0.12, y + h * 0.3, w * 0.76, h * 0.7, '#f2f4f7', 8),
      r(x + w * 0.16, y + h * 0.36, w * 0.68, h * 0.6, '#8d99ab', 3),
      r(x + w * 0.22, y + h * 0.42, w * 0.56, h * 0.46, '#a3aebd', 2),
      p(`M${x + w * 0.16} ${y + h * 0.96}L${x + w * 0.22} ${y + h * 0.88}H${x + w * 0.78}L${x + w * 0.84} ${y + h * 0.96}Z`, '#b9a78c'),
      l(
        `M${x + w * 0.34} ${y + h * 0.43}V${y + h * 0.87}M${x + w * 0.5} ${y + h * 0.43}V${y + h * 0.87}M${x + w * 0.66} ${y + h * 0.43}V${y + h * 0.87}`,
        '#97a2b3',
        3,
      ),
      r(x + w * 0.12, y + h * 0.96, w * 0.76, h * 0.05, '#5d6a7e'),
      r(x + w * 0.13, y + h * 0.9, 10, 18, '#e4695e', 2),
      r(x + w * 0.87 - 10, y + h * 0.9, 10, 18, '#e4695e', 2),
    ) +
    r(x - 22, y - 56, w + 44, 58, '#aebccb', 5) +
    each(4, (i) => r(x - 16, y - 48 + i * 13, w + 32, 4, '#98a9bb', 2)) +
    r(x - 24, y - 4, 24, h + 4, '#4a5568', 3) +
    r(x + w, y - 4, 24, h + 4, '#4a5568', 3) +
    each(6, (i) => r(x - 20, y + 16 + (i * h) / 6, 16, h / 14, '#ecb04a', 2) + r(x + w + 4, y + 16 + (i * h) / 6, 16, h / 14, '#ecb04a', 2))
  );
};

/** Stretch-wrapping machine: turntable and mast with the roll of film. */
const wrapper = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(-70, -12, 140, 12, '#7d899b', 4),
    r(40, -220, 26, 212, '#5f8f8a', 4),
    r(40, -220, 9, 212, '#76a6a0', 4),
    r(22, -140, 18, 70, '#f4fafc', 5),
    r(18, -148, 26, 8, '#49546a', 3),
    r(18, -70, 26, 8, '#49546a', 3),
    r(46, -200, 14, 20, '#2f3d4c', 2),
  );

const barrier = (x, y, w, bottom) =>
  grad('panel', '#8793a3', '#6d7989') +
  r(x, y + 26, w, bottom - y - 26, 'url(#panel)') +
  each(Math.ceil(w / 160), (i) => r(x + i * 160 + 76, y + 40, 6, bottom - y, '#5d6878', 2, 'opacity=".5"')) +
  r(x, y, w, 30, '#efb84f', 3) +
  r(x, y, w, 8, '#f7cf7d', 3) +
  clip(
    { x, y: y + 40, w, h: 26 },
    r(x, y + 40, w, 26, '#efb84f'),
    each(Math.ceil(w / 52) + 2, (i) => p(`M${x + i * 52 - 30} ${y + 66}l26 -26h26l-26 26z`, '#434c5b')),
  ) +
  r(x, y + 66, w, 5, '#2f3745', 0, 'opacity=".25"');

const scanner = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-30 -40Q-32 -54 -18 -56H30Q40 -56 38 -46L34 -36H-4L-10 0H-32L-26 -36Z', '#3d4960'),
    r(30, -54, 10, 16, '#e4695e', 3),
    r(-12, -52, 28, 9, '#8fd0c0', 2),
  );
const tape = (x, y, k) =>
  at(x, y, k, c(0, -26, 26, '#c99a5e'), c(0, -26, 14, '#8b95a5'), c(0, -26, 11, '#efb84f'), p('M20 -10L44 -2H10Z', '#d9ae76'));
const clipboard = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-52 0L-40 -64H44L58 0Z', '#a9774a'),
    p('M-44 -5L-34 -58H38L49 -5Z', '#fffdf6'),
    r(-14, -70, 30, 12, '#5d6878', 3),
    l('M-24 -46H26M-26 -34H20M-28 -22H32', '#c2c9cf', 3.4),
    l('M-36 -46l3 4l6 -8M-38 -34l3 4l6 -8', '#3fae8b', 3),
  );

const shell = (box, foot, holes, hue) =>
  grad('wall', '#dcdcd8', '#ecebe5') +
  wall({ x: box.x, y: box.y, w: box.w, h: foot - box.y }, 'url(#wall)', holes) +
  each(Math.ceil(box.w / 40), (i) => {
    const x = box.x + i * 40;
    const hole = holes.find((o) => x > o.x - 3 && x < o.x + o.w);
    return r(x, box.y, 3, (hole?.y ?? foot) - box.y, hue, 0, 'opacity=".35"');
  });
const beams = (box, y) =>
  r(box.x, box.y, box.w, y - box.y, '#c4c9cc') +
  r(box.x, y, box.w, 10, '#aeb5ba') +
  each(Math.ceil(box.w / 90), (i) =>
    l(`M${box.x + i * 90} ${y}L${box.x + i * 90 + 45} ${y - 34}L${box.x + i * 90 + 90} ${y}`, '#b3babf', 5),
  ) +
  r(box.x, y - 40, box.w, 8, '#b3babf');
const lampHigh = (x, y, k) =>
  l(`M${x} ${y - 40}V${y}`, '#8b949c', 4) +
  grad('spot', '#fff3cf/.42', '#fff3cf/0') +
  at(
    x,
    y,
    k,
    p('M-30 22Q-26 -8 0 -10Q26 -8 30 22Z', '#5f6d78'),
    p('M-30 22Q0 32 30 22Q0 16 -30 22Z', '#ffeeb8'),
    p('M-28 24L-150 470H150L28 24Z', 'url(#spot)'),
  );

const wide = () => {
  const gate = { x: 850, y: 148, w: 352, h: 332 };
  const sky = { x: gate.x, y: gate.y, w: gate.w, h: gate.h };
  const back =
    shell(LAND, 480, [sky], '#cfd0cc') +
    beams(LAND, 8) +
    dock(gate.x, gate.y, gate.w, gate.h) +
    floor({ x: LAND.x, y: 480, w: LAND.w, h: 330 }, '#b8b6b0', '#cfccc4', '#a2a09a', { middle: 640, columns: 7, spread: 2.6 }) +
    p('M500 480H520L300 812H250ZM1240 480H1258L1500 812H1440Z', '#ecc46a', 'opacity=".55"') +
    rack(-156, 486, 150, 118, [
      [2, 0, 0, 1],
      [0, 1, 0, 0],
      [1, 0, 0, 0],
    ]) +
    wrapper(452, 490, 0.95) +
    forklift(1276, 504, 0.98) +
    lampHigh(640, 16, 1) +
    lastPallet(668, 510, 0.98) +
    r(744, 236, 66, 92, '#fdfdfb', 4) +
    p('M777 250L802 294H752Z', '#ecb04a') +
    r(774, 264, 6, 16, '#434c5b', 2) +
    r(774, 284, 6, 5, '#434c5b', 2) +
    r(756, 304, 42, 6, '#c9ccc9', 3) +
    r(762, 315, 30, 5, '#c9ccc9', 3);
  const front =
    barrier(LAND.x, 560, LAND.w, 812) +
    shadow(180, 574, 90, 7) +
    carton(96, 566, 96, 64, 1) +
    carton(186, 566, 70, 46, 2) +
    clipboard(420, 572, 0.9) +
    scanner(590, 568, 0.85) +
    tape(760, 568, 0.9) +
    tape(800, 568, 0.7) +
    carton(1068, 566, 120, 56, 0);
  return landscape({
    spots: { gaps: [690, 520, 320, 930], y: 590 },
    drawing: { back, front },
    window: sky,
    light: { x: 640, y: 40 },
    life: [
      ...skyIn(sky, 0.9),
      ...blink(838, 132, 26, 'amber', 1.1),
      ...blink(1214, 132, 26, 'red', 2.2),
      ...blink(1270, 318, 26, 'amber', 0.9),
      ...sway('label', 300, 350, 28, 44, 5.5),
      ...sway('label', 150, 232, 28, 44, 7),
    ],
  });
};

const tall = () => {
  const gate = { x: 408, y: 300, w: 330, h: 366 };
  const back =
    shell(PORT, 666, [gate], '#cfd0cc') +
    beams(PORT, 60) +
    dock(gate.x, gate.y, gate.w, gate.h) +
    floor({ x: PORT.x, y: 666, w: PORT.w, h: 774 }, '#b8b6b0', '#cfccc4', '#a2a09a', {
      middle: 360,
      rows: [0.05, 0.14, 0.3],
      columns: 5,
      spread: 3,
    }) +
    rack(
      -86,
      676,
      164,
      128,
      [
        [0, 2, 0],
        [1, 0, 0],
        [0, 0, 1],
        [0, 1, 0],
      ].map((row) => row.slice(0, 2)),
    ) +
    lampHigh(360, 68, 1.05) +
    lastPallet(350, 700, 0.86);
  const front =
    barrier(PORT.x, 742, PORT.w, 1442) +
    carton(36, 748, 90, 60, 1) +
    carton(122, 748, 62, 42, 2) +
    clipboard(300, 756, 0.85) +
    scanner(446, 752, 0.8) +
    carton(566, 748, 112, 52, 0);
  return portrait({
    spots: { gaps: [360, 200, 520, 660], y: 776, k: 0.86 },
    drawing: { back, front },
    window: gate,
    light: { x: 360, y: 90 },
    life: [
      ...skyIn(gate, 0.85),
      ...blink(396, 284, 26, 'amber', 1.1),
      ...blink(750, 284, 26, 'red', 2.2),
      ...sway('label', 160, 420, 28, 44, 5.5),
    ],
  });
};

export const warehouseDock = { id: 'warehouse-dock', landscape: wide(), portrait: tall() };
