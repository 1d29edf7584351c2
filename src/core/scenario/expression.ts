// The language of `when`: recursive descent over the tokens. Never throws; the first syntax error ends it, wrong names do not.
//
//   or    = and {'or' and}      and = not {'and' not}      not = 'not' not | '(' or ')' | test
//   test  = ('stance' | 'ladder') [of] compare word | ('climate' | 'heat') [of] compare number
//         | ('intensity' | 'step' | 'open-facts') compare number | 'fact' id compare pane | 'visits' id compare number
//         | 'flag' id [compare value] | id [compare value] | 'chosen' id           of = 'of' id
//   compare = 'is' | 'is' 'not' | '<' | '<=' | '=' | '!=' | '>=' | '>'
import type { Comparison, Condition } from './condition.ts';
import type { Code } from './diagnostic.ts';
import { type Token, tokensOf } from './expression-tokens.ts';
import { naming } from './suggest.ts';
import { LADDER, PANES, STANCES } from './terms.ts';

export const SUBJECTS = [
  'stance',
  'ladder',
  'climate',
  'heat',
  'intensity',
  'step',
  'open-facts',
  'fact',
  'flag',
  'visits',
  'chosen',
] as const;
/** No flag may be called like one of these. */
export const KEYWORDS: readonly string[] = [...SUBJECTS, 'and', 'or', 'not', 'is', 'of', 'true', 'false'];

export type NameKind = 'cast' | 'fact' | 'flag' | 'node' | 'choice';

export interface ExpressionName {
  readonly kind: NameKind;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export interface ExpressionIssue {
  readonly code: Code;
  readonly from: number;
  readonly to: number;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Expression {
  /** Null if there is any issue. */
  readonly condition: Condition | null;
  readonly names: readonly ExpressionName[];
  readonly issues: readonly ExpressionIssue[];
}

/** UTF-16 units; nobody can read a longer condition. */
const MAX_LENGTH = 1000;
/** Parentheses and `not` inside each other. */
const MAX_NESTING = 40;

/** What a syntax error says was expected; the sentences are in src/locale. */
export type Expected = 'test' | 'comparison' | 'number' | 'word' | 'name' | 'equality' | 'close' | 'end' | 'shallow' | 'shorter';

const SYNTAX_ERROR = Symbol('syntax error');

class Parser {
  readonly names: ExpressionName[] = [];
  readonly issues: ExpressionIssue[] = [];
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly flags: ReadonlySet<string> | undefined,
  ) {}

  whole(): Condition | typeof SYNTAX_ERROR {
    const condition = this.or(0);
    if (condition === SYNTAX_ERROR) return SYNTAX_ERROR;
    return this.peek().kind === 'end' ? condition : this.fail('end');
  }

  private peek(): Token {
    const token = this.tokens[this.at];
    if (token === undefined) throw new Error('read past the end of a condition');
    return token;
  }

  private next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.at++;
    return token;
  }

  private eat(word: string): boolean {
    const token = this.peek();
    if (token.kind !== 'word' || token.text !== word) return false;
    this.at++;
    return true;
  }

  private fail(expected: Expected): typeof SYNTAX_ERROR {
    const { text, from, to } = this.peek();
    this.issues.push({ code: 'expression-syntax', from, to, params: { found: text, expected } });
    return SYNTAX_ERROR;
  }

  private or(depth: number): Condition | typeof SYNTAX_ERROR {
    return this.chain('or', () => this.chain('and', () => this.not(depth)));
  }

  private chain(is: 'and' | 'or', part: () => Condition | typeof SYNTAX_ERROR): Condition | typeof SYNTAX_ERROR {
    const parts: Condition[] = [];
    do {
      const condition = part();
      if (condition === SYNTAX_ERROR) return SYNTAX_ERROR;
      parts.push(condition);
    } while (this.eat(is));
    const [first] = parts;
    return parts.length === 1 && first ? first : { is, of: parts };
  }

  private not(depth: number): Condition | typeof SYNTAX_ERROR {
    if (depth >= MAX_NESTING) return this.fail('shallow');
    if (this.eat('not')) {
      const inner = this.not(depth + 1);
      return inner === SYNTAX_ERROR ? inner : { is: 'not', of: inner };
    }
    if (this.peek().kind !== 'open') return this.test();
    this.at++;
    const inner = this.or(depth + 1);
    if (inner === SYNTAX_ERROR) return inner;
    if (this.peek().kind !== 'close') return this.fail('close');
    this.at++;
    return inner;
  }

  private test(): Condition | typeof SYNTAX_ERROR {
    const subject = this.peek();
    if (subject.kind !== 'word' || ['and', 'or', 'is', 'of', 'true', 'false'].includes(subject.text)) return this.fail('test');
    this.at++;
    switch (subject.text) {
      case 'stance':
        return this.ranked('stance', STANCES);
      case 'ladder':
        return this.ranked('ladder', LADDER);
      case 'climate':
      case 'heat': {
        const who = this.who();
        if (who === SYNTAX_ERROR) return who;
        const right = this.number();
        return right === SYNTAX_ERROR ? right : { is: subject.text, ...who, ...right };
      }
      case 'intensity':
      case 'step':
      case 'open-facts': {
        const right = this.number();
        return right === SYNTAX_ERROR ? right : { is: subject.text, ...right };
      }
      case 'fact':
        return this.fact();
      case 'visits': {
        const node = this.name('node');
        if (node === SYNTAX_ERROR) return node;
        const right = this.number();
        return right === SYNTAX_ERROR ? right : { is: 'visits', node, ...right };
      }
      case 'chosen': {
        const choice = this.name('choice');
        return choice === SYNTAX_ERROR ? choice : { is: 'chosen', choice };
      }
      case 'flag': {
        const flag = this.name('flag');
        return flag === SYNTAX_ERROR ? flag : this.flag(flag);
      }
      default:
        return this.bareName(subject);
    }
  }

