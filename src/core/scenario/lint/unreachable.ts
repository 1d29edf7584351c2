// Nodes and endings that no play can come to, whatever the conditions.
import { reachableFrom } from '../graph.ts';
import { type Lint, spotOf } from './rule.ts';

export const lintUnreachable: Lint = (scope) => {
  const { draft, graph, report } = scope;
  const { scenario } = draft;
  // Without a start everything would be unreachable, and that start is wrong is told already.
  if (!graph.nodes.has(scenario.start)) return;
  const reached = reachableFrom(graph.next, [scenario.start]);
  // A copy that is not reached has a call that is not, or a scene that is told by itself.
  const written = scenario.nodes.filter(({ id }) => !draft.origins.has(id));
  for (const node of written) if (!reached.has(node.id)) report('unreachable-node', spotOf(scope, node), { name: node.id });
  for (const ending of scenario.endings) {
    // A crisis may force the break-off from everywhere.
    if (!reached.has(ending.id) && ending.id !== scenario.breakOff)
      report('unreachable-ending', spotOf(scope, ending), { name: ending.id });
  }
};
