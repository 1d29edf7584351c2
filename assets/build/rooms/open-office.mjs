// Open office: desks in rows, a long window, screens between neighbours.
import { clock, floor, grad, r, ray, wall, window } from './kit.mjs';
import { desk, divider, frame, kanban, keyboard, pens, swivel, tray } from './office-things.mjs';
import { blink, hands, LAND, landscape, PORT, portrait, skyIn, steam } from './stage.mjs';
import { binders, mug, papers, plant, shadow, tree } from './things.mjs';

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
    spots: { gaps: [500, 690, 860, 1062], y: 592 },
    drawing: { back, front },
    window: pane,
    light: { x: 640, y: 50 },
    life: [
      ...skyIn(pane, 0.95, { columns: 5, cross: 0, base: 0.84, clear: 80 }),
      ...hands(1246, 116, 29, 4, 25),
      ...blink(1011, 403, 11, 'green', 2.8),
      ...steam(600, 536, 0.9),
    ],
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
    spots: { gaps: [432, 258, 580, 120], y: 776, k: 0.86 },
    drawing: { back, front },
    window: pane,
    light: { x: 360, y: 90 },
    life: [...skyIn(pane, 0.85, { columns: 3, cross: 0, clear: 30 }), ...hands(570, 160, 29, 4, 25), ...steam(510, 718, 0.9)],
  });
};

export const openOffice = { id: 'open-office', landscape: wide(), portrait: tall() };
