// A text as a YAML scalar on one line, in the manner of another one where that is safe.
import type { Scalar } from 'yaml';

export type Manner = Scalar.Type | null | undefined;

/** Read as something else than a text. */
const NOT_WORDS = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i;
/** Begins with a letter, and has nothing in it that means something to YAML. */
const PLAIN = /^\p{L}(?:[^\p{C}\p{Zl}\p{Zp}\t]*[^\p{C}\p{Z}:])?$/u;
const SINGLE = /^[^\p{C}\p{Zl}\p{Zp}]*$/u;

function isPlain(value: string, inFlow: boolean): boolean {
  if (!PLAIN.test(value) || NOT_WORDS.test(value) || /: | #/.test(value)) return false;
  // A parenthesis may be taken for one of a line's head, which YAML tears apart at its comma.
  return !inFlow || !/[,[\]{}()]|:[[\]{},"']/.test(value);
}

/** JSON, with everything escaped that a reader, an editor or the guard in front of the parser may stumble over. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd\ufffe\uffff]/gu, (unit) =>
    // Outside of the basic plane these are tags and the like: they may stand as they are.
    unit.length > 1 ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function scalarOf(value: string, manner: Manner, inFlow: boolean): string {
  if (manner === 'QUOTE_SINGLE' && SINGLE.test(value)) return `'${value.replaceAll("'", "''")}'`;
  if (manner !== 'QUOTE_DOUBLE' && isPlain(value, inFlow)) return value;
  return doubleQuoted(value);
}

/** Lines that a block scalar gives back as they are: no white space at their ends, none at the head of the first. */
function blockLines(value: string, folded: boolean): readonly string[] | null {
  const lines = value.replace(/\n$/, '').split('\n');
  if (folded && lines.length > 1) return null;
  const safe = lines.every(
    (line, index) => (line === '' && index > 0) || /^[^\p{C}\p{Z}](?:[^\p{C}\p{Zl}\p{Zp}\t]*[^\p{C}\p{Z}])?$/u.test(line),
  );
  return safe && lines.at(-1) !== '' ? lines : null;
}

/** What takes the place of a block scalar, its range and its last line break included. */
export function blockOf(value: string, written: string, manner: Manner): string {
  const header = /^[^\r\n]*/.exec(written)?.[0] ?? '';
  const comment = /\s#.*$/.exec(header)?.[0] ?? '';
  const newLine = written.startsWith('\r\n', header.length) ? '\r\n' : '\n';
  const end = written.endsWith('\n') ? newLine : '';
  const folded = manner === 'BLOCK_FOLDED';
  const lines = blockLines(value, folded);
  // An indentation that is told by a number is rare, and then the first line is odd.
  const indent = /^[|>][-+]?(?=\s|$)/.test(header) ? (/\n([ ]+)\S/.exec(written)?.[1] ?? null) : null;
  if (lines === null || indent === null) return `${doubleQuoted(value)}${comment}${end}`;
  const chomp = value.endsWith('\n') ? '' : '-';
  const body = lines.map((line) => (line === '' ? '' : `${indent}${line}`)).join(newLine);
  return `${folded ? '>' : '|'}${chomp}${comment}${newLine}${body}${end === '' && chomp === '' ? newLine : end}`;
}

export const isBlock = (manner: Manner): boolean => manner === 'BLOCK_LITERAL' || manner === 'BLOCK_FOLDED';
