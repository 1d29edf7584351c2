// Open office: desks in rows, a long window, screens between neighbours.
import { at, c, clock, each, el, floor, grad, l, p, r, ray, wall, window } from './kit.mjs';
import { blink, hands, LAND, landscape, PORT, portrait, skyIn, steam } from './stage.mjs';
import { binders, drawers, monitor, mug, papers, plant, shadow, tree } from './things.mjs';

const deskLamp = (x, y, k) =>
  at(x, y, k, r(-20, -6, 40, 6, '#5b6b94', 3), l('M0 -6L-14 -52L20 -86', '#5b6b94', 5), p('M8 -96L40 -84L44 -62L4 -80Z', '#e8a05c'));

/** Desk with screen behind it: two monitors, folders, a lamp; origin at the middle of its foot. */
const desk = (x, y, k, tone) =>
  at(
    x,
    y,
    k,
    el(0, 2, 190, 9, '#2b2740', 'opacity=".1"'),
    r(-176, -196, 352, 120, ['#9fb2d6', '#a9c7bd', '#c9b6d0'][tone], 8),
    r(-176, -196, 352, 10, '#fff', 5, 'opacity=".35"'),
    `<g transform="rotate(-5 -120 -160)">${r(-146, -180, 30, 30, '#fbe29a', 2)}</g><g transform="rotate(4 -90 -160)">${r(-108, -182, 30, 30, '#f7cdbd', 2)}</g>${r(92, -184, 58, 44, '#fff', 2, 'opacity=".85"')}${l('M100 -172H138M100 -162H130M100 -152H142', '#b9c4d8', 3)}`,
    monitor(-52, -92, 0.92),
    monitor(72, -92, 0.78),
    binders(124, -92, ['#e2a27f', '#8fa9d6', '#8cbfa8'], 46, 13),
    deskLamp(-138, -92, 0.8),
    r(-186, -94, 372, 16, '#ecd9bf', 4),
    r(-186, -82, 372, 5, '#c9ae8a', 2),
    r(-172, -78, 12, 78, '#8b96b3', 3),
    r(160, -78, 12, 78, '#8b96b3', 3),
    drawers(60, 0, 88, 72, 1, 3, '#c5cfe2', '#d5ddeb', '#a5b2cb', '#8b96b3'),
  );

const swivel = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(-5, -52, 10, 44, '#5d6882', 3),
    l('M-44 -2L0 -14L44 -2', '#5d6882', 8),
    r(-52, -70, 104, 22, '#5a6a97', 11),
    p('M-46 -84Q-56 -176 -34 -186Q0 -196 34 -186Q56 -176 46 -84Q0 -72 -46 -84Z', '#6d7fb0'),
    p('M-36 -92Q-44 -166 -28 -174Q0 -182 28 -174Q44 -166 36 -92Q0 -84 -36 -92Z', '#7f91c0'),
  );

/** Board of tasks: columns of notes, the middle one overfull. */
const kanban = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(5, 8, 260, 186, '#3b4673', 6, 'opacity=".1"'),
    r(0, 0, 260, 186, '#c3cee2', 7),
    r(7, 7, 246, 172, '#fbfcfe', 3),
    l('M88 16V170M172 16V170', '#dde4ef', 3),
    r(20, 18, 44, 7, '#7f91c0', 3),
    r(104, 18, 44, 7, '#e2955e', 3),
    r(188, 18, 44, 7, '#5bb08c', 3),
    [
      [20, 38, 0],
      [20, 78, 1],
      [100, 36, 2],
      [130, 44, 0],
      [102, 72, 1],
      [134, 82, 2],
      [100, 110, 0],
      [130, 122, 2],
      [190, 40, 3],
    ]
      .map(
        ([nx, ny, t], i) =>
          `<g transform="rotate(${((i * 5) % 9) - 4} ${nx + 17} ${ny + 15})">${r(nx, ny, 36, 32, ['#fbe29a', '#f7cdbd', '#cfe0f7', '#cdeadb'][t], 2)}${l(`M${nx + 6} ${ny + 11}h22M${nx + 6} ${ny + 20}h14`, '#8d97ad', 2.4, 'opacity=".5"')}</g>`,
      )
      .join(''),
  );

const tray = (x, y, w) =>
  r(x, y, w, 10, '#f4f6fa', 5) +
  r(x + 20, y - 10, w - 40, 12, '#b7c3d8', 4) +
  grad('tray', '#ffffff/.3', '#ffffff/0') +
  p(`M${x} ${y + 10}H${x + w}l70 220H${x - 70}z`, 'url(#tray)');

/** Screen between two rows of desks: cloth panel with a wooden ledge. */
const divider = (x, y, w, bottom) =>
  grad('cloth', '#8ea2cd', '#6f84b4') +
  r(x, y + 26, w, bottom - y - 26, 'url(#cloth)') +
  each(
    Math.ceil(w / 320),
    (i) =>
      r(x + i * 320 + 150, y + 40, 5, bottom - y, '#5d71a2', 2, 'opacity=".55"') +
      r(x + i * 320 + 30, y + 64, 90, 4, '#fff', 2, 'opacity=".13"'),
  ) +
  r(x, y + 28, w, 13, '#333f63', 0, 'opacity=".2"') +
  grad('ledge', '#eed9b6', '#d9bc8f') +
  r(x, y, w, 30, 'url(#ledge)') +
  r(x, y, w, 8, '#f8ead1') +
  p(`M${x + w * 0.44} ${y + 41}h${w * 0.1}L${x + w * 0.62} ${bottom}H${x + w * 0.36}Z`, '#fff', 'opacity=".08"');

