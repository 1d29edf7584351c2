// Production line: a belt in front, machines behind it, and the drawing that both sides read differently.
import { at, c, clip, clock, each, el, floor, grad, l, p, r, wall, window } from './kit.mjs';
import { belt, blink, hands, LAND, landscape, PORT, portrait, skyIn } from './stage.mjs';

/** Light tower of the line; its burning lamp is a sprite. */
const andon = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(-4, -84, 8, 84, '#8d99a8'),
    r(-12, -6, 24, 8, '#6f7c8d', 2),
    r(-13, -178, 26, 32, '#e08a80', 4),
    r(-13, -145, 26, 30, '#ecc88a', 2),
    r(-13, -114, 26, 30, '#8ccbae', 2),
    r(-10, -184, 20, 7, '#6f7c8d', 3),
    r(-10, -176, 5, 88, '#fff', 2, 'opacity=".35"'),
  );

const press = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 2, 150, 11, '#2b3740', 'opacity=".14"'),
    r(-130, -292, 260, 70, '#7fa7a1', 10),
    r(-130, -292, 260, 20, '#93b9b3', 10),
    r(-118, -224, 46, 224, '#6f9791', 4),
    r(72, -224, 46, 224, '#6f9791', 4),
    r(-118, -224, 14, 224, '#86aea8', 4),
    r(-130, -70, 260, 70, '#6a918c', 6),
    r(-14, -224, 28, 46, '#9aa8b6'),
    r(-54, -182, 108, 26, '#8593a3', 4),
    r(-66, -84, 132, 16, '#8593a3', 3),
    r(-26, -104, 52, 22, '#c3ccd6', 3),
    r(-96, -280, 62, 36, '#3f5560', 4),
    r(-90, -274, 36, 24, '#bfe3d6', 2),
    c(-44, -270, 4, '#e4a65c'),
    c(-44, -257, 4, '#e4695e'),
    r(0, -272, 110, 6, '#6a918c', 3),
    r(0, -260, 80, 6, '#6a918c', 3),
    clip(
      { x: -130, y: -18, w: 260, h: 14 },
      r(-130, -18, 260, 14, '#ecb95b'),
      each(14, (i) => p(`M${-150 + i * 24} -4l14 -14h10l-14 14z`, '#55616e')),
    ),
  );

const robot = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 2, 84, 9, '#2b3740', 'opacity=".14"'),
    r(-66, -44, 132, 44, '#6d7b8b', 6),
    r(-66, -44, 132, 10, '#8593a3', 5),
    p('M-34 -44L-24 -86H24L34 -44Z', '#e0964e'),
    l('M0 -92L-52 -210', '#eaa862', 40),
    l('M-52 -210L66 -262', '#e0964e', 30),
    c(0, -92, 30, '#c97f3c'),
    c(0, -92, 13, '#f3c58d'),
    c(-52, -210, 26, '#c97f3c'),
    c(-52, -210, 11, '#f3c58d'),
    c(66, -262, 17, '#6d7b8b'),
    l('M66 -250V-212', '#6d7b8b', 14),
    l('M50 -184V-202H82V-184', '#55616e', 8),
  );

/** Board with the drawing of the part, a dimension ringed in red, and two notes that disagree. */
const board = (x, y, k) =>
  at(
    x,
    y,
    k,
    l('M24 214L8 300M256 214L272 300', '#a98a63', 9),
    r(6, 8, 280, 212, '#3b4653', 6, 'opacity=".1"'),
    r(0, 0, 280, 212, '#c9a577', 6),
    r(9, 9, 262, 194, '#eef4fa', 3),
    each(12, (i) => r(20 + i * 21, 14, 1, 184, '#d5e2ee')),
    each(8, (i) => r(14, 24 + i * 22, 252, 1, '#d5e2ee')),
    `<g fill="none" stroke="#5d86b4" stroke-width="4" stroke-linejoin="round"><circle cx="82" cy="88" r="50"/><circle cx="82" cy="88" r="22"/>` +
      each(
        6,
        (i) => `<circle cx="${(82 + Math.cos(i * 1.047) * 36).toFixed(1)}" cy="${(88 + Math.sin(i * 1.047) * 36).toFixed(1)}" r="5"/>`,
      ) +
      `<path d="M156 38H172V66H196V110H172V138H156Z"/><path d="M156 76H196M156 100H196" stroke-dasharray="7 6" stroke-width="3"/></g>`,
    l('M22 88H142M82 28V148M146 88H206', '#9db4cc', 1.6, 'stroke-dasharray="12 5 3 5"'),
    l('M32 172H132M32 164V180M132 164V180', '#8fa9c4', 2.6),
    l('M210 66V110M203 66H217M203 110H217', '#8fa9c4', 2.6),
    `<ellipse cx="82" cy="172" rx="30" ry="13" fill="none" stroke="#d9605a" stroke-width="4"/>`,
    r(70, 168, 24, 8, '#8fa9c4', 2),
    `<g transform="rotate(4 232 40)">${r(206, 20, 48, 42, '#fbe29a', 2)}${l('M214 32H244M214 42H236', '#c4a552', 3)}</g><g transform="rotate(-5 238 170)">${r(214, 148, 46, 42, '#f7bfae', 2)}${l('M221 160H250M221 170H242', '#c47f6a', 3)}</g>`,
    r(176, 182, 30, 4, '#9bb0c6', 2),
  );

