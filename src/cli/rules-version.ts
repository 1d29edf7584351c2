// What was computed from a scenario stays true until the file or the rules of play change: a fingerprint of the rules,
// and results kept under it.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, where nobody tells it. */
const here = (): string => fileURLToPath(new URL('../..', import.meta.url));
/** Rooms that decide what a play can score and what is said of a scenario. */
const RULES = ['core/analysis', 'core/conflict', 'core/dialogue', 'core/scenario'];

function filesBelow(place: string): readonly string[] {
  return readdirSync(place, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(path.join(place, entry.name)) : [path.join(place, entry.name)]))
    .sort();
}

const versions = new Map<string, string>();

function rulesVersion(root: string): string {
  const known = versions.get(root);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for (const rule of RULES) for (const file of filesBelow(path.join(root, 'src', rule))) hash.update(readFileSync(file));
  const version = hash.digest('hex').slice(0, 16);
  versions.set(root, version);
  return version;
}

const folderIn = (root: string): string => path.join(root, 'node_modules/.cache/common-ground');
const fileOf = (key: string, root: string): string => path.join(folderIn(root), `${key}-${rulesVersion(root)}.json`);

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Not there, or damaged.
    return null;
  }
}

/** Results that come with the scenarios: a fresh machine need not find them again. A test holds them to what is true. */
export const SHIPPED = 'scenarios/explored.json';
const shipped = new Map<string, Readonly<Record<string, unknown>>>();

function shippedIn(root: string): Readonly<Record<string, unknown>> {
  const known = shipped.get(root);
  if (known) return known;
  const read = readJson(path.join(root, SHIPPED)) as { rules?: unknown; results?: Readonly<Record<string, unknown>> } | null;
  const results = read?.rules === rulesVersion(root) && typeof read.results === 'object' ? read.results : {};
  shipped.set(root, results);
  return results;
}

/** One result a line, so that a change shows which scenario it is of. */
export function writeShipped(results: Readonly<Record<string, unknown>>, root = here()): void {
  const lines = Object.entries(results).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  writeFileSync(path.join(root, SHIPPED), `{"rules": "${rulesVersion(root)}", "results": {\n${lines.join(',\n')}\n}}\n`);
  shipped.delete(root);
}

/** What was kept under `key`, if it passes `isSound`; else null. */
export function recalled<T>(key: string, isSound: (value: unknown) => value is T, root = here()): T | null {
  const kept = readJson(fileOf(key, root)) ?? shippedIn(root)[key];
  return isSound(kept) ? kept : null;
}

/** What was kept under `key`; else it is computed and kept. */
export function remembered<T>(key: string, isSound: (value: unknown) => value is T, compute: () => T, root = here()): T {
  const kept = recalled(key, isSound, root);
  if (kept !== null) return kept;
  const value = compute();
  try {
    mkdirSync(folderIn(root), { recursive: true });
    writeFileSync(fileOf(key, root), JSON.stringify(value));
  } catch {
    // A read-only installation computes anew each time.
  }
  return value;
}
