// Everything of a player is removed, and everybody below him moves up: the histogram follows by its trigger. Backups that
// were made before keep him; they are in the hands of whoever made them.
import { lockComputing } from '../boards/computed.ts';
import { lockWriters } from '../boards/enter.ts';
import type { Tx } from '../store/with-tx.ts';
import { type Actor, record } from './audit.ts';
import { forgetDeviceCodes } from './devices.ts';
import { isLastAdmin, lockRoles, type MemberRefusal } from './members.ts';

/** `boards`: on which he stood. */
export async function erasePlayer(
  tx: Tx,
  actor: Actor,
  player: string,
  now: Date,
): Promise<{ readonly ok: true; readonly boards: readonly string[] } | MemberRefusal> {
  const { tenant } = actor;
  // Nobody writes runs, nobody computes standings: what is removed cannot come back from what another has just read.
  await lockWriters(tx, tenant);
  await lockComputing(tx, tenant);
  await lockRoles(tx, tenant);
  const found = await tx
    .selectFrom('player')
    .select('player')
    .where('tenant', '=', tenant)
    .where('player', '=', player)
    .forUpdate()
    .executeTakeFirst();
  if (!found) return { ok: false, status: 404, code: 'unknown-player' };
  if (await isLastAdmin(tx, tenant, player)) return { ok: false, status: 409, code: 'last-admin' };
  await forgetDeviceCodes(tx, tenant, player);
  const entries = await tx.deleteFrom('entry').where('tenant', '=', tenant).where('player', '=', player).returning('board').execute();
  for (const table of ['session', 'run', 'attempt', 'oidc_flow', 'player'] as const)
    await tx.deleteFrom(table).where('tenant', '=', tenant).where('player', '=', player).execute();
  await tx.deleteFrom('meter').where('tenant', '=', tenant).where('key', 'like', `% ${player}`).execute();
  // A number that leads to nobody any more.
  await record(tx, { tenant, player: actor.player === player ? null : actor.player }, 'erased', now, { subject: player });
  return { ok: true, boards: entries.map(({ board }) => board) };
}
