// Seasons: a fixed list of scenario versions between two moments. What is over is frozen.
import type { Policy } from '../store/database.ts';
import type { Tx } from '../store/with-tx.ts';
import { type BoardRow, ensureBoard, findBoard } from './board.ts';
import { compute } from './computed.ts';
import { lockWriters } from './enter.ts';

/** How many attempts of a season count, by its policy. */
export const COUNTED: Readonly<Record<Policy, number>> = { first: 1, 'best-of-three': 3 };

export interface NewSeason {
  readonly name: string;
  readonly starts: Date;
  readonly ends: Date;
  readonly policy: Policy;
  /** Runs played offline count. */
  readonly offline?: boolean;
  /** Hashes of scenario versions, in order. */
  readonly versions: readonly string[];
}

export type SeasonRefusal = {
  readonly ok: false;
  readonly status: 404 | 409 | 422;
  readonly code:
    | 'unknown-season'
    | 'unknown-version'
    | 'season-closed'
    | 'season-over'
    | 'season-planned'
    | 'season-running'
    | 'ends-before-start'
    | 'same-scenario-twice';
};

export const refuse = (status: SeasonRefusal['status'], code: SeasonRefusal['code']): SeasonRefusal => ({ ok: false, status, code });

const seasonKey = (season: string, scenario: string | null, hash: string | null, span: { starts: Date; ends: Date }) =>
  ({ kind: 'season', scenario, hash, season, window: 'all', starts: span.starts, ends: span.ends }) as const;

/** The board of one scenario in a season. */
export const seasonScenarioBoard = (
  tx: Tx,
  tenant: string,
  season: { readonly season: string; readonly starts: Date; readonly ends: Date },
  { scenario, hash }: { readonly scenario: string; readonly hash: string },
): Promise<BoardRow> => ensureBoard(tx, tenant, { ...seasonKey(season.season, scenario, hash, season), measure: 'score' });

/** `again`: the id of a season that is made anew. */
export async function createSeason(
  tx: Tx,
  tenant: string,
  { name, starts, ends, policy, offline = false, versions }: NewSeason,
  again?: string,
): Promise<{ readonly ok: true; readonly season: string } | SeasonRefusal> {
  if (starts >= ends) return refuse(422, 'ends-before-start');
  const found = await tx
    .selectFrom('scenario_version')
    .select(['hash', 'scenario'])
    .where('tenant', '=', tenant)
    .where('hash', 'in', [...versions, ''])
    .where('ranked', '=', true)
    .execute();
  if (found.length !== new Set(versions).size || versions.length === 0) return refuse(422, 'unknown-version');
  if (new Set(found.map(({ scenario }) => scenario)).size !== versions.length) return refuse(422, 'same-scenario-twice');
  await lockWriters(tx, tenant);
  const { season } = await tx
    .insertInto('season')
    .values({ tenant, name, starts, ends, policy, offline, ...(again === undefined ? {} : { season: again }) })
    .returning('season')
    .executeTakeFirstOrThrow();
  for (const [position, hash] of versions.entries()) {
    const scenario = found.find((one) => one.hash === hash)?.scenario as string;
    await tx.insertInto('season_scenario').values({ tenant, season, scenario, hash, position }).execute();
    await seasonScenarioBoard(tx, tenant, { season, starts, ends }, { scenario, hash });
  }
  for (const measure of ['score', 'lift'] as const)
    await ensureBoard(tx, tenant, { ...seasonKey(season, null, null, { starts, ends }), measure });
  return { ok: true, season };
}

export async function openSeason(tx: Tx, tenant: string, season: string) {
  await lockWriters(tx, tenant);
  const found = await tx.selectFrom('season').selectAll().where('tenant', '=', tenant).where('season', '=', season).executeTakeFirst();
  return !found ? refuse(404, 'unknown-season') : found.closed_at ? refuse(409, 'season-closed') : ({ ok: true, found } as const);
}

/** Standings are computed a last time; nothing is written to its boards any more. */
export async function closeSeason(tx: Tx, tenant: string, season: string, now: Date): Promise<{ readonly ok: true } | SeasonRefusal> {
  const open = await openSeason(tx, tenant, season);
  if (!open.ok) return open;
  const { starts, ends } = open.found;
  for (const measure of ['score', 'lift'] as const) {
    const board = await findBoard(tx, tenant, { ...seasonKey(season, null, null, { starts, ends }), measure });
    if (board) await compute(tx, tenant, board, now);
  }
  await tx.updateTable('board').set({ closed: true }).where('tenant', '=', tenant).where('season', '=', season).execute();
  await tx.updateTable('season').set({ closed_at: now }).where('tenant', '=', tenant).where('season', '=', season).execute();
  return { ok: true };
}

/** Closes every season that is over; for the clock. */
export async function closeFinished(tx: Tx, tenant: string, now: Date): Promise<readonly string[]> {
  const over = await tx
    .selectFrom('season')
    .select('season')
    .where('tenant', '=', tenant)
    .where('closed_at', 'is', null)
    .where('ends', '<=', now)
    .execute();
  for (const { season } of over) await closeSeason(tx, tenant, season, now);
  return over.map(({ season }) => season);
}

/** Another version of a scenario from now on: the board of the old one is closed, and the next one opened. */
export async function changeScenario(tx: Tx, tenant: string, season: string, hash: string): Promise<{ readonly ok: true } | SeasonRefusal> {
  const open = await openSeason(tx, tenant, season);
  if (!open.ok) return open;
  const version = await tx
    .selectFrom('scenario_version')
    .select('scenario')
    .where('tenant', '=', tenant)
    .where('hash', '=', hash)
    .where('ranked', '=', true)
    .executeTakeFirst();
  const listed = version
    ? await tx
        .selectFrom('season_scenario')
        .select('hash')
        .where('tenant', '=', tenant)
        .where('season', '=', season)
        .where('scenario', '=', version.scenario)
        .executeTakeFirst()
    : undefined;
  if (!version || !listed) return refuse(422, 'unknown-version');
  if (listed.hash === hash) return { ok: true };
  await tx
    .updateTable('board')
    .set({ closed: true })
    .where('tenant', '=', tenant)
    .where('season', '=', season)
    .where('scenario', '=', version.scenario)
    .execute();
  await tx
    .updateTable('season_scenario')
    .set({ hash })
    .where('tenant', '=', tenant)
    .where('season', '=', season)
    .where('scenario', '=', version.scenario)
    .execute();
  await seasonScenarioBoard(tx, tenant, open.found, { scenario: version.scenario, hash });
  // Back to a version of before: its board goes on.
  await tx
    .updateTable('board')
    .set({ closed: false })
    .where('tenant', '=', tenant)
    .where('season', '=', season)
    .where('hash', '=', hash)
    .execute();
  return { ok: true };
}
