// The body of a Yarn node → steps.
import { lose } from './ledger.ts';
import { assignmentOf } from './logic-test.ts';
import { found, give, type Reader, readTest, speakerOf } from './reader.ts';
import type { IfBranch, Option, OriginId, Step, Test } from './story.ts';
import { linkParts } from './twee-scan.ts';

export interface YarnLine {
  readonly text: string;
  /** Columns. */
  readonly indent: number;
  readonly line: number;
}

export interface YarnScope {
  readonly reader: Reader;
  readonly here: string;
  readonly known: (passage: string) => boolean;
}

interface Walk extends YarnScope {
  readonly lines: readonly YarnLine[];
  at: number;
}

const MAX_NESTING = 40;
const COMMAND = /^<<\s*(\w+)\s*([\s\S]*?)\s*>>$/;

interface Spoken {
  readonly text: string;
  readonly id?: string;
  readonly condition?: string;
  readonly once: boolean;
}

/** A line without its comment, hashtags, condition and markup; what of that has no counterpart is told. */
function dress({ reader }: Walk, { text, line }: YarnLine): Spoken {
  const place = { line };
  let rest = text;
  const comment = /(?:^|\s)\/\/.*$/.exec(rest);
  if (comment) {
    give(reader, 'other', place, comment[0].trim(), 'comment');
    rest = rest.slice(0, comment.index);
  }
  let id: string | undefined;
  let condition: string | undefined;
  let once = false;
  for (let tag = /\s#(\S+)\s*$/.exec(rest); tag !== null; tag = /\s#(\S+)\s*$/.exec(rest)) {
    if (tag[1]?.startsWith('line:')) id = tag[1].slice(5);
    else give(reader, 'other', place, `#${tag[1]}`, 'unknown-construct');
    rest = rest.slice(0, tag.index);
  }
  const guard = /<<\s*(if\b[\s\S]*?|once\b[\s\S]*?)\s*>>\s*$/.exec(rest);
  if (guard?.[1] !== undefined) {
    rest = rest.slice(0, guard.index);
    once = guard[1].startsWith('once');
    const asked = guard[1].replace(/^once\s*/, '').replace(/^if\b\s*/, '');
    if (asked !== '') condition = asked;
  }
  for (const [value] of rest.matchAll(/\{[^{}]*\}/g)) give(reader, 'other', place, value, 'printed-value');
  rest = rest.replace(/\[\/?[a-z][^\]\n]{0,200}\]|\[\/\]/gi, (mark) => {
    give(reader, 'other', place, mark, 'markup');
    return '';
  });
  return { text: rest.trim(), once, ...(id === undefined ? {} : { id }), ...(condition === undefined ? {} : { condition }) };
}

function conditionOf(walk: Walk, source: string, line: number): { readonly test: Test; readonly origin: OriginId } {
  const origin = found(walk.reader, 'condition', { line }, source);
  return { origin, test: readTest(walk.reader, source, walk.here, origin, walk.known) };
}

function sayOf(walk: Walk, line: YarnLine): readonly Step[] {
  const spoken = dress(walk, line);
  if (spoken.text === '') return [];
  const origin = found(walk.reader, 'line', { line: line.line }, line.text);
  if (spoken.once) lose(walk.reader.ledger, origin, 'text-varies');
  const speaker = speakerOf(spoken.text);
  const who = speaker.who === undefined ? {} : { who: speaker.who };
  const say: Step = { is: 'say', ...who, texts: [speaker.text], ...(spoken.id === undefined ? {} : { id: spoken.id }), origin };
  if (spoken.condition === undefined) return [say];
  return [{ is: 'if', branches: [{ ...conditionOf(walk, spoken.condition, line.line), steps: [say] }] }];
}

function optionOf(walk: Walk, line: YarnLine, depth: number): Option {
  walk.at++;
  const spoken = dress(walk, { ...line, text: line.text.slice(2).trim() });
  const origin = found(walk.reader, 'link', { line: line.line }, line.text);
  const asked = spoken.condition === undefined ? null : conditionOf(walk, spoken.condition, line.line);
  const steps = block(walk, line.indent + 1, depth + 1);
  const condition = asked === null ? {} : { test: asked.test, testOrigin: asked.origin };
  return { is: 'option', text: spoken.text, ...(spoken.id ? { id: spoken.id } : {}), once: spoken.once, ...condition, steps, origin };
}

