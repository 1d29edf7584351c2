// The chapter "People": the figures that are drawn, and the words from which another is composed.
import { BEARDS, BUILDS, COLOURS, FIGURES, GLASSES, HAIRS, OUTFITS, TINTS, WEARS } from '../core/scenario/figure-terms.ts';

const words = (list: readonly string[]): string => list.map((word) => `\`${word}\``).join(' ');

const ROWS: readonly (readonly [key: string, needed: boolean, list: readonly string[], meaning: string])[] = [
  ['hair', true, HAIRS, 'hair or what covers it; `Beanie` `BunFancy` `Hijab` `Bun` have a second colour, `deco`'],
  ['outfit', true, OUTFITS, '`rolled` is a shirt with its sleeves rolled up, `zip` a work jacket, `puffer` a down jacket'],
  ['beard', false, BEARDS, 'with its own colour `beard`, else that of the hair'],
  ['glasses', false, GLASSES, ''],
  ['wears', false, WEARS, 'one or a list; a cap or helmet goes with short hair or `Ponytail`'],
  ['build', false, BUILDS, '`average` if absent'],
  ['wheelchair', false, ['true', 'false'], 'sits: jacket and top are drawn, four postures'],
];

export function renderPeople(): string {
  return [
    `**Drawn, by name:** ${words(FIGURES)}.`,
    '',
    '| key | ● | words | |',
    '|---|---|---|---|',
    ...ROWS.map(([key, needed, list, meaning]) => `| \`${key}\` | ${needed ? '●' : ''} | ${words(list)} | ${meaning} |`),
    `| \`colours\` | | a map: ${words(TINTS)} | what is absent has a colour of the drawing’s choice |`,
    '',
    `**Colour words:** ${words(Object.keys(COLOURS))}; any other colour is \`"#rrggbb"\`, in quotes.`,
  ].join('\n');
}
