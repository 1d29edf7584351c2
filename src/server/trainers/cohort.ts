// A cohort: who played a scenario version, and how. Everybody counts once, with the first of his ranked and unhidden plays
// among those that are asked for.
import { setImmediate as breathe } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { traceByMachine, traceLog } from '../../core/analysis/trace-log.ts';
import type { PlayMode, RunEvent } from '../../core/run/run.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import type { Text } from '../../core/scenario/terms.ts';
import { rulesOf } from '../boards/rules.ts';
import type { Who } from '../people/sessions.ts';
import { compiledVersion } from '../runs/versions.ts';
import type { Store } from '../store/connect.ts';
import { type Tx, withTx } from '../store/with-tx.ts';
import { type Distribution, distributionOf, type Share, sharesBy } from './distribution.ts';
import {
  addPlay,
  type ChoiceFigures,
  choiceFigures,
  type DecisionFigures,
  decisionFigures,
  newItems,
  quartersOf,
  worthByScores,
} from './item-analysis.ts';
import { quickStudy } from './study.ts';
import type { Studied } from './study-task.ts';
import { type TeamFigures, teamsOf } from './team-figures.ts';

export interface CohortQuestion {
  readonly scenario?: string;
  /** A version other than that of now, or of the season. */
  readonly hash?: string;
  readonly season?: string;
  readonly team?: string;
  /** Bounds of the end of a play, [from, to). */
  readonly from?: Date;
  readonly to?: Date;
}

export interface Cohort {
  readonly scenario: string;
  readonly hash: string;
  readonly title: Text;
  readonly members: number;
  readonly players: number;
  readonly attempts: number;
  readonly unfinished: number;
  readonly runs: number;
  readonly scores: Distribution;
  readonly verdicts: readonly Share<'verdict'>[];
  readonly endings: readonly (Share<'ending'> & { readonly title: Text })[];
  readonly teams: readonly TeamFigures[];
  /** By what the best option of a decision is known: the exploration, or the scores of those who took it. */
  readonly best: 'explored' | 'scores';
  readonly choices: readonly (ChoiceFigures & { readonly node: string; readonly choice: string; readonly text: Text })[];
  readonly decisions: readonly (DecisionFigures & { readonly node: string })[];
}

export type CohortRefusal = {
  readonly ok: false;
  readonly status: 403 | 404 | 422;
  readonly code: 'scenario-missing' | 'unknown-scenario' | 'unknown-season' | 'unknown-team' | 'group-too-small';
};

const refuse = (status: CohortRefusal['status'], code: CohortRefusal['code']): CohortRefusal => ({ ok: false, status, code });

interface Version {
  readonly scenario: string;
  readonly hash: string;
  readonly title: Text;
  readonly content: Scenario;
}

