// How scores are spread, from how many have each.

export interface Distribution {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** [from, to) of N, the last with 1000. */
  readonly buckets: readonly { readonly from: number; readonly to: number; readonly n: number }[];
}

const WIDTH = 50;
const MOST = 1000;

export function distributionOf(histogram: ReadonlyMap<number, number>): Distribution {
  const all = [...histogram].sort(([a], [b]) => a - b);
  const n = all.reduce((sum, [, count]) => sum + count, 0);
  /** The k-th of all, from 0. */
  const at = (k: number): number => {
    let left = k;
    for (const [score, count] of all) {
      if (left < count) return score;
      left -= count;
    }
    return 0;
  };
  const buckets = Array.from({ length: MOST / WIDTH }, (_, k) => ({ from: k * WIDTH, to: (k + 1) * WIDTH, n: 0 }));
  for (const [score, count] of all) {
    const bucket = buckets[Math.min(buckets.length - 1, Math.floor(score / WIDTH))];
    if (bucket) bucket.n += count;
  }
  const mean = n === 0 ? 0 : all.reduce((sum, [score, count]) => sum + score * count, 0) / n;
  return {
    n,
    mean: Math.round(mean * 10) / 10,
    median: (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2,
    min: all[0]?.[0] ?? 0,
    max: all.at(-1)?.[0] ?? 0,
    buckets,
  };
}

export type Share<Name extends string> = { readonly [K in Name]: string } & { readonly n: number; readonly share: number };

/** The most frequent first. */
export function sharesBy<Name extends string>(
  name: Name,
  rows: readonly ({ readonly [K in Name]: string } & { readonly n: number })[],
): readonly Share<Name>[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row[name], (counts.get(row[name]) ?? 0) + row.n);
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([value, n]) => ({ [name]: value, n, share: Math.round((1000 * n) / all) / 1000 }) as Share<Name>);
}
