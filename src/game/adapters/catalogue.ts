// The scenarios that were compiled into this build.
import { cards, loaders } from 'virtual:scenarios';
import type { CataloguePort } from '../ports.ts';

export const builtCatalogue: CataloguePort = {
  cards,
  async load(id) {
    // The id may come from an address: only own keys count.
    const load = Object.hasOwn(loaders, id) ? loaders[id] : undefined;
    if (!load) throw new Error(`no scenario "${id}" in this build`);
    return (await load()).playable;
  },
};
