// Incoming inspection: a bench with microscope and caliper in front, behind it a pump on its test stand, guard and gauge.
import { at, c, clip, clock, each, el, floor, grad, l, p, r, ray, wall, window } from './kit.mjs';
import { blink, hands, LAND, landscape, needle, PORT, portrait, skyIn, steam } from './stage.mjs';
import { binders, drawers, monitor, plant, shadow } from './things.mjs';

/** Fume cabinet: sash half raised, flask on a stand inside, duct to the ceiling. */
const fume = (x, y, k, duct) =>
  at(
    x,
    y,
    k,
    el(110, 3, 130, 10, '#22363c', 'opacity=".14"'),
    r(74, duct, 72, 420 - duct - 790, '#c3d0d3'),
    r(74, duct, 14, 420 - duct - 790, '#d7e1e3'),
    r(0, -370, 220, 370, '#dbe5e7', 8),
    r(0, -370, 220, 26, '#c6d3d6', 8),
    r(14, -336, 192, 190, '#8fb1b8', 4),
    r(22, -328, 176, 176, '#b5d0d5', 3),
    grad('hood', '#f2fbff/.7', '#f2fbff/0'),
    p('M60 -328H160L190 -170H30Z', 'url(#hood)'),
    // Flask over a flame.
    r(96, -186, 34, 5, '#5d6b78', 2),
    l('M98 -182L90 -154M128 -182L136 -154', '#5d6b78', 4),
    p('M106 -258H120V-232L138 -196Q142 -186 132 -186H94Q84 -186 88 -196L106 -232Z', '#eaf7fb', 'opacity=".9"'),
    p('M98 -212H128L138 -196Q142 -186 132 -186H94Q84 -186 88 -196Z', '#e2a85c'),
    p('M113 -180Q122 -168 113 -156Q104 -168 113 -180Z', '#f08a4f'),
    r(40, -186, 14, 34, '#eaf7fb', 3),
    r(40, -172, 14, 20, '#7fb9d6', 3),
    r(60, -178, 12, 26, '#eaf7fb', 3),
    r(60, -166, 12, 14, '#9ccf9a', 3),
    // Sash.
    r(14, -336, 192, 82, '#e8f6fa', 3, 'opacity=".55"'),
    p('M30 -336H84L40 -254H14V-300Z', '#fff', 'opacity=".4"'),
    r(10, -258, 200, 12, '#7f939b', 4),
    r(86, -255, 48, 6, '#c6d3d6', 3),
    r(0, -146, 220, 22, '#eff4f5', 3),
    r(0, -124, 220, 124, '#7da3ad', 3),
    l('M110 -116V-8', '#6a8f99', 3),
    r(92, -80, 7, 26, '#dbe5e7', 3),
    r(121, -80, 7, 26, '#dbe5e7', 3),
    p('M40 -96l15 26h-30z', '#f0c45c'),
    r(168, -142, 40, 12, '#37474f', 3),
  );

