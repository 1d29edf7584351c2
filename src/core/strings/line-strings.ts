// The texts of lines and replies, and where a line's own name stands or could stand.
import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { parseLineHead } from '../scenario/line-head.ts';
import { countLines, type LineCounter, nextLineId } from '../scenario/line-number.ts';
import { addText, type Spoken, type Walk, within } from './walk.ts';
import { entriesOf, itemsOf, valueIn } from './written.ts';

const ORDERS: ReadonlySet<string> = new Set(['first', 'cycle', 'shuffle', 'once']);
const NOT_HEADS: ReadonlySet<string> = new Set(['when', 'id', 'lines']);

type Before = Spoken['before'] | null;

interface Home extends Spoken {
  /** Of automatic names. */
  readonly prefix: string;
}

const writtenId = (line: Node): string | undefined => {
  const id = valueIn(line, 'id');
  return isScalar(id) ? String(id.value) : undefined;
};

function takeLine(walk: Walk, line: Node, counter: LineCounter, home: Home, before: Before): Before {
  const written = writtenId(line);
  const id = nextLineId(counter, written);
  const spoken = entriesOf(line).find(({ name }) => !NOT_HEADS.has(name));
  if (!isMap(line) || spoken === undefined) return before;
  const { path, found, text } = walk;
  const bare = line.flow === true && text[line.range?.[0] ?? 0] !== '{';
  const here = within(walk, line);
  found.lines.push({ id, written: written !== undefined, at: line, path, bare, shared: here.shared || isAlias(spoken.value) });
  const { who, feeling } = parseLineHead(spoken.name, true);
  const said: Spoken = {
    speaker: who,
    ...(feeling === undefined ? {} : { feeling }),
    ...(home.node === undefined ? {} : { node: home.node }),
    ...(before ? { before } : {}),
  };
  const at = within(here, spoken.value, spoken.name);
  const order = entriesOf(spoken.value).find(({ name }) => ORDERS.has(name));
  // The text itself is not inside its own braces.
  if (order === undefined) return addText(within(here, null, spoken.name), spoken.value, `line.${id}`, said) ?? before;
  let last = before;
  for (const [index, variant] of itemsOf(order.value).entries())
    last = addText(within(within(at, order.value, order.name), null, index), variant, `line.${id}#${index + 1}`, said) ?? last;
  return last;
}

export function takeLines(walk: Walk, lines: Node | null, home: Home, counter = countLines(home.prefix, walk.taken)): Before {
  let last: Before = home.before ?? null;
  const here = within(walk, lines);
  for (const [index, line] of itemsOf(lines).entries()) last = takeLine(within(here, null, index), line, counter, home, last);
  return last;
}

export function takeReplies(walk: Walk, replies: Node | null, home: Home): void {
  if (!isSeq(replies)) return;
  const counter = countLines(home.prefix, walk.taken);
  const here = within(walk, replies);
  for (const [index, reply] of itemsOf(replies).entries()) {
    const lines = valueIn(reply, 'lines');
    const at = within(here, null, index);
    // Only one reply is given: each follows the choice.
    if (lines === null) takeLine(at, reply, counter, home, home.before ?? null);
    else takeLines(within(within(at, reply), null, 'lines'), lines, home, counter);
  }
}
