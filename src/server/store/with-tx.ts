// The one way to the tables: a transaction that carries the organisation, tried again where PostgreSQL asks for it.
import { setTimeout as wait } from 'node:timers/promises';
import { CompiledQuery, type DatabaseConnection, type QueryResult, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Store } from './connect.ts';
import type { Database } from './database.ts';

export type Tx = Transaction<Database>;

/** Serialization failure, deadlock. */
const AGAIN = ['40001', '40P01'];
const TRIES = 8;

export const sqlStateOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** The database cannot be reached, goes down, comes up, or has no room: nothing is wrong with what was asked. */
export function isAway(error: unknown): boolean {
  const state = sqlStateOf(error) ?? '';
  if (/^(08|53|57P|58|ECONN|EPIPE|ETIMEDOUT)/.test(state)) return true;
  return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated|not queryable/.test(error.message);
}

/** To be thrown by work that was done on what no longer holds: it is done again. */
export const readAgain = (): Error => Object.assign(new Error('what was read does not hold any more'), { code: AGAIN[0] });

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `name`: of a setting that row-level security reads. In one message with the beginning: a round trip less. */
function enter(name: string, value: string): string {
  if (!/^[0-9a-z-]*$/.test(value)) throw new Error('a setting is no plain word');
  return `begin; select set_config('app.${name}', '${value}', true)`;
}

interface Open {
  readonly connection: DatabaseConnection;
  /** Sent with the commit. */
  readonly last: RawBuilder<unknown>[];
}

const open = new WeakMap<Tx, Open>();

function openOf(tx: Tx): Open {
  const found = open.get(tx);
  if (!found) throw new Error('a transaction that withTx did not open');
  return found;
}

type Answers<T extends readonly RawBuilder<unknown>[]> = { [K in keyof T]: T[K] extends RawBuilder<infer R> ? QueryResult<R> : never };

/**
 * Sent one behind the other without waiting, and answered in that order: one round trip for all. Each sees what those
 * before it wrote, and where one fails so do those behind it.
 */
export function together<T extends readonly RawBuilder<unknown>[]>(tx: Tx, ...queries: T): Promise<Answers<T>> {
  const { connection } = openOf(tx);
  return Promise.all(queries.map((query) => connection.executeQuery(query.compile(tx)))) as Promise<Answers<T>>;
}

/** Sent with the commit, when the work is done: a write whose result nobody reads. Where it fails, nothing was done. */
export function atEnd(tx: Tx, query: RawBuilder<unknown>): void {
  openOf(tx).last.push(query);
}

async function once<T>(store: Store, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return store.db.connection().execute(async (single) => {
    const tx = single as Tx;
    const connection = await single.getExecutor().provideConnection(async (one) => one);
    const last: RawBuilder<unknown>[] = [];
    open.set(tx, { connection, last });
    // Not waited for: it travels with the first question, which fails if this did.
    const begun = connection.executeQuery(CompiledQuery.raw(begin)).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    try {
      const result = await work(tx);
      const failed = await begun;
      if (failed) throw failed.error;
      await together(tx, ...last, sql`commit`);
      return result;
    } catch (error) {
      // Where the connection is gone, so is the transaction.
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {});
      throw (await begun)?.error ?? error;
    }
  });
}

async function tried<T>(store: Store, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await once(store, begin, work);
    } catch (error) {
      if (n === TRIES || !AGAIN.includes(sqlStateOf(error) ?? '')) throw error;
      // Those who met come back at different moments.
      await wait(Math.random() * 10 * 2 ** n);
    }
  }
}

/** `work` may run more than once: it does nothing but ask the database. Row-level security shows it this tenant alone. */
export function withTx<T>(store: Store, tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!UUID.test(tenant)) throw new Error('the tenant is no uuid');
  return tried(store, enter('tenant', tenant), work);
}

/**
 * Questions that need no answer of each other, in a transaction of their own: all of it, its end too, is sent at once and
 * costs one round trip. Nothing may be written: whoever reads the answers does not know that it was kept.
 */
export function readTogether<T extends readonly RawBuilder<unknown>[]>(store: Store, tenant: string, ...queries: T): Promise<Answers<T>> {
  if (!UUID.test(tenant)) throw new Error('the tenant is no uuid');
  return store.db.connection().execute(async (single) => {
    const connection = await single.getExecutor().provideConnection(async (one) => one);
    const all = [CompiledQuery.raw(enter('tenant', tenant)), ...queries.map((query) => query.compile(single)), CompiledQuery.raw('commit')];
    // Each is waited for, also where one failed: only then is the connection free for others.
    const [, ...answers] = await Promise.allSettled(all.map((query) => connection.executeQuery(query)));
    return answers.slice(0, -1).map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    }) as Answers<T>;
  });
}

/** Whose is this hash of a secret (session, join code, link)? The one question that is asked before the tenant is known. */
export async function tenantBehind(store: Store, hash: Buffer): Promise<string | null> {
  return tried(store, enter('door', hash.toString('hex')), async (tx) => {
    return (await tx.selectFrom('door').select('tenant').where('hash', '=', hash).executeTakeFirst())?.tenant ?? null;
  });
}

/** Every organisation, for what is done at the start and by the clock. */
export async function tenantsOf(store: Store): Promise<readonly string[]> {
  return tried(store, enter('jobs', 'on'), async (tx) =>
    (await tx.selectFrom('org').select('tenant').orderBy('created_at').execute()).map(({ tenant }) => tenant),
  );
}
