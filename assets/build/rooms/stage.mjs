// The two frames every room is composed for, and the sprites that live in it.
import { chance } from './kit.mjs';

/** What the pictures cover, in logical pixels; the frames inside are 1280 × 720 and 720 × 1280. */
export const LAND = { x: -160, y: -90, w: 1600, h: 900 };
export const PORT = { x: -90, y: -160, w: 900, h: 1600 };

const mirror = (width, rows) => rows.map((row) => row.map((x) => width - x));
// Bodies are up to 140 wide beside the head: the outermost of three keeps that from the edge.
const landLeft = [[330], [430, 180], [540, 350, 160]];
const portLeft = [[190], [248, 92], [270, 168, 66]];

/**
 * Places for the things that a scene lays out: on the table from the middle outwards, on the floor, and for a board on wheels.
 * `table` are the gaps between what stands there anyway, `y` the line they stand on.
 */
const spotsOf = ({ gaps, y, floor, board, k = 0.88 }) => ({ table: gaps.map((x) => ({ x, y })), floor, board, scale: k });

export const landscape = ({ floorY = 560, headY = 155, spots, ...rest }) => ({
  width: 1280,
  height: 720,
  bleed: LAND,
  floorY,
  headY,
  slots: { left: landLeft, right: mirror(1280, landLeft) },
  spots: spotsOf({ gaps: [640, 500, 780, 350], y: floorY + 32, floor: { x: 640, y: 552 }, board: { x: 640, y: 532 }, ...spots }),
  ...rest,
});
export const portrait = ({ floorY = 742, headY = 335, spots, ...rest }) => ({
  width: 720,
  height: 1280,
  bleed: PORT,
  floorY,
  headY,
  slots: { left: portLeft, right: mirror(720, portLeft) },
  spots: spotsOf({ gaps: [360, 200, 520, 90], y: floorY + 40, floor: { x: 360, y: 734 }, board: { x: 360, y: 536 }, ...spots }),
  ...rest,
});

const sprite = (name, kind, layer, x, y, w, h, more = {}) => ({
  sprite: name,
  kind,
  layer,
  x,
  y,
  w,
  h,
  originX: 0.5,
  originY: 0.5,
  ...more,
});

/** After dark the town behind each pane is dark as well; frame and mullions stay light. `clear`: kept at the right for what stands before it. */
const darkPanes = (o, { columns = 3, cross = 0.7, base = 1, clear = 0 }) => {
  const bottom = o.h * base,
    bar = o.h * cross;
  // The sky keeps its own light: where a pane shows sky above houses the dark grows downwards.
  const rows =
    cross >= 0.5
      ? [
          ['dusk-fade', 0, bar],
          ['dusk', bar + 7, bottom],
        ]
      : [['dusk-fade', cross > 0 ? bar + 7 : 0, bottom]];
  const pane = o.w / columns;
  return Array.from({ length: columns }, (_, i) => [
    i === 0 ? 0 : i * pane + 5,
    i === columns - 1 ? o.w - clear : (i + 1) * pane - 5,
  ]).flatMap(([left, right]) =>
    rows.map(([name, top, foot]) =>
      sprite(name, 'still', 'back', Math.round(o.x + left), Math.round(o.y + top), Math.round(right - left), Math.round(foot - top), {
        originX: 0,
        originY: 0,
        hours: ['evening', 'night'],
      }),
    ),
  );
};

/** Lit windows of the town, after dark: clusters at the foot of each pane, clear of frame and mullions. */
const townLights = (o, { columns = 3, cross = 0.7, base = 1, town = 0.2 }) => {
  const next = chance(Math.round(o.x + o.w + 7));
  const pane = o.w / columns;
  const lights = [];
  for (let column = 0; column < columns; column += 1)
    for (let n = 0; n < Math.max(1, Math.round(pane / 95)); n += 1) {
      const [w, h] = [26, 36];
      const room = pane - w - 26;
      if (room < 0) continue;
      const x = o.x + column * pane + 13 + next() * room;
      const y = o.y + o.h * base - 8 - h - next() * Math.max(0, o.h * town - h - 10);
      const bar = o.y + o.h * cross;
      if (cross > 0 && y < bar + 9 && y + h > bar - 3) continue;
      lights.push(
        sprite(n % 2 ? 'lit-a' : 'lit-b', 'still', 'back', Math.round(x), Math.round(y), w, h, {
          originX: 0,
          originY: 0,
          hours: ['evening', 'night'],
        }),
      );
    }
  return lights;
};

