// Teams: the mean of all enrolled members, drawn towards everybody's mean while they are few. Who does not play counts 0.
import { sql } from 'kysely';
import type { Tx } from '../store/with-tx.ts';

/** Weight, in members, of the mean over all. */
const SHRINK = 5;
/** From so many members, and that share of them who played, a team is ranked. */
const LEAST_MEMBERS = 5;
const LEAST_PARTICIPATION = 0.6;

export interface TeamRow {
  readonly team: string;
  readonly name: string;
  readonly members: number;
  /** 0…1 */
  readonly participation: number;
  /** 0…1000, one decimal. */
  readonly value: number;
  /** Null: too few members, or too few who played. */
  readonly rank: number | null;
  readonly you: boolean;
}

interface Raw {
  readonly team: string;
  readonly name: string;
  readonly members: number;
  readonly played: number;
  readonly sum: number;
  readonly you: boolean;
}

/** The arithmetic alone. `overall`: mean over everybody who is enrolled. */
export function teamRows(teams: readonly Raw[]): readonly TeamRow[] {
  const everybody = teams.reduce((sum, { members }) => sum + members, 0);
  const overall = everybody === 0 ? 0 : teams.reduce((all, { sum }) => all + sum, 0) / everybody;
  const rows = teams.map(({ team, name, members, played, sum, you }) => {
    const participation = members === 0 ? 0 : played / members;
    // n · mean is the sum.
    const value = Math.round((10 * (sum + SHRINK * overall)) / (members + SHRINK)) / 10;
    const ranked = members >= LEAST_MEMBERS && participation >= LEAST_PARTICIPATION;
    return { team, name, members, participation, value, ranked, you };
  });
  const ordered = rows.sort((a, b) => Number(b.ranked) - Number(a.ranked) || b.value - a.value || (a.name < b.name ? -1 : 1));
  return ordered.map(({ ranked, ...row }) => ({
    ...row,
    rank: ranked ? 1 + ordered.filter((one) => one.ranked && one.value > row.value).length : null,
  }));
}

/** By the values of a board: of a season's standings, or over all. */
export async function teamBoard(tx: Tx, tenant: string, board: string, player: string): Promise<readonly TeamRow[]> {
  const { rows } = await sql<Raw>`
    select t.team, t.name, count(p.player)::int as members, count(e.player)::int as played, coalesce(sum(e.score), 0)::int as sum,
           coalesce(bool_or(p.player = ${player}), false) as you
      from team t
      left join player p on p.tenant = t.tenant and p.team = t.team and p.erased_at is null
      left join entry e on e.tenant = p.tenant and e.board = ${board} and e.player = p.player
     where t.tenant = ${tenant} group by t.team, t.name`.execute(tx);
  return teamRows(rows);
}
