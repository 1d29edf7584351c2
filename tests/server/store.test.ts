import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backup, restore } from '../../src/server/store/backup.ts';
import { openStore, type StoreAddress } from '../../src/server/store/connect.ts';
import { startEmbedded } from '../../src/server/store/embedded.ts';
import { migrate, outsideAddress } from '../../src/server/store/migrate.ts';
import { isAlive } from '../../src/server/store/postmaster.ts';
import { reachableFolder } from '../../src/server/store/service-user.ts';
import { atEnd, type Tx, tenantBehind, tenantsOf, together, withTx } from '../../src/server/store/with-tx.ts';
import { openPostgres, type TestPostgres, temporaryFolder } from './postgres.ts';

const A = '00000000-0000-4000-8000-00000000000a';
const B = '00000000-0000-4000-8000-00000000000b';

let pg: TestPostgres;
beforeAll(async () => {
  pg = await openPostgres();
  for (const tenant of [A, B])
    await withTx(pg.store, tenant, async (tx) => {
      await tx
        .insertInto('org')
        .values({ tenant, name: tenant === A ? 'A' : 'B', time_zone: 'Asia/Shanghai', settings: '{}', cursor_key: Buffer.from('k') })
        .execute();
      await tx
        .insertInto('door')
        .values({ hash: Buffer.from(tenant), tenant, kind: 'join' })
        .execute();
    });
});
afterAll(() => pg.close());

const newBoard = (tenant: string, hash: string): Promise<string> =>
  withTx(pg.store, tenant, async (tx) => {
    const values = { tenant, kind: 'scenario', scenario: 's', hash, window: 'all', measure: 'score' } as const;
    return (await tx.insertInto('board').values(values).returning('board').executeTakeFirstOrThrow()).board;
  });

function enter(tx: Tx, tenant: string, board: string, player: number, score: number) {
  const row = { tenant, board, player: String(player), score, ord: String(score), at_ms: '0' };
  return tx
    .insertInto('entry')
    .values(row)
    .onConflict((on) => on.columns(['tenant', 'board', 'player']).doUpdateSet({ score, ord: String(score) }))
    .execute();
}

/** Another database in the same cluster. */
async function secondDatabase(name: string): Promise<StoreAddress> {
  const admin = pg.address.admin.replace(/\/[^/]*$/, `/${name}`);
  const root = openStore({ admin: pg.address.admin, service: pg.address.admin });
  await sql.raw(`create database ${name}`).execute(root.db);
  await root.close();
  return { admin, service: pg.address.service.replace(/\/[^/]*$/, `/${name}`) };
}

