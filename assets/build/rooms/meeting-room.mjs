// Meeting room: where departments sit down with each other.
import { at, c, clock, each, floor, grad, l, p, r, ray, wall, window } from './kit.mjs';
import { blink, hands, LAND, landscape, PORT, portrait, skyIn, steam } from './stage.mjs';
import { binders, chair, drawers, glass, lamp, laptop, mug, papers, phone, plant, shadow, table, tree } from './things.mjs';

const slats = (x, y, h, count) =>
  r(x - 8, y, count * 11 + 12, h, '#b98d63') + each(count, (i) => r(x + i * 11, y, 7, h, i % 2 ? '#cda47c' : '#d8b18a'));

/** Screen with a chart that falls at the end; no words, so that it reads in every language. */
const screen = (x, y, w) =>
  at(
    x,
    y,
    w / 356,
    r(0, 0, 356, 216, '#2c3550', 10),
    r(10, 10, 336, 190, '#f7fafe', 4),
    r(30, 30, 96, 11, '#3a4763', 4),
    r(30, 50, 58, 5, '#f2a33c', 2),
    [46, 72, 58, 96, 84, 52].map((h, i) => r(38 + i * 36, 180 - h, 20, h, i === 5 ? '#e4695e' : '#7f9be0', 3)).join(''),
    l('M30 181H262', '#b9c4d8', 2),
    l('M48 124L84 98L120 112L156 72L192 84L228 116', '#f2a33c', 4),
    c(228, 116, 6, '#f2a33c'),
    `<circle cx="302" cy="104" r="28" fill="none" stroke="#dfe6f2" stroke-width="12"/><path d="M302 76A28 28 0 1 1 275 112" fill="none" stroke="#3fae8b" stroke-width="12"/>`,
    r(284, 150, 40, 5, '#c3cee0', 2),
    r(284, 162, 28, 5, '#c3cee0', 2),
    c(178, 208, 2.6, '#7d8bad'),
  );

const machine = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-36 0V-58Q-36 -66 -28 -66H28Q36 -66 36 -58V0Z', '#454f6b'),
    r(-24, -52, 48, 16, '#2c3550', 3),
    r(-15, -26, 30, 22, '#6c7897', 2),
    p('M-8 -6H8L6 -18H-6Z', '#fff'),
  );

const door = (x, y, w, h) =>
  r(x - 10, y - 10, w + 20, h + 10, '#c9d4e5', 4) +
  r(x, y, w, h, '#e3c7a4', 2) +
  r(x + w * 0.56, y + 26, w * 0.26, h * 0.46, '#cfe4f2', 3) +
  p(`M${x + w * 0.56} ${y + 26}h${w * 0.26}L${x + w * 0.56} ${y + h * 0.34}Z`, '#fff', 'opacity=".4"') +
  r(x + w * 0.1, y + h * 0.5, 22, 6, '#8a765c', 3);

const colours = ['#e4695e', '#f2c14e', '#4f7cd1', '#f3f5fa', '#3fae8b'];

