// An attempt: the right to send in one run. It is numbered when it begins, so that nobody picks his best afterwards.
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { DialogueView } from '../../core/dialogue/view.ts';
import { startRun } from '../../core/run/advance.ts';
import { liveView } from '../../core/run/live.ts';
import type { PlayMode } from '../../core/run/run.ts';
import type { Who } from '../people/sessions.ts';
import type { Tx } from '../store/with-tx.ts';
import { compiledVersion } from './versions.ts';

export interface AttemptBody {
  readonly scenario: string;
  readonly hash: string;
  readonly mode: PlayMode;
}

export interface Attempt {
  readonly attempt: string;
  readonly nonce: string;
  readonly scenario: string;
  readonly hash: string;
  readonly cds: number;
  readonly seed: number;
  readonly startedAt: string;
  readonly number: number;
  readonly live: boolean;
  /** The first view of a live play. */
  readonly view: DialogueView | null;
}

export type Refusal<Status extends number, Code extends string> = {
  readonly ok: false;
  readonly status: Status;
  readonly code: Code;
  readonly illegalAt?: number;
};

type Player = Pick<Who, 'tenant' | 'player'>;

/** The number of the player's next attempt; attempts that begin at once wait for each other. */
export async function nextNumber(tx: Tx, { tenant, player }: Player, hash: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tenant} ${player} ${hash}`}, 45))`.execute(tx);
  const { last } = await tx
    .selectFrom('attempt')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), sql<number>`0`).as('last'))
    .where('tenant', '=', tenant)
    .where('player', '=', player)
    .where('hash', '=', hash)
    .executeTakeFirstOrThrow();
  return last + 1;
}

export async function startAttempt(
  tx: Tx,
  who: Player,
  { scenario, hash, mode }: AttemptBody,
  now: Date,
): Promise<{ readonly ok: true; readonly attempt: Attempt } | Refusal<404 | 409, 'unknown-scenario' | 'old-version'>> {
  const { tenant, player } = who;
  const version = await tx
    .selectFrom('scenario_version')
    .select(['hash', 'cds', 'live'])
    .where('tenant', '=', tenant)
    .where('scenario', '=', scenario)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (!version) return { ok: false, status: 404, code: 'unknown-scenario' };
  if (version.hash !== hash) return { ok: false, status: 409, code: 'old-version' };
  const { cds, live } = version;
  const [attempt, nonce, seed] = [randomUUID(), randomBytes(16).toString('base64url'), randomInt(2 ** 32)];
  const number = await nextNumber(tx, who, hash);
  const log = live ? '[]' : null;
  await tx
    .insertInto('attempt')
    .values({ tenant, attempt, player, scenario, hash, seed: String(seed), nonce, number, mode, live, log, started_at: now })
    .execute();
  const machine = live ? (await compiledVersion(tx, tenant, hash))?.machine : undefined;
  const view = machine ? liveView(machine, startRun(machine, { seed, mode })[0]) : null;
  return { ok: true, attempt: { attempt, nonce, scenario, hash, cds, seed, startedAt: now.toISOString(), number, live, view } };
}
