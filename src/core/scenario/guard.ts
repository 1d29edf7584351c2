// What is refused before the YAML parser sees it: everything here is one linear pass.
import type { Code } from './diagnostic.ts';
import type { Range } from './position.ts';

/** Bytes of UTF-8. The largest scenario written so far has about a tenth of this. */
export const MAX_BYTES = 1_000_000;
/** Collections inside collections; the format itself needs about twelve. */
export const MAX_DEPTH = 40;

/** Words and signs of the YAML; the largest scenario written so far has about a tenth of this. */
export const MAX_LEXEMES = 100_000;
/** Values that aliases may add; a file by hand needs a few dozen. */
export const MAX_ALIASED = 10_000;

export interface Refusal {
  readonly code: Code;
  readonly range: Range;
  readonly params: Readonly<Record<string, string | number>>;
}

function bytesOf(text: string): number {
  // A UTF-16 unit takes at most three bytes, so that short texts need not be counted.
  if (text.length > MAX_BYTES) return text.length;
  if (text.length * 3 <= MAX_BYTES) return 0;
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair counts two of the four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit & 0xf800) === 0xd800 ? 2 : 3;
  }
  return bytes;
}

// Control characters other than tab, line feed, carriage return and NEL. U+FFFD is what a decoder leaves of another encoding.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffd\ufffe\uffff]/;

export function refuseText(text: string): Refusal | null {
  const bytes = bytesOf(text);
  if (bytes > MAX_BYTES) return { code: 'document-too-large', range: [0, 0], params: { limit: MAX_BYTES / 1000, unit: 'kB' } };
  const odd = NOT_TEXT.exec(text);
  if (odd === null) return null;
  const unit = odd[0].charCodeAt(0);
  const reason = unit === 0xfffd ? 'encoding' : 'control';
  return {
    code: 'not-text',
    range: [odd.index, odd.index + 1],
    params: { character: `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`, reason },
  };
}
