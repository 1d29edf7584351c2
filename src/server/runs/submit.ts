// Runs sent in: each is played again from its log, and only what that gives is stored. Many at a time, for the sake of
// speed; alone or together the answers are the same.
import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { judgeLog } from '../../core/analysis/table-outcome.ts';
import { type Outcome, outcomeOf } from '../../core/run/outcome.ts';
import { LEAST_DECISION } from '../../core/run/read-time.ts';
import type { RunEvent } from '../../core/run/run.ts';
import { type Tx, together } from '../store/with-tx.ts';
import { holdOf } from './hold.ts';
import { registerOffline } from './offline.ts';
import { placeRuns } from './place.ts';
import { type Accepted, type AttemptRow, plainEvent, type RunBody, type RunCode, type Submission, type Submitted } from './submission.ts';
import { compiledVersion } from './versions.ts';

/** What the table leaves to the statechart takes long: others have their turn after so many ms. */
const BREATH = 10;

const refuse = (status: 403 | 404 | 409 | 422, code: RunCode, illegalAt?: number): Submitted & { ok: false } => ({
  ok: false,
  status,
  code,
  ...(illegalAt === undefined ? {} : { illegalAt }),
});

/** Of what was sent, whatever the order of its keys. */
export function hashOfBody({ nonce, log, offline }: RunBody): Buffer {
  const plain = [nonce, log.map(plainEvent), offline ? [offline.startedAt, offline.finishedAt] : null];
  return createHash('sha256').update(JSON.stringify(plain)).digest();
}

/** The attempts that bodies speak of, for `submitRuns`. */
export const attemptsQuery = (tenant: string, bodies: readonly RunBody[]): RawBuilder<AttemptRow> => sql<AttemptRow>`
    select a.attempt, a.player, a.scenario, a.hash, a.seed, a.nonce, a.number, a.mode, a.live, a.offline, a.log, a.started_at, a.answered_at,
           a.answer, a.body_hash, v.anchors, v.read_ms, v.ranked as version_ranked, v.retired_at
      from attempt a join scenario_version v on v.tenant = a.tenant and v.hash = a.hash
     where a.tenant = ${tenant} and a.attempt = any(${[...new Set(bodies.map(({ attempt }) => attempt))]}::uuid[])`;

interface Times {
  readonly started: Date;
  readonly finished: Date;
}

/** A clock that is wrong must not lose a run: times are drawn to what the server knows. */
function timesOf(row: AttemptRow, { offline }: RunBody, now: Date): Times | null {
  if (!offline) return { started: row.started_at, finished: now };
  const [started, finished] = [Date.parse(offline.startedAt), Date.parse(offline.finishedAt)];
  if (!(started <= finished)) return null;
  const earliest = row.offline ? 0 : row.started_at.getTime();
  const bound = (ms: number): Date => new Date(Math.min(now.getTime(), Math.max(earliest, ms)));
  return { started: bound(started), finished: bound(finished) };
}

async function outcome(tx: Tx, tenant: string, row: AttemptRow, log: readonly RunEvent[]): Promise<Outcome> {
  const version = await compiledVersion(tx, tenant, row.hash);
  if (!version) throw new Error('an attempt has no version');
  const fast = row.mode === 'practice' ? null : judgeLog(version.judge, log, row.anchors);
  return fast ?? outcomeOf(version.machine, { seed: Number(row.seed), mode: row.mode }, log, row.anchors);
}

function flagsOf(row: AttemptRow, body: RunBody, { started, finished }: Times): readonly string[] {
  const least = Math.max(row.read_ms, LEAST_DECISION * body.log.length);
  return [
    // Each choice of a live play came in when it was made, however late the run follows.
    ...(body.offline && !row.live ? ['offline'] : []),
    ...(finished.getTime() - started.getTime() < least ? ['too-fast'] : []),
    ...(row.retired_at ? ['old-version'] : []),
  ];
}

