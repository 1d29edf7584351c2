// A database of its own for a test file: real PostgreSQL, on a free port, in a temporary folder.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore, type Store, type StoreAddress } from '../../src/server/store/connect.ts';
import { type Embedded, startEmbedded } from '../../src/server/store/embedded.ts';
import { migrate } from '../../src/server/store/migrate.ts';

/** Durability is for the tests that kill something. */
const FAST = ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off'];

export interface TestPostgres {
  readonly folder: string;
  readonly address: StoreAddress;
  readonly store: Store;
  close(): Promise<void>;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cg-store-'));
  chmodSync(folder, 0o711);
  return folder;
}

export async function started(folder: string, flags: readonly string[] = FAST): Promise<Embedded> {
  const embedded = await startEmbedded(folder, { flags });
  if (!embedded.ok) throw new Error(JSON.stringify(embedded));
  return embedded;
}

export async function openPostgres(): Promise<TestPostgres> {
  const folder = temporaryFolder();
  const embedded = await started(folder);
  await migrate(embedded.address);
  const store = openStore(embedded.address);
  return {
    folder,
    address: embedded.address,
    store,
    async close() {
      await store.close();
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