/** Pump on its stand behind a hinged guard; the gauge's hand is a sprite at (118, -262). */
const stand = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(60, 3, 230, 11, '#22363c', 'opacity=".14"'),
    // Bench.
    r(-150, -122, 420, 20, '#eff4f5', 4),
    r(-150, -106, 420, 6, '#b9c8cc', 2),
    r(-140, -100, 16, 100, '#8296a0', 2),
    r(244, -100, 16, 100, '#8296a0', 2),
    r(-140, -34, 400, 12, '#9badb5', 3),
    r(-96, -100, 150, 60, '#7da3ad', 4),
    r(-88, -92, 134, 44, '#8fb4bd', 3),
    r(-34, -74, 28, 6, '#dbe5e7', 3),
    // Pipes to the gauge.
    l('M-118 -122V-232Q-118 -246 -104 -246H-60', '#d98b4a', 12),
    l('M64 -206H100Q118 -206 118 -222V-252', '#8fa3ad', 12),
    l('M64 -160H190Q204 -160 204 -146V-122', '#8fa3ad', 12),
    r(74, -214, 14, 16, '#6b7f8a', 2),
    r(140, -168, 16, 16, '#6b7f8a', 2),
    // Motor and pump.
    r(-66, -134, 136, 14, '#59707c', 3),
    r(-58, -196, 74, 62, '#3f78a8', 8),
    each(6, (i) => r(-52 + i * 11, -196, 5, 62, '#356892', 1)),
    r(-58, -196, 74, 12, '#5a93c2', 6),
    r(-30, -212, 30, 18, '#356892', 4),
    r(16, -176, 16, 24, '#8fa3ad', 2),
    c(50, -164, 36, '#c8d3da'),
    c(50, -164, 27, '#aebcc6'),
    c(50, -164, 11, '#6b7f8a'),
    each(6, (i) => c(50 + Math.cos(i * 1.047) * 31, -164 + Math.sin(i * 1.047) * 31, 2.6, '#6b7f8a')),
    r(36, -214, 28, 20, '#c8d3da', 3),
    // Gauge.
    c(118, -274, 38, '#5c707b'),
    c(118, -274, 32, '#fbfdfd'),
    `<path d="M96.8 -252.8A30 30 0 0 1 91.6 -288" fill="none"/>`,
    l('M97 -253A29 29 0 0 1 118 -303', '#5bb08c', 5),
    l('M118 -303A29 29 0 0 1 144 -288', '#efc25f', 5),
    l('M144 -288A29 29 0 0 1 139 -253', '#d9605a', 5),
    // Guard.
    r(-92, -250, 196, 118, '#dff3f7', 6, 'opacity=".35"'),
    r(-92, -250, 196, 118, 'none', 6, 'stroke="#f0b64c" stroke-width="6"'),
    p('M-80 -246H-30L-84 -150V-240Z', '#fff', 'opacity=".45"'),
    each(2, (i) => r(-70 + i * 140, -136, 22, 12, '#59707c', 2)),
  );

/** Whiteboard: a control chart that leaves its limits, a list with ticks and one cross. */
const board = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(6, 8, 300, 206, '#2f464c', 6, 'opacity=".1"'),
    r(0, 0, 300, 206, '#b9c8cc', 7),
    r(8, 8, 284, 190, '#fdfefe', 3),
    r(22, 22, 74, 8, '#3f78a8', 3),
    l('M24 66H190M24 138H190', '#d9605a', 2.6, 'stroke-dasharray="9 7"'),
    l('M24 102H190', '#9db4ba', 2.2),
    l('M30 108L52 96L74 112L96 92L118 86L140 74L164 52', '#3f78a8', 4),
    [
      [30, 108],
      [52, 96],
      [74, 112],
      [96, 92],
      [118, 86],
      [140, 74],
    ]
      .map(([px, py]) => c(px, py, 4.6, '#3f78a8'))
      .join(''),
    c(164, 52, 6, '#d9605a'),
    `<circle cx="164" cy="52" r="14" fill="none" stroke="#d9605a" stroke-width="3.4"/>`,
    each(
      4,
      (i) =>
        r(232, 40 + i * 34, 44, 6, '#c3d0d3', 2) +
        (i === 2
          ? l(`M210 ${36 + i * 34}l14 14M224 ${36 + i * 34}l-14 14`, '#d9605a', 4.4)
          : l(`M209 ${44 + i * 34}l6 7l11 -14`, '#5bb08c', 4.4)),
    ),
    r(24, 162, 90, 6, '#c3d0d3', 2),
    r(24, 176, 60, 6, '#c3d0d3', 2),
    r(70, 204, 160, 9, '#9badb5', 4),
    r(92, 198, 34, 7, '#3f78a8', 3),
    r(134, 198, 34, 7, '#d9605a', 3),
  );

const eyewash = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(-34, -34, 68, 68, '#4aa37c', 8),
    r(-29, -29, 58, 58, '#5bb58d', 6),
    r(-7, -20, 14, 40, '#fff', 2),
    r(-20, -7, 40, 14, '#fff', 2),
  );