async function accept(
  tx: Tx,
  { who, body, attempt }: Submission,
  row: AttemptRow | undefined,
  now: Date,
): Promise<Accepted | (Submitted & { ok: false })> {
  if (!row) return refuse(404, 'unknown-attempt');
  if (row.player !== who.player) return refuse(403, 'foreign-attempt');
  if (row.nonce !== body.nonce || row.offline !== Boolean(attempt)) return refuse(403, 'wrong-nonce');
  const log = body.log.map(plainEvent);
  if (row.live && JSON.stringify(row.log?.map(plainEvent)) !== JSON.stringify(log)) return refuse(422, 'not-as-played');
  const times = timesOf(row, body, now);
  if (!times) return refuse(422, 'impossible-times');
  const judged = await outcome(tx, who.tenant, row, log);
  if (!judged.ok) return refuse(422, judged.code, judged.illegalAt);
  const flags = flagsOf(row, body, times);
  const bars = ['too-fast', 'old-version', ...(who.settings.offline === false ? ['offline'] : [])];
  const ranked = row.version_ranked && row.mode !== 'practice' && !flags.some((flag) => bars.includes(flag));
  return { ok: true, row, judged, log, flags, ranked, ...times };
}

/** What was asked for before: `epoch` first of all, then the attempts of those that the server gave out. */
export interface Beforehand {
  readonly epoch: string;
  readonly attempts: readonly AttemptRow[];
}

/**
 * In the order of the submissions, which are all of one organisation. Runs are judged first, and written under the lock of
 * the writers; those that were played without the server get their attempts under it, and are judged there.
 */
export async function submitRuns(
  tx: Tx,
  submissions: readonly Submission[],
  { epoch, attempts }: Beforehand,
  now: Date,
): Promise<readonly Submitted[]> {
  const [first] = submissions;
  if (!first) return [];
  const { tenant, timeZone, settings } = first.who;
  const rows = new Map(attempts.map((row) => [row.attempt, row]));
  const results = new Array<Submitted | null>(submissions.length).fill(null);
  /** By attempt: the body that is answered in this round. */
  const taken = new Map<string, Buffer>();
  const accepted: Accepted[] = [];
  let since = performance.now();
  const weigh = async (submission: Submission): Promise<Submitted | null> => {
    if (performance.now() - since > BREATH) {
      await turn();
      since = performance.now();
    }
    const { body, who } = submission;
    const row = rows.get(body.attempt);
    const hash = hashOfBody(body);
    const before = row && row.player === who.player ? (row.body_hash ?? taken.get(row.attempt)) : undefined;
    if (row && before)
      return !before.equals(hash) ? refuse(409, 'other-body') : row.answer ? { ok: true, answer: row.answer, boards: [] } : null;
    const run = await accept(tx, submission, row, now);
    if (!run.ok) return run;
    taken.set(body.attempt, hash);
    accepted.push(run);
    return null;
  };
  const offline = [...submissions.entries()].filter(([, { attempt }]) => attempt);
  for (const [k, submission] of submissions.entries()) if (!submission.attempt) results[k] = await weigh(submission);
  const hold = holdOf(tenant, epoch, [...taken.keys()]);
  if (offline.length > 0) {
    const [, still] = await together(tx, ...hold.queries);
    hold.expect(still.rows);
    const codes = new Map<number, RunCode>();
    for (const [k, submission] of offline) {
      const code = await registerOffline(tx, submission);
      if (code) codes.set(k, code);
    }
    // Some were made just now.
    const bodies = offline.map(([, { body }]) => body);
    for (const row of (await attemptsQuery(tenant, bodies).execute(tx)).rows) rows.set(row.attempt, row);
    for (const [k, submission] of offline) {
      const code = rows.has(submission.body.attempt) ? undefined : codes.get(k);
      results[k] = code ? refuse(code === 'unknown-scenario' ? 404 : 409, code) : await weigh(submission);
    }
  }
  const answers = await placeRuns(tx, { tenant, timeZone, settings }, accepted, taken, now, offline.length > 0 ? null : hold);
  return results.map((result, k) => result ?? (answers.get(submissions[k]?.body.attempt ?? '') as Submitted));
}
