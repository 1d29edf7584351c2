// The saves of this device: one running play per scenario. What cannot be read is moved aside, never deleted.
import { decodeSave, encodeSave, type Save } from '../core/run/save.ts';
import type { LiveRecord } from './live-play.ts';
import { playIdOf } from './play.ts';
import type { SaveSummary, StoragePort } from './ports.ts';

const PREFIX = 'save:';
const ASIDE = 'aside:';
/** What the service said of a play that it answers. */
const LIVE = 'live:';

export interface Saves {
  /** Newest first; only those of scenarios in this build. */
  list(scenarios: ReadonlySet<string>): Promise<{ readonly saves: readonly SaveSummary[]; readonly unreadable: readonly string[] }>;
  read(scenario: string): Promise<{ readonly save: Save | null; readonly unreadable: boolean }>;
  /** Writes follow each other in the order of the calls. */
  write(save: Save, live?: LiveRecord): Promise<void>;
  /** What was stored besides the save. */
  live(scenario: string): Promise<unknown>;
  /**
   * The first write of a new play. One that was under way is kept aside, unless it is among `done`: play ids whose result
   * stands on the board.
   */
  begin(save: Save, done: ReadonlySet<string>, live?: LiveRecord): Promise<{ readonly unreadable: boolean }>;
  /** The play was given up, or its result stands on the board. A newer one of its scenario, begun in another tab, stays. */
  drop(play: Save): Promise<void>;
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
    write: (save, live) =>
      inTurn(async () => {
        if (live) await storage.set(LIVE + save.scenario, live);
        await storage.set(PREFIX + save.scenario, encodeSave(save));
      }),
    live: (scenario) => inTurn(() => storage.get(LIVE + scenario)),
    begin: (save, done, live) =>
      inTurn(async () => {
        const key = PREFIX + save.scenario;
        const { save: old, unreadable } = await read(save.scenario);
        if (old && old.log.length > 0 && !done.has(playIdOf(old))) await copyAside(key);
        if (live) await storage.set(LIVE + save.scenario, live);
        await storage.set(key, encodeSave(save));
        return { unreadable };
      }),
    drop: (play) =>
      inTurn(async () => {
        const key = PREFIX + play.scenario;
        const stored = decodeSave(await storage.get(key));
        if (!stored.ok || playIdOf(stored.save) !== playIdOf(play)) return;
        await storage.remove(key);
        await storage.remove(LIVE + play.scenario);
      }),
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
