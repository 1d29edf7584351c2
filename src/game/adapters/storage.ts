// Keeps what the player did. A backend that fails is left for the next one, with everything known so far carried
// over, and the game is told: nothing is lost in silence.
import type { StoragePort } from '../ports.ts';
import { type Backend, openMemory, PATIENCE_MS, type StorageKind, within } from './backend.ts';
import { collectLeftovers, isTombstone, SAVE, tombstoneOf } from './leftovers.ts';

export interface StorageOptions {
  /** Best first. Memory is added at the end. */
  readonly backends: readonly Backend[];
  /** Called when values written from now on live in a lesser place than at the start. */
  readonly onDegrade?: (kind: StorageKind) => void;
  readonly patience?: number;
}

export async function openStorage(options: StorageOptions): Promise<StoragePort> {
  const chain: readonly Backend[] = [...options.backends, openMemory()];
  const patience = options.patience ?? PATIENCE_MS;
  /** All that this session read or wrote: what a failing backend would take with it. */
  const known = new Map<string, unknown>();
  let place = 0;
  let reported = 0;
  /** Everything known is being carried to the present place: until it is there, that place's own values may be older. */
  let carrying: Promise<void> = Promise.resolve();

  const here = (): Backend => {
    const backend = chain[place];
    if (!backend) throw new Error(`storage has no backend ${place}`);
    return backend;
  };

  async function carryOver(): Promise<void> {
    const now = place;
    for (const [key, value] of known) {
      try {
        await within(here().set(key, value), patience);
      } catch {
        if (now >= chain.length - 1) return;
        place = now + 1;
        return carryOver();
      }
    }
  }

  /**
   * A database answers late, and a page may be gone before it does. So a running play is noted at once in the next place
   * (which answers at once), and struck out there when the database has it; what still stands there at the next start is
   * brought home as a leftover.
   */
  const journal = (key: string): Backend | undefined => (place === 0 && key.startsWith(SAVE) ? options.backends[1] : undefined);
  const quietly = (work: Promise<void> | undefined): Promise<void> => work?.catch(() => undefined) ?? Promise.resolve();

  /** What is removed there must be removed from the better place too, once that works again. */
  const isLesser = (backend: Backend): boolean => backend !== chain[0] && backend.kind !== 'memory';

  /** `failed`: several calls may fail at once, but only the first moves on. */
  function degrade(failed: number): Promise<void> {
    if (failed === place && place < chain.length - 1) {
      place += 1;
      carrying = carryOver();
    }
    return carrying;
  }

  /** Told once the lesser place has proved that it works; which place a session starts in only matters if nothing lasts. */
  function report(opening: boolean): void {
    if (place === reported) return;
    reported = place;
    if (!opening || here().kind === 'memory') options.onDegrade?.(here().kind);
  }

  async function attempt<T>(work: (backend: Backend) => Promise<T>, opening = false): Promise<T> {
    for (;;) {
      await carrying;
      const tried = place;
      try {
        const result = await within(work(here()), patience);
        report(opening);
        return result;
      } catch (error) {
        if (tried >= chain.length - 1) throw error;
        await degrade(tried);
      }
    }
  }

  await attempt((backend) => backend.keys(), true);
  await collectLeftovers(chain, place, patience);
  return {
    get kind() {
      return here().kind;
    },
    async get(key) {
      const before = known.get(key);
      const value = (await attempt((backend) => backend.get(key))) ?? null;
      // A tab that has just been opened may have brought home what this one left in the lesser place.
      if (value === null && place > 0) return known.get(key) ?? null;
      // Another tab may have changed or removed it; what this one wrote while the answer was on its way is newer.
      if (known.get(key) === before) {
        if (value === null) known.delete(key);
        else known.set(key, value);
      }
      return value;
    },
    async set(key, value) {
      known.set(key, value);
      const noted = journal(key);
      const written = quietly(noted?.set(key, value));
      await attempt(async (backend) => {
        await backend.set(key, value);
        if (isLesser(backend)) await backend.remove(tombstoneOf(key));
      });
      await written;
      // A later value that is still on its way keeps its own note.
      if (noted && noted === journal(key) && known.get(key) === value) await quietly(noted.remove(key));
    },
    async remove(key) {
      const removed = known.get(key) ?? null;
      known.delete(key);
      await quietly(journal(key)?.remove(key));
      await attempt(async (backend) => {
        await backend.remove(key);
        if (isLesser(backend)) await backend.set(tombstoneOf(key), removed);
      });
    },
    keys: async () => (await attempt((backend) => backend.keys())).filter((key) => !isTombstone(key)),
  };
}
