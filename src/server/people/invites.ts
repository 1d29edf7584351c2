// Links that make somebody a trainer or an administrator: from one who is, or from whoever runs the server; good once.
import type { Store } from '../store/connect.ts';
import type { Role } from '../store/database.ts';
import { type Tx, tenantBehind, withTx } from '../store/with-tx.ts';
import { type Actor, record } from './audit.ts';
import type { Entered } from './organisation.ts';
import { hashOf, newPseudonym, newToken } from './secrets.ts';
import { openSession, RANK, renewSession } from './sessions.ts';
import type { Asked } from './teams.ts';

const DAYS = 14;
const DAY = 86_400_000;

export interface Invite {
  /** Shown this once. */
  readonly token: string;
  readonly role: Role;
  readonly expires: string;
}

export async function invite(tx: Tx, actor: Actor, role: Exclude<Role, 'player'>, now: Date): Promise<Invite> {
  const { tenant } = actor;
  const token = newToken();
  const [token_hash, expires_at] = [hashOf(token), new Date(now.getTime() + DAYS * DAY)];
  await tx.insertInto('invite').values({ tenant, token_hash, role, expires_at, used_at: null }).execute();
  await tx.insertInto('door').values({ tenant, hash: token_hash, kind: 'invite' }).execute();
  await record(tx, actor, 'invited', now, { role });
  return { token, role, expires: expires_at.toISOString() };
}

/** `asked`: who is signed in already stays the same player, with a new token. */
export async function acceptInvite(
  store: Store,
  { token, nickname }: { readonly token: string; readonly nickname: string },
  asked: Asked | null,
  now: Date,
): Promise<Entered> {
  const hash = hashOf(token);
  const tenant = await tenantBehind(store, hash);
  const unknown: Entered = { ok: false, status: 404, code: 'unknown-link' };
  if (tenant === null) return unknown;
  return withTx(store, tenant, async (tx) => {
    const org = await tx.selectFrom('org').select('set_up_at').where('tenant', '=', tenant).executeTakeFirstOrThrow();
    // The first link sets the organisation up.
    if (org.set_up_at === null) return unknown;
    const used = await tx
      .deleteFrom('invite')
      .where('tenant', '=', tenant)
      .where('token_hash', '=', hash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('role')
      .executeTakeFirst();
    if (!used) return unknown;
    await tx.deleteFrom('door').where('tenant', '=', tenant).where('hash', '=', hash).execute();
    const { role } = used;
    const mine = asked?.credential.tenant === tenant ? asked : null;
    const player = mine ? await raise(tx, tenant, mine.player, role) : await addPlayer(tx, tenant, nickname, role);
    await record(tx, { tenant, player }, 'invitation-accepted', now, { subject: player, role });
    const session = (mine && (await renewSession(tx, mine.credential, now))) || (await openSession(tx, tenant, player, now));
    return { ok: true, tenant, player, session };
  });
}

async function raise(tx: Tx, tenant: string, player: string, role: Role): Promise<string> {
  const { role: before } = await tx
    .selectFrom('player')
    .select('role')
    .where('tenant', '=', tenant)
    .where('player', '=', player)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (RANK[before] < RANK[role])
    await tx.updateTable('player').set({ role }).where('tenant', '=', tenant).where('player', '=', player).execute();
  return player;
}

async function addPlayer(tx: Tx, tenant: string, nickname: string, role: Role): Promise<string> {
  const { player } = await tx
    .insertInto('player')
    .values({ tenant, nickname, pseudonym: newPseudonym(), team: null, role, oidc_subject: null, erased_at: null })
    .returning('player')
    .executeTakeFirstOrThrow();
  return player;
}
