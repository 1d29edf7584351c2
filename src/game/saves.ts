// The saves of this device: one running play per scenario. What cannot be read is moved aside, never deleted.
import { decodeSave, encodeSave, type Save } from '../core/run/save.ts';
import type { SaveSummary, StoragePort } from './ports.ts';

const PREFIX = 'save:';
const ASIDE = 'aside:';

export interface Saves {
  /** Newest first; only those of scenarios in this build. */
  list(scenarios: ReadonlySet<string>): Promise<{ readonly saves: readonly SaveSummary[]; readonly unreadable: readonly string[] }>;
  read(scenario: string): Promise<{ readonly save: Save | null; readonly unreadable: boolean }>;
  /** Writes follow each other in the order of the calls. */
  write(save: Save): Promise<void>;
  /** The player gave the run up, or its result stands on the board. */
  drop(scenario: string): Promise<void>;
  /** Keeps a copy that later writes cannot reach. */
  keepAside(scenario: string): Promise<void>;
}

export function openSaves(storage: StoragePort, now: () => number): Saves {
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };

  async function copyAside(key: string): Promise<void> {
    const value = await storage.get(key);
    if (value === null) return;
    await storage.set(`${ASIDE}${key}:${now()}`, value);
  }

  async function read(scenario: string): Promise<{ save: Save | null; unreadable: boolean }> {
    const key = PREFIX + scenario;
    const value = await storage.get(key);
    if (value === null) return { save: null, unreadable: false };
    const decoded = decodeSave(value);
    if (decoded.ok && decoded.save.scenario === scenario) return { save: decoded.save, unreadable: false };
    await copyAside(key);
    await storage.remove(key);
    return { save: null, unreadable: true };
  }

  return {
    read: (scenario) => inTurn(() => read(scenario)),
    write: (save) => inTurn(() => storage.set(PREFIX + save.scenario, encodeSave(save))),
    drop: (scenario) => inTurn(() => storage.remove(PREFIX + scenario)),
    keepAside: (scenario) => inTurn(() => copyAside(PREFIX + scenario)),
    list: (scenarios) =>
      inTurn(async () => {
        const saves: SaveSummary[] = [];
        const unreadable: string[] = [];
        for (const key of await storage.keys()) {
          if (!key.startsWith(PREFIX)) continue;
          const scenario = key.slice(PREFIX.length);
          const found = await read(scenario);
          if (found.unreadable) unreadable.push(scenario);
          const { save } = found;
          if (save && scenarios.has(scenario)) saves.push({ scenario, decisions: save.log.length, at: save.at });
        }
        return { saves: saves.sort((a, b) => b.at - a.at), unreadable };
      }),
  };
}
