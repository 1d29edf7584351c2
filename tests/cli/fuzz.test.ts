import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fuzzText } from '../../src/cli/fuzz.ts';
import { fuzz } from '../../src/core/analysis/fuzz.ts';
import { compileDialogue } from '../../src/core/dialogue/machine.ts';
import { choice, ending, node, scenario } from '../core/sample-scenario.ts';
import { call } from './io.ts';

const TUTORIAL = 'scenarios/first-coffee.yaml';

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

  test('tells a breach with the shortest way there, ready to be played', () => {
    const strands = scenario({
      nodes: [
        node('opening', [choice('on', 'middle')]),
        node('middle', [choice('shut', 'yes', { when: { is: 'climate', op: '>=', value: 90 } })], {}),
      ],
      endings: [ending('yes')],
    });
    const fuzzed = fuzz(compileDialogue(strands), { plays: 20, seed: 1 });
    const told = fuzzText('talk.yaml', strands, 1, fuzzed, 'en');
    expect(told).toContain('Broken: offers: no option is open at middle\nShortest log: on\n  common-ground play talk.yaml --choices on\n');
    expect(fuzzText('talk.yaml', strands, 1, fuzzed, 'zh-CN')).toContain('最短的记录：on');
  });

  test('of a file with mistakes tells them and exits with 1', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'cg-')), 'bad.yaml');
    writeFileSync(file, 'scenario: 1\nid: [');
    const { code, err } = await call('fuzz', file);
    expect(code).toBe(1);
    expect(err).toContain('bad.yaml:');
  });

  test.each([['fuzz'], ['fuzz', TUTORIAL, '--plays', '0'], ['fuzz', TUTORIAL, '--seed', 'x'], ['fuzz', 'nowhere.yaml']])(
    'called as %s %s %s %s exits with 2',
    async (...args) => {
      expect((await call(...args)).code).toBe(2);
    },
  );
});
