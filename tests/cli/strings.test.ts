import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { fromCsv, toCsv } from '../../src/cli/strings-csv.ts';
import { fromXliff, toXliff } from '../../src/cli/strings-xliff.ts';
import type { Row, RowBack } from '../../src/core/strings/table.ts';
import { HOSTILE, ODD } from '../core/strings/written.ts';
import { call } from './io.ts';

// Whole folders are parsed several times over.
vi.setConfig({ testTimeout: 120_000 });

const ROOT = mkdtempSync(path.join(tmpdir(), 'strings-'));
let count = 0;

/** A folder of scenarios of its own. */
function copyOf(...names: readonly string[]): string {
  const folder = path.join(ROOT, String(count++), 'scenarios');
  mkdirSync(path.join(folder, 'shared'), { recursive: true });
  const wanted = names.length > 0 ? names : readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));
  for (const name of [...wanted, 'shared/cast.yaml']) cpSync(path.join('scenarios', name), path.join(folder, name));
  return folder;
}

const textsIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ya?ml|json)$/.test(name))
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );

function read(text: string): readonly RowBack[] {
  const table = text.startsWith('<') ? fromXliff(text) : fromCsv(text);
  if ('refused' in table) throw new Error(table.refused);
  return table.rows;
}

const FORMATS = ['csv', 'xliff'] as const;
const print = (format: (typeof FORMATS)[number], rows: readonly RowBack[]): string => {
  const whole = rows.map((row): Row => ({ ...row, speaker: '', feeling: '', node: '', before: '' }));
  return format === 'csv' ? toCsv(whole) : toXliff(whole);
};
const words = (rows: readonly RowBack[]) => rows.map(({ file, id, source, target }) => [file, id, source, target]);

describe('over all shipped scenarios', () => {
  const shipped = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));
  // Naming every text of a file takes its time: half of the files in each of the formats.
  test.each(FORMATS)('an untouched table (%s) changes no byte', async (format) => {
    const names = shipped.filter((_, index) => index % 2 === FORMATS.indexOf(format));
    const folder = copyOf(...names);
    const table = path.join(folder, '..', `texts.${format}`);
    const exported = await call('strings', 'export', folder, '--format', format, '--out', table);
    expect(exported).toMatchObject({ code: 0, err: '' });
    const before = textsIn(folder);
    expect(before.size).toBe(2 * (names.length + 1));
    expect(await call('strings', 'import', table, '--folder', folder)).toMatchObject({ code: 0, err: '' });
    expect(textsIn(folder)).toEqual(before);
  });
  // Every file is read five times for it: a quarter of them in each of the formats.
  test.each(FORMATS)('what is edited in a table (%s) comes back', async (format) => {
    const folder = copyOf(...shipped.filter((_, index) => index % 4 === FORMATS.indexOf(format)));
    const table = path.join(folder, '..', `texts.${format}`);
    await call('strings', 'export', folder, '--format', format, '--out', table);
    const before = textsIn(folder);
    expect((await call('strings', 'status', folder)).code).toBe(0);
    expect((await call('strings', 'export', folder, '--format', format)).out).toBe(readFileSync(table, 'utf8'));
    expect(textsIn(folder)).toEqual(before);
    const [targets = []] = fc.sample(fc.array(HOSTILE, { minLength: 80, maxLength: 80 }), { numRuns: 1, seed: 7 });
    const edited = read(readFileSync(table, 'utf8')).map((row, index) => {
      const target = targets[index % 97];
      return target === undefined ? row : { ...row, target };
    });
    writeFileSync(table, print(format, edited));
    expect((await call('strings', 'import', table, '--folder', folder)).out).not.toContain('nothing was taken over');
    expect(words(read((await call('strings', 'export', folder, '--format', format)).out))).toEqual(words(edited));
  });
});

