// Keeps the fixed texts of a part in the language of the day: bound once, rewritten when the language changes.
import type { Locale } from '../../../core/scenario/terms.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import { setAttribute, setText } from './dom.ts';

export interface Texts {
  /** The element's text. */
  text<E extends Element>(element: E, key: PlainKey): E;
  /** An attribute, mostly aria-label. */
  attribute<E extends Element>(element: E, name: string, key: PlainKey): E;
  /** Anything else that depends on the language alone. */
  also(write: (locale: Locale) => void): void;
  apply(locale: Locale): void;
}

export function bindTexts(): Texts {
  const writers: ((locale: Locale) => void)[] = [];
  let written: Locale | undefined;
  const add = (write: (locale: Locale) => void): void => {
    writers.push(write);
    if (written !== undefined) write(written);
  };
  return {
    text(element, key) {
      add((locale) => setText(element, uiText(locale, key as never)));
      return element;
    },
    attribute(element, name, key) {
      add((locale) => setAttribute(element, name, uiText(locale, key as never)));
      return element;
    },
    also: add,
    apply(locale) {
      if (locale === written) return;
      written = locale;
      for (const write of writers) write(locale);
    },
  };
}