describe('the fence between organisations', () => {
  test('shows nothing to a query that does not say for whom it asks', async () => {
    for (const table of ['org', 'door', 'player', 'run', 'entry', 'bucket', 'audit', 'attempt', 'session', 'season'] as const)
      expect(await pg.store.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    expect(await withTx(pg.store, A, (tx) => tx.selectFrom('org').select('name').execute())).toEqual([{ name: 'A' }]);
    // The connection comes back to the pool without the tenant.
    expect(await pg.store.db.selectFrom('org').selectAll().execute()).toEqual([]);
  });
  test('refuses to write into another organisation', async () => {
    const row = { tenant: B, at: new Date(), actor: null, action: 'x', detail: '{}' };
    await expect(withTx(pg.store, A, (tx) => tx.insertInto('audit').values(row).execute())).rejects.toThrow(/row-level security/);
    expect(await withTx(pg.store, A, (tx) => tx.updateTable('org').set({ name: 'C' }).where('tenant', '=', B).execute())).toMatchObject([
      { numUpdatedRows: 0n },
    ]);
  });
  test('stands on every table', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)`.execute(pg.store.db);
    expect(rows.map(({ name }) => name).filter((name) => !name.startsWith('kysely_'))).toEqual([]);
  });
  test('opens a door to whoever knows its hash, and the list of organisations to jobs', async () => {
    expect(await tenantBehind(pg.store, Buffer.from(B))).toBe(B);
    expect(await tenantBehind(pg.store, Buffer.from('guess'))).toBeNull();
    expect([...(await tenantsOf(pg.store))].sort()).toEqual([A, B]);
  });
  test('lets the audit log only grow', async () => {
    await withTx(pg.store, A, (tx) =>
      tx.insertInto('audit').values({ tenant: A, at: new Date(), actor: null, action: 'x', detail: '{}' }).execute(),
    );
    await expect(withTx(pg.store, A, (tx) => tx.deleteFrom('audit').execute())).rejects.toThrow(/permission denied/);
    const root = openStore({ admin: pg.address.admin, service: pg.address.admin });
    await expect(sql`update audit set action = 'y'`.execute(root.db)).rejects.toThrow(/only added to/);
    await root.close();
  });
});

describe('the histogram', () => {
  test('equals a recount, bucket by bucket, after 16 connections moved 25 players at once', async () => {
    const board = await newBoard(A, 'h1');
    let [seed, moves] = [7, 0];
    const next = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const one = async (): Promise<void> => {
      for (let n = 0; n < 40; n++)
        await withTx(pg.store, A, async (tx) => {
          moves++;
          if (next(10) === 0)
            await tx
              .deleteFrom('entry')
              .where('board', '=', board)
              .where('player', '=', String(next(25)))
              .execute();
          else await enter(tx, A, board, next(25), next(6));
        });
    };
    await Promise.all(Array.from({ length: 16 }, one));
    expect(moves).toBeGreaterThanOrEqual(640);
    const counts = await withTx(pg.store, A, async (tx) => ({
      kept: await tx.selectFrom('bucket').select(['score', 'n']).where('board', '=', board).where('n', '<>', 0).orderBy('score').execute(),
      recount: await tx
        .selectFrom('entry')
        .select(['score', sql<number>`count(*)::int`.as('n')])
        .where('board', '=', board)
        .groupBy('score')
        .orderBy('score')
        .execute(),
    }));
    expect(counts.kept).toEqual(counts.recount);
    expect(counts.kept.length).toBeGreaterThan(1);
  });
});

describe('a transaction', () => {
  test('that meets another the wrong way round is tried again', async () => {
    const board = await newBoard(A, 'crossed');
    await withTx(pg.store, A, async (tx) => {
      await enter(tx, A, board, 1, 10);
      await enter(tx, A, board, 2, 20);
    });
    let runs = 0;
    const cross = (first: number, second: number) =>
      withTx(pg.store, A, async (tx) => {
        runs++;
        await enter(tx, A, board, first, 30);
        await new Promise((resolve) => setTimeout(resolve, 100));
        await enter(tx, A, board, second, 40);
      });
    await Promise.all([cross(1, 2), cross(2, 1)]);
    expect(runs).toBeGreaterThan(2);
    const counts = await withTx(pg.store, A, (tx) =>
      tx.selectFrom('bucket').select('n').where('board', '=', board).where('n', '>', 0).execute(),
    );
    expect(counts.map(({ n }) => n)).toEqual([1, 1]);
  });
  test('answers what is sent together in its order, each after those before it', async () => {
    const [, counted, one] = await withTx(pg.store, A, (tx) =>
      together(
        tx,
        sql`insert into team (tenant, name, join_hash, join_expires) values (${A}, 'together', '', now())`,
        sql<{ n: number }>`select count(*)::int as n from team where tenant = ${A} and name = 'together'`,
        sql<{ one: number }>`select 1 as one`,
      ),
    );
    expect([counted.rows, one.rows]).toEqual([[{ n: 1 }], [{ one: 1 }]]);
  });
  test('of which any part fails, together or at its end, writes nothing, tells the first reason, and goes on afterwards', async () => {
    const write = sql`insert into team (tenant, name, join_hash, join_expires) values (${A}, 'never', '', now())`;
    const fail = sql`select 1 / ${0}::int`;
    await expect(withTx(pg.store, A, (tx) => together(tx, write, fail, write))).rejects.toMatchObject({ code: '22012' });
    const atLast = withTx(pg.store, A, async (tx) => {
      await write.execute(tx);
      atEnd(tx, fail);
      atEnd(tx, write);
    });
    await expect(atLast).rejects.toMatchObject({ code: '22012' });
    const named = await Promise.all(
      Array.from({ length: 20 }, () =>
        withTx(pg.store, A, (tx) => tx.selectFrom('team').select('name').where('name', '=', 'never').execute()),
      ),
    );
    expect(named.flat()).toEqual([]);
  });
});

describe('migrations', () => {
  test('that three servers start at once are each applied once', async () => {
    const address = await secondDatabase('three');
    const taken = await Promise.all([1, 2, 3].map(() => migrate(address)));
    expect(taken.flat()).toEqual(['0001-tables', '0002-people', '0003-speed', '0004-epoch']);
    expect(await migrate(address)).toEqual([]);
  });
  test('of an outside database put the service under row-level security even where its user stands above it', async () => {
    const address = await outsideAddress((await secondDatabase('outside')).admin);
    await migrate(address);
    const store = openStore(address);
    const { rows } = await sql<{
      above: boolean;
    }>`select rolsuper or rolbypassrls as above from pg_roles where rolname = current_user`.execute(store.db);
    expect(rows).toEqual([{ above: false }]);
    expect(await store.db.selectFrom('org').selectAll().execute()).toEqual([]);
    await store.close();
  });
});

describe('a backup', () => {
  test('brings back every row and counts the histogram anew', async () => {
    const board = await newBoard(A, 'h2');
    await withTx(pg.store, A, async (tx) => {
      for (let player = 0; player < 2500; player++) await enter(tx, A, board, player, player % 7);
    });
    const file = path.join(pg.folder, 'whole.backup');
    const written = await backup(pg.address, file);
    expect(written.tables['entry']).toBeGreaterThanOrEqual(2500);
    const { rows: all } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(
      pg.store.db,
    );
    // Counted anew, over in minutes (sign-ins under way, meters of rate limits), or of the migrations.
    const passing = all
      .map(({ name }) => name)
      .filter((name) => !['bucket', 'oidc_flow', 'meter'].includes(name) && !name.startsWith('kysely_'));
    expect(Object.keys(written.tables).sort()).toEqual(passing.sort());
    const address = await secondDatabase('restored');
    expect(await restore(address, file)).toEqual({ ok: true, ...written });
    const there = openStore(address);
    const rows = (store: typeof there) =>
      withTx(store, A, async (tx) => [
        await tx.selectFrom('entry').selectAll().orderBy('board').orderBy('player').execute(),
        await tx.selectFrom('bucket').selectAll().where('n', '<>', 0).orderBy('board').orderBy('score').execute(),
        await tx.selectFrom('org').selectAll().execute(),
        await tx.selectFrom('audit').selectAll().execute(),
      ]);
    expect(await rows(there)).toEqual(await rows(pg.store));
    // Numbers given from now on are new ones.
    const values = { tenant: A, kind: 'scenario', scenario: 's', hash: 'h3', window: 'all', measure: 'score' } as const;
    const made = await withTx(there, A, (tx) => tx.insertInto('board').values(values).returning('board').executeTakeFirstOrThrow());
    expect(Number(made.board)).toBeGreaterThan(Number(board));
    await withTx(there, A, (tx) => tx.insertInto('player').values({ tenant: A, nickname: 'x', pseudonym: 'x', role: 'player' }).execute());
    expect(await restore(address, file)).toEqual({ ok: false, code: 'not-empty' });
    await there.close();
  });
  test('that is cut off, changed or none at all is refused before anything is written', async () => {
    const file = path.join(pg.folder, 'good.backup');
    await backup(pg.address, file);
    const address = await secondDatabase('untouched');
    const bytes = readFileSync(file);
    const cut = path.join(pg.folder, 'cut.backup');
    writeFileSync(cut, bytes);
    truncateSync(cut, bytes.length - 40);
    expect(await restore(address, cut)).toEqual({ ok: false, code: 'damaged' });
    const changed = Buffer.from(bytes);
    changed[bytes.length >> 1] = (changed[bytes.length >> 1] as number) ^ 1;
    writeFileSync(cut, changed);
    expect(await restore(address, cut)).toEqual({ ok: false, code: 'damaged' });
    writeFileSync(cut, 'not a backup\n');
    expect(await restore(address, cut)).toEqual({ ok: false, code: 'not-a-backup' });
    expect(await restore(address, path.join(pg.folder, 'nowhere'))).toEqual({ ok: false, code: 'unreadable' });
  });
});

describe('the folder of the data', () => {
  const running: ChildProcess[] = [];
  afterAll(() => {
    for (const child of running) if (child.pid !== undefined && isAlive(child.pid)) child.kill('SIGKILL');
  });

  /** Another process that serves from the folder; it says the postmaster's process id. */
  async function holder(folder: string): Promise<{ child: ChildProcess; postmaster: number }> {
    const program = `import { startEmbedded } from ${JSON.stringify(path.resolve('src/server/store/embedded.ts'))};
      const got = await startEmbedded(process.argv[1]); console.log(JSON.stringify(got)); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(child);
    const line = await new Promise<string>((resolve) => child.stdout?.once('data', (bytes: Buffer) => resolve(bytes.toString())));
    return { child, postmaster: (JSON.parse(line) as { postmaster: number }).postmaster };
  }

  test('has one server: a second is refused with the process id of the first, and takes over after its kill -9', async () => {
    const folder = temporaryFolder();
    const { child, postmaster } = await holder(folder);
    expect(await startEmbedded(folder)).toEqual({ ok: false, code: 'held', pid: child.pid });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(isAlive(postmaster)).toBe(true);
    const adopted = await startEmbedded(folder);
    expect(adopted).toMatchObject({ ok: true, adopted: true, postmaster });
    if (!adopted.ok) return;
    await migrate(adopted.address);
    await adopted.stop();
    expect(isAlive(postmaster)).toBe(false);
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  test('is started again when the database itself is killed', async () => {
    const folder = temporaryFolder();
    let told = (): void => {};
    const again = new Promise<void>((resolve) => {
      told = resolve;
    });
    const first = await startEmbedded(folder, { onRevived: () => told() });
    if (!first.ok) throw new Error(JSON.stringify(first));
    await migrate(first.address);
    const store = openStore(first.address);
    process.kill(first.postmaster, 'SIGKILL');
    await again;
    expect(await tenantsOf(store)).toEqual([]);
    await store.close();
    await first.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  test.runIf(process.getuid?.() === 0)('lies elsewhere where the user of the database cannot enter, unless it was named', async () => {
    const closed = temporaryFolder();
    chmodSync(closed, 0o700);
    const inside = path.join(closed, 'project/.data');
    expect(reachableFolder(inside)).toMatch(/^\/var\/lib\/common-ground-[0-9a-f]{8}$/);
    expect(reachableFolder(inside)).toBe(reachableFolder(inside));
    expect(await startEmbedded(inside)).toMatchObject({ ok: false, code: 'failed', detail: expect.stringContaining('cannot enter') });
    chmodSync(closed, 0o711);
    expect(reachableFolder(inside)).toBe(inside);
    rmSync(closed, { recursive: true, force: true });
  });

  test('that cannot hold a database is told with a reason', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'postgresql'));
    writeFileSync(path.join(folder, 'postgresql/PG_VERSION'), '9\n');
    const got = await startEmbedded(folder);
    expect(got).toMatchObject({ ok: false, code: 'failed' });
    expect(got.ok === false && got.code === 'failed' && got.detail).not.toBe('');
    rmSync(folder, { recursive: true, force: true });
  });
});
