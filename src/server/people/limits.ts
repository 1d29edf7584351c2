// How often somebody may do something. Counted in the database: several servers count together.
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { sql } from 'kysely';
import type { Store } from '../store/connect.ts';
import { type Tx, withTx } from '../store/with-tx.ts';

interface Limit {
  readonly most: number;
  readonly seconds: number;
}

/** The first four per address, behind which a whole company may sit; the others per player. */
export const LIMITS = {
  /** Wrong codes and links. 60 bits at this pace take longer than there are stars. */
  guess: { most: 50, seconds: 900 },
  join: { most: 1000, seconds: 3600 },
  claim: { most: 1000, seconds: 3600 },
  oidc: { most: 2000, seconds: 900 },
  attempt: { most: 60, seconds: 60 },
  choice: { most: 300, seconds: 60 },
  run: { most: 240, seconds: 60 },
  device: { most: 10, seconds: 3600 },
  export: { most: 10, seconds: 3600 },
  /** Each costs up to two minutes of a processor. */
  upload: { most: 60, seconds: 3600 },
  profile: { most: 60, seconds: 3600 },
  /** What trainers and administrators do. */
  office: { most: 600, seconds: 3600 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

export interface Over {
  readonly key: string;
  /** In seconds. */
  readonly retryAfter: number;
}

/** Adds to the counters and tells which are over. `factor`: of all limits; 0 counts nothing. */
export async function meter(
  tx: Tx,
  tenant: string,
  name: LimitName,
  counts: ReadonlyMap<string, number>,
  { factor, now }: { readonly factor: number; readonly now: Date },
): Promise<readonly Over[]> {
  if (factor === 0 || counts.size === 0) return [];
  const { most, seconds } = LIMITS[name];
  const keys = [...counts.keys()].sort();
  const { rows } = await sql<{ key: string; n: number; resets: Date }>`
    insert into meter as m (tenant, key, n, resets)
    select ${tenant}::uuid, k, by, ${new Date(now.getTime() + seconds * 1000)}::timestamptz
      from unnest(${keys.map((key) => `${name} ${key}`)}::text[], ${keys.map((key) => counts.get(key) ?? 0)}::int[]) as u (k, by)
    on conflict (tenant, key) do update set
      n = case when m.resets <= ${now}::timestamptz then excluded.n else least(m.n + excluded.n, 1000000000) end,
      resets = case when m.resets <= ${now}::timestamptz then excluded.resets else m.resets end
    returning key, n, resets`.execute(tx);
  return rows
    .filter(({ n }) => n > most * factor)
    .map(({ key, resets }) => ({
      key: key.slice(name.length + 1),
      retryAfter: Math.max(1, Math.ceil((resets.getTime() - now.getTime()) / 1000)),
    }));
}

/** Counters of addresses are nobody's. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A network of IPv6 is one household, of whose addresses there is no end. Of the hash so little that it names no address. */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:/, '');
  const [head = ''] = plain.split('::');
  const network = isIPv6(plain) ? head.split(':').slice(0, 4).join(':') : plain;
  return createHash('sha256').update(network).digest('hex').slice(0, 6);
}

export interface Door {
  readonly store: Store;
  /** Of all limits. */
  readonly limits: number;
}

/** One more of an address. Null: go on. */
export function meterAddress({ store, limits }: Door, name: LimitName, address: string, now: Date, by = 1): Promise<Over | null> {
  if (limits === 0) return Promise.resolve(null);
  const counts = new Map([[addressKey(address), by]]);
  return withTx(store, NOBODY, async (tx) => (await meter(tx, NOBODY, name, counts, { factor: limits, now }))[0] ?? null);
}

/** Counters that begin anew anyway. */
export async function forgetMeters({ store }: Pick<Door, 'store'>, tenants: readonly string[], now: Date): Promise<void> {
  for (const tenant of [NOBODY, ...tenants])
    await withTx(store, tenant, (tx) => tx.deleteFrom('meter').where('tenant', '=', tenant).where('resets', '<=', now).execute());
}
