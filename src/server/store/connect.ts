// The pool of connections and the query builder on it.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';

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

export function openStore({ service, role }: StoreAddress, { connections = 16, onError }: ConnectOptions = {}): Store {
  const pool = new pg.Pool({
    connectionString: service,
    max: connections,
    connectionTimeoutMillis: PATIENCE,
    idleTimeoutMillis: 60_000,
    application_name: `common-ground-pool ${process.pid}`,
    options: `-c statement_timeout=${LONGEST_STATEMENT}${role === undefined ? '' : ` -c role=${role}`}`,
  });
  pool.on('error', (error) => onError?.(error));
  // The pool listens only while a connection is idle: one that breaks in use must not end the process.
  pool.on('connect', (client) => client.on('error', (error) => onError?.(error)));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}
