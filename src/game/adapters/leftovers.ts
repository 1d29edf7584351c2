// What a degraded session left in a lesser place is brought home when the better one works again. Meanwhile another tab may
// have gone on in the better place: neither side is taken whole where both have something to keep.
import { decodeSave, type Save } from '../../core/run/save.ts';
import { type Backend, within } from './backend.ts';
import { OUTBOX } from './outbox-items.ts';

const TOMBSTONE = 'removed:';
/** Keys of running plays. */
export const SAVE = 'save:';
const BOARD = 'board';
const KNOWN = 'known:';
const ASIDE = 'aside:';

/** The key that tells, in a lesser place, that `key` was removed; its value is what was removed, null if nobody had read it. */
export const tombstoneOf = (key: string): string => TOMBSTONE + key;
export const isTombstone = (key: string): boolean => key.startsWith(TOMBSTONE);

interface Merged {
  /** Null: nothing stays under this key. */
  readonly value: unknown;
  /** What gave way and is not contained in `value`. */
  readonly aside?: unknown;
}

function saveIn(value: unknown): Save | null {
  const decoded = decodeSave(value);
  return decoded.ok ? decoded.save : null;
}

/** A bookmark moves on without a decision, so it breaks the tie. */
const isNewer = (a: Save, b: Save): boolean => a.at > b.at || (a.at === b.at && a.read > b.read);

function mergeSaves(home: unknown, left: unknown): Merged {
  const [old, late] = [saveIn(home), saveIn(left)];
  if (!late) return { value: home, aside: left };
  if (!old) return { value: left, aside: home };
  const [value, other] = isNewer(late, old) ? [left, home] : [home, left];
  // Another state of the same play holds nothing that the newer one lacks.
  return old.seed === late.seed ? { value } : { value, aside: other };
}

function idOf(entry: unknown): string | null {
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : null;
  return typeof id === 'string' ? id : null;
}

function mergeBoards(home: unknown, left: unknown): Merged {
  if (!Array.isArray(left)) return { value: home, aside: left };
  if (!Array.isArray(home)) return { value: left, aside: home };
  const ids = new Set(home.map(idOf));
  // What has no id cannot be told apart by it; only what is literally there already is left out.
  const texts = new Set(home.map((entry) => JSON.stringify(entry)));
  const isThere = (entry: unknown): boolean => (idOf(entry) === null ? texts.has(JSON.stringify(entry)) : ids.has(idOf(entry)));
  return { value: [...home, ...left.filter((entry) => !isThere(entry))] };
}

function merge(key: string, home: unknown, left: unknown): Merged {
  if (home === null) return { value: left };
  if (key.startsWith(SAVE)) return mergeSaves(home, left);
  // What was sent from one place and not noted in the other is sent again under the same id: harmless.
  if (key === BOARD || key === OUTBOX) return mergeBoards(home, left);
  if (key.startsWith(KNOWN) && Array.isArray(home) && Array.isArray(left)) return { value: [...new Set([...home, ...left])] };
  return { value: left };
}

function bury(key: string, home: unknown, removed: unknown): Merged {
  if (home === null || !key.startsWith(SAVE)) return { value: null };
  const [stands, gone] = [saveIn(home), saveIn(removed)];
  // A run begun or played on since then is not the one that was removed.
  if (stands && gone && isNewer(stands, gone)) return { value: home };
  return stands && stands.seed === gone?.seed ? { value: null } : { value: null, aside: home };
}

export async function collectLeftovers(chain: readonly Backend[], place: number, patience: number): Promise<void> {
  const home = chain[place];
  if (!home || home.kind === 'memory') return;
  const soon = <T>(work: Promise<T>): Promise<T> => within(work, patience);

  async function settle(key: string, before: unknown, { value, aside }: Merged): Promise<void> {
    if (!home) return;
    // The date keeps apart what is put aside at different times; the same state put aside twice is one.
    if (aside !== undefined && aside !== null) await soon(home.set(`${ASIDE}${key}:${saveIn(aside)?.at ?? 0}`, aside));
    if (value === before) return;
    await soon(value === null ? home.remove(key) : home.set(key, value));
  }

  for (const lesser of chain.slice(place + 1)) {
    if (lesser.kind === 'memory') continue;
    try {
      const keys = await soon(lesser.keys());
      for (const key of keys.filter((each) => !isTombstone(each))) {
        const before = (await soon(home.get(key))) ?? null;
        await settle(key, before, merge(key, before, await soon(lesser.get(key))));
        await soon(lesser.remove(key));
      }
      for (const tombstone of keys.filter(isTombstone)) {
        const key = tombstone.slice(TOMBSTONE.length);
        // Written again after it was removed.
        if (!keys.includes(key)) {
          const before = (await soon(home.get(key))) ?? null;
          await settle(key, before, bury(key, before, await soon(lesser.get(tombstone))));
        }
        await soon(lesser.remove(tombstone));
      }
    } catch {
      // Left where it is: the next start tries again.
    }
  }
}
