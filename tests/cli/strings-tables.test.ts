import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromCsv, toCsv } from '../../src/cli/strings-csv.ts';
import { fitsXml, fromXliff, toXliff } from '../../src/cli/strings-xliff.ts';
import { STATES } from '../../src/core/strings/lock.ts';
import type { Row } from '../../src/core/strings/table.ts';
import { HOSTILE, ODD, rowsIn, SHIPPED } from '../core/strings/written.ts';

const words = fc.oneof(HOSTILE, fc.constant(''));
const rows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc
    .record({
      file: fc.constantFrom('a.yaml', 'shared/cast.yaml'),
      id: fc.constantFrom('title', 'line.a.1#2'),
      source: words,
      target: words,
      state: fc.constantFrom(...STATES),
      speaker: words,
      feeling: words,
      node: words,
      before: words,
    })
    .map((row) => ({ ...row, from: 'zh-CN', to: 'en' }) as const),
  { maxLength: 8 },
);
const told = (row: Omit<Row, 'speaker' | 'feeling' | 'node' | 'before'>) => [row.file, row.id, row.from, row.to, row.source, row.target];
const back = (read: ReturnType<typeof fromCsv>) => ('refused' in read ? read : { rows: read.rows.map(told), problems: read.problems });

describe('CSV', () => {
  test('gives back what went out', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const read = fromCsv(toCsv(list));
        expect(back(read)).toEqual({ rows: list.map(told), problems: [] });
        expect('rows' in read && read.rows.map(({ state }) => state)).toEqual(list.map(({ state }) => state));
      }),
    );
  });
  test('begins with a mark of UTF-8 and has no cell that a spreadsheet computes', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const csv = toCsv(list);
        expect(csv.startsWith('\ufeff"file","id"')).toBe(true);
        // Cells begin behind `,"` or at the head of a line; a quote inside is doubled.
        const cells = csv.slice(1).match(/"(?:[^"]|"")*"/g) ?? [];
        expect(cells.filter((cell) => /^"[=+\-@\t\r]/.test(cell))).toEqual([]);
      }),
    );
  });
  test('marks a formula by an apostrophe, and doubles a real one', () => {
    const row = (target: string): Row => ({ ...(rowsIn(ODD)[0] as Row), target });
    const csv = toCsv(['=1+1', "'tis", "'=x", '+', '-', '@', '\tx', "it's", '＝1', '＠x'].map(row));
    for (const cell of [`"'=1+1"`, `"''tis"`, `"''=x"`, `"'+"`, `"'-"`, `"'@"`, `"'\tx"`, `"it's"`, `"'＝1"`, `"'＠x"`])
      expect(csv).toContain(`,${cell},`);
    // What a translator types stays what it is.
    const typed = fromCsv(csv.replace(`"''tis"`, `"'tis"`));
    expect('rows' in typed && typed.rows[1]?.target).toBe("'tis");
  });
  test.each([';', '\t'])('is read with the delimiter %j and other line ends, columns in any order', (delimiter) => {
    const text = ['id', 'state', 'file', 'from', 'to', 'target', 'source'].join(delimiter);
    const read = fromCsv(`${text}\n${['title', 'translated', 'a.yaml', 'zh-CN', 'en', '"a\nb"', '甲'].join(delimiter)}\n`);
    expect(read).toEqual({
      rows: [{ id: 'title', state: 'translated', file: 'a.yaml', from: 'zh-CN', to: 'en', target: 'a\nb', source: '甲', line: 2 }],
      problems: [],
    });
  });
  test('tells a row that is not well formed by its line', () => {
    const good = '"a.yaml","title","zh-CN","en","一\n二","One"';
    const read = fromCsv(
      `file,id,from,to,source,target\r\n${good}\r\na.yaml,title,zh-CN\r\na.yaml,title,zh-CN,fr,一,One\r\n../a.yaml,title,zh-CN,en,一,One\r\n\r\n"a.yaml,title\r\n`,
    );
    expect('problems' in read && read.problems).toEqual([
      { reason: 'malformed-row', line: 4, file: 'a.yaml', id: 'title' },
      { reason: 'malformed-row', line: 5, file: 'a.yaml', id: 'title' },
      { reason: 'malformed-row', line: 6, id: 'title' },
      { reason: 'malformed-row', line: 8 },
    ]);
  });
  test.each(['', 'hello', 'file,id\n', 'file,id,from,to,source,target,target\n', '"', ',,,', 'PK\u0003\u0004'])(
    '%j is no table',
    (text) => {
      expect(fromCsv(text)).toEqual({ refused: 'no-header' });
    },
  );
});

