// The server's half of the living preview, without a server: what a save touches, what stays playable, what is told.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openAnchorDesk } from '../../src/cli/vite-anchors.ts';
import { isScenarioSource, type Library, openLibrary, type ScenarioFile } from '../../src/cli/vite-library.ts';
import { reportOf } from '../../src/cli/vite-preview.ts';
import { explore } from '../../src/core/analysis/explore.ts';
import type { Anchors } from '../../src/core/run/debrief-types.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'common-ground-'));
const at = (name: string): string => path.join(folder, name);
const change = (name: string, from: string, to: string): void =>
  writeFileSync(at(name), readFileSync(at(name), 'utf8').replaceAll(from, to));
const names = (files: readonly ScenarioFile[]): readonly string[] => files.map(({ file }) => path.basename(file));
const found = (library: Library, name: string): ScenarioFile => {
  const file = library.scenarios().find((each) => each.file === at(name));
  if (!file) throw new Error(`no ${name}`);
  return file;
};

let library: Library;
beforeEach(() => {
  for (const name of ['first-coffee.yaml', 'dropped-baton.yaml', 'shared/cast.yaml']) cpSync(path.join(root, 'scenarios', name), at(name));
  library = openLibrary(folder);
  library.refresh();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a save', () => {
  test('of a scenario concerns it alone, and only if its content is new', () => {
    expect(library.refresh([at('first-coffee.yaml')])).toEqual([]);
    change('first-coffee.yaml', 'scenario: 1', 'scenario: 1 # a remark');
    expect(library.refresh([at('first-coffee.yaml')])).toEqual([]);
    change('first-coffee.yaml', 'First coffee', 'Second coffee');
    change('dropped-baton.yaml', 'ranked: true', 'ranked: false');
    expect(names(library.refresh([at('first-coffee.yaml')]))).toEqual(['first-coffee.yaml']);
  });

  test('of the shared cast, or of any other file below the folder, concerns all that it changes', () => {
    change('shared/cast.yaml', 'Xiaoyu', 'Dayu');
    expect(names(library.refresh([at('shared/cast.yaml')]))).toEqual(['first-coffee.yaml']);
    change('dropped-baton.yaml', 'ranked: true', 'ranked: false');
    expect(names(library.refresh([at('shared/part.yaml')]))).toEqual(['dropped-baton.yaml']);
  });

  test('with a mistake leaves the last good version playable until it is mended', () => {
    const { good } = found(library, 'first-coffee.yaml');
    change('first-coffee.yaml', 'move: paraphrase', 'move: paraphrased');
    expect(library.refresh([at('first-coffee.yaml')])).toEqual([]);
    const broken = found(library, 'first-coffee.yaml');
    expect(broken).toMatchObject({ fresh: false, good });
    expect(broken.diagnostics.map(({ code }) => code)).toEqual(['unknown-move']);
    change('first-coffee.yaml', 'move: paraphrased', 'move: paraphrase');
    expect(library.refresh([at('first-coffee.yaml')])).toEqual([]);
    expect(found(library, 'first-coffee.yaml')).toMatchObject({ fresh: true, good, diagnostics: [] });
  });

  test('of a broken cast is told there, and takes nobody out of the scenarios', () => {
    change('shared/cast.yaml', 'temperament: analytical', 'temperament: moody');
    expect(library.refresh([at('shared/cast.yaml')])).toEqual([]);
    expect(library.people().diagnostics.length).toBeGreaterThan(0);
    expect(library.scenarios().every(({ fresh }) => fresh)).toBe(true);
  });

  test('adds and removes files', () => {
    writeFileSync(at('second-coffee.yaml'), readFileSync(at('first-coffee.yaml'), 'utf8').replace('id: first-coffee', 'id: second-coffee'));
    expect(names(library.refresh([at('second-coffee.yaml')]))).toEqual(['second-coffee.yaml']);
    rmSync(at('second-coffee.yaml'));
    expect(library.refresh([at('second-coffee.yaml')])).toEqual([]);
    expect(names(library.scenarios())).toEqual(['dropped-baton.yaml', 'first-coffee.yaml']);
  });

  test('of a file that is no text, or gone with its whole folder, breaks nothing', () => {
    writeFileSync(at('noise.yaml'), Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x7b, 0x7b]));
    mkdirSync(at('folder.yaml'), { recursive: true });
    expect(library.refresh([at('noise.yaml'), at('folder.yaml')])).toEqual([]);
    expect(found(library, 'noise.yaml')).toMatchObject({ good: null, fresh: false });
    expect(found(library, 'noise.yaml').diagnostics.length).toBeGreaterThan(0);
    for (const name of ['noise.yaml', 'folder.yaml']) rmSync(at(name), { recursive: true });
    const gone = mkdtempSync(path.join(tmpdir(), 'common-ground-'));
    const empty = openLibrary(gone);
    rmSync(gone, { recursive: true });
    expect(empty.refresh()).toEqual([]);
    expect(empty.refresh([path.join(gone, 'shared/cast.yaml')])).toEqual([]);
  });

  test.each([
    ['first-coffee.yaml', true],
    ['shared/fragments/greeting.yml', true],
    ['README.md', false],
    ['../elsewhere.yaml', false],
  ])('of %s is one of ours: %s', (name, ours) => {
    expect(isScenarioSource(folder, path.join(folder, name))).toBe(ours);
  });
});