const bottles = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(-8, 0, 200, 9, '#9badb5', 3),
    r(-8, 9, 200, 4, '#22363c', 0, 'opacity=".1"'),
    [
      [0, 54, '#b9772f', '#fff3dc'],
      [34, 44, '#7fb9d6', '#fff'],
      [66, 58, '#eaf3f5', '#d9605a'],
      [100, 46, '#b9772f', '#fff3dc'],
      [132, 54, '#9ccf9a', '#fff'],
      [160, 40, '#eaf3f5', '#3f78a8'],
    ]
      .map(
        ([bx, h, f, lab]) =>
          r(bx + 6, -h - 10, 12, 14, '#5d6b78', 2) + r(bx, -h, 24, h, f, 5) + r(bx + 3, -h * 0.62, 18, h * 0.34, lab, 1, 'opacity=".9"'),
      )
      .join(''),
  );

const microscope = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(4, 3, 66, 9, '#20323a', 'opacity=".2"'),
    p('M-52 0V-12Q-52 -22 -40 -22H44Q58 -22 58 -10V0Q58 4 54 4H-48Q-52 4 -52 0Z', '#e6ecee'),
    r(-52, -6, 110, 10, '#c3ced3', 4),
    p('M28 -20Q62 -60 44 -112Q36 -130 16 -134L10 -114Q26 -108 28 -94Q34 -58 8 -22Z', '#eef3f4'),
    p('M40 -28Q62 -62 48 -108L44 -112Q60 -62 28 -20Z', '#c3ced3'),
    r(-36, -56, 70, 9, '#37474f', 3),
    r(-28, -62, 34, 7, '#a8d8e2', 1),
    `<g transform="rotate(-18 -6 -118)">${r(-24, -178, 30, 46, '#37474f', 5)}${r(-22, -136, 26, 52, '#5d6f79', 4)}${r(-20, -88, 10, 22, '#b8c4ca', 2)}${r(-6, -88, 9, 16, '#b8c4ca', 2)}${r(-26, -184, 34, 12, '#22303a', 4)}</g>`,
    c(46, -62, 14, '#5d6f79'),
    c(46, -62, 7, '#8fa0a8'),
    c(-30, -14, 4, '#5fe0a8'),
  );
/** Caliper with a display that shows no figure the scenario would have to know. */
const caliper = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(4, 6, 118, 8, '#20323a', 'opacity=".16"'),
    `<g transform="rotate(-5)">${r(-116, -20, 236, 13, '#aebbc3', 2)}${each(28, (i) => r(-60 + i * 6, -20, 1.4, i % 5 ? 4 : 7, '#5d6f79'))}${p('M-116 -32H-90V14L-100 26L-108 14V-7H-116Z', '#8fa0a8')}${p('M-84 -34H4V4H-74L-74 14L-82 26L-88 14Z', '#5d6f79')}${r(-62, -30, 54, 22, '#bfe0cf', 3)}${l('M-50 -19H-44M-38 -19H-22', '#3f5c50', 4)}${c(-52, -1, 4, '#efc25f')}${c(-36, -1, 4, '#d9605a')}</g>`,
  );
/** Parts on a tray, each in its place; one is tagged red. */
const tray = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(4, 5, 120, 9, '#20323a', 'opacity=".18"'),
    p('M-116 0L-98 -42H100L118 0Q118 8 110 8H-108Q-116 8 -116 0Z', '#55707c'),
    p('M-106 -4L-92 -37H94L108 -4Z', '#6d8894'),
    [-64, 0, 64]
      .map(
        (dx, i) =>
          el(dx + (i - 1) * 3, -18, 27, 11, '#46606b') +
          el(dx + (i - 1) * 3, -22, 25, 10, '#c8d3da') +
          el(dx + (i - 1) * 3, -22, 10, 4, '#6b7f8a'),
      )
      .join(''),
    l('M66 -26Q82 -52 96 -50', '#8a5a4e', 2.4),
    `<g transform="rotate(12 108 -44)">${r(90, -58, 40, 26, '#d9534a', 3)}${c(97, -45, 3, '#fff')}${r(104, -52, 20, 4, '#fff', 1)}${r(104, -44, 14, 4, '#fff', 1)}</g>`,
  );
const clipboard = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-70 6L-50 -52H54L76 6Z', '#9c7350'),
    p('M-58 2L-42 -46H46L64 2Z', '#fff'),
    r(-16, -58, 36, 11, '#8fa0a8', 4),
    each(
      3,
      (i) =>
        l(`M${-36 - i * 5} ${-34 + i * 12}l5 5l8 -10`, '#5bb08c', 3.4) + l(`M${-14 - i * 3} ${-33 + i * 12}H${38 + i * 4}`, '#b9c8cc', 3.4),
    ),
  );

