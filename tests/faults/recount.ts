// The database counted anew by its owner, whom no policy binds: what the boards say against what the runs say.
import pg from 'pg';

export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Buckets whose number is not that of the entries with this score. */
const WRONG_BUCKETS = `
  select tenant, board, score, sum(n)::int as off from (
    select tenant, board, score, n from bucket union all select tenant, board, score, -1 from entry) as counted
  group by 1, 2, 3 having sum(n) <> 0`;

/** Entries of boards of scores that are not the best of their runs, and of equals the earliest; both ways. */
const WRONG_ENTRIES = `
  with best as (
    select b.tenant, b.board, r.player, max(r.score::bigint * 8796093022208
           + (8796093022207 - round(extract(epoch from r.finished_at) * 1000)::bigint)) as ord
      from board b join run r on r.tenant = b.tenant and r.hash = b.hash and (b.starts is null or r.finished_at >= b.starts)
       and (b.ends is null or r.finished_at < b.ends)
     where b.kind = 'scenario' and b.measure = 'score' and r.ranked and not r.hidden group by 1, 2, 3),
  here as (
    select e.tenant, e.board, e.player, e.ord from entry e join board b using (tenant, board) where b.kind = 'scenario' and b.measure = 'score')
  select coalesce(h.board, b.board) as board, coalesce(h.player, b.player) as player, h.ord as is, b.ord as should
    from here h full join best b using (tenant, board, player) where h.ord is distinct from b.ord`;

export interface Recount {
  readonly runs: number;
  readonly entries: number;
  readonly wrongBuckets: number;
  readonly wrongEntries: number;
  /** An attempt that is answered without its run, or a run without an answered attempt. */
  readonly halves: number;
}

export function recount(url: string): Promise<Recount> {
  return asOwner(url, async (client) => {
    // At one moment, whoever writes meanwhile.
    await client.query('begin isolation level repeatable read read only');
    const number = async (text: string): Promise<number> =>
      Number((await client.query<{ n: string }>(`select count(*) as n from (${text}) as q`)).rows[0]?.n);
    const counted = {
      runs: await number('select 1 from run'),
      entries: await number('select 1 from entry'),
      wrongBuckets: await number(WRONG_BUCKETS),
      wrongEntries: await number(WRONG_ENTRIES),
      halves: await number(`select 1 from (select tenant, attempt from attempt where answered_at is not null) a
        full join run r using (tenant, attempt) where a.attempt is null or r.attempt is null`),
    };
    await client.query('commit');
    return counted;
  });
}

export const recountFault = ({ wrongBuckets, wrongEntries, halves }: Recount): string | null =>
  wrongBuckets + wrongEntries + halves === 0
    ? null
    : `${wrongBuckets} wrong buckets, ${wrongEntries} wrong entries, ${halves} halves of runs`;
