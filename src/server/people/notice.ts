// What is kept of players, and why: told in a notice that each accepts before he plays for a board. An organisation may
// write its own; each has a version, and a new one is accepted anew.
import { sql } from 'kysely';
import type { Text } from '../../core/scenario/terms.ts';
import { PURPOSE } from '../../locale/purpose.ts';
import { rulesOf } from '../boards/rules.ts';
import type { OrgSettings } from '../store/database.ts';
import type { Tx } from '../store/with-tx.ts';
import { type Actor, record } from './audit.ts';

export interface Notice {
  readonly version: string;
  readonly text: Text;
}

const STANDARD: Notice = { version: `standard-${PURPOSE.version}`, text: PURPOSE.text };

const current = (tenant: string) =>
  sql<string>`coalesce((select 'own-' || max(version) from notice where tenant = ${tenant}), ${STANDARD.version})`;

/** Of a player `p`. */
export const isNoticed = (tenant: string) => sql<boolean>`p.notice_version is not distinct from ${current(tenant)}`;

/** Before an attempt begins: what was begun may be ended, whatever notice has come since. */
export const mayPlay = ({ noticed, settings }: { readonly noticed: boolean; readonly settings: OrgSettings }): boolean =>
  noticed || !rulesOf(settings).notice;

export async function noticeOf(tx: Tx, tenant: string): Promise<Notice> {
  const own = await tx
    .selectFrom('notice')
    .select(['version', 'text'])
    .where('tenant', '=', tenant)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return own ? { version: `own-${own.version}`, text: own.text } : STANDARD;
}

/** False: another notice holds by now. */
export async function acceptNotice(tx: Tx, tenant: string, player: string, version: string, now: Date): Promise<boolean> {
  if ((await noticeOf(tx, tenant)).version !== version) return false;
  await tx
    .updateTable('player')
    .set({ notice_version: version, noticed_at: now })
    .where('tenant', '=', tenant)
    .where('player', '=', player)
    .execute();
  return true;
}

export async function publishNotice(tx: Tx, actor: Actor, text: Text, now: Date): Promise<Notice> {
  const { tenant } = actor;
  await sql`select pg_advisory_xact_lock(hashtextextended(${tenant}, 48))`.execute(tx);
  const { last } = await tx
    .selectFrom('notice')
    .select((eb) => eb.fn.coalesce(eb.fn.max('version'), sql<number>`0`).as('last'))
    .where('tenant', '=', tenant)
    .executeTakeFirstOrThrow();
  const version = last + 1;
  await tx
    .insertInto('notice')
    .values({ tenant, version, text: JSON.stringify(text), created_at: now })
    .execute();
  await record(tx, actor, 'notice-changed', now, { version });
  return { version: `own-${version}`, text };
}