const bench = (x, y, w, bottom) =>
  grad('face', '#6d9aa8', '#537f8e') +
  r(x, y + 34, w, bottom - y - 34, 'url(#face)') +
  each(
    Math.ceil(w / 250),
    (i) =>
      r(x + i * 250 + 14, y + 62, 222, 60, '#7aa7b4', 5, 'opacity=".8"') +
      r(x + i * 250 + 94, y + 86, 62, 8, '#dbe5e7', 4) +
      r(x + i * 250 + 14, y + 134, 222, bottom - y - 130, '#648f9d', 5, 'opacity=".8"') +
      r(x + i * 250 + 94, y + 156, 62, 8, '#dbe5e7', 4),
  ) +
  r(x, y + 34, w, 14, '#1f3a44', 0, 'opacity=".25"') +
  grad('top', '#f5f8f8', '#d5dfe1') +
  r(x, y, w, 36, 'url(#top)') +
  r(x, y, w, 8, '#ffffff') +
  r(x, y + 33, w, 4, '#9badb5');

const shell = (box, foot, pane) =>
  grad('wall', '#dcebee', '#edf5f5') +
  wall({ x: box.x, y: box.y, w: box.w, h: foot - box.y }, 'url(#wall)', [pane]) +
  r(box.x, foot - 132, box.w, 132, '#c5dade') +
  clip(
    { x: box.x, y: foot - 132, w: box.w, h: 132 },
    each(3, (row) => r(box.x, foot - 88 + row * 44, box.w, 2, '#b3ccd1')),
    each(Math.ceil(box.w / 44), (i) => r(box.x + i * 44, foot - 132, 2, 132, '#b3ccd1')),
  ) +
  r(box.x, foot - 138, box.w, 7, '#a9c5cb') +
  r(box.x, foot - 12, box.w, 12, '#9fb6bc');
const tube = (x, y, w, id) =>
  r(x, y, w, 12, '#fbfdf6', 5) +
  r(x - 6, y - 9, w + 12, 11, '#9fb4ba', 4) +
  grad(id, '#f6fff8/.34', '#f6fff8/0') +
  p(`M${x} ${y + 12}H${x + w}L${x + w + 70} ${y + 250}H${x - 70}Z`, `url(#${id})`);

const wide = () => {
  const pane = { x: 206, y: 74, w: 250, h: 220 };
  const back =
    shell(LAND, 484, pane) +
    r(LAND.x, LAND.y, LAND.w, 44, '#cddfe3') +
    window(pane, { columns: 2, cross: 0, seed: 37, blinds: 3, frame: '#f7fafa', edge: '#b3c8cd' }) +
    floor({ x: LAND.x, y: 484, w: LAND.w, h: 326 }, '#b4c6c8', '#cfdcdd', '#9db3b6', { middle: 640, columns: 11 }) +
    ray(246, 320, 240, 440, 180) +
    fume(-60, 494, 1.08, -600) +
    clock(548, 112, 30, '#5c707b') +
    stand(634, 496, 1.06) +
    bottles(868, 150, 1.05) +
    board(1086, 96, 1.06) +
    eyewash(1040, 246, 0.7) +
    shadow(1180, 494, 190, 9) +
    drawers(1000, 492, 420, 112, 3, 2, '#a9c3c9', '#c3d8dc', '#86a5ad', '#6a8f99') +
    monitor(1150, 380, 0.95) +
    binders(1240, 380, ['#3f78a8', '#efc25f', '#5bb08c', '#d9605a'], 54, 16) +
    plant(1046, 380, 0.46, '#f4f6f6') +
    tube(330, 14, 220, 'tubeA') +
    tube(860, 14, 220, 'tubeB');
  const front =
    bench(LAND.x, 560, LAND.w, 812) +
    microscope(104, 592, 1.02) +
    clipboard(300, 592, 0.9) +
    caliper(514, 590, 1) +
    tray(770, 590, 1) +
    glassware(1000, 588, 0.95) +
    microscopeSamples(1180, 590, 0.95);
  return landscape({
    spots: { gaps: [646, 890, 396, 200], y: 596 },
    drawing: { back, front },
    window: pane,
    light: { x: 640, y: 40 },
    life: [
      ...skyIn(pane, 0.75, { columns: 2, cross: 0 }),
      ...hands(548, 112, 30, 10, 20),
      ...needle(759, 205.6, 30, 34),
      ...blink(1204, 300, 10, 'green', 2.6),
      ...blink(154, 347, 10, 'amber', 1.7),
      ...blink(598, 396, 12, 'green', 1.2),
      ...steam(62, 212, 0.7, 'back'),
    ],
  });
};

