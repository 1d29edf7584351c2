// Rows of a board with their ranks: 1-2-2-4, the earlier of equals first. A rank is the number of players above, summed
// from the histogram in the same statement, hence of the same moment, as the rows.
import { type QueryResult, type RawBuilder, sql } from 'kysely';
import type { OrgSettings } from '../store/database.ts';
import { type Tx, together } from '../store/with-tx.ts';
import { type Cursor, encodeCursor } from './cursor.ts';
import { rulesOf } from './rules.ts';

export interface Row {
  readonly rank: number;
  readonly name: string;
  readonly score: number;
  /** ISO time at which the score was reached. */
  readonly at: string;
  readonly you: boolean;
}

export interface Page {
  readonly rows: readonly Row[];
  readonly players: number;
  readonly next: string | null;
  readonly previous: string | null;
}

/** Whose view it is. */
export interface Viewer {
  readonly tenant: string;
  readonly player: string;
  readonly cursorKey: Buffer;
  readonly settings?: OrgSettings;
}

interface Raw {
  readonly player: string;
  readonly score: number;
  readonly ord: string;
  readonly at_ms: string;
  readonly name: string;
  /** Players with that score. */
  readonly n: number;
  /** Players above the best row of the page. */
  readonly above: number;
  readonly total: number;
}

const above = (tenant: string, board: string, score: RawBuilder<unknown>) =>
  sql`(select coalesce(sum(n), 0)::int from bucket where tenant = ${tenant} and board = ${board} and score > ${score})`;
const total = (tenant: string, board: string) =>
  sql`(select coalesce(sum(n), 0)::int from bucket where tenant = ${tenant} and board = ${board})`;

/** How `who` is called: the database gives out no other name. Without a `viewer`, where there are none, nobody has one. */
export function nameOf(settings: OrgSettings = {}, viewer = '-1'): RawBuilder<string> {
  const { names } = rulesOf(settings);
  if (names === 'none') return sql`case when who.player = ${viewer} then who.pseudonym else '' end`;
  return names === 'nickname' ? sql`who.nickname` : sql`who.pseudonym`;
}

const DAY = 86_400_000;

/** The moment could tell who it was: who is without a name is without an hour too. */
export function atOf({ player, settings = {} }: Viewer, row: { readonly player: string; readonly at_ms: string | number }): string {
  const ms = Number(row.at_ms);
  const veiled = rulesOf(settings).names === 'none' && row.player !== player;
  return new Date(veiled ? ms - (ms % DAY) : ms).toISOString();
}

/** `page`: a query of entries. In order of the board. */
async function rowsOf(tx: Tx, viewer: Viewer, board: string, page: RawBuilder<unknown>): Promise<readonly Raw[]> {
  const { tenant } = viewer;
  const { rows } = await sql<Raw>`
    with page as materialized (${page})
    select p.player, p.score, p.ord, p.at_ms, coalesce(${nameOf(viewer.settings, viewer.player)}, '') as name, coalesce(b.n, 0) as n,
           histogram.above, histogram.total
      from page p
      cross join (
        select coalesce(sum(n), 0)::int as total, coalesce(sum(n) filter (where score > (select max(score) from page)), 0)::int as above
          from bucket where tenant = ${tenant} and board = ${board}) as histogram
      left join player who on who.tenant = ${tenant} and who.player = p.player
      left join bucket b on b.tenant = ${tenant} and b.board = ${board} and b.score = p.score
     order by p.ord desc, p.player desc`.execute(tx);
  return rows;
}

/** Of rows that lie together on the board. */
function ranked(raw: readonly Raw[], viewer: Viewer): readonly Row[] {
  let rank = (raw[0]?.above ?? 0) + 1;
  let before: Raw | undefined;
  return raw.map((row) => {
    // Between neighbours of different scores stand only those who share the upper one's.
    if (before && before.score !== row.score) rank += before.n;
    before = row;
    return { rank, name: row.name, score: row.score, at: atOf(viewer, row), you: row.player === viewer.player };
  });
}

/** Written into the statement: a plan that is kept must know that they are few. */
export const few = (count: number) => sql.lit(count);

const ENTRY = sql`player, score, ord, at_ms`;

type Placed = Pick<Raw, 'ord' | 'player'>;

export function cursorsOf({ cursorKey }: Viewer, board: string, raw: readonly Placed[], more: { next: boolean; previous: boolean }) {
  const cursor = (row: Placed | undefined, to: Cursor['to'], is: boolean): string | null =>
    row && is ? encodeCursor(cursorKey, { board, ord: row.ord, player: row.player, to }) : null;
  return { next: cursor(raw.at(-1), 'next', more.next), previous: cursor(raw[0], 'previous', more.previous) };
}

