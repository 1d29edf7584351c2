// Short-lived pictures over the people: signs that pop up over a head, and the card of a fact that has come to light.
import { GameObjects, type Scene } from 'phaser';
import type { Motion } from './motion.ts';
import { easeBack, easeInOut, easeOut } from './motion.ts';
import { CARD, CARD_KEY, SIGN_UNITS, signKey } from './paint.ts';
import type { Mark } from './steps.ts';
import { STEP_MS } from './steps.ts';

/** Where a head is, CSS pixels. */
export interface HeadBox {
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly width: number;
  readonly side: 'left' | 'right';
}

/** A sign is this wide beside a head of width 1. */
const SIGN_SHARE = 0.44;

/** Signs stand at the outer side of the head: the middle belongs to the speech bubbles. */
export async function showSign(scene: Scene, motion: Motion, into: GameObjects.Container, mark: Mark, head: HeadBox): Promise<void> {
  if (motion.instant) return;
  const out = head.side === 'left' ? -1 : 1;
  const image = new GameObjects.Image(scene, 0, 0, signKey(mark));
  const size = (head.width * SIGN_SHARE * SIGN_UNITS) / (SIGN_UNITS - 16) / image.frame.realWidth;
  const rest = { x: head.x + out * head.width * 0.52, y: head.top + head.width * 0.16 };
  const at = { grow: 0, rise: 0, alpha: 1 };
  const apply = (): void => {
    image
      .setPosition(rest.x, rest.y - at.rise)
      .setScale(Math.max(0.001, size * at.grow))
      .setAlpha(at.alpha);
  };
  image.setAngle(out * 8);
  into.add(image);
  const follow = onUpdate(scene, apply);
  await motion.to(at, { grow: 1 }, 200, easeBack);
  void motion.to(at, { rise: head.width * 0.1 }, STEP_MS.mark - 200, easeOut);
  await motion.wait(STEP_MS.mark - 460);
  await motion.to(at, { alpha: 0 }, 260, easeInOut);
  follow();
  image.destroy();
}

/** Pops up beside its teller, is held for a look, and flies off to the window that the overlay keeps at the top. */
export async function showCard(
  scene: Scene,
  motion: Motion,
  into: GameObjects.Container,
  from: HeadBox,
  goal: { x: number; y: number },
): Promise<void> {
  if (motion.instant) return;
  const image = new GameObjects.Image(scene, 0, 0, CARD_KEY);
  const size = (from.width * 0.62) / CARD.width / (image.frame.realWidth / (CARD.width + 20));
  const inward = from.side === 'left' ? 1 : -1;
  const at = { x: from.x + inward * from.width * 0.45, y: from.y, grow: 0.1, angle: -14 * inward, alpha: 1 };
  const apply = (): void => {
    image
      .setPosition(at.x, at.y)
      .setScale(Math.max(0.001, size * at.grow))
      .setAngle(at.angle)
      .setAlpha(at.alpha);
  };
  into.add(image);
  const follow = onUpdate(scene, apply);
  const held = { x: from.x + inward * from.width * 0.85, y: from.y + from.width * 0.28 };
  await motion.to(at, { ...held, grow: 1, angle: 5 * inward }, 320, easeBack);
  await motion.wait(STEP_MS.card - 320 - 460);
  await Promise.all([motion.to(at, { ...goal, grow: 0.35, angle: 0 }, 460, easeInOut), motion.to(at, { alpha: 0 }, 160, easeInOut, 300)]);
  follow();
  image.destroy();
}

/** Runs before each frame until the returned function is called. */
function onUpdate(scene: Scene, run: () => void): () => void {
  run();
  scene.events.on('postupdate', run);
  return () => scene.events.off('postupdate', run);
}
