// Lobby: glass doors to the forecourt, a red carpet for whoever is expected, the mark of the house on the wall.
import { at, c, clip, each, el, floor, grad, l, p, r, ray, wall } from './kit.mjs';
import { blink, LAND, landscape, PORT, passing, portrait, skyIn } from './stage.mjs';
import { mug, plant, shadow } from './things.mjs';

/** Two rings that share a part: the mark of the house. */
const mark = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M0 -40A58 58 0 0 1 0 40A58 58 0 0 1 0 -40Z', '#f2c96d'),
    `<g fill="none" stroke-width="11"><circle cx="-41" r="58" stroke="#fff6e4"/><circle cx="41" r="58" stroke="#ffe2a6"/></g>`,
  );

const slats = (x, y, w, h) =>
  r(x, y, w, h, '#a97b55') + each(Math.floor(w / 14), (i) => r(x + 2 + i * 14, y, 9, h, i % 3 ? '#c2946a' : '#cda27a'));

/** Banner of welcome: the mark between ornaments, no words, so that it reads in every language. */
const banner = (x, y, w, h, count) => {
  const mid = x + w / 2,
    m = y + h / 2;
  return (
    r(x + 4, y + 6, w, h, '#5b2b22', 0, 'opacity=".14"') +
    r(x, y, w, h, '#cf4a3f', 3) +
    r(x, y, w, h * 0.14, '#dc6256', 3) +
    r(x + 6, y + 6, w - 12, h - 12, 'none', 2, 'stroke="#f3c86f" stroke-width="2.4"') +
    mark(mid, m, (h / 70) * 0.36) +
    [-1, 1]
      .map((side) =>
        each(count, (i) => {
          const dx = mid + side * (h + i * ((w / 2 - h - 34) / Math.max(1, count - 1)));
          const s = h * 0.15;
          return p(`M${dx} ${m - s}L${dx + s} ${m}L${dx} ${m + s}L${dx - s} ${m}Z`, i % 2 ? '#f3c86f' : '#ffe9bd');
        }),
      )
      .join('') +
    [x, x + w]
      .map(
        (cx) =>
          c(cx, y + 4, 5, '#f3c86f') +
          l(`M${cx} ${y + 8}V${y + h + 14}`, '#f3c86f', 3) +
          l(`M${cx - 3} ${y + h + 14}v14M${cx} ${y + h + 14}v17M${cx + 3} ${y + h + 14}v14`, '#e0564a', 2.4),
      )
      .join('')
  );
};

/** Doors of glass in a hole of the wall; the forecourt behind them is a sprite, so that people can walk there. */
const doorFrame = (o) => {
  const { x, y, w, h } = o;
  const base = y + h;
  const steel = '#59697a';
  return (
    clip(
      o,
      p(`M${x} ${y}H${x + w * 0.3}L${x} ${y + h * 0.76}Z`, '#fff', 'opacity=".22"'),
      p(`M${x + w * 0.62} ${y}h${w * 0.13}L${x + w * 0.36} ${base}h${-w * 0.13}Z`, '#fff', 'opacity=".16"'),
    ) +
    `<rect x="${x - 7}" y="${y - 7}" width="${w + 14}" height="${h + 7}" fill="none" stroke="${steel}" stroke-width="14"/>` +
    `<rect x="${x - 15}" y="${y - 15}" width="${w + 30}" height="${h + 15}" fill="none" stroke="#c3ccd2" stroke-width="3"/>` +
    r(x, y + h * 0.17, w, 9, steel) +
    each(3, (i) => r(x + (w * (i + 1)) / 4 - 4.5, y + (i === 1 ? 0 : 0), 9, h, steel)) +
    [w / 2 - 22, w / 2 + 14].map((dx) => r(x + dx, y + h * 0.42, 8, h * 0.3, '#e8edf0', 4)).join('') +
    [0.125, 0.375, 0.625, 0.875]
      .map(
        (t) =>
          r(x + w * t - 26, y + h * 0.62, 52, 7, '#fff', 3, 'opacity=".55"') +
          r(x + w * t - 26, y + h * 0.65, 52, 3, '#fff', 1, 'opacity=".4"'),
      )
      .join('') +
    r(x + w / 2 - 11, y + h * 0.08, 22, 11, '#37424f', 4)
  );
};