const wide = () => {
  const pane = { x: 40, y: 44, w: 560, h: 350 };
  const back =
    grad('wall', '#dbe4f1', '#eef2f9') +
    wall({ x: LAND.x, y: LAND.y, w: LAND.w, h: 560 }, 'url(#wall)', [pane]) +
    r(LAND.x, LAND.y, LAND.w, 46, '#cfdaea') +
    r(LAND.x, -48, LAND.w, 5, '#f4f7fb') +
    slats(652, -44, 514, 13) +
    r(644, -44, 152, 514, '#8a623d', 0, 'opacity=".1"') +
    window(pane, { blinds: 4 }) +
    screen(846, 92, 356) +
    clock(1246, 74, 28) +
    door(1296, 120, 168, 350) +
    r(LAND.x, 462, LAND.w, 14, '#cfd8e7') +
    floor({ x: LAND.x, y: 476, w: LAND.w, h: 334 }, '#a9b6cc', '#c6d0e1', '#9dabc4', { middle: 640 }) +
    ray(60, 418, 540, 390, 240) +
    shadow(1028, 488, 200, 10) +
    drawers(838, 488, 380, 92, 3, 1) +
    binders(862, 396, colours, 50, 14) +
    machine(1150, 396, 1) +
    plant(1036, 396, 0.52) +
    shadow(706, 488, 60) +
    plant(706, 488, 1.05) +
    shadow(-72, 492, 60) +
    tree(-72, 492, 1.2) +
    lamp(300, LAND.y, 92) +
    lamp(640, LAND.y, 92) +
    lamp(980, LAND.y, 92) +
    [250, 520, 790, 1060].map((x) => chair(x, 592, 1.15)).join('');
  const front =
    table(16, 560, 1248, 830, 150) +
    laptop(206, 656, 1) +
    mug(404, 634, 1) +
    phone(640, 646, 1) +
    glass(868, 624, 1) +
    papers(1040, 642, 1);
  return landscape({
    spots: { gaps: [520, 760, 310, 950], y: 654 },
    drawing: { back, front },
    window: pane,
    light: { x: 300, y: 110 },
    life: [
      ...skyIn(pane, 1, { columns: 3 }),
      ...hands(1246, 74, 28, 3, 5),
      ...blink(1164, 340, 16, 'green', 2.4),
      ...steam(404, 582, 1),
      ...blink(640, 630, 14, 'green', 3.2, 'front'),
    ],
  });
};

const tall = () => {
  const pane = { x: 20, y: 96, w: 380, h: 440 };
  const back =
    grad('wall', '#dbe4f1', '#eef2f9') +
    wall({ x: PORT.x, y: PORT.y, w: PORT.w, h: 820 }, 'url(#wall)', [pane]) +
    r(PORT.x, PORT.y, PORT.w, 70, '#cfdaea') +
    r(PORT.x, -94, PORT.w, 5, '#f4f7fb') +
    slats(438, -89, 735, 9) +
    r(430, -89, 112, 735, '#8a623d', 0, 'opacity=".1"') +
    window(pane, { columns: 2, cross: 0.62, blinds: 5 }) +
    screen(556, 246, 300) +
    clock(630, 178, 28) +
    r(PORT.x, 640, PORT.w, 14, '#cfd8e7') +
    floor({ x: PORT.x, y: 654, w: PORT.w, h: 786 }, '#a9b6cc', '#cdd6e6', '#9dabc4', {
      middle: 360,
      rows: [0.07, 0.16, 0.3],
      columns: 5,
      spread: 3,
    }) +
    ray(30, 560, 360, 500, 260) +
    shadow(680, 668, 150, 10) +
    drawers(556, 666, 270, 100, 2, 1) +
    binders(572, 566, colours, 50, 14) +
    machine(700, 566, 1) +
    shadow(470, 672, 66) +
    plant(470, 672, 1.1) +
    lamp(210, PORT.y, 68, 0.9) +
    lamp(560, PORT.y, 68, 0.9) +
    chair(150, 776, 1.2) +
    chair(560, 776, 1.2);
  const front = table(-40, 742, 800, 1440, 200) + laptop(124, 846, 1) + mug(300, 816, 0.95) + phone(430, 852, 0.85) + papers(606, 830, 1);
  return portrait({
    spots: { gaps: [216, 520, 390, 640], y: 856, k: 0.86 },
    drawing: { back, front },
    window: pane,
    light: { x: 210, y: 84 },
    life: [
      ...skyIn(pane, 0.85, { columns: 2, cross: 0.62 }),
      ...hands(630, 178, 28, 3, 5),
      ...blink(714, 510, 16, 'green', 2.4),
      ...steam(300, 766, 0.95),
    ],
  });
};

export const meetingRoom = { id: 'meeting-room', landscape: wide(), portrait: tall() };
