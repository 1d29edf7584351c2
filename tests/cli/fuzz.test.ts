import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { call } from './io.ts';

const TUTORIAL = 'scenarios/first-coffee.yaml';
const fixture = (name: string): string => readFileSync(new URL(`../diagnostics/${name}`, import.meta.url), 'utf8');

describe('fuzz', () => {
  test('prints what was met and that nothing broke', async () => {
    const { code, out } = await call('fuzz', TUTORIAL, '--plays', '60', '--seed', '5');
    expect(code).toBe(0);
    expect(out).toMatch(/^first-coffee: 60 plays \(30 random, 30 least tried first\), \d+ decisions, seed 5\n {2}nodes {9}\d\/5/);
    expect(out).toContain('No invariant was broken.');
    expect((await call('fuzz', TUTORIAL, '--plays', '6', '--lang', 'zh-CN')).out).toContain('没有发现违反不变式的情况。');
  });

  test('as JSON has a stable shape, and the same seed prints the same', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => call('fuzz', TUTORIAL, '--plays', '40', '--seed', '9', '--json')));
    expect(one?.out).toBe(two?.out);
    const found = JSON.parse(one?.out ?? '');
    expect(Object.keys(found)).toEqual(['scenario', 'hash', 'seed', 'plays', 'decisions', 'coverage', 'violation']);
    expect(Object.keys(found.coverage)).toEqual(['nodes', 'choices', 'replies', 'branches', 'endings', 'verdicts']);
    for (const one of Object.values(found.coverage)) expect(Object.keys(one as object)).toEqual(['counts', 'never']);
    expect(found).toMatchObject({ scenario: 'first-coffee', seed: 9, plays: { random: 20, leastTried: 20 }, violation: null });
  });

  test('of a file that strands its player prints the shortest way there and exits with 1', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cg-fuzz-'));
    mkdirSync(path.join(folder, 'shared'));
    writeFileSync(path.join(folder, 'shared/cast.yaml'), fixture('cast.yaml'));
    const file = path.join(folder, 'late-report.yaml');
    const choice = (id: string, more: string): string =>
      `      - {id: ${id}, say: {zh-CN: 好, en: ${id}}, move: ask-open, why: {zh-CN: 因, en: why}, ${more}}`;
    writeFileSync(
      file,
      [
        'scenario: 1',
        'id: late-report',
        'title: {zh-CN: 报表, en: Report}',
        'place: finance-office',
        'flow: {kind: information, supplier: you, customer: lin}',
        'briefing: {situation: {zh-CN: 晚了, en: Late}, goal: {zh-CN: 问, en: Ask}}',
        'cast: {you: {is: player, role: {zh-CN: 销售, en: rep}}, lin: {is: lin-jing, relation: peer, temperament: analytical}}',
        'start: opening',
        'nodes:',
        '  opening:',
        '    lines: [lin: {zh-CN: 又来, en: Again}]',
        '    choices:',
        choice('on', 'to: middle'),
        '  middle:',
        '    lines: [lin: {zh-CN: 嗯, en: Well}]',
        '    choices:',
        // One of the two looks open to a reader of the text; the first visit closes both for the second.
        choice('again', 'once: true, to: opening'),
        choice('more', 'once: true, to: opening'),
        choice('out', 'when: heat >= 90, to: end'),
        choice('in', 'when: heat < 0, to: end'),
        'endings: {end: {agreement: none, chain: 0, needs: {you: 0, lin: 0}, title: {zh-CN: 完, en: End}, text: {zh-CN: 完, en: End}}}',
      ].join('\n'),
    );
    const checked = await call('check', file);
    const { code, out } = await call('fuzz', file, '--plays', '20');
    // A rule that reads the text may refuse such a file before it is played.
    if (checked.code === 1) expect(code).toBe(1);
    else {
      expect(code).toBe(1);
      expect(out).toContain('Broken: offers: no option is open at middle');
      expect(out).toContain('Shortest log: on, again, on, more, on');
    }
  });

  test.each([['fuzz'], ['fuzz', TUTORIAL, '--plays', '0'], ['fuzz', TUTORIAL, '--seed', 'x'], ['fuzz', 'nowhere.yaml']])(
    'called as %s %s %s %s exits with 2',
    async (...args) => {
      expect((await call(...args)).code).toBe(2);
    },
  );
});
