// What the readers of all formats share: the books, the variables met, and how a line of text names its speaker.
import { decode } from 'html-entities';
import { type Ledger, lose, loseNew, note, type Reason } from './ledger.ts';
import { parseLogic } from './logic.ts';
import { testOf } from './logic-test.ts';
import type { OriginId, OriginKind, Place, Step, Story, Test, Variable } from './story.ts';

export interface Reader {
  readonly ledger: Ledger;
  readonly variables: Map<string, Variable>;
  /** Conditions without a counterpart so far: each gets a switch to be decided by the author. */
  unknown: number;
}

/** A file that cannot be read at all; `params` go into the sentence. */
export interface Refused {
  readonly refused:
    | 'too-large'
    | 'result-too-large'
    | 'too-many-passages'
    | 'too-deep'
    | 'not-text'
    | 'not-json'
    | 'wrong-format'
    | 'no-passage'
    | 'unknown-kind';
  readonly params: Readonly<Record<string, string | number>>;
}

export type ReadStory = (reader: Reader, text: string) => Story | Refused;

export const openReader = (ledger: Ledger): Reader => ({ ledger, variables: new Map(), unknown: 0 });

export const found = (reader: Reader, kind: OriginKind, place: Place, what: string): OriginId => note(reader.ledger, kind, place, what);

export const give = (reader: Reader, kind: OriginKind, place: Place, what: string, reason: Reason): void =>
  loseNew(reader.ledger, kind, place, what, reason);

/** Stands for a condition that cannot be said: a switch with the source beside it. */
export function unknownTest(reader: Reader, origin: OriginId, source: string): Test {
  lose(reader.ledger, origin, 'expression');
  const variable = `unknown condition ${++reader.unknown}`;
  reader.variables.set(variable, { initial: false, note: `TODO: condition: ${source}` });
  return { is: 'flag', variable, op: '!=', value: 0 };
}

/** Tests in one condition; a longer one is not readable in a scenario either. */
const MAX_TESTS = 8;

export const sizeOf = (test: Test): number =>
  test.is === 'and' || test.is === 'or' ? test.of.reduce((sum, part) => sum + sizeOf(part), 0) : test.is === 'not' ? sizeOf(test.of) : 1;

export function readTest(reader: Reader, source: string, here: string, origin: OriginId, known: (passage: string) => boolean): Test {
  const logic = parseLogic(source);
  const test = logic && testOf(logic, here);
  if (!test || sizeOf(test) > MAX_TESTS || !visitsKnown(test, known)) return unknownTest(reader, origin, source);
  return test;
}

function visitsKnown(test: Test, known: (passage: string) => boolean): boolean {
  if (test.is === 'and' || test.is === 'or') return test.of.every((part) => visitsKnown(part, known));
  return test.is === 'not' ? visitsKnown(test.of, known) : test.is !== 'visits' || known(test.passage);
}

// One to three words with capitals, or up to eight Chinese characters; "Note: the books close" is taken for a speaker too.
const SPEAKER =
  /^((?:\p{Lu}[\p{L}\p{M}.'’-]{0,24})(?: \p{Lu}[\p{L}\p{M}.'’-]{0,24}){0,2}|I|\p{Script=Han}{1,8}|[\p{Lo}]{1,12})\s?[:：]\s*(?=\S)/u;

export function speakerOf(text: string): { readonly who?: string; readonly text: string } {
  const match = SPEAKER.exec(text.slice(0, 120));
  return match?.[1] === undefined ? { text } : { who: match[1], text: text.slice(match[0].length) };
}

export const isRefused = (story: Story | Refused): story is Refused => 'refused' in story;

/** HTML → its words: tags go, entities are read; blocks and breaks end a line. Linear, and nothing of it is ever shown as HTML. */
export function textOfHtml(html: string): string {
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0 || !/[a-z/!]/i.test(html[open + 1] ?? '')) {
      const end = open < 0 ? html.length : open + 1;
      text += html.slice(at, end);
      at = end;
      continue;
    }
    text += html.slice(at, open);
    const close = html.indexOf('>', open);
    const tag = html.slice(open + 1, close < 0 ? html.length : close);
    if (/^\/?(p|div|br|li|ul|ol|h\d|tr|table|blockquote)\b/i.test(tag)) text += '\n';
    at = close < 0 ? html.length : close + 1;
    const hidden = /^(script|style)\b/i.exec(tag)?.[1];
    if (hidden !== undefined && close >= 0) {
      const end = html.toLowerCase().indexOf(`</${hidden.toLowerCase()}`, at);
      at = end < 0 ? html.length : end;
    }
  }
  return decode(text)
    .replace(/[ \t\u00a0]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** One step per line of plain text. */
export function saysOf(reader: Reader, text: string, place: Place): readonly Step[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Step => {
      const spoken = speakerOf(line);
      return { is: 'say', ...(spoken.who ? { who: spoken.who } : {}), texts: [spoken.text], origin: found(reader, 'line', place, line) };
    });
}