test('a report shows the line with what is meant, however long the line is', () => {
  const long = `key: ${'a'.repeat(300)}WRONG${'b'.repeat(300)}`;
  const span = { line: 2, column: 306, endLine: 2, endColumn: 311 };
  const one = { code: 'unknown-value', severity: 'error', span, params: {} } as const;
  const { file, mistakes } = reportOf({ file: at('a.yaml'), text: `x\n${long}\n` }, { root, folder }, [one]);
  const { before, marked, after } = mistakes[0]?.excerpt ?? { before: '', marked: '', after: '' };
  expect(file).toBe('a.yaml');
  expect(marked).toBe('WRONG');
  expect(before).toMatch(/^…a+$/);
  expect(after).toMatch(/^b+…$/);
  expect((before + marked + after).length).toBeLessThan(120);
  expect(reportOf({ file: path.join(root, 'scenarios/a.yaml'), text: '' }, { root, folder: '/x' }, []).file).toBe('scenarios/a.yaml');
});

test('anchors of a new version are those of the old one, called provisional, until another process has the exact ones', async () => {
  let heard: (anchors: Anchors) => void = () => {};
  const exact = new Promise<Anchors>((resolve) => {
    heard = resolve;
  });
  const desk = openAnchorDesk(root, (_, anchors) => heard(anchors));
  try {
    const before = found(library, 'first-coffee.yaml').good;
    // A remark of the time makes a version that no cache holds.
    change('first-coffee.yaml', 'heat: 34', 'heat: 35');
    change('first-coffee.yaml', 'First coffee', `First coffee ${process.pid}-${performance.now()}`);
    library.refresh([at('first-coffee.yaml')]);
    const after = found(library, 'first-coffee.yaml').good;
    if (!before || !after) throw new Error('a version is missing');
    const first = desk.playableOf(before, at('first-coffee.yaml'));
    expect(first.provisional).toBeUndefined();
    const second = desk.playableOf(after, at('first-coffee.yaml'));
    expect(second).toEqual({ scenario: after, anchors: { ...first.anchors, exact: false }, provisional: true });
    const { raw } = explore(after);
    expect(await exact).toEqual({ max: raw.max, random: raw.random, min: raw.min, exact: true });
    expect(desk.playableOf(after, at('first-coffee.yaml')).provisional).toBeUndefined();
  } finally {
    desk.close();
  }
});
