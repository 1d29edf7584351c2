// Changes of a text at exact places; every other byte stays.
export interface Splice {
  /** Offsets in UTF-16 units; equal ends put text in. */
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** Splices do not overlap; of two at one place the first stays first. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, by } of [...splices].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at) throw new Error('two changes of one place');
    parts.push(text.slice(at, from), by);
    at = to;
  }
  return [...parts, text.slice(at)].join('');
}

/** White space that brings a new line below the one at `offset` to the same column. */
export function newLineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const crlf = text[start - 2] === '\r' || (end > 0 && text[end - 1] === '\r');
  return `${crlf ? '\r\n' : '\n'}${' '.repeat(offset - start)}`;
}
