import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { call } from './io.ts';

const fixture = (name: string): string => readFileSync(new URL(`../diagnostics/${name}`, import.meta.url), 'utf8');

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cg-test-'));
  for (const [name, text] of Object.entries({ 'shared/cast.yaml': fixture('cast.yaml'), ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

describe('test', () => {
  test("plays the author's tests of a file and says one line each", async () => {
    const { code, out } = await call('test', 'scenarios/first-coffee.yaml');
    expect(out.split('\n').slice(-3)).toEqual([
      '✓ first-coffee · hiding the cup and preaching starts the oat milk war',
      '5 tests passed.',
      '',
    ]);
    expect(code).toBe(0);
  });

  test('says what differed, where, and exits with 1', async () => {
    const folder = folderWith({
      'late-invoice.yaml': fixture('base.yaml').replace('{ending: joint-plan}', '{ending: walked-out}'),
    });
    const { code, out } = await call('test', folder);
    expect(code).toBe(1);
    expect(out).toContain('✗ late-invoice · ');
    expect(out).toMatch(/late-invoice\.yaml:\d+:\d+: ending: expected "walked-out", got "joint-plan"/);
    const [found] = JSON.parse((await call('test', folder, '--json')).out);
    expect(Object.keys(found)).toEqual(['file', 'scenario', 'name', 'passed', 'failures', 'choose']);
    expect(found).toMatchObject({
      scenario: 'late-invoice',
      passed: false,
      failures: [{ what: 'ending', expected: 'walked-out', actual: 'joint-plan', line: expect.any(Number), column: expect.any(Number) }],
    });
  });

  test('of a file with mistakes prints them and exits with 1', async () => {
    const folder = folderWith({ 'bad.yaml': 'scenario: 1\nid: bad\ncolour: red\n' });
    const { code, out } = await call('test', folder);
    expect(code).toBe(1);
    expect(out).toContain('bad.yaml:3:1: error: There is no key "colour" here [unknown-key]');
    expect(JSON.parse((await call('test', folder, '--json')).out)).toMatchObject([
      { scenario: null, passed: false, failures: expect.arrayContaining([expect.objectContaining({ what: 'unknown-key', line: 3 })]) },
    ]);
  });

  test('plays a transcript, found with its scenario, in both languages of the terminal', async () => {
    const folder = folderWith({
      'scenarios/late-invoice.yaml': fixture('base.yaml'),
      'scenarios/shared/cast.yaml': fixture('cast.yaml'),
      'plays/deep/one.transcript': 'scenario: late-invoice\nlanguage: en\nsay "When do the boks close?"\n',
      'plays/two.transcript': 'scenario: late-invoice\nlanguage: en\nchoose aks-deadline\n',
      'plays/lost.transcript': 'scenario: nowhere\nlanguage: en\n',
    });
    const one = path.join(folder, 'plays/deep/one.transcript');
    const { code, out } = await call('test', path.join(folder, 'plays'));
    expect(code).toBe(1);
    expect(out).toContain(`${one}:3:1: say: expected "When do the boks close?", got "it is not offered here"`);
    expect(out).toContain('nearest: "When do the books close?"');
    expect(out).toContain('two.transcript:3:8: error: There is no choice "aks-deadline" [unknown-name]');
    expect(out).toContain('Did you mean "ask-deadline"?');
    expect(out).toContain('lost.transcript:1:11: error: There is no sound scenario "nowhere" [no-scenario]');
    expect((await call('test', one, '--lang', 'zh-CN')).out).toContain('最接近的是“When do the books close?”');
  });

  test('without a file, or of one that is not there, exits with 2', async () => {
    for (const args of [['test'], ['test', 'nowhere.yaml'], ['test', '--wrong', 'scenarios']]) expect((await call(...args)).code).toBe(2);
  });
});
