// The map of a scenario before it is laid out: boxes for nodes and endings, an arrow for every branch of every choice.
import type { Exploration } from '../core/analysis/exploration.ts';
import { wayOf } from '../core/analysis/way.ts';
import { compileDialogue } from '../core/dialogue/machine.ts';
import { get } from '../core/dialogue/plot.ts';
import type { Condition } from '../core/scenario/condition.ts';
import { graphOf, reachableFrom } from '../core/scenario/graph.ts';
import type { Branch, Choice, Ending, Node, Scenario } from '../core/scenario/model.ts';
import type { Agreement, Locale } from '../core/scenario/terms.ts';
import { conditionInWords } from '../locale/condition-words.ts';
import { AGREEMENT_NAMES, joinNames, SITUATION_NAMES } from '../locale/terms.ts';
import { textWidth, wrapText } from './svg-text.ts';
import { MAP_WORDS } from './words.ts';

export interface TextLine {
  readonly text: string;
  /** Pixels. */
  readonly size: number;
  readonly tone: 'strong' | 'plain' | 'quiet' | 'bad';
}

export interface Box {
  readonly id: string;
  readonly kind: 'start' | 'node' | 'unreachable' | Agreement;
  readonly lines: readonly TextLine[];
  readonly width: number;
  readonly height: number;
  /** People of all levels decide alike here: marked by its border and in words. */
  readonly revise: boolean;
  /** Everything that can be said about it, for the tooltip. */
  readonly title: string;
}

export interface Arrow {
  /** `<choice or node>#<number of the branch>`. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: readonly TextLine[];
  readonly width: number;
  readonly height: number;
  readonly closable: boolean;
  readonly best: boolean;
  /** Of the plays in which the choice was offered, 0…1: drawn as width. */
  readonly share: number | null;
  readonly title: string;
}

/** What people did, by the ids of choices and nodes; null where too few came there. Shares from 0 to 1. */
export interface MapFigures {
  readonly plays: number;
  /** Of the plays in which it was offered. */
  readonly shares: Readonly<Record<string, number | null>>;
  readonly decisions: Readonly<
    Record<string, { readonly difficulty: number | null; readonly discrimination: number | null; readonly revise: boolean }>
  >;
}

export interface ScenarioMap {
  readonly scenario: Scenario;
  readonly locale: Locale;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly figures: MapFigures | null;
}

const BOX_TEXT = 190;
const LABEL_TEXT = 158;
const LEADING = 1.32;

const line = (text: string, size: number, tone: TextLine['tone']): TextLine => ({ text, size, tone });
const lines = (text: string, width: number, size: number, most: number, tone: TextLine['tone']): readonly TextLine[] =>
  text === '' ? [] : wrapText(text, width, size, most, tone === 'strong').map((each) => line(each, size, tone));

export const lineHeight = (one: TextLine): number => one.size * LEADING;

function sizeOf(all: readonly TextLine[], margin: number): { width: number; height: number } {
  const width = Math.max(0, ...all.map(({ text, size, tone }) => textWidth(text, size, tone === 'strong')));
  const height = all.reduce((sum, one) => sum + lineHeight(one), 0);
  return { width: Math.ceil(width + 2 * margin), height: Math.ceil(height + 1.4 * margin) };
}

interface Writer {
  readonly scenario: Scenario;
  readonly locale: Locale;
  readonly exploration: Exploration | null;
  readonly figures: MapFigures | null;
}

const nameOf = ({ scenario, locale }: Writer, id: string): string => scenario.cast.find((one) => one.id === id)?.name[locale] ?? id;

function nodeBox(writer: Writer, node: Node, reachable: boolean): Box {
  const { scenario, locale } = writer;
  const cue = node.cue ? SITUATION_NAMES[node.cue][locale] : '';
  const speakers = [...new Set(node.lines.flatMap(({ who }) => (who === undefined ? [] : [who])))].map((id) => nameOf(writer, id));
  const start = node.id === scenario.start;
  const text = [
    ...lines(node.id, BOX_TEXT, 14, 2, 'strong'),
    ...lines(cue, BOX_TEXT, 11.5, 2, 'plain'),
    ...lines(speakers.length > 0 ? joinNames(locale, speakers) : '', BOX_TEXT, 11.5, 2, 'quiet'),
    ...(start ? [line(MAP_WORDS.start[locale], 11.5, 'plain')] : []),
    ...(reachable ? [] : [line(MAP_WORDS.unreachable[locale], 11.5, 'bad')]),
    ...figureLines(writer, node),
  ];
  const said = node.lines.flatMap(({ who, texts }) => texts.map((each) => `${who ? `${nameOf(writer, who)}: ` : ''}${each[locale]}`));
  const title = [node.id, cue, ...said].filter((each) => each !== '').join('\n');
  const revise = writer.figures?.decisions[node.id]?.revise ?? false;
  return { id: node.id, kind: !reachable ? 'unreachable' : start ? 'start' : 'node', lines: text, ...sizeOf(text, 12), revise, title };
}

const hundredths = (value: number | null): string => (value === null ? '–' : value.toFixed(2).replace('-', '−'));

