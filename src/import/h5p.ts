// H5P Branching Scenario: `content.json` with its list of contents, each of which knows what comes next.
import { lose } from './ledger.ts';
import { found, give, type Reader, type ReadStory, type Refused, saysOf, textOfHtml } from './reader.ts';
import type { OriginId, Passage, Step, Story } from './story.ts';
import { MAX_PASSAGES } from './twee.ts';

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (value: unknown, key: string): unknown => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined);
const text = (value: unknown): string => (typeof value === 'string' ? textOfHtml(value) : '');
const records = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const nameOf = (index: number): string => `content ${index}`;

interface Walk {
  readonly reader: Reader;
  readonly ends: readonly Json[];
  readonly passages: Passage[];
}

/** −1 and nothing mean the end; the end screen is shared. */
function goOn(next: unknown, origin: OriginId): Step {
  const wanted = typeof next === 'number' && Number.isInteger(next) && next >= 0 ? nameOf(next) : 'end';
  return { is: 'go', to: wanted, origin };
}

function feedbackSays(walk: Walk, feedback: unknown, path: string): readonly Step[] {
  const { reader } = walk;
  const place = { path: `${path}.feedback` };
  const score = own(feedback, 'endScreenScore');
  if (typeof score === 'number' && score !== 0) give(reader, 'other', place, `endScreenScore: ${score}`, 'score');
  if (own(feedback, 'image') !== undefined) give(reader, 'other', place, 'image', 'media');
  const words = [own(feedback, 'title'), own(feedback, 'subtitle')].map(text).filter((each) => each !== '');
  return saysOf(reader, words.join('\n'), place);
}

function readQuestion(walk: Walk, params: unknown, path: string): readonly Step[] {
  const { reader } = walk;
  const question = own(params, 'branchingQuestion') ?? params;
  const steps: Step[] = [...saysOf(reader, text(own(question, 'question')), { path: `${path}.question` })];
  records(own(question, 'alternatives')).forEach((alternative, index) => {
    const at = `${path}.alternatives[${index}]`;
    const said = text(own(alternative, 'text'));
    const origin = found(reader, 'link', { path: at }, said);
    const body = [...feedbackSays(walk, own(alternative, 'feedback'), at), goOn(own(alternative, 'nextContentId'), origin)];
    steps.push({ is: 'option', text: said.replaceAll('\n', ' '), once: false, steps: body, origin });
  });
  return steps;
}

/** Words of a library that is no question; pictures and films are told. */
function readLibrary(walk: Walk, library: string, params: unknown, path: string): readonly Step[] {
  const { reader } = walk;
  const kind = library.split(' ')[0] ?? '';
  if (kind === 'H5P.AdvancedText') return saysOf(reader, text(own(params, 'text')), { path: `${path}.text` });
  const isMedia = /^H5P\.(Video|Image|InteractiveVideo|ImageHotspots|Audio)/.test(kind);
  give(reader, 'other', { path }, library, isMedia ? 'media' : 'unknown-construct');
  const words = ['alt', 'title', 'introductionText'].map((key) => text(own(params, key))).filter((each) => each !== '');
  const slides = records(own(own(params, 'presentation'), 'slides')).flatMap((slide) => records(own(slide, 'elements')));
  const onSlides = slides.map((element) => text(own(own(own(element, 'action'), 'params'), 'text'))).filter((each) => each !== '');
  return saysOf(reader, [...words, ...onSlides].join('\n'), { path });
}

function readContent(walk: Walk, content: Json, index: number): void {
  const { reader } = walk;
  const path = `content[${index}]`;
  const type = own(content, 'type');
  const library = String(own(type, 'library') ?? '');
  const title = text(own(own(type, 'metadata'), 'title'));
  const origin = found(reader, 'passage', { path }, `${library} ${title}`);
  const steps: Step[] = title === '' ? [] : [{ is: 'note', text: title, origin: found(reader, 'other', { path }, title) }];
  const params = own(type, 'params');
  if (library.startsWith('H5P.BranchingQuestion ')) steps.push(...readQuestion(walk, params, path));
  else {
    steps.push(...readLibrary(walk, library, params, path), ...feedbackSays(walk, own(content, 'feedback'), path));
    const next = own(content, 'nextContentId');
    steps.push(goOn(next, found(reader, 'link', { path: `${path}.nextContentId` }, String(next))));
  }
  walk.passages.push({ name: nameOf(index), origin, steps });
}

function readEnds(walk: Walk): void {
  const { reader } = walk;
  walk.ends.forEach((screen, index) => {
    const place = { path: `endScreens[${index}]` };
    const title = text(own(screen, 'endScreenTitle'));
    const origin = found(reader, 'passage', place, title);
    if (index > 0) {
      lose(reader.ledger, origin, 'score');
      return;
    }
    if (own(screen, 'endScreenImage') !== undefined) give(reader, 'other', place, 'endScreenImage', 'media');
    const words = [title, text(own(screen, 'endScreenSubtitle'))].filter((each) => each !== '');
    walk.passages.push({ name: 'end', origin, steps: saysOf(reader, words.join('\n'), place) });
  });
  if (walk.ends.length > 0) return;
  walk.passages.push({ name: 'end', origin: found(reader, 'passage', { path: 'endScreens' }, 'end'), steps: [] });
}

export const readH5p: ReadStory = (reader, source): Story | Refused => {
  const json: unknown = JSON.parse(source);
  const scenario = own(json, 'branchingScenario') ?? json;
  const contents = own(scenario, 'content');
  if (!Array.isArray(contents)) return { refused: 'wrong-format', params: { format: 'H5P Branching Scenario' } };
  if (contents.length > MAX_PASSAGES) return { refused: 'too-many-passages', params: { count: contents.length, limit: MAX_PASSAGES } };
  const walk: Walk = { reader, ends: records(own(scenario, 'endScreens')), passages: [] };
  const start = own(scenario, 'startScreen');
  contents.forEach((content: unknown, index) => {
    if (isRecord(content)) readContent(walk, content, index);
    else give(reader, 'passage', { path: `content[${index}]` }, String(content), 'malformed');
  });
  readEnds(walk);
  const first = walk.passages[0];
  if (!first || contents.length === 0) return { refused: 'no-passage', params: {} };
  const title = text(own(start, 'startScreenTitle')) || text(own(scenario, 'title'));
  const subtitle = saysOf(reader, text(own(start, 'startScreenSubtitle')), { path: 'startScreen' });
  if (own(start, 'startScreenImage') !== undefined) give(reader, 'other', { path: 'startScreen' }, 'startScreenImage', 'media');
  if (subtitle.length > 0) {
    const origin = found(reader, 'passage', { path: 'startScreen' }, title);
    const go: Step = { is: 'go', to: first.name, origin };
    walk.passages.unshift({ name: 'start screen', origin, steps: [...subtitle, go] });
  }
  return { title, notes: [], start: walk.passages[0]?.name ?? first.name, passages: walk.passages, variables: reader.variables };
};
