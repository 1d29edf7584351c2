// A talk must be able to end, and must not run in circles without asking the player.
import { cyclesOf, reachableFrom, reversed } from '../graph.ts';
import type { Node } from '../model.ts';
import { type Lint, type LintScope, spotOf } from './rule.ts';

/** Nodes of a circle that are named; more nobody reads. */
const MOST_NAMED = 12;

function tell(scope: LintScope, cycle: readonly string[], kind: 'no-ending' | 'no-choice'): void {
  const { nodes } = scope.draft.scenario;
  const members = new Set(cycle);
  const inside = nodes.filter(({ id }) => members.has(id));
  const [first] = inside;
  if (!first) return;
  const named = inside.slice(0, MOST_NAMED).map(({ id }) => id);
  const list = [...named, ...(inside.length > named.length ? ['…'] : [])].join(', ');
  scope.report('loop-without-exit', spotOf(scope, first), { name: first.id, nodes: list, kind });
}

export const lintLoopWithoutExit: Lint = (scope) => {
  const { draft, graph } = scope;
  const { nodes } = draft.scenario;
  const targetsOf = (node: Node) => (node.choices.length > 0 ? node.choices.flatMap(({ to }) => to) : node.to);
  // Ways that lead to a mistake told elsewhere (an unknown target, a dead end) count as ways out.
  const out = nodes.filter((node) => {
    const targets = targetsOf(node);
    return targets.length === 0 || targets.some(({ to }) => !graph.nodes.has(to));
  });
  const ending = reachableFrom(reversed(graph.next), [...graph.endings, ...out.map(({ id }) => id)]);
  const stuck = new Map([...graph.next].filter(([id]) => !ending.has(id)));
  const silent = new Set(nodes.filter(({ choices }) => choices.length === 0).map(({ id }) => id));
  const mute = new Map(
    [...graph.next].filter(([id]) => silent.has(id)).map(([id, next]) => [id, next.filter((target) => silent.has(target))]),
  );
  const muteCycles = cyclesOf(mute);
  const told = new Set(muteCycles.flat());
  for (const cycle of muteCycles) tell(scope, cycle, 'no-choice');
  for (const cycle of cyclesOf(stuck)) if (!cycle.some((id) => told.has(id))) tell(scope, cycle, 'no-ending');
};
