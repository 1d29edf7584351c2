// The two frames every room is composed for, and the sprites that live in it.

/** What the pictures cover, in logical pixels; the frames inside are 1280 × 720 and 720 × 1280. */
export const LAND = { x: -160, y: -90, w: 1600, h: 900 };
export const PORT = { x: -90, y: -160, w: 900, h: 1600 };

const mirror = (width, rows) => rows.map((row) => row.map((x) => width - x));
const landLeft = [[330], [430, 180], [500, 310, 120]];
const portLeft = [[190], [248, 92], [270, 168, 66]];

export const landscape = ({ floorY = 560, headY = 155, ...rest }) => ({
  width: 1280,
  height: 720,
  bleed: LAND,
  floorY,
  headY,
  slots: { left: landLeft, right: mirror(1280, landLeft) },
  ...rest,
});
export const portrait = ({ floorY = 742, headY = 335, ...rest }) => ({
  width: 720,
  height: 1280,
  bleed: PORT,
  floorY,
  headY,
  slots: { left: portLeft, right: mirror(720, portLeft) },
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

/** Sky, drifting clouds and the rain of a crisis in a window. */
export const skyIn = (o, size = 1) => {
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
    sprite('sky', 'still', 'sky', o.x - 2, o.y - 2, o.w + 4, o.h + 4, { originX: 0, originY: 0 }),
    cloud('cloud-a', 0.22, 0.2, 1, 5),
    cloud('cloud-b', 0.7, 0.32, 1.15, 3.5),
    cloud('cloud-a', 0.95, 0.12, 0.7, 2.5),
    sprite('rain', 'rain', 'back', o.x, o.y, o.w, o.h, { originX: 0, originY: 0, speed: 620 }),
  ];
};

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
