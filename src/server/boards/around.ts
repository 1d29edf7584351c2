// Around many players of a board at once: the histogram is summed one time for all of them. Who stands near an edge of the
// board, or is not on it, is left to `aroundPage`.
import { sql } from 'kysely';
import type { Tx } from '../store/with-tx.ts';
import { atOf, cursorsOf, few, nameOf, type Page, type Viewer } from './page.ts';

interface Raw {
  readonly player: string;
  readonly score: number;
  readonly ord: string;
  readonly at_ms: string;
  readonly name: string;
  readonly above: number;
}

/** Of one viewer. As one text: that is read far sooner than rows of columns. */
interface Around {
  readonly viewer: string;
  readonly total: number;
  readonly rows: readonly (readonly [player: string, score: number, ord: string, at: string, name: string, above: number])[];
}

function pageOf(viewer: Viewer, board: string, { rows, total }: Around, size: number): Page | null {
  const raw = rows.map(([player, score, ord, at_ms, name, above]): Raw => ({ player, score, ord, at_ms, name, above }));
  const [down, up] = [Math.floor((size - 1) / 2), size - 1 - Math.floor((size - 1) / 2)];
  const me = raw.findIndex((row) => row.player === viewer.player);
  if (me < up || raw.length - 1 - me < down) return null;
  const shown = raw.slice(me - up, me + down + 1);
  const more = { previous: me > up, next: raw.length - 1 - me > down };
  return {
    rows: shown.map((row) => ({
      rank: row.above + 1,
      name: row.name,
      score: row.score,
      at: atOf(viewer, row),
      you: row.player === viewer.player,
    })),
    players: total,
    ...cursorsOf(viewer, board, shown, more),
  };
}

/** `viewers`: of one organisation. By player; `size` rows each, as `aroundPage` gives them. */
export async function aroundPages(tx: Tx, viewers: readonly Viewer[], board: string, size: number): Promise<ReadonlyMap<string, Page>> {
  const [first] = viewers;
  if (!first) return new Map();
  const { tenant } = first;
  const [down, up] = [Math.floor((size - 1) / 2), size - 1 - Math.floor((size - 1) / 2)];
  const from = sql`select e.player, e.score, e.ord, e.at_ms from entry e
    where e.tenant = ${tenant} and e.board = ${board} and (e.ord, e.player)`;
  const { rows } = await sql<Around>`
    with me as materialized (
      select ord, player from entry where tenant = ${tenant} and board = ${board} and player = any(${viewers.map(({ player }) => player)}::bigint[])),
    histogram as materialized (
      select score, (sum(n) over (order by score desc rows unbounded preceding) - n)::int as above, (sum(n) over ())::int as total
        from bucket where tenant = ${tenant} and board = ${board}),
    page as materialized (
      select me.player as viewer, p.* from me
       cross join lateral (
        (${from} > (me.ord, me.player) order by e.ord, e.player limit ${few(up + 1)})
        union all (${from} <= (me.ord, me.player) order by e.ord desc, e.player desc limit ${few(down + 2)})) p)
    select p.viewer, min(h.total) as total,
           json_agg(json_build_array(p.player::text, p.score, p.ord::text, p.at_ms::text, coalesce(${nameOf(first)}, ''), h.above)
                    order by p.ord desc, p.player desc) as rows
      from page p
      join histogram h on h.score = p.score
      left join player who on who.tenant = ${tenant} and who.player = p.player
     group by p.viewer`.execute(tx);
  const around = new Map(rows.map((row) => [row.viewer, row]));
  const pages = new Map<string, Page>();
  for (const viewer of viewers) {
    const mine = around.get(viewer.player);
    const page = mine && pageOf(viewer, board, mine, size);
    if (page) pages.set(viewer.player, page);
  }
  return pages;
}