export async function playersOn(tx: Tx, tenant: string, board: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select ${total(tenant, board)} as n`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** From the top, or from where a page ended. */
export async function topPage(tx: Tx, viewer: Viewer, board: string, size: number, cursor: Cursor | null = null): Promise<Page> {
  const { tenant } = viewer;
  const back = cursor?.to === 'previous';
  const beyond = cursor ? sql`and (ord, player) ${sql.raw(back ? '>' : '<')} (${cursor.ord}::bigint, ${cursor.player}::bigint)` : sql``;
  const order = sql.raw(back ? 'order by ord, player' : 'order by ord desc, player desc');
  const raw = await rowsOf(
    tx,
    viewer,
    board,
    sql`select ${ENTRY} from entry where tenant = ${tenant} and board = ${board} ${beyond} ${order} limit ${few(size + 1)}`,
  );
  const more = raw.length > size;
  const shown = back && more ? raw.slice(1) : raw.slice(0, size);
  // The histogram spoke of the first row that was read, one above those that are shown.
  const rows = back && more ? ranked(raw, viewer).slice(1) : ranked(shown, viewer);
  const cursors = cursorsOf(viewer, board, shown, back ? { next: true, previous: more } : { next: more, previous: cursor !== null });
  return { rows, players: raw[0]?.total ?? (await playersOn(tx, tenant, board)), ...cursors };
}

/** `size` rows around the viewer; at the edges of the board more on the other side. Without him: none. */
export async function aroundPage(tx: Tx, viewer: Viewer, board: string, size: number): Promise<Page> {
  const { tenant, player } = viewer;
  const mine = sql`((select ord from me), (select player from me))`;
  const from = sql`from entry where tenant = ${tenant} and board = ${board} and (ord, player)`;
  const raw = await rowsOf(
    tx,
    viewer,
    board,
    sql`
    with me as materialized (select ord, player from entry where tenant = ${tenant} and board = ${board} and player = ${player})
    (select ${ENTRY} ${from} > ${mine} order by ord, player limit ${few(size)})
    union all (select ${ENTRY} ${from} <= ${mine} order by ord desc, player desc limit ${few(size + 1)})`,
  );
  const me = raw.findIndex((row) => row.player === player);
  if (me < 0) return { rows: [], players: raw[0]?.total ?? (await playersOn(tx, tenant, board)), next: null, previous: null };
  const wished = me - (size - 1 - Math.floor((size - 1) / 2));
  const first = Math.max(0, Math.min(wished, raw.length - size));
  const rows = ranked(raw, viewer).slice(first, first + size);
  const shown = raw.slice(first, first + size);
  const more = { next: first + size < raw.length, previous: first > 0 };
  return { rows, players: raw[0]?.total ?? 0, ...cursorsOf(viewer, board, shown, more) };
}

/** Most members of a team that are shown. */
const LARGEST_TEAM = 500;

/** The viewer's team, with their ranks among everybody, or among themselves. */
export async function teamPage(tx: Tx, viewer: Viewer, board: string, among: 'everybody' | 'team' = 'everybody'): Promise<Page> {
  const { tenant, player } = viewer;
  const rank = among === 'team' ? sql`(rank() over (order by e.score desc))::int` : sql`${above(tenant, board, sql`e.score`)} + 1`;
  const { rows } = await sql<{ rank: number; name: string; score: number; at_ms: string; player: string }>`
    select ${rank} as rank, ${nameOf(viewer.settings, viewer.player)} as name, e.score, e.at_ms, e.player
      from player you
      join player who on who.tenant = ${tenant} and who.team = you.team
      join entry e on e.tenant = ${tenant} and e.board = ${board} and e.player = who.player
     where you.tenant = ${tenant} and you.player = ${player}
     order by e.ord desc, e.player desc limit ${few(LARGEST_TEAM)}`.execute(tx);
  return {
    rows: rows.map((row) => ({
      rank: row.rank,
      name: row.name,
      score: row.score,
      at: atOf(viewer, row),
      you: row.player === player,
    })),
    players: among === 'team' ? rows.length : await playersOn(tx, tenant, board),
    next: null,
    previous: null,
  };
}

export interface Standing {
  readonly rank: number;
  readonly players: number;
}

/**
 * Rank of each score on its board: number of players above, and one. One pass over a board's histogram, however many
 * scores are asked: PostgreSQL sums what lies between neighbours. `after`: what is written before, on the same way.
 */
export async function ranksOf(
  tx: Tx,
  tenant: string,
  asked: readonly { board: string; score: number }[],
  after: readonly RawBuilder<unknown>[] = [],
): Promise<readonly Standing[]> {
  const boards = [...new Set(asked.map(({ board }) => board))].map((board) => ({
    board,
    scores: [...new Set(asked.filter((one) => one.board === board).map(({ score }) => score))].sort((a, b) => a - b),
  }));
  const queries = boards.map(
    ({ board, scores }) => sql<{ slot: number; n: number }>`
      select width_bucket(score, ${scores.map((score) => score + 1)}::int[]) as slot, sum(n)::int as n
        from bucket where tenant = ${tenant} and board = ${board} group by slot`,
  );
  const answers = (await together(tx, ...after, ...queries)).slice(after.length) as readonly QueryResult<{ slot: number; n: number }>[];
  const standings = new Map<string, Standing>();
  for (const [at, { board, scores }] of boards.entries()) {
    const rows = answers[at]?.rows ?? [];
    const players = rows.reduce((sum, { n }) => sum + n, 0);
    for (const [k, score] of scores.entries()) {
      const over = rows.reduce((sum, { slot, n }) => (slot > k ? sum + n : sum), 0);
      standings.set(`${board} ${score}`, { rank: over + 1, players });
    }
  }
  return asked.map(({ board, score }) => standings.get(`${board} ${score}`) as Standing);
}

export interface Target {
  readonly score: number;
  /** How many points are missing. */
  readonly points: number;
  /** The rank that this score would give, shared with those who have it. */
  readonly rank: number;
}

/** The nearest better score that somebody has reached; null for who leads or is not on the board. */
export async function nextTarget(tx: Tx, { tenant, player }: Viewer, board: string): Promise<Target | null> {
  const { rows } = await sql<Target>`
    select b.score, b.score - me.score as points, ${above(tenant, board, sql`b.score`)} + 1 as rank
      from entry me join bucket b on b.tenant = ${tenant} and b.board = ${board} and b.score > me.score and b.n > 0
     where me.tenant = ${tenant} and me.board = ${board} and me.player = ${player}
     order by b.score limit 1`.execute(tx);
  return rows[0] ?? null;
}
