import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import subsetFont from 'subset-font';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { charactersOf } from '../../src/cli/font-merge.ts';
import { type FontShop, openFontShop, unicodeRangeOf } from '../../src/cli/font-subset.ts';
import { cutFontSets, type FontFile, fontSubsets } from '../../src/cli/vite-fonts.ts';

const root = path.resolve(import.meta.dirname, '../..');
const plain = (file: { bytes: Uint8Array }): Promise<Buffer> =>
  subsetFont(Buffer.from(file.bytes), '', { keepAllGlyphs: true, targetFormat: 'truetype' });
const codes = (text: string): number[] => Array.from(text, (glyph) => glyph.codePointAt(0) ?? 0);
const faceOf = (files: readonly FontFile[] | undefined, family: string): FontFile => {
  const file = files?.find((each) => each.family === family);
  if (file === undefined) throw new Error(`no face ${family}`);
  return file;
};

/** Advance widths in the order of the characters, at the default weight. */
const widthsOf = async (font: Uint8Array, text: string): Promise<number[]> => {
  const widths: number[] = [];
  for (const glyph of text) {
    const one = await subsetFont(Buffer.from(font), glyph, { targetFormat: 'truetype' });
    const view = new DataView(one.buffer, one.byteOffset, one.byteLength);
    const table = (tag: string): number => {
      for (let i = 0; i < view.getUint16(4); i += 1)
        if (one.toString('latin1', 12 + 16 * i, 16 + 16 * i) === tag) return view.getUint32(20 + 16 * i);
      throw new Error(`no table ${tag}`);
    };
    const metrics = view.getUint16(table('hhea') + 34);
    // Glyph 0 is the one for missing characters, glyph 1 ours.
    widths.push(view.getUint16(table('hmtx') + 4 * Math.min(1, metrics - 1)));
  }
  return widths;
};