const sofa = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 4, 150, 11, '#2f2b2b', 'opacity=".14"'),
    r(-118, -12, 10, 16, '#7d5a3e', 2),
    r(108, -12, 10, 16, '#7d5a3e', 2),
    p('M-118 -42V-104Q-118 -124 -98 -124H98Q118 -124 118 -104V-42Z', '#4f8d8a'),
    p('M-118 -92V-104Q-118 -124 -98 -124H98Q118 -124 118 -104V-92Q0 -106 -118 -92Z', '#62a29e'),
    l('M0 -112V-56', '#447d7a', 3),
    r(-112, -62, 112, 32, '#69aba6', 10),
    r(0, -62, 112, 32, '#69aba6', 10),
    r(-112, -62, 224, 8, '#7fbcb7', 6),
    p('M-146 -8V-70Q-146 -86 -128 -86Q-110 -86 -110 -70V-8Z', '#569894'),
    p('M146 -8V-70Q146 -86 128 -86Q110 -86 110 -70V-8Z', '#569894'),
    r(-112, -34, 224, 26, '#4f8d8a', 4),
    `<g transform="rotate(-12 -74 -78)">${r(-98, -102, 46, 42, '#f0c987', 9)}</g>`,
    `<g transform="rotate(10 70 -76)">${r(48, -100, 44, 40, '#e9e2d4', 9)}</g>`,
  );

/** Gate with a card reader; its arm stands open. */
const gate = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 2, 40, 6, '#2f2b2b', 'opacity=".14"'),
    p('M-24 0V-112Q-24 -128 -8 -128H8Q24 -128 24 -112V0Z', '#dfe4e6'),
    p('M-24 -96V-112Q-24 -128 -8 -128H8Q24 -128 24 -112V-96Z', '#4b5c6a'),
    r(-24, -60, 8, 60, '#c6ced2'),
    p('M24 -86H58Q66 -86 66 -78V-24Q66 -16 58 -16H24Z', '#a8dbe6', 'opacity=".65"'),
    p('M30 -82H44L30 -40Z', '#fff', 'opacity=".4"'),
  );

const rope = (x, y, k, w) =>
  at(
    x,
    y,
    k,
    l(`M0 -88Q${w / 2} -46 ${w} -88`, '#b23f38', 8),
    [0, w]
      .map(
        (dx) =>
          el(dx, 0, 24, 6, '#b08a45') +
          r(dx - 4, -92, 8, 92, '#d5ae62', 3) +
          r(dx - 4, -92, 3, 92, '#ecd095', 1) +
          c(dx, -96, 9, '#e2bd72'),
      )
      .join(''),
  );

const ceiling = (box, y) => r(box.x, box.y, box.w, y - box.y, '#eee5d8') + r(box.x, y, box.w, 7, '#d8cbb8');
const spot = (x, y, length, id) =>
  r(x - 30, y, 60, 7, '#fff9e6', 3) +
  grad(id, '#fff3d0/.4', '#fff3d0/0') +
  p(`M${x - 26} ${y + 7}H${x + 26}L${x + 92} ${y + length}H${x - 92}Z`, `url(#${id})`);

