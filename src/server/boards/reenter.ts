// Entries of a scenario version made anew from the runs that are left.
import { sql } from 'kysely';
import type { Tx } from '../store/with-tx.ts';
import { enterScores, type NewEntry } from './enter.ts';

interface Left {
  readonly player: string;
  readonly score: number;
  readonly at: number;
}

/** On the boards without a window. The caller holds the lock of the writers; only the given players are touched. */
export async function reenter(tx: Tx, tenant: string, hash: string, players: readonly string[]): Promise<void> {
  const boards = await tx
    .selectFrom('board')
    .select(['board', 'measure'])
    .where('tenant', '=', tenant)
    .where('kind', '=', 'scenario')
    .where('hash', '=', hash)
    .where('window', '=', 'all')
    .execute();
  if (boards.length === 0 || players.length === 0) return;
  await sql`
    delete from entry where tenant = ${tenant} and board = any(${boards.map(({ board }) => board)}::bigint[])
       and player = any(${[...players]}::bigint[])`.execute(tx);
  const { rows } = await sql<Left>`
    select player, score, (extract(epoch from finished_at) * 1000)::float8 as at from run
     where tenant = ${tenant} and hash = ${hash} and player = any(${[...players]}::bigint[]) and ranked and not hidden
     order by finished_at`.execute(tx);
  const first = new Map<string, number>();
  const entries = rows.flatMap(({ player, score, at }): NewEntry[] => {
    if (!first.has(player)) first.set(player, score);
    const lift = Math.max(0, score - (first.get(player) ?? score));
    return boards.map(({ board, measure }) => ({ board, player, score: measure === 'lift' ? lift : score, at: Math.round(at) }));
  });
  await enterScores(tx, tenant, entries);
}
