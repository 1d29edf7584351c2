// Copies the icons in use from lucide-static (ISC) into one typed map: src/game/overlay/icons.ts.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NAMES = `handshake flame gauge heart-handshake scale ear volume-2 volume-x languages pause play skip-forward fast-forward rotate-ccw
  undo-2 history settings trophy home x check chevron-left chevron-right chevron-down eye eye-off lock lightbulb message-circle
  messages-square clock timer-off user users door-open map list star info triangle-alert circle-help sun moon keyboard footprints
  target layers book-open save hand trending-up trending-down`.split(/\s+/);

const root = new URL('../../', import.meta.url);

const inner = (name) => {
  const svg = readFileSync(new URL(`node_modules/lucide-static/icons/${name}.svg`, root), 'utf8');
  const body = /<svg[\s\S]*?>([\s\S]*)<\/svg>/.exec(svg);
  if (body === null) throw new Error(`${name}: not an SVG`);
  return body[1]
    .trim()
    .replace(/\s*\n\s*/g, '')
    .replace(/ \/>/g, '/>');
};

export const copyIcons = () => {
  const lines = NAMES.map((name) => `  ${/^[a-z]+$/.test(name) ? name : `'${name}'`}: '${inner(name)}',`);
  const source = `// Written by assets/build/icons.mjs from lucide-static 1.62.0 (ISC, see assets/CREDITS.md): run \`npm run art\` to add one.

const ICONS = {
${lines.join('\n')}
} as const;

export type IconName = keyof typeof ICONS;

/** Inline SVG in the colour and size of the text around it; the name of a control stands beside it or in its label. */
export const iconOf = (name: IconName): string =>
  \`<svg class="icon" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="1em" height="1em" fill="none" stroke="currentColor" \` +
  \`stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">\${ICONS[name]}</svg>\`;
`;
  const file = fileURLToPath(new URL('src/game/overlay/icons.ts', root));
  writeFileSync(file, source);
  // As all sources are written, so that the same icons give the same bytes.
  execFileSync(process.execPath, [fileURLToPath(new URL('node_modules/@biomejs/biome/bin/biome', root)), 'format', '--write', file]);
  console.log(`icons: ${NAMES.length}`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) copyIcons();