function ifOf(walk: Walk, first: YarnLine, source: string, depth: number): Step {
  const branches: IfBranch[] = [];
  let open: { test: Test | null; origin: OriginId | null } = conditionOf(walk, source, first.line);
  walk.at++;
  for (;;) {
    const steps = block(walk, 0, depth + 1);
    branches.push({ ...open, steps });
    const next = walk.lines[walk.at];
    const [, name, args = ''] = COMMAND.exec(next?.text ?? '') ?? [];
    if (!next || (name !== 'elseif' && name !== 'else')) {
      if (name === 'endif') walk.at++;
      else give(walk.reader, 'other', { line: first.line }, first.text, 'unbalanced');
      return { is: 'if', branches };
    }
    walk.at++;
    open = name === 'else' ? { test: null, origin: null } : conditionOf(walk, args, next.line);
  }
}

/** Null: the line is not a command of the language. */
function commandOf(walk: Walk, line: YarnLine, depth: number): readonly Step[] | null {
  const { reader } = walk;
  const [, name, args = ''] = COMMAND.exec(line.text) ?? [];
  if (name === undefined) return null;
  if (name === 'if' && depth < MAX_NESTING) return [ifOf(walk, line, args, depth)];
  walk.at++;
  const place = { line: line.line };
  switch (name) {
    case 'set': {
      const origin = found(reader, 'assignment', place, args);
      const change = assignmentOf(args);
      if (change === null) lose(reader.ledger, origin, 'value');
      return change === null ? [] : [{ is: 'set', change, origin }];
    }
    case 'jump':
      return [{ is: 'go', to: args.replace(/^\{?"?|"?\}?$/g, ''), origin: found(reader, 'link', place, line.text) }];
    case 'stop':
      return [{ is: 'end' }];
    case 'detour':
    case 'return':
      give(reader, 'link', place, line.text, 'tunnel');
      return [];
    default:
      give(reader, 'other', place, line.text, ['else', 'elseif', 'endif', 'if'].includes(name) ? 'unbalanced' : 'unknown-construct');
      return [];
  }
}

const ends = (text: string): boolean => /^<<\s*(?:elseif|else|endif)\b/.test(text);

/** Everything from here that is indented at least so far. */
function block(walk: Walk, indent: number, depth: number): readonly Step[] {
  const steps: Step[] = [];
  let asking = false;
  for (let line = walk.lines[walk.at]; line !== undefined && line.indent >= indent; line = walk.lines[walk.at]) {
    if (depth > 0 && ends(line.text)) break;
    const isOption = line.text.startsWith('->');
    if (asking && !isOption) steps.push({ is: 'ask' });
    asking = isOption;
    if (isOption) {
      if (depth < MAX_NESTING) steps.push(optionOf(walk, line, depth));
      else {
        give(walk.reader, 'link', { line: line.line }, line.text, 'unbalanced');
        walk.at++;
      }
      continue;
    }
    const command = commandOf(walk, line, depth);
    if (command !== null) {
      steps.push(...command);
      continue;
    }
    walk.at++;
    const link = /^\[\[(.+)\]\]$/.exec(line.text)?.[1];
    if (link !== undefined) steps.push(oldLink(walk, link, line));
    else if (line.text.startsWith('=>')) give(walk.reader, 'line', { line: line.line }, line.text, 'text-varies');
    else steps.push(...sayOf(walk, line));
  }
  if (asking) steps.push({ is: 'ask' });
  return steps;
}

/** `[[text|Node]]` is an option of Yarn 1, `[[Node]]` a jump. */
function oldLink(walk: Walk, inner: string, line: YarnLine): Step {
  const origin = found(walk.reader, 'link', { line: line.line }, line.text);
  const { text, target } = linkParts(inner);
  const go: Step = { is: 'go', to: target, origin };
  return inner.includes('|') ? { is: 'option', text, once: false, steps: [go], origin } : go;
}

export function readYarnBody(scope: YarnScope, lines: readonly YarnLine[]): readonly Step[] {
  const walk: Walk = { ...scope, lines, at: 0 };
  const steps: Step[] = [];
  while (walk.at < lines.length) {
    steps.push(...block(walk, 0, 0));
    // A branch without its `if`.
    if (walk.at < lines.length) commandOf(walk, lines[walk.at] as YarnLine, MAX_NESTING);
  }
  return steps;
}
