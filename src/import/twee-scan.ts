// The body of a passage → tokens: text, macros of both dialects, links, and what is no text. One pass, no recursion.

export type TweeToken = { readonly line: number } & (
  | { readonly is: 'text'; readonly text: string }
  /** `<<name args>>`; closing ones are called `/name`. */
  | { readonly is: 'sugar'; readonly name: string; readonly args: string; readonly source: string }
  /** `(name: args)`; `hook` if a `[` follows, which ends with a `close`. */
  | { readonly is: 'harlowe'; readonly name: string; readonly args: string; readonly source: string; readonly hook: boolean }
  | { readonly is: 'close' }
  | { readonly is: 'link'; readonly text: string; readonly target: string; readonly setter: string; readonly source: string }
  | { readonly is: 'comment' | 'media' | 'markup' | 'script' | 'broken'; readonly source: string }
);

/** UTF-16 units of one macro or link; an unclosed one is text. */
const MAX_MACRO = 4000;

/** Offset behind `close`, not counting what stands in quotes; −1 if it does not come soon. */
function endOf(text: string, from: number, close: string, nests: string | null): number {
  const last = Math.min(text.length, from + MAX_MACRO);
  let quote = '';
  let depth = 0;
  for (let i = from; i < last; i++) {
    const sign = text[i] ?? '';
    if (quote !== '') {
      if (sign === '\\') i++;
      else if (sign === quote) quote = '';
    } else if (sign === '"' || (sign === "'" && !/\p{L}/u.test(text[i - 1] ?? ''))) quote = sign;
    else if (depth === 0 && text.startsWith(close, i)) return i + close.length;
    else if (nests !== null && sign === nests) depth++;
    else if (nests !== null && sign === close) depth--;
  }
  return -1;
}

/** `a`, `a|b`, `a->b`, `b<-a`. */
export function linkParts(inner: string): { readonly text: string; readonly target: string } {
  const right = inner.lastIndexOf('->');
  if (right >= 0) return { text: inner.slice(0, right).trim(), target: inner.slice(right + 2).trim() };
  const left = inner.indexOf('<-');
  if (left >= 0) return { text: inner.slice(left + 2).trim(), target: inner.slice(0, left).trim() };
  const bar = inner.indexOf('|');
  if (bar >= 0) return { text: inner.slice(0, bar).trim(), target: inner.slice(bar + 1).trim() };
  return { text: inner.trim(), target: inner.trim() };
}

const BLOCKS = [
  { open: '<!--', close: '-->', is: 'comment' },
  { open: '/*', close: '*/', is: 'comment' },
  { open: '/%', close: '%/', is: 'comment' },
  { open: '<%', close: '%>', is: 'script' },
] as const;

const INTERESTING = /<<|\[\[|\[img\[|<!--|\/\*|\/%|<%|<\/?[a-z][a-z0-9-]*[^<>\n]{0,300}>|\(|\[|\]|''|\/\/|__|~~|==|\n/giu;
const MACRO = /^<<\s*(\/?[A-Za-z_=-][\w-]*)\s*([\s\S]*?)\s*>>$/;
const HARLOWE = /^\(\s*([A-Za-z][\w-]*)\s*:\s*([\s\S]*)\)$/;
const MARKS: ReadonlySet<string> = new Set(["''", '//', '__', '~~', '==']);

export function scanTwee(text: string, firstLine: number, harlowe: boolean): readonly TweeToken[] {
  const tokens: TweeToken[] = [];
  /** Brackets open right now: hooks, and others that are text. */
  const brackets: boolean[] = [];
  let line = firstLine;
  let plain = '';
  const flush = (): void => {
    if (plain !== '') tokens.push({ is: 'text', text: plain, line });
    plain = '';
  };
  const push = (token: TweeToken, source: string): number => {
    flush();
    tokens.push(token);
    line += source.split('\n').length - 1;
    return source.length;
  };
  /** Length of what begins here, or 0 if it is text. */
  const read = (at: number, sign: string): number => {
    const block = BLOCKS.find(({ open }) => open === sign);
    if (block) {
      const end = text.indexOf(block.close, at + sign.length);
      const source = text.slice(at, end < 0 ? text.length : end + block.close.length);
      return push({ is: end < 0 ? 'broken' : block.is, source, line }, source);
    }
    if (sign === '<<') {
      const end = endOf(text, at + 2, '>>', null);
      const source = text.slice(at, end < 0 ? at + 2 : end);
      const [, name = '', args = ''] = MACRO.exec(source) ?? [];
      return push(name === '' ? { is: 'broken', source, line } : { is: 'sugar', name, args, source, line }, source);
    }
    if (sign === '[[') {
      const near = text.slice(at, at + MAX_MACRO);
      const end = near.indexOf(']]');
      const setterEnd = near.indexOf('][');
      const hasSetter = setterEnd >= 0 && setterEnd < end;
      const source = near.slice(0, end < 0 ? 2 : end + 2);
      if (source === '[[') return push({ is: 'broken', source, line }, source);
      const inner = source.slice(2, hasSetter ? setterEnd : -2);
      const setter = hasSetter ? source.slice(setterEnd + 2, -2) : '';
      return push({ is: 'link', ...linkParts(inner), setter, source, line }, source);
    }
    if (sign.toLowerCase() === '[img[') {
      const near = text.slice(at, at + MAX_MACRO);
      const end = near.indexOf(']]');
      const source = near.slice(0, end < 0 ? 5 : end + 2);
      return push({ is: 'media', source, line }, source);
    }
    if (sign === '(' && harlowe) {
      const end = endOf(text, at + 1, ')', '(');
      const source = end < 0 ? '' : text.slice(at, end);
      const [, name = '', args = ''] = HARLOWE.exec(source) ?? [];
      if (name === '') return 0;
      const gap = /^\s*\[(?=\[\[|[^[]|$)/.exec(text.slice(end, end + 200))?.[0] ?? '';
      if (gap !== '') brackets.push(true);
      return push({ is: 'harlowe', name: name.toLowerCase(), args, source, hook: gap !== '', line }, source + gap);
    }
    if (sign === '[' && harlowe) brackets.push(false);
    if (sign === ']' && harlowe && brackets.pop() === true) return push({ is: 'close', line }, sign);
    if (sign.startsWith('<') && sign.length > 2)
      return push({ is: /^<(img|audio|video|iframe)/i.test(sign) ? 'media' : 'markup', source: sign, line }, sign);
    if (MARKS.has(sign) && !text.slice(Math.max(0, at - 6), at).endsWith(':')) return push({ is: 'markup', source: sign, line }, sign);
    return 0;
  };
  let at = 0;
  while (at < text.length) {
    INTERESTING.lastIndex = at;
    const match = INTERESTING.exec(text);
    if (match === null) break;
    plain += text.slice(at, match.index);
    const [sign] = match;
    const length = read(match.index, sign);
    if (length > 0) at = match.index + length;
    else {
      const taken = sign.startsWith('[') ? '[' : sign;
      plain += taken;
      at = match.index + taken.length;
      if (sign === '\n') {
        flush();
        line++;
      }
    }
  }
  plain += text.slice(at);
  flush();
  return tokens;
}
