// Scenario versions of an organisation: those that come with the build, and what is compiled from any of them.
import { sql } from 'kysely';
import { compileJudge, type Judge } from '../../core/analysis/table-outcome.ts';
import { CDS } from '../../core/conflict/constants.ts';
import { compileDialogue, type DialogueMachine } from '../../core/dialogue/machine.ts';
import type { Anchors } from '../../core/run/debrief-types.ts';
import { outlineOf } from '../../core/run/live.ts';
import { fastestReadMs } from '../../core/run/read-time.ts';
import type { Scenario } from '../../core/scenario/model.ts';
import type { Text } from '../../core/scenario/terms.ts';
import { lockWriters } from '../boards/enter.ts';
import type { Tx } from '../store/with-tx.ts';

export interface Playable {
  readonly scenario: Scenario;
  readonly anchors: Anchors;
}

export interface NewVersion extends Playable {
  readonly origin: 'shipped' | 'uploaded';
  readonly live?: boolean;
}

/** The version that players get from now on; that of before is retired, and its boards are closed. */
export async function publishVersion(tx: Tx, tenant: string, version: NewVersion, now: Date): Promise<void> {
  const { scenario, anchors, origin, live = false } = version;
  await lockWriters(tx, tenant);
  const before = await tx
    .selectFrom('scenario_version')
    .select('hash')
    .where('tenant', '=', tenant)
    .where('scenario', '=', scenario.id)
    .where('hash', '<>', scenario.hash)
    .where('retired_at', 'is', null)
    .execute();
  await retireVersions(
    tx,
    tenant,
    before.map(({ hash }) => hash),
    now,
  );
  const values = {
    tenant,
    hash: scenario.hash,
    scenario: scenario.id,
    cds: CDS.version,
    title: JSON.stringify(scenario.title),
    origin,
    content: JSON.stringify(scenario),
    anchors: JSON.stringify(anchors),
    read_ms: fastestReadMs(scenario),
    ranked: scenario.ranked,
    live,
    created_at: now,
    retired_at: null,
  };
  await tx
    .insertInto('scenario_version')
    .values(values)
    .onConflict((on) => on.columns(['tenant', 'hash']).doUpdateSet({ retired_at: null }))
    .execute();
  // Back to a version of before: its boards go on.
  await setClosed(tx, tenant, [scenario.hash], false);
}

/** From now on; attempts under way end as they began. Versions of before count too: they are much like the present one. */
export async function setLive(tx: Tx, tenant: string, scenarios: readonly string[], live: boolean): Promise<void> {
  if (scenarios.length === 0) return;
  await tx
    .updateTable('scenario_version')
    .set({ live })
    .where('tenant', '=', tenant)
    .where('scenario', 'in', [...scenarios])
    .where('origin', '=', 'uploaded')
    .execute();
}

/** Nobody begins them any more, and their boards are closed. */
export async function retireVersions(tx: Tx, tenant: string, hashes: readonly string[], now: Date): Promise<void> {
  if (hashes.length === 0) return;
  await lockWriters(tx, tenant);
  await tx
    .updateTable('scenario_version')
    .set({ retired_at: now })
    .where('tenant', '=', tenant)
    .where('hash', 'in', [...hashes])
    .where('retired_at', 'is', null)
    .execute();
  await setClosed(tx, tenant, hashes, true);
}

async function setClosed(tx: Tx, tenant: string, hashes: readonly string[], closed: boolean): Promise<void> {
  if (hashes.length === 0) return;
  await tx
    .updateTable('board')
    .set({ closed })
    .where('tenant', '=', tenant)
    .where('kind', '=', 'scenario')
    .where('hash', 'in', [...hashes])
    .where('closed', '<>', closed)
    .execute();
}

/** At every start. A scenario that a trainer has replaced by his own stays his. */
export async function publishShipped(tx: Tx, tenant: string, shipped: readonly Playable[], now: Date): Promise<void> {
  const current = await tx
    .selectFrom('scenario_version')
    .select(['scenario', 'hash', 'origin'])
    .where('tenant', '=', tenant)
    .where('retired_at', 'is', null)
    .execute();
  for (const playable of shipped) {
    const before = current.find(({ scenario }) => scenario === playable.scenario.id);
    if (before?.hash === playable.scenario.hash || before?.origin === 'uploaded') continue;
    await publishVersion(tx, tenant, { ...playable, origin: 'shipped' }, now);
  }
}

export interface Compiled {
  readonly machine: DialogueMachine;
  readonly judge: Judge;
}

export const compileVersion = (scenario: Scenario): Compiled => ({ machine: compileDialogue(scenario), judge: compileJudge(scenario) });

/** What a hash means never changes: kept for as long as there is room. */
const compiled = new Map<string, Compiled>();
const MOST_COMPILED = 200;

export async function compiledVersion(tx: Tx, tenant: string, hash: string): Promise<Compiled | null> {
  const key = `${tenant} ${hash}`;
  const there = compiled.get(key);
  if (there) return there;
  const row = await tx
    .selectFrom('scenario_version')
    .select('content')
    .where('tenant', '=', tenant)
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (!row) return null;
  const made = compileVersion(row.content);
  if (compiled.size >= MOST_COMPILED) compiled.delete(compiled.keys().next().value as string);
  compiled.set(key, made);
  return made;
}

export interface VersionRow {
  readonly scenario: string;
  readonly hash: string;
  readonly cds: number;
  readonly title: unknown;
  readonly origin: 'shipped' | 'uploaded';
  readonly ranked: boolean;
  readonly live: boolean;
  readonly createdAt: string;
}

export async function currentVersions(tx: Tx, tenant: string): Promise<readonly VersionRow[]> {
  const rows = await tx
    .selectFrom('scenario_version')
    .select(['scenario', 'hash', 'cds', 'title', 'origin', 'ranked', 'live', 'created_at'])
    .where('tenant', '=', tenant)
    .where('retired_at', 'is', null)
    .orderBy('scenario')
    .execute();
  return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at.toISOString() }));
}

export interface RankedVersion {
  readonly scenario: string;
  readonly hash: string;
  readonly title: Text;
  /** Not replaced by another. */
  readonly current: boolean;
}

/** Ranked ones that are played now, and those that were before; of each scenario the newest first. */
export async function rankedVersions(tx: Tx, tenant: string): Promise<readonly RankedVersion[]> {
  const { rows } = await sql<RankedVersion>`
    select v.scenario, v.hash, v.title, v.retired_at is null as current from scenario_version v
     where v.tenant = ${tenant} and v.ranked
       and (v.retired_at is null or exists (select 1 from run r where r.tenant = v.tenant and r.hash = v.hash))
     order by v.scenario, v.retired_at desc nulls first, v.created_at desc`.execute(tx);
  return rows;
}

/** What the game needs to play it; without the file where it is played live. Null: unknown. */
export async function versionContent(tx: Tx, tenant: string, hash: string) {
  const row = await tx
    .selectFrom('scenario_version')
    .select(['scenario as id', 'hash', 'live', 'content', 'anchors', 'retired_at'])
    .where('tenant', '=', tenant)
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (!row) return null;
  const { id, live, content, anchors, retired_at } = row;
  const [playable, outline] = live ? [null, outlineOf(content)] : [{ scenario: content, anchors }, null];
  return { scenario: id, hash, live, current: retired_at === null, playable, outline };
}
