// Plays whose file stays here: each choice comes in, and the next view goes out.
import { advance, canAdvance } from '../../core/run/advance.ts';
import { type LiveStanding, type LiveStep, liveStanding, liveStep } from '../../core/run/live.ts';
import { replay } from '../../core/run/replay.ts';
import type { RunEvent } from '../../core/run/run.ts';
import type { Who } from '../people/sessions.ts';
import type { Tx } from '../store/with-tx.ts';
import type { Refusal } from './attempts.ts';
import { plainEvent } from './submission.ts';
import { compiledVersion } from './versions.ts';

type Player = Pick<Who, 'tenant' | 'player'>;

type StandingCode = 'unknown-attempt' | 'not-live';
type LiveCode = StandingCode | 'already-answered' | 'other-choice' | 'out-of-turn' | 'illegal-choice';

const attemptOf = (tx: Tx, { tenant, player }: Player, attempt: string) =>
  tx
    .selectFrom('attempt as a')
    .innerJoin('scenario_version as v', (join) => join.onRef('v.tenant', '=', 'a.tenant').onRef('v.hash', '=', 'a.hash'))
    .select(['a.hash', 'a.scenario', 'a.nonce', 'a.seed', 'a.mode', 'a.live', 'a.log', 'a.answered_at', 'v.anchors'])
    .where('a.tenant', '=', tenant)
    .where('a.attempt', '=', attempt)
    .where('a.player', '=', player);

/** The choice at place `index` of a live play. A repeat is answered like the first time; another choice there is refused. */
export async function chooseLive(
  tx: Tx,
  who: Player,
  attempt: string,
  { index, event }: { readonly index: number; readonly event: RunEvent },
): Promise<{ readonly ok: true; readonly step: LiveStep } | Refusal<404 | 409 | 422, LiveCode>> {
  const { tenant } = who;
  const row = await attemptOf(tx, who, attempt).forUpdate('a').executeTakeFirst();
  const found = row ? await compiledVersion(tx, tenant, row.hash) : null;
  if (!row || !found) return { ok: false, status: 404, code: 'unknown-attempt' };
  if (!row.live || row.log === null) return { ok: false, status: 409, code: 'not-live' };
  if (index > row.log.length) return { ok: false, status: 409, code: 'out-of-turn' };
  const repeated = index < row.log.length;
  if (repeated && JSON.stringify(plainEvent(row.log[index] as RunEvent)) !== JSON.stringify(plainEvent(event)))
    return { ok: false, status: 409, code: 'other-choice' };
  if (!repeated && row.answered_at) return { ok: false, status: 409, code: 'already-answered' };
  const { machine } = found;
  const replayed = replay(machine, { seed: Number(row.seed), mode: row.mode }, row.log.slice(0, index));
  if (!replayed.ok) throw new Error('a live log is not lawful');
  if (!canAdvance(machine, replayed.run, event)) return { ok: false, status: 422, code: 'illegal-choice', illegalAt: index };
  const [run, cues] = advance(machine, replayed.run, event);
  if (!repeated)
    await tx
      .updateTable('attempt')
      .set({ log: JSON.stringify(run.log) })
      .where('tenant', '=', tenant)
      .where('attempt', '=', attempt)
      .execute();
  return { ok: true, step: liveStep(machine, run, cues, row.anchors) };
}

export interface LiveAttempt extends LiveStanding {
  readonly attempt: string;
  readonly nonce: string;
  readonly scenario: string;
  readonly hash: string;
  readonly seed: number;
  readonly mode: string;
}

/** Where a live play stands: after a reload, or on another device. */
export async function standingOf(
  tx: Tx,
  who: Player,
  attempt: string,
): Promise<{ readonly ok: true; readonly standing: LiveAttempt } | Refusal<404 | 409, StandingCode>> {
  const row = await attemptOf(tx, who, attempt).executeTakeFirst();
  const found = row ? await compiledVersion(tx, who.tenant, row.hash) : null;
  if (!row || !found) return { ok: false, status: 404, code: 'unknown-attempt' };
  const { hash, scenario, nonce, mode, live, log, anchors } = row;
  if (!live || log === null) return { ok: false, status: 409, code: 'not-live' };
  const seed = Number(row.seed);
  const replayed = replay(found.machine, { seed, mode }, log);
  if (!replayed.ok) throw new Error('a live log is not lawful');
  return { ok: true, standing: { attempt, nonce, scenario, hash, seed, mode, ...liveStanding(found.machine, replayed.run, anchors) } };
}
