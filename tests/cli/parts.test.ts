// Included files and second seats on the command line and in the build.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { filesBelow } from '../../src/cli/included-files.ts';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { chairsOf, openLibrary } from '../../src/cli/vite-library.ts';
import { openScenarios } from '../../src/cli/vite-scenarios.ts';
import type { RunReport } from '../../src/core/run/report.ts';
import { cardOf } from '../../src/game/scenario-card.ts';
import { SEATED } from '../core/scenario/seat-fixture.ts';

const top = mkdtempSync(path.join(tmpdir(), 'parts-'));
const folder = path.join(top, 'scenarios');
const at = (name: string): string => path.join(folder, name);
const change = (name: string, from: string, to: string): void => writeFileSync(at(name), readFileSync(at(name), 'utf8').replace(from, to));

const FACTS = SEATED.slice(SEATED.indexOf('facts:\n'), SEATED.indexOf('flags:\n'));

beforeEach(() => {
  mkdirSync(at('shared'), { recursive: true });
  writeFileSync(at('shared/cast.yaml'), readFileSync(new URL('../diagnostics/cast.yaml', import.meta.url)));
  writeFileSync(at('shared/facts.yaml'), `fragment: 1\n${FACTS}`);
  writeFileSync(at('late-invoice.yaml'), SEATED.replace(FACTS, 'include: [shared/facts.yaml]\n'));
});
afterAll(() => rmSync(top, { recursive: true }));

async function call(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io: Io = { stdout: { write: (text) => (out += text) }, stderr: { write: (text) => (err += text) }, env: { LANG: 'en' } };
  const code = await main(args, io);
  return { code, out, err };
}

type Told = { file: string; line: number; code: string; severity: string };
const errors = async (...paths: string[]): Promise<readonly Told[]> =>
  (JSON.parse((await call('check', ...paths, '--json')).out) as Told[]).filter(({ severity }) => severity === 'error');

describe('check', () => {
  test('names the included file and shows its line', async () => {
    change('shared/facts.yaml', 'known-by: lin', 'known-by: lim');
    const { code, out } = await call('check', at('late-invoice.yaml'));
    expect(code).toBe(1);
    expect(out).toContain(
      `${at('shared/facts.yaml')}:3:27: error: There is no member of the cast "lim" [unknown-cast]\n3 |   closing-day: {known-by: lim,`,
    );
  });

  test('takes a fragment for no scenario, tells its own mistakes, and each once for a whole folder', async () => {
    expect((await errors(at('shared/facts.yaml'))).length).toBe(0);
    change('shared/facts.yaml', 'known-by: lin', 'know-by: lin');
    const own = await errors(at('shared/facts.yaml'));
    expect(own.map(({ code }) => code)).toEqual(['missing-key', 'unknown-key']);
    const all = (await errors(folder)).filter(({ file }) => file === at('shared/facts.yaml'));
    expect(all).toEqual(own);
  });

  test("runs the seats' own tests, at their place", async () => {
    change('late-invoice.yaml', 'expect: {ending: issued,', 'expect: {ending: quarrel,');
    const failed = (await errors(at('late-invoice.yaml'))).filter(({ code }) => code === 'test-fails');
    const text = readFileSync(at('late-invoice.yaml'), 'utf8').split('\n');
    expect(failed).toHaveLength(1);
    expect(text[(failed[0]?.line ?? 0) - 1]).toContain('telling first issues it');
  });
});

test('files outside of the folder are not read, by no way and through no link', () => {
  writeFileSync(path.join(top, 'secret.yaml'), 'fragment: 1');
  symlinkSync(path.join(top, 'secret.yaml'), at('shared/link.yaml'));
  const read = filesBelow(folder);
  expect(read('shared/facts.yaml')).toContain('fragment: 1');
  expect(['../secret.yaml', 'shared/link.yaml', 'gone.yaml', 'shared'].map(read)).toEqual([null, null, null, null]);
  rmSync(at('shared/link.yaml'));
});

describe('--seat', () => {
  test('plays from that chair', async () => {
    const { code, out } = await call('play', at('late-invoice.yaml'), '--seat', 'finance', '--choices', 'tell,search', '--json');
    const report = JSON.parse(out) as RunReport;
    expect(code).toBe(0);
    expect(report).toMatchObject({ scenario: 'late-invoice--finance', ending: 'issued' });
  });
  test('prints the script of that chair', async () => {
    expect((await call('transcript', at('late-invoice.yaml'), '--seat', 'finance')).out).toContain(
      'Zhou (worried): Can you issue it today?',
    );
    expect((await call('transcript', at('late-invoice.yaml'), '--seat', 'main')).out).toContain('You again?');
  });
  test('of a chair that there is not is a wrong call', async () => {
    const { code, err } = await call('play', at('late-invoice.yaml'), '--seat', 'roof', '--choices', 'tell');
    expect(code).toBe(2);
    expect(err).toContain('has no seat "roof", only: main, finance.');
  });
});

test('explore tells of every chair', async () => {
  const { out } = await call('explore', at('late-invoice.yaml'), '--json');
  expect((JSON.parse(out) as { scenario: string }[]).map(({ scenario }) => scenario)).toEqual(['late-invoice', 'late-invoice--finance']);
});

describe('the build', () => {
  test('has a scenario and a card for each chair, which know each other', () => {
    const built = openScenarios({ folder });
    const playable = built.playable();
    expect(playable.map(({ scenario }) => scenario.id)).toEqual(['late-invoice', 'late-invoice--finance']);
    const cards = playable.map(cardOf);
    expect(cards.map(({ chairs }) => chairs.map(({ seat, scenario, department }) => [seat, scenario, department]))).toEqual(
      Array(2).fill([
        ['main', 'late-invoice', 'sales'],
        ['finance', 'late-invoice--finance', 'finance'],
      ]),
    );
  });

  test('sees when an included file changes, and takes none for a scenario that lies among them', () => {
    writeFileSync(at('more.yaml'), 'fragment: 1\n');
    const library = openLibrary(folder);
    library.refresh();
    expect(library.scenarios().map(({ file }) => path.basename(file))).toEqual(['late-invoice.yaml']);
    change('shared/facts.yaml', 'The books close today.', 'They close today.');
    const [changed, ...more] = library.refresh([at('shared/facts.yaml')]);
    expect(more).toEqual([]);
    expect(changed && chairsOf(changed).map(({ facts }) => facts[0]?.text.en)).toEqual(['They close today.', 'They close today.']);
    rmSync(at('more.yaml'));
  });
});
