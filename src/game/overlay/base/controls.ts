// The few controls that every screen uses.
import type { PlainKey } from '../../../locale/ui.ts';
import type { IconName } from '../icons.ts';
import { type Attributes, h, icon } from './dom.ts';
import type { Texts } from './texts.ts';

export interface KeyOptions {
  readonly key: PlainKey;
  readonly icon?: IconName;
  readonly onClick: () => void;
  readonly class?: string;
  readonly attributes?: Attributes;
}

/** A button with a visible text and perhaps an icon before it. */
export function textButton(texts: Texts, options: KeyOptions): HTMLButtonElement {
  const button = h(
    'button',
    { type: 'button', class: `button ${options.class ?? ''}`.trim(), ...options.attributes },
    options.icon ? icon(options.icon) : null,
    texts.text(h('span'), options.key),
  );
  button.addEventListener('click', options.onClick);
  return button;
}

/** A round key with an icon alone; its name is spoken and shown as a tip. */
export function iconButton(texts: Texts, options: KeyOptions & { readonly icon: IconName }): HTMLButtonElement {
  const button = h('button', { type: 'button', class: `key ${options.class ?? ''}`.trim(), ...options.attributes }, icon(options.icon));
  texts.attribute(button, 'aria-label', options.key);
  texts.attribute(button, 'title', options.key);
  button.addEventListener('click', options.onClick);
  return button;
}

/** Heading, text and so on with a bound text. */
export function labelled<K extends keyof HTMLElementTagNameMap>(
  texts: Texts,
  tag: K,
  key: PlainKey,
  attributes: Attributes = {},
): HTMLElementTagNameMap[K] {
  return texts.text(h(tag, attributes), key);
}
