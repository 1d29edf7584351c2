// Where "around me" is asked for. While one question is on its way, those who come wait and are asked for together: who
// they are, and what stands around each of them. Whatever is not the plain case gets no answer here and asks by itself.
import type { BoardRow } from '../boards/board.ts';
import { boardsQuery } from '../boards/board.ts';
import { isComputed } from '../boards/computed.ts';
import { aroundAll, isPlain, type Seen, seenAround } from '../boards/seen.ts';
import { askers, askersText, type Credential, playersOf, viewQuery } from '../people/sessions.ts';
import { openBatches } from '../store/batches.ts';
import type { Store } from '../store/connect.ts';
import type { OrgSettings } from '../store/database.ts';
import { readTogether } from '../store/with-tx.ts';

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
/** Questions of an organisation on their way at once: while one is read by the database, another is answered. */
const LANES = 2;
/** Organisations of which it is known how they want their boards. */
const MOST_KNOWN = 1000;

/**
 * `expected`: the organisation's settings when it was last asked for. All is asked at once, what the settings allow and the
 * settings themselves; the database gives nothing out where they are others by now, and the next will know them.
 */
async function lookUp(store: Store, tenant: string, asked: readonly Asked[], expected: OrgSettings | undefined, now: Date) {
  const settings = expected ?? {};
  const hashes = asked.map(({ credential }) => credential.hash);
  const boards = expected && isPlain(expected) ? [...new Set(asked.map(({ board }) => board))] : [];
  const who = { asker: askers(tenant, hashes, settings, now), more: askersText };
  const pages = boards.map((board) => aroundAll({ tenant, settings }, who, board));
  const [orgs, rows, ...found] = await readTogether(store, tenant, viewQuery(tenant), boardsQuery(tenant, boards), ...pages);
  const looked = new Array<Looked | null>(asked.length).fill(null);
  for (const board of rows.rows) {
    const around = found[boards.indexOf(board.board)]?.rows[0];
    const cursorKey = orgs.rows[0]?.cursorKey;
    if (!around || !cursorKey || isComputed(board)) continue;
    const players = playersOf(around.askers);
    const here = asked.map((one) => (one.board === board.board ? players.get(one.credential.hash.toString('hex')) : undefined));
    const viewers = [...new Set(here)].flatMap((player) => (player === undefined ? [] : { tenant, player, settings, cursorKey }));
    const seen = seenAround(viewers, board.board, around);
    for (const [k, player] of here.entries()) {
      const mine = player === undefined ? undefined : seen.get(player);
      if (mine) looked[k] = { board, seen: mine };
    }
  }
  return { looked, settings: orgs.rows[0]?.settings };
}

export interface AroundDesk {
  /** Null: ask by yourself. */
  ask(credential: Credential, board: string): Promise<Looked | null>;
}

export function openAroundDesk({ store, now }: { readonly store: Store; readonly now: () => Date }): AroundDesk {
  const known = new Map<string, OrgSettings>();
  const look = openBatches<Asked, Looked | null>({
    most: MOST,
    lanes: LANES,
    work: async (tenant, asked) => {
      const { looked, settings } = await lookUp(store, tenant, asked, known.get(tenant), now());
      if (known.size >= MOST_KNOWN) known.clear();
      if (settings) known.set(tenant, settings);
      return looked;
    },
    alone: async () => null,
  });
  return { ask: (credential, board) => look(credential.tenant, { credential, board }) };
}
