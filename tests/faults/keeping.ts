// What must stay and what must go: a backup under load, the erasure of people who are still playing, and pages of a board
// that others write on.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openPostgres, temporaryFolder } from '../server/postgres.ts';
import { newProject, type Started, startServer } from '../server/process.ts';
import { ask, found, join, jsonOf, type Person, post } from './client.ts';
import { type Experiment, type Outcome, openChance, openTally, pause, pick, thousands } from './experiment.ts';
import { openLoad } from './load.ts';
import { LAWFUL, SMALL } from './plays.ts';
import { asOwner, recount, recountFault } from './recount.ts';

const CLI = path.resolve(import.meta.dirname, '../../src/cli/bin.mjs');
const { id: scenario, hash } = SMALL.scenario;
const HOUR = 3_600_000;

interface Served {
  readonly server: Started;
  readonly url: string;
  readonly folder: string;
  readonly root: string;
  readonly database: (name: string) => Promise<string>;
}

async function served<T>(work: (served: Served) => Promise<T>): Promise<T> {
  const pg = await openPostgres();
  const folder = temporaryFolder();
  const root = newProject(folder, [SMALL]);
  const url = pg.address.admin;
  const server = await startServer(root, { DATABASE_URL: url, RATE_LIMIT: '0', LOG_LEVEL: 'error' });
  const database = async (name: string): Promise<string> => {
    await asOwner(url, (client) => client.query(`create database ${name}`));
    return url.replace(/\/[^/]*$/, `/${name}`);
  };
  try {
    return await work({ server, url, folder, root, database });
  } finally {
    server.child.kill('SIGKILL');
    await server.ended;
    await pg.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const offlineRun = (chance: (below: number) => number) => ({
  clientAttempt: crypto.randomUUID(),
  scenario,
  hash,
  seed: 1,
  mode: 'coach',
  log: pick(chance, LAWFUL),
  startedAt: new Date(Date.now() - 3 * HOUR).toISOString(),
  finishedAt: new Date(Date.now() - HOUR - chance(3600) * 1000).toISOString(),
});

interface Page {
  readonly board: string | null;
  readonly players: number;
  readonly rows: readonly { readonly rank: number; readonly name: string; readonly score: number; readonly at: string }[];
  readonly next: string | null;
}

async function allPages(server: string, who: Person, board: string): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let cursor: string | null = ''; cursor !== null; cursor = pages.at(-1)?.next ?? null) {
    const reply = await ask(`${server}/v1/boards/${board}/top${cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`}`, who);
    if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
    pages.push(jsonOf<Page>(reply));
  }
  return pages;
}

function backups(times: number): Promise<Outcome> {
  return served(async ({ server, url, folder, root, database }) => {
    const tally = openTally();
    const { code, admin } = await found(server.url, server.setupToken);
    const load = await openLoad(server.url, code, { people: 24, seed: 400, tally });
    const cli = (command: string, file: string, to: string): void => {
      const done = spawnSync(process.execPath, [CLI, command, file], {
        env: { ...process.env, DATABASE_URL: to, LANG: 'en' },
        encoding: 'utf8',
      });
      tally.check(done.status === 0, () => `${command}: ${done.status} ${done.stdout} ${done.stderr}`);
    };
    let rows = 0;
    let boards = 0;
    for (let k = 0; k < times; k++) {
      const over = { now: false };
      const working = load.run(server.url, over);
      await pause(1000);
      // In the midst of it: one moment, whole in itself.
      const [during, after] = [path.join(folder, `during-${k}`), path.join(folder, `after-${k}`)];
      cli('backup', during, url);
      over.now = true;
      await working;
      await load.settle(server.url);
      const early = await database(`early${k}`);
      cli('restore', during, early);
      const moment = await recount(early);
      tally.check(recountFault(moment) === null, () => `of a backup under load: ${recountFault(moment)}`);
      cli('backup', after, url);
      const late = await database(`late${k}`);
      cli('restore', after, late);
      await load.compare(late);
      rows += (await recount(late)).runs;
      const other = await startServer(root, { DATABASE_URL: late, RATE_LIMIT: '0', LOG_LEVEL: 'error' });
      try {
        const all = await asOwner(
          url,
          async (client) => (await client.query<{ board: string }>(`select board from board where kind = 'scenario' order by 1`)).rows,
        );
        for (const { board } of all) {
          const [here, there] = [await allPages(server.url, admin, board), await allPages(other.url, admin, board)];
          // Cursors are never the same twice.
          const plain = (pages: readonly Page[]): string =>
            JSON.stringify(pages.map(({ board: of, players, rows: shown }) => [of, players, shown]));
          tally.check(plain(here) === plain(there), () => `board ${board} is another one after the restore`);
          boards += 1;
        }
      } finally {
        other.child.kill('SIGKILL');
        await other.ended;
      }
    }
    return {
      count: `${2 * times} backups, ${times} under load, restored: ${boards} boards equal page by page, ${thousands(rows)} runs`,
      faults: tally.faults,
    };
  });
}

function erasures(people: number): Promise<Outcome> {
  return served(async ({ server, url, folder }) => {
    const tally = openTally();
    const { code, admin } = await found(server.url, server.setupToken);
    const stay = await openLoad(server.url, code, { people: 8, seed: 500, tally });
    const over = { now: false };
    const working = stay.run(server.url, over);
    const numbers: string[] = [];
    for (let k = 0; k < people; k++) {
      const chance = openChance(5000 + k);
      const who = await join(server.url, code, `Vergissmeinnicht ${k}`);
      const { player } = jsonOf<{ player: string }>(await ask(`${server.url}/v1/me`, who));
      numbers.push(player);
      await post(`${server.url}/v1/runs/offline`, who, offlineRun(chance));
      await post(`${server.url}/v1/devices`, who, {});
      const meanwhile = Array.from({ length: 8 }, (_unused, n) =>
        n % 2 === 0
          ? post(`${server.url}/v1/runs/offline`, who, offlineRun(chance))
          : post(`${server.url}/v1/attempts`, who, { scenario, hash, mode: 'coach' }),
      );
      const erased =
        k % 2 === 0
          ? ask(`${server.url}/v1/me`, { method: 'DELETE', ...who, body: {} })
          : ask(`${server.url}/v1/people/${player}`, { method: 'DELETE', ...admin });
      const { status, text } = await erased;
      tally.check(status === 200, () => `an erasure is answered ${status} ${text}`);
      for (const reply of await Promise.all(meanwhile))
        tally.check([200, 401, 404].includes(reply.status), () => `meanwhile ${reply.status} ${reply.text}`);
      tally.check((await ask(`${server.url}/v1/me`, who)).status === 401, () => 'somebody who was erased is signed in');
    }
    over.now = true;
    await working;
    // In every table that knows a player, whatever tables there are.
    const left = await asOwner(url, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'player'`,
      );
      let n = 0;
      for (const { name } of rows)
        n += (await client.query(`select 1 from ${name} where player = any($1::bigint[])`, [numbers])).rowCount ?? 0;
      return n;
    });
    tally.check(left === 0, () => `${left} rows of people who were erased are left`);
    const file = path.join(folder, 'all');
    spawnSync(process.execPath, [CLI, 'backup', file], { env: { ...process.env, DATABASE_URL: url } });
    const everything = gunzipSync(readFileSync(file)).toString();
    tally.check(everything.length > 1000 && !everything.includes('Vergissmeinnicht'), () => 'a name is left somewhere in the database');
    await stay.settle(server.url);
    const fault = recountFault(await recount(url));
    tally.check(fault === null, () => String(fault));
    return { count: `${people} people erased in the midst of 8 requests each, others playing: no row, no name left`, faults: tally.faults };
  });
}

