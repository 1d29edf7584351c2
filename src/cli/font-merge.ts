// Puts the slices of a web font (one TrueType file per unicode range) together again: the packages ship Chinese fonts
// only in slices, and a subset across forty of them would be forty requests. Layout features are dropped.

type Tables = ReadonlyMap<string, DataView>;

const readTables = (font: Uint8Array): Tables => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = new Map<string, DataView>();
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...font.subarray(at, at + 4));
    tables.set(tag, new DataView(font.buffer, font.byteOffset + view.getUint32(at + 8), view.getUint32(at + 12)));
  }
  return tables;
};

const need = (tables: Tables, tag: string): DataView => {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`a font slice has no table "${tag}"`);
  return table;
};

const bytesOf = (view: DataView, from = 0, to = view.byteLength): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + from, to - from).slice();

/** Code point → glyph, from the subtables of format 4 and 12. */
const readCharacters = (cmap: DataView): Map<number, number> => {
  const map = new Map<number, number>();
  for (let i = 0; i < cmap.getUint16(2); i += 1) {
    const at = cmap.getUint32(4 + 8 * i + 4);
    const format = cmap.getUint16(at);
    if (format === 12) {
      for (let g = 0; g < cmap.getUint32(at + 12); g += 1) {
        const row = at + 16 + 12 * g;
        const [first, last, glyph] = [cmap.getUint32(row), cmap.getUint32(row + 4), cmap.getUint32(row + 8)];
        for (let code = first; code <= last; code += 1) map.set(code, glyph + code - first);
      }
    } else if (format === 4) {
      const count = cmap.getUint16(at + 6) / 2;
      for (let s = 0; s < count; s += 1) {
        const last = cmap.getUint16(at + 14 + 2 * s);
        const first = cmap.getUint16(at + 16 + 2 * count + 2 * s);
        const delta = cmap.getUint16(at + 16 + 4 * count + 2 * s);
        const rangeAt = at + 16 + 6 * count + 2 * s;
        const range = cmap.getUint16(rangeAt);
        for (let code = first; code <= last && code < 0xffff; code += 1) {
          const raw = range === 0 ? code : cmap.getUint16(rangeAt + range + 2 * (code - first));
          if (raw !== 0) map.set(code, (raw + delta) & 0xffff);
        }
      }
    }
  }
  return map;
};

/** Adds `base` to the glyph numbers inside a composite glyph. */
const shiftComponents = (glyph: Uint8Array, base: number): void => {
  const view = new DataView(glyph.buffer, glyph.byteOffset, glyph.byteLength);
  if (glyph.length < 12 || view.getInt16(0) >= 0) return;
  for (let at = 10, more = true; more; ) {
    const flags = view.getUint16(at);
    view.setUint16(at + 2, view.getUint16(at + 2) + base);
    at += 4 + (flags & 0x0001 ? 4 : 2) + (flags & 0x0008 ? 2 : flags & 0x0040 ? 4 : flags & 0x0080 ? 8 : 0);
    more = (flags & 0x0020) !== 0;
  }
};

interface Glyph {
  readonly outline: Uint8Array;
  readonly advance: number;
  readonly bearing: number;
  readonly variation: Uint8Array;
}

/** Glyphs of a slice, their component numbers moved by `base`. */
const readGlyphs = (tables: Tables, base: number): Glyph[] => {
  const long = need(tables, 'head').getInt16(50) === 1;
  const [loca, glyf, hmtx, gvar] = [need(tables, 'loca'), need(tables, 'glyf'), need(tables, 'hmtx'), tables.get('gvar')];
  const metrics = need(tables, 'hhea').getUint16(34);
  const offset = (g: number): number => (long ? loca.getUint32(4 * g) : 2 * loca.getUint16(2 * g));
  const variationOffset = (view: DataView, g: number): number =>
    view.getUint32(16) + (view.getUint16(14) & 1 ? view.getUint32(20 + 4 * g) : 2 * view.getUint16(20 + 2 * g));
  return Array.from({ length: need(tables, 'maxp').getUint16(4) }, (_, g) => {
    const outline = bytesOf(glyf, offset(g), offset(g + 1));
    shiftComponents(outline, base);
    const wide = Math.min(g, metrics - 1);
    return {
      outline,
      advance: hmtx.getUint16(4 * wide),
      bearing: g < metrics ? hmtx.getInt16(4 * g + 2) : hmtx.getInt16(4 * metrics + 2 * (g - metrics)),
      variation: gvar === undefined ? new Uint8Array() : bytesOf(gvar, variationOffset(gvar, g), variationOffset(gvar, g + 1)),
    };
  });
};

/** Pieces end to end, each padded to four bytes, and where each begins. */
const concatenate = (pieces: readonly Uint8Array[]): { bytes: Uint8Array; starts: number[] } => {
  const starts = [0];
  for (const piece of pieces) starts.push((starts.at(-1) ?? 0) + ((piece.length + 3) & ~3));
  const bytes = new Uint8Array(starts.at(-1) ?? 0);
  for (const [i, piece] of pieces.entries()) bytes.set(piece, starts[i]);
  return { bytes, starts };
};

const table = (size: number, write: (view: DataView) => void): Uint8Array => {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return bytes;
};

const writeCharacters = (map: ReadonlyMap<number, number>): Uint8Array => {
  const rows = [...map].sort(([a], [b]) => a - b);
  return table(12 + 16 + 12 * rows.length, (view) => {
    for (const [i, value] of [0, 1, 3, 10].entries()) view.setUint16(2 * i, value);
    view.setUint32(8, 12);
    view.setUint16(12, 12);
    view.setUint32(16, 16 + 12 * rows.length);
    view.setUint32(24, rows.length);
    for (const [i, [code, glyph]] of rows.entries())
      for (const [k, value] of [code, code, glyph].entries()) view.setUint32(28 + 12 * i + 4 * k, value);
  });
};

