// A second device of the same player: a code from the first, good for one use and ten minutes.
import type { Store } from '../store/connect.ts';
import { type Tx, tenantBehind, withTx } from '../store/with-tx.ts';
import type { Entered } from './organisation.ts';
import { hashOfCode, newCode } from './secrets.ts';
import { openSession, type Who } from './sessions.ts';

const MINUTES = 10;

export interface DeviceCode {
  /** Shown this once. */
  readonly code: string;
  readonly expires: string;
}

export async function newDeviceCode(tx: Tx, { tenant, player, role }: Who, now: Date): Promise<DeviceCode> {
  const code = newCode();
  const [code_hash, expires_at] = [hashOfCode(code), new Date(now.getTime() + MINUTES * 60_000)];
  // The code of before is worth nothing from now on.
  await forgetDeviceCodes(tx, tenant, player);
  await tx.insertInto('device_code').values({ tenant, code_hash, player, expires_at, used_at: null, role }).execute();
  await tx.insertInto('door').values({ tenant, hash: code_hash, kind: 'device' }).execute();
  return { code, expires: expires_at.toISOString() };
}

export async function forgetDeviceCodes(tx: Tx, tenant: string, player: string): Promise<void> {
  const gone = await tx
    .deleteFrom('device_code')
    .where('tenant', '=', tenant)
    .where('player', '=', player)
    .returning('code_hash')
    .execute();
  for (const { code_hash } of gone) await tx.deleteFrom('door').where('tenant', '=', tenant).where('hash', '=', code_hash).execute();
}

export async function claimDevice(store: Store, code: string, now: Date): Promise<Entered> {
  const hash = hashOfCode(code);
  const tenant = await tenantBehind(store, hash);
  if (tenant === null) return { ok: false, status: 404, code: 'unknown-code' };
  return withTx(store, tenant, async (tx) => {
    // Of two who claim at once, one finds it gone.
    const taken = await tx
      .deleteFrom('device_code')
      .where('tenant', '=', tenant)
      .where('code_hash', '=', hash)
      .returning(['player', 'role', 'expires_at'])
      .executeTakeFirst();
    if (!taken) return { ok: false, status: 404, code: 'unknown-code' };
    await tx.deleteFrom('door').where('tenant', '=', tenant).where('hash', '=', hash).execute();
    if (taken.expires_at <= now) return { ok: false, status: 404, code: 'unknown-code' };
    const session = await openSession(tx, tenant, taken.player, now, { most: taken.role });
    return { ok: true, tenant, player: taken.player, session };
  });
}
