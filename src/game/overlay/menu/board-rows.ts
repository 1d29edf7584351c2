import type { BoardEntry, BoardRow } from '../../ports.ts';

/** One row per player and scenario: first, best, latest, and the lift from first to best. The greatest lift leads. */
export function boardRowsOf(entries: readonly BoardEntry[], scenario: string | null): readonly BoardRow[] {
  const groups = new Map<string, BoardEntry[]>();
  for (const entry of [...entries].sort((a, b) => a.at - b.at)) {
    if (scenario !== null && entry.scenario !== scenario) continue;
    const key = JSON.stringify([entry.scenario, entry.player]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const rows = [...groups.values()].map((plays): BoardRow => {
    const first = plays[0] as BoardEntry;
    const latest = plays.at(-1) as BoardEntry;
    const best = Math.max(...plays.map((each) => each.score));
    return {
      player: first.player,
      scenario: first.scenario,
      plays: plays.length,
      first: first.score,
      best,
      latest: latest.score,
      lift: best - first.score,
    };
  });
  return rows.sort((a, b) => b.lift - a.lift || b.best - a.best || a.plays - b.plays);
}
