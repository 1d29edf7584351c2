import { describe, expect, it } from 'vitest';
import { boardRowsOf } from '../../../src/core/run/board-rows.ts';
import { openLocalBoard } from '../../../src/game/adapters/local-board.ts';
import { openStorage } from '../../../src/game/adapters/storage.ts';
import type { BoardEntry } from '../../../src/game/ports.ts';

let count = 0;
const entry = (change: Partial<BoardEntry>): BoardEntry => {
  count += 1;
  return { id: `e${count}`, scenario: 's', hash: 'h', player: 'Ann', score: 500, verdict: 'settled', at: count, mode: 'coach', ...change };
};

describe('the rows of the board', () => {
  it('shows first, best and latest result and the lift between first and best', () => {
    const rows = boardRowsOf([entry({ score: 400 }), entry({ score: 900 }), entry({ score: 700 })], null);
    expect(rows).toEqual([{ player: 'Ann', scenario: 's', plays: 3, first: 400, best: 900, latest: 700, lift: 500 }]);
  });

  it('goes by the time of a result, not by its place in the list', () => {
    const [row] = boardRowsOf([entry({ score: 900, at: 30 }), entry({ score: 100, at: 10 }), entry({ score: 300, at: 20 })], null);
    expect([row?.first, row?.latest, row?.best]).toEqual([100, 900, 900]);
  });

  it('has a row per player and scenario, the greatest lift first, then the best', () => {
    const results = [
      entry({ score: 300 }),
      entry({ player: 'Bo', score: 800 }),
      entry({ scenario: 't', score: 500 }),
      entry({ player: 'Cy', score: 100 }),
      entry({ player: 'Cy', score: 200 }),
    ];
    expect(boardRowsOf(results, null).map((row) => [row.player, row.scenario, row.best])).toEqual([
      ['Cy', 's', 200],
      ['Bo', 's', 800],
      ['Ann', 't', 500],
      ['Ann', 's', 300],
    ]);
    expect(boardRowsOf(results, 't').map((row) => row.player)).toEqual(['Ann']);
  });

  it('leaves practice out, which stays stored', async () => {
    const practice = entry({ score: 990, mode: 'practice' });
    const results = [practice, entry({ score: 400 }), entry({ score: 600, mode: 'assessed' })];
    const row = { player: 'Ann', scenario: 's', plays: 2, first: 400, best: 600, latest: 600, lift: 200 };
    expect(boardRowsOf(results, null)).toEqual([row]);
    const board = openLocalBoard(await openStorage({ backends: [] }));
    for (const result of results) await board.submit(result);
    expect(await board.rows(null)).toEqual([row]);
    expect(await board.entries()).toContainEqual(practice);
  });
});

describe('the local board', () => {
  it('takes a result once, however often it is submitted', async () => {
    const board = openLocalBoard(await openStorage({ backends: [] }));
    const once = entry({});
    await Promise.all([board.submit(once), board.submit(once), board.submit(entry({ scenario: 't' }))]);
    expect(await board.entries()).toHaveLength(2);
    expect((await board.rows('s')).map((row) => row.plays)).toEqual([1]);
    expect(await board.rows(null)).toHaveLength(2);
  });

  it('lists what was submitted though it is not stored yet', async () => {
    const board = openLocalBoard(await openStorage({ backends: [] }));
    void board.submit(entry({}));
    expect(await board.entries()).toHaveLength(1);
  });

  it('passes over entries it cannot read and keeps them', async () => {
    const storage = await openStorage({ backends: [] });
    await storage.set('board', [{ from: 'the future' }, entry({})]);
    const board = openLocalBoard(storage);
    await board.submit(entry({}));
    expect(await board.entries()).toHaveLength(2);
    expect(await storage.get('board')).toHaveLength(3);
  });

  it('sets a list that is none aside', async () => {
    const storage = await openStorage({ backends: [] });
    await storage.set('board', 'nonsense');
    const board = openLocalBoard(storage);
    await board.submit(entry({ at: 7 }));
    expect(await board.entries()).toHaveLength(1);
    expect(await storage.get('aside:board:7')).toBe('nonsense');
  });
});
