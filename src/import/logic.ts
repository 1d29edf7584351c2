// Expressions of Twine, Yarn and ink as one tree. Never throws: what is no expression of ours is null.

export type Logic =
  | { readonly is: 'value'; readonly value: number | boolean | string }
  | { readonly is: 'variable'; readonly name: string }
  | { readonly is: 'visits'; readonly passage: string | null }
  | { readonly is: 'not' | 'minus'; readonly of: Logic }
  | { readonly is: 'two'; readonly op: string; readonly left: Logic; readonly right: Logic }
  | { readonly is: 'unknown' };

/** UTF-16 units; longer ones are not read. */
const MAX_LENGTH = 2000;
const MAX_NESTING = 60;

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([$_]?[\p{L}_][\p{L}\p{N}_]*:?)|(===|!==|==|!=|<=|>=|&&|\|\||\+\+|--|[-+*/%]=|[-+*/%<>=!(),]))/uy;

interface Token {
  readonly kind: 'number' | 'string' | 'word' | 'sign' | 'end';
  readonly text: string;
}

function tokensOf(text: string): readonly Token[] | null {
  if (text.length > MAX_LENGTH) return null;
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (match === null) return null;
    if (match[1] !== undefined) tokens.push({ kind: 'number', text: match[1] });
    else if (match[2] !== undefined || match[3] !== undefined) tokens.push({ kind: 'string', text: match[2] ?? match[3] ?? '' });
    else if (match[4] !== undefined) tokens.push({ kind: 'word', text: match[4] });
    else tokens.push({ kind: 'sign', text: match[5] ?? '' });
  }
  return tokens;
}

/** Words and signs of all dialects → ours. */
const OPERATORS: Readonly<Record<string, string>> = {
  or: 'or',
  '||': 'or',
  and: 'and',
  '&&': 'and',
  is: '=',
  eq: '=',
  '==': '=',
  '===': '=',
  isnot: '!=',
  neq: '!=',
  ne: '!=',
  '!=': '!=',
  '!==': '!=',
  lt: '<',
  '<': '<',
  lte: '<=',
  '<=': '<=',
  gt: '>',
  '>': '>',
  gte: '>=',
  '>=': '>=',
  xor: 'xor',
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '%': '%',
};
const LEVELS: readonly (readonly string[])[] = [['or'], ['xor'], ['and'], ['=', '!=', '<', '<=', '>', '>='], ['+', '-'], ['*', '/', '%']];

const operatorOf = (token: Token | undefined): string | undefined =>
  token && (token.kind === 'word' || token.kind === 'sign') && Object.hasOwn(OPERATORS, token.text) ? OPERATORS[token.text] : undefined;

interface Reading {
  readonly tokens: readonly Token[];
  at: number;
}

function readLevel(reading: Reading, level: number, depth: number): Logic | null {
  const operators = LEVELS[level];
  if (operators === undefined) return readSingle(reading, depth);
  let left = readLevel(reading, level + 1, depth);
  while (left !== null) {
    let op = operatorOf(reading.tokens[reading.at]);
    if (op === undefined || !operators.includes(op)) return left;
    reading.at++;
    // `is not x` of SugarCube and Harlowe.
    if (op === '=' && reading.tokens[reading.at]?.text === 'not') {
      op = '!=';
      reading.at++;
    }
    const right = readLevel(reading, level + 1, depth);
    if (right === null) return null;
    left = { is: 'two', op, left, right };
  }
  return null;
}

function readSingle(reading: Reading, depth: number): Logic | null {
  if (depth > MAX_NESTING) return null;
  const token = reading.tokens[reading.at++];
  if (token === undefined) return null;
  const { kind, text } = token;
  if (kind === 'number') return { is: 'value', value: Number(text) };
  if (kind === 'string') return { is: 'value', value: text };
  if (kind === 'sign') {
    if (text === '(') return readParentheses(reading, depth);
    if (text === '!' || text === '-') {
      const of = readSingle(reading, depth + 1);
      return of === null ? null : { is: text === '!' ? 'not' : 'minus', of };
    }
    return null;
  }
  if (text === 'not') {
    // `not` binds weaker than a comparison in Yarn and SugarCube.
    const of = readLevel(reading, 3, depth + 1);
    return of === null ? null : { is: 'not', of };
  }
  if (text === 'true' || text === 'false') return { is: 'value', value: text === 'true' };
  if (/^[$_]/u.test(text)) return { is: 'variable', name: text };
  if (text === 'it') return { is: 'variable', name: 'it' };
  if (text === 'visits' || text === 'visit') return { is: 'visits', passage: null };
  return readCall(reading, text);
}

function readParentheses(reading: Reading, depth: number): Logic | null {
  const word = reading.tokens[reading.at];
  // A macro of Harlowe: `(history:)`, `(visited: "x")`.
  if (word?.kind === 'word' && word.text.endsWith(':')) {
    reading.at++;
    const name = reading.tokens[reading.at];
    if (word.text !== 'visited:' || name?.kind !== 'string' || reading.tokens[reading.at + 1]?.text !== ')') return null;
    reading.at += 2;
    return { is: 'visits', passage: name.text };
  }
  const inner = readLevel(reading, 0, depth + 1);
  return reading.tokens[reading.at++]?.text === ')' ? inner : null;
}

/** `visited()` and `visited("x")`, of SugarCube and Yarn. */
function readCall(reading: Reading, name: string): Logic | null {
  if (!['visited', 'visited_count', 'hasVisited'].includes(name) || reading.tokens[reading.at]?.text !== '(') return null;
  const [, second, third] = reading.tokens.slice(reading.at, reading.at + 3);
  if (second?.text === ')') {
    reading.at += 2;
    return { is: 'visits', passage: null };
  }
  if (second?.kind !== 'string' || third?.text !== ')') return null;
  reading.at += 3;
  return { is: 'visits', passage: second.text };
}

export function parseLogic(text: string): Logic | null {
  const tokens = tokensOf(text);
  if (tokens === null || tokens.length === 0) return null;
  const reading: Reading = { tokens, at: 0 };
  const logic = readLevel(reading, 0, 0);
  return logic !== null && reading.at === tokens.length ? logic : null;
}
