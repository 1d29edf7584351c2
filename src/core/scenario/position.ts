// From offsets in the text to lines and columns.
import type { Span } from './diagnostic.ts';

/** Offsets in UTF-16 units; the end is the first one after the range. */
export type Range = readonly [start: number, end: number];

export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function spanOf(starts: readonly number[], range: Range): Span {
  const from = lineAt(starts, range[0]);
  const to = lineAt(starts, range[1]);
  return {
    line: from + 1,
    column: range[0] - (starts[from] ?? 0) + 1,
    endLine: to + 1,
    endColumn: range[1] - (starts[to] ?? 0) + 1,
  };
}

/** Keeps a range inside the text, takes white space off its end, and makes it at least one unit wide where there is one. */
export function tidyRange(text: string, range: Range): Range {
  const start = Math.max(0, Math.min(range[0], text.length));
  let end = Math.max(start, Math.min(range[1], text.length));
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  const next = text[start];
  if (end === start && next !== undefined && next !== '\n' && next !== '\r') end++;
  return [start, end];
}
