// How often each part of a scenario was met by plays, in the order of the file.
import type { Plot } from '../dialogue/plot.ts';
import type { Choice } from '../scenario/model.ts';
import { VERDICTS, type Verdict } from '../scenario/terms.ts';
import type { Passage, Way } from './way.ts';

export const COVERED = ['nodes', 'choices', 'replies', 'branches', 'endings', 'verdicts'] as const;
export type Covered = (typeof COVERED)[number];
/** Replies and branches are `<choice or node>#<number from 1>`. */
export type Counts = Readonly<Record<Covered, Map<string, number>>>;

export interface Coverage {
  readonly counts: Readonly<Record<string, number>>;
  readonly never: readonly string[];
}

export function noCounts({ scenario }: Plot): Counts {
  const zeros = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id) => [id, 0]));
  const numbered = (id: string, all: readonly unknown[]): string[] => all.map((_, k) => `${id}#${k + 1}`);
  const choices = scenario.nodes.flatMap((node) => node.choices);
  return {
    nodes: zeros(scenario.nodes.map(({ id }) => id)),
    choices: zeros(choices.map(({ id }) => id)),
    replies: zeros(choices.flatMap(({ id, reply }) => numbered(id, reply))),
    branches: zeros([
      ...choices.flatMap(({ id, to }) => numbered(id, to)),
      ...scenario.nodes.filter((node) => node.choices.length === 0).flatMap(({ id, to }) => numbered(id, to)),
    ]),
    endings: zeros(scenario.endings.map(({ id }) => id)),
    verdicts: zeros(VERDICTS),
  };
}

const add = (counts: Map<string, number>, id: string): void => {
  counts.set(id, (counts.get(id) ?? 0) + 1);
};

export function countPassage(counts: Counts, passage: Passage): void {
  for (const id of passage.places) add(counts.nodes.has(id) ? counts.nodes : counts.endings, id);
  for (const { node, branch } of passage.onward) add(counts.branches, `${node}#${branch + 1}`);
}

export function countWay(counts: Counts, choice: Choice, way: Way): void {
  add(counts.choices, choice.id);
  if (way.reply >= 0) add(counts.replies, `${choice.id}#${way.reply + 1}`);
  if (way.branch >= 0) add(counts.branches, `${choice.id}#${way.branch + 1}`);
  countPassage(counts, way);
}

export function countVerdict(counts: Counts, verdict: Verdict): void {
  add(counts.verdicts, verdict);
}

export function coverageOf(counts: Counts): Readonly<Record<Covered, Coverage>> {
  const of = (map: Map<string, number>): Coverage => ({
    counts: Object.fromEntries(map),
    never: [...map].filter(([, count]) => count === 0).map(([id]) => id),
  });
  return Object.fromEntries(COVERED.map((name) => [name, of(counts[name])])) as Record<Covered, Coverage>;
}
