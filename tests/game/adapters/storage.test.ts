import { describe, expect, it } from 'vitest';
import { type Backend, openMemory, openStorage, type StorageKind } from '../../../src/game/adapters/storage.ts';

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

  it('has a memory that behaves like the others', async () => {
    const memory = openMemory();
    await memory.set('a', 1);
    expect([await memory.get('a'), await memory.get('b'), await memory.keys()]).toEqual([1, null, ['a']]);
    await memory.remove('a');
    expect(await memory.keys()).toEqual([]);
  });
});
