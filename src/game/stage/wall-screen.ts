// The screen on the wall that somebody is seen in: what is behind them, and the frame that hides where the picture ends.
import { GameObjects, type Scene } from 'phaser';
import { BASE, type PersonPlace } from './layout.ts';

export interface WallScreen {
  place(place: PersonPlace): void;
  /** 0…1. */
  show(alpha: number): void;
  destroy(): void;
}

const FRAME = 0x20263c;
const PICTURE = 0xdfe9f6;
const LAMP = 0xe0524a;
/** Peep units. */
const EDGE = 34;
const ROUND = 30;
/** Drawing order within the layer of the people, about the person's own. */
const BELOW = -0.5;
const ABOVE = 0.5;

function createWallScreen(scene: Scene, layer: GameObjects.Container): WallScreen {
  const back = new GameObjects.Graphics(scene);
  const frame = new GameObjects.Graphics(scene);
  layer.add([back, frame]);
  return {
    place({ x, y, scale, depth, screen }) {
      back.clear().setDepth(depth + BELOW);
      frame.clear().setDepth(depth + ABOVE);
      if (screen === null) return;
      const left = x - screen.half * scale;
      const top = y - (BASE - screen.top) * scale;
      const [w, h] = [2 * screen.half * scale, (screen.bottom - screen.top) * scale];
      const edge = EDGE * scale;
      back.fillStyle(PICTURE, 1).fillRect(left, top, w, h);
      back.fillStyle(0xffffff, 0.55).fillTriangle(left, top, left + w * 0.55, top, left, top + h * 0.8);
      frame.lineStyle(edge, FRAME, 1).strokeRoundedRect(left, top, w, h, ROUND * scale);
      frame.fillStyle(LAMP, 1).fillCircle(x, top, edge * 0.22);
    },
    show(alpha) {
      back.setAlpha(alpha);
      frame.setAlpha(alpha);
    },
    destroy() {
      back.destroy();
      frame.destroy();
    },
  };
}

/** The screen of whoever is seen at that place, `before` being the one of the place before; null: there in the flesh. */
export function hangScreen(scene: Scene, layer: GameObjects.Container, before: WallScreen | null, place: PersonPlace): WallScreen | null {
  if (place.screen === null) {
    before?.destroy();
    return null;
  }
  const wall = before ?? createWallScreen(scene, layer);
  wall.place(place);
  return wall;
}
