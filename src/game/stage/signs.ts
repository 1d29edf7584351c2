// Short-lived pictures over the people: signs that pop up over a head, a folder that is slammed, a clock that ticks.
import { GameObjects, type Scene } from 'phaser';
import type { Motion } from './motion.ts';
import { type Ease, easeBack, easeInOut, easeOut } from './motion.ts';
import { BURST_KEY, CLOCK_KEY, FOLDER_KEY, FOLDER_SIZE, HAND_KEY, SIGN_UNITS, signKey } from './paint.ts';
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
/** Of its width: it leans a little, overshoots while it grows, and must not touch the edge of the view. */
const TILTED = 1.5;
const easeIn: Ease = (t) => t * t * t;

/** Signs stand at the outer side of the head: the middle belongs to the speech bubbles. */
export async function showSign(
  scene: Scene,
  motion: Motion,
  into: GameObjects.Container,
  mark: Mark,
  who: string,
  head: HeadBox,
  viewWidth: number,
): Promise<void> {
  if (motion.instant) return;
  // One sign at a time over a head.
  for (const older of into.list) if (older.name === who) (older as GameObjects.Image).setVisible(false);
  const out = head.side === 'left' ? -1 : 1;
  const image = new GameObjects.Image(scene, 0, 0, signKey(mark)).setName(who);
  const size = (head.width * SIGN_SHARE * SIGN_UNITS) / (SIGN_UNITS - 16) / image.frame.realWidth;
  const half = (head.width * SIGN_SHARE * TILTED) / 2;
  const beside = head.x + out * head.width * 0.52;
  const rest = { x: Math.min(viewWidth - half, Math.max(half, beside)), y: head.top + head.width * 0.16 };
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

/** A folder comes down on the table before somebody, lies there for a while and is gone. `floorY`: the edge of the table. */
export async function showSlam(
  scene: Scene,
  motion: Motion,
  into: GameObjects.Container,
  head: HeadBox,
  floorY: number,
  impactMs: number,
): Promise<void> {
  if (motion.still) return;
  const inward = head.side === 'left' ? 1 : -1;
  const x = head.x + inward * head.width * 0.72;
  const scale = (head.width * 0.92) / FOLDER_SIZE.width;
  const folder = new GameObjects.Image(scene, 0, 0, FOLDER_KEY).setOrigin(0.5, 1);
  const burst = new GameObjects.Image(scene, 0, 0, BURST_KEY).setOrigin(0.5, 0.9).setVisible(false);
  const texel = FOLDER_SIZE.width / folder.frame.realWidth;
  const at = { drop: 1, turn: 26, flat: 0, burst: 0, alpha: 1 };
  const apply = (): void => {
    folder.setPosition(x, floorY + head.width * 0.12 - at.drop * head.width * 1.15);
    folder.setScale(scale * texel * (1 + 0.1 * at.flat), scale * texel * (1 - 0.22 * at.flat));
    folder.setAngle(-inward * at.turn).setAlpha(at.alpha);
    burst.setPosition(x, floorY + head.width * 0.1).setScale(scale * texel * (0.8 + 0.35 * at.burst));
    burst.setAlpha(at.burst === 0 ? 0 : 1 - at.burst);
  };
  folder.setVisible(false);
  into.add([burst, folder]);
  const follow = onUpdate(scene, apply);
  await motion.wait(impactMs * 0.45);
  folder.setVisible(true);
  void motion.to(at, { turn: 3 }, impactMs * 0.55, easeIn);
  await motion.to(at, { drop: 0 }, impactMs * 0.55, easeIn);
  burst.setVisible(true);
  void motion.pulse(at, { flat: 1 }, 150);
  await motion.to(at, { burst: 1 }, 280, easeOut);
  await motion.wait(STEP_MS.slam - impactMs - 280 - 300);
  await motion.to(at, { alpha: 0 }, 300, easeInOut);
  follow();
  folder.destroy();
  burst.destroy();
}

/** How often the hand of the clock moves on. */
const TICK_MS = 650;

/** A clock between the heads while nobody speaks. Returns how to take it away before its time. */
export function showClock(
  scene: Scene,
  motion: Motion,
  into: GameObjects.Container,
  at: { x: number; y: number },
  size: number,
): () => void {
  if (motion.still) return () => undefined;
  const face = new GameObjects.Image(scene, 0, 0, CLOCK_KEY);
  const hand = new GameObjects.Image(scene, 0, 0, HAND_KEY);
  const scale = size / face.frame.realWidth;
  const state = { grow: 0, angle: -30, alpha: 1 };
  const apply = (): void => {
    const now = Math.max(0.001, scale * state.grow);
    face.setPosition(at.x, at.y).setScale(now).setAlpha(state.alpha);
    hand.setPosition(at.x, at.y).setScale(now).setAngle(state.angle).setAlpha(state.alpha);
  };
  into.add([face, hand]);
  const follow = onUpdate(scene, apply);
  let gone = false;
  const tick = (): void => {
    if (gone) return;
    void motion.to(state, { angle: state.angle + 30 }, 110, easeBack);
    motion.after(TICK_MS, tick);
  };
  void motion.to(state, { grow: 1 }, 260, easeBack);
  motion.after(TICK_MS, tick);
  const leave = async (): Promise<void> => {
    if (gone) return;
    gone = true;
    await motion.to(state, { alpha: 0 }, 240, easeInOut);
    follow();
    face.destroy();
    hand.destroy();
  };
  const cancel = motion.after(STEP_MS.hush - 240, () => void leave());
  return () => {
    cancel();
    void leave();
  };
}

/** Runs before each frame until the returned function is called. */
function onUpdate(scene: Scene, run: () => void): () => void {
  run();
  scene.events.on('postupdate', run);
  return () => scene.events.off('postupdate', run);
}