describe('XLIFF', () => {
  test('gives back what went out', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const sound = list.filter((row) => [row.source, row.target, row.speaker, row.feeling, row.node, row.before].every(fitsXml));
        expect(back(fromXliff(toXliff(sound)))).toEqual({ rows: sound.map(told), problems: [] });
      }),
    );
  });
  test('tells the translator who speaks, how, where and after what', () => {
    const xliff = toXliff(rowsIn(ODD));
    expect(xliff).toContain('<file original="a.yaml" source-language="zh-CN" target-language="en" datatype="plaintext">');
    expect(xliff).toMatch(
      /<trans-unit id="line\.opening\.3" xml:space="preserve">\n<source>请。<\/source>\n<target state="new"\/>\n<note from="speaker">lin<\/note>\n<note from="feeling">calm<\/note>\n<note from="node">opening<\/note>\n<note from="before">坐。<\/note>/,
    );
    expect(toXliff(rowsIn(ODD).map((row) => ({ ...row, state: 'stale', target: 'x' })))).toContain(
      '<target state="needs-translation">x</target>',
    );
  });
  const wrap = (inner: string, space = 'urn:oasis:names:tc:xliff:document:1.2') =>
    `<?xml version="1.0"?>\n<xliff xmlns="${space}" version="1.2">${inner}</xliff>`;
  const file = (inner: string) =>
    wrap(`<file original="a.yaml" source-language="zh-CN" target-language="en"><body><group>${inner}</group></body></file>`);
  test('is read from what other programs write', () => {
    const read = fromXliff(
      file(
        '<trans-unit id="title"><source><![CDATA[<一>]]></source><target state="final">&lt;One&gt;<!-- so --></target><alt-trans><target>Two</target></alt-trans></trans-unit>',
      ),
    );
    expect(read).toEqual({
      rows: [{ file: 'a.yaml', id: 'title', from: 'zh-CN', to: 'en', source: '<一>', target: '<One>', state: 'translated', line: 2 }],
      problems: [],
    });
  });
  test.each([
    '<source>一</source><target>a <g id="1">b</g></target>',
    '<target>One</target>',
    '<source>一</source><target>a</target><target>b</target>',
  ])('tells a unit that is not well formed: %s', (inner) => {
    expect(fromXliff(file(`\n<trans-unit id="title">${inner}</trans-unit>`))).toEqual({
      rows: [],
      problems: [{ reason: 'malformed-row', line: 3, file: 'a.yaml', id: 'title' }],
    });
  });
  test.each([
    ['doctype', '<!DOCTYPE xliff [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"/>'],
    ['doctype', '<!-- x --><!doctype xliff SYSTEM "file:///etc/passwd"><xliff/>'],
    ['not-xliff', '<html/>'],
    ['not-xliff', wrap('', 'urn:oasis:names:tc:xliff:document:2.0')],
    ['not-xml', '<xliff'],
    ['not-xml', '<a><b></a>'],
    ['not-xml', '<'],
    ['not-xml', file('<trans-unit id="title"><source>&unknown;</source></trans-unit>')],
    ['not-xml', '<a>'.repeat(100_000)],
    ['not-xml', '<!--'.repeat(200_000)],
  ])('%s', (refused, text) => {
    expect(fromXliff(text)).toMatchObject({ refused });
  });
});

test('the texts of every shipped scenario fit both formats', () => {
  const all = SHIPPED.flatMap(([name, text]) => rowsIn(text, 'en', null, name));
  expect(all.length).toBeGreaterThan(1000);
  for (const read of [fromCsv(toCsv(all)), fromXliff(toXliff(all))]) expect(back(read)).toEqual({ rows: all.map(told), problems: [] });
});

test('whatever a table holds, it is read or refused', () => {
  fc.assert(
    fc.property(fc.oneof(HOSTILE, fc.string({ maxLength: 80 })), fc.nat(2000), (junk, at) => {
      for (const [whole, read] of [
        [toCsv(rowsIn(ODD)), fromCsv],
        [toXliff(rowsIn(ODD)), fromXliff],
      ] as const) {
        const result = read(whole.slice(0, at) + junk + whole.slice(at));
        expect('refused' in result || Array.isArray(result.rows)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
