// The things that a scene can turn on, drawn larger than life so that one reads them across the table. Each stands on the
// middle of its lower edge; one picture pixel is one logical pixel of a room.
import { at, c, each, el, grad, l, p, r } from './kit.mjs';
import { carton, pallet } from './things.mjs';

/** Where text is written on the whiteboard, in its picture. */
export const BOARD = { x: 26, y: 26, w: 298, h: 168 };

/** An invoice on a small easel: letterhead, rows, a sum, and the stamp that is missing or wrong. */
const invoice = {
  w: 136,
  h: 150,
  svg:
    el(70, 143, 58, 6, '#2b2740', 'opacity=".22"') +
    p('M40 128H104L116 142H28Z', '#a97a52') +
    p('M40 128H104L107 132H37Z', '#c99a6d') +
    `<g transform="rotate(3 70 70)">` +
    r(30, 6, 88, 126, '#e9e3d6', 3) +
    `</g>` +
    `<g transform="rotate(-3 70 70)">` +
    r(26, 4, 88, 128, '#ffffff', 3) +
    r(26, 4, 88, 22, '#4f7cd1', 3) +
    r(34, 11, 36, 8, '#fff', 2, 'opacity=".9"') +
    c(100, 15, 6, '#cfe0f7') +
    each(4, (i) => r(34, 36 + i * 13, [40, 34, 44, 30][i], 4, '#c3cde0', 2) + r(90, 36 + i * 13, 16, 4, '#9fb0cc', 2)) +
    l('M34 90H106', '#dfe5f0', 2) +
    r(70, 96, 36, 12, '#ffe3a3', 2) +
    r(76, 100, 24, 4, '#b98a3a', 2) +
    `<g fill="none" stroke="#d9534a" opacity=".92"><circle cx="50" cy="108" r="15" stroke-width="3"/><path d="M42 108l6 6l11 -13" stroke-width="3.6" stroke-linecap="round" stroke-linejoin="round"/></g>` +
    `</g>`,
};

/** A telephone that rings. */
const telephone = {
  w: 120,
  h: 140,
  svg:
    el(60, 134, 40, 6, '#2b2740', 'opacity=".24"') +
    p('M36 124H84L92 135H28Z', '#8b96ad') +
    `<g transform="rotate(-5 60 70)">` +
    r(30, 8, 60, 120, '#232a42', 11) +
    r(35, 14, 50, 108, '#3d4f86', 7) +
    grad('call', '#6f8fe0', '#3a4a86') +
    r(35, 14, 50, 108, 'url(#call)', 7) +
    r(52, 17, 16, 4, '#232a42', 2) +
    c(60, 50, 16, '#dfe8fb') +
    c(60, 46, 6.5, '#6b7fb8') +
    p('M48 62Q50 53 60 53Q70 53 72 62A16 16 0 0 1 48 62Z', '#6b7fb8') +
    r(46, 74, 28, 5, '#fff', 2, 'opacity=".85"') +
    c(48, 104, 9, '#d9534a') +
    c(72, 104, 9, '#4fbf8b') +
    l('M44 105q4 -4 8 0', '#fff', 2.6) +
    l('M69 101q0 5 6 6', '#fff', 2.6) +
    `</g>` +
    l('M14 40Q8 52 14 66M102 34Q110 46 106 60', '#f2a33c', 4) +
    l('M4 32Q-3 52 4 74M112 24Q124 44 117 68', '#f2a33c', 3.4, 'opacity=".6"'),
};

/** A drawing unrolled, one end curling; the dimension in question is ringed. */
const drawing = {
  w: 190,
  h: 128,
  svg:
    el(96, 122, 84, 6, '#2b2740', 'opacity=".2"') +
    p('M22 16H168V112H22Z', '#3f6fa8') +
    each(9, (i) => r(30 + i * 16, 16, 1, 96, '#5a87bd')) +
    each(6, (i) => r(22, 24 + i * 16, 146, 1, '#5a87bd')) +
    `<g fill="none" stroke="#e6f1ff" stroke-width="2.6" stroke-linejoin="round"><circle cx="66" cy="58" r="27"/><circle cx="66" cy="58" r="11"/>` +
    each(
      4,
      (i) =>
        `<circle cx="${(66 + Math.cos(i * 1.571 + 0.785) * 19).toFixed(1)}" cy="${(58 + Math.sin(i * 1.571 + 0.785) * 19).toFixed(1)}" r="3"/>`,
    ) +
    `<path d="M114 34H126V46H146V72H126V84H114Z"/><path d="M114 53H146M114 65H146" stroke-dasharray="5 4" stroke-width="1.8"/></g>` +
    l('M32 58H100M66 24V92', '#a9c8ea', 1.4, 'stroke-dasharray="9 4 2 4"') +
    l('M39 99H93M39 94V104M93 94V104', '#e6f1ff', 2) +
    `<ellipse cx="66" cy="99" rx="20" ry="10" fill="none" stroke="#ffb648" stroke-width="3.6"/>` +
    r(116, 96, 44, 10, '#e6f1ff', 1, 'opacity=".8"') +
    p('M22 10Q8 12 10 64Q8 116 22 118Q32 116 30 64Q32 12 22 10Z', '#fdfefe') +
    p('M22 10Q32 12 30 64Q32 116 22 118Q26 112 25 64Q26 16 22 10Z', '#c9d8ea') +
    p('M168 10Q158 12 160 64Q158 116 168 118Q182 116 180 64Q182 12 168 10Z', '#fdfefe') +
    p('M168 10Q182 12 180 64Q182 116 168 118Q176 112 175 64Q176 16 168 10Z', '#c9d8ea'),
};

