// Organisations of many players, straight into the tables, and the same on Redis. Every id follows from a number, so that
// nobody has to be told any: player k has session k, attempt j is of actor j.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { PURPOSE } from '../../src/locale/purpose.ts';
import { scenarioBoards } from '../../src/server/boards/board.ts';
import { type Playable, publishShipped } from '../../src/server/runs/versions.ts';
import { openStore, type StoreAddress } from '../../src/server/store/connect.ts';
import { withTx } from '../../src/server/store/with-tx.ts';

export interface World {
  readonly players: number;
  readonly tenant: string;
  /** Boards of the first scenario: all time, day, week, month, and lift. */
  readonly boards: readonly string[];
  /** The board of the second scenario, where nobody plays unasked. */
  readonly quiet: string;
  readonly actors: number;
  readonly attempts: number;
}

/** Who asks and plays: spread over all players. */
const MOST_ACTORS = 20_000;
const ATTEMPTS = 200_000;
export const CSRF = 'csrf';
export const NONCE = 'nonce';
const MOMENT = Date.parse('2026-01-01T00:00:00Z');
const ONE_HOUR = 3_600_000;

export const tenantOf = (players: number): string => uuidOf(players);
export const uuidOf = (k: number): string => `00000000-0000-4000-8000-${k.toString(16).padStart(12, '0')}`;
export const tokenOf = (player: number): string => String(player).padStart(43, 'A');
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');
export const actorOf = ({ players, actors }: Pick<World, 'players' | 'actors'>, k: number): number =>
  1 + (k % actors) * Math.floor(players / actors);

/** The same in both languages: most stand in the middle, every score is there. */
export const scoreOf = (k: number): number => Math.floor((((k * 7919) % 1001) + ((k * 104_729) % 997)) / 2);
export const atOf = (k: number): number => MOMENT - ((k * 31) % 1_000_000_000);
const SCORE = '((((k * 7919) % 1001) + ((k * 104729) % 997)) / 2)';
const AT = `(${MOMENT} - ((k * 31) % 1000000000))`;
/** How many players stand on each of the boards, in their order. */
export const sharesOf = (players: number): readonly number[] => [1, 0.02, 0.1, 0.25, 1].map((share) => Math.ceil(players * share));

async function load(client: pg.Client, world: World, hash: string, scenario: string, quietHash: string, quietId: string): Promise<void> {
  const { tenant, players, actors, attempts, boards, quiet } = world;
  const run = (text: string, values: readonly unknown[] = []) => client.query(text, [...values]);
  const actor = `(1 + (j % ${actors}) * ${Math.floor(players / actors)})`;
  await run(
    `insert into player (tenant, player, nickname, pseudonym, role, notice_version, noticed_at) overriding system value
     select $1, k, 'n' || k, '#' || k, 'player', $2, now() from generate_series(1, ${players}) k`,
    [tenant, `standard-${PURPOSE.version}`],
  );
  await run(
    `insert into session (tenant, token_hash, player, csrf, created_at, seen_at, expires_at)
     select $1, sha256(convert_to(lpad(${actor}::text, 43, 'A'), 'UTF8')), ${actor}, '${CSRF}', now(), now(), now() + interval '9 days'
       from generate_series(0, ${actors - 1}) j`,
    [tenant],
  );
  for (const [n, count] of sharesOf(players).entries())
    await run(
      `insert into entry (tenant, board, player, score, ord, at_ms)
       select $1, $2, k, s, s::bigint * 8796093022208 + (8796093022207 - at), at
         from (select k, ${n === 4 ? `${SCORE} / 4` : SCORE} as s, ${AT} as at from generate_series(1::bigint, ${count}) k) as each`,
      [tenant, boards[n]],
    );
  // A first run and its attempt per actor, then the attempts that are open.
  const fields = 'tenant, attempt, player, scenario, hash, seed, nonce, number, mode, live, started_at';
  const attempt = (from: number, count: number, first: number, of: string, id: string) =>
    run(
      `insert into attempt (${fields})
       select $1, ('00000000-0000-4000-8000-' || lpad(to_hex(j + ${from}), 12, '0'))::uuid, ${actor}, $2, $3, 7, '${NONCE}',
              ${first} + j / ${actors}, 'assessed', false, now() - interval '1 hour' from generate_series(0, ${count - 1}) j`,
      [tenant, id, of],
    );
  await attempt(0, attempts, 2, hash, scenario);
  await attempt(10_000_000, 1000, 2, quietHash, quietId);
  await run(
    `insert into run (tenant, attempt, player, scenario, hash, number, score, raw, verdict, ending, terms, log, flags, ranked, hidden, started_at, finished_at, played_at)
     select $1, ('00000000-0000-4000-8000-' || lpad(to_hex(j + 20000000), 12, '0'))::uuid, k, $2, $3, 1, s, s / 10.0, 'mixed', 'e',
            '{"process":0,"outcome":0,"fit":0,"steps":0,"band":0}', '[]', '{}', true, false, to_timestamp(at / 1000.0), to_timestamp(at / 1000.0), now()
       from (select j, k, ${SCORE} as s, ${AT} as at from (select j, ${actor}::bigint as k from generate_series(0, ${actors - 1}) j) as a) as each`,
    [tenant, scenario, hash],
  );
  await run(
    `insert into entry (tenant, board, player, score, ord, at_ms)
     select $1, $2, k, 1, 8796093022208, 8796093022207 from generate_series(1, 20) k on conflict do nothing`,
    [tenant, quiet],
  );
}

