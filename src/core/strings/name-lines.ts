// Every line of a file gets the name that it has anyway, written down: nothing of the scenario changes, now or when lines move.
import { authorStrings } from './author-strings.ts';
import { lineIdSplices } from './line-ids.ts';
import { dropAt, isSame, plainOf } from './same-but.ts';
import { spliced } from './splice.ts';
import type { AuthorString } from './walk.ts';
import { openWritten } from './written.ts';

export interface Named {
  readonly text: string;
  /** Names written. */
  readonly count: number;
  readonly strings: readonly AuthorString[];
}

/** Null: the file cannot be read, two of its texts have one name, or it cannot be written without changing what it says. */
export function nameLines(text: string): Named | null {
  const file = openWritten(text);
  if (file === null) return null;
  const { strings, lines } = authorStrings(file);
  const names = strings.map(({ id }) => id);
  if (new Set(names).size < names.length) return null;
  const splices = lineIdSplices(text, lines);
  if (splices.length === 0) return { text, count: 0, strings };
  const made = spliced(text, splices);
  const again = openWritten(made);
  if (again === null) return null;
  const found = authorStrings(again);
  const [before, after] = [plainOf(text), plainOf(made)];
  if (before === null || after === null) return null;
  for (const { path, written, shared } of lines) if (!written && !shared) dropAt(after, [...path, 'id']);
  const same =
    isSame(before, after) &&
    isSame(
      names,
      found.strings.map(({ id }) => id),
    );
  return same ? { text: made, count: lines.filter(({ written, shared }) => !written && !shared).length, strings: found.strings } : null;
}
