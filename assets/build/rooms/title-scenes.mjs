// What goes on behind the windows of the title picture.
import { at, each, el, l, p, r } from './kit.mjs';
import { bubble, bun, handshake, longHair, person } from './people-shapes.mjs';

export const INK = '#35264a';
/** Departments by colour: deep enough to stay a silhouette against the light. */
export const [BLUE, RED, GREEN, OCHRE, PLUM] = ['#31529e', '#a8423c', '#2f7363', '#a8682a', '#6b3f7c'];

const desk = (x, y, w) => r(x, y - 26, w, 6, '#a3683f', 2) + r(x + 5, y - 20, 5, 20, '#8b5635') + r(x + w - 10, y - 20, 5, 20, '#8b5635');
export const lamp = (x, w) => l(`M${x} 0V14`, '#a0613d', 2) + p(`M${x - w} 22Q${x} 4 ${x + w} 22Z`, '#8b5340') + el(x, 23, w, 3, '#fffbe0');
export const pot = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M0 -20C-20 -30 -22 -52 -14 -64C-4 -50 0 -40 0 -20C2 -44 10 -58 20 -62C24 -46 16 -28 0 -20Z', '#7d8f5a'),
    p('M0 -20C-6 -42 -2 -66 4 -74C10 -58 8 -36 0 -20Z', '#8fa368'),
    p('M-13 -22H13L9 0H-9Z', '#b56a4c'),
  );
export const chart = (x, y) =>
  r(x, y, 44, 30, '#fff8e6', 2) +
  [8, 14, 10, 20].map((h, i) => r(x + 6 + i * 9, y + 26 - h, 6, h, i === 3 ? '#d9605a' : '#c08f63', 1)).join('');
export const carton = (x, y, s) => r(x, y - s, s * 1.15, s, '#c98c52', 1) + r(x + s * 0.48, y - s, s * 0.2, s * 0.42, '#e7bf8a');
const shelves = (x, y, w) =>
  each(
    3,
    (i) =>
      r(x, y + i * 20, w, 3, '#a3683f') +
      each(Math.floor(w / 7) - 1, (k) =>
        r(
          x + 2 + k * 7,
          y + i * 20 - 13 + ((k * 5 + i) % 3) * 2,
          5,
          13 - ((k * 5 + i) % 3) * 2,
          ['#c46a55', '#b98a4f', '#6f8a84', '#8d6f9b'][(k + i) % 4],
        ),
      ),
  );

/** What can be seen in one window, 140 × 96, floor at y 96; `over` breaks out of the frame. */
export const SCENES = [
  {
    room:
      lamp(70, 20) +
      chart(48, 26) +
      person(26, 96, 0.62, 'offer', BLUE) +
      person(116, 96, -0.62, 'calm', GREEN) +
      longHair(116, 96, -0.62, INK) +
      person(76, 94, 0.56, 'sit', OCHRE) +
      desk(46, 98, 62),
    over: bubble(40, 4, 0.62, 'dots'),
  },
  {
    room:
      lamp(38, 16) +
      lamp(104, 16) +
      shelves(54, 34, 36) +
      person(34, 97, 0.76, 'point', RED) +
      person(108, 97, -0.76, 'furious', BLUE) +
      bun(108, 97, -0.76, INK),
    over: bubble(22, 2, 0.86, '!'),
  },
  { dark: true, room: r(30, 62, 40, 26, '#7fa5d8', 2, 'opacity=".75"') + desk(16, 96, 96) + r(47, 86, 6, 6, '#3f4478') },
  {
    room:
      lamp(70, 22) +
      pot(118, 96, 0.7) +
      person(58, 97, 0.76, 'phone', PLUM) +
      longHair(58, 97, 0.76, INK) +
      r(16, 30, 24, 32, '#fff3d0', 2),
    over: bubble(92, 18, 0.62, '?'),
  },
  {
    room:
      lamp(70, 20) +
      shelves(14, 34, 30) +
      person(44, 97, 0.76, 'offer', BLUE) +
      bun(44, 97, 0.76, INK) +
      person(102, 97, -0.76, 'crossed', RED),
    over: bubble(70, 6, 0.66, '?'),
  },
  { room: lamp(34, 16) + lamp(106, 16) + chart(50, 22) + handshake(70, 97, 0.76, BLUE, RED), over: bubble(70, 0, 0.78, 'heart') },
  {
    room:
      lamp(70, 20) +
      person(62, 94, 0.66, 'sit', GREEN) +
      desk(70, 97, 56) +
      each(5, (i) => r(94 + (i % 2) * 2, 66 - i * 4.5, 24, 4.5, i % 2 ? '#fff8e6' : '#f2dcae')) +
      r(14, 24, 34, 26, '#fff3d0', 2) +
      l('M20 32H40M20 40H34', '#c08f63', 3),
  },
  { dark: true, room: pot(104, 96, 0.8) + r(24, 20, 44, 30, '#4e5590', 2) },
  { dark: true, room: desk(50, 96, 74) + r(76, 58, 34, 22, '#7fa5d8', 2, 'opacity=".6"') + r(90, 80, 5, 8, '#3f4478') },
  {
    room:
      lamp(70, 20) +
      carton(12, 96, 22) +
      carton(38, 96, 18) +
      carton(18, 74, 18) +
      person(70, 97, 0.74, 'think', OCHRE) +
      person(116, 97, -0.74, 'point', BLUE) +
      longHair(70, 97, 0.74, INK),
    over: bubble(118, 4, -0.7, 'dots'),
  },
  {
    room:
      lamp(38, 16) +
      lamp(104, 16) +
      person(28, 97, 0.74, 'furious', RED) +
      person(70, 97, 0.7, 'crossed', GREEN) +
      person(114, 97, -0.74, 'point', PLUM) +
      bun(70, 97, 0.7, INK),
    over: bubble(112, 2, -0.9, 'bolt'),
  },
  {
    room:
      lamp(70, 20) +
      r(88, 58, 26, 38, '#8b5340', 3) +
      r(93, 66, 16, 12, '#f3d9a6', 2) +
      pot(22, 96, 0.7) +
      person(52, 97, 0.74, 'calm', RED) +
      person(84, 97, -0.74, 'offer', BLUE) +
      longHair(52, 97, 0.74, INK),
    over: '',
  },
];