describe('export', () => {
  test('goes into either language, of a single file too', async () => {
    const folder = copyOf('first-coffee.yaml');
    const rows = read((await call('strings', 'export', path.join(folder, 'first-coffee.yaml'), '--to', 'zh-CN')).out);
    expect(rows[0]).toMatchObject({
      file: 'first-coffee.yaml',
      id: 'title',
      from: 'en',
      to: 'zh-CN',
      source: 'First coffee',
      target: '第一杯咖啡',
      state: 'translated',
    });
    const people = read((await call('strings', 'export', path.join(folder, 'shared/cast.yaml'))).out);
    expect(people[0]).toMatchObject({
      file: 'shared/cast.yaml',
      id: 'person.player.name',
      from: 'zh-CN',
      to: 'en',
      source: '你',
      target: 'You',
    });
  });
  test('writes nothing while one of the files has mistakes', async () => {
    const folder = copyOf('first-coffee.yaml');
    writeFileSync(path.join(folder, 'broken.yaml'), 'scenario: 1\nid: broken\n');
    const before = textsIn(folder);
    const { code, out, err } = await call('strings', 'export', folder);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('missing-key');
    expect(textsIn(folder)).toEqual(before);
  });
  test('names the text that a format cannot hold', async () => {
    const folder = copyOf('first-coffee.yaml');
    writeFileSync(path.join(folder, 'odd-manners.yaml'), ODD.replace('title: 怪写法', 'title: "怪\\u0007"'));
    const xliff = await call('strings', 'export', folder, '--format', 'xliff');
    expect(xliff).toMatchObject({ code: 1, out: '' });
    expect(xliff.err).toContain('odd-manners.yaml: title has a character');
    expect((await call('strings', 'export', folder)).code).toBe(0);
  });
});

describe('import', () => {
  async function exported(): Promise<{ folder: string; table: string; rows: readonly RowBack[] }> {
    const folder = copyOf('first-coffee.yaml', 'pig-in-the-desert.yaml');
    const table = path.join(folder, '..', 'texts.csv');
    await call('strings', 'export', folder, '--out', table);
    return { folder, table, rows: read(readFileSync(table, 'utf8')) };
  }
  const change = (rows: readonly RowBack[], id: string, by: Partial<RowBack>) =>
    rows.map((row) => (row.id === id ? { ...row, ...by } : row));

  test('takes a file whole or not at all, and tells each bad row by its line', async () => {
    const { folder, table, rows } = await exported();
    const before = textsIn(folder);
    const bad = change(change(rows, 'title', { target: 'New' }), 'briefing.goal', { source: '别的' }).map((row) =>
      row.file.startsWith('pig') && row.id === 'briefing.goal'
        ? (rows.find((each) => each.file === row.file && each.id === row.id) ?? row)
        : row,
    );
    writeFileSync(table, print('csv', bad));
    const { code, out } = await call('strings', 'import', table, '--folder', folder);
    expect(code).toBe(1);
    expect(out).toBe(
      `${table}:5: first-coffee.yaml briefing.goal: The source in the table is not what stands in the file now. Export again.\nfirst-coffee.yaml: nothing was taken over.\npig-in-the-desert.yaml: 1 translation changed.\nshared/cast.yaml: 0 translations changed.\n`,
    );
    const after = textsIn(folder);
    expect(after.get('first-coffee.yaml')).toBe(before.get('first-coffee.yaml'));
    expect(after.get('pig-in-the-desert.yaml')).toMatch(/^title: .*en: "?New"?\}$/m);
  });
  test('with --dry-run says the same and writes nothing; --json has it as data', async () => {
    const { folder, table, rows } = await exported();
    const before = textsIn(folder);
    writeFileSync(table, print('csv', change(rows, 'title', { target: 'New' })));
    const { code, out } = await call('strings', 'import', table, '--folder', folder, '--dry-run', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      files: [
        { file: 'first-coffee.yaml', applied: false, changed: 1 },
        { file: 'pig-in-the-desert.yaml', applied: false, changed: 1 },
        { file: 'shared/cast.yaml', applied: false, changed: 0 },
      ],
      problems: [],
    });
    expect(textsIn(folder)).toEqual(before);
  });
  test('takes nothing at all while a row may belong to any file', async () => {
    const { folder, table, rows } = await exported();
    const before = textsIn(folder);
    writeFileSync(table, `${print('csv', change(rows, 'title', { target: 'New' }))}"first-coffee.yaml","ti\n`);
    expect((await call('strings', 'import', table, '--folder', folder)).code).toBe(1);
    expect(textsIn(folder)).toEqual(before);
  });
  test('never leaves the folder', async () => {
    const { folder, table, rows } = await exported();
    const outside = path.join(folder, '..', 'outside.yaml');
    cpSync(path.join(folder, 'first-coffee.yaml'), outside);
    symlinkSync(outside, path.join(folder, 'link.yaml'));
    const before = readFileSync(outside, 'utf8');
    for (const file of ['../outside.yaml', 'link.yaml', outside, 'nowhere.yaml']) {
      writeFileSync(table, print('csv', change(rows.slice(0, 1), 'title', { file, target: 'New' })));
      expect((await call('strings', 'import', table, '--folder', folder)).code).toBe(1);
    }
    expect(readFileSync(outside, 'utf8')).toBe(before);
  });
  test('refuses what is no table as a wrong call', async () => {
    const { folder, table } = await exported();
    for (const [bytes, told] of [
      [Buffer.from([0xff, 0xfe, 0x61, 0x00]), 'UTF-8'],
      [Buffer.from('hello'), 'must name the columns'],
      [Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><xliff/>'), 'document type'],
      [Buffer.alloc(16_000_001, 0x20), 'too large'],
    ] as const) {
      writeFileSync(table, bytes);
      const { code, err } = await call('strings', 'import', table, '--folder', folder);
      expect(code).toBe(2);
      expect(err).toContain(told);
    }
    expect((await call('strings', 'import', 'nowhere.csv')).code).toBe(2);
    expect((await call('strings', 'import')).code).toBe(2);
    expect((await call('strings', 'sort')).code).toBe(2);
    expect((await call('strings', 'export', folder, '--format', 'pdf')).code).toBe(2);
  });
});

