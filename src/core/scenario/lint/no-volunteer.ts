// A fact that nobody volunteers: its holders are never on stage when the node is entered, or it is open by then on every way.
import { isOpenFromStart } from '../condition-ranges.ts';
import type { Graph } from '../graph.ts';
import { knownOnArrival } from '../known-facts.ts';
import { type Scenario, YOU } from '../model.ts';
import { type Lint, spotOf, spotOfId } from './rule.ts';

/** Per node everybody who is on stage there in some play: a may-analysis over the graph. */
function maybePresent({ nodes, present, start }: Scenario, graph: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Map<string, Set<string>>();
  const queue: { readonly id: string; readonly arriving: ReadonlySet<string> }[] = [{ id: start, arriving: new Set(present) }];
  for (let step = queue.pop(); step !== undefined; step = queue.pop()) {
    const node = byId.get(step.id);
    if (node === undefined) continue;
    const before = found.get(node.id);
    const here = before ?? new Set(node.enter);
    const size = before === undefined ? -1 : before.size;
    for (const who of step.arriving) if (!node.leave.includes(who)) here.add(who);
    found.set(node.id, here);
    if (here.size > size) for (const id of graph.next.get(node.id) ?? []) queue.push({ id, arriving: here });
  }
  return found;
}

export const lintNoVolunteer: Lint = (scope) => {
  const { draft, graph, report } = scope;
  const { scenario } = draft;
  if (scenario.nodes.every(({ volunteers }) => volunteers.length === 0)) return;
  const facts = new Map(scenario.facts.map((fact) => [fact.id, fact]));
  const known = knownOnArrival(scenario);
  const onStage = maybePresent(scenario, graph);
  for (const node of scenario.nodes) {
    for (const id of node.volunteers) {
      const fact = facts.get(id);
      if (fact === undefined) continue;
      const holders = fact.knownBy.filter((who) => who !== YOU);
      const open = isOpenFromStart(fact) || known.get(node.id)?.has(id);
      const absent = !holders.some((who) => onStage.get(node.id)?.has(who));
      if (!open && !absent) continue;
      const home = spotOf(scope, node);
      const source = (home.in as Readonly<Record<string, object>>)[home.key] ?? home.in;
      const at = spotOfId(source, 'volunteers', id);
      report('no-volunteer', at, { name: id, node: node.id, reason: open ? 'open' : 'absent', holders: holders.join(', ') });
    }
  }
};
