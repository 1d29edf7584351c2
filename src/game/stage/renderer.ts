// Which renderer draws. Many office machines and remote desktops have no GPU: WebGL then runs in software at half the frame
// rate and six times the processor time of a plain 2D canvas, and browsers do not refuse it by themselves.
export type RendererKind = 'canvas' | 'webgl';

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render|mesa offscreen/i;

/** `null`: there is no WebGL, or it does not tell its name because it was refused. */
export const rendererFor = (name: string | null): RendererKind => (name === null || SOFTWARE.test(name) ? 'canvas' : 'webgl');

export function readRendererName(): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const gl = canvas.getContext('webgl');
  if (gl === null) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl.getParameter(info === null ? gl.RENDERER : info.UNMASKED_RENDERER_WEBGL);
  // Browsers allow only a few contexts at once.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' ? name : null;
}

/** A software canvas of more pixels than this does not hold its frame rate. */
const MAX_CANVAS_PIXELS = 2_300_000;
const MAX_RATIO = 2;

/** Backing-store pixels per CSS pixel. */
export function pixelRatioFor(kind: RendererKind, device: number, width: number, height: number): number {
  const wanted = Math.min(MAX_RATIO, Math.max(1, device));
  if (kind === 'webgl') return wanted;
  return Math.max(1, Math.min(wanted, Math.sqrt(MAX_CANVAS_PIXELS / Math.max(1, width * height))));
}
