// Corridor: depth, doors ajar, a water cooler, the notice board; a long planter in front.
import { at, c, chance, each, el, grad, l, p, r, wall, window } from './kit.mjs';
import { blink, LAND, landscape, PORT, portrait, skyIn } from './stage.mjs';
import { plant, shadow } from './things.mjs';

/** One-point perspective: the end wall `o`, the frame `box`, its floor reaching the bottom. The end wall's window is a hole. */
const depth = (box, o, pane) => {
  const right = box.x + box.w,
    bottom = box.y + box.h,
    oR = o.x + o.w,
    oB = o.y + o.h;
  // Ground coat: the edges of neighbouring walls would let a hair of sky through.
  return (
    wall(box, '#e6e2db', [pane]) +
    grad('ceiling', '#efe6da', '#e0d8d0') +
    p(`M${box.x} ${box.y}H${right}L${oR} ${o.y}H${o.x}Z`, 'url(#ceiling)') +
    grad('sideL', '#dfe5ea', '#eef0ef', 1, 0) +
    p(`M${box.x} ${box.y}L${o.x} ${o.y}V${oB}L${box.x} ${bottom}Z`, 'url(#sideL)') +
    grad('sideR', '#f0eee9', '#e2ddd4', 1, 0) +
    p(`M${right} ${box.y}L${oR} ${o.y}V${oB}L${right} ${bottom}Z`, 'url(#sideR)') +
    grad('ground', '#c9b9a8', '#dccfbf') +
    p(`M${o.x} ${oB}H${oR}L${right} ${bottom}H${box.x}Z`, 'url(#ground)') +
    wall(o, '#e4e8e8', [pane]) +
    r(o.x, o.y + o.h * 0.74, o.w, o.h * 0.26, '#c3d1cf') +
    r(o.x, o.y + o.h * 0.73, o.w, 6, '#f6f4ee')
  );
};

/** Maps (0…1 along a side wall from its near end, y at the frame's edge measured in parts of the wall's height). */
const side = (box, o, left) => (t, v) => {
  const nearX = left ? box.x : box.x + box.w,
    farX = left ? o.x : o.x + o.w;
  const x = nearX + (farX - nearX) * t;
  const top = box.y + (o.y - box.y) * t,
    foot = box.y + box.h + (o.y + o.h - box.y - box.h) * t;
  return `${x.toFixed(1)} ${(top + (foot - top) * v).toFixed(1)}`;
};
const quad = (m, t0, t1, v0, v1, fill, more) => p(`M${m(t0, v0)}L${m(t1, v0)}L${m(t1, v1)}L${m(t0, v1)}Z`, fill, more);

const door = (m, t0, t1, colour) => {
  const a = t0 + (t1 - t0) * 0.08,
    b = t1 - (t1 - t0) * 0.08;
  return (
    quad(m, t0, t1, 0.34, 1, '#c7b79f') +
    quad(m, a, b, 0.36, 1, colour) +
    quad(m, a + (b - a) * 0.22, a + (b - a) * 0.78, 0.42, 0.62, '#d9ecf5') +
    quad(m, a + (b - a) * 0.22, a + (b - a) * 0.5, 0.42, 0.62, '#fff', 'opacity=".35"') +
    quad(m, a + (b - a) * 0.76, a + (b - a) * 0.92, 0.7, 0.715, '#6d5b48') +
    quad(m, t0 - 0.035, t0 - 0.012, 0.47, 0.53, '#5d7fb0')
  );
};
const skirting = (m) => quad(m, 0, 1, 0.745, 1, '#cbd8d6') + quad(m, 0, 1, 0.985, 1, '#b9ab98') + quad(m, 0, 1, 0.73, 0.748, '#f6f4ee');
const light = (box, o, t) => {
  const y = box.y + (o.y - box.y) * t,
    mid = o.x + o.w / 2,
    half = (box.w / 2 + (o.w / 2 - box.w / 2) * t) * 0.24,
    h = 18 * (1 - t) + 5;
  return (
    p(`M${mid - half} ${y}H${mid + half}L${mid + half * 0.9} ${y + h}H${mid - half * 0.9}Z`, '#fffbe9') +
    p(`M${mid - half} ${y}H${mid + half}L${mid + half * 0.98} ${y + 3}H${mid - half * 0.98}Z`, '#fff')
  );
};

