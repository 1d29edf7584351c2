import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Around, aroundPages, aroundQuery } from '../../src/server/boards/around.ts';
import { boardById, ensureBoard, findBoard, scenarioBoards, spanOf } from '../../src/server/boards/board.ts';
import { freshen, overallBoard } from '../../src/server/boards/computed.ts';
import { decodeCursor, encodeCursor } from '../../src/server/boards/cursor.ts';
import { enterScores, type NewEntry } from '../../src/server/boards/enter.ts';
import { aroundPage, nextTarget, type Page, type Row, ranksOf, teamPage, topPage, type Viewer } from '../../src/server/boards/page.ts';
import { changeScenario, closeFinished, closeSeason, createSeason, seasonScenarioBoard } from '../../src/server/boards/seasons.ts';
import { teamBoard, teamRows } from '../../src/server/boards/teams.ts';
import { withTx } from '../../src/server/store/with-tx.ts';
import { KEY, newOrganisation, newPlayers, newTeam, newVersion, SOME_BOARD } from './organisation.ts';
import { openPostgres, type TestPostgres } from './postgres.ts';

let pg: TestPostgres;
beforeAll(async () => {
  pg = await openPostgres();
});
afterAll(() => pg.close());

async function filled(players: number, score: (k: number) => number, team: string | null = null) {
  const tenant = await newOrganisation(pg.store);
  const who = await newPlayers(pg.store, tenant, players, team);
  const entries = (board: string): NewEntry[] =>
    who.map((player, k) => ({ board, player, score: score(k), at: 1e12 + ((k * 7919) % 1000) }));
  const board = await withTx(pg.store, tenant, async (tx) => {
    const made = (await ensureBoard(tx, tenant, SOME_BOARD)).board;
    await enterScores(tx, tenant, entries(made));
    return made;
  });
  const sorted = entries(board).sort((a, b) => b.score - a.score || a.at - b.at || Number(BigInt(b.player) - BigInt(a.player)));
  const naive = sorted.map((entry) => ({ ...entry, rank: 1 + sorted.filter((other) => other.score > entry.score).length }));
  const viewer = (player: string): Viewer => ({ tenant, player, cursorKey: KEY });
  return { tenant, who, board, naive, viewer };
}

const short = (rows: readonly Row[]) => rows.map(({ rank, score, at }) => [rank, score, Date.parse(at)]);
const shortOf = (entries: readonly { rank: number; score: number; at: number }[]) =>
  entries.map(({ rank, score, at }) => [rank, score, at]);

