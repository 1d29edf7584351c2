// Anchors on disk, so that the same file is explored once: by the build, by `check`, by `play`.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { anchorsOf } from '../core/analysis/anchors.ts';
import type { Anchors } from '../core/run/debrief-types.ts';
import type { Scenario } from '../core/scenario/model.ts';

/** The project's folder, where nobody tells it. */
const here = (): string => fileURLToPath(new URL('../..', import.meta.url));
/** Rooms that decide what a play can score. */
const RULES = ['core/analysis', 'core/conflict', 'core/dialogue', 'core/scenario/moves.ts', 'core/scenario/terms.ts'];

function filesBelow(place: string): readonly string[] {
  if (place.endsWith('.ts')) return [place];
  return readdirSync(place, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(path.join(place, entry.name)) : [path.join(place, entry.name)]))
    .sort();
}

let version: string | undefined;

/** Changes whenever the rules of play change, so that no stale anchors are served. */
function rulesVersion(root: string): string {
  if (version === undefined) {
    const hash = createHash('sha256');
    for (const rule of RULES) for (const file of filesBelow(path.join(root, 'src', rule))) hash.update(readFileSync(file));
    version = hash.digest('hex').slice(0, 16);
  }
  return version;
}

function isAnchors(value: unknown): value is Anchors {
  if (typeof value !== 'object' || value === null) return false;
  const { max, random, min, exact } = value as Partial<Anchors>;
  return [max, random, min].every((one) => typeof one === 'number' && Number.isFinite(one)) && typeof exact === 'boolean';
}

const fileOf = (hash: string, root: string): string =>
  path.join(root, 'node_modules/.cache/common-ground', `anchors-${hash.slice(0, 16)}-${rulesVersion(root)}.json`);

/** Null: never computed, or damaged. */
export function keptAnchors(hash: string, root = here()): Anchors | null {
  try {
    const kept: unknown = JSON.parse(readFileSync(fileOf(hash, root), 'utf8'));
    return isAnchors(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function keepAnchors(hash: string, anchors: Anchors, root = here()): void {
  const file = fileOf(hash, root);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(anchors));
  } catch {
    // A read-only installation computes anew each time.
  }
}

export function cachedAnchors(scenario: Scenario, root = here()): Anchors {
  const kept = keptAnchors(scenario.hash, root);
  if (kept) return kept;
  const anchors = anchorsOf(scenario);
  keepAnchors(scenario.hash, anchors, root);
  return anchors;
}
