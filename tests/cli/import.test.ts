import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';

async function run(...args: readonly string[]) {
  let [out, err] = ['', ''];
  const io = {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
    env: { LANG: 'en' },
  };
  const code = await main(['import', ...args], io);
  return { code, out, err };
}

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'import-'));
const story = (name: string): string => `tests/import/stories/${name}`;

test('a story that is carried over whole exits with 0, and check finds only what is left to do', async () => {
  const home = folder();
  writeFileSync(path.join(home, 'two.twee'), ':: Start\nLin: Hi.\n[[Go|End]]\n\n:: End\nBye.\n');
  const out = path.join(home, 'two.yaml');
  const { code, out: told } = await run(path.join(home, 'two.twee'), '--out', out);
  expect(code).toBe(0);
  expect(told).toContain('passages: 2 found, 2 carried over, 0 reported');
  let checked = '';
  const io = { stdout: { write: (text: string) => (checked += text) }, stderr: { write: () => 0 }, env: { LANG: 'en' } };
  expect(await main(['check', out, '--json'], io)).toBe(0);
  expect(new Set((JSON.parse(checked) as { code: string }[]).map((each) => each.code))).toEqual(
    // Its moves are placeholders: no answer is better than another yet.
    new Set(['todo-left', 'missing-translation', 'narrow-range']),
  );
});

test('what cannot be carried over is told line by line, with exit code 1', async () => {
  const { code, out } = await run(story('sugarcube.twee'), '--out', path.join(folder(), 'a.yaml'));
  expect(code).toBe(1);
  expect(out).toContain(`${story('sugarcube.twee')}:48: <<audio "sigh" play>> - there is no counterpart for it`);
});

test('the report is there in Chinese and as JSON', async () => {
  const zh = await run(story('report.yarn'), '--out', path.join(folder(), 'a.yaml'), '--lang', 'zh-CN');
  expect(zh.out).toContain('台词里不能显示标记的值');
  const { out } = await run(story('report.yarn'), '--out', path.join(folder(), 'a.yaml'), '--json');
  const report = JSON.parse(out) as Record<string, unknown>;
  expect(Object.keys(report)).toEqual(['file', 'id', 'kind', 'language', 'nodes', 'endings', 'counts', 'losses', 'errors']);
  expect(report).toMatchObject({ kind: 'yarn', language: 'en', errors: [] });
  expect((report['losses'] as object[])[0]).toEqual({
    line: 27,
    kind: 'other',
    what: '{$trust}',
    reason: 'printed-value',
    why: 'texts cannot show the value of a flag; it stands there as written',
  });
});

test('an unpacked H5P package is named by its folder', async () => {
  const home = folder();
  mkdirSync(path.join(home, 'pack', 'content'), { recursive: true });
  writeFileSync(path.join(home, 'pack', 'content', 'content.json'), readFileSync(story('content.json')));
  const out = path.join(home, 'late.yaml');
  expect((await run(path.join(home, 'pack'), '--out', out, '--language', 'zh-CN')).code).toBe(1);
  expect(readFileSync(out, 'utf8')).toContain('id: late\nlanguage: zh-CN\n');
});

test('a file that is there already is not overwritten', async () => {
  const out = path.join(folder(), 'a.yaml');
  writeFileSync(out, 'mine');
  const { code, err } = await run(story('report.yarn'), '--out', out);
  expect(code).toBe(2);
  expect(err).toContain('is there already');
  expect(readFileSync(out, 'utf8')).toBe('mine');
});

test('a wrong call and an unreadable file exit with 2 and write nothing', async () => {
  const home = folder();
  const binary = path.join(home, 'a.twee');
  writeFileSync(binary, Buffer.from([0x3a, 0x3a, 0xff, 0xfe, 0x00]));
  const out = path.join(home, 'a.yaml');
  for (const args of [
    [],
    ['nowhere.twee'],
    [story('report.yarn'), '--id', 'Not An Id'],
    [story('report.yarn'), '--language', 'fr'],
    [binary],
  ]) {
    const { code, err } = await run(...args, '--out', out);
    expect(code).toBe(2);
    expect(err.length).toBeGreaterThan(10);
  }
  expect(existsSync(out)).toBe(false);
});
