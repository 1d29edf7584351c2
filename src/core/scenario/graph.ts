// The scenario as a graph of nodes and endings. Conditions are left aside: an edge is a way that some play may go.
import type { Branch, Scenario } from './model.ts';

export interface Graph {
  /** Every node and ending; unknown targets are left out. */
  readonly next: ReadonlyMap<string, readonly string[]>;
  readonly nodes: ReadonlySet<string>;
  readonly endings: ReadonlySet<string>;
}

export function graphOf(scenario: Scenario): Graph {
  const nodes = new Set(scenario.nodes.map(({ id }) => id));
  const endings = new Set(scenario.endings.map(({ id }) => id));
  const next = new Map<string, readonly string[]>();
  for (const ending of endings) next.set(ending, []);
  for (const node of scenario.nodes) {
    const branches: readonly Branch[] = node.choices.length > 0 ? node.choices.flatMap(({ to }) => to) : node.to;
    const targets = new Set(branches.map(({ to }) => to));
    next.set(
      node.id,
      [...targets].filter((target) => nodes.has(target) || endings.has(target)),
    );
  }
  return { next, nodes, endings };
}

export function reachableFrom(next: ReadonlyMap<string, readonly string[]>, starts: Iterable<string>): ReadonlySet<string> {
  const seen = new Set<string>(starts);
  // A set grows while it is walked: this is the queue as well.
  for (const id of seen) for (const target of next.get(id) ?? []) seen.add(target);
  return seen;
}

export function reversed(next: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const back = new Map<string, string[]>();
  for (const [from, targets] of next) {
    for (const target of targets) {
      const sources = back.get(target);
      if (sources) sources.push(from);
      else back.set(target, [from]);
    }
  }
  return back;
}

/** Ids that lie on a cycle of `next`, grouped by cycle component, in the order of the map. */
export function cyclesOf(next: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const back = reversed(next);
  const taken = new Set<string>();
  const cycles: string[][] = [];
  const order = finishOrder(next);
  // Kosaraju: walk the reversed graph in reverse finishing order; each walk is one component.
  for (let i = order.length - 1; i >= 0; i--) {
    const root = order[i];
    if (root === undefined || taken.has(root)) continue;
    const component = [root];
    taken.add(root);
    for (const id of component) {
      for (const source of back.get(id) ?? []) {
        if (taken.has(source) || !next.has(source)) continue;
        taken.add(source);
        component.push(source);
      }
    }
    if (component.length > 1 || (next.get(root) ?? []).includes(root)) cycles.push(component);
  }
  const position = new Map([...next.keys()].map((id, index) => [id, index]));
  const first = (cycle: readonly string[]): number => Math.min(...cycle.map((id) => position.get(id) ?? 0));
  return cycles.sort((a, b) => first(a) - first(b));
}

/** Ids in the order in which a depth-first walk leaves them; iterative, since a file may chain thousands of nodes. */
function finishOrder(next: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  for (const start of next.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const stack = [{ id: start, at: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const target = (next.get(top.id) ?? [])[top.at++];
      if (target === undefined) {
        order.push(top.id);
        stack.pop();
      } else if (!seen.has(target) && next.has(target)) {
        seen.add(target);
        stack.push({ id: target, at: 0 });
      }
    }
  }
  return order;
}