test('a source that is changed makes its translation stale, until it is translated again', async () => {
  const folder = copyOf('first-coffee.yaml');
  const file = path.join(folder, 'first-coffee.yaml');
  const table = path.join(folder, '..', 'texts.xlf');
  // Of a file that was never exported nothing is known.
  writeFileSync(file, readFileSync(file, 'utf8').replace('第一杯咖啡', '头一杯咖啡'));
  expect((await call('check', file)).out).not.toContain('stale-translation');
  await call('strings', 'export', folder, '--out', table);
  expect(existsSync(path.join(folder, 'strings/first-coffee.en.json'))).toBe(true);
  writeFileSync(file, readFileSync(file, 'utf8').replace('头一杯咖啡', '第一杯').replace(', en: First coffee', ''));
  const missing = await call('strings', 'status', file, '--json');
  expect(missing.code).toBe(1);
  const [chinese, english] = JSON.parse(missing.out) as { translated: number }[];
  expect(chinese?.translated).toBeGreaterThan(80);
  expect([chinese, english]).toEqual([
    { file, language: 'zh-CN', translated: chinese?.translated, missing: 0, stale: 0, texts: [] },
    {
      file,
      language: 'en',
      translated: (chinese?.translated ?? 0) - 1,
      missing: 1,
      stale: 0,
      texts: [{ id: 'title', state: 'missing', line: 4, column: 8 }],
    },
  ]);
  writeFileSync(file, readFileSync(file, 'utf8').replace('{zh-CN: 第一杯}', '{zh-CN: 第一杯, en: First coffee}'));
  const stale = await call('strings', 'status', file);
  expect(stale.code).toBe(1);
  expect(stale.out).toContain(`${file} en: ${english?.translated} translated, 1 stale, 0 missing\n  ${file}:4:25: title (stale)\n`);
  expect((await call('check', file)).out).toContain(
    `${file}:4:25: warning: The Chinese of "title" was changed; the English still translates the old one [stale-translation]`,
  );
  // An untouched table leaves the mark; a new translation takes it off.
  await call('strings', 'export', folder, '--out', table);
  await call('strings', 'import', table, '--folder', folder);
  expect((await call('strings', 'status', file)).code).toBe(1);
  const xliff = readFileSync(table, 'utf8');
  expect(xliff).toContain('<target state="needs-translation">First coffee</target>');
  writeFileSync(table, xliff.replace('<target state="needs-translation">First coffee<', '<target state="needs-translation">First cup<'));
  expect((await call('strings', 'import', table, '--folder', folder)).out).toContain('first-coffee.yaml: 1 translation changed.');
  expect((await call('strings', 'status', file)).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('title: {zh-CN: 第一杯, en: First cup}');
});

test('a damaged record is told, and nothing is written over it', async () => {
  const folder = copyOf('first-coffee.yaml');
  mkdirSync(path.join(folder, 'strings'));
  writeFileSync(path.join(folder, 'strings/first-coffee.en.json'), '{"version":');
  const before = textsIn(folder);
  for (const args of [
    ['export', folder],
    ['status', folder],
  ]) {
    const { code, err } = await call('strings', ...args);
    expect(code).toBe(1);
    expect(err).toContain('is damaged');
  }
  expect(textsIn(folder)).toEqual(before);
});
