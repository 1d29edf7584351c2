// Twee 3: headers of passages, the special passages, and the story they make. (github.com/iftechfoundation/twine-specs)
import { keep, lose } from './ledger.ts';
import { found, give, type Reader, type ReadStory, type Refused } from './reader.ts';
import type { Passage, Step, Story } from './story.ts';
import { readTweeText } from './twee-text.ts';

/** More than anybody writes by hand; a scenario that large would not be read either. */
export const MAX_PASSAGES = 5000;

interface Written {
  readonly name: string;
  readonly tags: readonly string[];
  readonly metadata: string;
  /** Line of the header, from 1. */
  readonly line: number;
  readonly body: string;
}

// `:: name [tags] {metadata}`; brackets of the name are escaped.
const HEADER = /^::[ \t]*((?:\\.|[^\\[\]{}])*)(?:\[((?:\\.|[^\\\]])*)\])?[ \t]*(\{.*\})?[ \t]*$/;
const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1').trim();

function passagesOf(reader: Reader, text: string): readonly Written[] {
  const lines = text.split(/\r\n|\r|\n/);
  const passages: Written[] = [];
  let open: { name: string; tags: readonly string[]; metadata: string; line: number; from: number } | null = null;
  const close = (end: number): void => {
    if (open) passages.push({ ...open, body: lines.slice(open.from, end).join('\n') });
  };
  lines.forEach((line, index) => {
    if (!line.startsWith('::')) {
      if (open === null && line.trim() !== '') give(reader, 'other', { line: index + 1 }, line, 'malformed');
      return;
    }
    close(index);
    const match = line.length > 10_000 ? null : HEADER.exec(line);
    const name = unescaped(match?.[1] ?? line.slice(2));
    if (match === null || name === '') give(reader, 'other', { line: index + 1 }, line, 'malformed');
    const tags = (match?.[2] ?? '')
      .split(/\s+/)
      .map(unescaped)
      .filter((tag) => tag !== '');
    open = { name: name === '' ? `passage ${index + 1}` : name, tags, metadata: match?.[3] ?? '', line: index + 1, from: index + 1 };
  });
  close(lines.length);
  return passages;
}

interface StoryData {
  readonly start?: unknown;
  readonly format?: unknown;
}

function storyDataOf(reader: Reader, { line, body }: Written): StoryData {
  try {
    const data: unknown = JSON.parse(body);
    return typeof data === 'object' && data !== null ? data : {};
  } catch {
    give(reader, 'other', { line }, body, 'malformed');
    return {};
  }
}

/** Passages of SugarCube around the story: they are no part of the talk. */
const AROUND: ReadonlySet<string> = new Set(
  'PassageDone PassageFooter PassageHeader PassageReady StoryAuthor StoryBanner StoryCaption StoryDisplayTitle StoryInterface StoryMenu StorySubtitle StorySettings StoryIncludes'.split(
    ' ',
  ),
);
const CODE_TAGS: ReadonlySet<string> = new Set([
  'script',
  'stylesheet',
  'widget',
  'Twine.private',
  'header',
  'footer',
  'debug-header',
  'debug-footer',
]);

/** What is set before the story begins: plain values are where a flag starts. */
function readStartUp(reader: Reader, steps: readonly Step[]): readonly Step[] {
  return steps.filter((step) => {
    if (step.is !== 'set' || step.change.op !== 'set' || reader.variables.has(step.change.variable)) return true;
    reader.variables.set(step.change.variable, { initial: step.change.value });
    keep(reader.ledger, step.origin);
    return false;
  });
}

export const readTwee: ReadStory = (reader, text): Story | Refused => {
  const written = passagesOf(reader, text);
  if (written.length > MAX_PASSAGES) return { refused: 'too-many-passages', params: { count: written.length, limit: MAX_PASSAGES } };
  const data = written.find(({ name }) => name === 'StoryData');
  const settings = data ? storyDataOf(reader, data) : {};
  const harlowe =
    typeof settings.format === 'string'
      ? /harlowe/i.test(settings.format)
      : /\((?:set|if|link-goto|link|go-?to):/i.test(text) && !text.includes('<<');
  const notes: string[] = data ? [`StoryData: ${data.body}`] : [];
  let title = '';
  const known = new Set(written.map(({ name }) => name));
  const passages: Passage[] = [];
  let startUp: readonly Step[] = [];
  for (const each of written) {
    const { name, tags, metadata, line, body } = each;
    if (name === 'StoryTitle') title = body.trim();
    if (name === 'StoryTitle' || name === 'StoryData') continue;
    if (AROUND.has(name) || tags.some((tag) => CODE_TAGS.has(tag))) {
      give(
        reader,
        'passage',
        { line },
        `:: ${name} [${tags.join(' ')}]`,
        tags.includes('stylesheet') || tags.includes('script') ? 'script' : 'unknown-construct',
      );
      continue;
    }
    const scope = { reader, harlowe, here: name, known: (passage: string) => known.has(passage) };
    const isStartUp = name === 'StoryInit' || tags.includes('startup');
    const origin = found(reader, 'passage', { line }, `:: ${name}`);
    if (!isStartUp && passages.some((passage) => passage.name === name)) {
      lose(reader.ledger, origin, 'twice');
      continue;
    }
    const steps = readTweeText(scope, body, line + 1);
    if (isStartUp) {
      keep(reader.ledger, origin);
      startUp = [...startUp, ...readStartUp(reader, steps)];
      continue;
    }
    const extra = [tags.length > 0 ? `[${tags.join(' ')}]` : '', metadata].filter((part) => part !== '').join(' ');
    const remark: readonly Step[] = extra === '' ? [] : [{ is: 'note', text: extra, origin: found(reader, 'other', { line }, extra) }];
    passages.push({ name, origin, steps: [...remark, ...steps] });
  }
  const wanted = typeof settings.start === 'string' && known.has(settings.start) ? settings.start : 'Start';
  const first = passages.find(({ name }) => name === wanted) ?? passages[0];
  if (!first) return { refused: 'no-passage', params: {} };
  if (startUp.length > 0) passages[passages.indexOf(first)] = { ...first, steps: [...startUp, ...first.steps] };
  return { title, notes, start: first.name, passages, variables: reader.variables };
};
