// Small parts of the office's pages.
import type { Locale, Text } from '../../../core/scenario/terms.ts';
import { type PlainKey, uiText } from '../../../locale/ui.ts';
import type { CurrentVersion } from '../../office-ports.ts';
import type { ScenarioCard } from '../../ports.ts';
import { labelled } from '../base/controls.ts';
import { type Attributes, type Child, h, icon, setAttribute, setShown, setText } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import { cardName } from '../board/card-name.ts';
import type { IconName } from '../icons.ts';

export function plainButton(
  text: string,
  onClick: () => void,
  { icon: picture, class: kind = 'small', ...attributes }: Attributes & { readonly icon?: IconName; readonly class?: string } = {},
): HTMLButtonElement {
  const button = h(
    'button',
    { type: 'button', class: `button ${kind}`, ...attributes },
    picture ? icon(picture) : null,
    h('span', {}, text),
  );
  button.addEventListener('click', onClick);
  return button;
}

export interface Question {
  readonly button: string;
  readonly sure: string;
  readonly yes: string;
  readonly icon?: IconName;
  readonly class?: string;
  readonly attributes?: Attributes;
  /** Asked along with it. */
  readonly more?: readonly Child[];
  readonly onYes: () => void;
}

/** A key that asks once more before it does something. */
export function sureKey(
  locale: Locale,
  { button, sure, yes, more = [], class: kind = 'small', attributes = {}, onYes, ...rest }: Question,
): HTMLElement {
  const first = plainButton(button, () => show(true), { ...rest, ...attributes, class: kind, 'aria-expanded': 'false' });
  const confirm = plainButton(yes, onYes, { class: 'small danger', 'data-yes': true });
  const cancel = plainButton(uiText(locale, 'desk.cancel'), () => show(false), { class: 'small quiet' });
  const question = h(
    'div',
    { class: 'sure-question', role: 'group', 'aria-label': button, hidden: true },
    h('p', { class: 'sure-words' }, sure),
    ...more,
    h('p', { class: 'keys' }, confirm, cancel),
  );
  function show(on: boolean): void {
    setShown(question, on);
    setShown(first, !on);
    setAttribute(root, 'data-open', on);
    (on ? cancel : first).focus();
  }
  const root = h('div', { class: 'sure' }, first, question);
  return root;
}

export interface FieldRow<E extends HTMLElement> {
  readonly root: HTMLElement;
  readonly input: E;
  /** What is wrong with it; empty: nothing. */
  tell(text: string): void;
}

/** A label, its field, and what is wrong with it. */
export function fieldRow<E extends HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
  texts: Texts,
  label: PlainKey,
  input: E,
  hint?: PlainKey,
): FieldRow<E> {
  const wrong = h('span', { class: 'field-wrong', id: `${input.id}-wrong`, hidden: true });
  const about = hint ? labelled(texts, 'span', hint, { class: 'small', id: `${input.id}-hint` }) : null;
  setAttribute(input, 'aria-describedby', about ? `${about.id} ${wrong.id}` : wrong.id);
  return {
    root: h('p', { class: 'door-field' }, labelled(texts, 'label', label, { for: input.id }), input, about, wrong),
    input,
    tell(text) {
      setText(wrong, text);
      setShown(wrong, text !== '');
      setAttribute(input, 'aria-invalid', text === '' ? undefined : 'true');
    },
  };
}

/** A switch with its words beside it. */
export function tickRow(
  texts: Texts,
  id: string,
  label: PlainKey,
  hint?: PlainKey,
): { readonly root: HTMLElement; readonly input: HTMLInputElement } {
  const input = h('input', { type: 'checkbox', id, class: 'tick' });
  const about = hint ? labelled(texts, 'span', hint, { class: 'small', id: `${id}-hint` }) : null;
  if (about) setAttribute(input, 'aria-describedby', about.id);
  return { root: h('p', { class: 'tick-row' }, input, h('span', {}, labelled(texts, 'label', label, { for: id }), about)), input };
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** The options anew; what was chosen stays chosen if it is still there, else the first is. */
export function setOptions(select: HTMLSelectElement, options: readonly Option[]): void {
  const { value } = select;
  select.replaceChildren(...options.map((option) => h('option', { value: option.value }, option.text)));
  select.value = options.some((option) => option.value === value) ? value : (options[0]?.value ?? '');
}

/** How a version is called: by the card of its chair, or by its own title. */
export function versionName(
  cards: readonly ScenarioCard[],
  { scenario, title }: { readonly scenario: string; readonly title: Text },
  locale: Locale,
): string {
  const name = cardName(cards, scenario, locale);
  return name === scenario ? title[locale] : name;
}

/** Those that boards are kept of, by name. */
export const rankedOf = (versions: readonly CurrentVersion[]): readonly CurrentVersion[] => versions.filter(({ ranked }) => ranked);

export const dayText = (locale: Locale, iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(new Date(iso));

export const hourText = (locale: Locale, iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso));
