// Every text of the interface, by key; slots are checked by the compiler.
import type { Locale } from '../core/scenario/terms.ts';
import { NOTICES_EN, NOTICES_ZH } from './notices.ts';
import { UI_EN, type UiKey, type UiTexts } from './ui.en.ts';
import { UI_ZH } from './ui.zh-CN.ts';

export type UiParams = Readonly<Record<string, string | number>>;

type SlotName<P extends string> = P extends `${infer Name}:${string}` ? Name : P;
/** Names of the slots in a text. */
type Slots<S extends string> = S extends `${string}{${infer P}}${infer Rest}` ? SlotName<P> | Slots<Rest> : never;
type Args<K extends UiKey> = [Slots<UiTexts[K]>] extends [never] ? [] : [Readonly<Record<Slots<UiTexts[K]>, string | number>>];
/** Keys whose text has no slot. */
export type PlainKey = { [K in UiKey]: [Slots<UiTexts[K]>] extends [never] ? K : never }[UiKey];

type Catalogue = Readonly<Record<string, string>>;
const CATALOGUES: Record<Locale, Catalogue> = { 'zh-CN': UI_ZH, en: UI_EN };
const NOTICES: Readonly<Record<Locale, Catalogue>> = { 'zh-CN': NOTICES_ZH, en: NOTICES_EN };

function fill(text: string, params: UiParams): string {
  return text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (one === undefined || many === undefined) return String(value);
    return value === 1 ? one : many;
  });
}

/** Texts of pages that are fetched when they are first opened, before anything of them is written. */
export function addTexts(texts: Readonly<Record<Locale, Catalogue>>): void {
  for (const locale of ['zh-CN', 'en'] as const) CATALOGUES[locale] = { ...CATALOGUES[locale], ...texts[locale] };
}

const textOf = (locale: Locale, key: UiKey): string => {
  const text = CATALOGUES[locale][key];
  if (text === undefined) throw new Error(`the text "${key}" has not come yet`);
  return text;
};

export function uiText<K extends UiKey>(locale: Locale, key: K, ...args: Args<K>): string {
  return fill(textOf(locale, key), (args[0] as UiParams | undefined) ?? {});
}

/** The sentence of a notice. Its key comes as data, so one that is not in the catalogue names itself instead of failing. */
export function noticeText(locale: Locale, key: string, params: UiParams = {}): string {
  const text = NOTICES[locale][key] ?? CATALOGUES[locale][key];
  return text === undefined ? fill(textOf(locale, 'notice.unknown'), { key }) : fill(text, params);
}

/** Who thinks, over a thought: a player without a name of his own is addressed. */
export function thinkerText(locale: Locale, name: string): string {
  return name === uiText(locale, 'scene.you') ? uiText(locale, 'scene.youThink') : uiText(locale, 'scene.thinks', { name });
}