async function versionOf(tx: Tx, tenant: string, { scenario, hash, season }: CohortQuestion): Promise<Version | null> {
  const { rows } = await sql<Version>`
    select v.scenario, v.hash, v.title, v.content from scenario_version v
     where v.tenant = ${tenant} and (${scenario ?? null}::text is null or v.scenario = ${scenario ?? null})
       and case when ${hash ?? null}::text is not null then v.hash = ${hash ?? null}
                when ${season ?? null}::uuid is not null then v.hash in (
                  select hash from season_scenario s where s.tenant = v.tenant and s.season = ${season ?? null})
                else v.retired_at is null end limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** What the question says of a row with those columns. */
function within(tenant: string, { season, team, from, to }: CohortQuestion, ended: RawBuilder<unknown>, flags: RawBuilder<unknown>) {
  const [s, t, begins, ends] = [season ?? null, team ?? null, from ?? null, to ?? null];
  return sql`x.tenant = ${tenant} and (${t}::uuid is null or p.team = ${t})
    and (${begins}::timestamptz is null or ${ended} >= ${begins}) and (${ends}::timestamptz is null or ${ended} < ${ends})
    and (${s}::uuid is null or exists (select 1 from season s where s.tenant = x.tenant and s.season = ${s}
          and x.started_at >= s.starts and ${ended} < s.ends and (s.offline or not ${flags})))`;
}

const runsOf = (tenant: string, hash: string, question: CohortQuestion): RawBuilder<unknown> => sql`
  run x join player p on p.tenant = x.tenant and p.player = x.player
   where x.hash = ${hash} and not x.hidden and ${within(tenant, question, sql`x.finished_at`, sql`'offline' = any(x.flags)`)}`;

const firstsOf = (
  tenant: string,
  hash: string,
  question: CohortQuestion,
  columns: RawBuilder<unknown>,
  more = sql``,
): RawBuilder<unknown> => sql`
  select distinct on (x.player) x.player, x.score, ${columns} from ${runsOf(tenant, hash, question)} and x.ranked ${more}
   order by x.player, x.number`;

interface Counts {
  readonly members: number;
  readonly attempts: number;
  readonly unfinished: number;
  readonly runs: number;
}

async function countsOf(tx: Tx, tenant: string, hash: string, question: CohortQuestion): Promise<Counts> {
  const team = question.team ?? null;
  const { rows } = await sql<Counts>`
    select (select count(*)::int from player where tenant = ${tenant} and erased_at is null
               and (team = ${team} or (${team}::uuid is null and (team is not null or role = 'player')))) as members,
           (select count(*)::int from ${runsOf(tenant, hash, question)}) as runs, count(*)::int as attempts,
           (count(*) filter (where answered_at is null))::int as unfinished
      from attempt x join player p on p.tenant = x.tenant and p.player = x.player
     where x.hash = ${hash} and ${within(tenant, question, sql`coalesce(x.answered_at, x.started_at)`, sql`x.offline`)}`.execute(tx);
  return rows[0] as Counts;
}

export interface OpenCohort {
  readonly ok: true;
  readonly question: CohortQuestion;
  readonly version: Version;
  readonly counts: Counts;
  readonly histogram: ReadonlyMap<number, number>;
  readonly verdicts: readonly Share<'verdict'>[];
  readonly endings: readonly Share<'ending'>[];
  readonly teams: readonly TeamFigures[];
}

/** All that the database counts by itself. */
export async function openCohort(
  tx: Tx,
  { tenant, settings }: Pick<Who, 'tenant' | 'settings'>,
  question: CohortQuestion,
): Promise<OpenCohort | CohortRefusal> {
  const { season, team } = question;
  if (question.scenario === undefined && question.hash === undefined) return refuse(422, 'scenario-missing');
  for (const [table, id] of [
    ['season', season],
    ['team', team],
  ] as const)
    if (
      id !== undefined &&
      (await sql`select 1 from ${sql.table(table)} where tenant = ${tenant} and ${sql.ref(table)} = ${id}`.execute(tx)).rows.length === 0
    )
      return refuse(404, `unknown-${table}`);
  const version = await versionOf(tx, tenant, question);
  if (!version) return refuse(404, 'unknown-scenario');
  const { rows } = await sql<{ score: number; n: number; verdict: string; ending: string; team: string | null }>`
    select f.score, f.verdict, f.ending, f.team, count(*)::int as n
      from (${firstsOf(tenant, version.hash, question, sql`x.verdict, x.ending, p.team`)}) f group by 1, 2, 3, 4`.execute(tx);
  const histogram = new Map<number, number>();
  for (const { score, n } of rows) histogram.set(score, (histogram.get(score) ?? 0) + n);
  const players = rows.reduce((sum, { n }) => sum + n, 0);
  const { smallestGroup } = rulesOf(settings);
  if (players < smallestGroup) return refuse(403, 'group-too-small');
  return {
    ok: true,
    question,
    version,
    counts: await countsOf(tx, tenant, version.hash, question),
    histogram,
    verdicts: sharesBy('verdict', rows),
    endings: sharesBy('ending', rows),
    teams: await teamsOf(tx, tenant, rows, { team: team ?? null, smallestGroup }),
  };
}

/** Plays looked at with one question, and the longest work between two breaths, in ms. */
const [PART, BREATH] = [400, 10];

interface Play {
  readonly player: string;
  readonly score: number;
  readonly log: readonly RunEvent[];
  readonly seed: string;
  readonly mode: PlayMode;
}

async function itemsOf(store: Store, tenant: string, { question, version, histogram }: OpenCohort) {
  const items = newItems();
  const quarters = quartersOf(histogram);
  const compiled = await withTx(store, tenant, (tx) => compiledVersion(tx, tenant, version.hash));
  if (!compiled) throw new Error('a cohort has no version');
  const columns = sql`x.log, (select a.seed from attempt a where a.tenant = x.tenant and a.attempt = x.attempt) as seed,
    (select a.mode from attempt a where a.tenant = x.tenant and a.attempt = x.attempt) as mode`;
  for (let after: string | null = null; ; ) {
    const more: RawBuilder<unknown> = after === null ? sql`` : sql`and x.player > ${after}::bigint`;
    const { rows }: { rows: Play[] } = await withTx(store, tenant, (tx) =>
      sql<Play>`${firstsOf(tenant, version.hash, question, columns, more)} limit ${PART}`.execute(tx),
    );
    let begun = performance.now();
    for (const { score, log, seed, mode } of rows) {
      const decisions = traceLog(compiled.judge, log) ?? traceByMachine(compiled.machine, { seed: Number(seed), mode }, log);
      if (decisions) addPlay(items, decisions, score, quarters);
      if (performance.now() - begun > BREATH) {
        await breathe();
        begun = performance.now();
      }
    }
    if (rows.length < PART) return items;
    after = rows.at(-1)?.player ?? null;
  }
}

/** Runs that were judged again by another version may have an ending that this one does not. */
const titleOf = ({ endings }: Scenario, ending: string): Text =>
  endings.find(({ id }) => id === ending)?.title ?? { 'zh-CN': ending, en: ending };

/** And what each choice tells: the logs are read and played again, a few at a time. */
export async function analyse(
  store: Store,
  tenant: string,
  open: OpenCohort,
): Promise<{ readonly cohort: Cohort; readonly studied: Studied | null }> {
  const { version, counts, histogram, verdicts, endings, teams } = open;
  const { scenario, hash, title, content } = version;
  const [items, studied] = [await itemsOf(store, tenant, open), await quickStudy(content)];
  const losses = studied?.losses;
  const worth = losses ? (choice: string) => (losses[choice] === undefined ? undefined : -losses[choice]) : worthByScores(items);
  const scores = distributionOf(histogram);
  const cohort: Cohort = {
    scenario,
    hash,
    title,
    ...counts,
    players: scores.n,
    scores,
    verdicts,
    endings: endings.map((each) => ({ ...each, title: titleOf(content, each.ending) })),
    teams,
    best: losses ? 'explored' : 'scores',
    choices: content.nodes.flatMap((node) =>
      node.choices.map(({ id, say }) => ({ node: node.id, choice: id, text: say, ...choiceFigures(items, id) })),
    ),
    decisions: content.nodes
      .filter(({ choices }) => choices.length > 1)
      .map(({ id }) => ({ node: id, ...decisionFigures(items, id, worth) })),
  };
  return { cohort, studied };
}
