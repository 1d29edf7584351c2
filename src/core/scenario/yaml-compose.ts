// YAML text → one document. Lexer, parser and composer are driven by hand, so that hostile text is refused before
// the recursive composer sees it, and soon.
import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';
import type { Code } from './diagnostic.ts';
import { MAX_ALIASED, MAX_DEPTH, MAX_LEXEMES } from './guard.ts';
import type { Range } from './position.ts';
import { tooDeepAt } from './yaml-depth.ts';

export type Refuse = (code: Code, range: Range, params: Readonly<Record<string, string | number>>) => void;

const OPTIONS = { prettyErrors: false, uniqueKeys: false, stringKeys: true, logLevel: 'silent', keepSourceTokens: false } as const;

/** What the lexer puts in front of a scalar; not part of the text. */
const SCALAR_MARK = '\u001f';
/** Syntax errors after which the rest of the text is not read: it is no YAML. */
const MAX_ERROR_TOKENS = 100;

interface Lexed {
  readonly tokens: readonly CST.Token[];
  /** The rest of the text was not looked at. */
  readonly cut: boolean;
}

function parseTokens(text: string, refuse: Refuse): Lexed | null {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let depth = 0;
  let lexemes = 0;
  let aliases = 0;
  let errors = 0;
  let offset = 0;
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (++lexemes > MAX_LEXEMES) {
      refuse('document-too-large', [0, 0], { limit: MAX_LEXEMES, unit: 'lexemes' });
      return null;
    }
    const first = scalar ? '' : lexeme[0];
    if (first === '[' || first === '{') depth++;
    else if (first === ']' || first === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) {
      refuse('document-too-deep', [offset, offset + 1], { limit: MAX_DEPTH });
      return null;
    }
    if (first === '*' && ++aliases > MAX_ALIASED) {
      refuse('too-many-aliases', [offset, offset + lexeme.length], { name: lexeme.slice(1), limit: MAX_ALIASED });
      return null;
    }
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') errors++;
    }
    if (errors > MAX_ERROR_TOKENS) return { tokens, cut: true };
    // The marks of the lexer (document, scalar, end of flow) are single control characters, which the text cannot contain.
    if (lexeme.length !== 1 || lexeme >= ' ' || lexeme === '\n' || lexeme === '\t' || lexeme === '\r') offset += lexeme.length;
    scalar = lexeme === SCALAR_MARK;
  }
  tokens.push(...parser.end());
  return { tokens, cut: false };
}

/** Of the texts read last, the youngest at the end; the documents themselves only as long as there is room for them. */
const latest = new Map<string, WeakRef<Document.Parsed>>();
/** A scenario, what it was before it was written into, and what it includes. */
const MAX_LATEST = 4;

function keepLatest(text: string, document: Document.Parsed): void {
  latest.delete(text);
  latest.set(text, new WeakRef(document));
  const [oldest] = latest.keys();
  if (latest.size > MAX_LATEST && oldest !== undefined) latest.delete(oldest);
}

/**
 * Null if the text was refused. Further documents are told and left out. One text is read by several parts of a command one
 * after the other: they share the document, in which they may join what belongs together and change nothing else.
 */
export function composeDocument(text: string, refuse: Refuse): Document.Parsed | null {
  const document = latest.get(text)?.deref() ?? composeAnew(text, refuse);
  if (document !== null) keepLatest(text, document);
  return document;
}

function composeAnew(text: string, refuse: Refuse): Document.Parsed | null {
  const lexed = parseTokens(text, refuse);
  if (lexed === null) return null;
  for (const token of lexed.tokens) {
    const deep = tooDeepAt(token);
    if (deep === null) continue;
    refuse('document-too-deep', [deep, deep + 1], { limit: MAX_DEPTH });
    return null;
  }
  const composer = new Composer(OPTIONS);
  const [document, second] = composer.compose(lexed.tokens, true, text.length);
  if (second !== undefined) {
    const at = second.range[0];
    refuse('yaml-syntax', [at, at], { reason: 'MULTIPLE_DOCS', detail: 'Source contains multiple documents' });
    return null;
  }
  return document ?? null;
}
