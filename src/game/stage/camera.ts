// Short moves of the camera towards a person at turning points.
// The world is one container that grows about a point inside the view, so that the room never shows an edge.
import type { GameObjects } from 'phaser';
import type { Motion } from './motion.ts';
import { easeInOut } from './motion.ts';
import { STEP_MS } from './steps.ts';

const PUSH = 0.075;

export interface StageCamera {
  push(focus: { readonly x: number; readonly y: number }): void;
  /** Takes the world where it belongs; true if it moved. */
  update(world: GameObjects.Container): boolean;
  /** From the world to the stage element. */
  toView(x: number, y: number): { x: number; y: number };
  readonly scale: number;
}

export function createCamera(motion: Motion): StageCamera {
  const at = { push: 0, x: 0, y: 0 };
  let last = { scale: 0, x: 0, y: 0 };

  return {
    push(focus) {
      if (motion.still) return;
      if (at.push === 0) Object.assign(at, focus);
      else void motion.to(at, { x: focus.x, y: focus.y }, 400, easeInOut);
      void motion
        .to(at, { push: 1 }, STEP_MS.push * 0.3, easeInOut)
        .then(() => motion.to(at, { push: 0 }, STEP_MS.push * 0.4, easeInOut, STEP_MS.push * 0.3));
    },
    update(world) {
      const scale = 1 + PUSH * at.push;
      const x = at.x * (1 - scale);
      const y = at.y * (1 - scale);
      if (scale === last.scale && x === last.x && y === last.y) return false;
      last = { scale, x, y };
      world.setPosition(x, y).setScale(scale);
      return true;
    },
    toView: (x, y) => ({ x: x * last.scale + last.x, y: y * last.scale + last.y }),
    get scale() {
      return last.scale;
    },
  };
}
