// Which boards there are, and which of them a run stands on.
import { type RawBuilder, sql } from 'kysely';
import type { BoardKind, Measure, Window } from '../store/database.ts';
import type { Tx } from '../store/with-tx.ts';

export const WINDOWS: readonly Window[] = ['all', 'day', 'week', 'month'];

/** [starts, ends) of a run's end; null: unbounded. */
export interface Span {
  readonly starts: Date | null;
  readonly ends: Date | null;
}

export interface BoardKey extends Span {
  readonly kind: BoardKind;
  readonly scenario: string | null;
  readonly hash: string | null;
  readonly season: string | null;
  readonly window: Window;
  readonly measure: Measure;
}

export interface BoardRow extends BoardKey {
  readonly board: string;
  readonly closed: boolean;
  readonly provisional: boolean;
  readonly computed_at: Date | null;
  readonly computed_ms: number | null;
}

/** Day, ISO week or month around a moment, by the clock on the organisation's wall: a day may have 23 or 25 hours. */
export async function spanOf(tx: Tx, timeZone: string, window: Window, at: Date): Promise<Span> {
  if (window === 'all') return { starts: null, ends: null };
  const step = sql.lit(window);
  /** Where clocks go back to midnight it strikes twelve twice: the day begins at the first stroke, PostgreSQL takes the second. */
  const moment = (wall: RawBuilder<unknown>) => sql`(
    case when (${wall} at time zone ${timeZone} - interval '1 hour') at time zone ${timeZone} = ${wall}
         then ${wall} at time zone ${timeZone} - interval '1 hour' else ${wall} at time zone ${timeZone} end)`;
  const { rows } = await sql<{ starts: Date; ends: Date }>`
    select ${moment(sql`begun`)} as starts, ${moment(sql`(begun + ('1 ' || ${step})::interval)`)} as ends
      from (select date_trunc(${step}, ${at}::timestamptz at time zone ${timeZone}) as begun) as day`.execute(tx);
  return rows[0] as { starts: Date; ends: Date };
}

const COLUMNS = [
  'board',
  'kind',
  'scenario',
  'hash',
  'season',
  'window',
  'measure',
  'starts',
  'ends',
  'closed',
  'provisional',
  'computed_at',
  'computed_ms',
] as const;

export async function findBoard(tx: Tx, tenant: string, key: BoardKey): Promise<BoardRow | null> {
  const found = await tx
    .selectFrom('board')
    .select(COLUMNS)
    .where('tenant', '=', tenant)
    .where('kind', '=', key.kind)
    .where('window', '=', key.window)
    .where('measure', '=', key.measure)
    .where('scenario', 'is not distinct from', key.scenario)
    .where('hash', 'is not distinct from', key.hash)
    .where('season', 'is not distinct from', key.season)
    .where('starts', 'is not distinct from', key.starts)
    .executeTakeFirst();
  return found ?? null;
}

export async function boardById(tx: Tx, tenant: string, board: string): Promise<BoardRow | null> {
  return (await tx.selectFrom('board').select(COLUMNS).where('tenant', '=', tenant).where('board', '=', board).executeTakeFirst()) ?? null;
}

/** Those of the numbers that there are. */
export const boardsQuery = (tenant: string, boards: readonly string[]): RawBuilder<BoardRow> => sql<BoardRow>`
  select ${sql.join(COLUMNS.map((column) => sql.ref(column)))} from board where tenant = ${tenant} and board = any(${[...boards]}::bigint[])`;

/** Boards come into being with the first run that stands on them. */
export async function ensureBoard(tx: Tx, tenant: string, key: BoardKey): Promise<BoardRow> {
  const there = await findBoard(tx, tenant, key);
  if (there) return there;
  await tx
    .insertInto('board')
    .values({ tenant, ...key })
    .onConflict((on) => on.doNothing())
    .execute();
  const made = await findBoard(tx, tenant, key);
  if (!made) throw new Error('a board that was made is not there');
  return made;
}

interface Known extends Span {
  readonly board: string;
}

/** Boards of scenarios never change but for `closed`, which a version's end sets and submitting asks about elsewhere. */
const known = new Map<string, Known>();
const MOST_KNOWN = 20_000;

export const within = ({ starts, ends }: Span, at: Date): boolean => (starts === null || starts <= at) && (ends === null || at < ends);

export interface ScenarioBoards {
  readonly scores: readonly string[];
  readonly lift: string;
}

/** The boards of a scenario version on which a run that ended at that moment stands. */
export async function scenarioBoards(
  tx: Tx,
  tenant: string,
  version: { readonly scenario: string; readonly hash: string; readonly timeZone: string },
  at: Date,
): Promise<ScenarioBoards> {
  const one = async (window: Window, measure: Measure): Promise<string> => {
    const cacheKey = `${tenant} ${version.hash} ${version.timeZone} ${window} ${measure}`;
    const before = known.get(cacheKey);
    if (before && within(before, at)) return before.board;
    const span = await spanOf(tx, version.timeZone, window, at);
    const { scenario, hash } = version;
    const key: BoardKey = { kind: 'scenario', scenario, hash, season: null, window, measure, ...span };
    const there = await findBoard(tx, tenant, key);
    // Only what was found is certain to outlive this transaction.
    if (there) {
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(cacheKey, { board: there.board, ...span });
    }
    return (there ?? (await ensureBoard(tx, tenant, key))).board;
  };
  const scores: string[] = [];
  for (const window of WINDOWS) scores.push(await one(window, 'score'));
  return { scores, lift: await one('all', 'lift') };
}
