// Fetches pictures into textures. Own, small loader: a failed file is an error for the caller after one more try, never a hang.
import type { Textures } from 'phaser';
import type { ArtFile } from './art-files.ts';

const TIMEOUT_MS = 20_000;

function within<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not arrive within ${TIMEOUT_MS / 1000} s`)), TIMEOUT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function loadPicture(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.decoding = 'async';
  image.src = url;
  try {
    await image.decode();
  } catch {
    throw new Error(`the picture ${url} could not be loaded`);
  }
  return image;
}

/**
 * Decoded beside the main thread. A picture element is decoded again where it is first drawn into a plain canvas, whatever
 * `decode()` did before: up to 60 ms each, in the midst of the first lines.
 */
async function loadBitmap(url: string): Promise<ImageBitmap> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return createImageBitmap(await answer.blob());
}

async function loadFrames(url: string): Promise<object> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return (await answer.json()) as object;
}

async function twice<T>(load: () => Promise<T>, what: string): Promise<T> {
  try {
    return await within(load(), what);
  } catch {
    return within(load(), what);
  }
}

interface AtlasFrames {
  readonly frames: Readonly<
    Record<string, { readonly frame: { readonly x: number; readonly y: number; readonly w: number; readonly h: number } }>
  >;
}

/**
 * One small canvas per frame: without a GPU, drawing a part of a large picture costs by the size of the whole
 * (cutting halved the processor time of a frame at 1920 × 1080).
 */
function addCutFrames(textures: Textures.TextureManager, key: string, picture: CanvasImageSource, atlas: AtlasFrames): void {
  const names = Object.keys(atlas.frames);
  const cuts = names.map((name) => {
    const { x, y, w, h } = (atlas.frames[name] as AtlasFrames['frames'][string]).frame;
    const canvas = document.createElement('canvas');
    canvas.width = w;
    canvas.height = h;
    canvas.getContext('2d')?.drawImage(picture, x, y, w, h, 0, 0, w, h);
    return canvas;
  });
  const texture = textures.create(key, cuts as unknown as HTMLImageElement[]);
  names.forEach((name, index) => {
    texture?.add(name, index, 0, 0, cuts[index]?.width ?? 1, cuts[index]?.height ?? 1);
  });
}

/** Files that are there already count as loaded. `cut`: for the renderer without GPU. */
export async function loadArt(textures: Textures.TextureManager, files: readonly ArtFile[], cut: boolean): Promise<void> {
  const missing = files.filter((file, index) => !textures.exists(file.key) && files.findIndex((one) => one.key === file.key) === index);
  await Promise.all(
    missing.map(async (file) => {
      const { frames } = file;
      const [picture, atlas] = await Promise.all([
        twice<HTMLImageElement | ImageBitmap>(() => (cut ? loadBitmap : loadPicture)(file.picture), file.picture),
        frames === null ? null : twice(() => loadFrames(frames), frames),
      ]);
      // Another call may have brought it meanwhile.
      if (textures.exists(file.key)) return;
      // Phaser only draws from it, and that works from a bitmap as from a picture element.
      const source = picture as HTMLImageElement;
      if (atlas === null) textures.addImage(file.key, source);
      else if (cut) addCutFrames(textures, file.key, picture, atlas as AtlasFrames);
      else textures.addAtlas(file.key, source, atlas);
    }),
  );
}

/** Into the browser's cache, ahead of the stage. Resolves when all is there; one that does not come rejects. */
export async function fetchArt(files: readonly ArtFile[], onProgress: (share: number) => void): Promise<void> {
  const addresses = [...new Set(files.flatMap(({ picture, frames }) => (frames === null ? [picture] : [picture, frames])))];
  let done = 0;
  await Promise.all(
    addresses.map(async (address) => {
      await twice(async () => {
        const answer = await fetch(address);
        if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
        await answer.arrayBuffer();
      }, address);
      done += 1;
      onProgress(done / addresses.length);
    }),
  );
}
