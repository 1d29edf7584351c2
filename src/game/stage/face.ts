// A face: eyes, nose and mouth from the shared atlas, blinking by itself and moving its lips while its owner talks.
import { GameObjects, type Scene } from 'phaser';
import type { Feeling } from '../../core/scenario/terms.ts';
import type { Faces, Figure, Sprite } from './art.ts';
import { FACES } from './art-files.ts';

const BLINK_MS = 110;
const BLINK_GAP_MS = [2500, 6000] as const;
const LIP_MS = [80, 110] as const;
/** How far a look moves what is in a face, peep units: eyes most, so that the head seems to turn a little too. */
const REACH = { eyes: { x: 13, y: 9 }, nose: { x: 9, y: 6 }, mouth: { x: 6, y: 4 } } as const;

const between = ([from, to]: readonly [number, number]): number => from + Math.random() * (to - from);

/** Puts a sprite of the manifest where it belongs; `image` then covers exactly its box. */
export function showSprite(image: GameObjects.Image, sprite: Sprite, dx = 0, dy = 0): GameObjects.Image {
  image.setFrame(sprite.frame, false, false);
  image.setOrigin(0, 0);
  image.setPosition(sprite.x + dx, sprite.y + dy);
  return image.setScale(sprite.w / image.frame.realWidth, sprite.h / image.frame.realHeight);
}

export interface Face {
  readonly parts: readonly GameObjects.Image[];
  feel(feeling: Feeling, still: boolean): void;
  talk(on: boolean): void;
  /** Along the face and down, −1…1 each. */
  look(along: number, down: number): void;
  update(ms: number, still: boolean): void;
}

export function createFace(scene: Scene, faces: Faces, figure: Figure): Face {
  // Relative to the neck, where the head hangs.
  const dx = figure.face.x - figure.neck.x;
  const dy = figure.face.y - figure.neck.y;
  const part = (sprite: Sprite): GameObjects.Image => {
    return showSprite(new GameObjects.Image(scene, 0, 0, FACES, sprite.frame), sprite, dx, dy);
  };
  let feeling: Feeling = 'calm';
  let talking = false;
  let blinking = 0;
  let nextBlink = between(BLINK_GAP_MS);
  let nextLip = 0;
  let lip = 0;
  const blush = part(faces.blush);
  const eyes = part(faces.eyes.calm);
  const nose = part(faces.nose.calm);
  const mouth = part(faces.mouth.calm);
  blush.setAlpha(0);
  let along = 0;
  let down = 0;

  const reachOf = (image: GameObjects.Image): { readonly x: number; readonly y: number } =>
    image === eyes ? REACH.eyes : image === nose ? REACH.nose : REACH.mouth;
  const show = (image: GameObjects.Image, sprite: Sprite): GameObjects.Image => {
    const reach = reachOf(image);
    return showSprite(image, sprite, dx + reach.x * along, dy + reach.y * down);
  };
  const shift = (image: GameObjects.Image, x: number, y: number): void => {
    const reach = reachOf(image);
    image.setPosition(image.x + reach.x * x, image.y + reach.y * y);
  };
  const closeMouth = (): GameObjects.Image => show(mouth, faces.mouth[feeling]);

  /** Open shapes follow each other; every third syllable the lips meet. */
  const moveLips = (): void => {
    const shapes = faces.talk[feeling];
    lip += 1;
    const shape = lip % 3 === 0 ? undefined : shapes[Math.floor(Math.random() * shapes.length)];
    show(mouth, shape ?? faces.mouth[feeling]);
  };

  return {
    parts: [blush, nose, mouth, eyes],
    feel(next, still) {
      if (next === feeling) return;
      feeling = next;
      show(nose, faces.nose[feeling]);
      closeMouth();
      blush.setAlpha(faces.blushing.includes(feeling) ? 1 : 0);
      // Eyes change behind a blink, as they do in life.
      if (still) show(eyes, faces.eyes[feeling]);
      else {
        blinking = BLINK_MS;
        show(eyes, faces.eyes.blink);
      }
    },
    talk(on) {
      if (talking === on) return;
      talking = on;
      nextLip = 0;
      if (!on) closeMouth();
    },
    look(nextAlong, nextDown) {
      if (nextAlong === along && nextDown === down) return;
      const x = nextAlong - along;
      const y = nextDown - down;
      along = nextAlong;
      down = nextDown;
      shift(eyes, x, y);
      shift(nose, x, y);
      shift(mouth, x, y);
      shift(blush, x, y);
    },
    update(ms, still) {
      if (blinking > 0) {
        blinking = still ? 0 : blinking - ms;
        if (blinking <= 0) show(eyes, faces.eyes[feeling]);
      } else if (!still) {
        nextBlink -= ms;
        if (nextBlink <= 0) {
          nextBlink = between(BLINK_GAP_MS);
          blinking = BLINK_MS;
          show(eyes, faces.eyes.blink);
        }
      }
      if (!talking || still) return;
      nextLip -= ms;
      if (nextLip > 0) return;
      nextLip = between(LIP_MS);
      moveLips();
    },
  };
}
