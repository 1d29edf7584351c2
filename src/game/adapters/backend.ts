// One place to keep values, and the memory that is the last of them.
import type { StoragePort } from '../ports.ts';

export type StorageKind = StoragePort['kind'];

/** One place to keep values; may reject at any time. */
export interface Backend {
  readonly kind: StorageKind;
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

export function openMemory(): Backend {
  const values = new Map<string, unknown>();
  return {
    kind: 'memory',
    get: async (key) => values.get(key) ?? null,
    set: async (key, value) => {
      values.set(key, value);
    },
    remove: async (key) => {
      values.delete(key);
    },
    keys: async () => [...values.keys()],
  };
}

/** A database that neither opens nor fails (seen in private windows) must not hold up the game. */
export const PATIENCE_MS = 3000;

export function within<T>(work: Promise<T>, patience: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`storage did not answer in ${patience} ms`)), patience);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
