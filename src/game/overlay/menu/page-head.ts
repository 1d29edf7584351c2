// The head of every menu page: home, the pages, and the language, which can be changed anywhere.
import type { Settings } from '../../ports.ts';
import { iconButton, labelled, textButton } from '../base/controls.ts';
import { h } from '../base/dom.ts';
import type { Emit } from '../base/screen.ts';
import type { Texts } from '../base/texts.ts';
import { languageButton } from './language-button.ts';

export type MenuPage = 'map' | 'board' | 'settings';

export interface PageHead {
  readonly root: HTMLElement;
  update(settings: Settings): void;
}

export function createPageHead(texts: Texts, emit: Emit, current: MenuPage | null): PageHead {
  const home = h('button', { type: 'button', class: 'brand', 'data-home': true }, labelled(texts, 'span', 'product.name'));
  home.addEventListener('click', () => emit({ type: 'go', screen: 'title' }));
  const language = languageButton(emit);
  const page = (screen: MenuPage, icon: 'list' | 'trophy' | 'settings'): HTMLElement => {
    const button =
      screen === 'settings'
        ? iconButton(texts, { key: 'nav.settings', icon, onClick: () => emit({ type: 'go', screen }) })
        : textButton(texts, {
            key: screen === 'map' ? 'nav.map' : 'nav.board',
            icon,
            class: 'quiet',
            onClick: () => emit({ type: 'go', screen }),
          });
    if (screen === current) button.setAttribute('aria-current', 'page');
    return button;
  };
  const nav = texts.attribute(
    h('nav', { class: 'page-nav' }, page('map', 'list'), page('board', 'trophy'), page('settings', 'settings')),
    'aria-label',
    'nav.main',
  );
  return {
    root: h('header', { class: 'page-head' }, home, nav, language.root),
    update: (settings) => language.update(settings),
  };
}
