// A trainer takes a run off the boards, or marks it; with a reason out of a list, for no free text is kept.

import { sql } from 'kysely';
import type { ReviewReason } from '../../core/run/review-reasons.ts';
import { lockBoards, reenterAll } from '../boards/reenter-all.ts';
import { type Actor, record } from '../people/audit.ts';
import type { Tx } from '../store/with-tx.ts';

export interface Reviewed {
  readonly ok: true;
  readonly flags: readonly string[];
  readonly hidden: boolean;
  /** That may have changed. */
  readonly boards: readonly string[];
}
export type ReviewRefusal = { readonly ok: false; readonly status: 404; readonly code: 'unknown-run' };

const UNKNOWN: ReviewRefusal = { ok: false, status: 404, code: 'unknown-run' };

async function runOf(tx: Tx, tenant: string, attempt: string) {
  return tx
    .selectFrom('run')
    .select(['hash', 'player', 'flags', 'hidden'])
    .where('tenant', '=', tenant)
    .where('attempt', '=', attempt)
    .forUpdate()
    .executeTakeFirst();
}

async function write(tx: Tx, tenant: string, attempt: string, flags: readonly string[], hidden: boolean): Promise<void> {
  await sql`update run set flags = ${[...flags]}::text[], hidden = ${hidden} where tenant = ${tenant} and attempt = ${attempt}`.execute(tx);
}

/** The reason stays with the run as the flag `hidden:<reason>` for as long as it is hidden. */
export async function hideRun(
  tx: Tx,
  actor: Actor,
  attempt: string,
  { hidden, reason, closedSeasons = false }: { readonly hidden: boolean; readonly reason: ReviewReason; readonly closedSeasons?: boolean },
  now: Date,
): Promise<Reviewed | ReviewRefusal> {
  const { tenant } = actor;
  await lockBoards(tx, tenant);
  const run = await runOf(tx, tenant, attempt);
  if (!run) return UNKNOWN;
  const flags = [...run.flags.filter((flag) => !flag.startsWith('hidden:')), ...(hidden ? [`hidden:${reason}`] : [])];
  await write(tx, tenant, attempt, flags, hidden);
  const boards = await reenterAll(tx, tenant, { hash: run.hash, players: [run.player], closedSeasons }, now);
  await record(tx, actor, hidden ? 'run-hidden' : 'run-shown', now, { subject: run.player, attempt, reason, closedSeasons });
  return { ok: true, flags, hidden, boards };
}

/** It stays where it stands, with the flag `marked:<reason>`. */
export async function flagRun(
  tx: Tx,
  actor: Actor,
  attempt: string,
  { flagged, reason }: { readonly flagged: boolean; readonly reason: ReviewReason },
  now: Date,
): Promise<Reviewed | ReviewRefusal> {
  const { tenant } = actor;
  const run = await runOf(tx, tenant, attempt);
  if (!run) return UNKNOWN;
  const flag = `marked:${reason}`;
  const flags = [...run.flags.filter((one) => one !== flag), ...(flagged ? [flag] : [])];
  await write(tx, tenant, attempt, flags, run.hidden);
  await record(tx, actor, flagged ? 'run-flagged' : 'run-unflagged', now, { subject: run.player, attempt, reason });
  return { ok: true, flags, hidden: run.hidden, boards: [] };
}
