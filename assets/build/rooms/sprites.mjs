// Small sprites of the life in a room, each drawn at its 1x size in the atlas.
import { c, chance, each, el, grad, l, p, r } from './kit.mjs';
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

export const SPRITES = {
  sky: { w: 16, h: 128, svg: grad('s', '#9fd4f5', '#eaf7ff') + r(-1, -1, 18, 130, 'url(#s)') },
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
