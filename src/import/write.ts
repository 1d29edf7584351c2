// Plan → the text of a scenario file, with a comment wherever a decision of the author is missing.
import { Document, isScalar, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Condition } from '../core/scenario/condition.ts';
import { KEYWORDS } from '../core/scenario/expression.ts';
import { printCondition } from '../core/scenario/print-condition.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { castOf, isPlayer, type PlanPerson } from './cast.ts';
import { flagsOf, type PlanFlag } from './flags.ts';
import { claim, type Names, openNames, slugOf } from './names.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import type { Plan, PlanBranch, PlanChoice, PlanEnding, PlanLine, PlanNode, PlanTest } from './plan.ts';
import type { Change, Story } from './story.ts';

interface Ink {
  readonly words: (typeof PLACEHOLDERS)[Locale];
  readonly cast: ReadonlyMap<string, PlanPerson>;
  readonly flags: ReadonlyMap<string, PlanFlag>;
  readonly lineIds: Names;
}

type Entry = readonly [key: string, value: unknown, todo?: string];

/** A number with its sign: `+1` adds where `1` sets. */
const SIGNED = {
  tag: 'tag:yaml.org,2002:int',
  // Without an explicit tag in the text; nothing is ever read with it.
  default: true,
  test: /^(?!)/,
  identify: (value: unknown): boolean => value instanceof Number,
  resolve: (text: string): string => text,
  stringify: (item: { readonly value?: unknown }): string => `${Number(item.value) < 0 ? '' : '+'}${Number(item.value)}`,
} as const;

const ODD =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a scenario file may not contain them
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffd-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const clean = (text: string): string => text.replace(ODD, ' ').trim();

/** The text, or a placeholder where nothing of it can be shown. */
const or = (text: string | null, placeholder: string): string => (text === null || clean(text) === '' ? placeholder : text);

/** One line of comment, free of what would end it. */
const comment = (text: string): string => ` ${clean(text).replace(/\s+/gu, ' ').slice(0, 300)}`;

function map(entries: readonly Entry[], flow = false): YAMLMap {
  const made = new YAMLMap();
  made.flow = flow;
  for (const [key, value, todo] of entries) {
    if (value === undefined) continue;
    const name = new Scalar(key);
    const node = value instanceof Scalar || value instanceof YAMLMap || value instanceof YAMLSeq ? value : scalar(value);
    if (todo !== undefined && isScalar(node)) node.comment = ` TODO: ${todo}`;
    else if (todo !== undefined) name.commentBefore = ` TODO: ${todo}`;
    made.items.push(new Pair(name, node));
  }
  return made;
}

const scalar = (value: unknown): Scalar => new Scalar(typeof value === 'string' ? clean(value) : value);

function list(items: readonly unknown[], flow = false): YAMLSeq | undefined {
  if (items.length === 0) return undefined;
  const made = new YAMLSeq();
  made.flow = flow;
  made.items.push(...items);
  return made;
}

/** Above an entry of a list or map. */
function head(node: YAMLMap, notes: readonly string[]): YAMLMap {
  const [first] = node.items;
  if (notes.length > 0 && first && isScalar(first.key)) first.key.commentBefore = notes.map(comment).join('\n');
  return node;
}

function conditionOf(ink: Ink, test: PlanTest): Condition {
  switch (test.is) {
    case 'and':
    case 'or':
      return { is: test.is, of: test.of.map((part) => conditionOf(ink, part)) };
    case 'not':
      return { is: 'not', of: conditionOf(ink, test.of) };
    case 'flag':
      return { is: 'flag', flag: ink.flags.get(test.variable)?.id ?? '', op: test.op, value: test.value };
    default:
      return test;
  }
}

const when = (ink: Ink, test: PlanTest | undefined): Entry => ['when', test && printCondition(conditionOf(ink, test))];

function changes(ink: Ink, set: readonly Change[]): YAMLMap | undefined {
  if (set.length === 0) return undefined;
  const entries = set.map(({ variable, op, value }): Entry => {
    const flag = ink.flags.get(variable);
    const plain = typeof flag?.initial === 'boolean' ? value : Number(value);
    return [flag?.id ?? '', op === 'add' ? new Scalar(Object(Number(value))) : plain];
  });
  return map(entries, true);
}

function line(ink: Ink, { say, test }: PlanLine): YAMLMap {
  const { who, texts, order, id } = say;
  const person = who === undefined ? 'narrator' : isPlayer(who) ? 'you' : (ink.cast.get(who)?.id ?? 'narrator');
  const spoken = texts.map((text) => (clean(text) === '' ? '…' : text));
  const speech = spoken.length === 1 ? spoken[0] : map([[order ?? 'first', list(spoken.map(scalar))]]);
  const own = id === undefined ? undefined : claim(ink.lineIds, slugOf(id, 'line'));
  return map([when(ink, test), ['id', own], [person, speech]]);
}

function target(ink: Ink, to: readonly PlanBranch[]): unknown {
  const [only] = to;
  if (to.length === 1 && only && !only.test) return only.to;
  return list(to.map((branch) => map([when(ink, branch.test), ['to', branch.to]], true)));
}

