// An attempt: the right to send in one run. It is numbered when it begins, so that nobody picks his best afterwards.
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { DialogueView } from '../../core/dialogue/view.ts';
import { startRun } from '../../core/run/advance.ts';
import { liveView } from '../../core/run/live.ts';
import type { PlayMode } from '../../core/run/run.ts';
import type { Who } from '../people/sessions.ts';
import { atEnd, type Tx, together } from '../store/with-tx.ts';
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

/** What number the player's next attempt has, under a lock: attempts that begin at once wait for each other. */
export const numberQueries = ({ tenant, player }: Player, hash: string): readonly [RawBuilder<unknown>, RawBuilder<{ next: number }>] => [
  sql`select pg_advisory_xact_lock(hashtextextended(${`${tenant} ${player} ${hash}`}, 45))`,
  sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from attempt where tenant = ${tenant} and player = ${player} and hash = ${hash}`,
];

export async function startAttempt(
  tx: Tx,
  who: Player,
  { scenario, hash, mode }: AttemptBody,
  now: Date,
): Promise<{ readonly ok: true; readonly attempt: Attempt } | Refusal<404 | 409, 'unknown-scenario' | 'old-version'>> {
  const { tenant, player } = who;
  const current = sql<{ hash: string; cds: number; live: boolean }>`
    select hash, cds, live from scenario_version where tenant = ${tenant} and scenario = ${scenario} and retired_at is null`;
  const [versions, , numbers] = await together(tx, current, ...numberQueries(who, hash));
  const [version] = versions.rows;
  if (!version) return { ok: false, status: 404, code: 'unknown-scenario' };
  if (version.hash !== hash) return { ok: false, status: 409, code: 'old-version' };
  const { cds, live } = version;
  const [attempt, nonce, seed] = [randomUUID(), randomBytes(16).toString('base64url'), randomInt(2 ** 32)];
  const number = numbers.rows[0]?.next as number;
  const log = live ? '[]' : null;
  const begun = sql`
    insert into attempt (tenant, attempt, player, scenario, hash, seed, nonce, number, mode, live, log, started_at)
    values (${tenant}, ${attempt}, ${player}, ${scenario}, ${hash}, ${seed}, ${nonce}, ${number}, ${mode}, ${live}, ${log}, ${now})`;
  atEnd(tx, begun);
  const machine = live ? (await compiledVersion(tx, tenant, hash))?.machine : undefined;
  const view = machine ? liveView(machine, startRun(machine, { seed, mode })[0]) : null;
  return { ok: true, attempt: { attempt, nonce, scenario, hash, cds, seed, startedAt: now.toISOString(), number, live, view } };
}
