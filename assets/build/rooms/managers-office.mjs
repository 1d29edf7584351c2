// Manager's office: dark wood, a scroll that says 求同, tea, and a window over the plant; the door is shut.
import { at, c, clip, each, el, floor, grad, l, p, r, ray, wall, window } from './kit.mjs';
import { LAND, landscape, PORT, portrait, skyIn, steam } from './stage.mjs';
import { drawers, lamp, papers, plant, shadow, tree } from './things.mjs';

/** Roofs of the plant with their teeth, a chimney and a silo, at the foot of the window. */
const works = (o) => {
  const { x, y, w, h } = o;
  const base = y + h;
  const shed = (sx, sy, n, step, rise, fill, glass) =>
    each(
      n,
      (i) =>
        p(`M${sx + i * step} ${sy}V${sy - rise}L${sx + (i + 1) * step} ${sy}Z`, fill) +
        p(`M${sx + i * step + 3} ${sy - 4}V${sy - rise + 8}L${sx + i * step + step * 0.36} ${sy - 4}Z`, glass),
    ) + r(sx, sy, n * step, base - sy, fill);
  return clip(
    o,
    p(
      `M${x} ${base - h * 0.34}Q${x + w * 0.3} ${base - h * 0.5} ${x + w * 0.6} ${base - h * 0.36}T${x + w} ${base - h * 0.42}V${base}H${x}Z`,
      '#c3d8dc',
    ),
    r(x + w * 0.78, base - h * 0.62, 20, h * 0.62, '#a9b7c4') +
      r(x + w * 0.78, base - h * 0.58, 20, 9, '#d9837a') +
      r(x + w * 0.78, base - h * 0.5, 20, 9, '#d9837a'),
    r(x + w * 0.87, base - h * 0.46, 15, h * 0.46, '#b6c2cd') + r(x + w * 0.87, base - h * 0.43, 15, 7, '#d9837a'),
    shed(x + w * 0.46, base - h * 0.22, 4, w * 0.145, h * 0.1, '#93a8b8', '#dcecf3'),
    shed(x - 14, base - h * 0.16, 5, w * 0.13, h * 0.13, '#7d97aa', '#e3f1f6'),
    each(9, (i) => r(x + 8 + i * w * 0.068, base - h * 0.1, w * 0.036, h * 0.045, '#dcecf3', 1)),
    r(x, base - h * 0.035, w, h * 0.04, '#86b3a0'),
    each(7, (i) => c(x + w * (0.62 + i * 0.062), base - h * 0.03, 10 + (i % 3) * 3, '#7fae9a')),
  );
};

const SPINES = ['#a85a48', '#c98d52', '#5c7a78', '#7d6a8a', '#d8c49a', '#48647e', '#8f6a48'];
/** Shelf of walnut: books, a jar, a framed certificate, a small ship. */
const shelf = (x, y, w, h, rows) => {
  const step = (h - 20) / rows;
  const books = (bx, by, n, seed) =>
    each(n, (i) => {
      const height = step * (0.56 + (((i + seed) * 13) % 7) * 0.035);
      return (
        r(bx + i * 15, by - height, 13, height, SPINES[(i * 3 + seed) % 7], 1.5) +
        r(bx + i * 15 + 3, by - height + 8, 7, 4, '#fff', 1, 'opacity=".45"')
      );
    });
  const per = (n) => Math.floor(((w - 40) * n) / 15);
  return (
    el(x + w / 2, y + 2, w * 0.54, 9, '#2b1d18', 'opacity=".16"') +
    r(x, y - h, w, h, '#8a5f44', 4) +
    r(x + 10, y - h + 10, w - 20, h - 18, '#6d4833', 2) +
    each(rows, (i) => {
      const by = y - h + 10 + step * (i + 1) - 8;
      const things = [
        books(x + 18, by, per(0.62), i) + jar(x + w - 44, by, 0.62),
        trophy(x + 46, by, 0.62) + books(x + 92, by, Math.max(1, per(1) - 6), i + 2),
        books(x + 18, by, per(0.44), i + 4) +
          `<g transform="rotate(-14 ${x + 24 + per(0.44) * 15} ${by})">${r(x + 22 + per(0.44) * 15, by - step * 0.66, 13, step * 0.66, SPINES[4], 1.5)}</g>` +
          picture(x + w - 58, by, 0.62),
        books(x + 18, by, per(0.9), i + 1),
      ];
      return things[i % 4] + r(x + 6, by, w - 12, 9, '#9c6e50') + r(x + 6, by + 9, w - 12, 5, '#4c3022', 0, 'opacity=".3"');
    }) +
    r(x - 6, y - h - 6, w + 12, 12, '#9c6e50', 4)
  );
};
const jar = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-12 -92H12V-80Q34 -66 32 -36Q30 -6 16 0H-16Q-30 -6 -32 -36Q-34 -66 -12 -80Z', '#cfe0e4'),
    p('M-24 -50Q0 -36 26 -52L30 -30Q0 -14 -30 -30Z', '#6f9cb5'),
    r(-14, -98, 28, 8, '#b8ced4', 3),
  );