/** Reception: stone top at y, a face of teal panels with a strip of light. */
const counter = (x, y, w, bottom) =>
  grad('face', '#3f7f80', '#2f6468') +
  r(x, y + 34, w, bottom - y - 34, 'url(#face)') +
  each(
    Math.ceil(w / 200),
    (i) =>
      r(x + i * 200 + 96, y + 62, 3, bottom - y, '#29585c', 0, 'opacity=".6"') +
      r(x + i * 200 + 99, y + 62, 2, bottom - y, '#5a9a99', 0, 'opacity=".45"'),
  ) +
  r(x, y + 34, w, 13, '#163c40', 0, 'opacity=".3"') +
  r(x, y + 52, w, 5, '#ffe7b3', 2) +
  grad('strip', '#ffe7b3/.38', '#ffe7b3/0') +
  r(x, y + 57, w, 60, 'url(#strip)') +
  grad('top', '#fbf8f2', '#ded7cb') +
  r(x, y, w, 36, 'url(#top)') +
  r(x, y, w, 8, '#ffffff') +
  each(Math.ceil(w / 300), (i) => l(`M${x + i * 300 + 40} ${y + 30}q60 -14 110 -8t90 -12`, '#c9c0b2', 2, 'opacity=".55"')) +
  r(x, y + 34, w, 3, '#bcb1a1') +
  p(`M${x + w * 0.44} ${y + 60}h${w * 0.1}L${x + w * 0.62} ${bottom}H${x + w * 0.36}Z`, '#fff', 'opacity=".07"');

const bell = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(2, 1, 46, 7, '#4a3a2a', 'opacity=".2"'),
    r(-42, -8, 84, 9, '#4b4f58', 4),
    p('M-36 -10Q-34 -46 0 -46Q34 -46 36 -10Z', '#e2bd72'),
    p('M-28 -14Q-26 -38 -6 -42Q-16 -30 -18 -14Z', '#f7e3b4'),
    r(-4, -56, 8, 12, '#c59a4b', 3),
    el(0, -57, 9, 4, '#e2bd72'),
  );
/** Badges of the expected guests, ready to be handed out. */
const badges = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-92 0L-78 -14H84L98 0Z', '#8b6446'),
    each(3, (i) => {
      const bx = -58 + i * 54;
      return (
        `<g transform="rotate(${[-4, 2, 5][i]} ${bx} -8)">` +
        l(`M${bx - 8} -70Q${bx} -88 ${bx + 8} -70`, ['#d9605a', '#4f7cd1', '#3fae8b'][i], 4) +
        r(bx - 21, -70, 42, 62, '#fffdf7', 4) +
        r(bx - 21, -70, 42, 15, ['#d9605a', '#4f7cd1', '#3fae8b'][i], 3) +
        r(bx - 9, -50, 18, 18, '#e3d9c9', 9) +
        r(bx - 13, -26, 26, 4, '#b9b0a3', 2) +
        r(bx - 9, -18, 18, 3, '#d3cbbf', 1) +
        '</g>'
      );
    }),
    r(-84, -14, 172, 5, '#a67b58', 2),
  );
const book = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-100 2L-78 -40Q-40 -50 0 -38Q42 -50 84 -40L104 2Q54 -8 2 4Q-50 -8 -100 2Z', '#37616a'),
    p('M-92 -3L-73 -39Q-38 -48 0 -35V2Q-46 -10 -92 -3Z', '#fffdf7'),
    p('M96 -3L79 -39Q42 -48 0 -35V2Q50 -10 96 -3Z', '#f4efe4'),
    l('M-66 -32Q-40 -36 -14 -29M-72 -22Q-42 -27 -14 -19M-78 -12Q-44 -17 -14 -8M16 -29Q42 -36 66 -32', '#c8bfb0', 3),
    l('M34 -14L92 -44', '#2c3550', 5),
  );
