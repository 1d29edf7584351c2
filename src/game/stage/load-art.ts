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

/** Files that are there already count as loaded. */
export async function loadArt(
  textures: Textures.TextureManager,
  files: readonly ArtFile[],
  onProgress: (share: number) => void,
): Promise<void> {
  const missing = files.filter((file, index) => !textures.exists(file.key) && files.findIndex((one) => one.key === file.key) === index);
  const parts = missing.reduce((sum, file) => sum + (file.frames === null ? 1 : 2), 0);
  let done = 0;
  const count = <T>(value: T): T => {
    done += 1;
    onProgress(done / parts);
    return value;
  };
  await Promise.all(
    missing.map(async (file) => {
      const { frames } = file;
      const [picture, atlas] = await Promise.all([
        twice(() => loadPicture(file.picture), file.picture).then(count),
        frames === null ? null : twice(() => loadFrames(frames), frames).then(count),
      ]);
      // Another call may have brought it meanwhile.
      if (textures.exists(file.key)) return;
      if (atlas === null) textures.addImage(file.key, picture);
      else textures.addAtlas(file.key, picture, atlas);
    }),
  );
  onProgress(1);
}