const trophy = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(-26, -16, 52, 16, '#4c3022', 3),
    r(-6, -44, 12, 30, '#d9ad55'),
    p('M-30 -100H30Q30 -52 0 -44Q-30 -52 -30 -100Z', '#e8c06a'),
    p('M-30 -100H-16Q-16 -62 -4 -48Q-28 -56 -30 -100Z', '#f6dd9d'),
    l('M-30 -92Q-50 -90 -44 -72Q-40 -62 -26 -64M30 -92Q50 -90 44 -72Q40 -62 26 -64', '#d9ad55', 6),
  );
const picture = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(-34, -88, 78, 88, '#c79d5f', 3),
    r(-26, -80, 62, 72, '#f7f1e4', 1),
    p('M-26 -30L-4 -56L12 -38L22 -48L36 -30V-8H-26Z', '#9dbbae'),
    c(18, -64, 7, '#e9a86a'),
  );

/** Hanging scroll; the brush has written 求同, common ground. */
const scroll = (x, y, k) => {
  const ink = (d, w) => l(d, '#3a3230', w);
  return at(
    x,
    y,
    k,
    r(-54, 2, 120, 300, '#5b3a26', 2, 'opacity=".12"'),
    l('M0 -22L-44 0M0 -22L44 0', '#8b6446', 2.4),
    c(0, -24, 4, '#6d4833'),
    r(-60, 0, 120, 300, '#dcc9a2', 2),
    r(-60, 0, 120, 300, 'none', 2, 'stroke="#c5ad80" stroke-width="2"'),
    r(-46, 30, 92, 236, '#fdf8ec', 1),
    r(-68, -6, 136, 11, '#6d4833', 5),
    r(-72, 296, 144, 13, '#6d4833', 6),
    c(-74, 302, 7, '#8b6446'),
    c(74, 302, 7, '#8b6446'),
    // 求
    ink('M-32 68L32 62', 7.5),
    ink('M0 46V124Q-1 130 -12 124', 8),
    ink('M-26 84L-17 93', 7.5),
    ink('M-32 118Q-14 108 -5 96', 6.5),
    ink('M27 78Q18 90 7 95', 6.5),
    ink('M5 92Q18 112 36 122', 8),
    ink('M19 48L27 55', 7),
    // 同
    ink('M-28 158V228', 8),
    ink('M-27 158L29 155V222Q29 232 16 226', 8),
    ink('M-13 177L15 175', 6.5),
    ink('M-12 194V213M-12 194L14 192V212M-10 211L13 210', 6.5),
    r(-38, 240, 15, 17, '#c9473b', 2),
    r(-35, 244, 9, 3, '#fdf8ec', 1),
    r(-35, 250, 9, 3, '#fdf8ec', 1),
  );
};

