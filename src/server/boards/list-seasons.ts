// Seasons as they are shown, with their scenarios.
import type { Text } from '../../core/scenario/terms.ts';
import type { Policy } from '../store/database.ts';
import type { Tx } from '../store/with-tx.ts';

export type SeasonState = 'planned' | 'running' | 'over' | 'closed';

export interface SeasonScenario {
  readonly scenario: string;
  readonly hash: string;
  readonly title: Text;
  /** It is the version that players get now. */
  readonly current: boolean;
}

export interface SeasonRow {
  readonly season: string;
  readonly name: string;
  readonly starts: string;
  readonly ends: string;
  readonly policy: Policy;
  /** Runs played offline count. */
  readonly offline: boolean;
  readonly state: SeasonState;
  /** In order. */
  readonly scenarios: readonly SeasonScenario[];
}

export function stateOf(season: { readonly starts: Date; readonly ends: Date; readonly closed_at: Date | null }, now: Date): SeasonState {
  if (season.closed_at) return 'closed';
  return season.starts > now ? 'planned' : season.ends > now ? 'running' : 'over';
}

const MOST = 50;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The latest, the one that ends last first. `planned`: also those that have not begun. */
export async function listSeasons(tx: Tx, tenant: string, { planned }: { readonly planned: boolean }, now: Date) {
  let query = tx.selectFrom('season').selectAll().where('tenant', '=', tenant);
  if (!planned) query = query.where('starts', '<=', now);
  const seasons = await query.orderBy('ends', 'desc').orderBy('season').limit(MOST).execute();
  const listed = await tx
    .selectFrom('season_scenario as s')
    .innerJoin('scenario_version as v', (join) => join.onRef('v.tenant', '=', 's.tenant').onRef('v.hash', '=', 's.hash'))
    .select(['s.season', 's.scenario', 's.hash', 'v.title', 'v.retired_at'])
    .where('s.tenant', '=', tenant)
    .where('s.season', 'in', [...seasons.map(({ season }) => season), NOBODY])
    .orderBy('s.position')
    .execute();
  return seasons.map(
    (row): SeasonRow => ({
      season: row.season,
      name: row.name,
      starts: row.starts.toISOString(),
      ends: row.ends.toISOString(),
      policy: row.policy,
      offline: row.offline,
      state: stateOf(row, now),
      scenarios: listed
        .filter(({ season }) => season === row.season)
        .map(({ scenario, hash, title, retired_at }) => ({ scenario, hash, title, current: retired_at === null })),
    }),
  );
}
