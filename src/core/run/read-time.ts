// The least time in which somebody can read his way to an ending: below it nobody has read.
import type { Line, Scenario } from '../scenario/model.ts';
import { LOCALES, type Text } from '../scenario/terms.ts';

/** Characters per second of a reader faster than any we know: 1,500 Chinese characters or some 1,000 English words a minute. */
const FASTEST = { 'zh-CN': 25, en: 90 } as const;
/** Finding an answer and clicking it, in ms. */
export const LEAST_DECISION = 250;

/** How long a long silence lasts before its line, in ms. Players who want no motion do not wait; it is no part of the least time. */
export const SILENCE_MS = 2600;

const msOf = (text: Text): number => Math.min(...LOCALES.map((locale) => ([...text[locale]].length / FASTEST[locale]) * 1000));

/** What is always said; of variants the shortest. */
const linesMs = (lines: readonly Line[]): number =>
  lines.reduce((sum, { when, order, texts }) => sum + (when || order === 'once' ? 0 : Math.min(...texts.map(msOf))), 0);

/** In ms, whatever the conditions: the cheapest way through the graph. */
export function fastestReadMs(scenario: Scenario): number {
  const cost = new Map<string, number>([[scenario.start, 0]]);
  const nodes = new Map(scenario.nodes.map((node) => [node.id, node]));
  const done = new Set<string>();
  const forced = scenario.breakOff;
  for (;;) {
    let here: string | undefined;
    for (const [id, ms] of cost) if (!done.has(id) && (here === undefined || ms < (cost.get(here) as number))) here = id;
    if (here === undefined) return 0;
    const soFar = cost.get(here) as number;
    const node = nodes.get(here);
    if (!node) return Math.round(soFar);
    done.add(here);
    const reach = (to: string, ms: number): void => {
      if (ms < (cost.get(to) ?? Number.POSITIVE_INFINITY)) cost.set(to, ms);
    };
    const heard = soFar + linesMs(node.lines);
    for (const { to } of node.to) reach(to, heard);
    for (const choice of node.choices) {
      const said = heard + msOf(choice.say) + LEAST_DECISION;
      for (const { to } of choice.to) reach(to, said);
      if (forced !== undefined) reach(forced, said);
    }
  }
}
