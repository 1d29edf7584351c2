// Accepted runs are stored, and stand on their boards.
import { type RawBuilder, sql } from 'kysely';
import { type ScenarioBoards, scenarioBoards } from '../boards/board.ts';
import { type NewEntry, scoresQuery } from '../boards/enter.ts';
import { ranksOf, type Standing } from '../boards/page.ts';
import { rulesOf } from '../boards/rules.ts';
import { COUNTED } from '../boards/seasons.ts';
import type { OrgSettings, Policy } from '../store/database.ts';
import { atEnd, type Tx, together } from '../store/with-tx.ts';
import type { Hold } from './hold.ts';
import type { Accepted, RunAnswer, Submitted } from './submission.ts';

interface History {
  readonly first: number;
  readonly best: number;
}

const keyOf = (player: string, hash: string): string => `${player} ${hash}`;

/** First and best ranked score per player and version, before these runs. */
const historiesQuery = (tenant: string, runs: readonly Accepted[]) => sql<{ player: string; hash: string } & History>`
    select r.player, r.hash, (array_agg(r.score order by r.finished_at))[1] as first, max(r.score) as best
      from (select distinct * from unnest(${runs.map(({ row }) => row.player)}::bigint[], ${runs.map(({ row }) => row.scenario)}::text[],
              ${runs.map(({ row }) => row.hash)}::text[])) as asked (player, scenario, hash)
      join run r on r.tenant = ${tenant} and r.player = asked.player and r.scenario = asked.scenario and r.hash = asked.hash
     where r.ranked and not r.hidden group by r.player, r.hash`;

interface SeasonPlace {
  readonly attempt: string;
  readonly board: string;
  readonly offline: boolean;
  readonly ends: Date;
  readonly policy: Policy;
  /** Which of his counted attempts it is. */
  readonly nth: number;
}

/** Boards of seasons for attempts that began in them and count there by their number. Those of practice are not counted. */
const seasonsQuery = (tenant: string, runs: readonly Accepted[]) => sql<SeasonPlace>`
    select a.attempt, b.board, s.offline, s.ends, s.policy, count(o.attempt)::int as nth
      from season s
      join season_scenario c on c.tenant = s.tenant and c.season = s.season
      join attempt a on a.tenant = s.tenant and a.hash = c.hash and a.started_at >= s.starts and a.started_at < s.ends
      join board b on b.tenant = s.tenant and b.season = s.season and b.hash = c.hash and b.kind = 'season' and b.measure = 'score' and not b.closed
      join attempt o on o.tenant = a.tenant and o.player = a.player and o.hash = a.hash and o.number <= a.number and o.started_at >= s.starts
           and o.mode <> 'practice'
     where s.tenant = ${tenant} and s.closed_at is null and a.attempt = any(${runs.map(({ row }) => row.attempt)}::uuid[])
     group by a.attempt, b.board, s.offline, s.ends, s.policy`;

function runsQuery(tenant: string, runs: readonly Accepted[], now: Date): RawBuilder<unknown> {
  const rows = runs.map(({ row, judged, log, flags, ranked, started, finished }) => ({
    tenant,
    attempt: row.attempt,
    player: row.player,
    scenario: row.scenario,
    hash: row.hash,
    number: row.number,
    score: judged.score,
    raw: judged.raw,
    verdict: judged.verdict,
    ending: judged.ending,
    terms: judged.terms,
    log,
    flags,
    ranked,
    hidden: false,
    started_at: started,
    finished_at: finished,
    played_at: now,
  }));
  return sql`insert into run select * from jsonb_populate_recordset(null::run, ${JSON.stringify(rows)}::jsonb)`;
}

function answersQuery(tenant: string, answers: readonly RunAnswer[], hashes: ReadonlyMap<string, Buffer>, now: Date): RawBuilder<unknown> {
  const rows = answers.map((answer) => ({ attempt: answer.attempt, answer, hash: hashes.get(answer.attempt)?.toString('hex') }));
  return sql`
    update attempt a set answered_at = ${now}, answer = u.answer, body_hash = decode(u.hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u (attempt uuid, answer jsonb, hash text)
     where a.tenant = ${tenant} and a.attempt = u.attempt`;
}

