// Around many players of a board at once: the histogram is summed one time for all of them. Who stands near an edge of the
// board, or is not on it, is left to `aroundPage`.
import { sql } from 'kysely';
import type { Tx } from '../store/with-tx.ts';
import { ordOf } from './enter.ts';
import { atOf, cursorsOf, few, nameOf, type Page, type Viewer } from './page.ts';

interface Raw {
  readonly player: string;
  readonly score: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly name: string;
}

/** Each column of all rows as one text: that is read far sooner than rows of columns. Null: there are no rows. */
interface Columns {
  readonly viewers: string | null;
  readonly players: string | null;
  readonly scores: string | null;
  readonly times: string | null;
  readonly names: readonly string[] | null;
  /** Of the histogram. */
  readonly steps: string | null;
  readonly counts: string | null;
}

/** Of an array as PostgreSQL writes it, of numbers alone. */
const itemsOf = (array: string | null): readonly string[] => (array === null || array === '{}' ? [] : array.slice(1, -1).split(','));

/** Rows around each viewer, from the best down. */
function rowsOf({ viewers, players, scores, times, names }: Columns): ReadonlyMap<string, readonly Raw[]> {
  const [player, score, at] = [players, scores, times].map(itemsOf) as [readonly string[], readonly string[], readonly string[]];
  const around = new Map<string, Raw[]>();
  for (const [k, viewer] of itemsOf(viewers).entries()) {
    const rows = around.get(viewer);
    const row: Raw = { player: player[k] ?? '', score: Number(score[k]), at: Number(at[k]), name: names?.[k] ?? '' };
    if (rows) rows.push(row);
    else around.set(viewer, [row]);
  }
  const later = (a: Raw, b: Raw): number => b.score - a.score || a.at - b.at || Number(BigInt(b.player) - BigInt(a.player));
  for (const rows of around.values()) rows.sort(later);
  return around;
}

interface Histogram {
  /** By score: how many stand above it. */
  readonly above: ReadonlyMap<number, number>;
  readonly total: number;
}

function histogramOf({ steps, counts }: Columns): Histogram {
  const count = itemsOf(counts);
  const buckets = itemsOf(steps).map((step, k) => [Number(step), Number(count[k])] as const);
  const above = new Map<number, number>();
  let total = 0;
  for (const [score, n] of buckets.sort((a, b) => b[0] - a[0])) {
    above.set(score, total);
    total += n;
  }
  return { above, total };
}

/** Null: too near an edge. */
function pageOf(viewer: Viewer, board: string, around: readonly Raw[], { above, total }: Histogram, size: number): Page | null {
  const [down, up] = [Math.floor((size - 1) / 2), size - 1 - Math.floor((size - 1) / 2)];
  const me = around.findIndex((row) => row.player === viewer.player);
  if (me < up || around.length - 1 - me < down) return null;
  const shown = around.slice(me - up, me + down + 1);
  const more = { previous: me > up, next: around.length - 1 - me > down };
  const placed = shown.map(({ player, score, at }) => ({ player, ord: ordOf(score, at) }));
  return {
    rows: shown.map((row) => ({
      rank: (above.get(row.score) ?? 0) + 1,
      name: row.name,
      score: row.score,
      at: atOf(viewer, { player: row.player, at_ms: row.at }),
      you: row.player === viewer.player,
    })),
    players: total,
    ...cursorsOf(viewer, board, placed, more),
  };
}

/** 2^43 and one less: an order is a score and a time, so that the index alone is read. */
const [BITS, TIME] = [few(43), few(8_796_093_022_207)];

/** `viewers`: of one organisation. By player; `size` rows each, as `aroundPage` gives them. */
export async function aroundPages(tx: Tx, viewers: readonly Viewer[], board: string, size: number): Promise<ReadonlyMap<string, Page>> {
  const [first] = viewers;
  if (!first) return new Map();
  const { tenant } = first;
  const [down, up] = [Math.floor((size - 1) / 2), size - 1 - Math.floor((size - 1) / 2)];
  const from = sql`select e.player, e.ord from entry e where e.tenant = ${tenant} and e.board = ${board} and (e.ord, e.player)`;
  const { rows } = await sql<Columns>`
    with me as materialized (
      select ord, player from entry where tenant = ${tenant} and board = ${board} and player = any(${viewers.map(({ player }) => player)}::bigint[])),
    page as (
      select me.player as viewer, p.* from me
       cross join lateral (
        (${from} > (me.ord, me.player) order by e.ord, e.player limit ${few(up + 1)})
        union all (${from} <= (me.ord, me.player) order by e.ord desc, e.player desc limit ${few(down + 2)})) p)
    select a.*, b.*
      from (select array_agg(p.viewer)::text as viewers, array_agg(p.player)::text as players, array_agg(p.ord >> ${BITS})::text as scores,
                   array_agg(${TIME} - (p.ord & ${TIME}))::text as times, json_agg(coalesce(${nameOf(first)}, '')) as names
              from page p left join player who on who.tenant = ${tenant} and who.player = p.player) a,
           (select array_agg(score)::text as steps, array_agg(n)::text as counts
              from bucket where tenant = ${tenant} and board = ${board}) b`.execute(tx);
  const pages = new Map<string, Page>();
  const [columns] = rows;
  if (!columns) return pages;
  const [around, histogram] = [rowsOf(columns), histogramOf(columns)];
  for (const viewer of viewers) {
    const mine = around.get(viewer.player);
    const page = mine && pageOf(viewer, board, mine, histogram, size);
    if (page) pages.set(viewer.player, page);
  }
  return pages;
}
