// The light on screen: a wash behind the people, a vignette over everything, the evening's multiplied tint and its glow.
import { BlendModes, GameObjects, type Scene } from 'phaser';
import type { Rung } from '../../core/scenario/terms.ts';
import type { Size } from './layout.ts';
import { colourOf, LIGHTS, type Light, mixColour } from './light.ts';
import type { Ease, Motion } from './motion.ts';
import { GLOW_KEY, paintVignette, VIGNETTE_KEY } from './paint.ts';
import type { TimeOfDay } from './rooms.ts';
import { STEP_MS } from './steps.ts';

/** How much of the hour's tint reaches room and people: faces stay readable in the evening. */
const TIME_SHARE = 0.6;
/** A change of the ladder is felt before it is read: the edge of the view closes in beyond what it will be, or opens. */
const SWELL = { up: 0.34, down: -0.2 } as const;
const SWELL_MS = 1100;
/** While nobody speaks. */
const HUSH = 0.22;

export interface LightRig {
  /** Goes between room and people. */
  readonly wash: GameObjects.Container;
  /** Goes over everything. */
  readonly over: GameObjects.Container;
  /** Light as it is at this moment of the change. */
  readonly now: Light;
  set(rung: Rung, time: TimeOfDay, ms?: number): void;
  /** The edge of the view closes in while nobody speaks. */
  hush(on: boolean): void;
  place(size: Size, ratio: number, glow: { readonly x: number; readonly y: number; readonly scale: number }): void;
  update(): void;
  /** 1: all dark, for a change of room. */
  curtain(to: number, ms: number): Promise<void>;
}

/** Comes at once and goes slowly. */
const struck: Ease = (t) => (t < 0.18 ? t / 0.18 : (1 - (t - 0.18) / 0.82) ** 2);

const mixLights = (from: Light, to: Light, t: number): Light => ({
  wash: mixColour(from.wash, to.wash, t),
  washAlpha: from.washAlpha + (to.washAlpha - from.washAlpha) * t,
  frontAlpha: from.frontAlpha + (to.frontAlpha - from.frontAlpha) * t,
  vignetteAlpha: from.vignetteAlpha + (to.vignetteAlpha - from.vignetteAlpha) * t,
  drift: from.drift + (to.drift - from.drift) * t,
  rain: t < 0.5 ? from.rain : to.rain,
});

/** `baked`: the room's layers hold the wash themselves. */
export function createLightRig(scene: Scene, motion: Motion, baked: boolean): LightRig {
  const fill = new GameObjects.Graphics(scene);
  const glow = new GameObjects.Image(scene, 0, 0, GLOW_KEY).setVisible(false);
  const tint = new GameObjects.Graphics(scene).setBlendMode(BlendModes.MULTIPLY);
  const vignette = new GameObjects.Image(scene, 0, 0, '__WHITE').setOrigin(0, 0).setAlpha(0);
  const dark = new GameObjects.Graphics(scene).setVisible(false);
  const wash = new GameObjects.Container(scene);
  wash.add([fill, glow]);
  const over = new GameObjects.Container(scene);
  over.add([tint, vignette, dark]);

  let size: Size = { width: 1, height: 1 };
  let from = LIGHTS.calm;
  let to = LIGHTS.calm;
  let now = LIGHTS.calm;
  let timeTint = 0xffffff;
  const way = { t: 1, dark: 0, swell: 0, hush: 0 };
  /** What is on the screen. */
  const drawn = { wash: -1, washAlpha: 0, tint: 0, edge: 0, dark: 0 };
  /** A step of it that nobody sees. */
  const same = (a: number, b: number): boolean => Math.abs(a - b) < 0.0005;
  const drawAnew = (): void => {
    drawn.wash = -1;
  };

  const cover = (shape: GameObjects.Graphics, colour: number, alpha: number, margin: number): void => {
    shape.clear();
    shape.setVisible(alpha > 0);
    if (alpha > 0) shape.fillStyle(colour, alpha).fillRect(-margin, -margin, size.width + 2 * margin, size.height + 2 * margin);
  };

  /** Shapes are only drawn anew while the light changes. */
  const draw = (): void => {
    now = way.t >= 1 ? to : mixLights(from, to, way.t);
    const edge = Math.min(1, Math.max(0, now.vignetteAlpha + way.swell + way.hush));
    if (
      now.wash === drawn.wash &&
      timeTint === drawn.tint &&
      same(now.washAlpha, drawn.washAlpha) &&
      same(edge, drawn.edge) &&
      same(way.dark, drawn.dark)
    )
      return;
    drawn.wash = now.wash;
    drawn.washAlpha = now.washAlpha;
    drawn.tint = timeTint;
    drawn.edge = edge;
    drawn.dark = way.dark;
    if (!baked) cover(fill, now.wash, now.washAlpha, 40);
    cover(tint, timeTint, timeTint === 0xffffff ? 0 : 1, 0);
    vignette.setAlpha(edge).setVisible(edge > 0.005);
    cover(dark, 0x14101f, way.dark, 0);
  };

  return {
    wash,
    over,
    get now() {
      return now;
    },
    set(rung, time, ms = STEP_MS.light) {
      from = now;
      to = LIGHTS[rung];
      timeTint = mixColour(0xffffff, colourOf(time.tint), TIME_SHARE);
      glow.setVisible(time.glow > 0).setAlpha(time.glow);
      way.t = ms === 0 ? 1 : 0;
      drawAnew();
      if (ms === 0) return;
      void motion.to(way, { t: 1 }, ms);
      if (from === to) return;
      const darker = to.vignetteAlpha > from.vignetteAlpha;
      void motion.pulse(way, { swell: darker ? SWELL.up : SWELL.down }, SWELL_MS, struck);
    },
    hush: (on) => void motion.to(way, { hush: on ? HUSH : 0 }, on ? 900 : 400),
    place(next, ratio, at) {
      size = next;
      drawAnew();
      paintVignette(scene.textures, Math.round(size.width * ratio), Math.round(size.height * ratio));
      vignette.setTexture(VIGNETTE_KEY).setScale(1 / ratio);
      glow.setPosition(at.x, at.y).setDisplaySize(520 * at.scale, 520 * at.scale);
      draw();
    },
    update: draw,
    curtain: (value, ms) => motion.to(way, { dark: value }, ms),
  };
}
