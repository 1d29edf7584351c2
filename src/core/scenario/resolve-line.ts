// Lines and replies: one-key maps whose key is a line head.
import { NARRATOR, parseLineHead } from './line-head.ts';
import { countLines, type LineCounter, nextLineId } from './line-number.ts';
import type { Line, Reply } from './model.ts';
import { EMPTY_TEXT, given, isRecord, readCondition, readText, refer, type Scope } from './resolve-scope.ts';
import type { Text } from './terms.ts';
import type { Spot } from './yaml-tree.ts';

const ORDERS = ['first', 'cycle', 'shuffle', 'once'] as const;
const NOT_HEADS: ReadonlySet<string> = new Set(['when', 'id', 'lines']);

type LineSource = { readonly when?: string | undefined; readonly id?: string | undefined };

function readSpeech(scope: Scope, source: unknown, at: Spot): { texts: readonly Text[]; order: Line['order'] } {
  if (isRecord(source)) {
    const order = ORDERS.find((name) => source[name] !== undefined);
    if (order !== undefined) {
      const list = source[order] as readonly unknown[];
      const texts = list.flatMap((text, index) => (text === undefined ? [] : [readText(scope, text, { in: list, key: index })]));
      return { texts: texts.length > 0 ? texts : [EMPTY_TEXT], order };
    }
  }
  return { texts: [readText(scope, source, at)], order: 'first' };
}

function readLine(scope: Scope, source: LineSource, counter: LineCounter, conditional: boolean): Line | null {
  const heads = Object.keys(source).filter((key) => !NOT_HEADS.has(key));
  const id = nextLineId(counter, source.id);
  const [key] = heads;
  if (key === undefined || heads.length > 1) return null;
  const at: Spot = { in: source, key };
  const head = parseLineHead(key, true);
  for (const { code, from, to, params } of head.issues) scope.report(code, { in: source, key, part: 'key', from, to }, params);
  if (head.who !== NARRATOR && head.who !== '') refer(scope, 'cast', head.who, { in: source, key, part: 'key', from: 0, to: head.whoEnd });
  if (head.who === '' && head.issues.length === 0) scope.report('wrong-type', { ...at, part: 'key' }, { expected: 'head', found: 'text' });
  const { texts, order } = readSpeech(scope, (source as Readonly<Record<string, unknown>>)[key], at);
  const line: Line = {
    id,
    kind: head.kind,
    ...(head.kind === 'narrate' ? {} : { who: head.who }),
    ...given('feeling', head.feeling),
    ...given('posture', head.posture),
    ...given('acting', head.acting),
    texts,
    order,
    ...given('when', conditional ? readCondition(scope, source) : undefined),
  };
  scope.spots.set(line, source.id === undefined ? at : { in: source, key: 'id' });
  return line;
}

export function readLines(scope: Scope, source: readonly (LineSource | undefined)[] | undefined, counter: LineCounter): readonly Line[] {
  if (source === undefined) return [];
  return source.flatMap((item, index) => {
    if (item === undefined) return [];
    const line = readLine(scope, item, counter, true);
    if (line === null) scope.report('wrong-type', { in: source, key: index }, { expected: 'line', found: 'map' });
    return line === null ? [] : [line];
  });
}

type ReplySource = LineSource & { readonly lines?: readonly (LineSource | undefined)[] | undefined };

export function readReplies(scope: Scope, source: readonly (ReplySource | undefined)[] | undefined, prefix: string): readonly Reply[] {
  if (source === undefined) return [];
  const counter = countLines(prefix, scope.taken);
  const place = (reply: Reply, item: ReplySource, key: string): Reply[] => {
    scope.spots.set(reply, { in: item, key, part: 'key' });
    return [reply];
  };
  return source.flatMap((item, index) => {
    if (item === undefined) return [];
    const when = given('when', readCondition(scope, item));
    const heads = Object.keys(item).filter((key) => !NOT_HEADS.has(key));
    if (item.lines !== undefined && heads.length === 0)
      return place({ ...when, lines: readLines(scope, item.lines, counter) }, item, 'lines');
    const line = item.lines === undefined ? readLine(scope, item, counter, false) : null;
    if (line === null) scope.report('wrong-type', { in: source, key: index }, { expected: 'line', found: 'map' });
    return line === null ? [] : place({ ...when, lines: [line] }, item, heads[0] ?? 'when');
  });
}