const door = (x, y, w, h) =>
  r(x - 16, y - 16, w + 32, h + 16, '#6d4833', 4) +
  r(x - 10, y - 10, w + 20, h + 10, '#8a5f44', 3) +
  r(x, y, w, h, '#a1714f', 2) +
  each(2, (i) =>
    [0, 1]
      .map(
        (col) =>
          r(x + 14 + (col * (w - 12)) / 2, y + 18 + i * h * 0.46, w / 2 - 24, h * 0.38, '#936546', 3) +
          r(x + 18 + (col * (w - 12)) / 2, y + 22 + i * h * 0.46, w / 2 - 32, h * 0.38 - 8, '#ad7d59', 2),
      )
      .join(''),
  ) +
  r(x + 8, y + h * 0.5 - 12, 12, 30, '#d9ad55', 4) +
  r(x + 8, y + h * 0.5 - 2, 34, 8, '#e8c06a', 4);

/** Chair of the one who decides: high back of leather. */
const throne = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-76 0Q-86 -150 -64 -214Q-56 -236 0 -238Q56 -236 64 -214Q86 -150 76 0Z', '#4b3a3a'),
    p('M-60 -8Q-70 -146 -52 -202Q-44 -220 0 -222Q44 -220 52 -202Q70 -146 60 -8Z', '#5f4b49'),
    l('M-50 -150Q0 -162 50 -150M-56 -82Q0 -94 56 -82', '#4b3a3a', 4),
    l('M-44 -206Q0 -216 44 -206', '#7a6360', 4),
    [-22, 22].map((dx) => c(dx, -182, 3.4, '#4b3a3a') + c(dx, -116, 3.4, '#4b3a3a')).join(''),
  );

/** Tea tray: pot, pitcher, three cups on slatted bamboo. */
const tea = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 4, 150, 11, '#22130c', 'opacity=".28"'),
    p('M-138 -2L-122 -30H124L142 -2Q142 8 134 8H-130Q-138 8 -138 -2Z', '#8a5f3c'),
    p('M-138 -2L-122 -30H124L142 -2Z', '#b3814f'),
    l('M-128 -22H130M-132 -14H134M-136 -6H138', '#8f6338', 2.4),
    // Pot of red clay.
    l('M-50 -54Q-84 -62 -78 -38Q-74 -24 -54 -26', '#8d4a36', 8),
    p('M14 -46Q34 -52 40 -70L48 -66Q44 -36 16 -28Z', '#9d5540'),
    p('M-56 -40Q-56 -72 -18 -72Q20 -72 20 -40Q20 -14 -2 -12H-34Q-56 -14 -56 -40Z', '#a65b45'),
    p('M-48 -46Q-46 -66 -24 -68Q-36 -54 -36 -30Q-46 -34 -48 -46Z', '#c07a62'),
    el(-18, -71, 26, 6, '#8d4a36'),
    c(-18, -80, 7, '#a65b45'),
    [62, 98, 128]
      .map(
        (dx, i) =>
          p(
            `M${dx - 15} ${-34 + i * 4}H${dx + 15}Q${dx + 13} ${-14 + i * 4} ${dx + 6} ${-13 + i * 4}H${dx - 6}Q${dx - 13} ${-14 + i * 4} ${dx - 15} ${-34 + i * 4}Z`,
            '#f5efe2',
          ) +
          el(dx, -34 + i * 4, 15, 4.2, '#e4d9c4') +
          el(dx, -33.4 + i * 4, 11.5, 3, '#c98d45'),
      )
      .join(''),
    p('M-118 -44H-92L-96 -16H-114Z', '#f5efe2'),
    el(-105, -44, 13, 3.6, '#c98d45'),
  );
const penHolder = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 2, 54, 8, '#22130c', 'opacity=".25"'),
    p('M-50 0L-42 -18H42L52 0Q52 6 46 6H-44Q-50 6 -50 0Z', '#3a2c2a'),
    l('M-16 -12L-34 -74', '#e8c06a', 6),
    l('M18 -12L34 -72', '#39435e', 6),
    l('M-34 -74l-3 -10', '#39435e', 4),
    r(-14, -16, 28, 8, '#e8c06a', 3),
  );