describe('ranks', () => {
  test('are those of a naive sort on every page, forwards and back: ties share a rank and the earlier comes first', async () => {
    const { tenant, board, naive, viewer } = await filled(203, (k) => (k * 37) % 40);
    await withTx(pg.store, tenant, async (tx) => {
      const seen: Row[] = [];
      let page = await topPage(tx, viewer('0'), board, 20);
      expect(page.previous).toBeNull();
      for (;;) {
        seen.push(...page.rows);
        if (page.next === null) break;
        page = await topPage(tx, viewer('0'), board, 20, decodeCursor(KEY, page.next));
      }
      expect(short(seen)).toEqual(shortOf(naive));
      expect(page.players).toBe(203);
      const back: Row[] = [...page.rows];
      while (page.previous !== null) {
        page = await topPage(tx, viewer('0'), board, 20, decodeCursor(KEY, page.previous));
        back.unshift(...page.rows);
      }
      expect(short(back)).toEqual(shortOf(naive));
      const asked = [0, 50, 150, 202].map((k) => ({ board, score: naive[k]?.score ?? 0 }));
      expect((await ranksOf(tx, tenant, asked)).map(({ rank }) => rank)).toEqual([0, 50, 150, 202].map((k) => naive[k]?.rank));
    });
  });

  test('around a player are never cut at the edges, and name him', async () => {
    const { tenant, board, naive, viewer } = await filled(40, (k) => (k * 11) % 17);
    await withTx(pg.store, tenant, async (tx) => {
      for (const [k, { player }] of naive.entries()) {
        const { rows } = await aroundPage(tx, viewer(player), board, 11);
        const first = Math.max(0, Math.min(k - 5, naive.length - 11));
        expect(short(rows), `place ${k}`).toEqual(shortOf(naive.slice(first, first + 11)));
        expect(rows.findIndex(({ you }) => you)).toBe(k - first);
      }
      const small = await aroundPage(tx, viewer(naive[3]?.player ?? ''), board, 99);
      expect(small.rows).toHaveLength(40);
      expect([small.next, small.previous]).toEqual([null, null]);
      expect(await aroundPage(tx, viewer('0'), board, 11)).toMatchObject({ rows: [], players: 40 });
    });
  });

  test('around many at once are those around each, but for whoever stands near an edge', async () => {
    const { tenant, board, naive, viewer } = await filled(60, (k) => (k * 11) % 17);
    const sealed = ({ next, previous, ...page }: Page) => ({
      ...page,
      next: next && decodeCursor(KEY, next),
      previous: previous && decodeCursor(KEY, previous),
    });
    await withTx(pg.store, tenant, async (tx) => {
      const asked = [...naive.map(({ player }) => viewer(player)), viewer('0')];
      const asker = sql`select unnest(${asked.map(({ player }) => player)}::bigint[]) as player`;
      const { rows } = await aroundQuery({ tenant, settings: {} }, { asker, more: sql`true` }, board, 11).execute(tx);
      const pages = aroundPages(asked, board, 11, rows[0] as Around);
      expect([...pages.keys()].sort()).toEqual(
        naive
          .slice(5, -5)
          .map(({ player }) => player)
          .sort(),
      );
      for (const [player, page] of pages) expect(sealed(page)).toEqual(sealed(await aroundPage(tx, viewer(player), board, 11)));
    });
  });

  test('of an unbeaten best stay, and a better one moves the player up', async () => {
    const { tenant, board, who, viewer } = await filled(5, (k) => 10 * k);
    const [player = ''] = who;
    await withTx(pg.store, tenant, async (tx) => {
      expect(await nextTarget(tx, viewer(player), board)).toEqual({ score: 10, points: 10, rank: 4 });
      await enterScores(tx, tenant, [
        { board, player, score: 5, at: 5 },
        { board, player, score: 35, at: 9 },
        { board, player, score: 20, at: 7 },
      ]);
      expect((await ranksOf(tx, tenant, [{ board, score: 35 }]))[0]).toEqual({ rank: 2, players: 5 });
      await enterScores(tx, tenant, [{ board, player, score: 35, at: 99 }]);
      const [, mine] = (await topPage(tx, viewer(player), board, 5)).rows;
      expect(mine).toMatchObject({ rank: 2, score: 35, at: new Date(9).toISOString(), you: true });
      await enterScores(tx, tenant, [{ board, player, score: 1000, at: 9 }]);
      expect(await nextTarget(tx, viewer(player), board)).toBeNull();
    });
  });

  test('of my team are ranks among everybody', async () => {
    const { tenant, board, who, naive, viewer } = await filled(60, (k) => (k * 13) % 30);
    const team = await newTeam(pg.store, tenant, 'mine');
    const mates = who.slice(10, 14);
    await withTx(pg.store, tenant, async (tx) => {
      await tx.updateTable('player').set({ team }).where('player', 'in', mates).execute();
      const { rows } = await teamPage(tx, viewer(mates[0] ?? ''), board);
      expect(short(rows)).toEqual(shortOf(naive.filter(({ player }) => mates.includes(player))));
      expect((await teamPage(tx, viewer(who[0] ?? ''), board)).rows).toEqual([]);
    });
  });
});

describe('paging', () => {
  test('while others write shows nobody twice and leaves out nobody who stood still', async () => {
    const { tenant, board, who, naive, viewer } = await filled(300, (k) => (k * 31) % 500);
    const movers = who.filter((_, k) => k % 10 === 0);
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n++) {
        const player = movers[n % movers.length] as string;
        await withTx(pg.store, tenant, (tx) => enterScores(tx, tenant, [{ board, player, score: 500 + n, at: 1e12 }]));
      }
    })();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const from: string | null = cursor;
      const page: Page = await withTx(pg.store, tenant, (tx) =>
        topPage(tx, viewer('0'), board, 10, from === null ? null : decodeCursor(KEY, from)),
      );
      seen.push(...page.rows.map(({ name, score }) => `${name} ${score}`));
      cursor = page.next;
    } while (cursor !== null);
    writing = false;
    await writer;
    expect(new Set(seen).size).toBe(seen.length);
    const still = naive.filter(({ player }) => !movers.includes(player)).map(({ player, score }) => `p${who.indexOf(player) + 1} ${score}`);
    expect(seen.filter((one) => still.includes(one))).toEqual(still);
  });
  test('takes no cursor that was changed, made with another key, or is something else', () => {
    const cursor = { board: '1', ord: '8796093022208', player: '2', to: 'next' } as const;
    const text = encodeCursor(KEY, cursor);
    expect(decodeCursor(KEY, text)).toEqual(cursor);
    const other = `${Buffer.from('2 8796093022208 2 next').toString('base64url')}.${text.split('.')[1]}`;
    for (const bad of [other, `${text}x`, text.slice(1), '', '.', 'a.b.c', 'x'.repeat(5000), encodeCursor(Buffer.from('no'), cursor)])
      expect(decodeCursor(KEY, bad), bad).toBeNull();
  });
});

