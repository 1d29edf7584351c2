// The names of lines, written down: what is put in is `id: …` and nothing else.

import { newLineAt, type Splice } from './splice.ts';
import type { LinePlace } from './walk.ts';
import { entriesOf } from './written.ts';

function idSplices(text: string, { id, at, bare }: LinePlace): readonly Splice[] {
  const [first] = entriesOf(at);
  const from = first?.key.range?.[0];
  if (from === undefined) return [];
  if (bare) {
    const end = at.range?.[1] ?? from;
    // The range of a pair without braces takes the white space behind it along.
    const to = from + text.slice(from, end).trimEnd().length;
    return [
      { from, to: from, by: `{id: ${id}, ` },
      { from: to, to, by: '}' },
    ];
  }
  return [{ from, to: from, by: at.flow ? `id: ${id}, ` : `id: ${id}${newLineAt(text, from)}` }];
}

/** Lines that several places share have several names; they keep the automatic ones. */
export function lineIdSplices(text: string, lines: readonly LinePlace[]): readonly Splice[] {
  return lines.filter(({ written, shared }) => !written && !shared).flatMap((line) => idSplices(text, line));
}
