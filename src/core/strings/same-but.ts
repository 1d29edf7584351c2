// Whether two versions of a file say the same but for what was meant to change: asked after every writing.
import { toCanonicalJson } from '../scenario/hash.ts';
import { readYaml } from '../scenario/yaml-tree.ts';
import type { Path } from './walk.ts';

type Plain = Record<string | number, unknown>;

/** Null: not to be read without mistakes. */
export function plainOf(text: string): unknown {
  let sound = true;
  const { root } = readYaml(text, () => {
    sound = false;
  });
  return sound ? root : null;
}

function homeOf(root: unknown, path: Path): Plain | null {
  let at = root;
  for (const key of path.slice(0, -1)) {
    if (typeof at !== 'object' || at === null) return null;
    at = (at as Plain)[key];
  }
  return typeof at === 'object' && at !== null ? (at as Plain) : null;
}

/** In place. */
export function setAt(root: unknown, path: Path, value: unknown): void {
  const [key, home] = [path.at(-1), homeOf(root, path)];
  if (home !== null && key !== undefined) home[key] = value;
}

/** In place. */
export function dropAt(root: unknown, path: Path): void {
  const [key, home] = [path.at(-1), homeOf(root, path)];
  if (home !== null && key !== undefined) delete home[key];
}

export const isSame = (one: unknown, other: unknown): boolean => toCanonicalJson(one) === toCanonicalJson(other);
