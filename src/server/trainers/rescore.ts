// Runs judged again by the rules and anchors of today, or by a corrected version of their scenario. A part at a time, each
// for good when it is done: who is interrupted begins again, and what is right already stays as it is.
import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import { judgeLog } from '../../core/analysis/table-outcome.ts';
import { CDS } from '../../core/conflict/constants.ts';
import type { Anchors, Terms } from '../../core/run/debrief-types.ts';
import { type Outcome, outcomeOf } from '../../core/run/outcome.ts';
import { fastestReadMs } from '../../core/run/read-time.ts';
import type { PlayMode, RunEvent } from '../../core/run/run.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import { lockBoards, reenterAll } from '../boards/reenter-all.ts';
import { type Actor, record } from '../people/audit.ts';
import { type Compiled, compiledVersion } from '../runs/versions.ts';
import type { Store } from '../store/connect.ts';
import { withTx } from '../store/with-tx.ts';
import { wholeStudy } from './study.ts';

export interface Rescoring {
  /** All versions of it. */
  readonly scenario?: string;
  readonly hash?: string;
  /** A corrected version of the same scenario, by which the runs of `hash` are judged. */
  readonly by?: string;
  readonly closedSeasons?: boolean;
}

export interface Rescored {
  readonly ok: true;
  readonly runs: number;
  readonly changed: number;
  /** Not lawful by what they are judged by: they stay as they were. */
  readonly refused: number;
}
export type RescoreRefusal = {
  readonly ok: false;
  readonly status: 404 | 422 | 503;
  readonly code: 'unknown-scenario' | 'scenario-missing' | 'other-scenario' | 'not-explored';
};

const refuse = (status: RescoreRefusal['status'], code: RescoreRefusal['code']): RescoreRefusal => ({ ok: false, status, code });

const PART = 200;
/** Longest work between two breaths, in ms. */
const BREATH = 10;

interface Version {
  readonly hash: string;
  readonly scenario: string;
  readonly cds: number;
  readonly content: Scenario;
  readonly anchors: Anchors;
}

interface Stored {
  readonly attempt: string;
  readonly player: string;
  readonly score: number;
  readonly raw: number;
  readonly verdict: string;
  readonly ending: string;
  readonly terms: Terms;
  readonly log: readonly RunEvent[];
  readonly seed: string;
  readonly mode: PlayMode;
}

const versionsOf = (store: Store, tenant: string, column: 'scenario' | 'hash', value: string): Promise<readonly Version[]> =>
  withTx(store, tenant, (tx) =>
    tx
      .selectFrom('scenario_version')
      .select(['hash', 'scenario', 'cds', 'content', 'anchors'])
      .where('tenant', '=', tenant)
      .where(column, '=', value)
      .orderBy('created_at')
      .execute(),
  );

/** Of a version from before the rules changed they are found anew; null: that took too long. */
async function anchorsOf(store: Store, tenant: string, { hash, cds, content, anchors }: Version): Promise<Anchors | null> {
  if (cds === CDS.version) return anchors;
  const studied = await wholeStudy(content);
  if (!studied) return null;
  const found = { cds: CDS.version, anchors: JSON.stringify(studied.anchors), read_ms: fastestReadMs(content) };
  await withTx(store, tenant, (tx) =>
    tx.updateTable('scenario_version').set(found).where('tenant', '=', tenant).where('hash', '=', hash).execute(),
  );
  return studied.anchors;
}

const partOf = (store: Store, tenant: string, hash: string, after: string | null): Promise<readonly Stored[]> =>
  withTx(store, tenant, async (tx) => {
    const { rows } = await sql<Stored>`
      select r.attempt, r.player, r.score, r.raw, r.verdict, r.ending, r.terms, r.log, a.seed, a.mode
        from run r join attempt a on a.tenant = r.tenant and a.attempt = r.attempt
       where r.tenant = ${tenant} and r.hash = ${hash} and (${after}::uuid is null or r.attempt > ${after}::uuid)
       order by r.attempt limit ${PART}`.execute(tx);
    return rows;
  });

