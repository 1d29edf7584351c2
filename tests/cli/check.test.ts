import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCheck } from '../../src/cli/check.ts';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

const fixture = (name: string): string => readFileSync(new URL(`../diagnostics/${name}`, import.meta.url), 'utf8');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'check-'));
  mkdirSync(path.join(folder, 'shared'));
  writeFileSync(path.join(folder, 'shared/cast.yaml'), fixture('cast.yaml'));
  writeFileSync(path.join(folder, 'travel-claim.yaml'), fixture('explored.yaml'));
  writeFileSync(path.join(folder, 'late-invoice.yaml'), fixture('base.yaml'));
  mkdirSync(path.join(folder, 'bad/shared'), { recursive: true });
  writeFileSync(path.join(folder, 'bad/shared/cast.yaml'), fixture('cast.yaml'));
  writeFileSync(
    path.join(folder, 'bad/late-invoice.yaml'),
    fixture('base.yaml').replace('{zh-CN: 又是你？, en: You again?}', '{zh-CN: 又是你？, fr: Encore, en: You again?}'),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function call(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const io: Io = { stdout: { write: (text) => (out += text) }, stderr: { write: (text) => (err += text) }, env: {} };
  const code = await main(args, io);
  return { code, out, err };
}

const good = (): string => path.join(folder, 'travel-claim.yaml');
/** Sound in form, though its exploration has something to say. */
const plain = (): string => path.join(folder, 'late-invoice.yaml');
const bad = (): string => path.join(folder, 'bad/late-invoice.yaml');

describe('check', () => {
  test('of sound files answers 0', async () => {
    const { code, out } = await call('check', good(), path.join(folder, 'shared'));
    expect(out).toMatch(/^2 files checked: 0 errors, 0 warnings(, \d+ infos)?\.\n$/);
    expect(code).toBe(0);
  });

  test('prints place, sentence, source line, carets by display width and a way on', async () => {
    const { code, out } = await call('check', bad());
    const lines = out.split('\n');
    expect(code).toBe(1);
    expect(lines[0]).toBe(`${bad()}:27:52: error: There is no key "fr" here [unknown-key]`);
    expect(lines[1]).toBe('27 |       - lin (annoyed, arms-crossed): {zh-CN: 又是你？, fr: Encore, en: You again?}');
    // Four wide characters stand before the mistake: 51 columns of characters are 55 of the screen.
    expect(lines[2]).toBe(`   | ${' '.repeat(55)}^^`);
    expect(lines[3]).toBe('   = Possible here: zh-CN, en, first, cycle, shuffle, once.');
  });

  test('speaks the language asked for', async () => {
    expect((await call('check', bad(), '--lang', 'zh-CN')).out).toContain('错误: 这里没有“fr”这个键 [unknown-key]');
  });

  test('--json prints an array with place, code, message and help', async () => {
    const { code, out } = await call('check', '--json', bad());
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([
      {
        file: bad(),
        line: 27,
        column: 52,
        endLine: 27,
        endColumn: 54,
        severity: 'error',
        code: 'unknown-key',
        message: 'There is no key "fr" here',
        help: 'Possible here: zh-CN, en, first, cycle, shuffle, once.',
      },
    ]);
    expect(JSON.parse((await call('check', '--json', good())).out)).toEqual([]);
  });

  test("tells an author's test that fails at its place", async () => {
    let out = '';
    const io: Io = { stdout: { write: (text) => (out += text) }, stderr: { write: () => 0 }, env: {} };
    const code = await runCheck([good(), '--json'], io, (scenario, spans) =>
      scenario.tests.map(({ name }, i) => ({
        code: 'test-fails',
        severity: 'error',
        span: spans[i] ?? { line: 0, column: 0, endLine: 0, endColumn: 0 },
        params: { name, reason: 'x' },
      })),
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([{ code: 'test-fails', line: 188, column: 11 }]);
  });

  test('counts warnings and infos apart, and neither makes the answer no', async () => {
    const cast = 'lin: {is: lin-jing, relation: peer}\n';
    const text = fixture('explored.yaml')
      .replace(cast, `${cast}  mute: {is: lin-jing}\n  gone: {is: lin-jing, present: false}\n`)
      .replace('id: travel-claim', 'id: silent');
    const file = path.join(folder, 'silent.yaml');
    writeFileSync(file, text);
    const { code, out } = await call('check', file, '--info');
    expect(out).toContain('info: "mute" is there all the time');
    const infos = out.match(/: info: /g)?.length ?? 0;
    expect(infos).toBeGreaterThan(1);
    expect(out.trim().split('\n').at(-1)).toBe(`1 file checked: 0 errors, 1 warning, ${infos} infos.`);
    const quiet = (await call('check', file, '--lang', 'zh-CN')).out;
    expect(quiet).toContain(`0 个错误，1 个警告，${infos} 条提示。`);
    expect(quiet).not.toContain('提示: ');
    expect(JSON.parse((await call('check', '--json', file)).out)).toHaveLength(1);
    expect(JSON.parse((await call('check', '--json', '--info', file)).out)).toHaveLength(1 + infos);
    expect(code).toBe(0);
  });

  test('of something that is not there, or with an unknown option, answers 2 with the usage', async () => {
    for (const args of [['check', path.join(folder, 'nothing.yaml')], ['check', '--wrong'], ['nonsense'], []]) {
      const { code, out, err } = await call(...args);
      expect(code).toBe(2);
      expect(out + err).toContain('Usage:');
    }
  });
});

describe('the program', () => {
  const bin = fileURLToPath(new URL('../../src/cli/bin.mjs', import.meta.url));

  test('runs in Node alone and answers with the exit code', () => {
    expect(execFileSync(process.execPath, [bin, 'check', good()], { encoding: 'utf8' })).toContain('1 file checked');
    expect(spawnSync(process.execPath, [bin, 'check', bad()]).status).toBe(1);
  }, 30_000);
});

describe('schema', () => {
  test('prints a JSON Schema that names every key and vocabulary', async () => {
    const schema = JSON.parse((await call('schema')).out) as {
      required: string[];
      anyOf: object[];
      properties: Record<string, { additionalProperties?: { properties?: Record<string, unknown> } }>;
    };
    expect(schema.required).toEqual(['scenario', 'id', 'title', 'place', 'flow', 'briefing', 'start']);
    expect(schema.anyOf).toEqual([{ required: ['include'] }, { required: ['cast', 'nodes', 'endings'] }]);
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['include', 'scenes', 'seats']));
    const node = schema.properties.nodes?.additionalProperties?.properties;
    expect(Object.keys(node ?? {})).toContain('point-of-no-return');
    expect(JSON.stringify(node)).toContain('"ask-open"');
    expect(Object.keys(JSON.parse((await call('schema', '--people')).out).properties)).toEqual(['cast', 'people']);
    expect(Object.keys(JSON.parse((await call('schema', '--fragment')).out).properties)).toContain('fragment');
    expect((await call('schema', '--fragment', '--people')).code).toBe(2);
  });
});

