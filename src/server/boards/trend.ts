// How one player got on, run by run.
import type { Verdict } from '../../core/scenario/terms.ts';
import type { Tx } from '../store/with-tx.ts';

export interface TrendPoint {
  readonly attempt: string;
  readonly scenario: string;
  readonly hash: string;
  readonly number: number;
  readonly score: number;
  readonly verdict: Verdict;
  readonly ending: string;
  readonly ranked: boolean;
  readonly flags: readonly string[];
  readonly finishedAt: string;
}

const MOST = 200;

/** The latest runs, in order of time. */
export async function trendOf(tx: Tx, tenant: string, player: string, scenario: string | null): Promise<readonly TrendPoint[]> {
  let query = tx
    .selectFrom('run')
    .select(['attempt', 'scenario', 'hash', 'number', 'score', 'verdict', 'ending', 'ranked', 'flags', 'finished_at'])
    .where('tenant', '=', tenant)
    .where('player', '=', player)
    .orderBy('finished_at', 'desc')
    .limit(MOST);
  if (scenario !== null) query = query.where('scenario', '=', scenario);
  const rows = await query.execute();
  return rows.reverse().map(({ finished_at, ...row }) => ({ ...row, finishedAt: finished_at.toISOString() }));
}
