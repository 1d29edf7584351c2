// An attempt made afterwards, for a run that was played without the server.
import { sql } from 'kysely';
import { type Tx, together } from '../store/with-tx.ts';
import { numberQueries } from './attempts.ts';
import type { RunCode, Submission } from './submission.ts';

/** Null: the attempt is there, from now or from a sending before. */
export async function registerOffline(tx: Tx, { who, body, attempt }: Submission): Promise<RunCode | null> {
  if (!attempt || !body.offline) return null;
  const { tenant, player } = who;
  const version = await tx
    .selectFrom('scenario_version')
    .select(['live', 'retired_at'])
    .where('tenant', '=', tenant)
    .where('hash', '=', attempt.hash)
    .where('scenario', '=', attempt.scenario)
    .executeTakeFirst();
  if (!version) return 'unknown-scenario';
  if (version.live) return 'played-live-only';
  if (version.retired_at && version.retired_at.getTime() < Date.parse(body.offline.startedAt)) return 'old-version';
  const { rows } = await sql`select 1 from attempt where tenant = ${tenant} and attempt = ${body.attempt}`.execute(tx);
  if (rows.length > 0) return null;
  const [, numbers] = await together(tx, ...numberQueries(who, attempt.hash));
  const number = numbers.rows[0]?.next as number;
  const { scenario, hash, mode } = attempt;
  const values = { tenant, attempt: body.attempt, player, scenario, hash, mode, number, seed: String(attempt.seed), nonce: '' };
  await tx
    .insertInto('attempt')
    .values({ ...values, live: false, offline: true, started_at: new Date(body.offline.startedAt) })
    .onConflict((on) => on.doNothing())
    .execute();
  return null;
}
