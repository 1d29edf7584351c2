// How text is typed: glyph by glyph, with a breath after commas and full stops.
import type { Locale } from '../../../core/scenario/terms.ts';
import type { Settings } from '../../ports.ts';

/** Milliseconds per glyph of Chinese; a Latin letter carries about half as much. */
const PER_GLYPH = { slow: 80, normal: 42, fast: 20, instant: 0 } as const satisfies Record<Settings['textSpeed'], number>;
const LATIN_SHARE = 0.5;
/** First sign after the Latin blocks of Unicode. */
const LATIN_END = '\u0250';
/** Breaths in glyphs. */
const SHORT_BREATH = 4;
const LONG_BREATH = 8;
const SHORT_MARKS = '，、；：,;:—';
const LONG_MARKS = '。！？…!?.';

const segmenters = new Map<Locale, Intl.Segmenter>();

/** What a reader sees as one sign. */
export function glyphsOf(text: string, locale: Locale): readonly string[] {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'grapheme' });
  segmenters.set(locale, segmenter);
  return [...segmenter.segment(text)].map((part) => part.segment);
}

/** A sign that a voice would sound: a letter or number of any script. */
export const isVoiced = (glyph: string): boolean => /[\p{L}\p{N}]/u.test(glyph);

/** Milliseconds to wait after each glyph; no wait after the last one. */
export function typingDelays(glyphs: readonly string[], speed: Settings['textSpeed']): readonly number[] {
  return glyphs.map((glyph, index) => {
    if (index === glyphs.length - 1) return 0;
    const base = PER_GLYPH[speed] * (glyph < LATIN_END ? LATIN_SHARE : 1);
    // Marks in a row breathe once, after the last of them.
    const breathes = !isMark(glyphs[index + 1] ?? '');
    if (breathes && SHORT_MARKS.includes(glyph)) return PER_GLYPH[speed] * SHORT_BREATH;
    if (breathes && LONG_MARKS.includes(glyph)) return PER_GLYPH[speed] * LONG_BREATH;
    return base;
  });
}

const isMark = (glyph: string): boolean =>
  glyph !== '' && (SHORT_MARKS.includes(glyph) || LONG_MARKS.includes(glyph) || '”’」』）)"\''.includes(glyph));

/** Milliseconds that a whole line stays before it goes on by itself. */
export function dwellOf(glyphs: readonly string[], locale: Locale, speed: Settings['textSpeed']): number {
  const perGlyph = locale === 'en' ? 32 : 75;
  const patience = { slow: 1.5, normal: 1, fast: 0.7, instant: 1 }[speed];
  return Math.round((900 + perGlyph * glyphs.length) * patience);
}
