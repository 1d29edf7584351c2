// Small pictures of our own, drawn once with the browser's 2D canvas: inked signs, a folder, a clock, the vignette.
// Textures instead of shapes drawn each frame: alike, smooth and cheap in both renderers.
import type { Textures } from 'phaser';
import type { Mark } from './steps.ts';

const INK = '#1d2338';
const PAPER = '#fffdf7';
/** Signs are drawn on a field of this many units; ink is 5 of them wide. */
const FIELD = 100;
const LINE = 5;
/** Texture pixels per unit: sharp up to twice the size that a sign is shown at. */
const SHARPNESS = 2;

export const signKey = (mark: Mark): string => `sign/${mark}`;
export const FOLDER_KEY = 'folder';
export const BURST_KEY = 'burst';
export const CLOCK_KEY = 'clock';
/** The second hand, upright; it turns about the middle of its picture. */
export const HAND_KEY = 'clock-hand';
export const VIGNETTE_KEY = 'vignette';
export const GLOW_KEY = 'glow';
/** Shown size of a sign's texture, in units of its field. */
export const SIGN_UNITS = FIELD + 16;

interface Stroke {
  /** SVG path data. */
  readonly path: string;
  readonly fill?: string;
  readonly width?: number;
  readonly colour?: string;
}

const SIGNS: Readonly<Record<Mark, readonly Stroke[]>> = {
  spark: [
    { path: 'M56 6 L26 54 L46 54 L36 94 L76 40 L55 40 L68 10 Z', fill: '#ffb02e' },
    { path: 'M14 26 L22 34 M10 52 L20 52 M84 66 L92 72 M82 22 L90 14', width: 6 },
  ],
  sweat: [
    { path: 'M50 8 C66 34 76 48 76 64 A26 26 0 0 1 24 64 C24 48 34 34 50 8 Z', fill: '#8fd0f5' },
    { path: 'M38 62 C38 72 44 78 52 79', width: 5, colour: '#ffffff' },
  ],
  question: [
    {
      path: 'M26 34 C26 16 38 8 51 8 C66 8 76 18 76 31 C76 50 57 48 57 66 L41 66 C41 42 58 46 58 33 C58 27 55 24 51 24 C46 24 43 28 43 34 Z',
      fill: '#f7c843',
    },
    { path: 'M49 74 A10 10 0 1 1 48.9 74 Z', fill: '#f7c843' },
  ],
  exclamation: [
    { path: 'M36 8 L64 8 L58 64 L42 64 Z', fill: '#ef6a5b' },
    { path: 'M50 73 A10.5 10.5 0 1 1 49.9 73 Z', fill: '#ef6a5b' },
  ],
  warmth: [
    {
      path: 'M50 88 C24 70 10 54 10 36 C10 22 20 13 32 13 C40 13 47 18 50 26 C53 18 60 13 68 13 C80 13 90 22 90 36 C90 54 76 70 50 88 Z',
      fill: '#f58a84',
    },
    { path: 'M26 42 C23 34 27 26 34 25', width: 5, colour: '#ffffff' },
  ],
  storm: [
    {
      path: 'M28 62 C12 62 6 50 11 40 C15 32 24 31 28 33 C30 18 42 9 56 12 C68 14 75 24 74 34 C86 33 95 41 93 51 C91 60 83 63 75 62 Z',
      fill: '#6d6584',
    },
    { path: 'M52 60 L38 78 L50 78 L42 96 L66 72 L54 72 L60 60 Z', fill: '#ffd34d', width: 4 },
  ],
  sigh: [
    {
      path: 'M26 66 C12 66 6 54 14 45 C10 32 24 24 34 31 C40 18 60 20 63 33 C77 30 84 46 75 54 C76 64 64 70 56 64 C48 72 34 72 26 66 Z',
      fill: '#f3f1fa',
    },
    { path: 'M80 76 A7 7 0 1 1 79.9 76 Z M92 90 A4 4 0 1 1 91.9 90 Z', fill: '#f3f1fa', width: 4 },
  ],
};

interface Box {
  readonly width: number;
  readonly height: number;
}
export const FOLDER_SIZE: Box = { width: 190, height: 74 };
export const BURST_SIZE: Box = { width: 230, height: 90 };
export const CLOCK_SIZE: Box = { width: 100, height: 100 };

