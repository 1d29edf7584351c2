// Brings the tables up to date. Servers that start at once wait for each other: each step is taken once.
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { StoreAddress } from './connect.ts';
import { SERVICE_ROLE } from './embedded.ts';
import { tables } from './migrations/0001-tables.ts';
import { people } from './migrations/0002-people.ts';
import { speed } from './migrations/0003-speed.ts';
import { epoch } from './migrations/0004-epoch.ts';

/** In order; a step that was once released is never changed. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-tables': tables,
  '0002-people': people,
  '0003-speed': speed,
  '0004-epoch': epoch,
};
export const LATEST = Object.keys(MIGRATIONS).sort().at(-1) as string;

/** The address of an outside database, with a role for the service if its user stands above row-level security. */
export async function outsideAddress(url: string): Promise<StoreAddress> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query('select rolsuper or rolbypassrls as above from pg_roles where rolname = current_user');
    if (!rows[0]?.above) return { admin: url, service: url };
    await client.query(`do $$ begin create role ${SERVICE_ROLE} nologin nosuperuser nobypassrls;
      exception when duplicate_object or unique_violation then null; end $$`);
    return { admin: url, service: url, role: SERVICE_ROLE };
  } finally {
    await client.end();
  }
}

/** Rights are given anew each time: a restore or a step may have brought new tables. */
async function grant(db: Kysely<unknown>): Promise<void> {
  const role = sql.raw(SERVICE_ROLE);
  const { rows } = await sql`select 1 from pg_roles where rolname = ${SERVICE_ROLE} and rolname <> current_user`.execute(db);
  if (rows.length === 0) return;
  await db.transaction().execute(async (tx) => {
    // Two who grant at once would meet on the same rows of the catalogue.
    await sql`select pg_advisory_xact_lock(${0x4348})`.execute(tx);
    await sql`grant usage on schema public to ${role}`.execute(tx);
    await sql`grant select, insert, update, delete on all tables in schema public to ${role}`.execute(tx);
    await sql`revoke update, delete, truncate on audit from ${role}`.execute(tx);
    await sql`revoke all on kysely_migration, kysely_migration_lock from ${role}`.execute(tx);
  });
}

/** Names of the steps taken now. */
export async function migrate({ admin }: Pick<StoreAddress, 'admin'>): Promise<readonly string[]> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: admin, max: 2 }) }) });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    await grant(db);
    return (results ?? []).map(({ migrationName }) => migrationName);
  } finally {
    await db.destroy();
  }
}