const folders = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(4, 4, 100, 9, '#22130c', 'opacity=".24"'),
    each(
      3,
      (i) =>
        `<g transform="rotate(${[-2, 3, -1][i]})">${p(`M-92 ${-2 - i * 12}L-74 ${-24 - i * 12}H82L98 ${-2 - i * 12}V${6 - i * 12}H-92Z`, ['#b5483e', '#3f6f80', '#d9b06a'][i])}${r(-92, -2 - i * 12, 190, 5, '#fff8ea', 1)}</g>`,
    ),
    r(-20, -46, 54, 8, '#fff', 2, 'opacity=".6"'),
  );
const lampOn = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 2, 44, 7, '#22130c', 'opacity=".25"'),
    r(-34, -8, 68, 9, '#b98f45', 4),
    r(-4, -72, 8, 66, '#d9ad55', 2),
    p('M-66 -70Q-62 -112 -34 -114H34Q62 -112 66 -70Z', '#2f7a63'),
    p('M-66 -70Q-62 -112 -34 -114H-14Q-40 -104 -44 -70Z', '#5aa68c'),
    r(-66, -74, 132, 6, '#f7e3a8', 3),
  );

/** Desk: dark wood with a leather pad; y is its edge. */
const desk = (x, y, w, bottom, pad) =>
  grad('desk', '#8d5a3f', '#6b4230') +
  r(x, y + 30, w, bottom - y - 30, 'url(#desk)') +
  each(
    Math.ceil(w / 340),
    (i) =>
      r(x + i * 340 + 40, y + 110, 260, bottom - y - 100, '#5d3828', 8, 'opacity=".45"') +
      r(x + i * 340 + 46, y + 116, 248, bottom - y - 112, '#7d4f38', 6, 'opacity=".6"'),
  ) +
  grad('desktop', '#b57d57', '#94603f') +
  r(x, y, w, 78, 'url(#desktop)') +
  r(x, y, w, 9, '#d19f78') +
  l(
    `M${x + 60} ${y + 26}Q${x + w * 0.3} ${y + 18} ${x + w * 0.5} ${y + 28}T${x + w - 60} ${y + 22}M${x + 20} ${y + 60}Q${x + w * 0.35} ${y + 50} ${x + w * 0.6} ${y + 62}T${x + w - 30} ${y + 56}`,
    '#7a4c33',
    2,
    'opacity=".35"',
  ) +
  p(`M${pad.x + 16} ${y + 16}H${pad.x + pad.w - 16}L${pad.x + pad.w} ${y + 70}H${pad.x}Z`, '#35504a') +
  p(
    `M${pad.x + 24} ${y + 21}H${pad.x + pad.w - 24}L${pad.x + pad.w - 12} ${y + 65}H${pad.x + 12}Z`,
    'none',
    'stroke="#55776e" stroke-width="2"',
  ) +
  r(x, y + 78, w, 9, '#4a2c1e') +
  r(x, y + 87, w, 14, '#2b170e', 0, 'opacity=".28"');

const shell = (box, foot, pane) =>
  grad('wall', '#e8e3d6', '#f3efe5') + wall({ x: box.x, y: box.y, w: box.w, h: foot - box.y }, 'url(#wall)', [pane]);
const wainscot = (box, foot, h) =>
  r(box.x, foot - h, box.w, h, '#a97d5c') +
  r(box.x, foot - h - 8, box.w, 9, '#c0946f') +
  each(
    Math.ceil(box.w / 130),
    (i) =>
      r(box.x + i * 130 + 12, foot - h + 16, 106, h - 40, '#9b7051', 3) + r(box.x + i * 130 + 16, foot - h + 20, 98, h - 48, '#b08462', 2),
  ) +
  r(box.x, foot - 14, box.w, 14, '#85583c');

