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

export function fontTextsOf(catalogues: readonly unknown[], cards: readonly ScenarioCard[], scenarios: readonly Scenario[]): FontTexts {
  const menu = stringsIn([catalogues, cards]);
  const byId = Object.fromEntries(scenarios.map((scenario) => [scenario.id, stringsIn(scenario)]));
  const headings = scenarios.map(({ id, title, endings }) => [id, stringsIn([title, endings.map((ending) => ending.title)])] as const);
  return {
    menu,
    scenarios: byId,
    titles: { menu: stringsIn([catalogues[0], cards.map((card) => card.title)]), ...Object.fromEntries(headings) },
  };
}
