import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseScenario } from '../../../src/core/scenario/parse.ts';
import { applyRows } from '../../../src/core/strings/apply-rows.ts';
import { authorStrings } from '../../../src/core/strings/author-strings.ts';
import { parseLock, printLock, renewLock, stateOf } from '../../../src/core/strings/lock.ts';
import type { Row, RowBack } from '../../../src/core/strings/table.ts';
import { openWritten } from '../../../src/core/strings/written.ts';
import { HOSTILE, ODD, rowsIn, SHIPPED, shared } from './written.ts';

vi.setConfig({ testTimeout: 60_000 });

const backOf = (rows: readonly Row[]): readonly RowBack[] => rows.map((row, index) => ({ ...row, line: index + 2 }));
const edit = (rows: readonly Row[], targets: Readonly<Record<string, string>>): readonly Row[] =>
  rows.map((row) => (Object.hasOwn(targets, row.id) ? { ...row, target: targets[row.id] ?? '' } : row));
const stringsOf = (text: string) => {
  const written = openWritten(text);
  return written ? authorStrings(written).strings : [];
};
const wordsOf = (rows: readonly Row[]) => rows.map(({ id, source, target }) => [id, source, target]);

/** What stays of a file when every text is taken out of it. */
const commentsOf = (text: string): readonly string[] => (text.match(/ # [a-z ]+$/gm) ?? []).filter((comment) => comment !== ' # no');

describe('translations are written into their places', () => {
  test.each([...SHIPPED, ['odd-manners.yaml', ODD] as const])('%s: an untouched table changes no byte', (_, text) => {
    for (const to of ['en', 'zh-CN'] as const) {
      const rows = rowsIn(text, to);
      expect(applyRows(text, 'a.yaml', backOf(rows))).toMatchObject({ text, changed: 0, problems: [] });
    }
  });

  test('beside the other language, over the old translation, and with a map made of a plain string', () => {
    const rows = rowsIn(ODD);
    const targets = Object.fromEntries(rows.map(({ id }, index) => [id, `New ${index}, it’s: "so"`]));
    const { text, problems } = applyRows(ODD, 'a.yaml', backOf(edit(rows, targets)));
    expect(problems).toEqual([]);
    expect(wordsOf(rowsIn(text))).toEqual(wordsOf(edit(rows, targets)));
    expect(text).toContain('title: {zh-CN: 怪写法, en: "New 0, it’s: \\"so\\""}   # a plain string\n');
    expect(text).toContain('    zh-CN: 今天开出来。 # why today\n    en: "New 3, it’s: \\"so\\""\n    # the translation is missing\n');
    expect(commentsOf(text)).toEqual(commentsOf(ODD));
    expect(parseScenario(text, { shared }).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('in the manner of the text that stood there', () => {
    const rows = rowsIn(ODD);
    const said = { 'choice.ask.say': "It's when?", 'line.opening.6': 'Oh.\nI see.\n', 'choice.ask.why': 'Ask them first' };
    const first = rows.find(
      ({ id }) => id.startsWith('line.opening.') && id.endsWith('#1') && rows.find((row) => row.id === id)?.target.startsWith('Oh'),
    );
    const { text } = applyRows(ODD, 'a.yaml', backOf(edit(rows, { ...said, [first?.id ?? '']: 'Ah.\nThat’s it.\n' })));
    expect(text).toContain("          en: 'It''s when?'\n");
    expect(text).toContain('              en: |\n                Ah.\n                That’s it.\n            - 哎\n');
    expect(text).toContain('en: Ask them first}');
  });

  test('whatever is said', () => {
    const small = SHIPPED.filter(([name]) => /coffee|pig|cast/.test(name));
    const all = [...small, ...small.map(() => ['odd', ODD] as const)];
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.constantFrom('en', 'zh-CN' as const),
        fc.array(fc.tuple(fc.nat(400), HOSTILE), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        ([, whole], to, edits, crlf) => {
          const text = crlf ? whole.replaceAll('\n', '\r\n') : whole;
          const rows = rowsIn(text, to);
          // A text that is the same but for its line breaks is no new one.
          const even = (words: string): string => words.replace(/\r\n?/g, '\n');
          const targets = Object.fromEntries(
            edits.flatMap(([at, words]) => {
              const row = rows[at % rows.length];
              return row === undefined || even(row.target) === even(words) ? [] : [[row.id, words]];
            }),
          );
          const applied = applyRows(text, 'a.yaml', backOf(edit(rows, targets)));
          expect(applied.problems).toEqual([]);
          expect(wordsOf(rowsIn(applied.text, to))).toEqual(wordsOf(edit(rows, targets)));
          expect(applyRows(applied.text, 'a.yaml', backOf(rowsIn(applied.text, to))).text).toBe(applied.text);
          expect(commentsOf(applied.text)).toEqual(commentsOf(text));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('an empty translation deletes nothing', () => {
    const rows = rowsIn(ODD).map((row) => ({ ...row, target: ' ' }));
    expect(applyRows(ODD, 'a.yaml', backOf(rows))).toMatchObject({ text: ODD, problems: [] });
  });
});

describe('all rows of a file or none', () => {
  const rows = backOf(edit(rowsIn(ODD), { title: 'Odd', summary: 'One line' }));
  const [title] = rows as [RowBack];
  test.each([
    ['an unknown name', { ...title, id: 'choice.nobody.say' }, 'unknown-id'],
    ['another source', { ...title, source: '怪' }, 'source-differs'],
    ['a second translation', { ...title, target: 'Strange' }, 'twice'],
    ['a control character', { ...title, id: 'summary', source: rows[1]?.source ?? '', target: 'a\u0007' }, 'bad-character'],
    ['what a wrong encoding leaves', { ...title, id: 'summary', source: rows[1]?.source ?? '', target: 'caf\ufffd' }, 'bad-character'],
  ] as const)('%s is told by its line', (_, bad, reason) => {
    const list = reason === 'bad-character' ? [title, { ...bad, line: 99 }] : [...rows, { ...bad, line: 99 }];
    expect(applyRows(ODD, 'a.yaml', list)).toMatchObject({ text: ODD, changed: 0, problems: [{ reason, line: 99, id: bad.id }] });
  });
  test('a row that stands there twice with the same translation is one', () => {
    expect(applyRows(ODD, 'a.yaml', [...rows, { ...title, line: 99 }])).toMatchObject({ changed: 2, problems: [] });
  });
  test('a text that other places share is not changed for them', () => {
    const text = ODD.replace('title: 怪写法', 'title: &t 怪写法').replace('    title: 一起', '    title: *t');
    const { problems, text: after } = applyRows(text, 'a.yaml', backOf(edit(rowsIn(text, 'zh-CN'), { title: '新' })));
    expect(problems).toMatchObject([{ reason: 'cannot-write' }]);
    expect(after).toBe(text);
  });
  test('line breaks that a spreadsheet wrote in its own way are no change', () => {
    const crlf = rowsIn(ODD).map((row) => ({
      ...row,
      source: row.source.replaceAll('\n', '\r\n'),
      target: row.target.replaceAll('\n', '\r\n'),
    }));
    expect(applyRows(ODD, 'a.yaml', backOf(crlf))).toMatchObject({ text: ODD, problems: [] });
  });
});

describe('a lock knows what was translated from what', () => {
  const lock = renewLock(stringsOf(ODD), 'en', null);
  const states = (text: string, kept = lock) =>
    Object.fromEntries(stringsOf(text).map((string) => [string.id, stateOf(string, 'en', kept)]));
  const changed = ODD.replace('今天关账', '明天关账');

  test('and comes back from its file', () => {
    expect(parseLock(printLock(lock, 'en'))).toEqual(lock);
    for (const text of [
      '',
      '{',
      '[]',
      'null',
      '{"version":2,"strings":{}}',
      '{"version":1,"strings":{"a":1}}',
      '{"version":1,"strings":{"a":["x","y"]}}',
    ])
      expect(parseLock(text)).toBeNull();
  });
  test('a changed source makes a translation stale, until either is touched', () => {
    expect(states(ODD)['fact.closing-day']).toBe('translated');
    expect(states(changed)['fact.closing-day']).toBe('stale');
    expect(Object.values(states(changed)).filter((state) => state === 'stale')).toHaveLength(1);
    expect(states(changed.replace('The books close today', 'They close tomorrow'))['fact.closing-day']).toBe('translated');
    expect(states(ODD)['briefing.goal']).toBe('missing');
  });
  test('exporting again keeps the mark; a translator who vouches for it takes it off', () => {
    const again = renewLock(stringsOf(changed), 'en', lock);
    expect(states(changed, again)['fact.closing-day']).toBe('stale');
    const untouched = applyRows(changed, 'a.yaml', backOf(rowsIn(changed, 'en', lock)));
    expect(untouched.confirmed.en.has('fact.closing-day')).toBe(false);
    const vouched = applyRows(
      changed,
      'a.yaml',
      backOf(rowsIn(changed, 'en', lock).map((row) => ({ ...row, state: 'translated' as const }))),
    );
    expect(states(changed, renewLock(stringsOf(changed), 'en', lock, vouched.confirmed.en))['fact.closing-day']).toBe('translated');
  });
});
