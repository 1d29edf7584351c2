// Starts Phaser on a canvas that nobody can touch: one empty scene, no input, no sound, no plugins beyond drawing.
import { BlendModes, Game, type Renderer, type Scene } from 'phaser';
import type { Size } from './layout.ts';
import { pixelRatioFor, type RendererKind } from './renderer.ts';

const CANVAS = 1;
const WEBGL = 2;
/** Backing store, camera zoom and style are scaled together here; Phaser's own modes know nothing of pixel ratios. */
const NO_SCALE = 0;
const BOOT_MS = 10_000;

/** After the last change so many frames are drawn: what follows from it by a promise comes a frame later. */
const LAST_FRAMES = 2;

export interface Booted {
  readonly game: Game;
  readonly scene: Scene;
  readonly canvas: HTMLCanvasElement;
  resize(size: Size): void;
  sleep(on: boolean): void;
  /** The picture has changed. `wait`: it will, at its time. */
  wake(wait?: 'wait'): void;
  destroy(): void;
}

/** `waits`: nothing moves before a time that is awaited. `rests`: nor after it. */
export type StageLife = 'lives' | 'waits' | 'rests';

export interface StageClock {
  update(time: number, ms: number): void;
  /** Something moves that the eye follows. Breath and clouds alone need every second frame only. */
  busy(): boolean;
  life(): StageLife;
}

type Frames = Pick<Booted, 'sleep' | 'wake'>;

/** Draws by its own clock: Phaser's can neither skip frames nor be stopped without leaps in time. A still picture is not drawn again. */
function runFrames(game: Game, clock: StageClock, thrifty: boolean): Frames {
  let awake = false;
  let request = 0;
  let last = 0;
  let skipped = false;
  let owed = LAST_FRAMES;
  const ask = (): void => {
    if (!awake || request !== 0) return;
    request = requestAnimationFrame(tick);
  };
  const tick = (now: number): void => {
    request = 0;
    // It is started after the scene's `create`, and only then can be put to sleep for good.
    if (game.loop.running) game.loop.sleep();
    const lives = clock.life() === 'lives';
    skipped = thrifty && !skipped && lives && !clock.busy();
    if (!skipped) {
      clock.update(now, Math.max(0, now - last));
      if (lives || owed > 0) game.step(now, Math.max(0, now - last));
      last = now;
      if (owed > 0) owed -= 1;
    }
    if (owed > 0 || clock.life() !== 'rests') ask();
  };
  return {
    sleep(on) {
      cancelAnimationFrame(request);
      request = 0;
      game.loop.sleep();
      awake = !on;
      last = performance.now();
      ask();
    },
    wake(wait) {
      if (wait === undefined) owed = LAST_FRAMES;
      // The time that it rested is not made up for.
      if (awake && request === 0) last = performance.now();
      ask();
    },
  };
}

export function bootPhaser(parent: HTMLElement, kind: RendererKind, size: Size, clock: StageClock): Promise<Booted> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the stage did not start')), BOOT_MS);
    const first = pixelRatioFor(kind, window.devicePixelRatio, size.width, size.height);
    const game = new Game({
      type: kind === 'webgl' ? WEBGL : CANVAS,
      parent,
      banner: false,
      audio: { noAudio: true },
      autoFocus: false,
      backgroundColor: '#dfe6ef',
      scale: { mode: NO_SCALE, width: Math.round(size.width * first), height: Math.round(size.height * first), zoom: 1 / first },
      // One texture per batch: with more, some drivers sample the wrong one and pieces of pictures go missing.
      render: { antialias: true, antialiasGL: true, powerPreference: 'low-power', maxTextures: 1 },
      plugins: { global: [], scene: [], default: [] },
      scene: {
        key: 'stage',
        create(this: Scene) {
          clearTimeout(late);
          resolve(control(game, this));
        },
      },
    });

    const control = (running: Game, scene: Scene): Booted => {
      const { canvas, renderer } = running;
      // Phaser asks the browser for `multiply` by decoding a picture, and builds this table before the answer is there.
      if (kind === 'canvas') (renderer as Renderer.Canvas.CanvasRenderer).blendModes[BlendModes.MULTIPLY] = 'multiply';
      // The overlay is the whole user interface: the picture is neither read out nor touched.
      canvas.setAttribute('aria-hidden', 'true');
      Object.assign(canvas.style, { position: 'absolute', inset: '0', display: 'block', pointerEvents: 'none' });
      const frames = runFrames(running, clock, kind === 'canvas');
      const resize = (next: Size): void => {
        const ratio = pixelRatioFor(kind, window.devicePixelRatio, next.width, next.height);
        running.scale.resize(Math.round(next.width * ratio), Math.round(next.height * ratio));
        canvas.style.width = `${next.width}px`;
        canvas.style.height = `${next.height}px`;
        scene.cameras.main.setOrigin(0, 0).setZoom(ratio);
        frames.wake();
      };
      resize(size);
      frames.sleep(false);
      // Whoever still knows the canvas when the stage is gone, as the browser's own records of the page do, must not keep the stage.
      const listening = new AbortController();
      const { signal } = listening;
      // What was drawn is gone.
      for (const restored of ['contextrestored', 'webglcontextrestored'])
        canvas.addEventListener(restored, () => frames.wake(), { signal });
      return {
        game: running,
        scene,
        canvas,
        resize,
        ...frames,
        destroy() {
          listening.abort();
          frames.sleep(true);
          running.destroy(true);
          // What was asked for is done at the beginning of a step.
          running.step(performance.now(), 0);
          canvas.remove();
        },
      };
    };
  });
}