/** Shared peak tuples of the variation table; slices of one font have the same, else their data cannot stand side by side. */
const sharedTuples = (gvar: DataView): Uint8Array => {
  const at = gvar.getUint32(8);
  return bytesOf(gvar, at, at + 2 * gvar.getUint16(4) * gvar.getUint16(6));
};

const writeVariations = (first: DataView, glyphs: readonly Glyph[]): Uint8Array => {
  const shared = sharedTuples(first);
  const { bytes, starts } = concatenate(glyphs.map((g) => g.variation));
  const sharedAt = 20 + 4 * starts.length;
  const dataAt = (sharedAt + shared.length + 3) & ~3;
  const out = table(dataAt + bytes.length, (view) => {
    for (const [i, value] of [1, 0, first.getUint16(4), first.getUint16(6)].entries()) view.setUint16(2 * i, value);
    view.setUint32(8, sharedAt);
    view.setUint16(12, glyphs.length);
    view.setUint16(14, 1);
    view.setUint32(16, dataAt);
    starts.forEach((start, i) => {
      view.setUint32(20 + 4 * i, start);
    });
  });
  out.set(shared, sharedAt);
  out.set(bytes, dataAt);
  return out;
};

/** Check sums are left 0: no reader of ours looks, and the subsetter writes the file anew. */
const writeFont = (tables: ReadonlyMap<string, Uint8Array>): Uint8Array => {
  const rows = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const head = 12 + 16 * rows.length;
  const { bytes, starts } = concatenate(rows.map(([, body]) => body));
  const font = table(head + bytes.length, (view) => {
    view.setUint32(0, 0x00010000);
    view.setUint16(4, rows.length);
    rows.forEach(([tag, body], i) => {
      const at = 12 + 16 * i;
      for (let k = 0; k < 4; k += 1) view.setUint8(at + k, tag.charCodeAt(k));
      view.setUint32(at + 8, head + (starts[i] ?? 0));
      view.setUint32(at + 12, body.length);
    });
  });
  font.set(bytes, head);
  return font;
};

/** Code points that a TrueType font can show. */
export const charactersOf = (font: Uint8Array): ReadonlySet<number> => new Set(readCharacters(need(readTables(font), 'cmap')).keys());

const COPIED = ['OS/2', 'name', 'post', 'fvar', 'avar', 'STAT', 'gasp'];

/**
 * One TrueType font out of slices of the same font (same units, axes and metrics); the first slice that has a character
 * gives it. `drawnAs` shows a character with the glyph of another one.
 */
export const mergeFontSlices = (slices: readonly Uint8Array[], drawnAs: Readonly<Record<number, number>> = {}): Uint8Array => {
  const glyphs: Glyph[] = [];
  const characters = new Map<number, number>();
  const parsed = slices.map(readTables);
  const first = parsed[0];
  if (first === undefined) throw new Error('a font has no slices');
  const same = (tables: Tables): string =>
    [need(tables, 'head').getUint16(18), tables.has('gvar') ? sharedTuples(need(tables, 'gvar')).join() : ''].join(':');
  const maxp = bytesOf(need(first, 'maxp'));
  const limits = new DataView(maxp.buffer);
  for (const tables of parsed) {
    if (same(tables) !== same(first)) throw new Error('font slices do not belong together');
    const base = glyphs.length;
    // Pushing in a loop: 16,000 arguments would be too many for a call.
    for (const glyph of readGlyphs(tables, base)) glyphs.push(glyph);
    for (const [code, glyph] of readCharacters(need(tables, 'cmap'))) if (!characters.has(code)) characters.set(code, glyph + base);
    const own = need(tables, 'maxp');
    for (let at = 6; at + 1 < Math.min(maxp.length, own.byteLength); at += 2)
      limits.setUint16(at, Math.max(limits.getUint16(at), own.getUint16(at)));
  }
  for (const [code, other] of Object.entries(drawnAs)) characters.set(Number(code), characters.get(other) ?? 0);
  limits.setUint16(4, glyphs.length);
  const { bytes: glyf, starts } = concatenate(glyphs.map((g) => g.outline));
  const head = bytesOf(need(first, 'head'));
  new DataView(head.buffer).setInt16(50, 1);
  const hhea = bytesOf(need(first, 'hhea'));
  new DataView(hhea.buffer).setUint16(34, glyphs.length);
  const out = new Map<string, Uint8Array>([
    ['maxp', maxp],
    ['head', head],
    ['hhea', hhea],
    ['glyf', glyf],
    ['cmap', writeCharacters(characters)],
    [
      'loca',
      table(4 * starts.length, (view) => {
        starts.forEach((start, i) => {
          view.setUint32(4 * i, start);
        });
      }),
    ],
    [
      'hmtx',
      table(4 * glyphs.length, (view) =>
        glyphs.forEach((g, i) => {
          view.setUint16(4 * i, g.advance);
          view.setInt16(4 * i + 2, g.bearing);
        }),
      ),
    ],
  ]);
  for (const tag of COPIED) {
    const body = first.get(tag);
    if (body !== undefined) out.set(tag, bytesOf(body));
  }
  const variations = first.get('gvar');
  if (variations !== undefined) out.set('gvar', writeVariations(variations, glyphs));
  return writeFont(out);
};
