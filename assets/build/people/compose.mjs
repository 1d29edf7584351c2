// People whom a scenario composes: words of the format → an entry like those of cast.mjs → sprites, kept by content.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BEARD_NAMES, GLASSES_NAMES, HAIR_NAMES } from './catalogue.mjs';
import { buildFigure } from './figure.mjs';
import { OUTFITS } from './outfits.mjs';
import { WEARS } from './wears.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));

const WIDTHS = { slim: 0.92, average: 1, sturdy: 1.07, broad: 1.14 };

/** How somebody stands when nothing is the matter: in coats and jackets as these are drawn, sturdy people at rest. */
function neutralOf({ outfit, build }) {
  if (outfit === 'coat') return 'coat';
  if (outfit === 'blazer' || outfit === 'rollneck') return 'hip';
  return build === 'sturdy' || build === 'broad' ? 'resting' : 'straight';
}

/** Of what a scenario gives no colour. */
const PALETTE = {
  skin: '#f5d0b2',
  hair: '#2a2631',
  deco: '#2f9a8c',
  top: '#f7eedf',
  jacket: '#5f7f9e',
  bottom: '#3d4560',
  accent: '#c2453f',
};
/** Shirts and the like are the first thing that is seen of a person: not cream. */
const PLAIN_TOP = '#5f8fb0';

const channels = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Relative luminance as WCAG 2 has it. */
function luminanceOf(rgb) {
  const [r, g, b] = rgb.map((value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The colour of the clothes, darkened until white letters on it have a contrast of 4.5. */
export function tagColourOf(hex) {
  let rgb = channels(hex);
  while (1.05 / (luminanceOf(rgb) + 0.05) < 4.5) rgb = rgb.map((value) => Math.floor(value * 0.94));
  return `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function mustKnow(kind, word, known) {
  if (word !== null && !known.includes(word)) throw new Error(`the drawings know no ${kind} "${word}"`);
}

/** An entry like those of cast.mjs. Throws on a word that cannot be drawn: the format has asked for it before. */
export function personOf(look) {
  mustKnow('hair', look.hair, HAIR_NAMES);
  mustKnow('beard', look.beard, BEARD_NAMES);
  mustKnow('glasses', look.glasses, GLASSES_NAMES);
  mustKnow('outfit', look.outfit, Object.keys(OUTFITS));
  for (const word of look.wears) mustKnow('thing to wear', word, Object.keys(WEARS));
  const { base } = OUTFITS[look.outfit];
  const worn = look.wheelchair ? 'jacket' : base;
  const palette = { ...PALETTE, ...(worn === 'top' ? { top: PLAIN_TOP } : {}), ...look.colours };
  return {
    hair: look.hair,
    beard: look.beard,
    glasses: look.glasses,
    wears: look.wears,
    outfit: look.outfit,
    neutral: neutralOf(look),
    width: WIDTHS[look.build],
    seated: look.wheelchair,
    palette,
    colour: tagColourOf(palette[worn]),
  };
}

/** Changes when anything of the drawing changes. */
async function stampOfDrawing() {
  const hash = createHash('sha256');
  for (const name of (await readdir(HERE)).sort()) hash.update(name).update(await readFile(path.join(HERE, name)));
  return hash.digest('hex').slice(0, 12);
}

/**
 * Draws what is not yet in the cache of the project at `root`. Gives, by key, the entry of the manifest and the folder that
 * holds its files; `onDraw` is told of each figure that has to be drawn, for it takes some seconds.
 */
export async function composeFigures(root, people, onDraw = () => undefined) {
  const cache = path.join(root, 'node_modules/.cache/common-ground/people', await stampOfDrawing());
  const found = {};
  for (const { key, look } of people) {
    const folder = path.join(cache, key);
    if (!existsSync(folder)) {
      onDraw(key);
      // Written beside and moved: an interrupted drawing must not pass for one.
      await mkdir(cache, { recursive: true });
      const unfinished = await mkdtemp(`${folder}-`);
      const figure = await buildFigure({ sprites: unfinished, portraits: unfinished }, key, personOf(look), { quick: true });
      await writeFile(path.join(unfinished, 'figure.json'), JSON.stringify(figure));
      await rename(unfinished, folder).catch((error) => {
        // Another drawing was quicker.
        if (!existsSync(folder)) throw error;
      });
      await rm(unfinished, { recursive: true, force: true });
    }
    found[key] = { folder, figure: JSON.parse(await readFile(path.join(folder, 'figure.json'), 'utf8')) };
  }
  return found;
}