/** Sky, drifting clouds, the town's lights after dark, and what falls: rain in a crisis, or snow all the time. */
export const skyIn = (o, size = 1, { falls = 'rain', ground = '', sky = 'sky', ...town } = {}) => {
  const from = Math.round(o.x - 110 * size),
    to = Math.round(o.x + o.w + 110 * size);
  const cloud = (name, dx, dy, k, speed) =>
    sprite(
      name,
      'drift',
      'sky',
      Math.round(o.x + o.w * dx),
      Math.round(o.y + o.h * dy),
      Math.round(150 * k * size),
      Math.round(60 * k * size),
      { speed, from, to },
    );
  return [
    sprite(sky, 'still', 'sky', o.x - 2, o.y - 2, o.w + 4, o.h + 4, { originX: 0, originY: 0, hours: ['day', 'night'] }),
    sprite('sky-evening', 'still', 'sky', o.x - 2, o.y - 2, o.w + 4, o.h + 4, { originX: 0, originY: 0, hours: ['evening'] }),
    cloud('cloud-a', 0.22, 0.2, 1, 5),
    cloud('cloud-b', 0.7, 0.32, 1.15, 3.5),
    cloud('cloud-a', 0.95, 0.12, 0.7, 2.5),
    ...(ground === '' ? [] : [sprite(ground, 'still', 'sky', o.x, o.y, o.w, o.h, { originX: 0, originY: 0 })]),
    sprite(falls, falls, 'back', o.x, o.y, o.w, o.h, { originX: 0, originY: 0, speed: falls === 'rain' ? 620 : 34 }),
    ...(town.columns === undefined ? [] : [...(ground === '' ? darkPanes(o, town) : []), ...townLights(o, town)]),
  ];
};

/** Somebody who walks by behind the window; feet at y. */
export const passing = (name, x, y, height, from, to, speed) => [
  sprite(name, 'drift', 'sky', x, y, Math.round(height * 0.5), height, { originY: 1, speed, from, to }),
];

/** Hand of a gauge that trembles about its reading. */
export const needle = (x, y, length, angle, layer = 'back') => [
  sprite('needle', 'sway', layer, x, y, length * 0.2, length, { originY: 0.86, period: 0.9, angle }),
];

export const hands = (x, y, radius, hour = 10, minute = 10) => [
  sprite('hand', 'hour-hand', 'back', x, y, radius * 0.16, radius * 0.62, { originY: 0.88, period: 60, angle: hour * 30 + minute / 2 }),
  sprite('hand', 'minute-hand', 'back', x, y, radius * 0.13, radius * 0.86, { originY: 0.88, period: 60, angle: minute * 6 }),
];

export const steam = (x, y, k, layer = 'front') => [
  sprite('steam', 'steam', layer, x, y, 26 * k, 56 * k, { originY: 1, period: 3.4, alpha: 0.6 }),
];

export const blink = (x, y, size, colour, period = 1.6, layer = 'back') => [
  sprite(`lamp-${colour}`, 'blink', layer, x, y, size, size, { period }),
];

export const belt = (name, x, y, w, h, from, to, speed, layer = 'front') => [
  sprite(name, 'belt', layer, x, y, w, h, { originY: 1, speed, from, to }),
];

export const sway = (name, x, y, w, h, period = 5, layer = 'back') => [sprite(name, 'sway', layer, x, y, w, h, { originY: 0, period })];

/** Glass before those who are seen on a screen, never before the player: a sheen and a breath of blue. */
export const screenGlass = (x, y, w, h) => [sprite('glass', 'still', 'called', x, y, w, h, { originX: 0, originY: 0 })];
