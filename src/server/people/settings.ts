// What an administrator may set for the organisation.
import { sql } from 'kysely';
import { rulesOf } from '../boards/rules.ts';
import type { OrgSettings, Rules } from '../store/database.ts';
import type { Tx } from '../store/with-tx.ts';
import { type Actor, record } from './audit.ts';
import { isTimeZone } from './organisation.ts';

export interface OrganisationSettings extends Rules {
  readonly name: string;
  readonly timeZone: string;
}

export type SettingsChange = { readonly [K in keyof OrganisationSettings]?: OrganisationSettings[K] };

export async function settingsOf(tx: Tx, tenant: string): Promise<OrganisationSettings> {
  const { name, time_zone, settings } = await tx
    .selectFrom('org')
    .select(['name', 'time_zone', 'settings'])
    .where('tenant', '=', tenant)
    .executeTakeFirstOrThrow();
  return { name, timeZone: time_zone, ...rulesOf(settings) };
}

export async function changeSettings(
  tx: Tx,
  actor: Actor,
  { name, timeZone, ...rules }: SettingsChange,
  now: Date,
): Promise<
  | { readonly ok: true; readonly settings: OrganisationSettings }
  | { readonly ok: false; readonly status: 422; readonly code: 'unknown-time-zone' }
> {
  const { tenant } = actor;
  if (timeZone !== undefined && !isTimeZone(timeZone)) return { ok: false, status: 422, code: 'unknown-time-zone' };
  const before = await tx.selectFrom('org').select('settings').where('tenant', '=', tenant).forUpdate().executeTakeFirstOrThrow();
  const settings: OrgSettings = { ...before.settings, ...rules };
  await tx
    .updateTable('org')
    .set({
      settings: JSON.stringify(settings),
      epoch: sql`epoch + 1`,
      ...(name === undefined ? {} : { name }),
      ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    })
    .where('tenant', '=', tenant)
    .execute();
  await record(tx, actor, 'settings-changed', now, {
    ...rules,
    ...(timeZone === undefined ? {} : { timeZone }),
    renamed: name !== undefined,
  });
  return { ok: true, settings: await settingsOf(tx, tenant) };
}
