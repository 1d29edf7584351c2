// Runs as trainers see them: people by the name that the organisation shows on its boards.
import { type RawBuilder, sql } from 'kysely';
import type { Terms } from '../../core/run/debrief-types.ts';
import type { Verdict } from '../../core/scenario/terms.ts';
import { rulesOf } from '../boards/rules.ts';
import type { OrgSettings } from '../store/database.ts';
import type { Tx } from '../store/with-tx.ts';

export interface RunRow {
  readonly attempt: string;
  /** Number of the player; null where the organisation shows nobody. */
  readonly player: string | null;
  /** His pseudonym or nickname; empty where the organisation shows no names. */
  readonly name: string;
  /** Empty: none, or one of fewer members than the smallest group. */
  readonly team: string;
  readonly scenario: string;
  readonly hash: string;
  readonly number: number;
  readonly score: number;
  readonly raw: number;
  readonly verdict: Verdict;
  readonly ending: string;
  readonly terms: Terms;
  readonly flags: readonly string[];
  readonly ranked: boolean;
  readonly hidden: boolean;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly arrivedAt: string;
}

export interface RunQuestion {
  readonly scenario?: string;
  readonly hash?: string;
  readonly team?: string;
  readonly player?: string;
  readonly flag?: string;
  /** Bounds of the end, [from, to). */
  readonly from?: Date;
  readonly to?: Date;
}

interface Asker {
  readonly tenant: string;
  readonly settings: OrgSettings;
}

interface Raw extends Omit<RunRow, 'startedAt' | 'finishedAt' | 'arrivedAt'> {
  readonly started_at: Date;
  readonly finished_at: Date;
  readonly played_at: Date;
}

const DAY = 86_400_000;

/** Who is without a name is without an hour too. */
const dayOf = (at: Date): Date => new Date(at.getTime() - (at.getTime() % DAY));

function rowsOf(tx: Tx, { tenant, settings }: Asker, question: RunQuestion, page: RawBuilder<unknown>): Promise<readonly RunRow[]> {
  const { names, smallestGroup } = rulesOf(settings);
  const name = names === 'none' ? sql`''` : names === 'nickname' ? sql`p.nickname` : sql`p.pseudonym`;
  const { scenario = null, hash = null, team = null, player = null, flag = null, from = null, to = null } = question;
  return sql<Raw>`
    select r.attempt, ${names === 'none' ? sql`null::text` : sql`r.player`} as player, ${name} as name, coalesce(t.name, '') as team,
           r.scenario, r.hash, r.number, r.score, r.raw, r.verdict, r.ending, r.terms, r.flags, r.ranked, r.hidden,
           r.started_at, r.finished_at, r.played_at
      from run r join player p on p.tenant = r.tenant and p.player = r.player
      left join (select m.team, max(n.name) as name from player m join team n on n.tenant = m.tenant and n.team = m.team
                  where m.tenant = ${tenant} and m.erased_at is null group by m.team having count(*) >= ${smallestGroup}) t on t.team = p.team
     where r.tenant = ${tenant} and (${scenario}::text is null or r.scenario = ${scenario}) and (${hash}::text is null or r.hash = ${hash})
       and (${team}::uuid is null or t.team = ${team}) and (${player}::bigint is null or r.player = ${player})
       and (${flag}::text is null or ${flag} = any(r.flags))
       and (${from}::timestamptz is null or r.finished_at >= ${from}) and (${to}::timestamptz is null or r.finished_at < ${to})
       ${page}`
    .execute(tx)
    .then(({ rows }) =>
      rows.map(({ started_at, finished_at, played_at, ...row }) => {
        const shown = (at: Date): string => (names === 'none' ? dayOf(at) : at).toISOString();
        return { ...row, startedAt: shown(started_at), finishedAt: shown(finished_at), arrivedAt: shown(played_at) };
      }),
    );
}

const PAGE = 50;

export type RunPage =
  | { readonly ok: true; readonly runs: readonly RunRow[]; readonly next: string | null }
  | { readonly ok: false; readonly status: 403 | 422; readonly code: 'anonymous' | 'bad-cursor' };

/** The latest to arrive first. `cursor`: the attempt with which the page before ended. */
export async function runPage(tx: Tx, who: Asker, question: RunQuestion, cursor: string | null): Promise<RunPage> {
  if (question.player !== undefined && rulesOf(who.settings).names === 'none') return { ok: false, status: 403, code: 'anonymous' };
  const { tenant } = who;
  const end =
    cursor && (await tx.selectFrom('run').select('attempt').where('tenant', '=', tenant).where('attempt', '=', cursor).executeTakeFirst());
  if (cursor !== null && !end) return { ok: false, status: 422, code: 'bad-cursor' };
  const beyond =
    cursor === null
      ? sql``
      : sql`and (r.played_at, r.attempt) < (select c.played_at, c.attempt from run c where c.tenant = ${tenant} and c.attempt = ${cursor})`;
  const found = await rowsOf(tx, who, question, sql`${beyond} order by r.played_at desc, r.attempt desc limit ${PAGE + 1}`);
  const runs = found.slice(0, PAGE);
  return { ok: true, runs, next: found.length > PAGE ? (runs.at(-1)?.attempt ?? null) : null };
}

/** In order of the attempts' ids: a pass over all of them that nothing new disturbs. */
export const runsAfter = (tx: Tx, who: Asker, question: RunQuestion, after: string | null, most: number): Promise<readonly RunRow[]> =>
  rowsOf(tx, who, question, sql`${after === null ? sql`` : sql`and r.attempt > ${after}::uuid`} order by r.attempt limit ${most}`);
