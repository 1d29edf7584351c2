// Everything behind the routes: the database is started or found, brought up to date, and asked by a pool of connections.
import type { SharedPeople } from '../core/scenario/resolve-scope.ts';
import { closeFinished } from './boards/seasons.ts';
import { forgetMeters } from './people/limits.ts';
import { openOidc } from './people/oidc.ts';
import { setupToken } from './people/organisation.ts';
import { removeOld } from './people/retention.ts';
import type { Service } from './routes/door.ts';
import { openDesk } from './runs/desk.ts';
import { type Playable, publishShipped } from './runs/versions.ts';
import type { Settings } from './settings.ts';
import { openAnnouncer } from './store/announcer.ts';
import { openStore, type StoreAddress } from './store/connect.ts';
import { startEmbedded } from './store/embedded.ts';
import { migrate, outsideAddress } from './store/migrate.ts';
import { tenantsOf, withTx } from './store/with-tx.ts';
import { openExaminer } from './trainers/examiner.ts';

export interface OpenService {
  readonly ok: true;
  readonly service: Service;
  /** Of the link for an administrator; null once there is one. */
  readonly setupToken: string | null;
  /** Where the data lies, in words. */
  readonly data: string;
  close(): Promise<void>;
}

export type NoService =
  | { readonly ok: false; readonly code: 'held'; readonly pid: number }
  | { readonly ok: false; readonly code: 'failed'; readonly detail: string };

interface Opened {
  readonly ok: true;
  readonly address: StoreAddress;
  readonly data: string;
  stop(): Promise<void>;
}

async function openDatabase({ databaseUrl, dataFolder }: Settings): Promise<Opened | NoService> {
  if (databaseUrl !== null) {
    const { host, pathname } = new URL(databaseUrl);
    return { ok: true, address: await outsideAddress(databaseUrl), data: `${host}${pathname}`, stop: async () => {} };
  }
  const embedded = await startEmbedded(dataFolder);
  return embedded.ok ? { ok: true, address: embedded.address, data: dataFolder, stop: () => embedded.stop() } : embedded;
}

/** How often the clock's jobs are looked at, in ms. */
const JOBS_EVERY = 30_000;

export interface ServiceOptions {
  readonly shipped: readonly Playable[];
  /** The shared cast, for scenarios from trainers. */
  readonly people?: SharedPeople;
  readonly onError: (error: unknown) => void;
  readonly now?: () => Date;
}

/** `secure`: people reach us by https. */
export async function openService(
  settings: Settings,
  { shipped, people = {}, onError, now = () => new Date() }: ServiceOptions,
): Promise<OpenService | NoService> {
  let opened: Opened | NoService | null = null;
  try {
    opened = await openDatabase(settings);
    if (!opened.ok) return opened;
    await migrate(opened.address);
  } catch (error) {
    if (opened?.ok) await opened.stop();
    return { ok: false, code: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
  const { address, data, stop } = opened;
  const store = openStore(address, { onError });
  const announcer = openAnnouncer(store, address, onError);
  const { limits, uploads } = settings;
  const desk = openDesk(store, { now, limits, onBoards: (tenant, boards) => announcer.note(tenant, boards) });
  const examiner = openExaminer({ people, ...uploads });
  const token = await setupToken(store, Intl.DateTimeFormat().resolvedOptions().timeZone, now());
  for (const tenant of await tenantsOf(store)) await withTx(store, tenant, (tx) => publishShipped(tx, tenant, shipped, now()));

  const jobs = async (): Promise<void> => {
    try {
      const tenants = await tenantsOf(store);
      for (const tenant of tenants) {
        await withTx(store, tenant, (tx) => closeFinished(tx, tenant, now()));
        await removeOld(store, tenant, now());
      }
      await forgetMeters({ store }, tenants, now());
    } catch (error) {
      onError(error);
    }
  };
  let running = jobs();
  const clock = setInterval(() => {
    running = running.then(jobs);
  }, JOBS_EVERY);
  clock.unref();
  return {
    ok: true,
    service: {
      store,
      desk,
      announcer,
      examiner,
      shipped,
      now,
      secure: settings.publicUrl?.startsWith('https:') ?? false,
      limits,
      oidc: settings.oidc && openOidc(settings.oidc),
    },
    setupToken: token,
    data,
    async close() {
      clearInterval(clock);
      examiner.close();
      await running;
      await announcer.close();
      await store.close();
      await stop();
    },
  };
}