describe('windows', () => {
  const cases: readonly [string, string, 'day' | 'week' | 'month', string, string, string][] = [
    [
      'a day where clocks go forward has 23 hours',
      'Europe/Berlin',
      'day',
      '2026-03-29T12:00:00Z',
      '2026-03-28T23:00:00Z',
      '2026-03-29T22:00:00Z',
    ],
    [
      'a day where clocks go back has 25 hours',
      'Europe/Berlin',
      'day',
      '2026-10-25T12:00:00Z',
      '2026-10-24T22:00:00Z',
      '2026-10-25T23:00:00Z',
    ],
    [
      'a day whose first hour comes twice has 25 hours',
      'America/Havana',
      'day',
      '2026-11-01T04:30:00Z',
      '2026-11-01T04:00:00Z',
      '2026-11-02T05:00:00Z',
    ],
    ['a day that begins at one o’clock', 'America/Santiago', 'day', '2026-09-06T12:00:00Z', '2026-09-06T04:00:00Z', '2026-09-07T03:00:00Z'],
    [
      'week 53 goes from Monday over New Year',
      'Asia/Shanghai',
      'week',
      '2027-01-01T00:00:00Z',
      '2026-12-27T16:00:00Z',
      '2027-01-03T16:00:00Z',
    ],
    [
      'the last moment before midnight is today’s',
      'Asia/Shanghai',
      'day',
      '2026-11-26T15:59:59.999Z',
      '2026-11-25T16:00:00Z',
      '2026-11-26T16:00:00Z',
    ],
    ['midnight is tomorrow’s', 'Asia/Shanghai', 'day', '2026-11-26T16:00:00Z', '2026-11-26T16:00:00Z', '2026-11-27T16:00:00Z'],
    [
      'a month with a change of clocks',
      'America/New_York',
      'month',
      '2026-11-15T00:00:00Z',
      '2026-11-01T04:00:00Z',
      '2026-12-01T05:00:00Z',
    ],
    ['February of a leap year', 'UTC', 'month', '2028-02-29T23:59:59Z', '2028-02-01T00:00:00Z', '2028-03-01T00:00:00Z'],
  ];
  test.each(cases)('%s', async (_title, zone, window, at, starts, ends) => {
    const tenant = await newOrganisation(pg.store);
    expect(await withTx(pg.store, tenant, (tx) => spanOf(tx, zone, window, new Date(at)))).toEqual({
      starts: new Date(starts),
      ends: new Date(ends),
    });
  });
  test('are boards of their own, made once whoever comes first', async () => {
    const tenant = await newOrganisation(pg.store);
    const version = { scenario: 's', hash: 'h', timeZone: 'Asia/Shanghai' };
    const at = (time: string) => withTx(pg.store, tenant, (tx) => scenarioBoards(tx, tenant, version, new Date(time)));
    const same = await Promise.all(Array.from({ length: 8 }, () => at('2026-11-26T10:00:00Z')));
    expect(new Set(same.map((boards) => JSON.stringify(boards))).size).toBe(1);
    expect(same[0]?.scores).toHaveLength(4);
    const next = await at('2026-11-26T16:00:00Z');
    expect(next.scores.map((board, k) => board === same[0]?.scores[k])).toEqual([true, false, true, true]);
    expect(await at('2026-11-26T10:00:00Z')).toEqual(same[0]);
  });
});

