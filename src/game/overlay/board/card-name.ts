// How a conflict is called where its chairs stand side by side: each is ranked for itself.
import type { Locale } from '../../../core/scenario/terms.ts';
import type { ScenarioCard } from '../../ports.ts';

/** `scenario`: its id, told where the build has no card of it. */
export function cardName(cards: readonly ScenarioCard[], scenario: string, locale: Locale): string {
  const card = cards.find(({ id }) => id === scenario);
  const chair = card?.chairs.find((each) => each.scenario === scenario);
  if (!card) return scenario;
  return chair ? `${card.title[locale]} · ${chair.role[locale]}` : card.title[locale];
}
