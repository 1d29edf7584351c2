// The answers. Open ones are buttons with `data-choice`; closed ones stay visible with their reason. Only the coach tells what
// kind of move a line is, and only of the one under pointer or focus.
import type { ShownChoice } from '../../../core/dialogue/view.ts';
import type { Locale } from '../../../core/scenario/terms.ts';
import { uiText } from '../../../locale/ui.ts';
import { h, icon, setAttribute, setShown, setText, syncList } from '../base/dom.ts';
import type { HintOf } from './choice-hint.ts';

export interface Choices {
  readonly root: HTMLElement;
  /** `turn`: decisions taken so far; another one is a new question even where the last was never off the screen. */
  show(choices: readonly ShownChoice[], locale: Locale, turn: number, hintOf: HintOf | null): void;
  hide(): void;
  /** Key 1 is the first. */
  pick(number: number): void;
  move(by: 1 | -1): void;
  focus(): void;
}

export function createChoices(onChoose: (choice: string) => void): Choices {
  const list = h('ol', { class: 'choice-list' });
  const root = h('div', { class: 'choices', role: 'group', tabindex: -1, hidden: true }, list);
  let taken = false;
  let asked = -1;

  const choose = (button: HTMLButtonElement): void => {
    const id = button.dataset['choice'];
    if (id === undefined || taken) return;
    // Until the next view comes, a second click must not answer twice.
    taken = true;
    setAttribute(button, 'data-given', true);
    onChoose(id);
  };
  const create = (): HTMLLIElement => {
    const button = h(
      'button',
      { type: 'button', class: 'choice' },
      h('span', { class: 'choice-key', 'aria-hidden': 'true' }),
      h(
        'span',
        { class: 'choice-text' },
        h('span', { class: 'choice-say' }),
        h('span', { class: 'choice-reason' }, icon('lock'), h('span')),
      ),
      h('span', { class: 'choice-hint', 'aria-hidden': 'true' }),
    );
    button.addEventListener('click', () => choose(button));
    return h('li', {}, button);
  };
  const buttons = (): readonly HTMLButtonElement[] => [...list.querySelectorAll('button')];

  return {
    root,
    show(choices, locale, turn, hintOf) {
      const wasHidden = root.hidden;
      if (wasHidden || turn !== asked) {
        taken = false;
        for (const button of buttons()) setAttribute(button, 'data-given', undefined);
      }
      asked = turn;
      setShown(root, true);
      setAttribute(root, 'aria-label', uiText(locale, 'scene.answersCount', { n: choices.length }));
      syncList(
        list,
        choices,
        (choice) => choice.id,
        create,
        (item, choice, index) => {
          const button = item.firstElementChild as HTMLButtonElement;
          setAttribute(button, 'data-choice', choice.open ? choice.id : undefined);
          setAttribute(button, 'data-closed', choice.open ? undefined : choice.id);
          setAttribute(button, 'aria-disabled', choice.open ? undefined : 'true');
          setAttribute(button, 'aria-keyshortcuts', index < 9 ? index + 1 : undefined);
          setText(button.querySelector('.choice-key') as Element, String(index + 1));
          setText(button.querySelector('.choice-say') as Element, choice.say[locale]);
          const hint = button.querySelector('.choice-hint') as HTMLElement;
          const told = choice.open ? (hintOf?.(choice.id, locale) ?? null) : null;
          setShown(hint, told !== null);
          setText(hint, told ?? '');
          setAttribute(button, 'aria-description', told ?? undefined);
          const reason = button.querySelector('.choice-reason') as HTMLElement;
          setShown(reason, !choice.open);
          if (!choice.open)
            setText(
              reason.lastElementChild as Element,
              choice.closed ? uiText(locale, 'scene.closed', { reason: choice.closed[locale] }) : uiText(locale, 'scene.closedNoReason'),
            );
        },
      );
      if (wasHidden) root.scrollTop = 0;
    },
    hide() {
      setShown(root, false);
      list.replaceChildren();
    },
    pick(number) {
      const button = buttons()[number - 1];
      if (button) choose(button);
    },
    move(by) {
      const all = buttons();
      const at = all.indexOf(document.activeElement as HTMLButtonElement);
      const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
      all[next]?.focus();
    },
    focus: () => root.focus({ preventScroll: true }),
  };
}