describe('fonts cut to the characters in use', () => {
  let shop: FontShop;
  let sets: Readonly<Record<string, readonly FontFile[]>>;
  const texts = {
    menu: '求同：部门之间的冲突演练 Common Ground',
    scenarios: { invoices: '月底的发票，财务要关账了。龘', again: '月底的货，仓库说没有。' },
  };
  beforeAll(async () => {
    shop = openFontShop(root);
    sets = await cutFontSets(shop, texts);
  }, 60_000);

  it('puts slices together so that characters far apart stand in one file', async () => {
    const han = faceOf(sets['menu'], 'CG Han');
    const has = charactersOf(await plain(han));
    for (const code of codes('求同部门之间的冲突演练，。“”…—')) expect(has, String.fromCodePoint(code)).toContain(code);
  });

  it('keeps Latin letters and digits out of the Chinese face and Chinese out of the Latin face', async () => {
    const han = charactersOf(await plain(faceOf(sets['menu'], 'CG Han')));
    const latin = charactersOf(await plain(faceOf(sets['menu'], 'CG Latin')));
    expect([...han].filter((code) => code < 0x80)).toEqual([]);
    for (let code = 33; code < 127; code += 1) expect(latin).toContain(code);
    expect([...latin].filter((code) => code >= 0x2e80)).toEqual([]);
  });

  it('gives a scenario only the characters that the menu lacks', async () => {
    const own = charactersOf(await plain(faceOf(sets['invoices'], 'CG Han')));
    for (const code of codes('月底发票财务要关账了龘')) expect(own).toContain(code);
    for (const code of codes('的，。')) expect(own).not.toContain(code);
  });

  it('names exactly the characters of a file in its unicode-range', async () => {
    for (const file of Object.values(sets).flat()) {
      const has = [...charactersOf(await plain(file))].sort((a, b) => a - b);
      expect(file.unicodeRange).toBe(unicodeRangeOf(has));
    }
  });

  it('joins neighbours in a unicode-range', () => {
    expect(unicodeRangeOf([32, 33, 34, 0x4e00, 0x1f600])).toBe('U+20-22,U+4E00,U+1F600');
  });

  it('sets Chinese quotation marks, dash and ellipsis as wide as a character', async () => {
    expect(await widthsOf(await plain(faceOf(sets['menu'], 'CG Han')), '中“”…—')).toEqual([1000, 1000, 1000, 1000, 1000]);
  });

  it('keeps the weights 400 to 900 of the text faces, and a bold outline differs from a regular one', async () => {
    const bytes = Buffer.from(faceOf(sets['menu'], 'CG Han').bytes);
    const at = (wght: number): Promise<Buffer> => subsetFont(bytes, '求冲', { targetFormat: 'truetype', variationAxes: { wght } });
    const [regular, heavy] = [await at(400), await at(900)];
    expect(regular.equals(heavy)).toBe(false);
    await expect(at(650)).resolves.toBeInstanceOf(Buffer);
    expect(faceOf(sets['menu'], 'CG Han').weight).toBe('400 900');
  });

  it('sets only titles in the title face when it is told which they are', async () => {
    const some = await cutFontSets(shop, { ...texts, titles: { menu: '求同', invoices: '月底' } });
    const title = charactersOf(await plain(faceOf(some['menu'], 'CG Title')));
    expect(title).toContain('求'.codePointAt(0));
    expect(title).not.toContain('演'.codePointAt(0));
    const own = charactersOf(await plain(faceOf(some['invoices'], 'CG Title')));
    expect([...own]).toEqual(codes('底月'));
    expect(some['again']?.some((file) => file.family === 'CG Title')).toBe(false);
  });

  it('cuts a whole scenario into slices by first appearance, none over 60 KB', async () => {
    const text = readFileSync(path.join(root, 'scenarios/month-end-invoices.yaml'), 'utf8');
    const long = await cutFontSets(shop, { menu: '求同', scenarios: { long: text } });
    const slices = (long['long'] ?? []).filter((file) => file.family === 'CG Han');
    expect(slices.length).toBeGreaterThan(1);
    for (const file of slices) expect(file.bytes.length).toBeLessThanOrEqual(60 * 1024);
    const own = codes(text).filter((code) => code >= 0x4e00 && code < 0xa000 && !codes('求同').includes(code));
    expect(charactersOf(await plain(slices[0] as FontFile))).toContain(own[0]);
    const all = (await Promise.all(slices.map(plain))).flatMap((font) => [...charactersOf(font)]);
    expect(new Set(all).size).toBe(all.length);
    for (const code of own) expect(all).toContain(code);
  }, 60_000);

  it('gives the characters of the first screens files of their own', async () => {
    const early = await cutFontSets(shop, { menu: '甲乙丙丁求同存异', scenarios: {}, first: { menu: '求同' } });
    const [one, two] = (early['menu'] ?? []).filter((file) => file.family === 'CG Han');
    const [first, later] = [charactersOf(await plain(one as FontFile)), charactersOf(await plain(two as FontFile))];
    for (const code of codes('求同，。')) expect(first).toContain(code);
    expect([...later].sort()).toEqual(codes('甲乙丙丁存异').sort());
    for (const code of later) expect(first).not.toContain(code);
  });

  it('writes the same file names for the same texts', async () => {
    const again = await cutFontSets(openFontShop(root), texts);
    expect(
      Object.values(again)
        .flat()
        .map((file) => file.fileName),
    ).toEqual(
      Object.values(sets)
        .flat()
        .map((file) => file.fileName),
    );
  });
});

describe('the fonts plugin in a build', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fonts-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('emits hashed files and a module that names them below the base path', async () => {
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    const entry = '\0entry';
    const result = await build({
      root: folder,
      base: '/play/',
      logLevel: 'silent',
      configFile: false,
      build: { write: false, rollupOptions: { input: 'virtual:entry', preserveEntrySignatures: 'strict' } },
      plugins: [
        fontSubsets({ texts: () => ({ menu: '求同', scenarios: { one: '发票' } }) }),
        {
          name: 'entry',
          resolveId: (id) => (id === 'virtual:entry' ? entry : undefined),
          load: (id) => (id === entry ? "export { menuFaces, scenarioFaces } from 'virtual:fonts';" : undefined),
        },
      ],
    });
    const output = (Array.isArray(result) ? result : [result]).flatMap((each) => ('output' in each ? each.output : []));
    const files = output.filter((each) => each.fileName.endsWith('.woff2')).map((each) => each.fileName);
    expect(files.map((name) => name.replace(/-[0-9a-f]{8}\.woff2$/, '')).sort()).toEqual([
      'assets/fonts/menu-han-1',
      'assets/fonts/menu-latin-1',
      'assets/fonts/menu-title-1',
      'assets/fonts/one-han-1',
      'assets/fonts/one-title-1',
    ]);
    const code = output.flatMap((each) => (each.type === 'chunk' ? [each.code] : [])).join('\n');
    for (const name of files) expect(code).toContain(`/play/${name}`);
  }, 60_000);
});