const cabinet = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(62, 1, 76, 6, '#2b3740', 'opacity=".12"'),
    r(0, -210, 124, 210, '#a8b8bf', 5),
    r(0, -210, 124, 12, '#bccad0', 5),
    l('M62 -194V-8', '#8fa1a9', 3),
    r(48, -120, 7, 26, '#7d9098', 3),
    r(69, -120, 7, 26, '#7d9098', 3),
    p('M28 -176l16 28h-32z', '#ecb95b'),
    each(3, (i) => r(80, -176 + i * 9, 28, 3, '#8fa1a9', 1)),
  );
const bins = (x, y, k) =>
  at(
    x,
    y,
    k,
    each(
      6,
      (i) =>
        r((i % 3) * 54, -40 - Math.floor(i / 3) * 46, 48, 38, ['#86a8c9', '#d9a56f', '#8cbfa8'][(i + Math.floor(i / 3)) % 3], 4) +
        r((i % 3) * 54 + 12, -30 - Math.floor(i / 3) * 46, 24, 10, '#fff', 2, 'opacity=".75"'),
    ),
  );

/** Pipes and cable trays under the roof. */
const pipes = (box, y) =>
  r(box.x, box.y, box.w, y - box.y, '#cfd8d8') +
  r(box.x, y, box.w, 8, '#bcc8c9') +
  r(box.x, y - 40, box.w, 18, '#b4c3c4', 9) +
  r(box.x, y - 38, box.w, 5, '#c9d5d5', 3) +
  r(box.x, y + 16, box.w, 10, '#dca36b', 5, 'opacity=".65"') +
  each(Math.ceil(box.w / 210), (i) => r(box.x + 60 + i * 210, y - 44, 14, 76, '#a6b5b7', 3));

const strip = (x, y, w) =>
  r(x, y, w, 12, '#f4f1df', 5) +
  r(x - 6, y - 9, w + 12, 11, '#94a3a5', 4) +
  grad('tube', '#fff8dc/.34', '#fff8dc/0') +
  p(`M${x} ${y + 12}H${x + w}L${x + w + 60} ${y + 260}H${x - 60}Z`, 'url(#tube)');

/** Roller belt seen from in front: y is its edge; things lie on it. */
const conveyor = (x, y, w, bottom) =>
  grad('skirt', '#93a1ae', '#75838f') +
  r(x, y, w, 46, '#58646f') +
  each(Math.ceil(w / 34), (i) => r(x + i * 34 + 3, y + 5, 26, 36, '#6b7883', 8) + r(x + i * 34 + 6, y + 7, 9, 32, '#84919c', 5)) +
  r(x, y - 4, w, 9, '#e0964e', 3) +
  r(x, y - 4, w, 3, '#f0b47a', 2) +
  r(x, y + 42, w, 18, '#e0964e') +
  r(x, y + 42, w, 5, '#f0b47a') +
  r(x, y + 60, w, bottom - y - 60, 'url(#skirt)') +
  r(x, y + 60, w, 10, '#39434f', 0, 'opacity=".22"') +
  each(Math.ceil(w / 230), (i) => r(x + i * 230 + 90, y + 66, 30, bottom - y, '#697682', 3) + c(x + i * 230 + 105, y + 50, 5, '#b87434'));

