// Seasons made and changed by trainers. What is over is frozen.
import { sql } from 'kysely';
import { stateOf } from '../boards/list-seasons.ts';
import { changeScenario, closeSeason, createSeason, type NewSeason, openSeason, refuse, type SeasonRefusal } from '../boards/seasons.ts';
import { type Actor, record } from '../people/audit.ts';
import type { Tx } from '../store/with-tx.ts';

export type SeasonChange = { readonly [K in keyof NewSeason]?: NewSeason[K] };
type Edited = { readonly ok: true; readonly season: string } | SeasonRefusal;
/** `boards`: that may have changed. */
type Told = { readonly ok: true; readonly season: string; readonly boards: readonly string[] } | SeasonRefusal;

async function boardsOf(tx: Tx, tenant: string, season: string): Promise<readonly string[]> {
  const boards = await tx.selectFrom('board').select('board').where('tenant', '=', tenant).where('season', '=', season).execute();
  return boards.map(({ board }) => board);
}

export async function makeSeason(tx: Tx, actor: Actor, season: NewSeason, now: Date): Promise<Edited> {
  if (season.ends <= now) return refuse(422, 'ends-before-start');
  const made = await createSeason(tx, actor.tenant, season);
  if (made.ok) await record(tx, actor, 'season-made', now, { subject: made.season, ...facts(season) });
  return made;
}

/** Without its name, which somebody typed. */
const facts = ({ name, starts, ends, ...rest }: SeasonChange): object => ({
  ...rest,
  ...(starts ? { starts: starts.toISOString() } : {}),
  ...(ends ? { ends: ends.toISOString() } : {}),
  ...(name === undefined ? {} : { renamed: true }),
});

async function removeRows(tx: Tx, tenant: string, season: string): Promise<void> {
  for (const table of ['board', 'season_scenario', 'season'] as const)
    await tx.deleteFrom(table).where('tenant', '=', tenant).where('season', '=', season).execute();
}

async function versionsOf(tx: Tx, tenant: string, season: string): Promise<readonly string[]> {
  const listed = await tx
    .selectFrom('season_scenario')
    .select('hash')
    .where('tenant', '=', tenant)
    .where('season', '=', season)
    .orderBy('position')
    .execute();
  return listed.map(({ hash }) => hash);
}

/** Everything while it is planned; while it runs its name, its end, and other versions of the same scenarios. */
export async function changeSeason(tx: Tx, actor: Actor, season: string, change: SeasonChange, now: Date): Promise<Told> {
  const { tenant } = actor;
  const open = await openSeason(tx, tenant, season);
  if (!open.ok) return open;
  const { found } = open;
  const state = stateOf(found, now);
  if (state === 'over') return refuse(409, 'season-over');
  const done = await (state === 'planned' ? changePlanned(tx, tenant, found, change, now) : changeRunning(tx, tenant, found, change, now));
  if (!done.ok) return done;
  await record(tx, actor, 'season-changed', now, { subject: season, ...facts(change) });
  return { ...done, boards: await boardsOf(tx, tenant, season) };
}

type Found = Extract<Awaited<ReturnType<typeof openSeason>>, { ok: true }>['found'];

async function changePlanned(tx: Tx, tenant: string, found: Found, change: SeasonChange, now: Date): Promise<Edited> {
  const { season, name, starts, ends, policy, offline } = found;
  const next = { name, starts, ends, policy, offline, versions: await versionsOf(tx, tenant, season), ...change };
  if (next.ends <= now) return refuse(422, 'ends-before-start');
  // A refusal changes nothing.
  await sql`savepoint as_planned`.execute(tx);
  await removeRows(tx, tenant, season);
  const made = await createSeason(tx, tenant, next, season);
  if (!made.ok) await sql`rollback to savepoint as_planned`.execute(tx);
  return made;
}

async function changeRunning(
  tx: Tx,
  tenant: string,
  { season, starts, policy, offline, ends: before }: Found,
  change: SeasonChange,
  now: Date,
): Promise<Edited> {
  const { name, ends, versions } = change;
  const fixed = [
    change.starts !== undefined && change.starts.getTime() !== starts.getTime(),
    change.policy !== undefined && change.policy !== policy,
    change.offline !== undefined && change.offline !== offline,
  ];
  if (fixed.some(Boolean)) return refuse(409, 'season-running');
  if (ends !== undefined && ends <= now) return refuse(422, 'ends-before-start');
  for (const hash of versions ?? []) {
    const changed = await changeScenario(tx, tenant, season, hash);
    if (!changed.ok) return changed;
  }
  await tx
    .updateTable('season')
    .set({ ends: ends ?? before, ...(name === undefined ? {} : { name }) })
    .where('tenant', '=', tenant)
    .where('season', '=', season)
    .execute();
  if (ends !== undefined) await tx.updateTable('board').set({ ends }).where('tenant', '=', tenant).where('season', '=', season).execute();
  return { ok: true, season };
}

/** Before its time: what was played until now counts. */
export async function endSeason(tx: Tx, actor: Actor, season: string, now: Date): Promise<Told> {
  const { tenant } = actor;
  const open = await openSeason(tx, tenant, season);
  if (!open.ok) return open;
  if (stateOf(open.found, now) === 'planned') return refuse(409, 'season-planned');
  const closed = await closeSeason(tx, tenant, season, now);
  if (!closed.ok) return closed;
  await record(tx, actor, 'season-closed', now, { subject: season });
  return { ok: true, season, boards: await boardsOf(tx, tenant, season) };
}

export async function removeSeason(tx: Tx, actor: Actor, season: string, now: Date): Promise<Edited> {
  const { tenant } = actor;
  const open = await openSeason(tx, tenant, season);
  if (!open.ok) return open;
  if (stateOf(open.found, now) !== 'planned') return refuse(409, 'season-running');
  await removeRows(tx, tenant, season);
  await record(tx, actor, 'season-removed', now, { subject: season });
  return { ok: true, season };
}
