import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseScenario } from '../../../src/core/scenario/parse.ts';
import { nameLines } from '../../../src/core/strings/name-lines.ts';
import { parse as parsePart } from '../scenario/fixture.ts';
import { SEATED } from '../scenario/seat-fixture.ts';
import { ODD, rowsIn, SHIPPED, shared } from './written.ts';

vi.setConfig({ testTimeout: 60_000 });

const parse = (text: string) => parseScenario(text, { shared });

const ID = /\{?id: [a-z0-9.-]+(?:, |\r?\n *)/y;

/** The names that were put in; everything else is the old text, byte for byte. */
function inserted(before: string, after: string): readonly string[] {
  const found: string[] = [];
  let [at, braces, kept] = [0, 0, ''];
  while (at < after.length) {
    const next = before[kept.length];
    ID.lastIndex = at;
    const [id = ''] = ID.exec(after) ?? [];
    if (id !== '' && !before.startsWith(id, kept.length) && (id[0] !== '{' || next !== '{')) {
      found.push(id);
      // A brace in front has its other half behind the value.
      if (id[0] === '{') braces++;
      at += id.length;
    } else if (after[at] === '}' && next !== '}' && braces > 0) {
      braces--;
      at++;
    } else kept += after[at++];
  }
  expect(kept).toBe(before);
  return found;
}

/** A scene that is visited from two places, and a second chair; both have a node of the same name as the scenario's. */
const WITH_PARTS = `${SEATED.replace('    agreement', '    lines: [lin (calm): {zh-CN: 好, en: Good}]\n    agreement')}
scenes:
  calm:
    start: opening
    nodes:
      opening:
        lines: [lin (tired): {zh-CN: 唉。, en: Oh.}, {id: sigh, narrator: {zh-CN: 静。, en: Silence.}}]
        choices:
          - {id: nod, say: {zh-CN: 嗯。, en: Hm.}, move: paraphrase, why: {zh-CN: 听着, en: You listen}, reply: [lin: {zh-CN: 好吧。, en: All right.}], to: return}
`;

describe('names of lines are written down', () => {
  test('also in scenes and seats, whose texts have names of their own', () => {
    const before = parsePart(WITH_PARTS);
    const named = nameLines(WITH_PARTS);
    const after = parsePart(named?.text ?? '');
    expect(before.scenario).not.toBeNull();
    expect(before.seats).toHaveLength(1);
    expect([after.scenario?.hash, after.seats[0]?.scenario.hash]).toEqual([before.scenario?.hash, before.seats[0]?.scenario.hash]);
    const ids = rowsIn(named?.text ?? '').map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'scene.calm.line.opening.1',
        'scene.calm.line.sigh',
        'scene.calm.line.opening.nod.1',
        'scene.calm.choice.nod.why',
      ]),
    );
    expect(ids.filter((id) => /^seat\.[a-z-]+\.(?:briefing\.goal|was\.name|line\.)/.test(id)).length).toBeGreaterThan(2);
  });

  test.each(SHIPPED)('%s plays as before, and is the same but for them', (_, text) => {
    const named = nameLines(text);
    expect(inserted(text, named?.text ?? '').length).toBe(named?.count);
    expect(parse(named?.text ?? '').scenario?.hash).toBe(parse(text).scenario?.hash);
  });

  test('in every manner of writing a line', () => {
    const named = nameLines(ODD);
    expect(parse(ODD).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(parse(named?.text ?? '').scenario).toEqual(parse(ODD).scenario);
    expect(named?.count).toBe(13);
    expect(named?.text).toContain(
      '      - {id: opening.3, when: stance is open, lin (calm, open-hand): {zh-CN: 请。}}\n      - { id: opening.4, lin: 好 }\n',
    );
    expect(named?.text).toContain('lines: [{id: opening.ask.2, lin (cold): 哼。}, {id: opening.ask.3, narrator: {zh-CN: 她转身。}}]');
    expect(named?.text).toContain('      -   id: opening.2\n          lin (calm): {zh-CN: 坐。, en: Sit.} # behind\n');
    expect(inserted(ODD, named?.text ?? '')).toHaveLength(13);
  });

  test('with the line breaks of the file', () => {
    const named = nameLines(ODD.replaceAll('\n', '\r\n'));
    expect(named?.text.replaceAll('\r\n', '\n')).toBe(nameLines(ODD)?.text);
    expect(named?.text).not.toMatch(/[^\r]\n/);
  });

  test('once: the second time there is nothing to do', () => {
    const { text = '' } = nameLines(ODD) ?? {};
    expect(nameLines(text)).toMatchObject({ count: 0, text });
  });

  test('a line put in later leaves the names of the others alone', () => {
    const { text = '' } = nameLines(ODD) ?? {};
    const longer = text.replace(
      '    lines:\n      - id: opening.1',
      '    lines:\n      - lin: 新\n      - lin: 又新\n      - id: opening.1',
    );
    expect(
      parse(longer)
        .scenario?.nodes[0]?.lines.map(({ id }) => id)
        .slice(0, 4),
    ).toEqual(['opening.5', 'opening.9', 'opening.1', 'opening.2']);
    const again = nameLines(longer);
    expect(again?.count).toBe(2);
    expect(parse(again?.text ?? '').scenario).toEqual(parse(longer).scenario);
    const sources = (of: string) => new Map(rowsIn(of).map(({ id, source }) => [id, source]));
    for (const [id, source] of sources(text)) expect(sources(again?.text ?? '').get(id)).toBe(source);
  });

  test('wherever lines are put in and taken out', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.boolean()), { maxLength: 8 }), (moves) => {
        let text = nameLines(ODD)?.text ?? '';
        for (const [at, put] of moves) {
          const lines = text.split('\n');
          const starts = lines.flatMap((line, index) => (/^ {6}- id: (?:opening\.\d+|kept)$/.test(line) ? [index] : []));
          const start = starts[at % Math.max(1, starts.length)];
          if (start === undefined) continue;
          if (put) lines.splice(start, 0, '      - lin: 新');
          else if (/^ {8}lin \S+: \S+$/.test(lines[start + 1] ?? '')) lines.splice(start, 2);
          text = lines.join('\n');
          const named = nameLines(text);
          expect(parse(named?.text ?? '').scenario).toEqual(parse(text).scenario);
          if (put) text = named?.text ?? '';
        }
      }),
      { numRuns: 15 },
    );
  });

  test('not where two places share a line: it has two names', () => {
    const text = ODD.replace('      - { lin: 好 }', '      - &same { lin: 好 }\n      - *same');
    const named = nameLines(text);
    expect(parse(named?.text ?? '').scenario).toEqual(parse(text).scenario);
    expect(named?.text).toContain('- &same { lin: 好 }\n      - *same\n');
  });

  test.each(['', '- a', 'a: 1', 'scenario: 1\n  x: [', '\u0000', 'scenario: 1\n---\nscenario: 1\n', `scenario: ${'['.repeat(5000)}`])(
    '%j is no file of texts',
    (text) => {
      expect(nameLines(text)).toBeNull();
    },
  );
});

test('every text of a scenario is in the table', () => {
  for (const [name, text] of [...SHIPPED, ['odd', ODD] as const]) {
    const rows = new Set(rowsIn(text).flatMap(({ source, target }) => [source, target]));
    const said: string[] = [];
    const visit = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return;
      if ('zh-CN' in part && 'en' in part) said.push(String(part['zh-CN']), String(part.en));
      else for (const [key, inner] of Object.entries(part)) if (key !== 'cast') visit(inner);
    };
    visit(name === 'shared/cast.yaml' ? shared : parse(text).scenario);
    expect(said.length).toBeGreaterThan(30);
    expect(said.filter((each) => !rows.has(each))).toEqual([]);
  }
});