/** Beaker and test tubes in a rack. */
const glassware = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 3, 92, 8, '#20323a', 'opacity=".16"'),
    each(
      5,
      (i) =>
        r(-78 + i * 20, -74, 12, 66, '#eaf7fb', 6, 'opacity=".95"') +
        r(-78 + i * 20, -44 - ((i * 5) % 3) * 6, 12, 36 + ((i * 5) % 3) * 6, ['#7fb9d6', '#efc25f', '#9ccf9a', '#e2a08a', '#7fb9d6'][i], 6),
    ),
    r(-88, -54, 112, 9, '#b98a5c', 3),
    r(-88, -10, 112, 12, '#a3744a', 3),
    r(-86, -54, 7, 50, '#a3744a'),
    r(15, -54, 7, 50, '#a3744a'),
    p('M44 -62H94L90 -4Q90 3 82 3H56Q48 3 48 -4Z', '#eaf7fb', 'opacity=".9"'),
    p('M46 -34H92L90 -4Q90 3 82 3H56Q48 3 48 -4Z', '#a9d8ea'),
    l('M52 -58L54 -8', '#fff', 4, 'opacity=".8"'),
  );
/** Box of samples with its delivery note. */
const microscopeSamples = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 4, 96, 8, '#20323a', 'opacity=".16"'),
    p('M-84 -58L-70 -76H78L90 -58Z', '#b98a5c'),
    r(-84, -58, 174, 62, '#d0a06c', 3),
    r(-84, -58, 174, 9, '#bd8a55', 2),
    r(-66, -42, 64, 34, '#fff', 2),
    l('M-58 -32H-12M-58 -22H-22', '#b9c8cc', 3.4),
    p('M40 -40l12 0v14h7l-13 16l-13 -16h7z', '#8a6238', 'transform="rotate(180 46 -25)"'),
  );

const tall = () => {
  const pane = { x: 30, y: 180, w: 240, h: 220 };
  const back =
    shell(PORT, 666, pane) +
    r(PORT.x, PORT.y, PORT.w, 66, '#cddfe3') +
    window(pane, { columns: 2, cross: 0, seed: 37, blinds: 3, frame: '#f7fafa', edge: '#b3c8cd' }) +
    floor({ x: PORT.x, y: 666, w: PORT.w, h: 774 }, '#b4c6c8', '#cfdcdd', '#9db3b6', {
      middle: 360,
      rows: [0.05, 0.14, 0.3],
      columns: 7,
      spread: 2.6,
    }) +
    ray(44, 430, 210, 460, 150) +
    board(400, 126, 1.02) +
    clock(336, 200, 28, '#5c707b') +
    fume(-120, 678, 1.08, -780) +
    stand(352, 678, 1.04) +
    tube(90, 60, 180, 'tubeA') +
    tube(450, 60, 180, 'tubeB');
  const front =
    bench(PORT.x, 742, PORT.w, 1442) + microscope(84, 774, 0.98) + caliper(292, 774, 0.95) + tray(500, 774, 0.9) + glassware(668, 772, 0.8);
  return portrait({
    spots: { gaps: [192, 396, 596, 70], y: 784, k: 0.86 },
    drawing: { back, front },
    window: pane,
    light: { x: 540, y: 90 },
    life: [
      ...skyIn(pane, 0.7, { columns: 2, cross: 0 }),
      ...hands(336, 200, 28, 10, 20),
      ...needle(474.7, 393, 30, 34),
      ...blink(94, 531, 10, 'amber', 1.7),
      ...steam(2, 396, 0.7, 'back'),
    ],
  });
};

export const lab = { id: 'lab', landscape: wide(), portrait: tall() };
