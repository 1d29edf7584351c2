// Text → script and everything wrong with its writing. Names of the scenario are looked up by `checkScript`.
import type { Comparison } from '../scenario/condition.ts';
import type { Span } from '../scenario/diagnostic.ts';
import { naming } from '../scenario/suggest.ts';
import { FEELINGS, LADDER, LOCALES, type Locale, PANES, STANCES, VERDICTS } from '../scenario/terms.ts';
import type { NameKind, Script, ScriptCode, ScriptMistake, ScriptName, ScriptStep } from './script.ts';
import { type Token, tokensOf } from './script-tokens.ts';

export interface ParsedScript {
  /** Null if something is wrong. */
  readonly script: Script | null;
  readonly mistakes: readonly ScriptMistake[];
}

/** UTF-16 units; a play of 200 decisions in words has about a tenth. */
const LONGEST_SCRIPT = 200_000;
const MOST_MISTAKES = 200;
const HEADERS = ['scenario', 'language', 'seed'] as const;
type Header = (typeof HEADERS)[number];
const INSTRUCTIONS = ['say', 'choose', 'wait', 'closed', 'hidden', 'expect'];
const WHATS = ['ladder', 'stance', 'fact', 'line', 'verdict', 'ending', 'score'];
const COMPARISONS: readonly Comparison[] = ['<', '<=', '=', '>=', '>'];
const MAX_SEED = 0xffffffff;

/** One line being read: takes its tokens one after the other, and notes what is missing. */
interface Reader {
  /** The next word; null, and reported, if there is none. `options` is what could stand there. */
  word(options: readonly string[]): Token | null;
  text(): string | null;
  /** A word of a closed vocabulary. */
  term<T extends string>(kind: NameKind, known: readonly T[]): T | null;
  /** An id of the scenario. */
  name(kind: ScriptName['kind']): string | null;
  /** Takes the word if it is the next one. */
  skip(word: string): boolean;
  report(code: ScriptCode, token: Token, params?: ScriptMistake['params']): void;
}

const listed = (options: readonly string[]): string => options.join(', ');

function readScore(reader: Reader): { op: Comparison; value: number } | null {
  const sign = reader.word(COMPARISONS);
  if (!sign) return null;
  const joined = /^(<=|>=|=|<|>)?(\d+)?$/.exec(sign.value);
  const op = joined?.[1] as Comparison | undefined;
  const number = joined?.[2] ?? (op === undefined ? undefined : reader.word(['900'])?.value);
  if (joined === null || number === undefined || !/^\d{1,4}$/.test(number)) {
    if (joined === null || number !== undefined) reader.report('bad-comparison', sign);
    return null;
  }
  return { op: op ?? '=', value: Number(number) };
}

type Bare = ScriptStep extends infer S ? (S extends unknown ? Omit<S, 'span'> : never) : never;

function readExpectation(reader: Reader): Bare | null {
  const first = reader.word([...WHATS, '<person>']);
  if (!first) return null;
  const whose = (): string | null | undefined => (reader.skip('of') ? reader.name('person') : undefined);
  switch (first.value) {
    case 'ladder':
    case 'stance': {
      const who = whose();
      if (who === null) return null;
      const of = who === undefined ? {} : { who };
      if (first.value === 'ladder') {
        const value = reader.term('rung', LADDER);
        return value && { do: 'expect', what: 'ladder', ...of, value };
      }
      const value = reader.term('stance', STANCES);
      return value && { do: 'expect', what: 'stance', ...of, value };
    }
    case 'fact': {
      const fact = reader.name('fact');
      if (fact === null) return null;
      const value = reader.term('pane', PANES);
      return value && { do: 'expect', what: 'fact', fact, value };
    }
    case 'line': {
      const text = reader.text();
      return text === null ? null : { do: 'expect', what: 'line', text };
    }
    case 'verdict': {
      const value = reader.term('verdict', VERDICTS);
      return value && { do: 'expect', what: 'verdict', value };
    }
    case 'ending': {
      const ending = reader.name('ending');
      return ending === null ? null : { do: 'expect', what: 'ending', ending };
    }
    case 'score': {
      const score = readScore(reader);
      return score && { do: 'expect', what: 'score', ...score };
    }
    default: {
      const feeling = reader.term('feeling', FEELINGS);
      return feeling && { do: 'expect', what: 'face', who: first.value, feeling };
    }
  }
}

function readInstruction(reader: Reader, first: Token): Bare | null {
  switch (first.value) {
    case 'say': {
      const text = reader.text();
      return text === null ? null : { do: 'say', text };
    }
    case 'choose':
    case 'closed':
    case 'hidden': {
      const choice = reader.name('choice');
      return choice === null ? null : { do: first.value, choice };
    }
    case 'wait':
      return { do: 'wait' };
    case 'expect':
      return readExpectation(reader);
    default:
      reader.report('unknown-instruction', first, { ...naming(first.value, INSTRUCTIONS), options: listed(INSTRUCTIONS) });
      return null;
  }
}

