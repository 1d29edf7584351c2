// `include`: the files that a scenario is put together from, and their maps merged into one source.
import type { Forest } from './forest.ts';
import type { Refusal } from './guard.ts';
import { type Reading, readSource } from './reading.ts';
import { isRecord } from './resolve-scope.ts';
import { FRAGMENT_SCHEMA, type FragmentSource, INCLUDABLE, type Loose, type ScenarioSource } from './source.ts';
import type { Spot } from './yaml-tree.ts';

/** Text of a file by its path below the scenario's folder. */
export type FileSource = (path: string) => string | null | undefined;

export const MAX_FILES = 32;
/** Includes inside included files. */
export const MAX_LEVELS = 8;
/** UTF-16 units of all included files together. */
export const MAX_INCLUDED = 2_000_000;

const MERGED = ['cast', 'facts', 'flags', 'scenes', 'nodes', 'endings'] as const;

/** A plain way down from the scenario's folder to a YAML file. */
export function isInside(path: string): boolean {
  if (path.length > 200 || !/\.ya?ml$/.test(path)) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\\:\u0000-\u001f]/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

export interface Included {
  /** The files read, in the order of their first mention. */
  readonly fragments: readonly Reading[];
  /** False if something that was asked for is not here: names may be missing that are no mistakes. */
  readonly complete: boolean;
}

/** Tells the mistakes of the ways alone, where the files are not at hand. */
export function checkPaths({ tree, report }: Reading): void {
  const list = isRecord(tree?.root) ? tree.root['include'] : undefined;
  if (!Array.isArray(list)) return;
  list.forEach((path: unknown, key) => {
    if (typeof path === 'string' && !isInside(path)) report('include-outside', { in: list, key }, { name: path });
  });
}

export function readIncludes(root: Reading, files: FileSource, rootName: string): Included {
  const fragments: Reading[] = [];
  const done = new Set<string>();
  let size = 0;
  let complete = true;

  const visit = (from: Reading, trail: readonly string[]): void => {
    const list = isRecord(from.tree?.root) ? from.tree.root['include'] : undefined;
    if (!Array.isArray(list)) return;
    list.forEach((path: unknown, key) => {
      if (typeof path !== 'string') return;
      const wrong = take(path, trail);
      if (wrong === null) return;
      complete = false;
      from.report(wrong.code, { in: list, key }, wrong.params);
    });
  };

  /** What is wrong with including this file here, or null. */
  const take = (path: string, trail: readonly string[]): Pick<Refusal, 'code' | 'params'> | null => {
    if (!isInside(path)) return { code: 'include-outside', params: { name: path } };
    if (trail.includes(path)) {
      const circle = [...trail.slice(trail.indexOf(path)), path];
      return { code: 'include-cycle', params: { name: path, trail: circle.join(' → ') } };
    }
    if (done.has(path)) return null;
    if (fragments.length >= MAX_FILES) return { code: 'include-too-many', params: { limit: MAX_FILES, unit: 'files' } };
    if (trail.length > MAX_LEVELS) return { code: 'include-too-many', params: { limit: MAX_LEVELS, unit: 'levels' } };
    const text = files(path);
    if (text === undefined || text === null) return { code: 'include-missing', params: { name: path } };
    size += text.length;
    if (size > MAX_INCLUDED) return { code: 'include-too-many', params: { limit: MAX_INCLUDED / 1000, unit: 'kB' } };
    done.add(path);
    const reading = readSource(text, () => FRAGMENT_SCHEMA, path);
    fragments.push(reading);
    if (!isRecord(reading.tree?.root)) complete = false;
    visit(reading, [...trail, path]);
    return null;
  };
  visit(root, [rootName]);
  return { fragments, complete };
}

type Source = Loose<ScenarioSource>;

/** One source of the scenario and its fragments; without fragments the scenario's own. */
export function mergeSources(source: Source, fragments: readonly Reading[], forest: Forest): Source {
  if (fragments.length === 0) return source;
  const parts: readonly Loose<FragmentSource>[] = [
    source,
    ...fragments.flatMap(({ tree }) => (isRecord(tree?.root) ? [tree.root as Loose<FragmentSource>] : [])),
  ];
  const merged: Record<string, unknown> = { ...source };
  for (const key of MERGED) {
    const all = Object.create(null) as Record<string, unknown>;
    const spots = new Map<string, Spot>();
    const maps = parts.flatMap((part) => (part[key] === undefined ? [] : [part[key] as Readonly<Record<string, unknown>>]));
    for (const map of maps) {
      for (const [name, value] of Object.entries(map)) {
        const at: Spot = { in: map, key: name };
        const first = spots.get(name);
        if (first !== undefined) {
          forest.report('duplicate-id', { ...at, part: 'key' }, { name, ...forest.elsewhere({ ...first, part: 'key' }, at) });
          continue;
        }
        spots.set(name, at);
        all[name] = value;
      }
    }
    const nowhere: Spot = { in: source, key };
    if (maps.length > 0) merged[key] = forest.derive(all, (name) => spots.get(String(name)) ?? nowhere);
  }
  for (const key of INCLUDABLE) {
    if (merged[key] === undefined) forest.report('missing-key', { in: source, key: 'include', part: 'key' }, { key });
  }
  return forest.derive(merged, (key) => ({ in: source, key })) as Source;
}
