// Building and changing elements in place. Texts go in by textContent alone; styles by CSSOM, which a strict CSP allows.
import { type IconName, iconOf } from '../icons.ts';

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
export type Child = Node | string | null | undefined;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name in attributes) setAttribute(element, name, attributes[name]);
  for (const child of children) if (child != null) element.append(child);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag) as SVGElementTagNameMap[K];
  for (const name in attributes) setAttribute(element, name, attributes[name]);
  for (const child of children) if (child != null) element.append(child);
  return element;
}

/** `true` writes an empty attribute, `false` and undefined take it away. Nothing is written that is there already. */
export function setAttribute(element: Element, name: string, value: string | number | boolean | undefined): void {
  if (value === undefined || value === false) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
    return;
  }
  const text = value === true ? '' : String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function setShown(element: Element, shown: boolean): void {
  setAttribute(element, 'hidden', !shown);
}

export function setVariable(element: HTMLElement | SVGElement, name: `--${string}`, value: string | number): void {
  element.style.setProperty(name, String(value));
}

/** An icon of our own set: constant markup, never author text. */
export function icon(name: IconName): HTMLElement {
  const holder = h('span', { class: 'icon', 'aria-hidden': 'true' });
  setIcon(holder, name);
  return holder;
}

export function setIcon(holder: HTMLElement, name: IconName): void {
  if (holder.dataset['icon'] === name) return;
  holder.dataset['icon'] = name;
  holder.innerHTML = iconOf(name);
}

/**
 * Makes the children of `parent` stand for `items`, one each, in order; elements of items that stay are kept, and with
 * them focus and scroll position. Keys must differ: a repeated one would grow the list at each call.
 */
export function syncList<T, E extends Element>(
  parent: Element,
  items: readonly T[],
  keyOf: (item: T) => string,
  create: (item: T) => E,
  update: (element: E, item: T, index: number) => void,
): void {
  const keys = items.map(keyOf);
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) throw new Error(`two items of a list have the same key: ${JSON.stringify(key)}`);
    seen.add(key);
  }
  const present = new Map<string, E>();
  for (const child of parent.children) {
    const key = (child as HTMLElement | SVGElement).dataset['key'];
    if (key !== undefined) present.set(key, child as E);
  }
  // Children without a key stay in front of the list.
  let place: Element | null = [...parent.children].find((child) => (child as HTMLElement).dataset['key'] !== undefined) ?? null;
  items.forEach((item, index) => {
    const key = keys[index] as string;
    const kept = present.get(key);
    present.delete(key);
    const element = kept ?? create(item);
    if (!kept) (element as unknown as HTMLElement).dataset['key'] = key;
    if (place === element) place = element.nextElementSibling;
    else parent.insertBefore(element, place);
    update(element, item, index);
  });
  for (const gone of present.values()) gone.remove();
}
