// Short moves of the camera towards a person at turning points.
// The world is one container that grows about a point inside the view, so that the room never shows an edge.
import type { GameObjects } from 'phaser';
import type { Motion } from './motion.ts';
import { easeInOut, easeOut, swing, tremble } from './motion.ts';
import { STEP_MS } from './steps.ts';

const PUSH = 0.075;
/** CSS px at full strength; the world grows meanwhile by so much that no edge shows. */
const JOLT = 9;
const JOLT_GROWTH = 0.024;

export interface StageCamera {
  push(focus: { readonly x: number; readonly y: number }): void;
  /** A blow: down, and trembling to rest. 0…1 */
  jolt(strength: number): void;
  /** In slowly, and out again, as long as nobody speaks. */
  close(focus: { readonly x: number; readonly y: number }): void;
  /** Whoever closed in goes back. */
  release(): void;
  /** Takes the world where it belongs; true if it moved. */
  update(world: GameObjects.Container): boolean;
  /** From the world to the stage element. */
  toView(x: number, y: number): { x: number; y: number };
  readonly scale: number;
}

export function createCamera(motion: Motion): StageCamera {
  const at = { push: 0, x: 0, y: 0, jolt: 0, grow: 0 };
  let closed = false;
  const last = { scale: 0, x: 0, y: 0 };

  return {
    push(focus) {
      if (motion.still) return;
      if (at.push === 0) Object.assign(at, focus);
      else void motion.to(at, { x: focus.x, y: focus.y }, 400, easeInOut);
      void motion
        .to(at, { push: 1 }, STEP_MS.push * 0.3, easeInOut)
        .then(() => motion.to(at, { push: 0 }, STEP_MS.push * 0.4, easeInOut, STEP_MS.push * 0.3));
    },
    jolt(strength) {
      if (motion.still) return;
      void motion.pulse(at, { jolt: strength }, STEP_MS.jolt, tremble);
      void motion.pulse(at, { grow: strength }, STEP_MS.jolt, swing);
    },
    close(focus) {
      if (motion.still) return;
      closed = true;
      if (at.push === 0) Object.assign(at, focus);
      void motion.to(at, { push: 0.9 }, STEP_MS.hush, easeOut);
    },
    release() {
      if (!closed) return;
      closed = false;
      void motion.to(at, { push: 0 }, 420, easeInOut);
    },
    update(world) {
      const scale = 1 + PUSH * at.push + JOLT_GROWTH * at.grow;
      const x = at.x * (1 - scale);
      const y = at.y * (1 - scale) + JOLT * at.jolt;
      if (scale === last.scale && x === last.x && y === last.y) return false;
      last.scale = scale;
      last.x = x;
      last.y = y;
      world.setPosition(x, y).setScale(scale);
      return true;
    },
    toView: (x, y) => ({ x: x * last.scale + last.x, y: y * last.scale + last.y }),
    get scale() {
      return last.scale;
    },
  };
}
