// The content hash: equal files play equally, whatever the order of their keys.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Scenario } from './model.ts';

/** JSON with sorted keys and without white space. */
export function toCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCanonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${toCanonicalJson(member)}`).join(',')}}`;
}

/** SHA-256 in hex of everything but the hash itself and the author's tests, which change no play. */
export function hashScenario(scenario: Omit<Scenario, 'hash'>): string {
  return bytesToHex(sha256(utf8ToBytes(toCanonicalJson({ ...scenario, hash: undefined, tests: undefined }))));
}
