// The organisation comes into being with the first start of the server; whoever opens the link that is printed then is
// its administrator.
import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Store } from '../store/connect.ts';
import { tenantBehind, tenantsOf, withTx } from '../store/with-tx.ts';
import { record } from './audit.ts';
import { hashOf, newPseudonym, newToken } from './secrets.ts';
import { type OpenedSession, openSession } from './sessions.ts';

const LINK_DAYS = 14;
const DAY = 86_400_000;

/** The token of a new link for an administrator; null once there is one. Starts before that each print a valid link. */
export async function setupToken(store: Store, timeZone: string, now: Date): Promise<string | null> {
  const [known] = await tenantsOf(store);
  const tenant = known ?? randomUUID();
  const token = newToken();
  return withTx(store, tenant, async (tx) => {
    if (known === undefined) {
      // Another server may be starting at this moment.
      await sql`select pg_advisory_xact_lock(${0x4349})`.execute(tx);
      if ((await tenantsOf(store)).length > 0) return null;
      const values = { tenant, name: '', time_zone: timeZone, settings: '{}', cursor_key: randomBytes(32) };
      await tx.insertInto('org').values(values).execute();
    } else {
      const org = await tx.selectFrom('org').select('set_up_at').where('tenant', '=', tenant).executeTakeFirstOrThrow();
      if (org.set_up_at) return null;
    }
    const hash = hashOf(token);
    const expires_at = new Date(now.getTime() + LINK_DAYS * DAY);
    await tx.insertInto('invite').values({ tenant, token_hash: hash, role: 'admin', expires_at, used_at: null }).execute();
    await tx.insertInto('door').values({ tenant, hash, kind: 'invite' }).execute();
    return token;
  });
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
}

export interface Setup {
  readonly token: string;
  readonly organisation: string;
  readonly nickname: string;
  /** That of the server, if absent. */
  readonly timeZone?: string;
}

export type Entered =
  | { readonly ok: true; readonly tenant: string; readonly player: string; readonly session: OpenedSession }
  | { readonly ok: false; readonly status: 404 | 422; readonly code: 'unknown-link' | 'unknown-time-zone' | 'unknown-code' };

export async function setUp(store: Store, { token, organisation, nickname, timeZone }: Setup, now: Date): Promise<Entered> {
  if (timeZone !== undefined && !isTimeZone(timeZone)) return { ok: false, status: 422, code: 'unknown-time-zone' };
  const hash = hashOf(token);
  const tenant = await tenantBehind(store, hash);
  if (tenant === null) return { ok: false, status: 404, code: 'unknown-link' };
  return withTx(store, tenant, async (tx) => {
    const org = await tx.selectFrom('org').select('set_up_at').where('tenant', '=', tenant).forUpdate().executeTakeFirstOrThrow();
    // Links of later are for single people.
    if (org.set_up_at !== null) return { ok: false, status: 404, code: 'unknown-link' };
    const used = await tx
      .updateTable('invite')
      .set({ used_at: now })
      .where('tenant', '=', tenant)
      .where('token_hash', '=', hash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('role')
      .executeTakeFirst();
    if (!used) return { ok: false, status: 404, code: 'unknown-link' };
    await tx
      .updateTable('org')
      .set({ name: organisation, set_up_at: now, ...(timeZone === undefined ? {} : { time_zone: timeZone }) })
      .where('tenant', '=', tenant)
      .execute();
    // Links of other starts are of no use any more.
    await tx.updateTable('invite').set({ used_at: now }).where('tenant', '=', tenant).where('used_at', 'is', null).execute();
    await tx.deleteFrom('door').where('tenant', '=', tenant).where('kind', '=', 'invite').execute();
    const { player } = await tx
      .insertInto('player')
      .values({ tenant, nickname, pseudonym: newPseudonym(), team: null, role: used.role, oidc_subject: null, erased_at: null })
      .returning('player')
      .executeTakeFirstOrThrow();
    await record(tx, { tenant, player }, 'set-up', now);
    return { ok: true, tenant, player, session: await openSession(tx, tenant, player, now) };
  });
}
