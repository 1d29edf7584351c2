// Who asks: an opaque token per device, known to the database by its hash alone.
import { type RawBuilder, sql } from 'kysely';
import type { OrgSettings, Role } from '../store/database.ts';
import type { Tx } from '../store/with-tx.ts';
import { isNoticed } from './notice.ts';
import { hashOf, newToken } from './secrets.ts';

export interface Who {
  readonly tenant: string;
  readonly player: string;
  /** What this session may do: at most what its player might when it was opened. */
  readonly role: Role;
  /** The player's role has changed since: a new token is due. */
  readonly stale: boolean;
  /** Has accepted the notice that holds now. */
  readonly noticed: boolean;
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

const DAY = 86_400_000;
/** A device stays signed in for so long after it was last seen; with a provider, whoever is let go there is out here soon. */
const LASTS = { device: 180 * DAY, oidc: 7 * DAY } as const;
/** Requests that were on their way with the old token are still answered. */
const GRACE = 60_000;

export const RANK: Readonly<Record<Role, number>> = { player: 0, trainer: 1, admin: 2 };
/** `seen_at` is written this often at most. */
const SEEN_EVERY = 3_600_000;

const COOKIE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** The cookie names the organisation, so that the question is asked within it. */
export function credentialIn(cookie: string | undefined): Credential | null {
  const [, tenant, token] = COOKIE.exec(cookie ?? '') ?? [];
  return tenant === undefined || token === undefined ? null : { tenant, hash: hashOf(token) };
}

const lower = (a: Role, b: Role): Role => (RANK[a] < RANK[b] ? a : b);

export interface OpenedSession {
  /** Value of the cookie. */
  readonly cookie: string;
  readonly csrf: string;
  /** Of its token. */
  readonly hash: Buffer;
}

/** Always a new token: what a browser brought along before is never kept. */
export async function openSession(
  tx: Tx,
  tenant: string,
  player: string,
  now: Date,
  { kind = 'device', most = 'admin' }: { readonly kind?: keyof typeof LASTS; readonly most?: Role } = {},
): Promise<OpenedSession> {
  const [token, csrf] = [newToken(), newToken()];
  const expires_at = new Date(now.getTime() + LASTS[kind]);
  const owner = await tx
    .selectFrom('player')
    .select('role')
    .where('tenant', '=', tenant)
    .where('player', '=', player)
    .executeTakeFirstOrThrow();
  const role = lower(owner.role, most);
  await tx
    .insertInto('session')
    .values({ tenant, token_hash: hashOf(token), player, csrf, created_at: now, seen_at: now, expires_at, role, kind })
    .execute();
  return { cookie: `${tenant}.${token}`, csrf, hash: hashOf(token) };
}

type Person = readonly [
  hash: string,
  csrf: string,
  stale: boolean,
  opened: Role,
  player: string,
  role: Role,
  noticed: boolean,
  team: string | null,
  nickname: string,
  pseudonym: string,
];

/** Whether one of these tokens opens the session `s`. */
const opens = (tenant: string, hashes: readonly Buffer[], now: Date) =>
  sql`s.tenant = ${tenant} and s.token_hash = any(${[...hashes]}::bytea[]) and s.expires_at > ${now}::timestamptz`;

/** The session has not been seen for so long that this is to be written down. */
const isStale = (now: Date) => sql`s.kind = 'device' and s.seen_at < ${new Date(now.getTime() - SEEN_EVERY)}::timestamptz`;

/** As one text of all people: that is read far sooner than rows of columns. */
export interface Known extends Pick<Who, 'organisation' | 'timeZone' | 'settings' | 'cursorKey'> {
  /** Of the organisation; see `database.ts`. */
  readonly epoch: string;
  readonly people: readonly Person[] | null;
}

/** Whose are these tokens? For `whoAre`. `hold`: see `whoIs`. */
export const knownQuery = (tenant: string, hashes: readonly Buffer[], now: Date, hold = false): RawBuilder<Known> => sql<Known>`
    with person as (
      select s.token_hash, s.csrf, ${isStale(now)} as stale, s.role as opened, p.player, p.role, ${isNoticed(tenant)} as noticed, p.team,
             p.nickname, p.pseudonym
        from session s join player p on p.tenant = s.tenant and p.player = s.player
       where ${opens(tenant, hashes, now)} and p.erased_at is null
       ${hold ? sql`for key share of p` : sql``})
    select o.name as organisation, o.time_zone as "timeZone", o.settings, o.cursor_key as "cursorKey", o.epoch,
           (select json_agg(json_build_array(encode(token_hash, 'hex'), csrf, stale, opened, player::text, role, noticed, team, nickname, pseudonym))
              from person) as people
      from org o where o.tenant = ${tenant}`;

/** What holds for all who look at boards of an organisation. */
export const viewQuery = (tenant: string): RawBuilder<Pick<Who, 'settings' | 'cursorKey'>> =>
  sql`select settings, cursor_key as "cursorKey" from org where tenant = ${tenant}`;

/**
 * Sessions by their hash, and whose they are: without those whose devices are to be written down as seen, and none where
 * the organisation has other settings. A player is not asked for: with him go his sessions, and what he stands on.
 */
export const askers = (tenant: string, hashes: readonly Buffer[], settings: OrgSettings, now: Date): RawBuilder<unknown> => sql`
    select s.token_hash, s.player from session s
     where ${opens(tenant, hashes, now)} and not (${isStale(now)})
       and (select settings from org where tenant = ${tenant}) = ${JSON.stringify(settings)}::jsonb`;

/** All rows of `askers`, there under the name asker, as one text: hash in hex and player, in turn. */
export const askersText = sql<{ readonly askers: string | null }>`
    (select string_agg(concat_ws(' ', encode(token_hash, 'hex'), player), ' ') from asker) as askers`;

/** Of `askersText`: players by their hash. */
export function playersOf(text: string | null): ReadonlyMap<string, string> {
  const words = text?.split(' ') ?? [];
  const players = new Map<string, string>();
  for (let k = 0; k < words.length; k += 2) players.set(words[k] as string, words[k + 1] as string);
  return players;
}

/** Those of the tokens that are valid, by their hash in hex; devices are seen. `rows`: what `knownQuery` gave. */
export async function whoAre(tx: Tx, tenant: string, rows: readonly Known[], now: Date): Promise<ReadonlyMap<string, Who>> {
  const [found] = rows;
  if (!found?.people) return new Map();
  const { people, epoch: _, ...org } = found;
  const unseen = people.flatMap(([hash, , stale]) => (stale ? [Buffer.from(hash, 'hex')] : []));
  if (unseen.length > 0)
    await tx
      .updateTable('session')
      .set({ seen_at: now, expires_at: new Date(now.getTime() + LASTS.device) })
      .where('tenant', '=', tenant)
      .where('expires_at', '>', new Date(now.getTime() + GRACE))
      .where('token_hash', 'in', unseen)
      .execute();
  return new Map(
    people.map(([hash, csrf, , opened, player, role, noticed, team, nickname, pseudonym]) => [
      hash,
      { tenant, ...org, csrf, player, role: lower(opened, role), stale: opened !== role, noticed, team, nickname, pseudonym },
    ]),
  );
}

/** `hold`: whoever is to be erased stays until this transaction is over, so that nothing of his is written afterwards. */
export async function whoIs(tx: Tx, { tenant, hash }: Credential, now: Date, hold = false): Promise<Who | null> {
  const { rows } = await knownQuery(tenant, [hash], now, hold).execute(tx);
  return (await whoAre(tx, tenant, rows, now)).get(hash.toString('hex')) ?? null;
}

/** A new token in place of the old one, which soon ends. Its rights are those of the player now. */
export async function renewSession(tx: Tx, { tenant, hash }: Credential, now: Date): Promise<OpenedSession | null> {
  const old = await tx
    .selectFrom('session')
    .select(['player', 'kind'])
    .where('tenant', '=', tenant)
    .where('token_hash', '=', hash)
    .where('expires_at', '>', new Date(now.getTime() + GRACE))
    .forUpdate()
    .executeTakeFirst();
  if (!old) return null;
  await tx
    .updateTable('session')
    .set({ expires_at: new Date(now.getTime() + GRACE) })
    .where('tenant', '=', tenant)
    .where('token_hash', '=', hash)
    .execute();
  return openSession(tx, tenant, old.player, now, { kind: old.kind });
}

export async function closeSession(tx: Tx, { tenant, hash }: Credential): Promise<void> {
  await tx.deleteFrom('session').where('tenant', '=', tenant).where('token_hash', '=', hash).execute();
}

/** Signs out every other device. */
export async function closeOthers(tx: Tx, { tenant, hash }: Credential, player: string): Promise<void> {
  await tx.deleteFrom('session').where('tenant', '=', tenant).where('player', '=', player).where('token_hash', '<>', hash).execute();
}
