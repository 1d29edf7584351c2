// Furniture of the open office, by day and after hours. The origin is where the thing stands, unless said otherwise.
import { at, c, each, el, grad, l, p, r } from './kit.mjs';
import { binders, drawers, monitor } from './things.mjs';

export const deskLamp = (x, y, k) =>
  at(x, y, k, r(-20, -6, 40, 6, '#5b6b94', 3), l('M0 -6L-14 -52L20 -86', '#5b6b94', 5), p('M8 -96L40 -84L44 -62L4 -80Z', '#e8a05c'));

/** Desk with screen behind it: two monitors, folders, a lamp; origin at the middle of its foot. */
export const desk = (x, y, k, tone) =>
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

export const swivel = (x, y, k) =>
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
export const kanban = (x, y, k) =>
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

export const tray = (x, y, w) =>
  r(x, y, w, 10, '#f4f6fa', 5) +
  r(x + 20, y - 10, w - 40, 12, '#b7c3d8', 4) +
  grad('tray', '#ffffff/.3', '#ffffff/0') +
  p(`M${x} ${y + 10}H${x + w}l70 220H${x - 70}z`, 'url(#tray)');

/** Screen between two rows of desks: cloth panel with a wooden ledge. */
export const divider = (x, y, w, bottom) =>
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

export const pens = (x, y, k) =>
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
export const frame = (x, y, k) =>
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
export const keyboard = (x, y, k) =>
  at(
    x,
    y,
    k,
    p('M-80 0L-70 -24H74L86 0Q86 4 80 4H-76Q-82 4 -80 0Z', '#dfe5ef'),
    each(3, (row) => each(11, (i) => r(-66 + i * 12.4 - row * 2, -20 + row * 7, 9.6, 4.6, '#b7c3d6', 1))),
  );
