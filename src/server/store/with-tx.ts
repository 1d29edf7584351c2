// The one way to the tables: a transaction that carries the organisation, tried again where PostgreSQL asks for it.
import { setTimeout as wait } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import type { Store } from './connect.ts';
import type { Database } from './database.ts';

export type Tx = Transaction<Database>;

/** Serialization failure, deadlock. */
const AGAIN = ['40001', '40P01'];
const TRIES = 8;

export const sqlStateOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function tried<T>(store: Store, enter: (tx: Tx) => Promise<unknown>, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await store.db.transaction().execute(async (tx) => {
        await enter(tx);
        return await work(tx);
      });
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
  return tried(store, (tx) => sql`select set_config('app.tenant', ${tenant}, true)`.execute(tx), work);
}

/** Whose is this hash of a secret (session, join code, link)? The one question that is asked before the tenant is known. */
export async function tenantBehind(store: Store, hash: Buffer): Promise<string | null> {
  const name = hash.toString('hex');
  return tried(
    store,
    (tx) => sql`select set_config('app.door', ${name}, true)`.execute(tx),
    async (tx) => (await tx.selectFrom('door').select('tenant').where('hash', '=', hash).executeTakeFirst())?.tenant ?? null,
  );
}

/** Every organisation, for what is done at the start and by the clock. */
export async function tenantsOf(store: Store): Promise<readonly string[]> {
  return tried(
    store,
    (tx) => sql`select set_config('app.jobs', 'on', true)`.execute(tx),
    async (tx) => (await tx.selectFrom('org').select('tenant').orderBy('created_at').execute()).map(({ tenant }) => tenant),
  );
}