/** `scenarios`: the one that is played, and another. */
export async function loadWorlds(
  address: StoreAddress,
  sizes: readonly number[],
  scenarios: readonly [Playable, Playable],
): Promise<readonly World[]> {
  const [{ scenario: played }, { scenario: other }] = scenarios;
  const client = new pg.Client({ connectionString: address.admin });
  await client.connect();
  const store = openStore(address, { connections: 2 });
  const worlds: World[] = [];
  const now = new Date();
  try {
    for (const players of sizes) {
      const tenant = tenantOf(players);
      await client.query(
        `insert into org (tenant, name, time_zone, settings, cursor_key, set_up_at) values ($1, 'Org', 'Asia/Shanghai', '{}', '\\x00', now())`,
        [tenant],
      );
      const made = await withTx(store, tenant, async (tx) => {
        await publishShipped(tx, tenant, scenarios, new Date(now.getTime() - 24 * ONE_HOUR));
        const of = (one: Playable) => ({ scenario: one.scenario.id, hash: one.scenario.hash, timeZone: 'Asia/Shanghai' });
        const mine = await scenarioBoards(tx, tenant, of(scenarios[0]), now);
        return {
          boards: [...mine.scores, mine.lift],
          quiet: (await scenarioBoards(tx, tenant, of(scenarios[1]), now)).scores[0] as string,
        };
      });
      worlds.push({ ...made, players, tenant, actors: Math.min(players, MOST_ACTORS), attempts: ATTEMPTS });
    }
    // Counted once at the end, as the trigger would have counted row by row; indexes are built in one go.
    await client.query('set session_replication_role = replica');
    const { rows } = await client.query<{ indexdef: string }>(`select indexdef from pg_indexes where indexname = 'entry_order'`);
    await client.query('drop index entry_order');
    for (const world of worlds) await load(client, world, played.hash, played.id, other.hash, other.id);
    await client.query(rows[0]?.indexdef as string);
    await client.query(
      'insert into bucket (tenant, board, score, n) select tenant, board, score, count(*)::int from entry group by tenant, board, score',
    );
    await client.query('set session_replication_role = origin');
    await client.query('vacuum (analyze)');
    await client.query('checkpoint');
  } finally {
    await store.close();
    await client.end();
  }
  return worlds;
}

/** Buckets that are not what a recount of the entries gives. */
export async function wrongBuckets({ admin }: StoreAddress): Promise<number> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    const { rows } = await client.query<{ wrong: number }>(`
      select count(*)::int as wrong from (select tenant, board, score, count(*)::int as n from entry group by tenant, board, score) e
        full join (select * from bucket where n <> 0) b using (tenant, board, score) where e.n is distinct from b.n`);
    return rows[0]?.wrong ?? 0;
  } finally {
    await client.end();
  }
}
