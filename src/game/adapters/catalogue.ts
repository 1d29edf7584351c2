// The scenarios that were compiled into this build, and those of the player's organisation beside them or in their place.
import { cards, loaders } from 'virtual:scenarios';
import type { CataloguePort, ComposedFigure, PlayableScenario, ScenarioCard } from '../ports.ts';
import { cardOf } from '../scenario-card.ts';
import type { CompanyScenarios } from './company-scenarios.ts';

export interface Catalogue extends CataloguePort {
  /** New versions, while scenarios are being written. */
  renew(cards: readonly ScenarioCard[], changed: readonly PlayableScenario[], figures: readonly ComposedFigure[]): void;
  /** Whoever is composed in the scenarios loaded so far. */
  composed(key: string): ComposedFigure | undefined;
}

/** By scenario, the version in this build. */
export const builtVersions = (): ReadonlyMap<string, string> => new Map(cards.map(({ id, hash }) => [id, hash]));

function merged(build: readonly ScenarioCard[], company: CompanyScenarios): readonly ScenarioCard[] {
  const playables = company.current.map(({ playable }) => playable);
  const own = new Map(
    company.current.map(({ playable, own }, k) => [playable.scenario.id, { ...cardOf(playable, k, playables), company: own }]),
  );
  const built = new Set(build.map(({ id }) => id));
  return [...[...own.values()].filter(({ id }) => !built.has(id)), ...build.map((card) => own.get(card.id) ?? card)];
}

/** `company` null: there are only those of the build. */
export function openCatalogue(company: CompanyScenarios | null = null): Catalogue {
  let current = cards;
  let all: readonly ScenarioCard[] | null = null;
  const renewed = new Map<string, PlayableScenario>();
  const composed = new Map<string, ComposedFigure>();
  const add = (figures: readonly ComposedFigure[]): void => {
    for (const figure of figures) composed.set(figure.key, figure);
  };
  company?.onChange(() => {
    all = null;
  });

  /** Another version than the build's; `hash`: the one that is wanted, if it is here. */
  function ofCompany(id: string, hash: string | undefined): PlayableScenario | undefined {
    const offered = company?.current.find(({ playable }) => playable.scenario.id === id)?.playable;
    if (hash === undefined || offered?.scenario.hash === hash) return offered;
    if (current.some((card) => card.id === id && card.hash === hash)) return undefined;
    return company?.kept(hash) ?? offered;
  }

  return {
    get cards() {
      all ??= company ? merged(current, company) : current;
      return all;
    },
    async load(id, hash) {
      const newer = renewed.get(id) ?? ofCompany(id, hash);
      if (newer) return newer;
      // The id may come from an address: only own keys count.
      const load = Object.hasOwn(loaders, id) ? loaders[id] : undefined;
      if (!load) throw new Error(`no scenario "${id}" in this build`);
      const { playable, figures = [] } = await load();
      add(figures);
      return playable;
    },
    onChange: (listener) => company?.onChange(listener),
    renew(next, changed, figures) {
      current = next;
      all = null;
      add(figures);
      for (const playable of changed) renewed.set(playable.scenario.id, playable);
    },
    composed: (key) => composed.get(key),
  };
}
