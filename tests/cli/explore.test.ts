import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exploreFiles } from '../../src/cli/explore-files.ts';
import type { Io } from '../../src/cli/io.ts';
import { filesOf, loadFile } from '../../src/cli/load.ts';
import { main } from '../../src/cli/main.ts';
import { LIMITS } from '../../src/core/analysis/explore.ts';
import { VERDICTS } from '../../src/core/scenario/terms.ts';

const fixture = (name: string): string => readFileSync(new URL(`../diagnostics/${name}`, import.meta.url), 'utf8');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'explore-'));
  for (const name of ['', 'two', 'bad']) {
    mkdirSync(path.join(folder, name, 'shared'), { recursive: true });
    writeFileSync(path.join(folder, name, 'shared/cast.yaml'), fixture('cast.yaml'));
  }
  writeFileSync(path.join(folder, 'travel-claim.yaml'), fixture('explored.yaml'));
  writeFileSync(path.join(folder, 'two/travel-claim.yaml'), fixture('explored.yaml'));
  writeFileSync(path.join(folder, 'two/other-claim.yaml'), fixture('explored.yaml').replace('id: travel-claim', 'id: other-claim'));
  writeFileSync(path.join(folder, 'bad/travel-claim.yaml'), fixture('explored.yaml').replace('start: opening', 'start: nowhere'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function call(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io: Io = { stdout: { write: (text) => (out += text) }, stderr: { write: (text) => (err += text) }, env: {} };
  return { code: await main(args, io), out, err };
}

const file = (): string => path.join(folder, 'travel-claim.yaml');
const without = (text: string): unknown => JSON.parse(text, (key, value) => (key === 'ms' || key === 'file' ? undefined : value));

describe('explore', () => {
  test('--json of one scenario is an object with the documented keys in their order', async () => {
    const { code, out } = await call('explore', file(), '--json');
    const found = JSON.parse(out);
    expect(code).toBe(0);
    expect(Object.keys(found).join()).toBe(
      'scenario,hash,exact,states,transitions,plays,depth,raw,discrimination,endings,verdicts,policies,best,findings,ranked,ms,scores,bound,error,texts',
    );
    expect(Object.keys(found.depth)).toEqual(['min', 'max', 'mean']);
    expect(Object.keys(found.raw)).toEqual(['min', 'max', 'random']);
    expect(Object.keys(found.endings[0])).toEqual(['id', 'plays', 'probability', 'verdicts']);
    expect(Object.keys(found.verdicts)).toEqual([...VERDICTS]);
    expect(Object.keys(found.policies).join()).toBe(
      'first,last,longest,shortest,competing,collaborating,avoiding,accommodating,compromising,random,greedy,best',
    );
    expect(Object.keys(found.findings[0]).join()).toBe('file,line,column,endLine,endColumn,severity,code,message,help');
    expect(found).toMatchObject({ scenario: 'travel-claim', exact: true, ranked: true, error: 0, policies: { random: 0, best: 1000 } });
    expect(found.discrimination).toBeCloseTo(found.raw.max - found.raw.random, 9);
  });

  test('the best play that it names scores a thousand', async () => {
    const { best } = JSON.parse((await call('explore', file(), '--json')).out);
    const { out } = await call('play', file(), '--choices', best.join(','), '--json');
    expect(JSON.parse(out)).toMatchObject({ score: 1000 });
  });

  test('of a folder gives an array, and many threads give what one gives', async () => {
    const { out } = await call('explore', path.join(folder, 'two'), '--json', '--fresh');
    const all = JSON.parse(out) as { scenario: string }[];
    expect(all.map(({ scenario }) => scenario)).toEqual(['other-claim', 'travel-claim']);
    const alone = await call('explore', path.join(folder, 'two/travel-claim.yaml'), '--json', '--fresh');
    expect((without(out) as unknown[])[1]).toEqual(without(alone.out));
    const loaded = await Promise.all((await filesOf([path.join(folder, 'two')])).map(loadFile));
    expect([...(await exploreFiles(loaded, LIMITS, true)).values()].map((each) => each.length).sort()).toEqual([0, 1, 1]);
  });

  test('what was kept is told again as it was, and --fresh computes it anew', async () => {
    const first = await call('explore', file(), '--json', '--fresh');
    const kept = await call('explore', file(), '--json');
    expect(without(kept.out)).toEqual(without(first.out));
    expect((await call('explore', file(), '--json')).out).toBe(kept.out);
  });

  test('--states sets the bound, beyond which a seeded estimate says that it is one', async () => {
    const { code, out } = await call('explore', file(), '--json', '--states', '100');
    const found = JSON.parse(out);
    expect(code).toBe(0);
    expect(found).toMatchObject({ exact: false, ranked: false, bound: { states: 100 } });
    expect(found.error).toBeGreaterThan(0);
    expect(found.findings.map(({ code: one }: { code: string }) => one)).toContain('not-explored');
    expect((await call('explore', file(), '--states', '100')).out).toMatch(/not exact \(± [\d.]+ R\)/);
    expect((await call('explore', file(), '--states', 'many')).code).toBe(2);
  });

  test('as text tells remarks only on request', async () => {
    expect((await call('explore', file())).out).not.toContain(': info: ');
    expect((await call('explore', file(), '--info')).out).toContain(': info: ');
    expect((await call('explore', file())).out).toContain('ranked     yes');
  });

  test('a file with mistakes is told on stderr and answers 1; nothing to explore answers 2', async () => {
    const { code, out, err } = await call('explore', path.join(folder, 'bad'), '--json');
    expect({ code, out }).toEqual({ code: 1, out: '[]\n' });
    expect(err).toContain('[unknown-target]');
    expect((await call('explore')).code).toBe(2);
    expect((await call('explore', path.join(folder, 'shared'))).code).toBe(2);
  });
});
