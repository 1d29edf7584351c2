// Addresses of the rendered sounds. WebM/Opus first, MP3 for browsers without it.
import blipSprite from '../../../assets/audio/blips_sprite.json' with { type: 'json' };
import effectSprite from '../../../assets/audio/sfx_sprite.json' with { type: 'json' };

const urls = import.meta.glob<string>('/assets/audio/*.{webm,mp3}', { query: '?url', import: 'default', eager: true });

export function sourcesOf(name: string): string[] {
  const found = ['webm', 'mp3'].map((format) => urls[`/assets/audio/${name}.${format}`]).filter((url) => url !== undefined);
  if (found.length === 0) throw new Error(`no sound file "${name}" in assets/audio`);
  return found;
}

/** Offset and length in milliseconds. */
type Sprite = Record<string, [number, number]>;

const spriteFrom = (table: Readonly<Record<string, readonly number[]>>): Sprite =>
  Object.fromEntries(Object.entries(table).map(([name, [offset = 0, length = 0]]) => [name, [offset, length]]));

export const EFFECT_SPRITE: Sprite = spriteFrom(effectSprite);
export const BLIP_SPRITE: Sprite = spriteFrom(blipSprite);
