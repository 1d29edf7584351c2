// A cohort by teams. Of a group smaller than the organisation wants to tell of, nothing but its size is told; nor may it
// be found by taking the others from the whole.
import { sql } from 'kysely';
import type { Tx } from '../store/with-tx.ts';

export interface TeamFigures {
  readonly team: string;
  readonly name: string;
  readonly members: number;
  /** Null: too few. */
  readonly players: number | null;
  readonly mean: number | null;
}

interface Played {
  readonly team: string | null;
  readonly score: number;
  readonly n: number;
}

interface Counted {
  readonly team: string;
  readonly name: string;
  readonly members: number;
  readonly players: number;
  readonly sum: number;
}

/** The arithmetic alone. `others`: players without a team. */
export function toldTeams(teams: readonly Counted[], others: number, smallestGroup: number): readonly TeamFigures[] {
  const told = new Set(teams.filter(({ members, players }) => members >= smallestGroup && players >= smallestGroup));
  const silent = (): number => teams.reduce((sum, one) => (told.has(one) ? sum : sum + one.players), others);
  // What is left over would be told by subtraction while it is fewer than a group.
  for (const one of [...told].sort((a, b) => a.players - b.players)) {
    if (silent() === 0 || silent() >= smallestGroup) break;
    told.delete(one);
  }
  return teams.map((one) => {
    const { team, name, members, players, sum } = one;
    const is = told.has(one);
    return { team, name, members, players: is ? players : null, mean: is ? Math.round((10 * sum) / players) / 10 : null };
  });
}

export async function teamsOf(
  tx: Tx,
  tenant: string,
  played: readonly Played[],
  { team, smallestGroup }: { readonly team: string | null; readonly smallestGroup: number },
): Promise<readonly TeamFigures[]> {
  const { rows } = await sql<{ team: string; name: string; members: number }>`
    select t.team, t.name, count(p.player)::int as members from team t
      left join player p on p.tenant = t.tenant and p.team = t.team and p.erased_at is null
     where t.tenant = ${tenant} and (${team}::uuid is null or t.team = ${team}) group by t.team, t.name order by t.name, t.team`.execute(
    tx,
  );
  const counted = rows.map((row) => {
    const mine = played.filter((one) => one.team === row.team);
    return { ...row, players: mine.reduce((sum, { n }) => sum + n, 0), sum: mine.reduce((sum, { n, score }) => sum + n * score, 0) };
  });
  const others = played.reduce((sum, { team: of, n }) => (of === null ? sum + n : sum), 0);
  return toldTeams(counted, others, smallestGroup);
}
