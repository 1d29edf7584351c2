// PostgreSQL out of npm, in a folder: started, or adopted from a server that was killed. Who serves from the folder holds a
// lock in the database; it ends with his connection, so no stale file can tell of a holder who is gone.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { binariesFor } from './binaries.ts';
import type { StoreAddress } from './connect.ts';
import { type Cluster, freePort, initCluster, isAlive, runningIn, startCluster, stopCluster } from './postmaster.ts';
import { canReach, serviceUser } from './service-user.ts';

export interface Embedded {
  readonly ok: true;
  readonly address: StoreAddress;
  /** The postmaster was found running: its server had been killed. */
  readonly adopted: boolean;
  /** Process id of the postmaster. */
  readonly postmaster: number;
  stop(): Promise<void>;
}

export type EmbeddedRefusal =
  /** Another server, of this process id, serves from the folder. */
  | { readonly ok: false; readonly code: 'held'; readonly pid: number }
  | { readonly ok: false; readonly code: 'failed'; readonly detail: string };

export interface EmbeddedOptions {
  /** More settings of PostgreSQL, as `-c name=value`. */
  readonly flags?: readonly string[];
  /** Told when the database died and was started again. */
  readonly onRevived?: () => void;
}

/** Key of the holder's lock: the letters CG. */
const HOLDER = 0x4347;
const DATABASE = 'common_ground';
export const SERVICE_ROLE = 'common_ground';
const TRIES = 40;

interface Secrets {
  readonly admin: string;
  readonly service: string;
}

/** Two servers that start at once agree on the first one's. */
function secretsIn(folder: string): Secrets {
  const file = path.join(folder, 'secrets.json');
  const password = (): string => randomBytes(24).toString('base64url');
  try {
    writeFileSync(file, JSON.stringify({ admin: password(), service: password() }), { flag: 'wx', mode: 0o600 });
  } catch {
    // It is there.
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}

const urlOf = (user: string, password: string, port: number, database: string): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

interface Held {
  readonly client: pg.Client;
  readonly holder: number | null;
}

/** Connects and tries the lock. Null: nobody answers there (yet). */
async function tryHold(port: number, password: string): Promise<Held | null> {
  const client = new pg.Client({
    connectionString: urlOf('postgres', password, port, 'postgres'),
    application_name: `common-ground ${process.pid}`,
    connectionTimeoutMillis: 3000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [HOLDER]);
    if (rows[0].mine) return { client, holder: null };
    const found = await client.query(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
      [HOLDER],
    );
    const name: string = found.rows[0]?.name ?? '';
    await client.end();
    return name === '' ? null : { client, holder: Number(name.split(' ')[1]) };
  } catch {
    await client.end().catch(() => {});
    return null;
  }
}

async function prepareDatabase(client: pg.Client, { service }: Secrets): Promise<void> {
  const { rows } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (rows.length === 0) await client.query(`create database ${DATABASE} template template0 encoding 'UTF8'`);
  const role = await client.query('select 1 from pg_roles where rolname = $1', [SERVICE_ROLE]);
  const secret = pg.escapeLiteral(service);
  await client.query(
    `${role.rows.length === 0 ? 'create' : 'alter'} role ${SERVICE_ROLE} login nosuperuser nobypassrls password ${secret}`,
  );
}

/** Started, or found running; with the lock, or the one who has it. */
async function holdCluster(cluster: Cluster, password: string, port: number) {
  let detail = '';
  let startedHere = false;
  for (let n = 0; n < TRIES; n++) {
    const running = runningIn(cluster.folder);
    const held = running ? await tryHold(running.port, password) : null;
    if (running && held) {
      // A holder who was just killed may still be connected for a moment.
      if (held.holder === null || isAlive(held.holder) || n === TRIES - 1) return { ...held, running, adopted: !startedHere };
      await wait(250);
      continue;
    }
    // A dead pid may have come to life as another process: only PostgreSQL itself can tell, and does.
    const failure = await startCluster(cluster, port);
    if (failure === null) {
      startedHere = true;
      continue;
    }
    detail = failure;
    // Nobody runs it and it does not start: trying again would change nothing.
    if (!runningIn(cluster.folder) && n > 1) break;
    await wait(250);
  }
  return { detail: detail || 'the database does not answer' };
}

const addressOf = ({ admin, service }: Secrets, port: number): StoreAddress => ({
  admin: urlOf('postgres', admin, port, DATABASE),
  service: urlOf(SERVICE_ROLE, service, port, DATABASE),
});

/** Of the database that a server is running in the folder; null: none is. */
export function embeddedAddress(folder: string): StoreAddress | null {
  const running = runningIn(path.join(folder, 'postgresql'));
  return running && addressOf(secretsIn(folder), running.port);
}

/** `folder`: made if need be. */
export async function startEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<Embedded | EmbeddedRefusal> {
  let cluster: Cluster;
  let secrets: Secrets;
  try {
    const user = serviceUser();
    mkdirSync(folder, { recursive: true });
    // Open to pass through for the user who runs PostgreSQL; what lies in it is closed by itself.
    if (user) chmodSync(folder, 0o711);
    if (!canReach(folder, user))
      return { ok: false, code: 'failed', detail: `the user "postgres" cannot enter ${folder}; name another DATA_DIR` };
    secrets = secretsIn(folder);
    cluster = { folder: path.join(folder, 'postgresql'), binaries: await binariesFor(user, folder), user, flags: options.flags ?? [] };
    const failure = await initCluster(cluster, secrets.admin);
    if (failure !== null) return { ok: false, code: 'failed', detail: failure };
  } catch (error) {
    return { ok: false, code: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
  const got = await holdCluster(cluster, secrets.admin, await freePort());
  if ('detail' in got) return { ok: false, code: 'failed', detail: got.detail };
  if (got.holder !== null) return { ok: false, code: 'held', pid: got.holder };
  const { port, pid } = got.running;
  await prepareDatabase(got.client, secrets);

  let stopping = false;
  let holder = got.client;
  const revive = async (): Promise<void> => {
    while (!stopping) {
      const again = await holdCluster(cluster, secrets.admin, port);
      if (!('detail' in again) && again.holder === null) {
        holder = again.client;
        watch();
        options.onRevived?.();
        return;
      }
      await wait(1000);
    }
  };
  const watch = (): void => {
    holder.once('end', () => {
      if (!stopping) void revive();
    });
  };
  watch();
  return {
    ok: true,
    adopted: got.adopted,
    postmaster: pid,
    address: addressOf(secrets, port),
    async stop() {
      stopping = true;
      await holder.end().catch(() => {});
      await stopCluster(cluster);
    },
  };
}
