// The tokens of a passage → steps. Frames that are open form a stack: conditions and links with a body.
import { lose } from './ledger.ts';
import { found, give, type Reader, readTest, speakerOf } from './reader.ts';
import type { IfBranch, OriginId, Place, Step, Test } from './story.ts';
import { changesIn } from './twee-changes.ts';
import { linkParts, scanTwee, type TweeToken } from './twee-scan.ts';

export interface TweeScope {
  readonly reader: Reader;
  readonly harlowe: boolean;
  /** Name of the passage. */
  readonly here: string;
  readonly known: (passage: string) => boolean;
}

interface Frame {
  readonly is: 'root' | 'if' | 'link' | 'other';
  steps: Step[];
  /** The branch that is open. */
  test: Test | null;
  origin: OriginId | null;
  readonly branches: IfBranch[];
  readonly link?: { readonly text: string; readonly target: string | null; readonly once: boolean };
}

interface Walk extends TweeScope {
  readonly stack: Frame[];
  speaker: string | undefined;
  lineStart: boolean;
}

const MAX_NESTING = 40;

const newFrame = (is: Frame['is'], rest: Partial<Frame> = {}): Frame => ({
  is,
  steps: [],
  test: null,
  origin: null,
  branches: [],
  ...rest,
});
const top = (walk: Walk): Frame => walk.stack.at(-1) as Frame;
const at = (token: TweeToken): Place => ({ line: token.line });

function addText(walk: Walk, text: string, place: Place): void {
  const { reader } = walk;
  text.split('\n').forEach((piece, index) => {
    if (index > 0) walk.lineStart = true;
    const line = piece.trim();
    if (line === '') return;
    const spoken = walk.lineStart ? speakerOf(line) : { who: walk.speaker, text: line };
    walk.speaker = spoken.who;
    walk.lineStart = false;
    for (const [name] of line.matchAll(/(?<![\w$])\$[A-Za-z_]\w*/g)) give(reader, 'other', place, name, 'printed-value');
    const who = spoken.who === undefined ? {} : { who: spoken.who };
    top(walk).steps.push({ is: 'say', ...who, texts: [spoken.text], origin: found(reader, 'line', place, line) });
  });
}

function addLink(walk: Walk, token: TweeToken & { readonly is: 'link' }): void {
  const { reader } = walk;
  const origin = found(reader, 'link', at(token), token.source);
  const steps: Step[] = token.setter === '' ? [] : addSets(walk, token.setter, token);
  steps.push({ is: 'go', to: token.target, origin });
  top(walk).steps.push({ is: 'option', text: token.text, once: false, steps, origin });
}

function addSets(walk: Walk, args: string, token: TweeToken): Step[] {
  return changesIn(args).flatMap(({ source, change }): Step[] => {
    const origin = found(walk.reader, 'assignment', at(token), source);
    if (change === null) lose(walk.reader.ledger, origin, 'value');
    return change === null ? [] : [{ is: 'set', change, origin }];
  });
}

function condition(walk: Walk, source: string, token: TweeToken, negate = false): Pick<Frame, 'test' | 'origin'> {
  const origin = found(walk.reader, 'condition', at(token), source);
  const test = readTest(walk.reader, source, walk.here, origin, walk.known);
  return { origin, test: negate ? { is: 'not', of: test } : test };
}

function endBranch(frame: Frame): void {
  frame.branches.push({ test: frame.test, origin: frame.origin, steps: frame.steps });
  frame.steps = [];
}

function endFrame(walk: Walk): void {
  const frame = walk.stack.pop() as Frame;
  const { steps } = top(walk);
  if (frame.is === 'if') {
    if (frame.test !== null || frame.origin !== null || frame.steps.length > 0 || frame.branches.length === 0) endBranch(frame);
    steps.push({ is: 'if', branches: frame.branches });
  } else if (frame.is === 'link' && frame.link && frame.origin !== null) {
    const { text, target, once } = frame.link;
    const body = [...frame.steps];
    const leaves = body.some(({ is }) => is === 'go');
    if (!leaves) {
      if (target === null) lose(walk.reader.ledger, frame.origin, 'stays');
      body.push({ is: 'go', to: target ?? walk.here, origin: frame.origin });
    }
    steps.push({ is: 'option', text, once, steps: body, origin: frame.origin });
  } else steps.push(...frame.steps);
}

function open(walk: Walk, frame: Frame, token: TweeToken, source: string): void {
  if (walk.stack.length < MAX_NESTING) walk.stack.push(frame);
  else give(walk.reader, 'other', at(token), source, 'unbalanced');
}

const STRINGS = /"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|\[\[([^\]]*)\]\]/g;

/** Text and target of `<<link "a" "b">>`, `<<link [[a|b]]>>`, `(link-goto: "a", "b")`. */
function linkArguments(args: string): { readonly text: string; readonly target: string | null } {
  const [first, second] = [...args.matchAll(STRINGS)];
  if (first?.[3] !== undefined) return linkParts(first[3]);
  return { text: first?.[1] ?? first?.[2] ?? args.trim(), target: second?.[1] ?? second?.[2] ?? null };
}

