// The board of this device. A result is written once however often it is submitted, as a server would do it.

import { boardRowsOf } from '../../core/run/board-rows.ts';
import { VERDICTS } from '../../core/scenario/terms.ts';
import type { BoardEntry, BoardPort, StoragePort } from '../ports.ts';

const KEY = 'board';

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function isEntry(value: unknown): value is BoardEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Record<string, unknown>;
  const texts = [entry['id'], entry['scenario'], entry['hash'], entry['player'], entry['mode']];
  return texts.every(isText) && isNumber(entry['score']) && isNumber(entry['at']) && VERDICTS.includes(entry['verdict'] as never);
}

export function openLocalBoard(storage: StoragePort): BoardPort {
  // Reading and writing back is two steps: submissions wait for each other.
  let queue: Promise<unknown> = Promise.resolve();

  async function entries(): Promise<readonly BoardEntry[]> {
    const stored = await storage.get(KEY);
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  }

  async function submit(entry: BoardEntry): Promise<void> {
    const stored = await storage.get(KEY);
    // Unreadable entries stay in the list: a newer version may know them.
    const list: readonly unknown[] = Array.isArray(stored) ? stored : [];
    if (stored !== null && !Array.isArray(stored)) await storage.set(`aside:${KEY}:${entry.at}`, stored);
    if (list.some((each) => isEntry(each) && each.id === entry.id)) return;
    await storage.set(KEY, [...list, entry]);
  }

  return {
    // What was submitted is listed, though it may not be stored yet.
    entries: () => queue.then(entries),
    submit(entry) {
      const done = queue.then(() => submit(entry));
      queue = done.catch(() => undefined);
      return done;
    },
    async rows(scenario) {
      return boardRowsOf(await queue.then(entries), scenario);
    },
  };
}
