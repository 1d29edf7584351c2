// Around me as it would be without a histogram: ranks and players by counting the rows above.
import { sql } from 'kysely';
import { boardPage } from '../../src/server/routes/boards.ts';
import { type App, asPlayer, fail, type Service } from '../../src/server/routes/door.ts';

const AROUND = 11;

interface Counted {
  readonly player: string;
  readonly score: number;
  readonly at_ms: string;
  readonly name: string;
  readonly above: number;
  readonly total: number;
}

export function countedRoutes(app: App, service: Service): void {
  app.get<{ Params: { board: string } }>(
    '/v1/counted/:board/around',
    { schema: { response: { 200: boardPage } } },
    async (request, reply) => {
      const { board } = request.params;
      const done = await asPlayer(service, request, {}, async (tx, { tenant, player }) => {
        const from = sql`from entry where tenant = ${tenant} and board = ${board} and (ord, player)`;
        const mine = sql`((select ord from me), (select player from me))`;
        const { rows } = await sql<Counted>`
        with me as materialized (select ord, player from entry where tenant = ${tenant} and board = ${board} and player = ${player}),
        page as materialized (
          (select * ${from} > ${mine} order by ord, player limit ${sql.lit(5)})
          union all (select * ${from} <= ${mine} order by ord desc, player desc limit ${sql.lit(6)}))
        select p.player, p.score, p.at_ms, who.pseudonym as name, counted.above, counted.total
          from page p
          cross join (select (select count(*)::int from entry where tenant = ${tenant} and board = ${board}) as total,
            (select count(*)::int from entry where tenant = ${tenant} and board = ${board}
                and ord >= ((select max(score) from page) + 1)::bigint * 8796093022208) as above) as counted
          join player who on who.tenant = ${tenant} and who.player = p.player
         order by p.ord desc, p.player desc`.execute(tx);
        return { ok: true, rows, player };
      });
      if (!done.ok) return fail(reply, done);
      const [first] = done.rows;
      // Ranks below the first row need a count each where scores differ; a rank per row is left out in favour of counting.
      const rows = done.rows.slice(0, AROUND).map(({ player, score, at_ms, name, above }, k) => ({
        rank: above + 1 + k,
        name,
        score,
        at: new Date(Number(at_ms)).toISOString(),
        you: player === done.player,
      }));
      const none = { starts: null, ends: null, closed: false, provisional: false, next: null, previous: null, hidden: null };
      return { board, ...none, players: first?.total ?? 0, rows };
    },
  );
}
