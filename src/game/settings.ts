// The player's settings: defaults, and reading back what was stored. A bad field falls back alone, not the whole.
import { PLAYER_FIGURES } from '../core/scenario/figure-terms.ts';
import { LOCALES, type Locale } from '../core/scenario/terms.ts';
import type { Settings, StoragePort } from './ports.ts';

const KEY = 'settings';

const LONGEST_NAME = 40;

export function defaultSettings(locale: Locale, reducedMotion: boolean): Settings {
  return {
    locale,
    playerName: '',
    playerFigure: '',
    textSpeed: 'normal',
    autoAdvance: false,
    skipRead: false,
    reducedMotion,
    largeText: false,
    timers: 'on',
    music: 0.6,
    effects: 0.8,
    voices: 0.7,
    muted: false,
    theme: 'system',
    mode: 'coach',
    autoSend: false,
  };
}

/** The first language of the list that the product speaks; any Chinese counts as zh-CN. */
export function localeFor(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const lower = tag.toLowerCase();
    const found =
      LOCALES.find((locale) => locale.toLowerCase() === lower) ?? LOCALES.find((locale) => lower.split('-')[0] === locale.split('-')[0]);
    if (found) return found;
  }
  return 'en';
}

type Check<T> = (value: unknown) => value is T;

const isBoolean: Check<boolean> = (value) => typeof value === 'boolean';
const isShare: Check<number> = (value): value is number => typeof value === 'number' && value >= 0 && value <= 1;
const isName: Check<string> = (value): value is string => typeof value === 'string' && value.length <= LONGEST_NAME;
const oneOf =
  <T extends string>(...allowed: readonly T[]): Check<T> =>
  (value): value is T =>
    allowed.includes(value as T);

const CHECKS: { readonly [K in keyof Settings]: Check<Settings[K]> } = {
  locale: oneOf(...LOCALES),
  playerName: isName,
  playerFigure: oneOf('', ...PLAYER_FIGURES),
  textSpeed: oneOf('slow', 'normal', 'fast', 'instant'),
  autoAdvance: isBoolean,
  skipRead: isBoolean,
  reducedMotion: isBoolean,
  largeText: isBoolean,
  timers: oneOf('on', 'stretched', 'off'),
  music: isShare,
  effects: isShare,
  voices: isShare,
  muted: isBoolean,
  theme: oneOf('light', 'dark', 'system'),
  mode: oneOf('coach', 'practice', 'assessed'),
  autoSend: isBoolean,
};

/** `stored` may be anything. */
export function mergeSettings(base: Settings, stored: unknown): Settings {
  if (typeof stored !== 'object' || stored === null) return base;
  const given = stored as Record<string, unknown>;
  const sound = Object.entries(CHECKS).filter(([key, check]) => Object.hasOwn(given, key) && check(given[key]));
  return { ...base, ...Object.fromEntries(sound.map(([key]) => [key, given[key]])) };
}

export async function loadSettings(storage: StoragePort, base: Settings): Promise<Settings> {
  return mergeSettings(base, await storage.get(KEY));
}

export function storeSettings(storage: StoragePort, settings: Settings): Promise<void> {
  return storage.set(KEY, settings);
}
