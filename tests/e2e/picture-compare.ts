// Whether two pictures of a screen show the same: both as a person sees them from across the room, cell by cell.
import sharp from 'sharp';

/**
 * Both pictures are reduced to cells of 8 px and looked at twice, sharper and more blurred; what is counted is the largest
 * connected spot of cells whose colour differs. A share of all cells would not do: one word that stands elsewhere on a page of
 * text changes as many cells as a button that is gone, but thinly, and blurring takes it away; what is gone leaves a patch.
 *
 * The numbers were found by altering these screens in the browser. Largest spot, in cells:
 *
 * | | `sharp` | `blurred` |
 * |---|---|---|
 * | letters 1 % closer or wider, 1 % smaller or larger, where no line breaks elsewhere | ≤ 5 | ≤ 16 |
 * | a portrait, a picture, an icon button, a bubble, a card gone | ≥ 20 | ≥ 43 |
 * | a button of thin lines on paper gone | 0 | ≥ 51 |
 * | bubble and strip, or a column, 16 px aside | ≥ 24 | ≥ 33 |
 * | the other theme | thousands | thousands |
 *
 * A face of another design breaks lines elsewhere and is told (up to 1500): it is no version of the same.
 */
const LOOKS = {
  sharp: { blur: 1.5, differs: 12, most: 10 },
  blurred: { blur: 3, differs: 6, most: 25 },
} as const;
type Look = keyof typeof LOOKS;

/** Pixels; blurs are in cells, differences are ΔE (CIE 1976), spots in cells. */
const CELL = 8;

export interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** L, a, b of each cell, row by row. */
  readonly lab: Readonly<Record<Look, Float32Array>>;
}

const linear = (value: number): number => (value <= 10.31 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
const root = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);

/** CIELAB under D65. */
function labOf(red: number, green: number, blue: number): readonly [number, number, number] {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** `picture`: a file or its content, as anything that sharp reads. */
export async function cellsOf(picture: string | Buffer): Promise<Cells> {
  const { data, info } = await sharp(picture).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const columns = Math.floor(info.width / CELL);
  const rows = Math.floor(info.height / CELL);
  const means = new Uint8Array(columns * rows * 3);
  for (let at = 0; at < means.length; at += 1) {
    const channel = at % 3;
    const left = (Math.floor(at / 3) % columns) * CELL;
    const top = Math.floor(at / 3 / columns) * CELL;
    let sum = 0;
    for (let y = top; y < top + CELL; y += 1)
      for (let x = left; x < left + CELL; x += 1) sum += data[(y * info.width + x) * 3 + channel] ?? 0;
    means[at] = Math.round(sum / CELL ** 2);
  }
  const labFor = async (look: Look): Promise<Float32Array> => {
    const raw = { width: columns, height: rows, channels: 3 } as const;
    const blurred = await sharp(means, { raw }).blur(LOOKS[look].blur).raw().toBuffer();
    const lab = new Float32Array(means.length);
    for (let at = 0; at < lab.length; at += 3) lab.set(labOf(blurred[at] ?? 0, blurred[at + 1] ?? 0, blurred[at + 2] ?? 0), at);
    return lab;
  };
  return { columns, rows, lab: { sharp: await labFor('sharp'), blurred: await labFor('blurred') } };
}

/** Size of the largest connected spot. */
function largestSpot(marked: Uint8Array, columns: number): number {
  const left = marked.slice();
  let largest = 0;
  for (const [start, mark] of marked.entries()) {
    if (mark === 0 || left[start] === 0) continue;
    const edge = [start];
    left[start] = 0;
    let size = 0;
    for (let cell = edge.pop(); cell !== undefined; cell = edge.pop()) {
      size += 1;
      const column = cell % columns;
      for (const next of [cell - columns, cell + columns, column > 0 ? cell - 1 : -1, column < columns - 1 ? cell + 1 : -1]) {
        if (left[next] !== 1) continue;
        left[next] = 0;
        edge.push(next);
      }
    }
    largest = Math.max(largest, size);
  }
  return largest;
}

export interface Comparison {
  readonly same: boolean;
  /** Cells of the largest spot that differs. */
  readonly spots: Readonly<Record<Look, number>>;
  /** Cells that differ in one of the looks are 1. */
  readonly marked: Uint8Array;
}

export function compareCells(a: Cells, b: Cells): Comparison {
  const { columns, rows } = a;
  if (columns !== b.columns || rows !== b.rows)
    return { same: false, spots: { sharp: columns * rows, blurred: columns * rows }, marked: new Uint8Array(columns * rows).fill(1) };
  const markedIn = (look: Look): Uint8Array =>
    Uint8Array.from({ length: columns * rows }, (_, cell) => {
      const apart = (channel: number): number => (a.lab[look][cell * 3 + channel] ?? 0) - (b.lab[look][cell * 3 + channel] ?? 0);
      return Math.hypot(apart(0), apart(1), apart(2)) > LOOKS[look].differs ? 1 : 0;
    });
  const marks = { sharp: markedIn('sharp'), blurred: markedIn('blurred') };
  const spots = { sharp: largestSpot(marks.sharp, columns), blurred: largestSpot(marks.blurred, columns) };
  return {
    same: spots.sharp <= LOOKS.sharp.most && spots.blurred <= LOOKS.blurred.most,
    spots,
    marked: marks.sharp.map((mark, cell) => Math.max(mark, marks.blurred[cell] ?? 0)),
  };
}

/** What is, what should be, and in red where they differ, side by side; PNG. */
export async function besideEachOther(actual: Buffer, expected: string, { marked }: Comparison): Promise<Buffer> {
  const { width, height } = await sharp(actual).metadata();
  const columns = Math.floor(width / CELL);
  const rows = Math.floor(height / CELL);
  const red = Buffer.alloc(columns * rows * 4);
  for (let cell = 0; cell < columns * rows; cell += 1) red.set([255, 0, 40, marked[cell] === 1 ? 190 : 0], cell * 4);
  const veil = await sharp(red, { raw: { width: columns, height: rows, channels: 4 } })
    .resize(columns * CELL, rows * CELL, { kernel: 'nearest' })
    .png()
    .toBuffer();
  const difference = await sharp(actual)
    .grayscale()
    .composite([{ input: veil, left: 0, top: 0 }])
    .png()
    .toBuffer();
  return sharp({ create: { width: 3 * width, height, channels: 3, background: '#fff' } })
    .composite([
      { input: actual, left: 0, top: 0 },
      { input: await sharp(expected).resize(width, height, { fit: 'fill' }).png().toBuffer(), left: width, top: 0 },
      { input: difference, left: 2 * width, top: 0 },
    ])
    .png()
    .toBuffer();
}
