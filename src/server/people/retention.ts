// Detail is kept for twelve months: then runs and attempts go, month by month, and what remains holds no person. Boards say
// what the runs that are left say.
import { type RawBuilder, sql } from 'kysely';
import { boardById } from '../boards/board.ts';
import { compute, lockComputing } from '../boards/computed.ts';
import { lockWriters } from '../boards/enter.ts';
import { reenter } from '../boards/reenter.ts';
import type { Store } from '../store/connect.ts';
import { type Tx, withTx } from '../store/with-tx.ts';
import { record } from './audit.ts';

const MONTHS = 12;
const DAY = 86_400_000;
/** Of fewer players a month's totals would be about persons. */
const LEAST_PLAYERS = 5;

export interface Removed {
  readonly runs: number;
  readonly attempts: number;
  /** On boards of windows and seasons that are over for that long. */
  readonly entries: number;
  readonly players: number;
  readonly sessions: number;
}

/** Whole months in UTC by the time of arrival, so that a month is summed up once, when all of it goes. */
export const cutoffOf = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS, 1));

interface Cell {
  readonly hash: string;
  readonly month: string;
}

const monthOf = sql`date_trunc('month', played_at at time zone 'UTC')::date`;

async function cellsOf(tx: Tx, tenant: string, cutoff: Date): Promise<readonly Cell[]> {
  const { rows } = await sql<Cell>`
    select hash, ${monthOf}::text as month from run where tenant = ${tenant} and played_at < ${cutoff}
     group by 1, 2 order by 2, 1`.execute(tx);
  return rows;
}

const countsBy = (column: string): RawBuilder<unknown> =>
  sql`(select jsonb_object_agg(k, n) from (select ${sql.ref(column)} as k, count(*) as n from old group by 1) as counted)`;

/** One version's month, in one transaction: summed up, removed, and its players stand where their later runs put them. */
async function removeCell(tx: Tx, tenant: string, { hash, month }: Cell): Promise<number> {
  await lockWriters(tx, tenant);
  await lockComputing(tx, tenant);
  const { rows } = await sql<{ attempt: string; player: string }>`
    with old as materialized (
      select * from run where tenant = ${tenant} and hash = ${hash} and ${monthOf} = ${month}::date),
    told as (select count(distinct player) >= ${LEAST_PLAYERS} as is from old),
    summed as (
      insert into month_summary (tenant, month, scenario, hash, runs, players, score_sum, score_squares, verdicts, endings)
      select ${tenant}::uuid, ${month}::date, min(scenario), ${hash}, count(*), case when told.is then count(distinct player) end,
             case when told.is then sum(score) end, case when told.is then sum(score::bigint * score) end,
             case when told.is then ${countsBy('verdict')} end, case when told.is then ${countsBy('ending')} end
        from old, told group by told.is having count(*) > 0
      on conflict (tenant, month, hash) do update set runs = month_summary.runs + excluded.runs)
    delete from run using old where run.tenant = ${tenant} and run.attempt = old.attempt returning run.attempt, run.player`.execute(tx);
  const attempts = rows.map(({ attempt }) => attempt);
  await sql`delete from attempt where tenant = ${tenant} and attempt = any(${attempts}::uuid[])`.execute(tx);
  await reenter(tx, tenant, hash, [...new Set(rows.map(({ player }) => player))].sort());
  return rows.length;
}

const countOf = ({ numAffectedRows }: { readonly numAffectedRows?: bigint | undefined }): number => Number(numAffectedRows ?? 0n);

/** Entries of windows and seasons that ended before; the boards themselves hold no person. */
async function removeEntries(tx: Tx, tenant: string, cutoff: Date): Promise<number> {
  await lockWriters(tx, tenant);
  await lockComputing(tx, tenant);
  const over = sql`select board from board where tenant = ${tenant} and ends < ${cutoff}`;
  const removed = await sql`delete from entry where tenant = ${tenant} and board in (${over})`.execute(tx);
  await sql`delete from bucket where tenant = ${tenant} and board in (${over})`.execute(tx);
  return countOf(removed);
}