const wide = () => {
  const pane = { x: 168, y: 66, w: 356, h: 270 };
  const back =
    shell(LAND, 488, pane) +
    r(LAND.x, LAND.y, LAND.w, 44, '#d9d2c1') +
    r(LAND.x, -46, LAND.w, 6, '#c5bba6') +
    wainscot(LAND, 488, 128) +
    works(pane) +
    window(pane, { columns: 2, cross: 0.3, town: 0, frame: '#8a5f44', edge: '#c7ab8d' }) +
    floor({ x: LAND.x, y: 488, w: LAND.w, h: 322 }, '#a67e5f', '#bf9673', '#8a654a', { middle: 640, columns: 13, rows: [0.2, 0.5] }) +
    p('M240 520H1040L1150 640H130Z', '#8f4640') +
    p('M256 526H1024L1120 632H160Z', 'none', 'stroke="#d9ad7c" stroke-width="3"') +
    ray(180, 362, 330, 420, 220) +
    shelf(-170, 490, 298, 420, 4) +
    scroll(648, 54, 0.92) +
    shadow(664, 494, 150, 9) +
    drawers(566, 492, 196, 96, 2, 1, '#8a5f44', '#a97853', '#6d4833', '#d9ad55') +
    jar(610, 396, 0.56) +
    plant(704, 396, 0.5, '#cfe0e4') +
    picture(850, 150, 0.9) +
    door(1096, 128, 154, 360) +
    shadow(1020, 494, 56) +
    tree(1014, 494, 0.86, '#6f9cb5') +
    shelf(1292, 490, 200, 420, 4) +
    throne(850, 600, 1.12) +
    lamp(400, LAND.y, 46, 0.8, '#5c4536') +
    lamp(980, LAND.y, 60, 0.8, '#5c4536');
  const front =
    desk(LAND.x, 560, LAND.w, 812, { x: 430, w: 420 }) +
    lampOn(78, 600, 1.02) +
    tea(252, 618, 0.98) +
    papers(640, 622, 0.9) +
    penHolder(906, 606, 0.9) +
    folders(1110, 620, 0.98);
  return landscape({
    spots: { gaps: [490, 800, 1010, 372], y: 630 },
    drawing: { back, front },
    window: pane,
    light: { x: 400, y: 70 },
    life: [
      ...skyIn(pane, 0.8, { columns: 2, cross: 0.3 }),
      ...steam(459, 170, 1.1, 'sky'),
      ...steam(486, 206, 0.8, 'sky'),
      ...steam(298, 534, 0.8),
      ...steam(348, 570, 0.6),
    ],
  });
};

const tall = () => {
  const pane = { x: 24, y: 170, w: 300, h: 330 };
  const back =
    shell(PORT, 670, pane) +
    r(PORT.x, PORT.y, PORT.w, 70, '#d9d2c1') +
    r(PORT.x, -90, PORT.w, 6, '#c5bba6') +
    wainscot(PORT, 670, 140) +
    works(pane) +
    window(pane, { columns: 2, cross: 0.3, town: 0, frame: '#8a5f44', edge: '#c7ab8d' }) +
    floor({ x: PORT.x, y: 670, w: PORT.w, h: 770 }, '#a67e5f', '#bf9673', '#8a654a', {
      middle: 360,
      rows: [0.05, 0.14, 0.3],
      columns: 7,
      spread: 2.6,
    }) +
    ray(34, 526, 270, 460, 180) +
    scroll(438, 164, 0.96) +
    door(556, 236, 170, 434) +
    shadow(400, 678, 110, 9) +
    drawers(352, 676, 170, 104, 2, 1, '#8a5f44', '#a97853', '#6d4833', '#d9ad55') +
    plant(470, 572, 0.5, '#cfe0e4') +
    jar(394, 572, 0.6) +
    shelf(-170, 678, 196, 440, 4) +
    throne(560, 784, 1.14) +
    lamp(300, PORT.y, 70, 0.8, '#5c4536');
  const front = desk(PORT.x, 742, PORT.w, 1442, { x: 330, w: 300 }) + tea(150, 800, 0.92) + papers(474, 802, 0.85) + folders(676, 802, 0.6);
  return portrait({
    spots: { gaps: [340, 590, 80, 460], y: 812, k: 0.86 },
    drawing: { back, front },
    window: pane,
    light: { x: 300, y: 110 },
    life: [...skyIn(pane, 0.75, { columns: 2, cross: 0.3 }), ...steam(268, 288, 1.1, 'sky'), ...steam(193, 720, 0.8)],
  });
};

export const managersOffice = { id: 'managers-office', landscape: wide(), portrait: tall() };