  private bareName(subject: Token): Condition | typeof SYNTAX_ERROR {
    if (this.flags === undefined || this.flags.has(subject.text)) {
      this.names.push({ kind: 'flag', name: subject.text, from: subject.from, to: subject.to });
      return this.flag(subject.text);
    }
    const { text: name, from, to } = subject;
    this.issues.push({ code: 'unknown-name', from, to, params: naming(name, [...SUBJECTS, 'not', ...this.flags]) });
    // What follows cannot be judged without knowing what it is about: go on behind it.
    while (this.peek().kind !== 'end' && this.peek().kind !== 'close' && !['and', 'or'].includes(this.peek().text)) this.next();
    return { is: 'flag', flag: name, op: '!=', value: 0 };
  }

  private who(): { who?: string } | typeof SYNTAX_ERROR {
    if (!this.eat('of')) return {};
    const who = this.name('cast');
    return who === SYNTAX_ERROR ? who : { who };
  }

  private name(kind: NameKind): string | typeof SYNTAX_ERROR {
    const token = this.peek();
    if (token.kind !== 'word') return this.fail('name');
    this.at++;
    this.names.push({ kind, name: token.text, from: token.from, to: token.to });
    return token.text;
  }

  private comparison(): Comparison | null {
    if (this.eat('is')) return this.eat('not') ? '!=' : '=';
    if (this.peek().kind !== 'sign') return null;
    const sign = this.next().text;
    return sign === '==' ? '=' : (sign as Comparison);
  }

  private number(): { op: Comparison; value: number } | typeof SYNTAX_ERROR {
    const op = this.comparison();
    if (op === null) return this.fail('comparison');
    const token = this.peek();
    const value = Number(token.text);
    if (token.kind !== 'number' || !Number.isSafeInteger(value)) return this.fail('number');
    this.at++;
    return { op, value: value + 0 };
  }

  private word<T extends string>(values: readonly T[]): T | typeof SYNTAX_ERROR {
    const token = this.peek();
    if (token.kind !== 'word') return this.fail('word');
    this.at++;
    const known = values.find((value) => value === token.text);
    if (known !== undefined) return known;
    const params = { ...naming(token.text, values), known: values.join(', ') };
    this.issues.push({ code: 'unknown-value', from: token.from, to: token.to, params });
    return values[0] as T;
  }

  private ranked<K extends 'stance' | 'ladder', T extends string>(is: K, values: readonly T[]): Condition | typeof SYNTAX_ERROR {
    const who = this.who();
    if (who === SYNTAX_ERROR) return who;
    const op = this.comparison();
    if (op === null) return this.fail('comparison');
    const value = this.word(values);
    return value === SYNTAX_ERROR ? value : ({ is, ...who, op, value } as unknown as Condition);
  }

  private fact(): Condition | typeof SYNTAX_ERROR {
    const fact = this.name('fact');
    if (fact === SYNTAX_ERROR) return fact;
    const sign = this.peek();
    if (sign.kind === 'sign' && !['=', '==', '!='].includes(sign.text)) return this.fail('equality');
    const op = this.comparison();
    if (op === null) return this.fail('comparison');
    const value = this.word(PANES);
    return value === SYNTAX_ERROR ? value : { is: 'fact', fact, op: op === '!=' ? '!=' : '=', value };
  }

  private flag(flag: string): Condition | typeof SYNTAX_ERROR {
    const mark = this.at;
    const op = this.comparison();
    if (op === null) return { is: 'flag', flag, op: '!=', value: 0 };
    const equality = op === '=' || op === '!=';
    if (equality && this.eat('true')) return { is: 'flag', flag, op, value: 1 };
    if (equality && this.eat('false')) return { is: 'flag', flag, op, value: 0 };
    this.at = mark;
    const right = this.number();
    return right === SYNTAX_ERROR ? right : { is: 'flag', flag, ...right };
  }
}

/** `flags` are the declared ones: without them every bare word counts as a flag. */
export function parseExpression(text: string, flags?: ReadonlySet<string>): Expression {
  if (text.length > MAX_LENGTH) {
    const issue: ExpressionIssue = {
      code: 'expression-syntax',
      from: MAX_LENGTH,
      to: text.length,
      params: { found: '…', expected: 'shorter' },
    };
    return { condition: null, names: [], issues: [issue] };
  }
  const parser = new Parser(tokensOf(text), flags);
  const condition = parser.whole();
  const sound = condition !== SYNTAX_ERROR && parser.issues.length === 0;
  return { condition: sound ? condition : null, names: parser.names, issues: parser.issues };
}