function addGoTo(walk: Walk, args: string, token: TweeToken, source: string): void {
  const { text, target } = linkArguments(args);
  const origin = found(walk.reader, 'link', at(token), source);
  top(walk).steps.push({ is: 'go', to: target ?? text, origin });
}

function addSugar(walk: Walk, token: TweeToken & { readonly is: 'sugar' }) {
  const { name, args, source } = token;
  const frame = top(walk);
  switch (name) {
    case 'if':
      return open(walk, newFrame('if', condition(walk, args, token)), token, source);
    case 'elseif':
    case 'else':
      if (frame.is !== 'if') return give(walk.reader, 'other', at(token), source, 'unbalanced');
      endBranch(frame);
      Object.assign(
        frame,
        name === 'else' && !args.startsWith('if') ? { test: null, origin: null } : condition(walk, args.replace(/^if/, ''), token),
      );
      return;
    case '/if':
    case 'endif':
      return frame.is === 'if' ? endFrame(walk) : give(walk.reader, 'other', at(token), source, 'unbalanced');
    case 'set':
      frame.steps.push(...addSets(walk, args, token));
      return;
    case 'goto':
      return addGoTo(walk, args, token, source);
    case 'link':
    case 'button':
    case 'linkreplace':
      return open(
        walk,
        newFrame('link', { origin: found(walk.reader, 'link', at(token), source), link: { ...linkArguments(args), once: false } }),
        token,
        source,
      );
    case '/link':
    case '/button':
    case '/linkreplace':
      return frame.is === 'link' ? endFrame(walk) : give(walk.reader, 'other', at(token), source, 'unbalanced');
    case 'nobr':
    case '/nobr':
    case 'silently':
    case '/silently':
      return;
    default:
      give(
        walk.reader,
        'other',
        at(token),
        source,
        name === '=' || name === '-' || name === 'print'
          ? 'printed-value'
          : name === 'script' || name === 'run'
            ? 'script'
            : 'unknown-construct',
      );
  }
}

function addHarlowe(walk: Walk, token: TweeToken & { readonly is: 'harlowe' }) {
  const { name, args, source, hook } = token;
  const { reader } = walk;
  const hooked = (frame: Frame) => {
    if (hook) open(walk, frame, token, source);
    else give(reader, 'other', at(token), source, 'unbalanced');
  };
  switch (name.replaceAll('-', '')) {
    case 'if':
      return hooked(newFrame('if', condition(walk, args, token)));
    case 'unless':
      return hooked(newFrame('if', condition(walk, args, token, true)));
    case 'elseif':
    case 'else': {
      const last = top(walk).steps.at(-1);
      if (last?.is !== 'if' || !hook) {
        if (hook) open(walk, newFrame('other'), token, source);
        return give(reader, 'other', at(token), source, 'unbalanced');
      }
      top(walk).steps.pop();
      const branch = name === 'else' ? { test: null, origin: null } : condition(walk, args, token);
      return open(walk, newFrame('if', { ...branch, branches: [...last.branches] }), token, source);
    }
    case 'set':
      for (const { source: part, change } of changesIn(args)) {
        const origin = found(reader, 'assignment', at(token), part);
        if (change === null) lose(reader.ledger, origin, 'value');
        else top(walk).steps.push({ is: 'set', change, origin });
      }
      return;
    case 'goto':
      return addGoTo(walk, args, token, source);
    case 'linkgoto': {
      const { text, target } = linkArguments(args);
      const origin = found(reader, 'link', at(token), source);
      const steps: Step[] = [{ is: 'go', to: target ?? text, origin }];
      top(walk).steps.push({ is: 'option', text, once: false, steps, origin });
      return;
    }
    case 'link':
    case 'linkrevealgoto':
    case 'linkreveal':
    case 'linkrepeat':
      return hooked(newFrame('link', { origin: found(reader, 'link', at(token), source), link: { ...linkArguments(args), once: false } }));
    default:
      give(reader, 'other', at(token), source, name === 'print' ? 'printed-value' : 'unknown-construct');
      if (hook) open(walk, newFrame('other'), token, source);
  }
}

function addToken(walk: Walk, token: TweeToken) {
  switch (token.is) {
    case 'text':
      return addText(walk, token.text, at(token));
    case 'link':
      return addLink(walk, token);
    case 'sugar':
      return addSugar(walk, token);
    case 'harlowe':
      return addHarlowe(walk, token);
    case 'close':
      if (walk.stack.length > 1) endFrame(walk);
      return;
    case 'comment':
      top(walk).steps.push({ is: 'note', text: token.source, origin: found(walk.reader, 'other', at(token), token.source) });
      return;
    case 'broken':
      return give(walk.reader, 'other', at(token), token.source, 'unbalanced');
    default:
      return give(walk.reader, 'other', at(token), token.source, token.is);
  }
}

export function readTweeText(scope: TweeScope, text: string, firstLine: number): readonly Step[] {
  const walk: Walk = { ...scope, stack: [newFrame('root')], speaker: undefined, lineStart: true };
  for (const token of scanTwee(text, firstLine, scope.harlowe)) addToken(walk, token);
  while (walk.stack.length > 1) {
    give(scope.reader, 'other', { line: firstLine }, scope.here, 'unbalanced');
    endFrame(walk);
  }
  return top(walk).steps;
}