function paging(players: number, passes: number): Promise<Outcome> {
  return served(async ({ server, url }) => {
    const tally = openTally();
    const chance = openChance(700);
    const { code, admin } = await found(server.url, server.setupToken);
    const movers: Person[] = [];
    for (let k = 0; k < 12; k++) movers.push(await join(server.url, code, `m${k}`));
    for (const who of movers) await post(`${server.url}/v1/runs/offline`, who, offlineRun(chance));
    const first = jsonOf<Page>(await ask(`${server.url}/v1/boards?kind=scenario&scenario=${scenario}`, admin));
    const board = first.board ?? '';
    // People who stand still, straight into the table; the trigger counts them.
    await asOwner(url, async (client) => {
      await client.query(
        `with new as (insert into player (tenant, nickname, pseudonym, role) select (select tenant from org), 'n', 's' || k, 'player' from generate_series(1, $2::int) k returning tenant, player)
         insert into entry select tenant, $1, player, s, s::bigint * 8796093022208 + (8796093022207 - at), at
           from (select *, ((player * 7919) % 301)::int as s, 1700000000000 + (player * 31) % 5000 as at from new) as each order by s`,
        [board, players],
      );
    });
    const still = await asOwner(url, async (client) => {
      const { rows } = await client.query<{ name: string; score: number; at: string; player: string }>(
        `select p.pseudonym as name, e.score, e.at_ms as at, e.player from entry e join player p using (tenant, player) where e.board = $1 and p.nickname = 'n'`,
        [board],
      );
      return rows.sort((a, b) => b.score - a.score || Number(a.at) - Number(b.at) || Number(b.player) - Number(a.player));
    });
    const over = { now: false };
    let written = 0;
    const writing = Promise.all(
      movers.map(async (who) => {
        while (!over.now) {
          const reply = await post(`${server.url}/v1/runs/offline`, who, offlineRun(chance));
          tally.check(reply.status === 200, () => `a run is answered ${reply.status}`);
          written += 1;
        }
      }),
    );
    let pages = 0;
    const order = still.map(({ name }) => name).join(' ');
    for (let pass = 0; pass < passes; pass++) {
      const all = await allPages(server.url, admin, board);
      pages += all.length;
      const rows = all.flatMap((page) => page.rows);
      tally.check(
        rows
          .filter(({ name }) => name.startsWith('s'))
          .map(({ name }) => name)
          .join(' ') === order,
        () => 'those who stood still come in another order than by a naive sort',
      );
      const above = new Map<number, number>();
      for (const [k, { score }] of still.entries()) if (!above.has(score)) above.set(score, k);
      for (const { name, rank, score } of rows) {
        if (!name.startsWith('s')) continue;
        const least = 1 + (above.get(score) ?? 0);
        tally.check(
          rank >= least && rank <= least + movers.length,
          () => `${name} with ${score} has rank ${rank}, not ${least} … ${least + movers.length}`,
        );
      }
    }
    over.now = true;
    await writing;
    // Nobody writes any more: everybody, to the last rank.
    const everybody = await asOwner(url, async (client) => {
      const { rows } = await client.query<{ name: string; score: number; ms: string; player: string }>(
        'select p.pseudonym as name, e.score, e.at_ms as ms, e.player from entry e join player p using (tenant, player) where e.board = $1',
        [board],
      );
      return rows.sort((a, b) => b.score - a.score || Number(a.ms) - Number(b.ms) || Number(b.player) - Number(a.player));
    });
    const naive = everybody.map(({ name, score, ms }) => ({
      rank: 1 + everybody.filter((other) => other.score > score).length,
      name,
      score,
      at: new Date(Number(ms)).toISOString(),
      you: false,
    }));
    const rows = (await allPages(server.url, admin, board)).flatMap((page) => page.rows);
    tally.check(
      JSON.stringify(rows.map(({ rank, name, score, at }) => [rank, name, score, at])) ===
        JSON.stringify(naive.map(({ rank, name, score, at }) => [rank, name, score, at])),
      () => 'the board is not that of a naive sort',
    );
    return {
      count: `${passes} × ${thousands(players)} players on ${thousands(pages)} pages while ${thousands(written)} runs came: as by a naive sort`,
      faults: tally.faults,
    };
  });
}

export const KEEPING: readonly Experiment[] = [
  { name: 'backup', promise: 'backup under load → restore → equal boards', run: (short) => backups(short ? 1 : 3) },
  { name: 'erasure', promise: 'erasure leaves nothing, however much is sent at that moment', run: (short) => erasures(short ? 4 : 60) },
  {
    name: 'paging',
    promise: 'paging while others write, against a naive sort',
    run: (short) => (short ? paging(200, 2) : paging(2000, 10)),
  },
];
