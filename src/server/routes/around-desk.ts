// Where "around me" is asked for. While one question is on its way, those who come wait and are asked for together: who
// they are, and what stands around each of them. Whatever is not the plain case gets no answer here and asks by itself.
import type { BoardRow } from '../boards/board.ts';
import { boardsQuery } from '../boards/board.ts';
import { isComputed } from '../boards/computed.ts';
import { type Seen, seenAround } from '../boards/seen.ts';
import { type Credential, knownQuery, type Who, whoAre } from '../people/sessions.ts';
import type { Store } from '../store/connect.ts';
import { isAway, together, withTx } from '../store/with-tx.ts';

export interface Looked {
  readonly board: BoardRow;
  readonly seen: Seen;
}

interface Waiting {
  readonly credential: Credential;
  readonly board: string;
  readonly resolve: (looked: Looked | null) => void;
  readonly reject: (error: unknown) => void;
}

/** In one question; more would make the first wait for the last. */
const MOST = 64;
/** Questions of an organisation on their way at once: while some are read by the database, others are answered. */
const LANES = 4;

async function look(store: Store, tenant: string, waiting: readonly Waiting[], now: Date): Promise<readonly (Looked | null)[]> {
  return withTx(store, tenant, async (tx) => {
    const hashes = waiting.map(({ credential }) => credential.hash);
    const wanted = [...new Set(waiting.map(({ board }) => board))];
    const [found, there] = await together(tx, knownQuery(tenant, hashes, now), boardsQuery(tenant, wanted));
    const people = await whoAre(tx, tenant, found.rows, now);
    const whoOf = ({ credential }: Waiting): Who | undefined => people.get(credential.hash.toString('hex'));
    const boards = new Map<string, { readonly board: BoardRow; readonly seen: ReadonlyMap<string, Seen> }>();
    for (const board of there.rows) {
      if (isComputed(board)) continue;
      const viewers = new Map(
        waiting
          .filter((one) => one.board === board.board)
          .flatMap((one) => whoOf(one) ?? [])
          .map((who) => [who.player, who]),
      );
      boards.set(board.board, { board, seen: await seenAround(tx, [...viewers.values()], board.board) });
    }
    return waiting.map((one) => {
      const found = boards.get(one.board);
      const seen = found?.seen.get(whoOf(one)?.player ?? '');
      return found && seen ? { board: found.board, seen } : null;
    });
  });
}

export interface AroundDesk {
  /** Null: ask by yourself. */
  ask(credential: Credential, board: string): Promise<Looked | null>;
}

export function openAroundDesk({ store, now }: { readonly store: Store; readonly now: () => Date }): AroundDesk {
  const queues = new Map<string, { readonly waiting: Waiting[]; lanes: number }>();

  async function work(tenant: string): Promise<void> {
    const queue = queues.get(tenant);
    if (!queue) return;
    for (;;) {
      const batch = queue.waiting.splice(0, MOST);
      if (batch.length === 0) break;
      try {
        const looked = await look(store, tenant, batch, now());
        for (const [k, one] of batch.entries()) one.resolve(looked[k] ?? null);
      } catch (error) {
        // One of them must not take the others with it; without a database each would wait for it in vain, also whoever came meanwhile.
        if (isAway(error)) for (const one of [...batch, ...queue.waiting.splice(0)]) one.reject(error);
        else for (const one of batch) one.resolve(null);
      }
    }
    queue.lanes--;
    if (queue.lanes === 0) queues.delete(tenant);
  }

  return {
    ask: (credential, board) =>
      new Promise((resolve, reject) => {
        const { tenant } = credential;
        const queue = queues.get(tenant) ?? { waiting: [], lanes: 0 };
        queues.set(tenant, queue);
        queue.waiting.push({ credential, board, resolve, reject });
        if (queue.lanes >= LANES) return;
        queue.lanes++;
        // Whoever comes in the same moment comes along.
        setImmediate(() => void work(tenant));
      }),
  };
}
