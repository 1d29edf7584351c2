// Scores onto boards. A player has one entry per board: his best, and of equals the earliest.
import { type RawBuilder, sql } from 'kysely';
import { type Tx, together } from '../store/with-tx.ts';

export interface NewEntry {
  readonly board: string;
  readonly player: string;
  readonly score: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** In ms after 1970 that is the year 2248. As a number, and whole. */
const [SCALE, WHOLE] = [2 ** 43, 2n ** 43n];

/** One number to order by: higher scores first, and of equal ones the earlier. */
export const ordOf = (score: number, at: number): string => String(BigInt(score) * WHOLE + (WHOLE - 1n - BigInt(at)));

/** Orders of scores up to there are exact as numbers, which are much sooner divided. */
const SAFE = 1023;

/** What an order was made of; `at` in ms since 1970. */
export function placeOf(ord: string): { readonly score: number; readonly at: number } {
  const [plain, score] = [Number(ord), Math.floor(Number(ord) / SCALE)];
  if (score <= SAFE) return { score, at: SCALE - 1 - (plain - score * SCALE) };
  const exact = BigInt(ord);
  return { score: Number(exact / WHOLE), at: Number(WHOLE - 1n - (exact % WHOLE)) };
}

/** The best of each player and board: one statement may write a row only once. */
function bestOf(entries: readonly NewEntry[]): readonly NewEntry[] {
  const best = new Map<string, NewEntry>();
  for (const entry of entries) {
    const key = `${entry.board} ${entry.player}`;
    const before = best.get(key);
    if (!before || entry.score > before.score || (entry.score === before.score && entry.at < before.at)) best.set(key, entry);
  }
  return [...best.values()];
}

export async function enterScores(tx: Tx, tenant: string, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length > 0) await scoresQuery(tenant, entries).execute(tx);
}

/** Of at least one entry. Who stands there better already is left in peace: to lock his entry would be written to disk too. */
export function scoresQuery(tenant: string, entries: readonly NewEntry[]): RawBuilder<unknown> {
  const best = bestOf(entries);
  return sql`
    insert into entry as e (tenant, board, player, score, ord, at_ms)
    select ${tenant}::uuid, * from unnest(
      ${best.map(({ board }) => board)}::bigint[], ${best.map(({ player }) => player)}::bigint[], ${best.map(({ score }) => score)}::int[],
      ${best.map(({ score, at }) => ordOf(score, at))}::bigint[], ${best.map(({ at }) => String(at))}::bigint[]) as new (b, p, s, o, at)
     where coalesce((select there.ord from entry there where there.tenant = ${tenant} and there.board = b and there.player = p), -1) < o
    order by b, s, p
    on conflict (tenant, board, player) do update set score = excluded.score, ord = excluded.ord, at_ms = excluded.at_ms
     where excluded.ord > e.ord`;
}

/**
 * Writers of one organisation go one after the other: whoever reads what he is about to write (first score, closed
 * boards, numbers of attempts) reads the truth. Whoever takes the lock here may change by what runs are judged; those who
 * hand in runs, many at a time so that nobody waits long, take it in `runs/hold.ts`.
 */
export async function lockWriters(tx: Tx, tenant: string): Promise<void> {
  await together(tx, lockQuery(tenant), sql`update org set epoch = epoch + 1 where tenant = ${tenant}`);
}

export const lockQuery = (tenant: string): RawBuilder<unknown> => sql`select pg_advisory_xact_lock(hashtextextended(${tenant}, 43))`;
