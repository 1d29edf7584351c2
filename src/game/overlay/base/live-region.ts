// The one polite live region. Each sentence is appended once and stays a while, so that a reader in browse mode finds it too.
import { h } from './dom.ts';

/** Older sentences are dropped from the region; the history panel has them all. */
const KEPT = 3;

export interface LiveRegion {
  readonly root: HTMLElement;
  announce(text: string): void;
  clear(): void;
}

export function createLiveRegion(): LiveRegion {
  const root = h('div', { class: 'visually-hidden', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions', 'data-live': true });
  return {
    root,
    announce(text) {
      if (text.trim() === '') return;
      root.append(h('p', {}, text));
      while (root.childElementCount > KEPT) root.firstElementChild?.remove();
    },
    clear: () => root.replaceChildren(),
  };
}
