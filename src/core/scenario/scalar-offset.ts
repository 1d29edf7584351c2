// Where a character of a decoded YAML scalar was written: quotes, escapes, folded lines and block indentation in between.
import type { Scalar } from 'yaml';

const ESCAPE_LENGTH: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** End (exclusive) of the white space that starts at `at`. */
function spaceEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && /\s/.test(text[end] ?? '')) end++;
  return end;
}

/**
 * Offset in the document of offset `target` in the decoded value of `node`.
 * `end` gives the offset just after the character before `target`, so that a span never swallows a line break.
 */
export function offsetInScalar(text: string, node: Scalar, target: number, side: 'start' | 'end'): number {
  const range = node.range;
  const value = typeof node.value === 'string' ? node.value : String(node.value);
  if (!range) return 0;
  const [start, limit] = range;
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
  const block = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL';
  let at = quoted ? start + 1 : start;
  if (block) {
    const header = text.indexOf('\n', start);
    at = header < 0 ? limit : spaceEnd(text, header, limit);
  }
  // Leading white space of a block scalar's first line belongs to its value only past the indentation: keep to the text.
  let read = block ? spaceEnd(value, 0, value.length) : 0;
  let after = at;
  while (at < limit && read < target) {
    const unit = text[at];
    if (unit === '\\' && node.type === 'QUOTE_DOUBLE') {
      const kind = text[at + 1] ?? '';
      if (kind === '\n' || kind === '\r') {
        at = spaceEnd(text, at + 1, limit);
        continue;
      }
      at += ESCAPE_LENGTH[kind] ?? 2;
      read += (value.codePointAt(read) ?? 0) > 0xffff ? 2 : 1;
    } else if (unit === "'" && node.type === 'QUOTE_SINGLE') {
      at += 2;
      read++;
    } else if (unit !== undefined && /\s/.test(unit)) {
      const end = spaceEnd(text, at, limit);
      if (/[\n\r]/.test(text.slice(at, end))) {
        at = end;
        read = spaceEnd(value, read, value.length);
        continue;
      }
      const steps = Math.min(end - at, target - read);
      at += steps;
      read += steps;
    } else {
      at++;
      read++;
    }
    after = at;
  }
  return side === 'end' ? after : at;
}
