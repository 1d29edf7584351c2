// Bytes of the built files as they go over the line, by what they are for.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Scenario } from '../../src/core/scenario/model.ts';

export interface Weight {
  readonly group: string;
  readonly files: number;
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** Pictures, sounds and fonts are compressed already and go as they are. */
const TEXT = /\.(?:html|js|css|svg|json)$/;
/** `name-HASH.ext`, where the hash has 8 signs and may hold hyphens. */
const plainName = (file: string): string => path.basename(file).replace(/-[\w-]{8}(\.\w+)$/, '$1');

function weigh(group: string, files: readonly string[]): Weight {
  let [raw, gzip, brotli] = [0, 0, 0];
  for (const file of files) {
    const bytes = readFileSync(file);
    const text = TEXT.test(file);
    raw += bytes.length;
    gzip += text ? gzipSync(bytes, { level: 9 }).length : bytes.length;
    brotli += text ? brotliCompressSync(bytes).length : bytes.length;
  }
  return { group, files: files.length, raw, gzip, brotli };
}

/** What a script imports at once; what it imports later is left out. */
function withImports(entry: string, known: ReadonlySet<string>): readonly string[] {
  const found = new Set([entry]);
  for (const file of found) {
    const code = file.endsWith('.js') ? readFileSync(file, 'utf8') : '';
    for (const [, name = ''] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.\/[^"']+)["']/g)) {
      const target = path.resolve(path.dirname(file), name);
      if (known.has(target)) found.add(target);
    }
  }
  return [...found];
}

export function weighChunks(dist: string, scenarios: readonly Scenario[]): readonly Weight[] {
  const files = (readdirSync(dist, { recursive: true }) as string[])
    .map((name) => path.join(dist, name))
    .filter((file) => /\.\w+$/.test(file) && !/\.(?:br|gz)$/.test(file));
  const known = new Set(files);
  const html = path.join(dist, 'index.html');
  const linked = [...readFileSync(html, 'utf8').matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, name = '']) => path.join(dist, name));
  const menu = new Set([html, ...linked.flatMap((file) => withImports(file, known))]);
  const named = (pattern: RegExp): readonly string[] => files.filter((file) => pattern.test(plainName(file)) && !menu.has(file));
  const behind = (pattern: RegExp): readonly string[] =>
    [...new Set(named(pattern).flatMap((file) => withImports(file, known)))].filter((file) => !menu.has(file));
  const fonts = (owner: string): readonly string[] =>
    files.filter((file) => file.endsWith('.woff2') && path.basename(file).startsWith(`${owner}-`));

  const weights = [
    weigh('menu: page, code, style', [...menu]),
    weigh('menu: fonts, all ranges', fonts('menu')),
    weigh('menu: pictures', named(/-card\.webp$|^(?:wide|upright)\.webp$/)),
    weigh('stage: code', behind(/^open-stage\.js$/)),
    weigh('sound: code', behind(/^audio\.js$/)),
    // Each sound is there in two formats, and a browser fetches one.
    weigh('sound: files, one format', named(/\.webm$/)),
  ];
  for (const { id, place, nodes, cast } of scenarios) {
    const places = new Set([place, ...nodes.flatMap((node) => (node.place ? [node.place] : []))]);
    const figures = new Set(cast.map(({ figure }) => figure));
    const wanted = [...[...places].flatMap((each) => [`${each}-back`, `${each}-front`]), ...figures, 'faces', 'life'].map(
      (each) => `${each}@1x`,
    );
    weights.push(
      weigh(`${id}: script`, named(new RegExp(`^${id}\\.js$`))),
      weigh(`${id}: fonts`, fonts(id)),
      weigh(
        `${id}: art, density 1`,
        files.filter((file) => wanted.includes(plainName(file).replace(/\.\w+$/, ''))),
      ),
    );
  }
  return weights.filter((weight) => weight.files > 0);
}
