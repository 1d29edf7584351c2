// Who is in an organisation, and what he may do there. Roles are given by administrators alone, and one is always left.
import { sql } from 'kysely';
import type { Role } from '../store/database.ts';
import type { Tx } from '../store/with-tx.ts';
import { type Actor, record } from './audit.ts';

export interface Member {
  readonly player: string;
  readonly nickname: string;
  readonly pseudonym: string;
  readonly role: Role;
  readonly team: string | null;
  readonly joinedAt: string;
}

const PAGE = 200;

/** In order of their coming; `after`: player with whom the page before ended. */
export async function memberPage(tx: Tx, tenant: string, after: string | null): Promise<readonly Member[]> {
  const all = tx
    .selectFrom('player')
    .select(['player', 'nickname', 'pseudonym', 'role', 'team', 'joined_at'])
    .where('tenant', '=', tenant)
    .orderBy('player')
    .limit(PAGE);
  const rows = await (after === null ? all : all.where('player', '>', after)).execute();
  return rows.map(({ joined_at, ...row }) => ({ ...row, joinedAt: joined_at.toISOString() }));
}

export type MemberRefusal = {
  readonly ok: false;
  readonly status: 404 | 409;
  readonly code: 'unknown-player' | 'unknown-team' | 'last-admin';
};

/** Two administrators must not dismiss each other at once. */
export async function lockRoles(tx: Tx, tenant: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${tenant}, 49))`.execute(tx);
}

/** The caller holds the lock of roles. */
export async function isLastAdmin(tx: Tx, tenant: string, player: string): Promise<boolean> {
  const admins = await tx.selectFrom('player').select('player').where('tenant', '=', tenant).where('role', '=', 'admin').limit(2).execute();
  return admins.length === 1 && admins[0]?.player === player;
}

export interface MemberChange {
  readonly role?: Role;
  /** Null: of no team. */
  readonly team?: string | null;
}

export async function changeMember(
  tx: Tx,
  actor: Actor,
  player: string,
  { role, team }: MemberChange,
  now: Date,
): Promise<{ readonly ok: true } | MemberRefusal> {
  const { tenant } = actor;
  await lockRoles(tx, tenant);
  const before = await tx
    .selectFrom('player')
    .select(['role', 'team'])
    .where('tenant', '=', tenant)
    .where('player', '=', player)
    .executeTakeFirst();
  if (!before) return { ok: false, status: 404, code: 'unknown-player' };
  if (role !== undefined && role !== 'admin' && (await isLastAdmin(tx, tenant, player)))
    return { ok: false, status: 409, code: 'last-admin' };
  if (team !== undefined && team !== null && !(await isTeam(tx, tenant, team))) return { ok: false, status: 404, code: 'unknown-team' };
  const set = { ...(role === undefined ? {} : { role }), ...(team === undefined ? {} : { team }) };
  if (Object.keys(set).length > 0)
    await tx.updateTable('player').set(set).where('tenant', '=', tenant).where('player', '=', player).execute();
  if (role !== undefined && role !== before.role)
    await record(tx, actor, 'role-changed', now, { subject: player, from: before.role, to: role });
  if (team !== undefined && team !== before.team)
    await record(tx, actor, 'team-changed', now, { subject: player, from: before.team, to: team });
  return { ok: true };
}

async function isTeam(tx: Tx, tenant: string, team: string): Promise<boolean> {
  return (
    (await tx.selectFrom('team').select('team').where('tenant', '=', tenant).where('team', '=', team).executeTakeFirst()) !== undefined
  );
}
