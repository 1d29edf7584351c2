// Translations whose source was changed after them: told at the translation, where the lock of the file knows better.
import { isMap } from 'yaml';
import type { Diagnostic } from '../scenario/diagnostic.ts';
import { lineStartsOf, spanOf, tidyRange } from '../scenario/position.ts';
import { severityOf } from '../scenario/severity.ts';
import { LOCALES, type Locale } from '../scenario/terms.ts';
import { authorStrings } from './author-strings.ts';
import { parseLock, sourceOf, stateOf } from './lock.ts';
import type { AuthorString } from './walk.ts';
import { openWritten, valueIn } from './written.ts';

/** Where a text is written in one language, or where it is missing. */
export function rangeIn({ at }: AuthorString, locale: Locale): readonly [number, number] {
  const node = (isMap(at) ? valueIn(at, locale) : null) ?? at;
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
}

/** `lockOf`: text of the lock for a language. Files without one were never exported, and nothing is told of them. */
export function findStale(text: string, lockOf: (to: Locale) => string | null): readonly Diagnostic[] {
  const locks = LOCALES.flatMap((to) => {
    const kept = lockOf(to);
    const lock = kept === null ? null : parseLock(kept);
    return lock === null ? [] : [{ to, lock }];
  });
  const file = locks.length === 0 ? null : openWritten(text);
  if (file === null) return [];
  const { strings } = authorStrings(file);
  const starts = lineStartsOf(text);
  return locks.flatMap(({ to, lock }) =>
    strings.flatMap((string): Diagnostic[] => {
      if (stateOf(string, to, lock) !== 'stale') return [];
      const span = spanOf(starts, tidyRange(text, rangeIn(string, to)));
      const code = 'stale-translation';
      return [{ code, severity: severityOf(code), span, params: { name: string.id, language: to, source: sourceOf(to) } }];
    }),
  );
}
