// Fonts cut to the characters in use: a set for the menu, and one more per scenario with what the menu lacks. A phone on
// a slow line fetches about a hundred kilobytes instead of ten megabytes; what is in no set (a player's name) falls
// back to the system's font.
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { FACES, type FaceName, type FontShop, openFontShop, unicodeRangeOf } from './font-subset.ts';

export interface FontTexts {
  /** Everything the menus can show, the first screens first: files are cut in the order of first appearance. */
  readonly menu: string;
  /** By set name, usually the scenario's id: what that scenario can show, in the order of play. */
  readonly scenarios: Readonly<Record<string, string>>;
  /** What is set in the title face, by set name (`menu` or a scenario's); absent: everything of that set. */
  readonly titles?: Readonly<Record<string, string>>;
  /** What the first screens of a set show, by set name: cut into files of their own, so that nothing else comes with them. */
  readonly first?: Readonly<Record<string, string>>;
}

export interface FontFile {
  readonly family: string;
  readonly weight: string;
  readonly unicodeRange: string;
  /** Below the base path, with a hash of its content. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** ASCII and the punctuation of both languages: always there, so that edits of one text seldom change the file. */
const ALWAYS = `${String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i))}\u00a0©·×–—‘’“”…→←↑↓、。《》〈〉「」『』【】〔〕！（），：；？％～－`;

const codesOf = (text: string): Set<number> => new Set(Array.from(text.normalize('NFC'), (glyph) => glyph.codePointAt(0) ?? 0));

const ORDER: readonly FaceName[] = ['han', 'latin', 'title'];

/**
 * Characters per file. A set is cut into slices by first appearance, and a browser fetches a slice only when one of its
 * characters is on the page: what the first screens show comes in the first slice, the debrief's words when they are read.
 * About 45 KB for 170 common Chinese characters with all weights.
 */
const SLICE: Readonly<Record<FaceName, number>> = { han: 170, latin: 400, title: 180 };

const slicesOf = (codes: readonly number[], size: number): readonly (readonly number[])[] =>
  Array.from({ length: Math.ceil(codes.length / size) }, (_, i) => codes.slice(i * size, (i + 1) * size));

const cutSet = async (
  shop: FontShop,
  set: string,
  wanted: Readonly<Record<FaceName, Set<number>>>,
  first: ReadonlySet<number>,
): Promise<FontFile[]> => {
  const files: FontFile[] = [];
  for (const name of ORDER) {
    const { family, weight } = FACES[name];
    const codes = await shop.known(name, wanted[name]);
    const [early, late] = [codes.filter((code) => first.has(code)), codes.filter((code) => !first.has(code))];
    for (const [i, slice] of [...slicesOf(early, SLICE[name]), ...slicesOf(late, SLICE[name])].entries()) {
      const subset = await shop.cut(name, slice);
      if (subset === null) continue;
      const hash = createHash('sha256').update(subset.bytes).digest('hex').slice(0, 8);
      const fileName = `assets/fonts/${set}-${name}-${i + 1}-${hash}.woff2`;
      files.push({ family, weight, unicodeRange: unicodeRangeOf(subset.codes), fileName, bytes: subset.bytes });
    }
  }
  return files;
};

/** Every set with its files; a scenario's set holds only what the menu's has not. */
export const cutFontSets = async (shop: FontShop, texts: FontTexts): Promise<Readonly<Record<string, readonly FontFile[]>>> => {
  const wantedBy = (set: string, text: string): Record<FaceName, Set<number>> => {
    const body = codesOf(text);
    return { han: body, latin: body, title: codesOf(texts.titles?.[set] ?? (texts.titles ? '' : text)) };
  };
  const firstOf = (set: string): Set<number> => codesOf(texts.first?.[set] === undefined ? '' : ALWAYS + texts.first[set]);
  const menu = wantedBy('menu', ALWAYS + texts.menu);
  menu.title = new Set([...codesOf(ALWAYS), ...menu.title]);
  const sets: Record<string, readonly FontFile[]> = { menu: await cutSet(shop, 'menu', menu, firstOf('menu')) };
  for (const [id, text] of Object.entries(texts.scenarios)) {
    const own = wantedBy(id, text);
    const rest = (name: FaceName): Set<number> => new Set([...own[name]].filter((code) => !menu[name].has(code)));
    sets[id] = await cutSet(shop, id, { han: rest('han'), latin: rest('latin'), title: rest('title') }, firstOf(id));
  }
  return sets;
};

const MAIN = 'virtual:fonts';
const ONE = 'virtual:fonts/';
/** Rollup's mark for modules that are no files. */
const RESOLVED = '\0';

export interface FontSubsetOptions {
  readonly texts: () => FontTexts | Promise<FontTexts>;
}

/** `virtual:fonts`: the menu's faces at once, each scenario's behind an import. */
export function fontSubsets(options: FontSubsetOptions): Plugin {
  let root = process.cwd();
  let base = '/';
  let building = false;
  let shop: FontShop | undefined;
  let sets: Promise<Readonly<Record<string, readonly FontFile[]>>> | undefined;
  const served = new Map<string, Uint8Array>();

  const cut = async (): Promise<Readonly<Record<string, readonly FontFile[]>>> => {
    shop ??= openFontShop(root);
    const all = await cutFontSets(shop, await options.texts());
    for (const file of Object.values(all).flat()) served.set(file.fileName, file.bytes);
    return all;
  };
  const facesOf = (files: readonly FontFile[]): string =>
    JSON.stringify(files.map(({ family, weight, unicodeRange, fileName }) => ({ family, weight, unicodeRange, url: base + fileName })));

  return {
    name: 'common-ground-fonts',
    configResolved(config) {
      root = config.root;
      base = config.base;
      building = config.command === 'build';
    },
    resolveId: (id) => (id === MAIN || id.startsWith(ONE) ? RESOLVED + id : undefined),
    async load(id) {
      if (!id.startsWith(RESOLVED + MAIN)) return undefined;
      const name = id.slice(RESOLVED.length);
      // In development texts change while the server runs: the main module cuts anew each time it is asked for.
      if (sets === undefined || (!building && name === MAIN)) sets = cut();
      const all = await sets;
      const here = name === MAIN ? 'menu' : name.slice(ONE.length);
      const files = all[here];
      if (files === undefined) throw new Error(`there is no font set "${here}"`);
      if (building) for (const { fileName, bytes } of files) this.emitFile({ type: 'asset', fileName, source: bytes });
      if (name !== MAIN) return `export const faces = ${facesOf(files)};`;
      const loaders = Object.keys(all)
        .filter((set) => set !== 'menu')
        .map((set) => `${JSON.stringify(set)}: () => import(${JSON.stringify(ONE + set)}).then((set) => set.faces)`);
      return `export const menuFaces = ${facesOf(files)};\nexport const scenarioFaces = {${loaders.join(',\n')}};`;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const asked = (request.url ?? '').split('?')[0] ?? '';
        const bytes = asked.startsWith(base) ? served.get(asked.slice(base.length)) : undefined;
        if (bytes === undefined) return next();
        response.setHeader('Content-Type', 'font/woff2');
        response.setHeader('Cache-Control', 'max-age=31536000, immutable');
        response.end(bytes);
      });
    },
  };
}
