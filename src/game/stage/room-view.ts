// The room on screen: sky and small life under, on and before the walls, the back layer, the front layer that hides legs.
import { BlendModes, GameObjects, type Scene } from 'phaser';
import type { Hour, Weather } from '../../core/scenario/terms.ts';
import { LIFE } from './art-files.ts';
import { type BakedLayer, createBakedLayer, createBakedPiece, lightKey } from './baked-layer.ts';
import type { Size, StageLayout } from './layout.ts';
import { type Light, mixColour } from './light.ts';
import type { Composition, Life } from './rooms.ts';
import { falls, rains, weatherLife } from './weather.ts';

export interface RoomView {
  readonly back: GameObjects.Container;
  readonly front: GameObjects.Container;
  /** Goes between the player and whoever is seen on a screen. */
  readonly called: GameObjects.Container;
  place(size: Size, ratio: number, room: StageLayout['room'], light: Light): void;
  /** The light has changed. */
  light(light: Light): void;
  /** `drift`: factor on the speed of clouds; `rain`: a crisis. */
  update(seconds: number, ms: number, drift: number, rain: boolean): void;
  destroy(): void;
}

interface Piece {
  readonly life: Life;
  readonly image: GameObjects.Image;
  readonly width: number;
  readonly height: number;
}

/** Rain or snow: a seamless tile. */
function addFall(scene: Scene, life: Life, into: GameObjects.Container): Piece[] {
  const probe = new GameObjects.Image(scene, 0, 0, LIFE, life.sprite);
  const tile = { w: probe.frame.realWidth, h: probe.frame.realHeight };
  probe.destroy();
  // One texture pixel is one logical pixel at density 1; the tile keeps its look at density 2.
  const side = Math.min(tile.w, 256);
  const height = (tile.h * side) / tile.w;
  const pieces: Piece[] = [];
  for (let y = -height; y < life.h; y += height) {
    for (let x = 0; x < life.w; x += side) {
      const image = new GameObjects.Image(scene, 0, 0, LIFE, life.sprite);
      image
        .setOrigin(0, 0)
        .setPosition(life.x + x, life.y + y)
        .setDisplaySize(side + 0.5, height + 0.5)
        .setVisible(life.kind === 'snow');
      into.add(image);
      pieces.push({ life: { ...life, x: life.x + x, y: life.y + y }, image, width: side, height });
    }
  }
  return pieces;
}

function movePiece(piece: Piece, seconds: number, ms: number, drift: number, raining: boolean): void {
  const { life, image } = piece;
  const period = life.period ?? 1;
  switch (life.kind) {
    case 'drift':
    case 'belt': {
      const speed = (life.speed ?? 0) * (life.kind === 'belt' ? (drift < 0.5 ? 0 : 1) : drift);
      const to = life.to ?? life.x;
      const from = life.from ?? life.x;
      image.x += (speed * ms) / 1000;
      if (image.x > to) image.x = from + (image.x - to);
      return;
    }
    case 'minute-hand':
      image.angle = (life.angle ?? 0) + (360 * seconds) / period;
      return;
    case 'hour-hand':
      image.angle = (life.angle ?? 0) + (30 * seconds) / period;
      return;
    case 'steam': {
      const t = (seconds / period) % 1;
      image.y = life.y - t * life.h * 0.5;
      image.x = life.x + Math.sin(t * Math.PI * 2) * life.w * 0.08;
      image.alpha = (life.alpha ?? 1) * Math.sin(Math.PI * t);
      return;
    }
    case 'blink':
      image.alpha = (life.alpha ?? 1) * (0.575 + 0.425 * Math.cos((seconds / period) * Math.PI * 2));
      return;
    case 'sway':
      image.angle = (life.angle ?? 0) + 2 * Math.sin((seconds / period) * Math.PI * 2);
      return;
    case 'rain':
      image.visible = raining;
      if (raining) image.y = life.y + (((life.speed ?? 400) * seconds) % piece.height);
      return;
    case 'snow':
      image.y = life.y + (((life.speed ?? 30) * (raining ? 3 : 1) * seconds) % piece.height);
      image.x = life.x + Math.sin(seconds * 0.4) * 6;
      return;
    case 'still':
      return;
  }
}