describe('a season', () => {
  const starts = new Date('2026-11-01T00:00:00Z');
  const ends = new Date('2026-12-01T00:00:00Z');

  async function opened(players: number) {
    const tenant = await newOrganisation(pg.store);
    for (const s of ['one', 'two']) await newVersion(pg.store, tenant, s, `${s}-1`);
    const who = await newPlayers(pg.store, tenant, players);
    const made = await withTx(pg.store, tenant, (tx) =>
      createSeason(tx, tenant, { name: 'S', starts, ends, policy: 'first', versions: ['one-1', 'two-1'] }),
    );
    if (!made.ok) throw new Error(made.code);
    const { season } = made;
    const enter = (scenario: string, hash: string, scores: readonly number[]) =>
      withTx(pg.store, tenant, async (tx) => {
        const { board } = await seasonScenarioBoard(tx, tenant, { season, starts, ends }, { scenario, hash });
        await enterScores(
          tx,
          tenant,
          scores.map((score, k) => ({ board, player: who[k] as string, score, at: 1e12 + k })),
        );
        return board;
      });
    const standings = (now: string) =>
      withTx(pg.store, tenant, async (tx) => {
        const key = { kind: 'season', scenario: null, hash: null, season, window: 'all', measure: 'score', starts, ends } as const;
        const found = await findBoard(tx, tenant, key);
        if (!found) throw new Error('no standings');
        const board = await freshen(tx, tenant, found, new Date(now));
        const { rows } = await topPage(tx, { tenant, player: '0', cursorKey: KEY }, board.board, 100);
        return { board, rows: rows.map(({ name, score, rank }) => [name, score, rank]) };
      });
    return { tenant, season, enter, standings };
  }

  test('counts mean N, marked provisional, until every scenario has 20 players', async () => {
    const { enter, standings } = await opened(3);
    await enter('one', 'one-1', [1000, 500, 0]);
    await enter('two', 'two-1', [200, 900]);
    const { board, rows } = await standings('2026-11-10T00:00:00Z');
    expect(board.provisional).toBe(true);
    expect(rows).toEqual([
      ['p2', 700, 1],
      ['p1', 600, 2],
      ['p3', 0, 3],
    ]);
  });

  test('counts the mean of mid-rank percentiles from 20 players on', async () => {
    const { enter, standings } = await opened(20);
    // Two at the top share the middle of ranks 19 and 20: (18 + 1) / 20.
    await enter(
      'one',
      'one-1',
      Array.from({ length: 20 }, (_, k) => (k < 2 ? 900 : 100 + k)),
    );
    await enter(
      'two',
      'two-1',
      Array.from({ length: 20 }, (_, k) => 1000 - k),
    );
    const { board, rows } = await standings('2026-11-10T00:00:00Z');
    expect(board.provisional).toBe(false);
    expect(rows[0]).toEqual(['p1', Math.round((950 + 975) / 2), 1]);
    expect(rows).toContainEqual(['p3', Math.round((25 + 875) / 2), rows.find(([name]) => name === 'p3')?.[2]]);
  });

  test('that is closed is frozen, by hand or by the clock', async () => {
    const { tenant, season, enter, standings } = await opened(2);
    const board = await enter('one', 'one-1', [10, 20]);
    expect(await withTx(pg.store, tenant, (tx) => closeFinished(tx, tenant, new Date('2026-11-30T23:59:59Z')))).toEqual([]);
    expect(await withTx(pg.store, tenant, (tx) => closeFinished(tx, tenant, ends))).toEqual([season]);
    const before = await standings('2026-12-02T00:00:00Z');
    expect(before.board.closed).toBe(true);
    expect(before.rows).toEqual([
      ['p2', 10, 1],
      ['p1', 5, 2],
    ]);
    await withTx(pg.store, tenant, (tx) => sql`update entry set score = 999 where board = ${board}`.execute(tx));
    expect((await standings('2027-01-01T00:00:00Z')).rows).toEqual(before.rows);
    expect(await withTx(pg.store, tenant, (tx) => closeSeason(tx, tenant, season, ends))).toMatchObject({
      status: 409,
      code: 'season-closed',
    });
  });

  test('whose scenario is changed closes that board and opens the next', async () => {
    const { tenant, season, enter, standings } = await opened(2);
    const old = await enter('one', 'one-1', [800, 10]);
    await enter('two', 'two-1', [0, 100]);
    await newVersion(pg.store, tenant, 'one', 'one-2');
    expect(await withTx(pg.store, tenant, (tx) => changeScenario(tx, tenant, season, 'one-2'))).toEqual({ ok: true });
    expect(await withTx(pg.store, tenant, (tx) => boardById(tx, tenant, old))).toMatchObject({ closed: true });
    await enter('one', 'one-2', [100]);
    expect((await standings('2026-11-10T00:00:00Z')).rows).toEqual([
      ['p1', 50, 1],
      ['p2', 50, 1],
    ]);
    expect(await withTx(pg.store, tenant, (tx) => changeScenario(tx, tenant, season, 'nothing'))).toMatchObject({
      code: 'unknown-version',
    });
  });

  test('is not made of unknown versions, twice the same scenario, or backwards', async () => {
    const tenant = await newOrganisation(pg.store);
    await newVersion(pg.store, tenant, 'one', 'v1');
    await newVersion(pg.store, tenant, 'one', 'v2');
    const make = (tags: object) =>
      withTx(pg.store, tenant, (tx) => createSeason(tx, tenant, { name: 'S', starts, ends, policy: 'first', versions: ['v1'], ...tags }));
    expect(await make({ versions: ['v1', 'x'] })).toMatchObject({ code: 'unknown-version' });
    expect(await make({ versions: [] })).toMatchObject({ code: 'unknown-version' });
    expect(await make({ versions: ['v1', 'v2'] })).toMatchObject({ code: 'same-scenario-twice' });
    expect(await make({ starts: ends })).toMatchObject({ code: 'ends-before-start' });
  });
});

