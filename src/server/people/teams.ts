// Teams, and how one joins them: by a code that is told, expires, and can be changed.
import type { Store } from '../store/connect.ts';
import { type Tx, tenantBehind, withTx } from '../store/with-tx.ts';
import type { Entered } from './organisation.ts';
import { hashOfCode, newCode, newPseudonym } from './secrets.ts';
import { openSession } from './sessions.ts';

const CODE_DAYS = 90;
const DAY = 86_400_000;

export interface TeamCode {
  readonly team: string;
  /** Shown this once. */
  readonly code: string;
  readonly expires: string;
}

export async function createTeam(tx: Tx, tenant: string, name: string, now: Date): Promise<TeamCode> {
  const code = newCode();
  const [hash, expires] = [hashOfCode(code), new Date(now.getTime() + CODE_DAYS * DAY)];
  const { team } = await tx
    .insertInto('team')
    .values({ tenant, name, join_hash: hash, join_expires: expires })
    .returning('team')
    .executeTakeFirstOrThrow();
  await tx.insertInto('door').values({ tenant, hash, kind: 'join' }).execute();
  return { team, code, expires: expires.toISOString() };
}

/** The code of before is worth nothing from now on. Null: there is no such team. */
export async function rotateCode(tx: Tx, tenant: string, team: string, now: Date): Promise<TeamCode | null> {
  const before = await tx
    .selectFrom('team')
    .select('join_hash')
    .where('tenant', '=', tenant)
    .where('team', '=', team)
    .forUpdate()
    .executeTakeFirst();
  if (!before) return null;
  const code = newCode();
  const [hash, expires] = [hashOfCode(code), new Date(now.getTime() + CODE_DAYS * DAY)];
  await tx.deleteFrom('door').where('tenant', '=', tenant).where('hash', '=', before.join_hash).execute();
  await tx
    .updateTable('team')
    .set({ join_hash: hash, join_expires: expires })
    .where('tenant', '=', tenant)
    .where('team', '=', team)
    .execute();
  await tx.insertInto('door').values({ tenant, hash, kind: 'join' }).execute();
  return { team, code, expires: expires.toISOString() };
}

export async function joinTeam(store: Store, code: string, nickname: string, now: Date): Promise<Entered> {
  const hash = hashOfCode(code);
  const tenant = await tenantBehind(store, hash);
  if (tenant === null) return { ok: false, status: 404, code: 'unknown-code' };
  return withTx(store, tenant, async (tx) => {
    const team = await tx
      .selectFrom('team')
      .select('team')
      .where('tenant', '=', tenant)
      .where('join_hash', '=', hash)
      .where('join_expires', '>', now)
      .executeTakeFirst();
    if (!team) return { ok: false, status: 404, code: 'unknown-code' };
    const { player } = await tx
      .insertInto('player')
      .values({ tenant, nickname, pseudonym: newPseudonym(), team: team.team, role: 'player', oidc_subject: null, erased_at: null })
      .returning('player')
      .executeTakeFirstOrThrow();
    return { ok: true, tenant, player, session: await openSession(tx, tenant, player, now) };
  });
}
