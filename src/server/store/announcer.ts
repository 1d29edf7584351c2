// Tells every server process which boards changed. Told after the commit and in batches: a notice within each
// transaction would make all commits of the database wait for each other.
import pg from 'pg';
import type { Store, StoreAddress } from './connect.ts';

export interface Announcer {
  /** Boards on which something was just written. */
  note(tenant: string, boards: readonly string[]): void;
  /** Calls at every change of the board; without a board, of any board of the organisation. */
  watch(tenant: string, board: string | null, onChange: () => void): () => void;
  close(): Promise<void>;
}

const CHANNEL = 'common_ground_boards';
/** From a change to its notice, in ms. */
const PAUSE = 200;
/** Boards in one notice: PostgreSQL carries 8000 bytes. */
const MOST = 300;
const AGAIN = 1000;

export function openAnnouncer(store: Store, { service, role }: StoreAddress, onError: (error: unknown) => void): Announcer {
  const watchers = new Map<string, Set<() => void>>();
  const noted = new Map<string, Set<string>>();
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  let listener: pg.Client | null = null;

  const call = (key: string): void => {
    for (const onChange of watchers.get(key) ?? []) onChange();
  };
  const hear = (payload: string): void => {
    const [tenant = '', ...boards] = payload.split(' ');
    call(tenant);
    for (const board of boards) call(`${tenant} ${board}`);
  };

  async function listen(): Promise<void> {
    while (!closed) {
      const options = role === undefined ? {} : { options: `-c role=${role}` };
      const client = new pg.Client({ connectionString: service, application_name: `common-ground-listen ${process.pid}`, ...options });
      const gone = new Promise<void>((resolve) => client.once('end', resolve).once('error', () => resolve()));
      client.on('error', () => {});
      try {
        await client.connect();
        client.on('notification', ({ payload }) => hear(payload ?? ''));
        await client.query(`listen ${CHANNEL}`);
        listener = client;
        // Whatever was told while nobody listened.
        for (const key of watchers.keys()) call(key);
        await gone;
      } catch (error) {
        onError(error);
      }
      await client.end().catch(() => {});
      if (!closed) await new Promise((resolve) => setTimeout(resolve, AGAIN).unref());
    }
  }
  const listening = listen();

  async function tell(): Promise<void> {
    timer = null;
    const all = [...noted];
    noted.clear();
    for (const [tenant, boards] of all) {
      const list = [...boards];
      for (let k = 0; k < list.length; k += MOST)
        try {
          await store.pool.query('select pg_notify($1, $2)', [CHANNEL, [tenant, ...list.slice(k, k + MOST)].join(' ')]);
        } catch (error) {
          onError(error);
          // Not lost: told once the database is back.
          for (const board of list.slice(k)) add(tenant, board);
          break;
        }
    }
    if (noted.size > 0) later(AGAIN);
  }
  function later(ms: number): void {
    if (!closed) timer ??= setTimeout(() => void tell(), ms);
  }
  function add(tenant: string, board: string): void {
    const boards = noted.get(tenant) ?? new Set();
    boards.add(board);
    noted.set(tenant, boards);
  }

  return {
    note(tenant, boards) {
      for (const board of boards) add(tenant, board);
      later(PAUSE);
    },
    watch(tenant, board, onChange) {
      const key = board === null ? tenant : `${tenant} ${board}`;
      const all = watchers.get(key) ?? new Set();
      all.add(onChange);
      watchers.set(key, all);
      return () => {
        all.delete(onChange);
        if (all.size === 0 && watchers.get(key) === all) watchers.delete(key);
      };
    },
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      if (noted.size > 0) await tell();
      await listener?.end().catch(() => {});
      void listening;
    },
  };
}
