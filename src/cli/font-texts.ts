// All texts that a player can be shown, for the font subsets: menus and cards together, each scenario for itself.

import type { Scenario } from '../core/scenario/model.ts';
import type { ScenarioCard } from '../game/ports.ts';
import type { FontTexts } from './vite-fonts.ts';

/** Every string anywhere inside a value. */
function stringsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(stringsIn).join('');
}

/**
 * Signs that the screens write without a catalogue: numbers below 0, steps done, factors. One that the faces lack makes the
 * browser look through the system's, which can hold up a line for half a second. The last are those of dates and times.
 */
const SIGNS = '0123456789+−×✓–年月日时分秒上下午周一二三四五六星期/:,.JanuryFebMachApilJnegstSmOcoNvDAPM';

type Catalogue = Readonly<Record<string, string>>;

/** Keys of the interface's texts that the title screen and the list of conflicts show, and of those set in the title face. */
const FIRST_SCREENS = /^(product|title|language|nav|map)\./;
const HEADINGS = /^(product\.name|map\.title|briefing\.title|.*\.(title|heading))$/;

const pick = (catalogues: readonly Catalogue[], keys: RegExp): string =>
  catalogues.flatMap((catalogue) => Object.entries(catalogue).flatMap(([key, text]) => (keys.test(key) ? [text] : []))).join('');

/** What is on the page before the first decision. */
function openingOf({ title, briefing, cast, needs, nodes, start }: Scenario): string {
  const first = nodes.find((node) => node.id === start);
  return stringsIn([title, briefing, cast, needs, first?.lines, first?.choices.map((choice) => choice.say)]);
}

/**
 * `ui`: the interface's texts, one catalogue per language. `others`: everything else that the screens may show.
 * `headings`: what of these is set in the title face.
 */
export function fontTextsOf(
  ui: readonly Catalogue[],
  others: readonly unknown[],
  headings: readonly unknown[],
  cards: readonly ScenarioCard[],
  scenarios: readonly Scenario[],
): FontTexts {
  const byId = Object.fromEntries(scenarios.map((scenario) => [scenario.id, stringsIn(scenario)]));
  const titles = scenarios.map(
    ({ id, title, endings, cast }) => [id, stringsIn([title, cast, endings.map((ending) => ending.title)])] as const,
  );
  const cardTexts = stringsIn(cards.map(({ title, summary, cast }) => [title, summary, cast]));
  return {
    menu: stringsIn([ui, others, cards, SIGNS]),
    scenarios: byId,
    titles: { menu: pick(ui, HEADINGS) + stringsIn([headings, cards.map((card) => card.title)]), ...Object.fromEntries(titles) },
    first: {
      menu: pick(ui, FIRST_SCREENS) + cardTexts,
      ...Object.fromEntries(scenarios.map((scenario) => [scenario.id, openingOf(scenario)])),
    },
  };
}
