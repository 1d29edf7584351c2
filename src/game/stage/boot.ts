// Starts Phaser on a canvas that nobody can touch: one empty scene, no input, no sound, no plugins beyond drawing.
import { BlendModes, Game, type Renderer, type Scene } from 'phaser';
import type { Size } from './layout.ts';
import { pixelRatioFor, type RendererKind } from './renderer.ts';

const CANVAS = 1;
const WEBGL = 2;
/** Backing store, camera zoom and style are scaled together here; Phaser's own modes know nothing of pixel ratios. */
const NO_SCALE = 0;
const BOOT_MS = 10_000;

export interface Booted {
  readonly game: Game;
  readonly scene: Scene;
  readonly canvas: HTMLCanvasElement;
  resize(size: Size): void;
  sleep(on: boolean): void;
  destroy(): void;
}

export interface StageClock {
  update(time: number, ms: number): void;
  /** Something moves that the eye follows. Breath and clouds alone need every second frame only. */
  busy(): boolean;
}

/** Draws by its own clock: Phaser's can neither skip frames nor be stopped without leaps in time. */
function runFrames(game: Game, clock: StageClock, thrifty: boolean): (on: boolean) => void {
  let request = 0;
  let last = 0;
  let skipped = false;
  const tick = (now: number): void => {
    request = requestAnimationFrame(tick);
    // It is started after the scene's `create`, and only then can be put to sleep for good.
    if (game.loop.running) game.loop.sleep();
    skipped = thrifty && !skipped && !clock.busy();
    if (skipped) return;
    game.step(now, now - last);
    last = now;
  };
  return (on) => {
    cancelAnimationFrame(request);
    game.loop.sleep();
    last = performance.now();
    if (on) request = requestAnimationFrame(tick);
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
        update(this: Scene, time: number, ms: number) {
          clock.update(time, ms);
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
      const resize = (next: Size): void => {
        const ratio = pixelRatioFor(kind, window.devicePixelRatio, next.width, next.height);
        running.scale.resize(Math.round(next.width * ratio), Math.round(next.height * ratio));
        canvas.style.width = `${next.width}px`;
        canvas.style.height = `${next.height}px`;
        scene.cameras.main.setOrigin(0, 0).setZoom(ratio);
      };
      resize(size);
      const frames = runFrames(running, clock, kind === 'canvas');
      frames(true);
      return {
        game: running,
        scene,
        canvas,
        resize,
        sleep: (on) => frames(!on),
        destroy() {
          frames(false);
          running.destroy(true);
          // What was asked for is done at the beginning of a step.
          running.step(performance.now(), 0);
          canvas.remove();
        },
      };
    };
  });
}
