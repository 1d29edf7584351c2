// Pieces of the transcript: lines, branches, choices.
import type { Condition } from '../core/scenario/condition.ts';
import { type Branch, type Choice, type Line, type Node, type Reply, type Scenario, YOU } from '../core/scenario/model.ts';
import type { Locale, Text } from '../core/scenario/terms.ts';
import { conditionInWords } from '../locale/condition-words.ts';
import { MOVE_NAMES } from '../locale/move-names.ts';
import { FEELING_NAMES, joinNames, MODE_NAMES, SOURCE_NAMES, STEP_NAMES } from '../locale/terms.ts';
import { ACTING_NAMES, POSTURE_NAMES, WORDS } from './transcript-words.ts';

export interface Script {
  readonly scenario: Scenario;
  readonly locale: Locale;
}

type WordKey = keyof typeof WORDS;

export const word = (script: Script, key: WordKey): string => WORDS[key][script.locale];
export const say = (script: Script, text: Text): string => text[script.locale];
const zh = (script: Script): boolean => script.locale === 'zh-CN';
export const labelled = (script: Script, key: WordKey, text: string): string => `${word(script, key)}${zh(script) ? '：' : ': '}${text}`;

export function nameOf(script: Script, id: string): string {
  const person = script.scenario.cast.find((member) => member.id === id);
  return person === undefined ? id : say(script, person.name);
}

export const namesOf = (script: Script, ids: readonly string[]): string =>
  joinNames(
    script.locale,
    ids.map((id) => nameOf(script, id)),
  );

function factsOf(script: Script, ids: readonly string[]): string {
  const texts = ids.map((id) => `[${id}]`);
  return joinNames(script.locale, texts);
}

function condition(script: Script, when: Condition): string {
  return conditionInWords(when, script.locale, { person: (id) => nameOf(script, id), said: (id) => `[${id}]` });
}

const given = (script: Script, when: Condition): string => `${word(script, 'when')}${zh(script) ? '：' : ' '}${condition(script, when)}`;

function toneOf(script: Script, of: Pick<Line, 'feeling' | 'posture' | 'acting'>, thinks: boolean): string {
  const tones = [
    ...(thinks ? [word(script, 'thinks')] : []),
    ...(of.feeling === undefined ? [] : [FEELING_NAMES[of.feeling][script.locale]]),
    ...(of.posture === undefined ? [] : [POSTURE_NAMES[of.posture][script.locale]]),
    ...(of.acting ?? []).map((act) => ACTING_NAMES[act][script.locale]),
  ];
  if (tones.length === 0) return '';
  return zh(script) ? `（${tones.join('，')}）` : ` (${tones.join(', ')})`;
}

export function linesOf(script: Script, lines: readonly Line[], indent: string): string[] {
  return lines.flatMap((line) => {
    const who = line.kind === 'narrate' ? word(script, 'narrator') : nameOf(script, line.who ?? '');
    const head = `${indent}${who}${toneOf(script, line, line.kind === 'think')}${zh(script) ? '：' : ': '}`;
    const when = line.when === undefined ? [] : [`${indent}〔${given(script, line.when)}〕`];
    const [first] = line.texts;
    if (line.texts.length === 1 && first) return [...when, head + say(script, first)];
    return [...when, `${head}〔${word(script, 'variants')}〕`, ...line.texts.map((text) => `${indent}  · ${say(script, text)}`)];
  });
}

export function targetOf(script: Script, id: string): string {
  const ending = script.scenario.endings.find((each) => each.id === id);
  return ending === undefined ? id : `${word(script, 'ending')} ${id} “${say(script, ending.title)}”`;
}

export function branchesOf(script: Script, branches: readonly Branch[], indent: string): string[] {
  return branches.map((branch) => {
    const target = `${indent}→ ${targetOf(script, branch.to)}`;
    if (branch.when !== undefined) return `${target}  〔${given(script, branch.when)}〕`;
    return branches.length > 1 ? `${target}  〔${word(script, 'otherwise')}〕` : target;
  });
}

function repliesOf(script: Script, replies: readonly Reply[], indent: string): string[] {
  return replies.flatMap((reply) => {
    const otherwise = replies.length > 1 ? [`${indent}〔${word(script, 'otherwise')}〕`] : [];
    const head = reply.when === undefined ? otherwise : [`${indent}〔${given(script, reply.when)}〕`];
    return [...head, ...linesOf(script, reply.lines, indent)];
  });
}

function tagsOf(script: Script, choice: Choice): string {
  const axis = (name: string, value: number | undefined): string[] =>
    value === undefined ? [] : [`${name} ${value > 0 ? '+' : ''}${value}`];
  return [
    MOVE_NAMES[choice.move][script.locale],
    ...(choice.mode === 'none' ? [] : [MODE_NAMES[choice.mode][script.locale]]),
    ...axis(zh(script) ? '目标' : 'goal', choice.goal),
    ...axis(zh(script) ? '对事' : 'issue', choice.issue),
    ...(choice.listen === undefined ? [] : [`${zh(script) ? '倾听' : 'listening'} ${choice.listen}`]),
    ...(choice.step === undefined ? [] : [STEP_NAMES[choice.step][script.locale]]),
  ].join(' · ');
}

export function choiceOf(script: Script, choice: Choice, number: number): string[] {
  const indent = '     ';
  const facts = (['shares', 'asks', 'finds', 'withholds', 'misstates'] as const).flatMap((key) =>
    choice[key].length === 0 ? [] : [indent + labelled(script, key, factsOf(script, choice[key]))],
  );
  const limits = [
    ...(choice.when === undefined ? [] : [given(script, choice.when)]),
    ...(choice.once ? [word(script, 'once')] : []),
    ...(choice.closed === undefined ? [] : [labelled(script, 'closed', say(script, choice.closed))]),
  ];
  return [
    `  ${number}. [${choice.id}] ${nameOf(script, YOU)}${toneOf(script, choice, false)}${zh(script) ? '：' : ': '}${say(script, choice.say)}`,
    ...limits.map((limit) => `${indent}〔${limit}〕`),
    `${indent}${tagsOf(script, choice)}`,
    ...(choice.addresses.length === 0 ? [] : [indent + labelled(script, 'addresses', namesOf(script, choice.addresses))]),
    ...facts,
    ...(choice.names === undefined ? [] : [indent + labelled(script, 'names', SOURCE_NAMES[choice.names][script.locale])]),
    ...changesOf(script, choice, indent),
    ...repliesOf(script, choice.reply, indent),
    ...branchesOf(script, choice.to, indent),
    indent + labelled(script, 'why', say(script, choice.why)),
    '',
  ];
}

export function changesOf(script: Script, of: Pick<Node, 'set'>, indent: string): string[] {
  if (of.set.length === 0) return [];
  const changes = of.set.map(({ flag, op, value }) =>
    op === 'set' ? `${flag} = ${value}` : `${flag} ${value < 0 ? '−' : '+'} ${Math.abs(value)}`,
  );
  return [indent + labelled(script, 'sets', changes.join(', '))];
}
