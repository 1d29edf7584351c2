// Keeps what the player did. A backend that fails is left for the next one, with everything known so far carried
// over, and the game is told: nothing is lost in silence.
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
const PATIENCE_MS = 3000;

function within<T>(work: Promise<T>, patience: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`storage did not answer in ${patience} ms`)), patience);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

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

  const here = (): Backend => {
    const backend = chain[place];
    if (!backend) throw new Error(`storage has no backend ${place}`);
    return backend;
  };

  /** `failed`: several calls may fail at once, but only the first moves on. */
  async function degrade(failed: number): Promise<void> {
    if (failed !== place || place >= chain.length - 1) return;
    place += 1;
    const now = place;
    for (const [key, value] of known) {
      try {
        await within(here().set(key, value), patience);
      } catch {
        return degrade(now);
      }
    }
  }

  /** Told once the lesser place has proved that it works; which place a session starts in only matters if nothing lasts. */
  function report(opening: boolean): void {
    if (place === reported) return;
    reported = place;
    if (!opening || here().kind === 'memory') options.onDegrade?.(here().kind);
  }

  async function attempt<T>(work: (backend: Backend) => Promise<T>, opening = false): Promise<T> {
    for (;;) {
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
      if (place > 0 && known.has(key)) return known.get(key);
      const value = (await attempt((backend) => backend.get(key))) ?? null;
      if (value !== null) known.set(key, value);
      return value;
    },
    async set(key, value) {
      known.set(key, value);
      await attempt((backend) => backend.set(key, value));
    },
    async remove(key) {
      known.delete(key);
      await attempt((backend) => backend.remove(key));
    },
    keys: () => attempt((backend) => backend.keys()),
  };
}

/** What an earlier, degraded session left in a lesser place is newer than what the better place holds. */
async function collectLeftovers(chain: readonly Backend[], place: number, patience: number): Promise<void> {
  const home = chain[place];
  if (!home || home.kind === 'memory') return;
  for (const lesser of chain.slice(place + 1)) {
    if (lesser.kind === 'memory') continue;
    try {
      for (const key of await within(lesser.keys(), patience)) {
        await within(home.set(key, await lesser.get(key)), patience);
        await within(lesser.remove(key), patience);
      }
    } catch {
      // Left where it is: the next start tries again.
    }
  }
}