const cooler = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 2, 62, 7, '#3b3226', 'opacity=".15"'),
    p('M-34 -196Q-40 -206 -38 -228V-262Q-38 -274 -26 -274H26Q38 -274 38 -262V-228Q40 -206 34 -196Z', '#a9d5ee'),
    p('M-36 -238H36V-228Q40 -206 34 -196H-34Q-40 -206 -38 -228Z', '#8cc3e4'),
    r(-30, -268, 8, 60, '#fff', 4, 'opacity=".6"'),
    r(-46, -198, 92, 198, '#f4f5f4', 8),
    r(-46, -198, 92, 16, '#dfe2e1', 6),
    r(-34, -160, 68, 50, '#cfd5d6', 5),
    r(-22, -156, 10, 14, '#5b8fd0', 3),
    r(12, -156, 10, 14, '#e0746a', 3),
    r(-28, -116, 56, 6, '#a9b2b5', 2),
    c(-14, 0, 0, '#fff'),
    l('M-30 -70H30M-30 -58H30M-30 -46H30', '#dfe2e1', 4),
  );

/** Cork board on a side wall, drawn in its perspective; sheets by their part of the board. */
const board = (m, t0, t1, v0, v1) => {
  const t = (k) => t0 + (t1 - t0) * k,
    v = (k) => v0 + (v1 - v0) * k;
  const sheet = (x, y, w, h, fill) => quad(m, t(x), t(x + w), v(y), v(y + h), fill);
  const lines = (x, y, w, count, fill) =>
    each(count, (i) => quad(m, t(x), t(x + w * (i === count - 1 ? 0.6 : 1)), v(y + i * 0.09), v(y + i * 0.09 + 0.025), fill));
  return (
    quad(m, t(0.02), t(1.04), v(0.04), v(1.08), '#4b3f2f', 'opacity=".12"') +
    sheet(0, 0, 1, 1, '#b08a5f') +
    sheet(0.04, 0.05, 0.92, 0.9, '#dcbd91') +
    sheet(0.1, 0.14, 0.24, 0.44, '#fffdf6') +
    sheet(0.13, 0.19, 0.18, 0.06, '#5d7fb0') +
    lines(0.13, 0.31, 0.18, 3, '#c9cdd3') +
    sheet(0.42, 0.12, 0.22, 0.28, '#cfe6dc') +
    sheet(0.44, 0.48, 0.2, 0.38, '#fbe29a') +
    lines(0.47, 0.56, 0.14, 3, '#c4a552') +
    sheet(0.72, 0.16, 0.19, 0.4, '#f7cdbd') +
    lines(0.745, 0.24, 0.14, 3, '#c48a78') +
    sheet(0.71, 0.66, 0.2, 0.2, '#fff') +
    sheet(0.1, 0.68, 0.26, 0.18, '#cfe0f7')
  );
};

const clockPlate = (x, y, k) =>
  at(
    x,
    y,
    k,
    r(-64, -20, 128, 40, '#4b5878', 6),
    r(-58, -14, 116, 28, '#566489', 4),
    p('M-30 0h40m-12 -10l12 10l-12 10', 'none', 'stroke="#dfe8f7" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"'),
    r(22, -6, 24, 5, '#dfe8f7', 2),
    r(22, 3, 16, 5, '#dfe8f7', 2),
  );
/** Long planter: box of wood and its hedge, leaf by leaf. */
const planter = (x, y, w, bottom, seed) => {
  const next = chance(seed);
  const leaves = each(Math.ceil(w / 15), (i) => {
    const [a, h, t] = [next() * 70 - 35, 50 + next() * 36, Math.floor(next() * 3)];
    return `<g transform="translate(${(x + i * 15 + next() * 8).toFixed(1)} ${y + 24}) rotate(${a.toFixed(0)})">${p(`M0 0C${(h * 0.4).toFixed(1)} ${(-h * 0.3).toFixed(1)} ${(h * 0.34).toFixed(1)} ${(-h * 0.82).toFixed(1)} 0 ${(-h).toFixed(1)}C${(-h * 0.34).toFixed(1)} ${(-h * 0.82).toFixed(1)} ${(-h * 0.4).toFixed(1)} ${(-h * 0.3).toFixed(1)} 0 0Z`, ['#3f9c78', '#4bb389', '#5bc499'][t])}${l(`M0 -4V${(-h * 0.8).toFixed(1)}`, '#2d7c60', 1.6, 'opacity=".4"')}</g>`;
  });
  return (
    r(x, y - 8, w, 40, '#3a8f6e') +
    leaves +
    grad('planter', '#d8ad7c', '#bd8e5d') +
    r(x, y + 22, w, bottom - y - 22, 'url(#planter)') +
    r(x, y + 22, w, 16, '#ebc89b') +
    r(x, y + 38, w, 9, '#6b4a2a', 0, 'opacity=".2"') +
    each(Math.ceil((bottom - y) / 62), (i) => r(x, y + 96 + i * 62, w, 3, '#9c7145', 0, 'opacity=".35"')) +
    each(Math.ceil(w / 260), (i) => r(x + i * 260 + 128, y + 46, 3, bottom - y, '#9c7145', 0, 'opacity=".3"'))
  );
};

