// The three typefaces of the product, cut down to the characters that a text needs. Results are kept in
// node_modules/.cache, named by what they depend on, so that a second build costs nothing.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import { charactersOf, mergeFontSlices } from './font-merge.ts';

export type FaceName = 'han' | 'latin' | 'title';

interface Face {
  /** CSS name. In Chinese `CG Han` stands first, so that “ ” … — are as wide as a character; in English `CG Latin` does. */
  readonly family: string;
  /** CSS weight: a range for a variable font. */
  readonly weight: string;
  /** Folder below node_modules with the woff2 slices, and which of them. */
  readonly folder: string;
  readonly slices: RegExp;
  /** Layout features kept; a font merged from slices has none. */
  readonly features: readonly string[];
  readonly axes?: { readonly wght: { readonly min: number; readonly max: number } };
  readonly wants: (code: number) => boolean;
  /** Characters shown with the glyph of another. */
  readonly drawnAs?: Readonly<Record<number, number>>;
}

const isHan = (code: number): boolean => code >= 0x2e80;
/** Quotation marks, dashes, ellipsis, arrows and the like: both text faces have them, in their own width. */
const isShared = (code: number): boolean => code >= 0xa0 && !isHan(code);

export const FACES: Readonly<Record<FaceName, Face>> = {
  han: {
    family: 'CG Han',
    weight: '400 900',
    folder: '@fontsource-variable/noto-sans-sc/files',
    slices: /-wght-normal\.woff2$/,
    features: [],
    axes: { wght: { min: 400, max: 900 } },
    // Digits and Latin letters come from the Latin face in both languages: one rhythm for numbers.
    wants: (code) => isHan(code) || isShared(code),
    // Noto's em dash has a gap on both sides, so that the Chinese dash —— breaks in two; its box-drawing line does not.
    drawnAs: { 8212: 0x2500 },
  },
  latin: {
    family: 'CG Latin',
    weight: '400 900',
    folder: '@fontsource-variable/nunito/files',
    slices: /^nunito-latin-wght-normal\.woff2$/,
    features: ['kern', 'tnum', 'lnum'],
    axes: { wght: { min: 400, max: 900 } },
    wants: (code) => !isHan(code),
  },
  title: {
    family: 'CG Title',
    weight: '400',
    folder: '@chinese-fonts/dyh/dist/SmileySans-Oblique',
    slices: /\.woff2$/,
    features: [],
    wants: () => true,
  },
};

export interface Subset {
  readonly bytes: Uint8Array;
  /** Code points in it, sorted. */
  readonly codes: readonly number[];
}

const hashOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 20);
};

const loadSlices = (root: string, face: Face): readonly Uint8Array[] => {
  const folder = path.join(root, 'node_modules', face.folder);
  const names = readdirSync(folder)
    .filter((name) => face.slices.test(name))
    .sort();
  if (names.length === 0) throw new Error(`no font files in ${folder}`);
  return names.map((name) => readFileSync(path.join(folder, name)));
};

/** The whole typeface as TrueType. One slice is left as it is, with its kerning; many are merged. */
const wholeFont = async (slices: readonly Uint8Array[], face: Face): Promise<Uint8Array> => {
  const plain: Uint8Array[] = [];
  for (const slice of slices)
    plain.push(
      await subsetFont(Buffer.from(slice), '', {
        keepAllGlyphs: true,
        targetFormat: 'truetype',
        ...(slices.length > 1 ? { keepFeatures: [] } : {}),
      }),
    );
  const only = plain[0];
  return plain.length === 1 && only !== undefined ? only : mergeFontSlices(plain, face.drawnAs);
};

interface Source {
  readonly hash: string;
  readonly font: Uint8Array;
  readonly has: ReadonlySet<number>;
}

export interface FontShop {
  /** The characters that this face has and is there for, in the order given. */
  known(name: FaceName, codes: Iterable<number>): Promise<readonly number[]>;
  /** Null when the face has none of the characters. */
  cut(name: FaceName, codes: Iterable<number>): Promise<Subset | null>;
}

/** Bytes written by an older form of this file are not taken for today's. */
const FORMAT = '1';

export const openFontShop = (root: string): FontShop => {
  const cache = path.join(root, 'node_modules/.cache/common-ground/fonts');
  mkdirSync(cache, { recursive: true });
  const kept = async (name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    const file = path.join(cache, name);
    if (existsSync(file)) return readFileSync(file);
    const bytes = await make();
    writeFileSync(file, bytes);
    return bytes;
  };
  const open = async (name: FaceName): Promise<Source> => {
    const slices = loadSlices(root, FACES[name]);
    const hash = hashOf(FORMAT, JSON.stringify(FACES[name].drawnAs ?? {}), ...slices);
    const font = await kept(`${name}-${hash}.ttf`, () => wholeFont(slices, FACES[name]));
    return { hash, font, has: charactersOf(font) };
  };
  const sources = new Map<FaceName, Promise<Source>>();
  const sourceOf = (name: FaceName): Promise<Source> => {
    const source = sources.get(name) ?? open(name);
    sources.set(name, source);
    return source;
  };
  const known = async (name: FaceName, wanted: Iterable<number>): Promise<readonly number[]> => {
    const { has } = await sourceOf(name);
    return [...new Set(wanted)].filter((code) => has.has(code) && FACES[name].wants(code));
  };
  return {
    known,
    cut: async (name, wanted) => {
      const { hash, font } = await sourceOf(name);
      const { axes, features } = FACES[name];
      const codes = [...(await known(name, wanted))].sort((a, b) => a - b);
      if (codes.length === 0) return null;
      const text = codes.map((code) => String.fromCodePoint(code)).join('');
      const options = {
        targetFormat: 'woff2' as const,
        noHinting: true,
        keepFeatures: [...features],
        ...(axes ? { variationAxes: axes } : {}),
      };
      const bytes = await kept(`${name}-${hashOf(hash, text, JSON.stringify(options))}.woff2`, () =>
        subsetFont(Buffer.from(font), text, options),
      );
      return { bytes, codes };
    },
  };
};

/** CSS `unicode-range` of sorted code points. */
export const unicodeRangeOf = (codes: readonly number[]): string => {
  const ranges: [number, number][] = [];
  for (const code of codes) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] + 1 === code) last[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return ranges.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',');
};