describe('transcript', () => {
  test('tells cast, facts, every line, option, reply, condition, target and ending in one language', async () => {
    const { code, out } = await call('transcript', plain(), '--lang', 'en');
    expect(code).toBe(0);
    for (const text of [
      'The late invoice',
      'Lin Jing [lin]',
      'The books close today.',
      'Lin Jing (annoyed, arms crossed): You again?',
      '1. [ask-deadline] You (calm, open hand): When do the books close?',
    ])
      expect(out).toContain(text);
    for (const text of [
      'if stance is closed',
      'Lin Jing (cold): Look it up.',
      '→ together  〔if fact “closing-day” is open〕',
      '→ opening  〔otherwise〕',
      'Why: That is pressure.',
      '[walked-out] Walked out · break-off',
    ])
      expect(out).toContain(text);
    expect(out).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test('in Chinese is Chinese', async () => {
    const { out } = await call('transcript', plain(), '--lang', 'zh-CN');
    for (const text of ['林静（不耐烦，抱着手臂）：又是你？', '点评：这是施压。', '〔条件：事实“closing-day”是“公开”〕'])
      expect(out).toContain(text);
  });

  test('of a broken scenario tells the mistakes and answers 1', async () => {
    const { code, err } = await call('transcript', bad());
    expect(code).toBe(1);
    expect(err).toContain('[unknown-key]');
  });
});
