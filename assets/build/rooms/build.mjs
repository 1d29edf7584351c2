// Draws the rooms: SVG by code → WebP at 1x and 2x, cards, an atlas of small sprites, the title picture and assets/art/rooms.json.
// `node assets/build/rooms/build.mjs [room… | title]`; with names only those pictures are drawn anew. ART_PREVIEW=<folder> also leaves PNG there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { grad, r } from './kit.mjs';
import { BOARD, PROPS } from './props.mjs';
import { ROOMS } from './rooms.mjs';
import { SPRITES } from './sprites.mjs';
import { TITLES } from './title.mjs';

const art = new URL('../../art/', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, art));
const preview = process.env.ART_PREVIEW;
const direct = process.argv[1] === fileURLToPath(import.meta.url);
const only = new Set(direct ? process.argv.slice(2) : []);
const asked = (id) => only.size === 0 || only.has(id);

const svg = (box, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.x} ${box.y} ${box.w} ${box.h}" width="${box.w}" height="${box.h}">${body}</svg>`;
const render = (text, width) => {
  const image = new Resvg(text, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render();
  return sharp(Buffer.from(image.asPng()));
};
/** Flat colour needs little; the hard edges of 2x forgive more loss than those of 1x. */
const webp = (image, scale) => image.webp({ quality: scale === 1 ? 82 : 72, alphaQuality: 90, effort: 6, smartSubsample: true }).toBuffer();

/** What the stage shows at rest, for cards and previews. */
const still = (view, hour = 'day') => {
  const sprites = view.life
    .filter(
      (s) =>
        s.kind !== 'rain' &&
        s.kind !== 'snow' &&
        !s.sprite.startsWith('sky') &&
        !(hour === 'night' && s.kind === 'drift') &&
        (s.hours === undefined || s.hours.includes(hour)),
    )
    .map((s) => {
      const { w, h, svg: body } = SPRITES[s.sprite];
      return {
        ...s,
        body: `<g transform="translate(${s.x} ${s.y}) rotate(${s.angle ?? 0}) scale(${s.w / w} ${s.h / h}) translate(${-s.originX * w} ${-s.originY * h})" opacity="${s.alpha ?? 1}">${body}</g>`,
      };
    });
  const layer = (name) =>
    sprites
      .filter((s) => s.layer === name)
      .map((s) => s.body)
      .join('');
  const { x, y, w, h } = view.bleed;
  return (
    (hour === 'night' ? grad('stillsky', '#22305f', '#3d4a86') : grad('stillsky', '#9fd4f5', '#eaf7ff')) +
    r(x, y, w, h, 'url(#stillsky)') +
    layer('sky') +
    view.drawing.back +
    layer('back') +
    view.drawing.front +
    layer('front')
  );
};

const report = [];
const pictures = async (room, shape) => {
  const view = room[shape];
  const names = {};
  for (const layer of ['back', 'front']) {
    names[layer] = `rooms/${room.id}${shape === 'portrait' ? '-upright' : ''}-${layer}`;
    if (!asked(room.id)) continue;
    for (const scale of [1, 2]) {
      const bytes = await webp(render(svg(view.bleed, view.drawing[layer]), view.bleed.w * scale), scale);
      writeFileSync(path(`${names[layer]}@${scale}x.webp`), bytes);
      report.push(`${names[layer]}@${scale}x ${(bytes.length / 1024).toFixed(1)}`);
    }
  }
  if (preview !== undefined && asked(room.id)) {
    const { width: w, height: h } = view;
    const box = shape === 'landscape' ? { x: 0, y: 0, w, h } : { x: 0, y: -139, w, h: 1558 };
    await render(svg(box, still(view, room.hour)), shape === 'landscape' ? 1280 : 390).toFile(`${preview}/${room.id}-${shape}.png`);
  }
  const { drawing, ...rest } = view;
  return { ...rest, ...names };
};

const card = async (room) => {
  const name = `rooms/${room.id}-card.webp`;
  if (asked(room.id)) {
    const bytes = await render(svg({ x: 0, y: 0, w: 1280, h: 720 }, still(room.landscape, room.hour)), 640)
      .webp({ quality: 76, effort: 6 })
      .toBuffer();
    writeFileSync(path(name), bytes);
    report.push(`${name} ${(bytes.length / 1024).toFixed(1)}`);
  }
  return name;
};

/** One row of frames with a gap, in Phaser's JSON hash format. */
const atlas = async (file, sprites) => {
  const gap = 4;
  for (const scale of [1, 2]) {
    let left = gap,
      height = 0;
    const frames = {},
      layers = [];
    for (const [name, { w, h, svg: body }] of Object.entries(sprites)) {
      const frame = { x: left, y: gap, w: w * scale, h: h * scale };
      frames[name] = {
        frame,
        rotated: false,
        trimmed: false,
        spriteSourceSize: { x: 0, y: 0, w: frame.w, h: frame.h },
        sourceSize: { w: frame.w, h: frame.h },
      };
      layers.push({
        input: await render(svg({ x: 0, y: 0, w, h }, body), w * scale)
          .png()
          .toBuffer(),
        left,
        top: gap,
      });
      left += frame.w + gap;
      height = Math.max(height, frame.h);
    }
    const size = { w: left, h: height + 2 * gap };
    const sheet = sharp({ create: { width: size.w, height: size.h, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).composite(
      layers,
    );
    const bytes = await sheet.webp({ quality: 90, alphaQuality: 100, effort: 6 }).toBuffer();
    writeFileSync(path(`rooms/${file}@${scale}x.webp`), bytes);
    writeFileSync(
      path(`rooms/${file}@${scale}x.json`),
      `${JSON.stringify({ frames, meta: { image: `${file}@${scale}x.webp`, format: 'RGBA8888', size, scale: String(scale) } })}\n`,
    );
    report.push(`rooms/${file}@${scale}x ${(bytes.length / 1024).toFixed(1)}`);
  }
};

const title = async () => {
  if (!asked('title')) return;
  mkdirSync(path('title'), { recursive: true });
  for (const [name, picture] of Object.entries(TITLES)) {
    const image = render(svg(picture.box, picture.drawing), picture.box.w);
    if (preview !== undefined) await image.clone().toFile(`${preview}/${name}.png`);
    const bytes = await image.webp({ quality: 84, effort: 6, smartSubsample: true }).toBuffer();
    writeFileSync(path(`title/${name}.webp`), bytes);
    report.push(`title/${name} ${(bytes.length / 1024).toFixed(1)}`);
  }
};

const manifestOf = (rooms) => ({
  atlas: 'rooms/life',
  props: {
    atlas: 'rooms/props',
    sizes: Object.fromEntries(Object.entries(PROPS).map(([kind, { w, h }]) => [kind, { w, h }])),
    board: BOARD,
  },
  rooms,
  times: {
    day: { tint: '#ffffff', sky: '#ffffff', glow: 0, glowColour: '#ffffff' },
    evening: { tint: '#d0b0b6', sky: '#ffe1d2', glow: 0.42, glowColour: '#ffd79a' },
    night: { tint: '#9694c4', sky: '#34407f', glow: 0.6, glowColour: '#ffdf9c' },
  },
});

export const buildRooms = async () => {
  mkdirSync(path('rooms'), { recursive: true });
  const rooms = {};
  for (const room of ROOMS)
    rooms[room.id] = {
      landscape: await pictures(room, 'landscape'),
      portrait: await pictures(room, 'portrait'),
      card: await card(room),
      ...(room.hour && { hour: room.hour }),
      ...(room.times && { times: room.times }),
    };
  await atlas('life', SPRITES);
  await atlas('props', PROPS);
  await title();
  writeFileSync(path('rooms.json'), `${JSON.stringify(manifestOf(rooms), null, 1)}\n`);
  console.log(`rooms, KB:\n${report.join('\n')}`);
};

if (direct) await buildRooms();