function choice(ink: Ink, made: PlanChoice): YAMLMap {
  const reply = made.reply.some(({ test }) => test) || made.reply.length > 1;
  const lines = list(made.reply.map((each) => line(ink, each)));
  return head(
    map([
      ['id', made.id],
      ['say', or(made.say, ink.words.say)],
      ['move', 'give-reason', 'move'],
      when(ink, made.test),
      ['once', made.once ? true : undefined],
      ['set', changes(ink, made.set)],
      ['why', ink.words.why],
      ['reply', lines && reply ? list([map([['lines', lines]])]) : lines],
      ['to', target(ink, made.to)],
    ]),
    made.notes,
  );
}

function node(ink: Ink, { set, lines, choices, to }: PlanNode): YAMLMap {
  return map([
    ['set', changes(ink, set)],
    ['lines', list(lines.map((each) => line(ink, each)))],
    ['choices', list(choices.map((each) => choice(ink, each)))],
    ['to', choices.length > 0 ? undefined : target(ink, to)],
  ]);
}

function ending(ink: Ink, { title, lines }: PlanEnding): YAMLMap {
  const people: readonly Entry[] = [['you', 1], ...[...ink.cast.values()].slice(0, 1).map(({ id }): Entry => [id, 1])];
  return map([
    ['agreement', 'compromise', 'none, imposed, compromise or integrative'],
    ['needs', map(people, true), 'whose needs were met, 0 to 2'],
    ['chain', 1, 'was the internal customer served, 0 to 2'],
    ['title', or(title, ink.words.title)],
    ['text', ink.words.text],
    ['lines', list(lines.map((each) => line(ink, each)))],
  ]);
}

function places<T extends PlanNode | PlanEnding>(parts: Iterable<T>, write: (part: T) => YAMLMap): YAMLMap {
  const made = new YAMLMap();
  for (const part of parts) {
    const key = new Scalar(part.id);
    if (part.notes.length > 0) key.commentBefore = part.notes.map(comment).join('\n');
    made.items.push(new Pair(key, write(part)));
  }
  return made;
}

function flags(all: ReadonlyMap<string, PlanFlag>): YAMLMap | undefined {
  if (all.size === 0) return undefined;
  const made = new YAMLMap();
  for (const { id, initial, min, max, note } of all.values()) {
    const key = new Scalar(id);
    if (note !== undefined) key.commentBefore = comment(note);
    const range = map(
      [
        ['start', initial],
        ['min', min],
        ['max', max],
      ],
      true,
    );
    made.items.push(new Pair(key, typeof initial === 'boolean' ? new Scalar(initial) : range));
  }
  return made;
}

function cast(ink: Ink): YAMLMap {
  const person = ({ id, name, figure, voice }: PlanPerson): Entry => [
    id,
    map([
      ['name', or(name, ink.words.counterpart)],
      ['role', ink.words.role],
      ['figure', figure, 'who looks like this'],
      ['voice', voice],
      ['department', 'management', 'department'],
      ['relation', 'peer', 'up, down or peer'],
      ['temperament', 'amiable', 'driver, analytical, expressive or amiable'],
    ]),
  ];
  const you: readonly Entry[] = [
    ['name', ink.words.you],
    ['role', ink.words.role],
    ['figure', 'player-a'],
    ['voice', 'chen'],
    ['department', 'management', 'department'],
    ['temperament', 'amiable'],
  ];
  return map([['you', map(you)], ...[...ink.cast.values()].map(person)]);
}

/** `id`: of the new scenario, which is also the name of its file. */
export function writeScenario(story: Story, plan: Plan, id: string, language: Locale): string {
  const ink: Ink = {
    words: PLACEHOLDERS[language],
    cast: castOf(plan),
    flags: flagsOf(plan, story.variables, KEYWORDS),
    lineIds: openNames(),
  };
  const [first] = ink.cast.values();
  const document = new Document(
    map([
      ['scenario', 1],
      ['id', id],
      ['language', language],
      ['title', or(story.title, ink.words.title)],
      ['ranked', false],
      ['place', 'meeting-room', 'place'],
      [
        'flow',
        map(
          [
            ['kind', 'information'],
            ['supplier', 'you'],
            ['customer', first?.id],
          ],
          true,
        ),
        'who is whose internal customer',
      ],
      [
        'briefing',
        map([
          ['situation', ink.words.situation],
          ['goal', ink.words.goal],
        ]),
      ],
      ['cast', cast(ink)],
      ['flags', flags(ink.flags)],
      ['start', plan.start],
      ['nodes', places(plan.nodes.values(), (each) => node(ink, each))],
      ['endings', places(plan.endings.values(), (each) => ending(ink, each))],
    ]),
    { customTags: [SIGNED], aliasDuplicateObjects: false },
  );
  if (story.notes.length > 0) document.commentBefore = story.notes.map(comment).join('\n');
  return document.toString({ lineWidth: 0 });
}
