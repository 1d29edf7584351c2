// The scenarios that were compiled into this build.
import { cards, loaders } from 'virtual:scenarios';
import type { CataloguePort, PlayableScenario, ScenarioCard } from '../ports.ts';

export interface Catalogue extends CataloguePort {
  /** New versions, while scenarios are being written. */
  renew(cards: readonly ScenarioCard[], changed: readonly PlayableScenario[]): void;
}

export function openCatalogue(): Catalogue {
  let current = cards;
  const renewed = new Map<string, PlayableScenario>();
  return {
    get cards() {
      return current;
    },
    async load(id) {
      const newer = renewed.get(id);
      if (newer) return newer;
      // The id may come from an address: only own keys count.
      const load = Object.hasOwn(loaders, id) ? loaders[id] : undefined;
      if (!load) throw new Error(`no scenario "${id}" in this build`);
      return (await load()).playable;
    },
    renew(next, changed) {
      current = next;
      for (const playable of changed) renewed.set(playable.scenario.id, playable);
    },
  };
}