/** A housing that has cracked, on a cloth, with the red tag of the inspection. */
const defective = {
  w: 176,
  h: 128,
  svg:
    el(88, 120, 80, 7, '#2b2740', 'opacity=".22"') +
    p('M8 116L26 96H152L170 116Q172 122 164 122H14Q6 122 8 116Z', '#dfe6ec') +
    p('M8 116L14 110H164L170 116Q172 122 164 122H14Q6 122 8 116Z', '#c3cfd8') +
    r(44, 88, 84, 18, '#5f7385', 4) +
    r(24, 50, 26, 30, '#7d92a4', 4) +
    r(18, 46, 10, 38, '#93a8ba', 3) +
    c(88, 64, 42, '#93a8ba') +
    c(88, 64, 34, '#a9bccb') +
    c(88, 64, 15, '#5f7385') +
    c(88, 64, 8, '#43546a') +
    each(6, (i) => c(88 + Math.cos(i * 1.047 + 0.5) * 27, 64 + Math.sin(i * 1.047 + 0.5) * 27, 3.6, '#5f7385')) +
    r(72, 14, 32, 16, '#7d92a4', 4) +
    r(68, 10, 40, 8, '#93a8ba', 3) +
    p('M58 38Q68 26 88 24Q72 30 64 42Z', '#fff', 'opacity=".45"') +
    // The crack runs from the rim to the bore.
    l('M124 42L112 48L116 54L104 56L108 62L98 64', '#33232a', 4) +
    l('M112 48L108 40M104 56L98 50', '#33232a', 2.6) +
    l('M126 86Q142 70 148 56', '#8a5a4e', 2.4) +
    `<g transform="rotate(14 150 44)">` +
    r(132, 30, 40, 30, '#d9534a', 4) +
    c(139, 45, 3, '#fff') +
    l('M149 38l14 14M163 38l-14 14', '#fff', 4) +
    `</g>`,
};

/** A pallet, wrapped, with its delivery note. */
const load = {
  w: 270,
  h: 216,
  svg:
    el(136, 208, 128, 8, '#2b2740', 'opacity=".2"') +
    at(0, 0, 1, pallet(14, 208, 242, 28)) +
    carton(24, 180, 78, 62, 0) +
    carton(104, 180, 74, 62, 1) +
    carton(180, 180, 66, 62, 2) +
    carton(24, 118, 66, 54, 2) +
    carton(92, 118, 80, 54, 0) +
    carton(174, 118, 72, 54, 1) +
    carton(52, 64, 78, 52, 1) +
    carton(132, 64, 74, 52, 2) +
    p('M24 64H52V12H206V64H246V180H24Z', '#eaf6fd', 'opacity=".2"') +
    l('M24 84L96 12M24 160L172 12M84 180L206 56M180 180L246 112', '#fff', 4, 'opacity=".35"') +
    r(104, 96, 58, 44, '#fff', 2) +
    r(110, 102, 30, 6, '#e0695c', 2) +
    l('M111 116H154M111 124H146M111 132H150', '#b9c4d8', 3),
};

/** Board on wheels; what is written on it is put there by the stage. */
const whiteboard = {
  w: 350,
  h: 400,
  svg:
    el(175, 392, 140, 7, '#2b2740', 'opacity=".16"') +
    r(52, 200, 9, 178, '#8b96ad', 3) +
    r(289, 200, 9, 178, '#8b96ad', 3) +
    r(56, 300, 238, 7, '#a3adc2', 3) +
    [56, 294].map((x) => r(x - 34, 374, 68, 9, '#8b96ad', 4) + c(x - 27, 387, 6, '#4b5878') + c(x + 27, 387, 6, '#4b5878')).join('') +
    r(8, 10, 338, 214, '#2b2740', 8, 'opacity=".1"') +
    r(6, 6, 338, 210, '#b4bfd2', 8) +
    r(6, 6, 338, 6, '#cfd8e6', 6) +
    r(16, 16, 318, 188, '#fcfdff', 3) +
    p('M16 16H120L40 204H16Z', '#eef4fb', 'opacity=".7"') +
    r(96, 214, 158, 10, '#9aa6bf', 4) +
    r(118, 208, 34, 7, '#4f7cd1', 3) +
    r(158, 208, 34, 7, '#d9534a', 3) +
    r(206, 205, 30, 10, '#4b5878', 2),
};

export const PROPS = { invoice, phone: telephone, drawing, 'defective-part': defective, pallet: load, whiteboard };
