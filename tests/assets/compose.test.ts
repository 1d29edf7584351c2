// Composed people: the drawing knows every word of the format, and draws a person once.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { BEARDS, BUILDS, GLASSES, HAIRS, OUTFITS, WEARS } from '../../src/core/scenario/figure-terms.ts';
import type { Look } from '../../src/core/scenario/model.ts';
import { POSTURES } from '../../src/core/scenario/terms.ts';
import type { Figure } from '../../src/game/stage/art.ts';

interface Compose {
  personOf(look: Look): { readonly colour: string; readonly width: number; readonly neutral: string };
  tagColourOf(hex: string): string;
  composeFigures(
    root: string,
    people: readonly { readonly key: string; readonly look: Look }[],
    onDraw: (key: string) => void,
  ): Promise<Readonly<Record<string, { readonly folder: string; readonly figure: Figure }>>>;
}

const load = async <T>(name: string): Promise<T> =>
  (await import(new URL(`../../assets/build/people/${name}.mjs`, import.meta.url).href)) as T;

const { composeFigures, personOf, tagColourOf } = await load<Compose>('compose');
const { OUTFITS: DRAWN_OUTFITS } = await load<{ OUTFITS: object }>('outfits');
const { BACKS } = await load<{ BACKS: object }>('back');
const { WEARS: DRAWN_WEARS } = await load<{ WEARS: object }>('wears');
const { drawHead } = await load<{ drawHead(hair: string, palette: object): string }>('head');

const LOOK: Look = {
  hair: 'Turban',
  beard: 'Full',
  glasses: 'GlassAviator',
  outfit: 'rolled',
  build: 'broad',
  wheelchair: false,
  wears: ['lanyard', 'watch'],
  colours: { hair: '#e08a4a', top: '#bfe0d4' },
};

const root = mkdtempSync(path.join(tmpdir(), 'common-ground-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the drawing', () => {
  it('knows every word from which the format composes', () => {
    const words = [
      ...HAIRS.map((hair) => ({ hair })),
      ...BEARDS.map((beard) => ({ beard: beard === 'none' ? null : beard })),
      ...GLASSES.map((glasses) => ({ glasses: glasses === 'none' ? null : glasses })),
      ...OUTFITS.map((outfit) => ({ outfit })),
      ...BUILDS.map((build) => ({ build })),
      ...WEARS.map((word) => ({ wears: [word] })),
    ];
    for (const word of words) expect(() => personOf({ ...LOOK, ...word })).not.toThrow();
    expect(() => personOf({ ...LOOK, hair: 'Killer' })).toThrow('no hair "Killer"');
  });

  it('offers all its clothes, each with a back, and all its things to wear', () => {
    expect(Object.keys(DRAWN_OUTFITS).sort()).toEqual([...OUTFITS].sort());
    expect(Object.keys(BACKS).sort()).toEqual([...OUTFITS].sort());
    expect(Object.keys(DRAWN_WEARS).sort()).toEqual([...WEARS].sort());
  });

  it.each(HAIRS)('has %s in the colours of the person', (hair) => {
    const drawn = drawHead(hair, { ink: '#1d2338', skin: '#abcdef', hair: '#fedcba', deco: '#aabbcc' });
    expect(drawn).toContain('#abcdef');
    // Nothing to colour on a bald head.
    if (!hair.startsWith('Bald') || hair === 'BaldSides') expect(drawn).toContain('#fedcba');
    expect(drawn).not.toMatch(/undefined|NaN|INK|BG/);
  });
});

describe('the name tag', () => {
  it('is dark enough for white letters, whatever the clothes', () => {
    const light = (value: number): number => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (rgb) => {
        const tag = tagColourOf(`#${rgb.toString(16).padStart(6, '0')}`);
        expect(tag).toMatch(/^#[0-9a-f]{6}$/);
        const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => light(Number.parseInt(tag.slice(at, at + 2), 16)));
        expect(1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});

describe('a composed person', () => {
  it('is drawn once, with every posture, and found again afterwards', async () => {
    const drawn: string[] = [];
    const people = [{ key: 'composed-test', look: LOOK }];
    const draw = () => composeFigures(root, people, (key) => drawn.push(key));
    const first = (await draw())['composed-test'];
    expect(first && Object.keys(first.figure.postures).sort()).toEqual([...POSTURES].sort());
    expect(first?.figure.over.map(({ frame }) => frame)).toEqual(['beard', 'glasses']);
    for (const ending of ['@1x.webp', '@1x.json', '@2x.webp', '@2x.json', '-turned-away@1x.webp', '-pointing@2x.webp', '.webp']) {
      expect(existsSync(path.join(first?.folder ?? '', `composed-test${ending}`)), ending).toBe(true);
    }
    const { frames } = JSON.parse(readFileSync(path.join(first?.folder ?? '', 'composed-test@1x.json'), 'utf8')) as { frames: object };
    expect(Object.keys(frames).sort()).toEqual(['beard', 'glasses', 'head', 'neutral']);
    expect((await draw())['composed-test']).toEqual(first);
    expect(drawn).toEqual(['composed-test']);
  }, 120_000);
});
