// Around many players of a board at once: the histogram is summed one time for all of them. Who stands near an edge of the
// board, or is not on it, is left to `aroundPage`.
import { type RawBuilder, sql } from 'kysely';
import type { OrgSettings } from '../store/database.ts';
import { placeOf } from './enter.ts';
import { atOf, cursorsOf, few, nameOf, type Page, type Viewer } from './page.ts';

/** As two texts, which are put together and read far sooner than rows of columns. Null: there are no rows. */
export interface Around {
  /** A line for each: around whom it is, player, order, name. */
  readonly lines: string | null;
  /** Scores and how many have them, in turn. */
  readonly histogram: string | null;
}

interface Line {
  readonly player: string;
  readonly ord: string;
  readonly score: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly name: string;
}

const LINE = /^(\d+) (\d+) (\d+) (.*)$/;

const later = (a: Line, b: Line): number => b.score - a.score || a.at - b.at || Number(BigInt(b.player) - BigInt(a.player));

/** Around each of them, from the best down. */
function linesOf(text: string | null): ReadonlyMap<string, readonly Line[]> {
  const around = new Map<string, Line[]>();
  for (const line of text?.split('\n') ?? []) {
    const [, viewer = '', player = '', ord = '', name = ''] = LINE.exec(line) ?? [];
    const one: Line = { player, ord, ...placeOf(ord), name };
    const lines = around.get(viewer);
    if (lines) lines.push(one);
    else around.set(viewer, [one]);
  }
  for (const lines of around.values()) lines.sort(later);
  return around;
}

interface Histogram {
  /** By score: how many stand above it. */
  readonly above: Int32Array;
  readonly total: number;
}

const [SPACE, ZERO] = [32, 48];

/** A board has a thousand buckets: their digits are read one by one, without a text for each. */
function histogramOf(text: string | null): Histogram {
  const numbers: number[] = [];
  let [number, highest] = [0, -1];
  for (let k = 0; text && k <= text.length; k++) {
    const code = k === text.length ? SPACE : text.charCodeAt(k);
    if (code !== SPACE) {
      number = number * 10 + code - ZERO;
      continue;
    }
    if (numbers.length % 2 === 0 && number > highest) highest = number;
    numbers.push(number);
    number = 0;
  }
  const above = new Int32Array(highest + 1);
  for (let k = 0; k < numbers.length; k += 2) above[numbers[k] as number] = numbers[k + 1] as number;
  let total = 0;
  for (let score = highest; score >= 0; score--) {
    const n = above[score] as number;
    above[score] = total;
    total += n;
  }
  return { above, total };
}

/** Null: too near an edge. */
function pageOf(viewer: Viewer, board: string, around: readonly Line[], { above, total }: Histogram, size: number): Page | null {
  const [down, up] = [Math.floor((size - 1) / 2), size - 1 - Math.floor((size - 1) / 2)];
  const me = around.findIndex((line) => line.player === viewer.player);
  if (me < up || around.length - 1 - me < down) return null;
  const shown = around.slice(me - up, me + down + 1);
  const more = { previous: me > up, next: around.length - 1 - me > down };
  return {
    rows: shown.map((line) => ({
      rank: (above[line.score] ?? 0) + 1,
      name: line.name,
      score: line.score,
      at: atOf(viewer, { player: line.player, at_ms: line.at }),
      you: line.player === viewer.player,
    })),
    players: total,
    ...cursorsOf(viewer, board, shown, more),
  };
}

/**
 * For `aroundPages`. `asker`: a query of those around whom one looks, all of one organisation and its settings; its rows are
 * there under this name in `more`, columns that are told besides.
 */
export function aroundQuery<More>(
  { tenant, settings }: { readonly tenant: string; readonly settings: OrgSettings },
  { asker, more }: { readonly asker: RawBuilder<unknown>; readonly more: RawBuilder<More> },
  board: string,
  size: number,
): RawBuilder<Around & More> {
  const [down, up] = [Math.floor((size - 1) / 2), size - 1 - Math.floor((size - 1) / 2)];
  const from = sql`from entry e where e.tenant = ${tenant} and e.board = ${board} and (e.ord, e.player)`;
  // Who lies beyond those that are shown is only counted: a name costs more than all the rest.
  const part = (beyond: RawBuilder<unknown>, shown: number) =>
    sql`select *, row_number() over () <= ${few(shown)} as named from (select e.player, e.ord ${from} ${beyond} limit ${few(shown + 1)}) as part`;
  return sql<Around & More>`
    with asker as materialized (${asker}),
    me as materialized (
      select ord, player from entry where tenant = ${tenant} and board = ${board} and player = any(array(select player from asker))),
    page as (
      select me.player as viewer, p.* from me
       cross join lateral (
        ${part(sql`> (me.ord, me.player) order by e.ord, e.player`, up)}
        union all ${part(sql`<= (me.ord, me.player) order by e.ord desc, e.player desc`, down + 1)}) p)
    select (select string_agg(concat_ws(' ', p.viewer, p.player, p.ord, coalesce(${nameOf(settings)}, '')), e'\\n')
              from page p left join player who on who.tenant = ${tenant} and who.player = case when p.named then p.player end) as lines,
           (select string_agg(concat_ws(' ', score, n), ' ') from bucket where tenant = ${tenant} and board = ${board}) as histogram,
           ${more}`;
}

/** `viewers`: some of those who were asked for. By player; `size` rows each, as `aroundPage` gives them. */
export function aroundPages(viewers: readonly Viewer[], board: string, size: number, found: Around): ReadonlyMap<string, Page> {
  const [around, histogram] = [linesOf(found.lines), histogramOf(found.histogram)];
  const pages = new Map<string, Page>();
  for (const viewer of viewers) {
    const mine = around.get(viewer.player);
    const page = mine && pageOf(viewer, board, mine, histogram, size);
    if (page) pages.set(viewer.player, page);
  }
  return pages;
}