/** Difficulty and discrimination of a decision, and whether it should be looked at again. */
function figureLines({ locale, figures }: Writer, { id }: Node): readonly TextLine[] {
  const found = figures?.decisions[id];
  if (!found || (found.difficulty === null && found.discrimination === null)) return [];
  const { difficulty, discrimination, revise } = found;
  return [
    line(`p ${hundredths(difficulty)} · D ${hundredths(discrimination)}`, 12, 'strong'),
    ...(revise ? [line(`⚑ ${MAP_WORDS.revise[locale]}`, 12, 'bad')] : []),
  ];
}

const percent = (share: number): string => {
  const value = 100 * share;
  return `${value >= 0.05 || value === 0 ? value.toFixed(1) : value.toPrecision(1)} %`;
};

export const counted = (count: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumSignificantDigits: 7 }).format(count);

function endingBox(writer: Writer, ending: Ending): Box {
  const { scenario, locale, exploration } = writer;
  const found = exploration?.endings.find(({ id }) => id === ending.id);
  const odds =
    found === undefined
      ? []
      : found.probability === 0
        ? [line(MAP_WORDS.never[locale], 11.5, 'bad')]
        : [
            line(
              // Of an estimate the number of plays is the size of the sample and says nothing.
              exploration?.exact
                ? `${percent(found.probability)} · ${counted(found.plays, locale)} ${MAP_WORDS.plays[locale]}`
                : `≈ ${percent(found.probability)}`,
              12,
              'strong',
            ),
          ];
  const text = [
    ...lines(ending.title[locale], BOX_TEXT, 14, 2, 'strong'),
    ...lines(ending.id, BOX_TEXT, 11.5, 2, 'quiet'),
    line(AGREEMENT_NAMES[ending.agreement][locale], 11.5, 'plain'),
    ...odds,
    ...(ending.id === scenario.breakOff ? [line(MAP_WORDS.crisis[locale], 11.5, 'plain')] : []),
  ];
  return {
    id: ending.id,
    kind: ending.agreement,
    lines: text,
    ...sizeOf(text, 12),
    revise: false,
    title: `${ending.title[locale]}\n${ending.text[locale]}`,
  };
}

function conditionText(writer: Writer, when: Condition): string {
  return conditionInWords(when, writer.locale, { person: (id) => nameOf(writer, id), said: (id) => `[${id}]` });
}

function arrowsOf(
  writer: Writer,
  from: string,
  choice: Choice | null,
  branches: readonly Branch[],
  best: ReadonlySet<string>,
): readonly Arrow[] {
  const { locale } = writer;
  return branches.map((branch, k) => {
    const when = branch.when ? conditionText(writer, branch.when) : branches.length > 1 ? MAP_WORDS.otherwise[locale] : '';
    const share = (choice && writer.figures?.shares[choice.id]) ?? null;
    const label = [
      ...(choice ? [...lines(choice.id, LABEL_TEXT, 11.5, 1, 'strong'), ...lines(choice.say[locale], LABEL_TEXT, 11, 2, 'plain')] : []),
      ...lines(when, LABEL_TEXT, 10.5, 2, 'quiet'),
      ...(share === null ? [] : [line(`${Math.round(100 * share)} %`, 12, 'strong')]),
    ];
    const id = `${choice?.id ?? from}#${k + 1}`;
    const open = choice?.when ? [conditionText(writer, choice.when)] : [];
    const title = [...(choice ? [choice.id, choice.say[locale], ...open] : []), ...(when === '' ? [] : [`→ ${branch.to}: ${when}`])];
    return {
      id,
      from,
      to: branch.to,
      label,
      ...(label.length > 0 ? sizeOf(label, 7) : { width: 0, height: 0 }),
      closable: choice !== null && (choice.when !== undefined || choice.once),
      best: best.has(id),
      share,
      title: title.join('\n'),
    };
  });
}

/** Arrows that the best play takes. */
function bestArrows({ scenario, exploration }: Writer): ReadonlySet<string> {
  const taken = new Set<string>();
  if (!exploration || exploration.best.length === 0) return taken;
  const machine = compileDialogue(scenario);
  let now = machine.start;
  for (const id of exploration.best) {
    const choice = get(machine.plot.choices, id);
    const next = machine.step(now, { type: 'choose', choice: id });
    const way = wayOf(machine.plot, now.context, choice, next.context.trail[0] ?? '');
    if (way.branch >= 0) taken.add(`${id}#${way.branch + 1}`);
    for (const { node, branch } of way.onward) taken.add(`${node}#${branch + 1}`);
    now = next;
  }
  return taken;
}

export function mapOf(scenario: Scenario, exploration: Exploration | null, locale: Locale, figures: MapFigures | null = null): ScenarioMap {
  const writer: Writer = { scenario, locale, exploration, figures };
  const reachable = reachableFrom(graphOf(scenario).next, [scenario.start]);
  const best = bestArrows(writer);
  return {
    scenario,
    locale,
    figures,
    boxes: [
      ...scenario.nodes.map((node) => nodeBox(writer, node, reachable.has(node.id))),
      ...scenario.endings.map((one) => endingBox(writer, one)),
    ],
    arrows: scenario.nodes.flatMap((node) =>
      node.choices.length === 0
        ? arrowsOf(writer, node.id, null, node.to, best)
        : node.choices.flatMap((choice) => arrowsOf(writer, node.id, choice, choice.to, best)),
    ),
  };
}
