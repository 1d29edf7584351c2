// Where "around me" is asked for. While one question is on its way, those who come wait and are asked for together: who
// they are, and what stands around each of them. Whatever is not the plain case gets no answer here and asks by itself.
import type { BoardRow } from '../boards/board.ts';
import { boardsQuery } from '../boards/board.ts';
import { isComputed } from '../boards/computed.ts';
import { type Seen, seenAround } from '../boards/seen.ts';
import { type Credential, knownQuery, type Who, whoAre } from '../people/sessions.ts';
import { openBatches } from '../store/batches.ts';
import type { Store } from '../store/connect.ts';
import { together, withTx } from '../store/with-tx.ts';

export interface Looked {
  readonly board: BoardRow;
  readonly seen: Seen;
}

interface Asked {
  readonly credential: Credential;
  readonly board: string;
}

/** In one question; more would make the first wait for the last. */
const MOST = 64;
/** Questions of an organisation on their way at once: while some are read by the database, others are answered. */
const LANES = 4;

async function lookUp(store: Store, tenant: string, asked: readonly Asked[], now: Date): Promise<readonly (Looked | null)[]> {
  return withTx(store, tenant, async (tx) => {
    const hashes = asked.map(({ credential }) => credential.hash);
    const wanted = [...new Set(asked.map(({ board }) => board))];
    const [found, there] = await together(tx, knownQuery(tenant, hashes, now), boardsQuery(tenant, wanted));
    const people = await whoAre(tx, tenant, found.rows, now);
    const whoOf = ({ credential }: Asked): Who | undefined => people.get(credential.hash.toString('hex'));
    const boards = new Map<string, { readonly board: BoardRow; readonly seen: ReadonlyMap<string, Seen> }>();
    for (const board of there.rows) {
      if (isComputed(board)) continue;
      const viewers = new Map(
        asked
          .filter((one) => one.board === board.board)
          .flatMap((one) => whoOf(one) ?? [])
          .map((who) => [who.player, who]),
      );
      boards.set(board.board, { board, seen: await seenAround(tx, [...viewers.values()], board.board) });
    }
    return asked.map((one) => {
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
  const look = openBatches<Asked, Looked | null>({
    most: MOST,
    lanes: LANES,
    work: (tenant, asked) => lookUp(store, tenant, asked, now()),
    alone: async () => null,
  });
  return { ask: (credential, board) => look(credential.tenant, { credential, board }) };
}