/** Sums over all scenarios are made anew, so that nobody stands there by what is gone. */
async function computeSums(tx: Tx, tenant: string, now: Date): Promise<void> {
  await lockWriters(tx, tenant);
  await lockComputing(tx, tenant);
  const boards = await tx
    .selectFrom('board')
    .select('board')
    .where('tenant', '=', tenant)
    .where('kind', '=', 'overall')
    .where('window', '=', 'all')
    .execute();
  for (const { board } of boards) {
    const found = await boardById(tx, tenant, board);
    if (found) await compute(tx, tenant, found, now);
  }
}

/** Signed out for good, without a run and without a role: nothing leads back to them. */
async function removeIdle(tx: Tx, tenant: string, cutoff: Date): Promise<number> {
  return countOf(
    await sql`
      delete from player p where tenant = ${tenant} and role = 'player' and joined_at < ${cutoff} and oidc_subject is null
         and not exists (select 1 from session s where s.tenant = p.tenant and s.player = p.player)
         and not exists (select 1 from attempt a where a.tenant = p.tenant and a.player = p.player)
         and not exists (select 1 from entry e where e.tenant = p.tenant and e.player = p.player)`.execute(tx),
  );
}

/** Keys to doors that are shut. */
async function removeKeys(tx: Tx, tenant: string, now: Date): Promise<number> {
  const sessions = countOf(await sql`delete from session where tenant = ${tenant} and expires_at <= ${now}`.execute(tx));
  for (const [table, column] of [
    ['device_code', 'code_hash'],
    ['invite', 'token_hash'],
  ] as const)
    await sql`
      with gone as (delete from ${sql.table(table)} where tenant = ${tenant} and expires_at <= ${now} returning ${sql.ref(column)} as hash)
      delete from door using gone where door.tenant = ${tenant} and door.hash = gone.hash`.execute(tx);
  await sql`delete from oidc_flow where tenant = ${tenant} and expires_at <= ${now}`.execute(tx);
  return sessions;
}

async function isDue(tx: Tx, tenant: string, now: Date): Promise<boolean> {
  const { retained_at: last } = await tx.selectFrom('org').select('retained_at').where('tenant', '=', tenant).executeTakeFirstOrThrow();
  return last === null || last > now || now.getTime() - last.getTime() >= DAY;
}

async function removeAll(store: Store, tenant: string, now: Date): Promise<Removed> {
  const cutoff = cutoffOf(now);
  let runs = 0;
  for (const cell of await withTx(store, tenant, (tx) => cellsOf(tx, tenant, cutoff)))
    runs += await withTx(store, tenant, (tx) => removeCell(tx, tenant, cell));
  if (runs > 0) await withTx(store, tenant, (tx) => computeSums(tx, tenant, now));
  const entries = await withTx(store, tenant, (tx) => removeEntries(tx, tenant, cutoff));
  return withTx(store, tenant, async (tx) => {
    const sessions = await removeKeys(tx, tenant, now);
    // Begun and never ended.
    const attempts = countOf(
      await sql`delete from attempt where tenant = ${tenant} and answered_at is null and started_at < ${cutoff}`.execute(tx),
    );
    const removed = { runs, attempts, entries, players: await removeIdle(tx, tenant, cutoff), sessions };
    if (Object.entries(removed).some(([name, n]) => n > 0 && name !== 'sessions'))
      await record(tx, { tenant, player: null }, 'detail-removed', now, removed);
    return removed;
  });
}

/** `everyDay`: only where it was not done within a day. Null: it was, or another server is at it. */
export async function removeOld(store: Store, tenant: string, now: Date, everyDay = true): Promise<Removed | null> {
  // This transaction only holds the lock; each step is one of its own, so that an end in between loses nothing.
  return withTx(store, tenant, async (tx) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${tenant}, 47)) as mine`.execute(tx);
    if (!rows[0]?.mine || (everyDay && !(await isDue(tx, tenant, now)))) return null;
    const removed = await removeAll(store, tenant, now);
    await tx.updateTable('org').set({ retained_at: now }).where('tenant', '=', tenant).execute();
    return removed;
  });
}