const pens = (x, y, k) =>
  at(
    x,
    y,
    k,
    l('M-10 -40L-16 -74M2 -40L4 -82M12 -40L20 -70', '#e4695e', 6),
    l('M2 -40L4 -82', '#4f7cd1', 6),
    l('M12 -40L20 -70', '#3fae8b', 6),
    p('M-24 -50H24L20 0H-20Z', '#4b5878'),
    p('M-24 -50H24L23 -40H-23Z', '#fff', 'opacity=".15"'),
  );
const frame = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-38 0L-32 -66H40L34 0Z', '#c79d74'),
    p('M-29 -7L-25 -58H32L28 -7Z', '#dff0ea'),
    c(-6, -34, 9, '#f0c6a2'),
    c(14, -30, 8, '#ecbd97'),
    p('M-20 -8Q-18 -26 -6 -26Q6 -26 8 -8ZM4 -8Q6 -22 14 -22Q24 -22 24 -8Z', '#6f8fd8'),
  );
const keyboard = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-80 0L-70 -24H74L86 0Q86 4 80 4H-76Q-82 4 -80 0Z', '#dfe5ef'),
    each(3, (row) => each(11, (i) => r(-66 + i * 12.4 - row * 2, -20 + row * 7, 9.6, 4.6, '#b7c3d6', 1))),
  );

const shell = (box, foot, pane) =>
  grad('wall', '#e2e7f4', '#f1f3fa') +
  wall({ x: box.x, y: box.y, w: box.w, h: foot - box.y }, 'url(#wall)', [pane]) +
  r(box.x, foot - 12, box.w, 12, '#c9d2e4');

const wide = () => {
  const pane = { x: -60, y: 72, w: 840, h: 262 };
  const back =
    shell(LAND, 480, pane) +
    r(LAND.x, LAND.y, LAND.w, 54, '#d3dbec') +
    window(pane, { columns: 5, cross: 0, seed: 67, blinds: 3, town: 0.62 }) +
    floor({ x: LAND.x, y: 480, w: LAND.w, h: 330 }, '#a3add0', '#c3cae2', '#8f9abf', { middle: 640, columns: 11 }) +
    ray(10, 366, 360, 440, 260) +
    ray(430, 366, 280, 440, 260, 'ray2') +
    r(816, -36, 16, 516, '#d3dbec') +
    kanban(884, 84, 1.16) +
    clock(1246, 116, 29) +
    desk(150, 492, 1, 0) +
    desk(560, 492, 1, 1) +
    desk(1010, 492, 1, 2) +
    desk(1400, 492, 1, 0) +
    swivel(70, 560, 1) +
    swivel(640, 566, 1.05) +
    swivel(1120, 560, 1) +
    shadow(800, 498, 60) +
    tree(806, 496, 0.98) +
    tray(120, 6, 260) +
    tray(540, 6, 260) +
    tray(960, 6, 260);
  const front =
    divider(LAND.x, 560, LAND.w, 812) +
    plant(90, 582, 0.62) +
    pens(216, 584, 0.9) +
    papers(400, 586, 0.8) +
    mug(600, 584, 0.9, '#f2c14e') +
    frame(768, 584, 0.95) +
    keyboard(960, 582, 0.9) +
    plant(1150, 582, 0.5, '#8ea2cd') +
    binders(1206, 580, ['#e4695e', '#f2c14e', '#4f7cd1'], 58, 17);
  return landscape({
    drawing: { back, front },
    window: pane,
    light: { x: 640, y: 50 },
    life: [...skyIn(pane, 0.95), ...hands(1246, 116, 29, 4, 25), ...blink(1011, 403, 11, 'green', 2.8), ...steam(600, 536, 0.9)],
  });
};

const tall = () => {
  const pane = { x: -70, y: 150, w: 420, h: 320 };
  const back =
    shell(PORT, 660, pane) +
    r(PORT.x, PORT.y, PORT.w, 64, '#d3dbec') +
    window(pane, { columns: 3, cross: 0, seed: 67, blinds: 4, town: 0.6 }) +
    floor({ x: PORT.x, y: 660, w: PORT.w, h: 780 }, '#a3add0', '#c3cae2', '#8f9abf', {
      middle: 360,
      rows: [0.06, 0.15, 0.3],
      columns: 7,
      spread: 2.6,
    }) +
    ray(-30, 500, 340, 470, 200) +
    r(392, -90, 14, 750, '#d3dbec') +
    kanban(440, 250, 1.02) +
    clock(570, 160, 29) +
    desk(128, 674, 1, 0) +
    desk(606, 674, 1, 2) +
    shadow(384, 684, 52) +
    tree(384, 682, 0.86) +
    swivel(70, 776, 1.1) +
    swivel(640, 776, 1.1) +
    tray(70, 46, 220) +
    tray(430, 46, 220);
  const front =
    divider(PORT.x, 742, PORT.w, 1442) +
    plant(60, 764, 0.6) +
    pens(180, 766, 0.85) +
    papers(340, 768, 0.8) +
    mug(510, 766, 0.9, '#f2c14e') +
    frame(642, 766, 0.9);
  return portrait({
    drawing: { back, front },
    window: pane,
    light: { x: 360, y: 90 },
    life: [...skyIn(pane, 0.85), ...hands(570, 160, 29, 4, 25), ...steam(510, 718, 0.9)],
  });
};

export const openOffice = { id: 'open-office', landscape: wide(), portrait: tall() };
