// Many at once: the same run, the same players, the same fresh database.
import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { enterScores } from '../../src/server/boards/enter.ts';
import { openStore } from '../../src/server/store/connect.ts';
import { withTx } from '../../src/server/store/with-tx.ts';
import { newOrganisation, newPlayers } from '../server/organisation.ts';
import { openPostgres, temporaryFolder } from '../server/postgres.ts';
import { newProject, type Started, startServer } from '../server/process.ts';
import { ask, found, join, jsonOf, type Person, post } from './client.ts';
import { type Experiment, type Outcome, openChance, openTally, pick, thousands } from './experiment.ts';
import { LAWFUL, SMALL } from './plays.ts';
import { asOwner, recount, recountFault } from './recount.ts';

const { id: scenario, hash } = SMALL.scenario;
const HOUR = 3_600_000;

/** Server processes on one outside database of their own. */
async function withServers<T>(count: number, work: (servers: readonly Started[], url: string) => Promise<T>): Promise<T> {
  const pg = await openPostgres();
  const folder = temporaryFolder();
  const root = newProject(folder, [SMALL]);
  const env = { DATABASE_URL: pg.address.admin, RATE_LIMIT: '0', LOG_LEVEL: 'error' };
  // The first brings the tables: the link for the administrator is printed by it alone.
  const servers = [await startServer(root, env)];
  try {
    for (const one of await Promise.all(Array.from({ length: count - 1 }, () => startServer(root, env)))) servers.push(one);
    return await work(servers, pg.address.admin);
  } finally {
    for (const { child } of servers) child.kill('SIGKILL');
    await Promise.all(servers.map(({ ended }) => ended));
    await pg.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const offlineRun = (attempt: string, log: readonly object[]) => ({
  clientAttempt: attempt,
  scenario,
  hash,
  seed: 1,
  mode: 'coach',
  log,
  startedAt: new Date(Date.now() - 2 * HOUR).toISOString(),
  finishedAt: new Date(Date.now() - HOUR).toISOString(),
});

function sameRun(times: number): Promise<Outcome> {
  return withServers(2, async (servers, url) => {
    const tally = openTally();
    const [first] = servers as [Started, ...Started[]];
    const { code } = await found(first.url, first.setupToken);
    const who = await join(first.url, code, 'same');
    for (let round = 0; round < times; round++) {
      const { attempt, nonce } = jsonOf<{ attempt: string; nonce: string }>(
        await post(`${first.url}/v1/attempts`, who, { scenario, hash, mode: 'coach' }),
      );
      const log = LAWFUL[round % LAWFUL.length] ?? [];
      const own = crypto.randomUUID();
      for (const [path, body, id] of [
        ['/v1/runs', { attempt, nonce, log }, attempt],
        ['/v1/runs/offline', offlineRun(own, log), own],
      ] as const) {
        const replies = await Promise.all(
          Array.from({ length: 50 }, (_unused, k) => post((servers[k % 2] as Started).url + path, who, body)),
        );
        const answers = new Set(replies.map(({ status, text }) => `${status} ${text}`));
        tally.check(answers.size === 1 && replies[0]?.status === 200, () => `${path}: ${[...answers].join(' | ')}`);
        const rows = await asOwner(url, async (client) => (await client.query('select 1 from run where attempt = $1', [id])).rowCount);
        tally.check(rows === 1, () => `${path}: ${rows} rows`);
      }
    }
    const fault = recountFault(await recount(url));
    tally.check(fault === null, () => String(fault));
    return { count: `${2 * times} runs, each 50 times at once to 2 servers: 1 row, 50 equal answers`, faults: tally.faults };
  });
}

/** Straight at the tables, without the lock under which the service writes: the trigger alone keeps the count. */
async function hotEntries(moves: number): Promise<{ readonly moves: number; readonly fault: string | null; readonly buckets: number }> {
  const pg = await openPostgres();
  const store = openStore(pg.address, { connections: 16 });
  try {
    const tenant = await newOrganisation(pg.store);
    const players = await newPlayers(pg.store, tenant, 25);
    const boards = await withTx(pg.store, tenant, async (tx) => {
      const { rows } = await sql<{ board: string }>`
        insert into board (tenant, kind, scenario, hash, "window", measure)
        select ${tenant}::uuid, 'overall', null, 'h' || k, 'all', 'score' from generate_series(1, 3) k returning board`.execute(tx);
      return rows.map(({ board }) => board);
    });
    let done = 0;
    await Promise.all(
      Array.from({ length: 16 }, async (_unused, k) => {
        const chance = openChance(160 + k);
        for (let n = 0; n < moves; n++) {
          await withTx(store, tenant, async (tx) => {
            if (chance(8) === 0) {
              await sql`delete from entry where tenant = ${tenant} and board = ${pick(chance, boards)} and player = ${pick(chance, players)}`.execute(
                tx,
              );
              return;
            }
            const entries = Array.from({ length: 1 + chance(4) }, () => ({
              board: pick(chance, boards),
              player: pick(chance, players),
              score: chance(1001),
              at: 1e12 + chance(1000),
            }));
            await enterScores(tx, tenant, entries);
          });
          done += 1;
        }
      }),
    );
    const { wrongBuckets } = await recount(pg.address.admin);
    const buckets = await asOwner(pg.address.admin, async (client) => (await client.query('select 1 from bucket')).rowCount);
    return { moves: done, fault: wrongBuckets === 0 ? null : `${wrongBuckets} wrong buckets`, buckets: buckets ?? 0 };
  } finally {
    await store.close();
    await pg.close();
  }
}

async function hotPlayers(moves: number, runs: number): Promise<Outcome> {
  const straight = await hotEntries(moves);
  return withServers(2, async (servers, url) => {
    const tally = openTally();
    tally.check(straight.fault === null, () => String(straight.fault));
    const [first] = servers as [Started, ...Started[]];
    const { code } = await found(first.url, first.setupToken);
    const people: Person[] = [];
    for (let k = 0; k < 25; k++) people.push(await join(first.url, code, `hot ${k}`));
    await Promise.all(
      Array.from({ length: 16 }, async (_unused, k) => {
        const chance = openChance(1600 + k);
        for (let n = 0; n < runs; n++) {
          const server = servers[(k + n) % 2] as Started;
          const reply = await post(
            `${server.url}/v1/runs/offline`,
            pick(chance, people),
            offlineRun(crypto.randomUUID(), pick(chance, LAWFUL)),
          );
          tally.check(reply.status === 200, () => `a run is answered ${reply.status} ${reply.text}`);
        }
      }),
    );
    const counted = await recount(url);
    tally.check(counted.runs === 16 * runs, () => `${counted.runs} runs are stored, not ${16 * runs}`);
    const fault = recountFault(counted);
    tally.check(fault === null, () => String(fault));
    const count = `16 connections × 25 players: ${thousands(straight.moves)} moves on ${thousands(straight.buckets)} buckets, ${thousands(counted.runs)} runs by 2 servers: ${counted.wrongBuckets} wrong buckets`;
    return { count, faults: tally.faults };
  });
}

/** Three at once on an empty database, from the first step to the first request. */
async function migrating(rounds: number): Promise<Outcome> {
  const tally = openTally();
  const pg = await openPostgres();
  const folder = temporaryFolder();
  const root = newProject(folder, [SMALL]);
  let steps = 0;
  try {
    for (let round = 0; round < rounds; round++) {
      await asOwner(pg.address.admin, (client) => client.query(`create database empty${round}`));
      const url = pg.address.admin.replace(/\/[^/]*$/, `/empty${round}`);
      const servers = await Promise.all([1, 2, 3].map(() => startServer(root, { DATABASE_URL: url, LOG_LEVEL: 'error' })));
      for (const { url: at, errors } of servers) {
        const { status } = await ask(`${at}/readyz`);
        tally.check(status === 200, () => `a server is not ready: ${status} ${errors()}`);
      }
      const { rows } = await asOwner(url, (client) =>
        client.query<{ steps: number; names: number; orgs: number; versions: number }>(
          `select (select count(*)::int from kysely_migration) as steps, (select count(distinct name)::int from kysely_migration) as names,
                  (select count(*)::int from org) as orgs, (select count(*)::int from scenario_version) as versions`,
        ),
      );
      const [got] = rows;
      steps = got?.steps ?? 0;
      tally.check(steps > 0 && got?.names === steps, () => `steps: ${JSON.stringify(got)}`);
      tally.check(got?.orgs === 1 && got.versions === 1, () => `${got?.orgs} organisations and ${got?.versions} versions of 1 scenario`);
      const tokens = servers.flatMap(({ setupToken }) => (setupToken === '' ? [] : [setupToken]));
      tally.check(tokens.length > 0, () => 'nobody prints a link for the administrator');
      const [one] = servers as [Started, ...Started[]];
      const { code } = await found(one.url, tokens[0] ?? '');
      for (const { url: at } of servers) await join(at, code, 'somebody');
      for (const { child } of servers) child.kill('SIGKILL');
      await Promise.all(servers.map(({ ended }) => ended));
    }
    return { count: `${rounds} × 3 servers at once on an empty database: ${steps} steps, each once`, faults: tally.faults };
  } finally {
    await pg.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const CROWDING: readonly Experiment[] = [
  { name: 'same-run', promise: 'the same run 50 × at once: one row, 50 equal answers', run: (short) => sameRun(short ? 1 : 25) },
  {
    name: 'hot-players',
    promise: '16 connections × 25 hot players: 0 wrong buckets',
    run: (short) => (short ? hotPlayers(30, 10) : hotPlayers(1000, 250)),
  },
  { name: 'migrations', promise: 'three servers migrate at once: each step once', run: (short) => migrating(short ? 1 : 5) },
];
