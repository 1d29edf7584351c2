// Which lines this device has shown in earlier runs: `skip read text` passes over them.
import type { StoragePort } from './ports.ts';

const keyOf = (scenario: string): string => `known:${scenario}`;

export async function loadKnownLines(storage: StoragePort, scenario: string): Promise<ReadonlySet<string>> {
  const stored = await storage.get(keyOf(scenario));
  return new Set(Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : []);
}

export function storeKnownLines(storage: StoragePort, scenario: string, lines: ReadonlySet<string>): Promise<void> {
  return storage.set(keyOf(scenario), [...lines]);
}