const judgeRun = ({ judge, machine }: Compiled, { mode, seed, log }: Stored, anchors: Anchors): Outcome =>
  (mode === 'practice' ? null : judgeLog(judge, log, anchors)) ?? outcomeOf(machine, { seed: Number(seed), mode }, log, anchors);

const isSame = (one: Stored, { score, raw, verdict, ending, terms }: Outcome & { ok: true }): boolean =>
  one.score === score &&
  one.raw === raw &&
  one.verdict === verdict &&
  one.ending === ending &&
  Object.entries(terms).every(([name, value]) => one.terms[name as keyof Terms] === value);

type Corrected = Outcome & { ok: true } & { readonly attempt: string; readonly player: string };

async function writePart(
  store: Store,
  tenant: string,
  corrected: readonly Corrected[],
  { hash, closedSeasons }: { readonly hash: string; readonly closedSeasons: boolean },
  now: Date,
): Promise<readonly string[]> {
  return withTx(store, tenant, async (tx) => {
    await lockBoards(tx, tenant);
    // A log never changes: what was found without the lock holds. Who was erased meanwhile is not there.
    await sql`
      update run r set score = u.score, raw = u.raw, verdict = u.verdict, ending = u.ending, terms = u.terms
        from jsonb_to_recordset(${JSON.stringify(corrected)}::jsonb)
             as u (attempt uuid, score int, raw double precision, verdict text, ending text, terms jsonb)
       where r.tenant = ${tenant} and r.attempt = u.attempt`.execute(tx);
    const players = [...new Set(corrected.map(({ player }) => player))].sort();
    return reenterAll(tx, tenant, { hash, players, closedSeasons }, now);
  });
}

/** `onBoards`: told after each part which boards may have changed. */
export async function rescore(
  store: Store,
  actor: Actor,
  { scenario, hash, by, closedSeasons = false }: Rescoring,
  now: Date,
  onBoards: (boards: readonly string[]) => void,
): Promise<Rescored | RescoreRefusal> {
  const { tenant } = actor;
  if ((scenario === undefined) === (hash === undefined) || (by !== undefined && hash === undefined)) return refuse(422, 'scenario-missing');
  const versions = await versionsOf(store, tenant, hash === undefined ? 'scenario' : 'hash', hash ?? (scenario as string));
  const [other] = by === undefined ? [] : await versionsOf(store, tenant, 'hash', by);
  if (versions.length === 0 || (by !== undefined && !other)) return refuse(404, 'unknown-scenario');
  if (other && other.scenario !== versions[0]?.scenario) return refuse(422, 'other-scenario');
  const asked = { subject: scenario ?? hash ?? '', closedSeasons, cds: CDS.version, ...(by === undefined ? {} : { by }) };
  await withTx(store, tenant, (tx) => record(tx, actor, 'rescore-begun', now, asked));
  const count = { runs: 0, changed: 0, refused: 0 };
  for (const version of versions) {
    const judging = other ?? version;
    const anchors = await anchorsOf(store, tenant, judging);
    const compiled = await withTx(store, tenant, (tx) => compiledVersion(tx, tenant, judging.hash));
    if (!anchors || !compiled) return refuse(503, 'not-explored');
    let after: string | null = null;
    for (;;) {
      const part: readonly Stored[] = await partOf(store, tenant, version.hash, after);
      const corrected: Corrected[] = [];
      let begun = performance.now();
      for (const run of part) {
        const outcome = judgeRun(compiled, run, anchors);
        count.runs++;
        if (!outcome.ok) count.refused++;
        else if (!isSame(run, outcome)) corrected.push({ ...outcome, attempt: run.attempt, player: run.player });
        if (performance.now() - begun > BREATH) {
          await breathe();
          begun = performance.now();
        }
      }
      if (corrected.length > 0) onBoards(await writePart(store, tenant, corrected, { hash: version.hash, closedSeasons }, now));
      count.changed += corrected.length;
      if (part.length < PART) break;
      after = part.at(-1)?.attempt ?? null;
    }
  }
  await withTx(store, tenant, (tx) => record(tx, actor, 'rescored', now, { ...asked, ...count }));
  return { ok: true, ...count };
}
