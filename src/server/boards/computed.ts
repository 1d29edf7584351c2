// Boards whose values hang on everybody's: standings of a season, sums over all scenarios. They are computed anew when
// somebody looks and they have grown old, and only the entries that changed are written.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../store/with-tx.ts';
import { type BoardKey, type BoardRow, boardById, ensureBoard, findBoard, spanOf, within } from './board.ts';

/** From so many players a scenario's scores become percentiles. */
export const PERCENTILE_FROM = 20;
/** Age in ms from which a look computes anew; a board that takes long rests ten times as long. */
const FRESH = 2000;
const REST = 10;

const writeValues = (tenant: string, board: string, values: RawBuilder<unknown>) => sql`
  with value as materialized (${values}),
  written as (
    insert into entry as e (tenant, board, player, score, ord, at_ms)
    select ${tenant}::uuid, ${board}::bigint, player, score, score::bigint * 8796093022208 + (8796093022207 - at_ms), at_ms from value order by score, player
    on conflict (tenant, board, player) do update set score = excluded.score, ord = excluded.ord, at_ms = excluded.at_ms
     where e.ord <> excluded.ord)
  delete from entry where tenant = ${tenant} and board = ${board} and player not in (select player from value)`;

/** What is measured of scenarios in a season, now: closed boards of changed scenarios are out. */
const seasonBoards = (tenant: string, season: string) => sql`
  select b.board from board b join season_scenario s on s.tenant = b.tenant and s.season = b.season and s.scenario = b.scenario and s.hash = b.hash
   where b.tenant = ${tenant} and b.season = ${season} and b.kind = 'season' and b.measure = 'score' and b.scenario is not null`;

/** Mean over the season's scenarios, of which one not played counts 0, so that nobody leads by what he left out. */
const seasonScores = (tenant: string, season: string) => sql`
  select e.player, round(sum(v.value) / (select greatest(count(*), 1) from season_scenario where tenant = ${tenant} and season = ${season}))::int as score,
         max(e.at_ms) as at_ms
    from entry e join (
      select board, score,
             case when sum(n) over (partition by board) >= ${PERCENTILE_FROM}
                  then 1000.0 * (sum(n) over (partition by board order by score) - n / 2.0) / sum(n) over (partition by board)
                  else score end as value
        from bucket where tenant = ${tenant} and n > 0 and board in (${seasonBoards(tenant, season)})) v
      on v.board = e.board and v.score = e.score
   where e.tenant = ${tenant} and e.board in (${seasonBoards(tenant, season)})
   group by e.player`;

/** Sum over the season's scenarios of best − first. */
const seasonLifts = (tenant: string, season: string) => sql`
  select player, sum(best - first)::int as score, max(at_ms) as at_ms from (
    select r.player, r.scenario, max(r.score) as best, (array_agg(r.score order by r.number))[1] as first,
           (extract(epoch from max(r.finished_at)) * 1000)::bigint as at_ms
      from run r join season_scenario c on c.tenant = r.tenant and c.hash = r.hash
      join season s on s.tenant = c.tenant and s.season = c.season
     where r.tenant = ${tenant} and s.season = ${season} and r.ranked and not r.hidden
       and r.started_at >= s.starts and r.finished_at < s.ends and (s.offline or not 'offline' = any(r.flags))
     group by r.player, r.scenario) as each
   group by player`;

/** Sum over the scenarios as they are now. */
const overallValues = (tenant: string, { window, measure, starts }: BoardRow) => sql`
  select e.player, sum(e.score)::int as score, max(e.at_ms) as at_ms
    from board b join entry e on e.tenant = b.tenant and e.board = b.board
   where b.tenant = ${tenant} and b.kind = 'scenario' and b."window" = ${window} and b.measure = ${measure}
     and b.starts is not distinct from ${starts} and not b.closed
   group by e.player`;

async function isProvisional(tx: Tx, tenant: string, season: string): Promise<boolean> {
  const { rows } = await sql<{ provisional: boolean }>`
    select exists (select 1 from season_scenario s where s.tenant = ${tenant} and s.season = ${season} and ${PERCENTILE_FROM} > coalesce((
      select sum(n) from bucket k join board b on b.tenant = k.tenant and b.board = k.board
       where b.tenant = s.tenant and b.season = s.season and b.hash = s.hash and b.kind = 'season' and b.measure = 'score'), 0)) as provisional`.execute(
    tx,
  );
  return rows[0]?.provisional ?? true;
}

export const isComputed = ({ kind, scenario }: BoardRow): boolean => kind !== 'scenario' && scenario === null;

export async function compute(tx: Tx, tenant: string, board: BoardRow, now: Date): Promise<void> {
  const begun = performance.now();
  const { season } = board;
  const values =
    season === null ? overallValues(tenant, board) : board.measure === 'lift' ? seasonLifts(tenant, season) : seasonScores(tenant, season);
  await writeValues(tenant, board.board, values).execute(tx);
  const provisional = season !== null && board.measure === 'score' && (await isProvisional(tx, tenant, season));
  await tx
    .updateTable('board')
    .set({ provisional, computed_at: now, computed_ms: Math.round(performance.now() - begun) })
    .where('tenant', '=', tenant)
    .where('board', '=', board.board)
    .execute();
}

/** Waits until nobody computes from what is about to be removed, and lets nobody begin: else it would come back. */
export async function lockComputing(tx: Tx, tenant: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${tenant}, 46))`.execute(tx);
}

/** The board as it may be shown. Who comes while another computes sees the values of before. */
export async function freshen(tx: Tx, tenant: string, board: BoardRow, now: Date): Promise<BoardRow> {
  if (board.closed || !isComputed(board)) return board;
  const age = board.computed_at === null ? Number.POSITIVE_INFINITY : now.getTime() - board.computed_at.getTime();
  if (age >= 0 && age < Math.max(FRESH, REST * (board.computed_ms ?? 0))) return board;
  const { rows } = await sql<{ mine: boolean }>`
    select pg_advisory_xact_lock_shared(hashtextextended(${tenant}, 46)), pg_try_advisory_xact_lock(${44}, ${Number(board.board) | 0}) as mine`.execute(
    tx,
  );
  if (!rows[0]?.mine) return board;
  await compute(tx, tenant, board, now);
  return (await boardById(tx, tenant, board.board)) ?? board;
}

/** The board over all scenarios around a moment. It is made where that is now; of another moment it is there or not. */
export async function overallBoard(
  tx: Tx,
  org: { readonly tenant: string; readonly timeZone: string },
  { window, measure }: Pick<BoardRow, 'window' | 'measure'>,
  at: Date,
  now: Date,
): Promise<{ readonly key: BoardKey; readonly board: BoardRow | null }> {
  const span = await spanOf(tx, org.timeZone, window, at);
  const key: BoardKey = { kind: 'overall', scenario: null, hash: null, season: null, window, measure, ...span };
  const board = await (within(span, now) ? ensureBoard(tx, org.tenant, key) : findBoard(tx, org.tenant, key));
  return { key, board };
}
