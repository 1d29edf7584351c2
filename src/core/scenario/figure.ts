// The look of a person who is composed in the scenario instead of called by a name. The build draws it; the scenario carries
// the words, and a key made of them, so that equal looks are drawn once.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Code } from './diagnostic.ts';
import { COLOURS, type ColourWord, FIGURES, TINTS, type Tint } from './figure-terms.ts';
import { toCanonicalJson } from './hash.ts';
import type { Look } from './model.ts';
import type { Loose, ScenarioSource } from './source.ts';
import { naming } from './suggest.ts';
import type { Params, Spot } from './yaml-tree.ts';

type MemberSource = NonNullable<Loose<ScenarioSource['cast']>[string]>;
type FigureSource = NonNullable<MemberSource['figure']>;
type LookSource = Exclude<FigureSource, string>;

/** Characters of the hash in a key: enough for the looks of every scenario that will ever be written. */
const KEY_LENGTH = 12;

const hexOf = (colour: string): string => (Object.hasOwn(COLOURS, colour) ? COLOURS[colour as ColourWord] : colour.toLowerCase());

const orNull = (word: string | undefined): string | null => (word === undefined || word === 'none' ? null : word);

function readLook(source: LookSource): Look {
  const colours: Partial<Record<Tint, string>> = {};
  for (const tint of TINTS) {
    const colour = source.colours?.[tint];
    if (colour !== undefined) colours[tint] = hexOf(colour);
  }
  const wears = typeof source.wears === 'string' ? [source.wears] : (source.wears ?? []);
  return {
    hair: source.hair ?? 'Short',
    beard: orNull(source.beard),
    glasses: orNull(source.glasses),
    outfit: source.outfit ?? 'sweater',
    build: source.build ?? 'average',
    wheelchair: source.wheelchair ?? false,
    wears: wears.flatMap((word) => (word === undefined ? [] : [word])),
    colours,
  };
}

export const keyOfLook = (look: Look): string => `composed-${bytesToHex(sha256(utf8ToBytes(toCanonicalJson(look)))).slice(0, KEY_LENGTH)}`;

export interface ReadFigure {
  readonly figure: string;
  readonly look?: Look;
}

/** A name of the drawn figures, or a look of its own. */
export function readFigure(report: (code: Code, at: Spot, params: Params) => void, source: FigureSource, at: Spot): ReadFigure {
  if (typeof source !== 'string') {
    const look = readLook(source);
    return { figure: keyOfLook(look), look };
  }
  const known: readonly string[] = FIGURES;
  if (!known.includes(source)) report('unknown-figure', at, { ...naming(source, known), known: known.join(', ') });
  return { figure: source };
}
