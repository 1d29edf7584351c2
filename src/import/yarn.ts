// Yarn Spinner 2 and 3: nodes with headers, and bodies in which the indent says what belongs to an option.
import { keep, lose } from './ledger.ts';
import { parseLogic } from './logic.ts';
import { constantOf, fits } from './logic-test.ts';
import { found, give, type Reader, type ReadStory, type Refused } from './reader.ts';
import type { Passage, Step, Story } from './story.ts';
import { MAX_PASSAGES } from './twee.ts';
import { readYarnBody, type YarnLine } from './yarn-body.ts';

interface Written {
  readonly line: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: readonly YarnLine[];
}

const TAB = 4;

function yarnLine(text: string, line: number): YarnLine {
  const lead = /^[ \t]*/.exec(text)?.[0] ?? '';
  const indent = [...lead].reduce((sum, sign) => sum + (sign === '\t' ? TAB : 1), 0);
  return { text: text.trim(), indent, line };
}

function nodesOf(reader: Reader, text: string): readonly Written[] {
  const nodes: Written[] = [];
  let headers = new Map<string, string>();
  let body: YarnLine[] | null = null;
  let from = 1;
  const close = (): void => {
    if (headers.size > 0 || body !== null) nodes.push({ line: from, headers, body: body ?? [] });
    headers = new Map();
    body = null;
  };
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const line = index + 1;
    const trimmed = raw.trim();
    if (trimmed === '===') close();
    else if (body !== null) {
      if (trimmed !== '') body.push(yarnLine(raw, line));
    } else if (trimmed === '---') body = [];
    else if (trimmed !== '') {
      const match = /^([\w-]+)\s*:\s*(.*)$/.exec(trimmed.slice(0, 4000));
      if (headers.size === 0) from = line;
      if (match?.[1] === undefined || headers.has(match[1])) give(reader, 'other', { line }, trimmed, 'malformed');
      else headers.set(match[1], match[2] ?? '');
    }
  });
  close();
  return nodes;
}

/** `<<declare $x = 1>>`, wherever it stands, says where a flag starts. */
function declare(reader: Reader, { text, line }: YarnLine): boolean {
  const match = /^<<\s*declare\s+(\$\w+)\s*(?:=|to)\s*(.+?)(?:\s+as\s+\w+)?\s*>>/.exec(text);
  if (match?.[1] === undefined) return false;
  const origin = found(reader, 'assignment', { line }, text);
  const logic = parseLogic(match[2] ?? '');
  const value = logic && constantOf(logic);
  if (value === null || (typeof value === 'number' && !fits(value))) lose(reader.ledger, origin, 'value');
  else {
    keep(reader.ledger, origin);
    reader.variables.set(match[1], { initial: value });
  }
  return true;
}

export const readYarn: ReadStory = (reader, text): Story | Refused => {
  const written = nodesOf(reader, text).filter(({ headers, body, line }) => {
    const title = headers.get('title') ?? '';
    if (title === '') give(reader, 'passage', { line }, body[0]?.text ?? '', 'malformed');
    return title !== '';
  });
  if (written.length > MAX_PASSAGES) return { refused: 'too-many-passages', params: { count: written.length, limit: MAX_PASSAGES } };
  const known = new Set(written.map(({ headers }) => headers.get('title') ?? ''));
  const seen = new Set<string>();
  const bodies = written.map((node) => ({ ...node, body: node.body.filter((line) => !declare(reader, line)) }));
  const passages: Passage[] = [];
  for (const { headers, body, line } of bodies) {
    const name = headers.get('title') ?? '';
    const origin = found(reader, 'passage', { line }, `title: ${name}`);
    if (seen.has(name)) {
      lose(reader.ledger, origin, 'twice');
      continue;
    }
    seen.add(name);
    const remarks: Step[] = [];
    for (const [key, value] of headers) {
      if (key === 'title') continue;
      if (key === 'when') give(reader, 'condition', { line }, `when: ${value}`, 'unknown-construct');
      else if (value !== '')
        remarks.push({ is: 'note', text: `${key}: ${value}`, origin: found(reader, 'other', { line }, `${key}: ${value}`) });
    }
    const steps = readYarnBody({ reader, here: name, known: (passage) => known.has(passage) }, body);
    passages.push({ name, origin, steps: [...remarks, ...steps] });
  }
  const start = passages.find(({ name }) => name === 'Start') ?? passages[0];
  if (!start) return { refused: 'no-passage', params: {} };
  return { title: '', notes: [], start: start.name, passages, variables: reader.variables };
};
