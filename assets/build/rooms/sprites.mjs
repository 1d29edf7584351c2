// Small sprites of the life in a room, each drawn at its 1x size in the atlas.
import { c, chance, each, el, grad, l, p, r, skyline } from './kit.mjs';
import { carton } from './things.mjs';

const glowing = (colour, core) => ({
  w: 40,
  h: 40,
  svg:
    `<defs><radialGradient id="g"><stop offset="0" stop-color="${colour}" stop-opacity=".75"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient></defs>` +
    c(20, 20, 20, 'url(#g)') +
    c(20, 20, 7, colour) +
    c(18.5, 18.5, 3.2, core),
});

/** Streaks that repeat without a seam: those over an edge are drawn a second time on the other side. */
const rain = () => {
  const next = chance(41);
  return (
    each(15, () => {
      const [x, y, len, a] = [next() * 118 + 4, next() * 128, 16 + next() * 22, 0.35 + next() * 0.4];
      return [0, -128]
        .map((dy) => l(`M${x.toFixed(1)} ${(y + dy).toFixed(1)}l-3 ${len.toFixed(1)}`, '#eef6ff', 1.8, `opacity="${a.toFixed(2)}"`))
        .join('');
    }) + r(0, 0, 128, 128, '#6f86a8', 0, 'opacity=".16"')
  );
};

/** Flakes that repeat without a seam. */
const snow = () => {
  const next = chance(59);
  return each(34, () => {
    const [x, y, size, a] = [next() * 128, next() * 128, 1.2 + next() * 2.2, 0.5 + next() * 0.5];
    return [-128, 0, 128]
      .map((dx) => [-128, 0, 128].map((dy) => c(x + dx, y + dy, size, '#ffffff', `opacity="${a.toFixed(2)}"`)).join(''))
      .join('');
  });
};

/** Windows of a house across the street, those where somebody is still at work. */
const lit = (seed) => {
  const next = chance(seed);
  return {
    w: 26,
    h: 36,
    svg: each(12, (i) =>
      next() > 0.42 ? r(2 + (i % 3) * 9, 2 + Math.floor(i / 3) * 9, 4.6, 6, next() > 0.3 ? '#ffdf94' : '#ffc46b', 0.6) : '',
    ),
  };
};

/** Somebody outside, walking to the right: soft shapes, for they are far. */
const walker = (coat, legs, hair, bag) => ({
  w: 50,
  h: 100,
  svg:
    l('M22 58L14 94M28 58L36 92', legs, 8) +
    l('M14 95h7M36 93l6 2', '#3d4658', 5) +
    p('M14 62Q12 30 20 25Q25 21 31 25Q38 32 36 62Z', coat) +
    l('M29 32Q38 42 36 54', coat, 6) +
    (bag ? r(31, 52, 13, 14, bag, 2) : l('M20 32Q12 42 14 54', coat, 6)) +
    c(26, 13, 9.5, '#eac3a2') +
    p('M16 14Q14 2 26 2Q36 3 36 11Q28 8 24 10Q22 18 18 19Z', hair),
});

/** Town and forecourt before the doors of the lobby: far enough to be a little soft. */
const forecourt = {
  w: 235,
  h: 195,
  svg:
    skyline(-4, 156, 245, 66, '#b9d2e8', '', 23) +
    skyline(-2, 156, 245, 47, '#98b8d6', '#d9ecfb', 26) +
    r(0, 156, 235, 39, '#d5d8d6') +
    r(0, 156, 235, 3.5, '#c1c7c6') +
    p('M85 158H150L183 195H52Z', '#c8584c', 'opacity=".85"') +
    [
      [26, 1],
      [206, 1.05],
      [60, 0.6],
      [176, 0.66],
    ]
      .map(([x, k]) => c(x, 152, 11 * k, '#7fb59a') + c(x + 12 * k, 154, 8.5 * k, '#8fc2a6') + c(x - 12 * k, 154, 8 * k, '#74aa90'))
      .join(''),
};

