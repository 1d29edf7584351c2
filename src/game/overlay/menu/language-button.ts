// Switches to the other language. It is labelled in that other language, for the one who cannot read the present one.
import { LOCALES } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import type { Settings } from '../../ports.ts';
import { h, icon, setAttribute, setText } from '../base/dom.ts';
import type { Emit } from '../base/screen.ts';

export interface LanguageButton {
  readonly root: HTMLButtonElement;
  update(settings: Settings): void;
}

/** `compact`: the icon alone is seen. */
export function languageButton(emit: Emit, compact = false): LanguageButton {
  const name = h('span', compact ? { class: 'visually-hidden' } : {});
  const root = h('button', { type: 'button', class: compact ? 'key' : 'button quiet', 'data-language': true }, icon('languages'), name);
  let locale: Settings['locale'] = 'en';
  const other = (): Settings['locale'] => LOCALES.find((each) => each !== locale) ?? locale;
  root.addEventListener('click', () => emit({ type: 'settings', change: { locale: other() } }));
  return {
    root,
    update(settings) {
      locale = settings.locale;
      const to = other();
      setText(name, uiText(locale, `language.${to}`));
      setAttribute(name, 'lang', to);
      setAttribute(root, 'title', uiText(locale, 'language.switch'));
    },
  };
}