const estop = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(-30, -30, 60, 34, '#efc25f', 6),
    r(-30, -30, 60, 8, '#f8d98b', 6),
    r(-17, -42, 34, 14, '#8f9aa6', 4),
    p('M-20 -42Q-20 -58 0 -58Q20 -58 20 -42Z', '#d9534a'),
    el(-6, -52, 7, 3, '#f0938c'),
  );

const shell = (box, foot, pane) =>
  grad('wall', '#dfe9e6', '#eef3ef') +
  wall({ x: box.x, y: box.y, w: box.w, h: foot - box.y }, 'url(#wall)', [pane]) +
  r(box.x, foot - 150, box.w, 150, '#c9d9d6') +
  r(box.x, foot - 156, box.w, 7, '#b7cbc7');

const wide = () => {
  const pane = { x: 470, y: 84, w: 330, h: 150 };
  const back =
    shell(LAND, 480, pane) +
    pipes(LAND, 10) +
    window(pane, { columns: 4, cross: 0, seed: 31, town: 0.7, sill: false, frame: '#f4f7f6', edge: '#b7c7c6' }) +
    floor({ x: LAND.x, y: 480, w: LAND.w, h: 330 }, '#a9b9b5', '#c4d0cc', '#93a5a1', { middle: 640 }) +
    p('M-160 508H1440V520H-160Z', '#ecc46a', 'opacity=".6"') +
    press(250, 494, 1.12) +
    andon(424, 494, 1.3) +
    robot(590, 494, 0.98) +
    board(948, 96, 1.16) +
    clock(872, 112, 29, '#5b6f70') +
    bins(1258, 490, 0.5) +
    cabinet(1340, 490, 1.2) +
    cabinet(-130, 490, 1.2) +
    strip(180, 58, 210) +
    strip(990, 46, 210);
  const front = conveyor(LAND.x, 560, LAND.w, 812) + estop(90, 562, 0.95);
  return landscape({
    spots: { gaps: [640, 430, 850, 240], y: 612 },
    drawing: { back, front },
    window: pane,
    light: { x: 640, y: 60 },
    life: [
      ...skyIn(pane, 0.6),
      ...hands(872, 112, 29, 2, 20),
      ...blink(424, 304, 40, 'amber', 1.2),
      ...blink(154, 207, 15, 'red', 2.6),
      ...[-130, 200, 530, 860, 1190].flatMap((x) => belt('part', x, 582, 98, 59, -220, 1500, 16)),
    ],
  });
};

const tall = () => {
  const pane = { x: 60, y: 130, w: 280, h: 150 };
  const back =
    shell(PORT, 662, pane) +
    pipes(PORT, 50) +
    window(pane, { columns: 3, cross: 0, seed: 31, town: 0.7, sill: false, frame: '#f4f7f6', edge: '#b7c7c6' }) +
    floor({ x: PORT.x, y: 662, w: PORT.w, h: 778 }, '#a9b9b5', '#c4d0cc', '#93a5a1', {
      middle: 360,
      rows: [0.05, 0.14, 0.3],
      columns: 5,
      spread: 3,
    }) +
    r(PORT.x, 690, PORT.w, 12, '#ecc46a', 0, 'opacity=".6"') +
    press(110, 676, 1.12) +
    andon(300, 676, 1.35) +
    board(402, 282, 1.12) +
    clock(560, 168, 30, '#5b6f70') +
    bins(424, 672, 0.8) +
    cabinet(610, 672, 1.05) +
    strip(410, 96, 190);
  const front = conveyor(PORT.x, 742, PORT.w, 1442) + estop(640, 744, 0.9);
  return portrait({
    spots: { gaps: [360, 190, 520, 70], y: 798, k: 0.86 },
    drawing: { back, front },
    window: pane,
    light: { x: 500, y: 100 },
    life: [
      ...skyIn(pane, 0.6),
      ...hands(560, 168, 30, 2, 20),
      ...blink(300, 479, 40, 'amber', 1.2),
      ...[-60, 270, 600].flatMap((x) => belt('part', x, 764, 98, 59, -150, 870, 16)),
    ],
  });
};

export const productionLine = { id: 'production-line', landscape: wide(), portrait: tall() };
