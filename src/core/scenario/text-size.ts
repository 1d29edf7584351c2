// How long a text is to read, and how hard. Chinese counts characters with their full-width signs, a Latin word in it as
// one; English counts words.
import type { Locale } from './terms.ts';

const HAN_OR_WORD = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]|[\p{L}\p{N}]+(?:[.,:'’-][\p{L}\p{N}]+)*/gu;
const WORD = /[\p{L}\p{N}]+(?:[.,:'’-][\p{L}\p{N}]+)*/gu;
/** Word letters of a run must not swallow Han characters, which Unicode counts as letters too. */
const HAN = /\p{Script=Han}/u;

export function wordsOf(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

/** Characters of a Chinese text, words of an English one. */
export function unitsOf(text: string, locale: Locale): number {
  if (locale === 'en') return wordsOf(text).length;
  let units = 0;
  for (const [run] of text.matchAll(HAN_OR_WORD)) {
    if (!HAN.test(run)) units++;
    else for (const part of run.match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? []) if (part !== '') units++;
  }
  return units;
}

/** Sentences that say something; a text without a full stop is one. */
export function sentencesOf(text: string, locale: Locale): number {
  const ends = locale === 'en' ? /[.!?…]+(?=["”’')\]]*(?:\s|$))/u : /[。！？；…!?]+/u;
  return text.split(ends).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
}

/** Vowel groups, less a silent e at the end: near enough for a mean over many words. Numbers count one. */
function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  const spoken = letters.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (end) => end.slice(0, 1));
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 1);
}

/** Flesch-Kincaid grade (Kincaid et al. 1975): years of American school that a reader needs. */
export function gradeOf(texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf);
  const sentences = texts.reduce((sum, text) => sum + sentencesOf(text, 'en'), 0);
  if (words.length === 0 || sentences === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}
