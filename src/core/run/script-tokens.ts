// One line of a script in words and quoted texts.
import type { ScriptMistake } from './script.ts';

export interface Token {
  readonly kind: 'word' | 'text';
  /** A text without its quotes. */
  readonly value: string;
  /** Columns from 0; the end is the first one after the token. */
  readonly from: number;
  readonly to: number;
}

/** Chinese input methods type these; inside them they may nest. */
const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '「': '」' };

interface Quoted {
  readonly value: string;
  readonly to: number;
  readonly closed: boolean;
}

function readQuoted(line: string, from: number): Quoted {
  const open = line[from] ?? '"';
  const close = CLOSING[open] ?? '"';
  let value = '';
  let depth = 1;
  for (let at = from + 1; at < line.length; at++) {
    const sign = line[at] ?? '';
    const next = line[at + 1];
    if (open === '"' && sign === '\\' && (next === '"' || next === '\\')) {
      value += next;
      at++;
      continue;
    }
    if (sign === close) depth--;
    else if (sign === open) depth++;
    if (depth === 0) return { value, to: at + 1, closed: true };
    value += sign;
  }
  return { value, to: line.length, closed: false };
}

/** Ends at a `#` that begins a word. `report` hears of a text without its closing quote. */
export function tokensOf(line: string, report: (code: ScriptMistake['code'], from: number, to: number) => void): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    const sign = line[at] ?? '';
    if (/\s/.test(sign)) {
      at++;
    } else if (sign === '#') {
      break;
    } else if (sign in CLOSING) {
      const { value, to, closed } = readQuoted(line, at);
      if (!closed) report('text-not-closed', at, to);
      tokens.push({ kind: 'text', value, from: at, to });
      at = to;
    } else {
      const from = at;
      while (at < line.length && !/[\s"“「]/.test(line[at] ?? '')) at++;
      tokens.push({ kind: 'word', value: line.slice(from, at), from, to: at });
    }
  }
  return tokens;
}
