import { describe, expect, test } from 'vitest';
import { leaseLocks, randomId } from '../../../src/game/adapters/locks.ts';

function sharedStorage() {
  const values = new Map<string, string>();
  return {
    values,
    storage: {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
    },
  };
}

describe('a lease between tabs', () => {
  test('lets one in at a time, in each tab in the order of asking', async () => {
    const { storage, values } = sharedStorage();
    const tabs = ['a', 'b', 'c'].map((tab) => ({ tab, locks: leaseLocks(storage, tab) }));
    let inside = 0;
    const order: string[] = [];
    const enter = async (name: string): Promise<void> => {
      inside += 1;
      expect(inside).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(name);
      inside -= 1;
    };
    await Promise.all(tabs.flatMap(({ tab, locks }) => [1, 2, 3].map((k) => locks.hold('x', () => enter(`${tab}${k}`)))));
    expect(order).toHaveLength(9);
    for (const tab of ['a', 'b', 'c']) expect(order.filter((each) => each.startsWith(tab))).toEqual([1, 2, 3].map((k) => `${tab}${k}`));
    expect(values.size).toBe(0);
  });

  test('is given back when the work fails, and the failure is told', async () => {
    const { storage } = sharedStorage();
    const locks = leaseLocks(storage, 'a');
    await expect(locks.hold('x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await leaseLocks(storage, 'b').hold('x', async () => 7)).toBe(7);
  });

  test('of a tab that is gone runs out', async () => {
    const { storage, values } = sharedStorage();
    values.set('common-ground:lock:x', `gone ${Date.now() + 60}`);
    expect(await leaseLocks(storage, 'a').hold('x', async () => 7)).toBe(7);
  });
});

test('an id is a UUID of its own', () => {
  const ids = Array.from({ length: 50 }, randomId);
  expect(new Set(ids).size).toBe(50);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