const wide = () => {
  const o = { x: 478, y: 108, w: 324, h: 372 };
  const box = { ...LAND, y: -130, h: 980 };
  const pane = { x: 556, y: 156, w: 168, h: 196 };
  const [L, R] = [side(box, o, true), side(box, o, false)];
  const back =
    depth(box, o, pane) +
    window(pane, { columns: 2, cross: 0.55, seed: 83, town: 0.6, edge: '#c7cdd0' }) +
    skirting(L) +
    skirting(R) +
    r(o.x, 470, o.w, 10, '#b9ab98') +
    [0.12, 0.5, 0.76].map((t) => light(box, o, t)).join('') +
    door(L, 0.04, 0.2, '#dcb88e') +
    board(L, 0.27, 0.48, 0.36, 0.62) +
    door(L, 0.58, 0.75, '#dcb88e') +
    door(R, 0.02, 0.17, '#8fa9c9') +
    board(R, 0.25, 0.43, 0.36, 0.62) +
    door(R, 0.5, 0.67, '#8fa9c9') +
    grad('shine', '#ffffff/.34', '#ffffff/0') +
    p(`M${pane.x} 480H${pane.x + pane.w}L900 812H380Z`, 'url(#shine)') +
    shadow(522, 486, 44) +
    plant(522, 486, 0.74) +
    shadow(762, 486, 44) +
    plant(762, 486, 0.74) +
    cooler(912, 540, 0.96) +
    clockPlate(640, 128, 0.62);
  const front = planter(LAND.x, 560, LAND.w, 812, 11);
  return landscape({
    spots: { gaps: [640, 440, 850, 240], y: 604 },
    drawing: { back, front },
    window: pane,
    light: { x: 640, y: 40 },
    life: [...skyIn(pane, 0.6, { columns: 2, cross: 0.55 }), ...blink(912, 430, 12, 'green', 2.6)],
  });
};

const tall = () => {
  const o = { x: 224, y: 250, w: 272, h: 410 };
  const box = { ...PORT, y: -140, h: 1120 };
  const pane = { x: 284, y: 296, w: 152, h: 210 };
  const [L, R] = [side(box, o, true), side(box, o, false)];
  const back =
    r(PORT.x, 960, PORT.w, 480, '#dccfbf') +
    r(PORT.x, PORT.y, PORT.w, 30, '#efe6da') +
    depth(box, o, pane) +
    window(pane, { columns: 2, cross: 0.55, seed: 83, town: 0.55, edge: '#c7cdd0' }) +
    skirting(L) +
    skirting(R) +
    r(o.x, 650, o.w, 10, '#b9ab98') +
    [0.16, 0.5, 0.76].map((t) => light(box, o, t)).join('') +
    board(L, 0.33, 0.56, 0.4, 0.6) +
    door(L, 0.62, 0.8, '#dcb88e') +
    door(R, 0.34, 0.58, '#8fa9c9') +
    grad('shine', '#ffffff/.34', '#ffffff/0') +
    p(`M${pane.x} 660H${pane.x + pane.w}L540 1000H180Z`, 'url(#shine)') +
    shadow(268, 668, 44) +
    plant(268, 668, 0.8) +
    cooler(566, 726, 0.9);
  const front = planter(PORT.x, 742, PORT.w, 1442, 11);
  return portrait({
    spots: { gaps: [360, 190, 530, 70], y: 788, k: 0.86 },
    drawing: { back, front },
    window: pane,
    light: { x: 360, y: 60 },
    life: [...skyIn(pane, 0.55, { columns: 2, cross: 0.55 }), ...blink(566, 624, 12, 'green', 2.6)],
  });
};

export const corridor = { id: 'corridor', landscape: wide(), portrait: tall() };
