// Every text that an author wrote in a file, in the order of the file, each under a name that stays.
import { isMap, isScalar, type Node } from 'yaml';
import { takeLines, takeReplies } from './line-strings.ts';
import { addText, type Found, type Spoken, type Walk, within } from './walk.ts';
import { entriesOf, itemsOf, valueIn, type WrittenFile } from './written.ts';

const takeKeys = (walk: Walk, node: Node | null, name: string, keys: readonly string[], spoken: Spoken = {}): void => {
  for (const { name: key, value } of entriesOf(node))
    if (keys.includes(key)) addText(within(walk, node, key), value, `${name}${key}`, spoken);
};

function takeEach(walk: Walk, node: Node | null, name: string, keys: readonly string[]): void {
  for (const { name: id, value } of entriesOf(node)) takeKeys(within(within(walk, node, id), value), value, `${name}.${id}.`, keys);
}

function takeChoice(walk: Walk, node: Node, home: string, before: Spoken['before'] | null): void {
  const id = valueIn(node, 'id');
  if (!isScalar(id)) return;
  const name = `choice.${String(id.value)}.`;
  const inside = { node: home, speaker: 'you' };
  const says = addText(within(walk, node, 'say'), valueIn(node, 'say'), `${name}say`, { ...inside, ...(before ? { before } : {}) });
  const after: Spoken = { node: home, ...(says ? { before: says } : {}) };
  for (const { name: key, value } of entriesOf(node)) {
    const here = within(walk, node, key);
    if (key === 'why' || key === 'closed') addText(here, value, `${name}${key}`, after);
    else if (key === 'reply') takeReplies(here, value, { prefix: `${home}.${String(id.value)}`, ...after });
  }
}

/** What stands on a whiteboard. */
function takeProps(walk: Walk, props: Node | null, id: string): void {
  const list = within(walk, props, 'props');
  for (const [index, board] of itemsOf(props).entries()) {
    const value = valueIn(board, 'whiteboard');
    if (value !== null) addText(within(within(list, board, index), value, 'whiteboard'), value, `node.${id}.whiteboard`, { node: id });
  }
}

function takeNodes(walk: Walk, nodes: Node | null): void {
  for (const { name: id, value } of entriesOf(nodes)) {
    const here = within(walk, nodes, id);
    let last: Spoken['before'] | null = null;
    // What is said before the choices, wherever it stands.
    for (const { name: key, value: part } of entriesOf(value))
      if (key === 'lines') last = takeLines(within(within(here, value), part, key), part, { prefix: id, node: id });
      else if (key === 'props') takeProps(within(here, value), part, id);
    const choices = valueIn(value, 'choices');
    const list = within(within(here, value), choices, 'choices');
    for (const [index, choice] of itemsOf(choices).entries()) takeChoice(within(list, choice, index), choice, id, last);
  }
}

function takeEndings(walk: Walk, endings: Node | null): void {
  for (const { name: id, value } of entriesOf(endings)) {
    const here = within(walk, endings, id);
    takeKeys(here, value, `ending.${id}.`, ['title', 'text'], { node: id });
    const lines = valueIn(value, 'lines');
    takeLines(within(here, lines, 'lines'), lines, { prefix: id, node: id });
  }
}

function takePart(walk: Walk, key: string, value: Node | null): void {
  const here = within(walk, value, key);
  if (key === 'title' || key === 'summary') addText(here, value, key, {});
  else if (key === 'briefing') takeKeys(here, value, 'briefing.', ['situation', 'goal']);
  else if (key === 'cast') takeEach(here, value, 'cast', ['name', 'role']);
  else if (key === 'people') takeEach(here, value, 'person', ['name', 'role']);
  else if (key === 'was') takeKeys(here, value, 'was.', ['name', 'role']);
  else if (key === 'facts')
    for (const { name: id, value: fact } of entriesOf(value))
      addText(within(within(here, value, id), fact, 'text'), valueIn(fact, 'text'), `fact.${id}`, {});
  else if (key === 'needs')
    for (const entry of entriesOf(value)) addText(within(here, value, entry.name), entry.value, `need.${entry.name}`, {});
  else if (key === 'nodes') takeNodes(here, value);
  else if (key === 'endings') takeEndings(here, value);
  else if (key === 'seats' || key === 'scenes')
    for (const { name, value: part } of entriesOf(value))
      takeParts(openSpace(within(here, value, name), part, `${key.slice(0, -1)}.${name}.`), part);
}

function takeParts(walk: Walk, node: Node | null): void {
  // The version of a file of people stands under `cast`: a number holds no text.
  for (const { name, value } of entriesOf(node)) takePart(within(walk, node), name, value);
}

/** A seat and a scene have names of their own. */
function openSpace(walk: Walk, part: Node | null, prefix: string): Walk {
  return { ...walk, prefix: `${walk.prefix}${prefix}`, taken: writtenNumbers([valueIn(part, 'nodes'), valueIn(part, 'endings')]) };
}

function writtenNumbers(parts: readonly (Node | null)[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: Node | null): void => {
    if (isMap(node)) {
      for (const { name, value } of entriesOf(node)) {
        if (name === 'id' && isScalar(value) && String(value.value).includes('.')) found.add(String(value.value));
        else visit(value);
      }
    } else for (const item of itemsOf(node)) visit(item);
  };
  for (const part of parts) visit(part);
  return found;
}

export function authorStrings({ root, language, text }: WrittenFile): Found {
  const found = { strings: [], lines: [] };
  const walk: Walk = { found, text, language, path: [], prefix: '', taken: new Set(), inFlow: false, shared: false };
  takeParts(openSpace(walk, root, ''), root);
  return found;
}
