// Pictures of the menus, by what they show. Vite gives each file its hashed address.

import type { Place } from '../../../core/scenario/terms.ts';
import type { CardPerson } from '../../ports.ts';

const TITLE = import.meta.glob<string>('/assets/art/title/*.webp', { query: '?url', import: 'default', eager: true });
const ROOMS = import.meta.glob<string>('/assets/art/rooms/*card*.webp', { query: '?url', import: 'default', eager: true });

const PORTRAITS = import.meta.glob<string>('/assets/art/portraits/*.webp', { query: '?url', import: 'default', eager: true });

const isUpright = (path: string): boolean => /portrait|tall|upright/.test(path);
const isDouble = (path: string): boolean => /@2x/.test(path);

function addressOf(files: Readonly<Record<string, string>>, fits: (path: string) => boolean): string | null {
  const paths = Object.keys(files).filter(fits);
  const best = paths.find((path) => !isDouble(path)) ?? paths[0];
  return best === undefined ? null : (files[best] ?? null);
}

export const titleArt = {
  wide: addressOf(TITLE, (path) => !isUpright(path)),
  upright: addressOf(TITLE, isUpright),
};

export const roomCard = (place: Place): string | null => addressOf(ROOMS, (path) => path.includes(`/${place}-card.`));

/** Head and shoulders of a figure; null where it has no picture (yet). */
export const portraitOf = ({ figure, portrait }: Pick<CardPerson, 'figure' | 'portrait'>): string | null =>
  portrait ?? PORTRAITS[`/assets/art/portraits/${figure}.webp`] ?? null;
