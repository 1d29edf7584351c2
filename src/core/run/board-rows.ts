// The board: results of many plays as one row per player and scenario.
import type { PlayMode } from './run.ts';

export interface BoardResult {
  readonly player: string;
  readonly scenario: string;
  readonly score: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly mode: PlayMode;
}

export interface BoardRow {
  readonly player: string;
  readonly scenario: string;
  readonly plays: number;
  readonly first: number;
  readonly best: number;
  readonly latest: number;
  /** best − first */
  readonly lift: number;
}

/** Practice allows steps back: its results are kept, but neither ranked nor compared with. */
export const isRanked = ({ mode }: Pick<BoardResult, 'mode'>): boolean => mode !== 'practice';

/** The greatest lift leads: the board rewards learning before talent. `scenario` null: all of them, each on its own. */
export function boardRowsOf(results: readonly BoardResult[], scenario: string | null): readonly BoardRow[] {
  const groups = new Map<string, BoardResult[]>();
  for (const result of [...results].sort((a, b) => a.at - b.at)) {
    if (!isRanked(result) || (scenario !== null && result.scenario !== scenario)) continue;
    const key = JSON.stringify([result.scenario, result.player]);
    const group = groups.get(key);
    if (group) group.push(result);
    else groups.set(key, [result]);
  }
  const rows = [...groups.values()].map((plays): BoardRow => {
    const [first] = plays;
    const latest = plays.at(-1);
    if (!first || !latest) throw new Error('a group of results is empty');
    const best = Math.max(...plays.map((each) => each.score));
    const { player } = first;
    return {
      player,
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
