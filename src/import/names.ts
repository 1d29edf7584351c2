// Names of the source → ids of ours: transliterated, short, stable for the same file, never twice.
import anyAscii from 'any-ascii';

/** Characters of an id; long sentences are cut at a word. */
const MAX_LENGTH = 40;

/** One space of names. */
export interface Names {
  readonly given: Map<string, string>;
  readonly used: Set<string>;
  /** How often each stem was wanted. */
  readonly counts: Map<string, number>;
}

/** Keys that the validation of a scenario passes over, as they are dangerous in JavaScript. */
const UNSAFE = ['constructor', 'prototype'];

export const openNames = (reserved: Iterable<string> = []): Names => ({
  given: new Map(),
  used: new Set([...UNSAFE, ...reserved]),
  counts: new Map(),
});

/** `fallback` stands where nothing of the name can be written in Latin letters. */
export function slugOf(name: string, fallback: string): string {
  const latin = anyAscii(name.slice(0, 400).normalize('NFKC')).replace(/([a-z0-9])([A-Z])/g, '$1-$2');
  const words =
    latin
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[a-z0-9]+/g) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, MAX_LENGTH) : `${slug}-${word}`;
    if (longer.length > MAX_LENGTH) break;
    slug = longer;
  }
  if (slug === '') return fallback;
  return /^[a-z]/.test(slug) ? slug : `${fallback}-${slug}`;
}

/** A new id that nothing else has: `stem`, `stem-2`, `stem-3` … */
export function claim(names: Names, stem: string): string {
  for (;;) {
    const count = (names.counts.get(stem) ?? 0) + 1;
    names.counts.set(stem, count);
    const id = count === 1 ? stem : `${stem}-${count}`;
    if (names.used.has(id)) continue;
    names.used.add(id);
    return id;
  }
}

/** The id of a name of the source; the same name always gets the same. */
export function idOf(names: Names, name: string, fallback: string): string {
  const known = names.given.get(name);
  if (known !== undefined) return known;
  const id = claim(names, slugOf(name, fallback));
  names.given.set(name, id);
  return id;
}
