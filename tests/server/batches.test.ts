import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openBatches } from '../../src/server/store/batches.ts';

const away = Object.assign(new Error('nobody there'), { code: 'ECONNREFUSED' });

test('whoever comes while a batch is on its way goes with the next, and each gets his own answer', async () => {
  const batches: (readonly number[])[] = [];
  const ask = openBatches<number, string>({
    most: 3,
    lanes: 1,
    work: async (tenant, items) => {
      batches.push(items);
      await wait(5);
      return items.map((item) => `${tenant} ${item}`);
    },
    alone: () => Promise.reject(new Error('nothing failed')),
  });
  const first = ask('one', 0);
  await wait(1);
  const others = [1, 2, 3, 4].map((item) => ask('one', item));
  expect(await Promise.all([first, ...others])).toEqual(['one 0', 'one 1', 'one 2', 'one 3', 'one 4']);
  expect(batches).toEqual([[0], [1, 2, 3], [4]]);
});

test('where many wait, a batch leaves a share for the other lane and for those who are answered meanwhile; a few go together', async () => {
  const sizes: number[] = [];
  const ask = openBatches<number, number>({
    most: 100,
    lanes: 2,
    work: async (_, items) => {
      sizes.push(items.length);
      await wait(5);
      return items;
    },
    alone: () => Promise.reject(new Error('nothing failed')),
  });
  const all = Array.from({ length: 90 }, (_, item) => item);
  expect(await Promise.all(all.map((item) => ask('one', item)))).toEqual(all);
  // 90 in three shares; then 30 that wait and 30 on their way; then what is left.
  expect(sizes).toEqual([30, 30, 20, 10]);
  sizes.length = 0;
  await Promise.all(all.slice(0, 16).map((item) => ask('one', item)));
  expect(sizes).toEqual([16]);
});

test('where nobody is there, those who wait behind are told at once', async () => {
  let begun = 0;
  const ask = openBatches<number, string>({
    most: 1,
    lanes: 1,
    work: async () => {
      begun++;
      await wait(5);
      throw away;
    },
    alone: () => Promise.reject(new Error('not asked for')),
  });
  const all = await Promise.allSettled([1, 2, 3].map((item) => ask('one', item)));
  expect(all.map((one) => one.status === 'rejected' && one.reason)).toEqual([away, away, away]);
  expect(begun).toBe(1);
});

test('an item that fails takes no other with it', async () => {
  const ask = openBatches<number, string>({
    most: 9,
    lanes: 2,
    work: async (_, items) => {
      if (items.includes(2)) throw new Error('two');
      return items.map(String);
    },
    alone: async (_, item, error, of) => {
      if (item === 2) throw error;
      return `${item} of ${of}`;
    },
  });
  const all = await Promise.allSettled([1, 2, 3].map((item) => ask('one', item)));
  expect(all.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual(['1 of 3', 'Error: two', '3 of 3']);
});
