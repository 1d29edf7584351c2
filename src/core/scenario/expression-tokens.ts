// The words, numbers and signs of a condition, with their offsets. Never throws: what is nothing of these is `other`.

export interface Token {
  readonly kind: 'word' | 'number' | 'sign' | 'open' | 'close' | 'other' | 'end';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const TOKEN = /\s*(?:([\p{L}_][\p{L}\p{N}_-]*)|([+-]?\d+(?:\.\d+)?)|(>=|<=|!=|==|=|<|>)|(\()|(\))|(\S))/uy;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const found = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6] ?? '';
    const kind = match[1] ? 'word' : match[2] ? 'number' : match[3] ? 'sign' : match[4] ? 'open' : match[5] ? 'close' : 'other';
    tokens.push({ kind, text: found, from: TOKEN.lastIndex - found.length, to: TOKEN.lastIndex });
  }
  // The end stands right behind the last token, so that "something is missing here" points at the text.
  const end = tokens.at(-1)?.to ?? 0;
  tokens.push({ kind: 'end', text: '', from: end, to: end });
  return tokens;
}
