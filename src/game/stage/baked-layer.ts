// A layer of the room drawn once at exactly the pixels it is shown at, with the light already in it. Without a GPU, scaling
// two large pictures and blending a colour over them in every frame would cost most of the frame.
import { GameObjects, type Scene } from 'phaser';
import { LIFE } from './art-files.ts';
import type { Size, StageLayout } from './layout.ts';
import type { Light } from './light.ts';
import type { Box, Life } from './rooms.ts';

export interface BakedLayer {
  readonly image: GameObjects.Image;
  paint(size: Size, ratio: number, room: StageLayout['room'], light: Light): void;
  destroy(): void;
}

const css = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`;

/** Share of the picture's height that is empty at the top. */
function emptyTop(picture: CanvasImageSource): number {
  const rows = 90;
  const probe = document.createElement('canvas');
  probe.width = 16;
  probe.height = rows;
  const context = probe.getContext('2d', { willReadFrequently: true });
  if (context === null) return 0;
  context.drawImage(picture, 0, 0, probe.width, rows);
  const { data } = context.getImageData(0, 0, probe.width, rows);
  for (let row = 0; row < rows; row += 1) {
    for (let x = 0; x < probe.width; x += 1) if ((data[(row * probe.width + x) * 4 + 3] ?? 0) > 0) return Math.max(0, row - 1) / rows;
  }
  return 1;
}

/** `through`: the wash also fills the holes (windows); a front layer is only coloured where it is painted. */
export function createBakedLayer(scene: Scene, source: string, bleed: Box, through: boolean): BakedLayer {
  const key = `baked/${source}`;
  const picture = scene.textures.get(source).getSourceImage() as CanvasImageSource;
  const top = through ? 0 : emptyTop(picture);
  const canvas = document.createElement('canvas');
  const image = new GameObjects.Image(scene, 0, 0, '__WHITE').setOrigin(0, 0);
  let width = 0;
  let height = 0;

  return {
    image,
    paint(size, ratio, room, light) {
      const x = (bleed.x * room.scale + room.x) * ratio;
      const y = (bleed.y * room.scale + room.y) * ratio;
      const w = bleed.w * room.scale * ratio;
      const h = bleed.h * room.scale * ratio;
      const from = Math.max(0, Math.floor(y + top * h));
      const wide = Math.round(size.width * ratio);
      const high = Math.max(1, Math.round(size.height * ratio) - from);
      const context = canvas.getContext('2d');
      if (context === null) return;
      if (wide !== width || high !== height) {
        canvas.width = width = wide;
        canvas.height = height = high;
        if (scene.textures.exists(key)) scene.textures.remove(key);
        scene.textures.addCanvas(key, canvas);
        image.setTexture(key);
      }
      context.globalCompositeOperation = 'source-over';
      context.clearRect(0, 0, wide, high);
      context.imageSmoothingQuality = 'high';
      context.drawImage(picture, x, y - from, w, h);
      context.globalCompositeOperation = through ? 'source-over' : 'source-atop';
      context.globalAlpha = through ? light.washAlpha : light.frontAlpha;
      context.fillStyle = css(light.wash);
      context.fillRect(0, 0, wide, high);
      context.globalAlpha = 1;
      // The layer hangs in a container of the room's scale: this puts it back on whole pixels.
      image.setPosition(-room.x / room.scale, (from / ratio - room.y) / room.scale).setScale(1 / (room.scale * ratio));
    },
    destroy() {
      image.destroy();
      if (scene.textures.exists(key)) scene.textures.remove(key);
    },
  };
}

/** A still piece of the room that is stretched a lot (the sky), painted once at the size it is shown at. */
export function createBakedPiece(scene: Scene, name: string, life: Life): BakedLayer {
  const key = `baked/${name}`;
  const frame = scene.textures.getFrame(LIFE, life.sprite);
  const picture = frame?.source.image as CanvasImageSource | undefined;
  const image = new GameObjects.Image(scene, life.x, life.y, '__WHITE').setOrigin(life.originX, life.originY);
  return {
    image,
    paint(_size, ratio, room) {
      if (frame === null || picture === undefined) return;
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.ceil(life.w * room.scale * ratio));
      canvas.height = Math.max(1, Math.ceil(life.h * room.scale * ratio));
      canvas
        .getContext('2d')
        ?.drawImage(picture, frame.cutX, frame.cutY, frame.cutWidth, frame.cutHeight, 0, 0, canvas.width, canvas.height);
      if (scene.textures.exists(key)) scene.textures.remove(key);
      scene.textures.addCanvas(key, canvas);
      image.setTexture(key).setScale(1 / (room.scale * ratio));
    },
    destroy() {
      image.destroy();
      if (scene.textures.exists(key)) scene.textures.remove(key);
    },
  };
}

/** Steps fine enough for the eye and coarse enough to paint seldom. */
export const lightKey = (light: Light): string =>
  `${Math.round(light.washAlpha * 60)} ${Math.round(light.frontAlpha * 60)} ${light.wash >> 3}`;