/** `sky`: the hour's colour, multiplied over what is seen through the window. `baked`: no GPU; layers are painted at their final size instead of being scaled in each frame. */
export function createRoomView(
  scene: Scene,
  frame: Composition,
  sky: number,
  hour: Hour,
  weather: Weather | undefined,
  baked: boolean,
): RoomView {
  const back = new GameObjects.Container(scene);
  const front = new GameObjects.Container(scene);
  const called = new GameObjects.Container(scene);
  const pieces: Piece[] = [];
  const layers: BakedLayer[] = [];
  const stills: BakedLayer[] = [];

  const addLife = (life: Life, into: GameObjects.Container): void => {
    if (falls(life)) {
      pieces.push(...addFall(scene, life, into));
      return;
    }
    if (baked && life.kind === 'still') {
      const still = createBakedPiece(scene, `${frame.back}/${stills.length}`, life);
      stills.push(still);
      into.add(still.image);
      return;
    }
    const image = new GameObjects.Image(scene, 0, 0, LIFE, life.sprite);
    image.setOrigin(life.originX, life.originY).setPosition(life.x, life.y).setDisplaySize(life.w, life.h);
    image.setAngle(life.angle ?? 0).setAlpha(life.alpha ?? 1);
    into.add(image);
    if (life.kind !== 'still') pieces.push({ life, image, width: life.w, height: life.h });
  };
  let frontImage: GameObjects.Image | null = null;
  const addLayer = (key: string, into: GameObjects.Container): void => {
    if (baked) {
      const layer = createBakedLayer(scene, key, frame.bleed, into === back);
      layers.push(layer);
      into.add(layer.image);
      return;
    }
    const image = new GameObjects.Image(scene, 0, 0, key);
    const { x, y, w, h } = frame.bleed;
    image.setOrigin(0, 0).setPosition(x, y).setDisplaySize(w, h);
    into.add(image);
    if (into === front) frontImage = image;
  };
  const alive = weatherLife(frame.life, weather).filter((life) => life.hours === undefined || life.hours.includes(hour));
  // Rain falls outside: under the wall, seen through its windows.
  for (const life of alive) if (life.layer === 'sky' || falls(life)) addLife(life, back);
  if (sky !== 0xffffff && frame.window !== null) {
    const { x, y, w, h } = frame.window;
    back.add(new GameObjects.Graphics(scene).setBlendMode(BlendModes.MULTIPLY).fillStyle(sky, 1).fillRect(x, y, w, h));
  }
  addLayer(frame.back, back);
  for (const life of alive) if (life.layer === 'back' && !falls(life)) addLife(life, back);
  for (const life of alive) if (life.layer === 'called') addLife(life, called);
  addLayer(frame.front, front);
  for (const life of alive) if (life.layer === 'front' && !falls(life)) addLife(life, front);

  let paint = (_light: Light): void => undefined;
  let painted = '';
  let shown: Light | null = null;
  const showLight = (light: Light): void => {
    // In most frames it is the very same: then no key is made for comparing.
    if (light === shown) return;
    shown = light;
    const key = lightKey(light);
    if (key === painted) return;
    painted = key;
    paint(light);
    frontImage?.setTint(mixColour(0xffffff, light.wash, light.frontAlpha));
  };

  return {
    back,
    front,
    called,
    place(size, ratio, room, light) {
      for (const layer of [back, front, called]) layer.setPosition(room.x, room.y).setScale(room.scale);
      paint = (now) => {
        for (const layer of layers) layer.paint(size, ratio, room, now);
      };
      painted = '';
      shown = null;
      showLight(light);
      for (const still of stills) still.paint(size, ratio, room, light);
    },
    light: showLight,
    update(seconds, ms, drift, rain) {
      const wet = rains(weather, rain);
      // In every frame: an iterator would be made anew each time.
      for (let index = 0; index < pieces.length; index += 1) movePiece(pieces[index] as Piece, seconds, ms, drift, wet);
    },
    destroy() {
      for (const layer of [...layers, ...stills]) layer.destroy();
      back.destroy();
      front.destroy();
      called.destroy();
    },
  };
}