const vase = (x, y, k) =>
  at(
    x,
    y,
    k,
    el(0, 0, 34, 6, '#4a3a2a', 'opacity=".2"'),
    l('M0 -60Q-8 -100 -30 -128M0 -60Q2 -110 6 -150M0 -60Q12 -100 36 -122M0 -60Q-14 -88 -48 -96', '#6d8f6a', 4),
    [
      [-30, -130, '#e9806f'],
      [6, -152, '#f0a493'],
      [36, -124, '#e9806f'],
      [-48, -98, '#f3c3b3'],
      [20, -98, '#f3c3b3'],
    ]
      .map(([fx, fy, f]) => c(fx - 7, fy, 9, f) + c(fx + 7, fy, 9, f) + c(fx, fy - 7, 9, f) + c(fx, fy + 7, 9, f) + c(fx, fy, 6, '#ffe2a6'))
      .join(''),
    p('M-16 -66H16Q14 -54 24 -34Q30 -10 16 0H-16Q-30 -10 -24 -34Q-14 -54 -16 -66Z', '#f7f3ec'),
    p('M-16 -66H-8Q-8 -50 -16 -34Q-20 -14 -10 0H-16Q-30 -10 -24 -34Q-14 -54 -16 -66Z', '#fff'),
    p('M8 -50Q20 -26 10 0H16Q30 -10 24 -34Q14 -54 16 -66H8Z', '#ddd4c8'),
  );
const tablet = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-26 0L-14 -14H22L32 0Z', '#aab4bd'),
    p('M-56 -12L-46 -92Q-45 -98 -38 -98H50Q56 -98 56 -92L62 -12Q62 -6 56 -6H-50Q-57 -6 -56 -12Z', '#37424f'),
    p('M-47 -14L-38 -90H49L54 -14Z', '#d5eef0'),
    c(4, -60, 13, '#8fc7c9'),
    p('M-18 -24Q-14 -44 4 -44Q22 -44 26 -24Z', '#8fc7c9'),
  );

const shell = (box, foot, pane) =>
  grad('wall', '#f6eee2', '#fbf6ee') +
  wall({ x: box.x, y: box.y, w: box.w, h: foot - box.y }, 'url(#wall)', [pane]) +
  r(box.x, foot - 12, box.w, 12, '#d9cbb7');
const stone = (box, y) =>
  floor({ x: box.x, y, w: box.w, h: box.y + box.h - y }, '#d8cfc2', '#ece5da', '#bfb4a4', {
    middle: box.x + box.w / 2,
    columns: 11,
    rows: [0.12, 0.3, 0.56],
  });

const wide = () => {
  const pane = { x: -24, y: 96, w: 470, h: 390 };
  const back =
    shell(LAND, 486, pane) +
    stone(LAND, 486) +
    // The carpet comes in by the doors and turns towards the counter.
    grad('carpet', '#c0473d', '#d65a4d') +
    p('M136 486H286L610 812H150Z', 'url(#carpet)') +
    p('M136 486H142L166 812H150ZM280 486H286L610 812H594Z', '#f0c46c', 'opacity=".7"') +
    doorFrame(pane) +
    slats(520, -20, 316, 506) +
    r(520, -20, 316, 506, '#6b4526', 0, 'opacity=".08"') +
    `<radialGradient id="halo"><stop offset="0" stop-color="#fff0c9" stop-opacity=".75"/><stop offset="1" stop-color="#fff0c9" stop-opacity="0"/></radialGradient>` +
    el(678, 232, 190, 150, 'url(#halo)') +
    mark(678, 232, 1.12) +
    banner(866, 112, 384, 68, 4) +
    ceiling(LAND, 14) +
    spot(600, 10, 300, 'spotA') +
    spot(756, 10, 300, 'spotB') +
    spot(1066, 10, 330, 'spotC') +
    ray(10, 492, 420, 300, 260) +
    shadow(508, 494, 56) +
    plant(508, 492, 0.86, '#e9e1d4') +
    sofa(700, 500, 0.92) +
    sofa(1064, 500, 0.92) +
    shadow(882, 500, 60) +
    r(838, 440, 88, 10, '#c2946a', 4) +
    r(848, 450, 8, 50, '#9b7350', 2) +
    r(908, 450, 8, 50, '#9b7350', 2) +
    r(850, 432, 46, 8, '#4f7cd1', 2) +
    r(854, 425, 44, 7, '#fffdf7', 2) +
    mug(912, 440, 0.44, '#e98f6d') +
    shadow(1270, 498, 62) +
    plant(1270, 498, 1.1, '#e9e1d4') +
    gate(-72, 520, 1.1) +
    rope(66, 556, 0.9, 110);
  const front =
    counter(LAND.x, 560, LAND.w, 812) +
    vase(88, 592, 0.86) +
    bell(262, 588, 0.9) +
    book(470, 592, 0.95) +
    badges(720, 590, 1) +
    tablet(980, 590, 0.95) +
    plant(1170, 588, 0.5, '#37616a');
  return landscape({
    spots: { gaps: [596, 850, 364, 1084], y: 596 },
    drawing: { back, front },
    window: pane,
    light: { x: 678, y: 60 },
    life: [
      ...skyIn(pane, 0.9, { ground: 'forecourt', columns: 4, cross: 0.17, base: 0.8, town: 0.3 }),
      ...passing('walker-a', 120, 474, 128, -80, 640, 17),
      ...passing('walker-b', 380, 470, 118, -140, 760, 12),
      ...blink(-72, 396, 13, 'green', 2.2),
      ...blink(211, 132, 9, 'red', 3),
    ],
  });
};