describe('the board over all', () => {
  test('is the sum over the scenarios as they are now, computed anew when it has grown old', async () => {
    const { tenant, who, board } = await filled(3, (k) => 100 * k);
    const other = await withTx(
      pg.store,
      tenant,
      async (tx) => (await ensureBoard(tx, tenant, { ...SOME_BOARD, scenario: 't', hash: 't' })).board,
    );
    const look = (now: string) =>
      withTx(pg.store, tenant, async (tx) => {
        const at = new Date(now);
        const { board: found } = await overallBoard(tx, { tenant, timeZone: 'UTC' }, { window: 'all', measure: 'score' }, at, at);
        if (!found) throw new Error('no board');
        const fresh = await freshen(tx, tenant, found, at);
        return (await topPage(tx, { tenant, player: '0', cursorKey: KEY }, fresh.board, 9)).rows.map(({ score }) => score);
      });
    expect(await look('2026-01-01T00:00:00Z')).toEqual([200, 100, 0]);
    await withTx(pg.store, tenant, (tx) => enterScores(tx, tenant, [{ board: other, player: who[0] as string, score: 900, at: 1e12 }]));
    expect(await look('2026-01-01T00:00:01Z')).toEqual([200, 100, 0]);
    expect(await look('2026-01-01T00:01:00Z')).toEqual([900, 200, 100]);
    await withTx(pg.store, tenant, (tx) =>
      tx
        .deleteFrom('entry')
        .where('board', 'in', [board, other])
        .where('player', '=', who[0] as string)
        .execute(),
    );
    expect(await look('2026-01-01T00:02:00Z')).toEqual([200, 100]);
  });
});

describe('teams', () => {
  test('are drawn towards everybody’s mean while they are few, and ranked from 5 members of whom 60 % played', () => {
    const team = (name: string, members: number, played: number, sum: number) => ({
      team: name,
      name,
      members,
      played,
      sum,
      you: name === 'a',
    });
    const rows = teamRows([
      team('few', 4, 4, 4000),
      team('idle', 10, 5, 5000),
      team('a', 5, 3, 1500),
      team('b', 20, 20, 10000),
      team('none', 0, 0, 0),
    ]);
    const overall = 20500 / 39;
    expect(rows.map(({ name, rank, value }) => [name, rank, value])).toEqual([
      ['b', 1, Math.round((10 * (10000 + 5 * overall)) / 25) / 10],
      ['a', 2, Math.round((10 * (1500 + 5 * overall)) / 10) / 10],
      ['few', null, Math.round((10 * (4000 + 5 * overall)) / 9) / 10],
      ['none', null, Math.round(10 * overall) / 10],
      ['idle', null, Math.round((10 * (5000 + 5 * overall)) / 15) / 10],
    ]);
    expect(teamRows([])).toEqual([]);
  });
  test('count every enrolled member, whether he played or not', async () => {
    const { tenant, board, who } = await filled(6, () => 600);
    const team = await newTeam(pg.store, tenant, 'T');
    await newPlayers(pg.store, tenant, 2, team);
    await withTx(pg.store, tenant, async (tx) => {
      await tx.updateTable('player').set({ team }).where('player', 'in', who).execute();
      expect(await teamBoard(tx, tenant, board, who[0] as string)).toEqual([
        { team, name: 'T', members: 8, participation: 0.75, value: 450, rank: 1, you: true },
      ]);
    });
  });
});