/** A folder lying on a table, seen from in front, papers sticking out. */
const FOLDER: readonly Stroke[] = [
  { path: 'M34 14 L166 10 L178 50 L22 52 Z', fill: PAPER },
  { path: 'M44 24 L158 21 M40 34 L162 31', colour: '#b8bed2' },
  { path: 'M14 60 L30 20 L82 20 L92 28 L160 28 L176 60 Z', fill: '#e0a24a' },
  { path: 'M14 60 H176 V66 Q176 70 171 70 H19 Q14 70 14 66 Z', fill: '#b97b2c' },
];
/** Short lines that fly from where it hit. */
const BURST: readonly Stroke[] = [
  { path: 'M26 66 L6 58 M48 42 L32 22 M182 42 L198 22 M204 66 L224 58 M88 28 L82 8 M142 28 L148 8', width: 7 },
];
const CLOCK: readonly Stroke[] = [
  { path: 'M50 6 A44 44 0 1 1 49.9 6 Z', fill: PAPER, width: 7 },
  { path: 'M50 14 V21 M50 79 V86 M14 50 H21 M79 50 H86', width: 5, colour: '#7a8099' },
  { path: 'M50 50 L34 38', width: 7 },
];
const HAND: readonly Stroke[] = [
  { path: 'M50 58 V20', width: 4, colour: '#d4483b' },
  { path: 'M50 45 A5 5 0 1 1 49.9 45 Z', fill: '#d4483b', width: 2 },
];

function canvasOf(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser gives no 2D canvas');
  return [canvas, context];
}

function ink(context: CanvasRenderingContext2D, stroke: Stroke): void {
  const path = new Path2D(stroke.path);
  if (stroke.fill !== undefined) {
    context.fillStyle = stroke.fill;
    context.fill(path);
  }
  context.strokeStyle = stroke.colour ?? INK;
  context.lineWidth = stroke.width ?? LINE;
  context.stroke(path);
}

function paintSign(strokes: readonly Stroke[]): HTMLCanvasElement {
  const margin = 8;
  const [canvas, context] = canvasOf((FIELD + 2 * margin) * SHARPNESS, (FIELD + 2 * margin) * SHARPNESS);
  context.scale(SHARPNESS, SHARPNESS);
  context.translate(margin, margin);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  // A rim of paper first, so that the sign stands out from hair and wall alike.
  for (const stroke of strokes) {
    context.strokeStyle = PAPER;
    context.lineWidth = (stroke.width ?? LINE) + 9;
    context.stroke(new Path2D(stroke.path));
  }
  for (const stroke of strokes) ink(context, stroke);
  return canvas;
}

function paintPiece({ width, height }: Box, strokes: readonly Stroke[]): HTMLCanvasElement {
  const [canvas, context] = canvasOf(width * SHARPNESS, height * SHARPNESS);
  context.scale(SHARPNESS, SHARPNESS);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const stroke of strokes) ink(context, stroke);
  return canvas;
}

/** At the size of the view: one colour, only its opacity changes, because a plain 2D canvas cannot tint pictures. */
export function paintVignette(textures: Textures.TextureManager, width: number, height: number): void {
  const [canvas, context] = canvasOf(width, height);
  context.scale(width / 256, height / 256);
  const gradient = context.createRadialGradient(128, 115, 0, 128, 115, 192);
  gradient.addColorStop(0.5, 'rgba(42, 13, 34, 0)');
  gradient.addColorStop(0.78, 'rgba(42, 13, 34, 0.45)');
  gradient.addColorStop(1, 'rgba(32, 8, 28, 1)');
  context.fillStyle = gradient;
  context.fillRect(0, 0, 256, 256);
  if (textures.exists(VIGNETTE_KEY)) textures.remove(VIGNETTE_KEY);
  textures.addCanvas(VIGNETTE_KEY, canvas);
}

function paintGlow(): HTMLCanvasElement {
  const [canvas, context] = canvasOf(128, 128);
  const gradient = context.createRadialGradient(64, 64, 0, 64, 64, 64);
  gradient.addColorStop(0, 'rgba(255, 215, 154, 0.9)');
  gradient.addColorStop(1, 'rgba(255, 215, 154, 0)');
  context.fillStyle = gradient;
  context.fillRect(0, 0, 128, 128);
  return canvas;
}

export function paintTextures(textures: Textures.TextureManager): void {
  for (const [mark, strokes] of Object.entries(SIGNS)) textures.addCanvas(signKey(mark as Mark), paintSign(strokes));
  textures.addCanvas(FOLDER_KEY, paintPiece(FOLDER_SIZE, FOLDER));
  textures.addCanvas(BURST_KEY, paintPiece(BURST_SIZE, BURST));
  textures.addCanvas(CLOCK_KEY, paintPiece(CLOCK_SIZE, CLOCK));
  textures.addCanvas(HAND_KEY, paintPiece(CLOCK_SIZE, HAND));
  textures.addCanvas(GLOW_KEY, paintGlow());
}