const glass = {
  w: 92,
  h: 58,
  svg:
    r(-1, -1, 94, 60, '#6f9be0', 0, 'opacity=".07"') +
    p('M8 -1H30L6 59H-16Z', '#fff', 'opacity=".1"') +
    p('M38 -1H46L22 59H14Z', '#fff', 'opacity=".07"') +
    p('M78 -1H93V20L77 59H54Z', '#fff', 'opacity=".05"'),
};

export const SPRITES = {
  sky: { w: 16, h: 128, svg: grad('s', '#9fd4f5', '#eaf7ff') + r(-1, -1, 18, 130, 'url(#s)') },
  'sky-evening': {
    w: 16,
    h: 128,
    svg:
      grad('s', '#8f7fc0', '#ffb98a') + r(-1, -1, 18, 130, 'url(#s)') + grad('s2', '#ffb98a/0', '#ffd59a') + r(-1, 64, 18, 66, 'url(#s2)'),
  },
  'sky-snow': { w: 16, h: 128, svg: grad('s', '#b4c1d8', '#eef2f8') + r(-1, -1, 18, 130, 'url(#s)') },
  'cloud-a': {
    w: 150,
    h: 60,
    svg: el(66, 42, 58, 14, '#fff') + el(98, 30, 36, 19, '#fff') + el(58, 32, 30, 16, '#fff') + el(112, 43, 32, 12, '#fff'),
  },
  'cloud-b': {
    w: 150,
    h: 60,
    svg: el(76, 41, 66, 13, '#fff') + el(46, 31, 28, 16, '#fff') + el(82, 26, 30, 20, '#fff') + el(108, 36, 24, 12, '#fff'),
  },
  hand: { w: 8, h: 40, svg: p('M2.4 38L3 3Q4 0 5 3L5.6 38Q4 40 2.4 38Z', '#4b5878') },
  steam: {
    w: 26,
    h: 56,
    svg:
      l('M9 54C2 44 15 38 9 27S4 14 10 4', '#fff', 5, 'opacity=".85"') +
      l('M18 54C12 46 23 40 18 32S14 22 18 15', '#fff', 4, 'opacity=".6"'),
  },
  'lamp-green': glowing('#5fe0a8', '#e8fff4'),
  'lamp-amber': glowing('#ffb648', '#fff3d6'),
  'lamp-red': glowing('#ff6a5c', '#ffe6e2'),
  forecourt,
  glass,
  snow: { w: 128, h: 128, svg: snow() },
  dusk: { w: 8, h: 8, svg: r(-1, -1, 10, 10, '#1f2257', 0, 'opacity=".56"') },
  'dusk-fade': { w: 8, h: 128, svg: grad('d', '#1f2257/0', '#1f2257/.62', 0, 0.8) + r(-1, -1, 10, 130, 'url(#d)') },
  'lit-a': lit(13),
  'lit-b': lit(29),
  'walker-a': walker('#6f8fb5', '#5a647c', '#4a4048', '#8a6a4c'),
  'walker-b': walker('#c08a76', '#6b6a7c', '#3f3a44', ''),
  needle: { w: 8, h: 40, svg: p('M2.6 38L3.4 3Q4 0 4.6 3L5.4 38Q4 40 2.6 38Z', '#c9473b') + c(4, 34.4, 3.6, '#37424f') },
  rain: { w: 128, h: 128, svg: rain() },
  carton: { w: 92, h: 70, svg: carton(1, 69, 90, 68, 0) },
  part: {
    w: 96,
    h: 58,
    svg:
      r(4, 40, 88, 17, '#5d6b86', 4) +
      r(12, 16, 72, 28, '#8fa3c0', 6) +
      r(12, 16, 72, 9, '#aabbd3', 5) +
      c(30, 34, 7, '#5d6b86') +
      c(30, 34, 3, '#c7d3e4') +
      c(66, 34, 7, '#5d6b86') +
      c(66, 34, 3, '#c7d3e4') +
      r(38, 6, 20, 12, '#e39a4f', 3),
  },
  label: {
    w: 40,
    h: 62,
    svg:
      l('M20 0V14', '#8b96ad', 2) +
      r(3, 14, 34, 46, '#fff6dc', 3) +
      r(3, 14, 34, 10, '#e9a955', 3) +
      l('M10 34H30M10 42H26M10 50H29', '#c9b98f', 2.6),
  },
};
