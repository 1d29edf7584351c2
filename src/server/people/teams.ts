// Teams, and how one joins them: by a code that is told, expires, and can be changed.
import { sql } from 'kysely';
import type { Store } from '../store/connect.ts';
import { type Tx, tenantBehind, withTx } from '../store/with-tx.ts';
import { type Actor, record } from './audit.ts';
import type { Entered } from './organisation.ts';
import { hashOfCode, newCode, newPseudonym } from './secrets.ts';
import { type Credential, openSession, renewSession } from './sessions.ts';

const CODE_DAYS = 90;
const DAY = 86_400_000;

export interface TeamCode {
  readonly team: string;
  /** Shown this once. */
  readonly code: string;
  readonly expires: string;
}

export async function createTeam(tx: Tx, actor: Actor, name: string, now: Date): Promise<TeamCode> {
  const { tenant } = actor;
  const code = newCode();
  const [hash, expires] = [hashOfCode(code), new Date(now.getTime() + CODE_DAYS * DAY)];
  const { team } = await tx
    .insertInto('team')
    .values({ tenant, name, join_hash: hash, join_expires: expires })
    .returning('team')
    .executeTakeFirstOrThrow();
  await tx.insertInto('door').values({ tenant, hash, kind: 'join' }).execute();
  await record(tx, actor, 'team-made', now, { subject: team });
  return { team, code, expires: expires.toISOString() };
}

/** The code of before is worth nothing from now on. Null: there is no such team. */
export async function rotateCode(tx: Tx, actor: Actor, team: string, now: Date): Promise<TeamCode | null> {
  const { tenant } = actor;
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
  await record(tx, actor, 'code-rotated', now, { subject: team });
  return { team, code, expires: expires.toISOString() };
}

export interface TeamEntry {
  readonly team: string;
  readonly name: string;
  readonly members: number;
  readonly codeExpires: string;
}

export async function teamsOf(tx: Tx, tenant: string): Promise<readonly TeamEntry[]> {
  const { rows } = await sql<{ team: string; name: string; members: number; join_expires: Date }>`
    select t.team, t.name, t.join_expires, (select count(*)::int from player p where p.tenant = t.tenant and p.team = t.team) as members
      from team t where t.tenant = ${tenant} order by t.created_at, t.team`.execute(tx);
  return rows.map(({ join_expires, ...row }) => ({ ...row, codeExpires: join_expires.toISOString() }));
}

/** False: there is no such team. */
export async function renameTeam(tx: Tx, actor: Actor, team: string, name: string, now: Date): Promise<boolean> {
  const renamed = await tx
    .updateTable('team')
    .set({ name })
    .where('tenant', '=', actor.tenant)
    .where('team', '=', team)
    .returning('team')
    .executeTakeFirst();
  if (renamed) await record(tx, actor, 'team-renamed', now, { subject: team });
  return renamed !== undefined;
}

/** Its members stay, without a team. */
export async function removeTeam(tx: Tx, actor: Actor, team: string, now: Date): Promise<boolean> {
  const { tenant } = actor;
  const gone = await tx.deleteFrom('team').where('tenant', '=', tenant).where('team', '=', team).returning('join_hash').executeTakeFirst();
  if (!gone) return false;
  await tx.deleteFrom('door').where('tenant', '=', tenant).where('hash', '=', gone.join_hash).execute();
  await tx.updateTable('player').set({ team: null }).where('tenant', '=', tenant).where('team', '=', team).execute();
  await record(tx, actor, 'team-removed', now, { subject: team });
  return true;
}

/** Who is signed in already. */
export interface Asked {
  readonly credential: Credential;
  readonly player: string;
}

/** `asked` comes over to the team as the same player; else somebody new comes in. Either gets a new token. */
export async function joinTeam(
  store: Store,
  { code, nickname }: { readonly code: string; readonly nickname: string | null },
  asked: Asked | null,
  now: Date,
): Promise<Entered> {
  const hash = hashOfCode(code);
  const tenant = await tenantBehind(store, hash);
  if (tenant === null) return { ok: false, status: 404, code: 'unknown-code' };
  return withTx(store, tenant, async (tx) => {
    const found = await tx
      .selectFrom('team')
      .select('team')
      .where('tenant', '=', tenant)
      .where('join_hash', '=', hash)
      .where('join_expires', '>', now)
      .forKeyShare()
      .executeTakeFirst();
    if (!found) return { ok: false, status: 404, code: 'unknown-code' };
    const { team } = found;
    if (asked) {
      const { player, credential } = asked;
      if (credential.tenant !== tenant) return { ok: false, status: 404, code: 'unknown-code' };
      await tx.updateTable('player').set({ team }).where('tenant', '=', tenant).where('player', '=', player).execute();
      const session = (await renewSession(tx, credential, now)) ?? (await openSession(tx, tenant, player, now));
      return { ok: true, tenant, player, session };
    }
    const pseudonym = newPseudonym();
    const { player } = await tx
      .insertInto('player')
      .values({ tenant, nickname: nickname ?? pseudonym, pseudonym, team, role: 'player', oidc_subject: null, erased_at: null })
      .returning('player')
      .executeTakeFirstOrThrow();
    return { ok: true, tenant, player, session: await openSession(tx, tenant, player, now) };
  });
}
