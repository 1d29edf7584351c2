// Who asks: an opaque token per device, known to the database by its hash alone.
import { sql } from 'kysely';
import type { OrgSettings, Role } from '../store/database.ts';
import type { Tx } from '../store/with-tx.ts';
import { hashOf, newToken } from './secrets.ts';

export interface Who {
  readonly tenant: string;
  readonly player: string;
  readonly role: Role;
  readonly team: string | null;
  readonly nickname: string;
  readonly pseudonym: string;
  readonly csrf: string;
  readonly organisation: string;
  readonly timeZone: string;
  readonly settings: OrgSettings;
  readonly cursorKey: Buffer;
}

export interface Credential {
  readonly tenant: string;
  readonly hash: Buffer;
}

/** A device stays signed in for so long after it was last seen. */
const DAYS = 180;
const DAY = 86_400_000;
/** `seen_at` is written this often at most. */
const SEEN_EVERY = 3_600_000;

const COOKIE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** The cookie names the organisation, so that the question is asked within it. */
export function credentialIn(cookie: string | undefined): Credential | null {
  const [, tenant, token] = COOKIE.exec(cookie ?? '') ?? [];
  return tenant === undefined || token === undefined ? null : { tenant, hash: hashOf(token) };
}

export interface OpenedSession {
  /** Value of the cookie. */
  readonly cookie: string;
  readonly csrf: string;
}

/** Always a new token: what a browser brought along before is never kept. */
export async function openSession(tx: Tx, tenant: string, player: string, now: Date): Promise<OpenedSession> {
  const [token, csrf] = [newToken(), newToken()];
  const expires_at = new Date(now.getTime() + DAYS * DAY);
  await tx
    .insertInto('session')
    .values({ tenant, token_hash: hashOf(token), player, csrf, created_at: now, seen_at: now, expires_at })
    .execute();
  return { cookie: `${tenant}.${token}`, csrf };
}

/** Those of the tokens that are valid, by their hash in hex. */
export async function whoAre(tx: Tx, tenant: string, hashes: readonly Buffer[], now: Date): Promise<ReadonlyMap<string, Who>> {
  const rows = await tx
    .selectFrom('session as s')
    .innerJoin('player as p', (join) => join.onRef('p.tenant', '=', 's.tenant').onRef('p.player', '=', 's.player'))
    .innerJoin('org as o', 'o.tenant', 's.tenant')
    .select(['s.token_hash', 's.csrf', 's.seen_at', 'p.player', 'p.role', 'p.team', 'p.nickname', 'p.pseudonym'])
    .select(['o.name as organisation', 'o.time_zone as timeZone', 'o.settings', 'o.cursor_key as cursorKey'])
    .where('s.tenant', '=', tenant)
    .where(sql<boolean>`s.token_hash = any(${[...hashes]}::bytea[])`)
    .where('s.expires_at', '>', now)
    .where('p.erased_at', 'is', null)
    .execute();
  const stale = rows.filter(({ seen_at }) => now.getTime() - seen_at.getTime() > SEEN_EVERY).map(({ token_hash }) => token_hash);
  if (stale.length > 0)
    await tx
      .updateTable('session')
      .set({ seen_at: now, expires_at: new Date(now.getTime() + DAYS * DAY) })
      .where('tenant', '=', tenant)
      .where('token_hash', 'in', stale)
      .execute();
  return new Map(rows.map(({ token_hash, seen_at: _, ...row }) => [token_hash.toString('hex'), { tenant, ...row }]));
}

export async function whoIs(tx: Tx, { tenant, hash }: Credential, now: Date): Promise<Who | null> {
  return (await whoAre(tx, tenant, [hash], now)).get(hash.toString('hex')) ?? null;
}

export async function closeSession(tx: Tx, { tenant, hash }: Credential): Promise<void> {
  await tx.deleteFrom('session').where('tenant', '=', tenant).where('token_hash', '=', hash).execute();
}
