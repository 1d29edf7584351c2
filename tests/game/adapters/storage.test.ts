import { describe, expect, it } from 'vitest';
import { encodeSave, type Save } from '../../../src/core/run/save.ts';
import { type Backend, openMemory, type StorageKind } from '../../../src/game/adapters/backend.ts';
import { openStorage } from '../../../src/game/adapters/storage.ts';
import type { StoragePort } from '../../../src/game/ports.ts';

/** A backend over a map that starts to fail when it is told to. */
function openFragile(kind: StorageKind, values = new Map<string, unknown>()) {
  const state = { broken: false, silent: false };
  const answer = async <T>(work: () => T): Promise<T> => {
    if (state.silent) await new Promise(() => undefined);
    if (state.broken) throw new Error(`${kind} is broken`);
    return work();
  };
  const backend: Backend = {
    kind,
    get: (key) => answer(() => values.get(key) ?? null),
    set: (key, value) => answer(() => void values.set(key, value)),
    remove: (key) => answer(() => void values.delete(key)),
    keys: () => answer(() => [...values.keys()]),
  };
  return { backend, state, values };
}

describe('the storage', () => {
  it('keeps values in the best place that works', async () => {
    const best = openFragile('indexeddb');
    const storage = await openStorage({ backends: [best.backend, openFragile('localstorage').backend] });
    await storage.set('a', { deep: [1] });
    expect(storage.kind).toBe('indexeddb');
    expect(best.values.get('a')).toEqual({ deep: [1] });
    expect(await storage.get('a')).toEqual({ deep: [1] });
    expect(await storage.get('b')).toBeNull();
    await storage.remove('a');
    expect(await storage.keys()).toEqual([]);
  });

  it('has a running play on record before the database answers, and strikes it out when it has', async () => {
    const best = openFragile('indexeddb');
    const second = openFragile('localstorage');
    const storage = await openStorage({ backends: [best.backend, second.backend] });
    const save: Save = { version: 2, scenario: 'a', hash: 'a'.repeat(64), seed: 1, mode: 'coach', log: [], read: 0, at: 5 };
    await storage.set('save:a', encodeSave(save));
    expect([best.values.has('save:a'), second.values.has('save:a')]).toEqual([true, false]);

    best.state.silent = true;
    const later = encodeSave({ ...save, log: [{ type: 'choose', choice: 'ask' }], at: 6 });
    void storage.set('save:a', later).catch(() => undefined);
    await Promise.resolve();
    // The page is gone before the database has answered.
    best.state.silent = false;
    const again = await openStorage({ backends: [best.backend, second.backend] });
    expect(await again.get('save:a')).toBe(later);
    expect(second.values.has('save:a')).toBe(false);
    await again.remove('save:a');
    expect([best.values.has('save:a'), second.values.has('save:a')]).toEqual([false, false]);
  });

  it('starts in the next place when the first does not open', async () => {
    const best = openFragile('indexeddb');
    best.state.broken = true;
    const told: StorageKind[] = [];
    const storage = await openStorage({
      backends: [best.backend, openFragile('localstorage').backend],
      onDegrade: (kind) => told.push(kind),
    });
    expect(storage.kind).toBe('localstorage');
    expect(told).toEqual([]);
  });

  it('tells from the start when nothing will last', async () => {
    const best = openFragile('indexeddb');
    const second = openFragile('localstorage');
    best.state.broken = true;
    second.state.broken = true;
    const told: StorageKind[] = [];
    const storage = await openStorage({ backends: [best.backend, second.backend], onDegrade: (kind) => told.push(kind) });
    expect([storage.kind, told]).toEqual(['memory', ['memory']]);
  });

  it('does not wait for ever for a database that never answers', async () => {
    const best = openFragile('indexeddb');
    best.state.silent = true;
    const storage = await openStorage({ backends: [best.backend], patience: 20 });
    expect(storage.kind).toBe('memory');
  });

  it('carries everything known over to the next place when a write fails', async () => {
    const best = openFragile('indexeddb', new Map([['old', 'from last week']]));
    const second = openFragile('localstorage');
    const told: StorageKind[] = [];
    const storage = await openStorage({ backends: [best.backend, second.backend], onDegrade: (kind) => told.push(kind) });
    await storage.get('old');
    await storage.set('one', 1);
    best.state.broken = true;
    await storage.set('two', 2);
    expect(Object.fromEntries(second.values)).toEqual({ old: 'from last week', one: 1, two: 2 });
    expect([storage.kind, told]).toEqual(['localstorage', ['localstorage']]);
    expect(await storage.get('one')).toBe(1);
  });

  it('goes down to memory when everything fails, tells it, and forgets nothing of this session', async () => {
    const best = openFragile('indexeddb');
    const second = openFragile('localstorage');
    const told: StorageKind[] = [];
    const storage = await openStorage({ backends: [best.backend, second.backend], onDegrade: (kind) => told.push(kind) });
    await storage.set('one', 1);
    best.state.broken = true;
    second.state.broken = true;
    await Promise.all([storage.set('two', 2), storage.set('three', 3)]);
    expect([storage.kind, told]).toEqual(['memory', ['memory']]);
    expect([await storage.get('one'), await storage.get('two'), await storage.get('three')]).toEqual([1, 2, 3]);
    expect([...(await storage.keys())].sort()).toEqual(['one', 'three', 'two']);
  });

  it('brings home what a degraded session left in the lesser place', async () => {
    const best = openFragile('indexeddb', new Map([['save', 'older']]));
    const second = openFragile('localstorage', new Map([['save', 'newer']]));
    const storage = await openStorage({ backends: [best.backend, second.backend] });
    expect(await storage.get('save')).toBe('newer');
    expect(second.values.size).toBe(0);
  });

  describe('after a session that went on in the lesser place', () => {
    const save = (change: Partial<Save>): string =>
      encodeSave({ version: 2, scenario: 's', hash: 'a'.repeat(64), seed: 1, mode: 'coach', log: [], read: 0, at: 1, ...change });

    /** A session that reads `key`, loses its first place, does what it does, and ends; then the next start. */
    async function collected(
      home: Record<string, unknown>,
      degraded: (storage: StoragePort) => Promise<void>,
      meanwhile: Record<string, unknown>,
    ) {
      const best = openFragile('indexeddb', new Map(Object.entries(home)));
      const second = openFragile('localstorage');
      const backends = [best.backend, second.backend];
      const storage = await openStorage({ backends });
      for (const key of Object.keys(home)) await storage.get(key);
      best.state.broken = true;
      await degraded(storage);
      const keys = await storage.keys();
      best.state.broken = false;
      for (const [key, value] of Object.entries(meanwhile)) best.values.set(key, value);
      await openStorage({ backends });
      return { home: Object.fromEntries(best.values), left: second.values.size, keys };
    }

    it('does not bring back what was removed there', async () => {
      const found = await collected(
        { a: 1, 'save:s': save({}) },
        async (storage) => {
          await storage.remove('a');
          await storage.set('b', 2);
          await storage.remove('save:s');
        },
        {},
      );
      expect(found).toEqual({ home: { b: 2 }, left: 0, keys: ['b'] });
    });

    it('keeps what was written again after it was removed', async () => {
      const found = await collected(
        { a: 1 },
        async (storage) => {
          await storage.remove('a');
          await storage.set('a', 2);
        },
        {},
      );
      expect(found).toEqual({ home: { a: 2 }, left: 0, keys: ['a'] });
    });

    it('leaves a run that another tab has begun since then', async () => {
      const newer = save({ seed: 2, at: 9 });
      const found = await collected({ 'save:s': save({}) }, (storage) => storage.remove('save:s'), { 'save:s': newer });
      expect(found).toEqual({ home: { 'save:s': newer }, left: 0, keys: [] });
    });

    it('has the results of both places on the board, each once', async () => {
      const found = await collected({ board: [{ id: 'one' }] }, (storage) => storage.set('board', [{ id: 'one' }, { id: 'lesser' }]), {
        board: [{ id: 'one' }, { id: 'elsewhere' }, { from: 'the future' }],
      });
      expect(found.home).toEqual({ board: [{ id: 'one' }, { id: 'elsewhere' }, { from: 'the future' }, { id: 'lesser' }] });
    });

    it('takes the newer state of a run from either place', async () => {
      const [first, second, third] = [save({ at: 1 }), save({ at: 2 }), save({ at: 3 })];
      const write = (storage: StoragePort) => storage.set('save:s', second);
      expect((await collected({ 'save:s': first }, write, {})).home).toEqual({ 'save:s': second });
      expect((await collected({ 'save:s': first }, write, { 'save:s': third })).home).toEqual({ 'save:s': third });
    });

    it('keeps the older of two different runs aside', async () => {
      const [mine, other] = [save({ at: 2 }), save({ at: 3, seed: 5 })];
      const found = await collected({}, (storage) => storage.set('save:s', mine), { 'save:s': other });
      expect(found.home).toEqual({ 'save:s': other, 'aside:save:s:2': mine });
    });
  });

  it('reads in the lesser place what another tab has written there', async () => {
    const values = new Map<string, unknown>();
    const open = () => {
      const best = openFragile('indexeddb');
      best.state.broken = true;
      return openStorage({ backends: [best.backend, openFragile('localstorage', values).backend] });
    };
    const [one, other] = [await open(), await open()];
    await one.set('a', 1);
    await other.set('a', 2);
    expect(await one.get('a')).toBe(2);
  });

  it('has a memory that behaves like the others', async () => {
    const memory = openMemory();
    await memory.set('a', 1);
    expect([await memory.get('a'), await memory.get('b'), await memory.keys()]).toEqual([1, null, ['a']]);
    await memory.remove('a');
    expect(await memory.keys()).toEqual([]);
  });
});