const tall = () => {
  const pane = { x: -30, y: 210, w: 330, h: 458 };
  const back =
    shell(PORT, 668, pane) +
    floor({ x: PORT.x, y: 668, w: PORT.w, h: 772 }, '#d8cfc2', '#ece5da', '#bfb4a4', {
      middle: 360,
      rows: [0.05, 0.14, 0.3],
      columns: 7,
      spread: 2.6,
    }) +
    grad('carpet', '#c0473d', '#d65a4d') +
    p('M78 668H192L420 1000H100Z', 'url(#carpet)') +
    p('M78 668H83L112 1000H100ZM187 668H192L420 1000H408Z', '#f0c46c', 'opacity=".7"') +
    doorFrame(pane) +
    slats(350, 40, 480, 628) +
    r(350, 40, 480, 628, '#6b4526', 0, 'opacity=".08"') +
    `<radialGradient id="halo"><stop offset="0" stop-color="#fff0c9" stop-opacity=".75"/><stop offset="1" stop-color="#fff0c9" stop-opacity="0"/></radialGradient>` +
    el(530, 250, 190, 150, 'url(#halo)') +
    mark(530, 250, 1.1) +
    banner(376, 372, 310, 56, 3) +
    ceiling(PORT, 64) +
    spot(440, 60, 300, 'spotA') +
    spot(620, 60, 300, 'spotB') +
    ray(0, 674, 280, 330, 160) +
    sofa(560, 686, 1.02) +
    shadow(344, 682, 54) +
    plant(344, 680, 0.86, '#e9e1d4');
  const front =
    counter(PORT.x, 742, PORT.w, 1442) + vase(64, 774, 0.86) + bell(176, 772, 0.85) + book(344, 776, 0.9) + badges(590, 774, 0.95);
  return portrait({
    spots: { gaps: [466, 256, 120, 640], y: 784, k: 0.86 },
    drawing: { back, front },
    window: pane,
    light: { x: 530, y: 110 },
    life: [
      ...skyIn(pane, 0.8, { ground: 'forecourt', columns: 4, cross: 0.17, base: 0.8, town: 0.3 }),
      ...passing('walker-a', 60, 650, 136, -110, 480, 15),
      ...passing('walker-b', 240, 644, 124, -160, 560, 11),
      ...blink(135, 253, 9, 'red', 3),
    ],
  });
};

export const lobby = { id: 'lobby', landscape: wide(), portrait: tall() };
