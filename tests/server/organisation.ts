// An organisation with players and scenario versions, straight into the tables.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { BoardKey } from '../../src/server/boards/board.ts';
import type { Store } from '../../src/server/store/connect.ts';
import { withTx } from '../../src/server/store/with-tx.ts';

export const KEY = Buffer.from('a key for cursors');

/** A board of all time of a scenario that nobody has to know. */
export const SOME_BOARD: BoardKey = {
  kind: 'scenario',
  scenario: 's',
  hash: 'h',
  season: null,
  window: 'all',
  measure: 'score',
  starts: null,
  ends: null,
};

export async function newOrganisation(store: Store, timeZone = 'Asia/Shanghai'): Promise<string> {
  const tenant = randomUUID();
  await withTx(store, tenant, (tx) =>
    tx.insertInto('org').values({ tenant, name: 'Org', time_zone: timeZone, settings: '{}', cursor_key: KEY }).execute(),
  );
  return tenant;
}

export async function newPlayers(store: Store, tenant: string, count: number, team: string | null = null): Promise<readonly string[]> {
  return withTx(store, tenant, async (tx) => {
    const { rows } = await sql<{ player: string }>`
      insert into player (tenant, nickname, pseudonym, team, role)
      select ${tenant}, 'n' || k, 'p' || k, ${team}::uuid, 'player' from generate_series(1, ${count}) k returning player`.execute(tx);
    return rows.map(({ player }) => player);
  });
}

export async function newTeam(store: Store, tenant: string, name: string): Promise<string> {
  const values = { tenant, name, join_hash: Buffer.from(name), join_expires: new Date() };
  return withTx(store, tenant, async (tx) => (await tx.insertInto('team').values(values).returning('team').executeTakeFirstOrThrow()).team);
}

/** A version without content, for boards alone. */
export async function newVersion(store: Store, tenant: string, scenario: string, hash: string): Promise<void> {
  const values = {
    tenant,
    hash,
    scenario,
    cds: 1,
    title: '{}',
    origin: 'shipped',
    content: '{}',
    anchors: '{}',
    read_ms: 0,
    ranked: true,
    retired_at: null,
  } as const;
  await withTx(store, tenant, async (tx) => {
    await tx.updateTable('scenario_version').set({ retired_at: new Date() }).where('scenario', '=', scenario).execute();
    await tx.insertInto('scenario_version').values(values).execute();
  });
}