/** No more than the board itself shows. */
function toldRank(settings: OrgSettings, standing: Standing | undefined, ranked: boolean): { rank: number | null; players: number } {
  const { ranking, people, smallestGroup } = rulesOf(settings);
  if (!standing || !ranking || people !== 'all' || standing.players < smallestGroup) return { rank: null, players: 0 };
  return { rank: ranked ? standing.rank : null, players: standing.players };
}

async function held<A, B>(tx: Tx, { queries, expect }: Hold, [a, b]: readonly [RawBuilder<A>, RawBuilder<B>]) {
  const [, still, ...read] = await together(tx, ...queries, a, b);
  expect(still.rows);
  return read;
}

/** Of each attempt its answer. `hold`: the lock of the writers, where the caller does not hold it yet. */
export async function placeRuns(
  tx: Tx,
  org: { readonly tenant: string; readonly timeZone: string; readonly settings: OrgSettings },
  runs: readonly Accepted[],
  bodies: ReadonlyMap<string, Buffer>,
  now: Date,
  hold: Hold | null,
): Promise<ReadonlyMap<string, Submitted>> {
  if (runs.length === 0) return new Map();
  const { tenant, timeZone } = org;
  // Written as text before the lock is taken: who waits there does not wait for that.
  const storing = runsQuery(tenant, runs, now);
  const read = [historiesQuery(tenant, runs), seasonsQuery(tenant, runs)] as const;
  const [before, seasons] = hold ? await held(tx, hold, read) : await together(tx, ...read);
  const histories = new Map(before.rows.map(({ player, hash, first, best }): [string, History] => [keyOf(player, hash), { first, best }]));
  const places = seasons.rows.filter(({ policy, nth }) => nth <= COUNTED[policy]);
  const entries: NewEntry[] = [];
  const asked: { board: string; score: number }[] = [];
  const befores: (History | undefined)[] = [];
  const boardsOf = new Map<string, string[]>();
  const momentBoards = new Map<string, ScenarioBoards>();
  for (const { row, judged, ranked, flags, finished } of runs) {
    const key = keyOf(row.player, row.hash);
    const before = histories.get(key);
    befores.push(before);
    // Runs of one batch mostly end in the same moment.
    const moment = `${row.hash} ${finished.getTime()}`;
    const boards =
      momentBoards.get(moment) ?? (await scenarioBoards(tx, tenant, { scenario: row.scenario, hash: row.hash, timeZone }, finished));
    momentBoards.set(moment, boards);
    const [all = ''] = boards.scores;
    const { score } = judged;
    asked.push({ board: all, score: ranked ? Math.max(score, before?.best ?? 0) : score });
    if (!ranked) continue;
    const enter = (board: string, value: number): void => {
      entries.push({ board, player: row.player, score: value, at: finished.getTime() });
      boardsOf.set(row.attempt, [...(boardsOf.get(row.attempt) ?? []), board]);
    };
    for (const board of boards.scores) enter(board, score);
    // The first play is the zero of what is learnt.
    enter(boards.lift, Math.max(0, score - (before?.first ?? score)));
    for (const place of places) {
      const counts = place.attempt === row.attempt && finished < place.ends && (place.offline || !flags.includes('offline'));
      if (counts) enter(place.board, score);
    }
    histories.set(key, { first: before?.first ?? score, best: Math.max(score, before?.best ?? 0) });
  }
  const entering = entries.length > 0 ? [scoresQuery(tenant, entries)] : [];
  const ranks = await ranksOf(tx, tenant, asked, [storing, ...entering]);
  const answers = runs.map(({ row, judged, flags, ranked }, k): RunAnswer => {
    const { score, raw, verdict, ending, terms } = judged;
    const { rank, players } = toldRank(org.settings, ranks[k], ranked);
    const previousBest = befores[k]?.best ?? null;
    return { attempt: row.attempt, score, raw, verdict, ending, terms, rank, players, previousBest, flags, ranked };
  });
  atEnd(tx, answersQuery(tenant, answers, bodies, now));
  return new Map(answers.map((answer) => [answer.attempt, { ok: true, answer, boards: boardsOf.get(answer.attempt) ?? [] }]));
}
