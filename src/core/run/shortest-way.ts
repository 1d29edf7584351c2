// The fewest decisions that lead from the start to a node: a real play, for an author who wants to stand there. Layers of
// equally many decisions, as in a breadth-first search, but states that the graph says are nearer come first.
import type { Plot } from '../dialogue/plot.ts';
import { choose, openChoices, type Position, startPosition } from '../dialogue/reduce.ts';
import type { Node } from '../scenario/model.ts';

export type ShortestWay =
  | { readonly found: true; readonly choices: readonly string[] }
  /** `unknown`: no such node. `none`: no play leads there. `bound`: given up; there may be a way. */
  | { readonly found: false; readonly why: 'unknown' | 'none' | 'bound' };

/** States looked at before giving up: about a second. */
const MOST_STATES = 20_000;

interface Step {
  readonly position: Position;
  readonly from: Step | null;
  readonly choice: string;
  readonly decisions: number;
}

const targetsOf = (node: Node): readonly string[] =>
  (node.choices.length > 0 ? node.choices.flatMap((choice) => choice.to) : node.to).map((branch) => branch.to);

/** Decisions to `target` at least, if every condition held; places that lead there in no case are absent. */
function distancesTo({ nodes }: Plot, target: string): ReadonlyMap<string, number> {
  const distances = new Map([[target, 0]]);
  // At most as many rounds as nodes: each round carries the distances one edge further.
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of nodes.values()) {
      if (node.id === target) continue;
      const cost = node.choices.length > 0 ? 1 : 0;
      const nearest = Math.min(...targetsOf(node).map((to) => distances.get(to) ?? Number.POSITIVE_INFINITY)) + cost;
      if (nearest < (distances.get(node.id) ?? Number.POSITIVE_INFINITY)) {
        distances.set(node.id, nearest);
        changed = true;
      }
    }
  }
  return distances;
}

/** Equal keys: the same can happen from here on. What was counted for the score alone is left out. */
function keyOf({ at, talk }: Position): string {
  const { counterparts, intensity, panes, misstated, discovered, step } = talk.conflict;
  return JSON.stringify([
    at,
    counterparts,
    intensity,
    panes,
    misstated,
    discovered,
    step,
    talk.present,
    talk.flags,
    Object.entries(talk.visits).sort(([a], [b]) => (a < b ? -1 : 1)),
    [...talk.chosen].sort(),
  ]);
}

const pathTo = (step: Step): readonly string[] => (step.from ? [...pathTo(step.from), step.choice] : []);

export function shortestWay(plot: Plot, target: string, most = MOST_STATES): ShortestWay {
  if (!plot.nodes.has(target)) return { found: false, why: 'unknown' };
  const distances = distancesTo(plot, target);
  /** By the decisions that the whole way takes at least. */
  const waiting: Step[][] = [];
  const put = (step: Step): void => {
    const rest = distances.get(step.position.at);
    if (rest === undefined && !arrived(step)) return;
    const total = step.decisions + (arrived(step) ? 0 : (rest ?? 0));
    const layer = waiting[total] ?? [];
    layer.push(step);
    waiting[total] = layer;
  };
  // The node may also have been passed on the way to the next choice.
  const arrived = ({ position }: Step): boolean => position.at === target || position.talk.trail.includes(target);
  put({ position: startPosition(plot), from: null, choice: '', decisions: 0 });
  const seen = new Set<string>();
  for (let total = 0; total < waiting.length; total++) {
    const layer = waiting[total] ?? [];
    for (let step = layer.pop(); step; step = layer.pop()) {
      if (arrived(step)) return { found: true, choices: pathTo(step) };
      const key = keyOf(step.position);
      if (seen.has(key)) continue;
      if (seen.size >= most) return { found: false, why: 'bound' };
      seen.add(key);
      for (const choice of openChoices(plot, step.position))
        put({ position: choose(plot, step.position, choice), from: step, choice: choice.id, decisions: step.decisions + 1 });
    }
  }
  return { found: false, why: 'none' };
}
