// SVG fragments to pixels.
import { Resvg } from '@resvg/resvg-js';

export function wrapSvg(inner, box, width, height) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}" width="${width}" height="${height}">${inner}</svg>`;
}

/** RGBA with straight alpha, as sharp wants it (resvg premultiplies). */
export function renderPixels(inner, box, width, height) {
  const image = new Resvg(wrapSvg(inner, box, width, height)).render();
  const pixels = Buffer.from(image.pixels);
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = pixels[i + 3];
    if (alpha === 0 || alpha === 255) continue;
    for (let k = 0; k < 3; k++) pixels[i + k] = Math.min(255, Math.round((pixels[i + k] * 255) / alpha));
  }
  return { pixels, width: image.width, height: image.height };
}

/** 1 where the drawing covers the pixel by more than `threshold` of 255; one pixel per unit. */
export function renderMask(inner, box, threshold) {
  const image = new Resvg(wrapSvg(inner, box, box[2], box[3])).render();
  const { pixels } = image;
  const mask = new Uint8Array(box[2] * box[3]);
  for (let i = 0; i < mask.length; i++) mask[i] = pixels[i * 4 + 3] > threshold ? 1 : 0;
  return mask;
}
