// The scenarios that were compiled into this build.
import { cards, loaders } from 'virtual:scenarios';
import type { CataloguePort, ComposedFigure, PlayableScenario, ScenarioCard } from '../ports.ts';

export interface Catalogue extends CataloguePort {
  /** New versions, while scenarios are being written. */
  renew(cards: readonly ScenarioCard[], changed: readonly PlayableScenario[], figures: readonly ComposedFigure[]): void;
  /** Whoever is composed in the scenarios loaded so far. */
  composed(key: string): ComposedFigure | undefined;
}

export function openCatalogue(): Catalogue {
  let current = cards;
  const renewed = new Map<string, PlayableScenario>();
  const composed = new Map<string, ComposedFigure>();
  const add = (figures: readonly ComposedFigure[]): void => {
    for (const figure of figures) composed.set(figure.key, figure);
  };
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
      const { playable, figures = [] } = await load();
      add(figures);
      return playable;
    },
    renew(next, changed, figures) {
      current = next;
      add(figures);
      for (const playable of changed) renewed.set(playable.scenario.id, playable);
    },
    composed: (key) => composed.get(key),
  };
}
