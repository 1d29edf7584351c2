// Small people behind lit windows, for the title picture: silhouettes told apart by posture and the colour of their department.
import { at, c, l, p } from './kit.mjs';

const DARK = '#35264a';
/** The origin is where the feet are; about 100 high; they look right unless mirrored by a negative k. */
const body = (colour) =>
  p('M-16 0L-15 -34Q-18 -62 -12 -68Q-4 -76 10 -68Q17 -62 14 -34L15 0Z', colour) +
  p('M-16 0L-15 -30H14L15 0Z', DARK) +
  c(1, -86, 12.5, DARK);
const arm = (d, colour) => l(d, colour, 8);

export const SHAPES = {
  /** Listens, hands down. */
  calm: (k) => body(k) + arm('M-9 -62Q-15 -46 -11 -30', k) + arm('M9 -62Q14 -46 10 -30', k),
  /** Open hand: offers something. */
  offer: (k) => body(k) + arm('M8 -62L22 -50L36 -60', k) + arm('M-9 -62Q-15 -46 -10 -32', k),
  /** Points, leaning forward. */
  point: (k) => `<g transform="rotate(9)">${body(k)}${arm('M8 -64L26 -70L46 -74', k)}${arm('M-10 -62L-22 -48L-10 -38', k)}</g>`,
  /** Arms thrown up. */
  furious: (k) => `<g transform="rotate(5)">${body(k)}${arm('M8 -64L26 -78L28 -102', k)}${arm('M-9 -64L-26 -78L-26 -102', k)}</g>`,
  /** Arms crossed, turned a little away. */
  crossed: (k) => `<g transform="rotate(-5)">${body(k)}${arm('M-14 -56L12 -46', k)}${arm('M14 -56L-10 -46', k)}</g>`,
  /** Hand at the chin. */
  think: (k) => body(k) + arm('M9 -60L18 -50L8 -74', k) + arm('M-8 -52L12 -50', k),
  /** Telephone at the ear. */
  phone: (k) => body(k) + arm('M8 -62L22 -66L12 -84', k) + arm('M-9 -62Q-18 -50 -8 -42', k),
  /** Sits at a desk. */
  sit: (k) => p('M-18 0Q-20 -40 -12 -46Q-2 -54 10 -46Q17 -40 15 0Z', k) + c(2, -64, 12.5, DARK) + arm('M8 -38L28 -22', k),
};

export const person = (x, y, k, shape, colour = DARK) => at(x, y, k, SHAPES[shape](colour));

/** Hair tells them apart from afar. */
export const bun = (x, y, k, colour = DARK) => at(x, y, k, c(-9, -96, 7, colour));
export const longHair = (x, y, k, colour = DARK) =>
  at(x, y, k, p('M-13 -90Q-14 -100 1 -100Q13 -98 13 -88L-4 -86L-6 -66Q-16 -62 -15 -74Z', colour));

/** Two people shaking hands, one drawing: their arms meet. */
export const handshake = (x, y, k, one, other) =>
  at(x, y, k, at(-34, 0, 1, body(one)), at(34, 0, -1, body(other)), arm('M-26 -62L-12 -48L2 -50', one), arm('M26 -62L12 -48L0 -50', other));

/** Speech bubble with a mark inside; its tail points down left, or down right when mirrored. */
export const bubble = (x, y, k, mark, fill = '#fff6e2', ink = DARK) =>
  at(
    x,
    y,
    k,
    p('M-24 -34H24Q34 -34 34 -24V-6Q34 4 24 4H-6L-18 16L-16 4H-24Q-34 4 -34 -6V-24Q-34 -34 -24 -34Z', fill),
    mark === 'dots'
      ? [-14, 0, 14].map((dx) => c(dx, -15, 4.4, ink)).join('')
      : mark === '!'
        ? l('M-6 -27V-14M8 -27V-14', ink, 5.4) + c(-6, -5, 3.1, ink) + c(8, -5, 3.1, ink)
        : mark === '?'
          ? l('M-7 -22Q-6 -29 1 -29Q8 -28 7 -22Q6 -18 0 -15V-12', ink, 4.6) + c(0, -4, 3, ink)
          : mark === 'bolt'
            ? p('M4 -31L-10 -12H-1L-5 2L11 -18H2Z', '#e4695e')
            : p('M0 -3Q-14 -13 -12 -21Q-9 -28 0 -21Q9 -28 12 -21Q14 -13 0 -3Z', '#e4695e'),
  );
