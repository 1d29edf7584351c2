// The pool of connections and the query builder on it.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import { openSilence, streamOf } from './silence.ts';

/** Two ways into one database. */
export interface StoreAddress {
  /** Owns the tables: for migrations, backup and restore alone. */
  readonly admin: string;
  /** Row-level security binds it. */
  readonly service: string;
  /** Taken on by the service's connections where both addresses are of one user. */
  readonly role?: string;
}

export interface Store {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly connections?: number;
  /** Told of connections that broke while nobody used them. */
  readonly onError?: (error: Error) => void;
}

/** A request waits for a free connection no longer than this, in ms. */
const PATIENCE = 5000;
/** No statement of the service takes this long, in ms. */
const LONGEST_STATEMENT = 15_000;

/** Statements that are kept prepared per connection; texts that vary more than that are planned each time. */
const MOST_PREPARED = 400;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_PREPARED) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/** The query builder names no statement; a named one is read and planned once per connection, which is half of its cost. */
function prepareAll(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const named = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
  };
  client.query = named as typeof client.query;
}

/** What is asked in one turn leaves together: the database is woken once, not for each question. */
function gather(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  let held = false;
  const gathered = (...args: unknown[]): unknown => {
    const stream = streamOf(client);
    if (!held) {
      held = true;
      stream.cork();
      process.nextTick(() => {
        held = false;
        stream.uncork();
      });
    }
    return query(...args);
  };
  client.query = gathered as typeof client.query;
}

export function openStore({ service, role }: StoreAddress, { connections = 16, onError }: ConnectOptions = {}): Store {
  const pool = new pg.Pool({
    connectionString: service,
    max: connections,
    // Statements may follow each other before the first is answered: see `together`.
    pipeline: true,
    connectionTimeoutMillis: PATIENCE,
    idleTimeoutMillis: 60_000,
    application_name: `common-ground-pool ${process.pid}`,
    options: `-c statement_timeout=${LONGEST_STATEMENT}${role === undefined ? '' : ` -c role=${role}`}`,
  });
  const silence = openSilence(service);
  pool.on('error', (error) => onError?.(error));
  // The pool listens only while a connection is idle: one that breaks in use must not end the process.
  pool.on('connect', (client) => {
    client.on('error', (error) => onError?.(error));
    prepareAll(client);
    gather(client);
    silence.watch(client);
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    pool,
    close() {
      silence.close();
      return db.destroy();
    },
  };
}
