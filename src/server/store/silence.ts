// A database that holds still, or a network that swallows everything, breaks no connection: whoever asked would wait until
// it is over. Where answers are long in coming, a connection of its own asks whether anybody is there.
import type { Socket } from 'node:net';
import pg from 'pg';

/** After this long without an answer it is doubted that one will come, in ms. */
const DOUBT = 4000;
/** The doubt is looked at this often, in ms. */
const EVERY = 1000;
/** And this long somebody who is there may take to say so, in ms. */
const PATIENCE = 3000;

/** False: it answers, be it by refusing; a long statement is then left alone. */
async function isSilent(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return false;
  } catch (error) {
    return !(error instanceof Error && 'severity' in error);
  } finally {
    void client.end().catch(() => {});
  }
}

interface Asked {
  readonly since: number;
  readonly client: pg.ClientBase;
}

export interface Silence {
  /** From now on the connection is broken off where nobody is there any more. */
  watch(client: pg.ClientBase): void;
  close(): void;
}

/** Of a connection. It is not in the types. */
export const streamOf = (client: pg.ClientBase): Socket => (client as unknown as { connection: { stream: Socket } }).connection.stream;

export function openSilence(connectionString: string): Silence {
  const waiting = new Set<Asked>();
  let looking = false;
  const look = async (): Promise<void> => {
    const old = (): readonly Asked[] => [...waiting].filter(({ since }) => performance.now() - since > DOUBT);
    if (looking || old().length === 0) return;
    looking = true;
    const asked = old();
    // To end in good order one would wait for the other side.
    if (await isSilent(connectionString)) for (const one of asked) if (waiting.has(one)) streamOf(one.client).destroy();
    looking = false;
  };
  const clock = setInterval(() => void look(), EVERY);
  clock.unref();
  return {
    watch(client) {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown;
      const watched = (...args: unknown[]): unknown => {
        const result = query(...args);
        if (!(result instanceof Promise)) return result;
        const asked: Asked = { since: performance.now(), client };
        waiting.add(asked);
        const over = (): void => {
          waiting.delete(asked);
        };
        result.then(over, over);
        return result;
      };
      client.query = watched as typeof client.query;
    },
    close: () => clearInterval(clock),
  };
}