export function parseScript(source: string): ParsedScript {
  const mistakes: ScriptMistake[] = [];
  const report = (code: ScriptCode, span: Span, params: ScriptMistake['params'] = {}): void => {
    if (mistakes.length < MOST_MISTAKES) mistakes.push({ code, span, params });
  };
  const at = (line: number, from: number, to: number): Span => ({ line, column: from + 1, endLine: line, endColumn: to + 1 });
  const top = at(1, 0, 1);
  const text = source.replace(/^\ufeff/, '');
  if (text.length > LONGEST_SCRIPT) return { script: null, mistakes: [{ code: 'too-long', span: top, params: { limit: LONGEST_SCRIPT } }] };
  if (text.includes('\u0000') || text.includes('\ufffd')) return { script: null, mistakes: [{ code: 'not-text', span: top, params: {} }] };

  const headers = new Map<Header, { readonly value: string; readonly span: Span }>();
  const steps: ScriptStep[] = [];
  const names: ScriptName[] = [];

  const readHeader = (line: number, match: RegExpExecArray): void => {
    const [, indent = '', name = '', between = '', raw = ''] = match;
    const value = raw.replace(/(^|\s)#.*$/, '').trim();
    const span = at(line, indent.length, indent.length + name.length);
    const start = indent.length + name.length + between.length;
    const valueSpan = at(line, start, start + Math.max(1, value.length));
    if (!HEADERS.includes(name as Header)) report('unknown-header', span, { ...naming(name, HEADERS), options: listed(HEADERS) });
    else if (headers.has(name as Header)) report('header-twice', span, { name });
    else if (steps.length > 0) report('header-late', span, { name });
    else {
      headers.set(name as Header, { value, span: valueSpan });
      if (name === 'language' && !LOCALES.includes(value as Locale))
        report('bad-header', valueSpan, { name, value, options: listed(LOCALES) });
      if (name === 'seed' && !(/^\d{1,10}$/.test(value) && Number(value) <= MAX_SEED))
        report('bad-header', valueSpan, { name, value, options: `0…${MAX_SEED}` });
    }
  };

  const readStep = (line: number, content: string): void => {
    const tokens = tokensOf(content, (code, from, to) => report(code, at(line, from, to)));
    const [first] = tokens;
    if (!first) return;
    const end = tokens.at(-1)?.to ?? 0;
    let next = 1;
    const spanOf = (token: Token): Span => at(line, token.from, token.to);
    const previous = (): string => tokens[next - 1]?.value ?? '';
    const reader: Reader = {
      word: (options) => {
        const token = tokens[next];
        if (token?.kind !== 'word') {
          report('missing-word', at(line, end, end + 1), { name: previous(), options: listed(options) });
          return null;
        }
        next++;
        return token;
      },
      text: () => {
        const token = tokens[next];
        if (token?.kind !== 'text') {
          report('missing-text', token ? spanOf(token) : at(line, end, end + 1), { name: previous() });
          // What stands there instead is the text without its quotes: no second mistake.
          next = tokens.length;
          return null;
        }
        next++;
        return token.value;
      },
      term: (kind, known) => {
        const token = reader.word(known);
        if (!token) return null;
        const found = known.find((one) => one === token.value);
        if (found === undefined) report('unknown-name', spanOf(token), { kind, ...naming(token.value, known), options: listed(known) });
        return found ?? null;
      },
      name: (kind) => {
        const token = reader.word([`<${kind}>`]);
        if (token) names.push({ kind, name: token.value, span: spanOf(token) });
        return token?.value ?? null;
      },
      skip: (word) => {
        const found = tokens[next]?.value === word;
        if (found) next++;
        return found;
      },
      report: (code, token, params) => report(code, spanOf(token), params),
    };
    const before = mistakes.length;
    const step = readInstruction(reader, first);
    if (step?.do === 'expect' && step.what === 'face' && tokens[1]) names.push({ kind: 'person', name: step.who, span: spanOf(tokens[1]) });
    const rest = tokens[next];
    if (rest && mistakes.length === before) report('too-much', at(line, rest.from, end), { text: content.slice(rest.from, end) });
    if (step) steps.push({ ...step, span: at(line, first.from, end) });
  };

  for (const [index, content] of text.split(/\r?\n/).entries()) {
    const header = /^(\s*)([\p{L}-]+)(\s*[:：]\s*)(.*)$/u.exec(content);
    if (header) readHeader(index + 1, header);
    else readStep(index + 1, content);
  }
  for (const name of ['scenario', 'language'] as const) if (!headers.get(name)?.value) report('missing-header', top, { name });
  const scenario = headers.get('scenario');
  mistakes.sort((a, b) => a.span.line - b.span.line || a.span.column - b.span.column);
  if (mistakes.length > 0 || !scenario) return { script: null, mistakes };
  const language = headers.get('language')?.value as Locale;
  const seed = Number(headers.get('seed')?.value ?? '1');
  return { script: { scenario: scenario.value, scenarioSpan: scenario.span, language, seed, steps, names }, mistakes };
}
