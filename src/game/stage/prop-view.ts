// The things of a scene on screen: pictures in the room's two layers, and what is written on the whiteboard in the language
// of the page, in the face of its texts.
import { GameObjects, type Scene } from 'phaser';
import { LOCALES, type Text } from '../../core/scenario/terms.ts';
import { PROPS } from './art-files.ts';
import type { Motion } from './motion.ts';
import { fitText, LINE_HEIGHT, type PlacedProp } from './props.ts';
import type { RoomView } from './room-view.ts';
import { STEP_MS } from './steps.ts';

export interface PropView {
  /** `shown`: those that were there before stand there at once, others fade in. */
  lay(placed: readonly PlacedProp[], shown: ReadonlySet<string>): void;
  destroy(): void;
}

const MARKER = '#2b4a86';
/** Texture pixels per logical pixel of the board: sharp on a screen of double density. */
const SHARPNESS = 3;
const TEXT_KEY = 'prop/whiteboard-text';

function paintText(canvas: HTMLCanvasElement, words: string, face: string): void {
  const { w, h } = PROPS.board;
  canvas.width = w * SHARPNESS;
  canvas.height = h * SHARPNESS;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const font = (size: number): string => `700 ${size}px ${face}`;
  context.font = font(100);
  const { lines, size } = fitText(words, PROPS.board, (part) => context.measureText(part).width / 100);
  context.scale(SHARPNESS, SHARPNESS);
  context.font = font(size);
  context.fillStyle = MARKER;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const step = size * LINE_HEIGHT;
  lines.forEach((line, index) => {
    context.fillText(line, w / 2, h / 2 + (index - (lines.length - 1) / 2) * step);
  });
}

export function createPropView(scene: Scene, motion: Motion, room: Pick<RoomView, 'back' | 'front'>): PropView {
  let images: GameObjects.Image[] = [];
  let repaint = (): void => undefined;
  const onFaces = (): void => repaint();
  document.fonts.addEventListener('loadingdone', onFaces);

  const clear = (): void => {
    for (const image of images) image.destroy();
    images = [];
    repaint = () => undefined;
    if (scene.textures.exists(TEXT_KEY)) scene.textures.remove(TEXT_KEY);
  };

  const write = (text: Text, board: GameObjects.Image, scale: number): GameObjects.Image => {
    const locale = LOCALES.find((one) => one === document.documentElement.lang) ?? 'en';
    const words = text[locale];
    const face = getComputedStyle(document.documentElement).getPropertyValue('--text-face').trim() || 'sans-serif';
    const canvas = document.createElement('canvas');
    paintText(canvas, words, face);
    const texture = scene.textures.addCanvas(TEXT_KEY, canvas);
    repaint = () => {
      paintText(canvas, words, face);
      texture?.refresh();
    };
    // The face comes in pieces: those that these words need may still be on their way, or not even declared.
    document.fonts.load(`700 24px ${face}`, words).catch(() => undefined);
    const { x, y, w, h } = PROPS.board;
    const { w: wide, h: high } = PROPS.sizes.whiteboard;
    return new GameObjects.Image(scene, board.x + (x - wide / 2) * scale, board.y + (y - high) * scale, TEXT_KEY)
      .setOrigin(0, 0)
      .setDisplaySize(w * scale, h * scale);
  };

  return {
    lay(placed, shown) {
      clear();
      for (const { prop, layer, x, y, w, h } of placed) {
        const image = new GameObjects.Image(scene, x, y, PROPS.atlas, prop.kind).setOrigin(0.5, 1).setDisplaySize(w, h);
        const own = [image];
        if (prop.kind === 'whiteboard' && prop.text !== undefined) own.push(write(prop.text, image, w / PROPS.sizes.whiteboard.w));
        for (const each of own) {
          (layer === 'back' ? room.back : room.front).add(each);
          images.push(each);
          if (!shown.has(prop.kind)) void motion.to(each.setAlpha(0), { alpha: 1 }, STEP_MS.props);
        }
      }
    },
    destroy() {
      document.fonts.removeEventListener('loadingdone', onFaces);
      clear();
    },
  };
}
