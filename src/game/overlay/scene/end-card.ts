// Between the last line and the debrief: the player may guess how it went. The guess stays in the overlay.

import type { Text } from '../../../core/scenario/terms.ts';
import { VERDICTS, type Verdict } from '../../../core/scenario/terms.ts';
import { VERDICT_NAMES } from '../../../locale/terms.ts';
import { labelled, textButton } from '../base/controls.ts';
import { h, setAttribute, setShown, setText } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';

/** From the best to the worst, as a scale. */
const ORDER: readonly Verdict[] = ['constructive', 'settled', 'smoothed-over', 'escalated', 'broken-off'];

export interface EndCard {
  readonly root: HTMLElement;
  show(title: Text | null, locale: 'zh-CN' | 'en'): void;
  hide(): void;
  focus(): void;
}

export function createEndCard(texts: Texts, onGuess: (verdict: Verdict | null) => void, onLook: () => void): EndCard {
  let guess: Verdict | null = null;
  const keys = ORDER.filter((each) => VERDICTS.includes(each)).map((verdict) => {
    const button = h('button', { type: 'button', class: 'button guess', 'aria-pressed': 'false', 'data-guess': verdict });
    texts.also((locale) => setText(button, VERDICT_NAMES[verdict][locale]));
    button.addEventListener('click', () => {
      guess = guess === verdict ? null : verdict;
      for (const each of keys) setAttribute(each, 'aria-pressed', String(each.dataset['guess'] === guess));
      onGuess(guess);
    });
    return button;
  });
  const title = h('p', { class: 'end-title' });
  const look = textButton(texts, {
    key: 'end.look',
    icon: 'chevron-right',
    class: 'big primary trail',
    onClick: onLook,
    attributes: { 'data-look': true },
  });
  const root = h(
    'section',
    { class: 'end-card', hidden: true, 'aria-labelledby': 'end-heading' },
    labelled(texts, 'h2', 'end.title', { id: 'end-heading' }),
    title,
    labelled(texts, 'p', 'end.guess', { class: 'end-guess' }),
    h('div', { class: 'guesses' }, ...keys),
    labelled(texts, 'p', 'end.guessHint', { class: 'end-hint' }),
    look,
  );
  return {
    root,
    show(name, locale) {
      setShown(root, true);
      setText(title, name?.[locale] ?? '');
    },
    hide() {
      guess = null;
      for (const each of keys) setAttribute(each, 'aria-pressed', 'false');
      setShown(root, false);
    },
    focus: () => look.focus({ preventScroll: true }),
  };
}
