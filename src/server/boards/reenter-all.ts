// Players' entries on every board of a scenario version made anew: windows and seasons too.
import { sql } from 'kysely';
import type { Policy } from '../store/database.ts';
import type { Tx } from '../store/with-tx.ts';
import { boardById, within } from './board.ts';
import { compute, lockComputing } from './computed.ts';
import { enterScores, lockWriters, type NewEntry } from './enter.ts';
import { COUNTED } from './seasons.ts';

export interface Reentering {
  readonly hash: string;
  readonly players: readonly string[];
  /** Seasons that are closed stay as they are, unless it is asked for. */
  readonly closedSeasons: boolean;
}

interface BoardOf {
  readonly board: string;
  readonly kind: 'scenario' | 'season';
  readonly measure: 'score' | 'lift';
  readonly season: string | null;
  readonly closed: boolean;
  readonly starts: Date | null;
  readonly ends: Date | null;
}

interface RunOf {
  readonly attempt: string;
  readonly player: string;
  readonly score: number;
  readonly finished: Date;
}

/** Only boards on which a run of theirs may stand. */
async function boardsOf(tx: Tx, tenant: string, { hash, players, closedSeasons }: Reentering): Promise<readonly BoardOf[]> {
  const { rows } = await sql<BoardOf>`
    select b.board, b.kind, b.measure, b.season, b.closed, b.starts, b.ends from board b
      left join season s on s.tenant = b.tenant and s.season = b.season
     where b.tenant = ${tenant} and b.hash = ${hash} and b.kind in ('scenario', 'season') and b.scenario is not null
       and (b.season is null or s.closed_at is null or ${closedSeasons})
       and exists (select 1 from run r where r.tenant = b.tenant and r.hash = b.hash and r.player = any(${[...players]}::bigint[])
                      and (b.starts is null or r.finished_at >= b.starts) and (b.ends is null or r.finished_at < b.ends))`.execute(tx);
  return rows;
}

/** `<season> <attempt>` of those that count in a season by its policy. Hidden ones keep their number: nobody gets another try. */
async function countedIn(tx: Tx, tenant: string, { hash, players }: Reentering): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ season: string; attempt: string; policy: Policy; nth: number }>`
    select s.season, a.attempt, s.policy, count(o.attempt)::int as nth
      from board b join season s on s.tenant = b.tenant and s.season = b.season
      join attempt a on a.tenant = b.tenant and a.hash = b.hash and a.started_at >= s.starts and a.started_at < s.ends
      join run r on r.tenant = a.tenant and r.attempt = a.attempt and (s.offline or not 'offline' = any(r.flags))
      join attempt o on o.tenant = a.tenant and o.player = a.player and o.hash = a.hash and o.number <= a.number and o.started_at >= s.starts
           and o.mode <> 'practice'
     where b.tenant = ${tenant} and b.kind = 'season' and b.hash = ${hash} and b.scenario is not null
       and a.player = any(${[...players]}::bigint[])
     group by s.season, a.attempt, s.policy`.execute(tx);
  return new Set(rows.filter(({ policy, nth }) => nth <= COUNTED[policy]).map(({ season, attempt }) => `${season} ${attempt}`));
}

/** Nobody writes runs or computes standings meanwhile. Before anything else is read. */
export async function lockBoards(tx: Tx, tenant: string): Promise<void> {
  await lockWriters(tx, tenant);
  await lockComputing(tx, tenant);
}

/** The boards that may have changed. The caller holds `lockBoards`. */
export async function reenterAll(tx: Tx, tenant: string, asked: Reentering, now: Date): Promise<readonly string[]> {
  const { hash, players } = asked;
  if (players.length === 0) return [];
  const boards = await boardsOf(tx, tenant, asked);
  const counted = await countedIn(tx, tenant, asked);
  const { rows: runs } = await sql<RunOf>`
    select attempt, player, score, finished_at as finished from run
     where tenant = ${tenant} and hash = ${hash} and player = any(${[...players]}::bigint[]) and ranked and not hidden
     order by finished_at`.execute(tx);
  const { rows: stood } = await sql<{ board: string; player: string }>`
    delete from entry where tenant = ${tenant} and board = any(${boards.map(({ board }) => board)}::bigint[])
       and player = any(${[...players]}::bigint[]) returning board, player`.execute(tx);
  const before = new Set(stood.map(({ board, player }) => `${board} ${player}`));
  const first = new Map<string, number>();
  const entries: NewEntry[] = [];
  for (const { attempt, player, score, finished } of runs) {
    if (!first.has(player)) first.set(player, score);
    const lift = Math.max(0, score - (first.get(player) ?? score));
    for (const one of boards) {
      if (!within(one, finished) || (one.season !== null && !counted.has(`${one.season} ${attempt}`))) continue;
      // A closed board takes nobody in.
      if (one.closed && !before.has(`${one.board} ${player}`)) continue;
      entries.push({ board: one.board, player, score: one.measure === 'lift' ? lift : score, at: finished.getTime() });
    }
  }
  await enterScores(tx, tenant, entries);
  return [...boards.map(({ board }) => board), ...(await computeAnew(tx, tenant, boards, now))];
}

/** Standings and sums: those of closed seasons now, the others when somebody looks. */
async function computeAnew(tx: Tx, tenant: string, boards: readonly BoardOf[], now: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ board: string; frozen: boolean; season: string | null }>`
    update board set computed_at = null where tenant = ${tenant} and scenario is null
       and (not closed or season = any(${[...new Set(boards.flatMap(({ season }) => season ?? []))]}::uuid[]))
    returning board, closed as frozen, season`.execute(tx);
  for (const { board, frozen } of rows) {
    const found = frozen ? await boardById(tx, tenant, board) : null;
    if (found) await compute(tx, tenant, found, now);
  }
  return rows.map(({ board }) => board);
}
