// What the variables of a condition can be at a place of the scenario: ranges of CDS-1, declared ranges of flags, panes
// that a fact can come to, and what the graph says of visits and choices.
import { cyclesOf, type Graph, reachableFrom, reversed } from './graph.ts';
import { type Fact, type Scenario, YOU } from './model.ts';
import { LADDER, PANES, type Pane, STANCES } from './terms.ts';
import type { Atom, Interval, Test, TestOf, Values, Variable } from './value-boxes.ts';

/** Where a condition is asked. */
export interface Asked {
  /** Node or ending. */
  readonly place: string;
  /** Choices of which one has just been taken: replies and branches are asked after it. */
  readonly after: readonly string[];
}

export type TestsAt = (asked: Asked) => TestOf;

/** In larger graphs nothing is said of visits and choices: a walk back from every node would be slow. */
const MAX_NODES = 1000;

const STEPS_DONE: Interval = [0, 5];
const PERCENT: Interval = [0, 100];
const CLIMATE: Interval = [-100, 100];
const UNBOUNDED: Interval = [0, Number.POSITIVE_INFINITY];

function startPane({ knownBy }: Fact): Pane {
  const others = knownBy.some((who) => who !== YOU);
  return knownBy.includes(YOU) ? (others ? 'open' : 'hidden') : others ? 'blind' : 'unknown';
}

export const isOpenFromStart = (fact: Fact): boolean => startPane(fact) === 'open';

function panesOf(scenario: Scenario): ReadonlyMap<string, readonly Pane[]> {
  const opened = new Set([
    ...scenario.nodes.flatMap(({ volunteers }) => volunteers),
    ...scenario.nodes.flatMap(({ choices }) => choices.flatMap(({ shares, asks, finds }) => [...shares, ...asks, ...finds])),
  ]);
  return new Map(
    scenario.facts.map((fact) => {
      const start = startPane(fact);
      return [fact.id, opened.has(fact.id) && start !== 'open' ? [start, 'open'] : [start]] as const;
    }),
  );
}

/** Nodes that lie before a place on some way, itself only if there is a way back to it. A crisis leads to the break-off from everywhere. */
function waysBack(scenario: Scenario, graph: Graph): (place: string) => ReadonlySet<string> {
  const { breakOff } = scenario;
  const asking = new Set(scenario.nodes.filter(({ choices }) => choices.length > 0).map(({ id }) => id));
  const next = new Map(
    [...graph.next].map(([id, targets]) => [id, breakOff !== undefined && asking.has(id) ? [...targets, breakOff] : targets]),
  );
  const back = reversed(next);
  const known = new Map<string, ReadonlySet<string>>();
  return (place) => {
    const before = known.get(place) ?? reachableFrom(back, back.get(place) ?? []);
    known.set(place, before);
    return before;
  };
}

export function testsOf(scenario: Scenario, graph: Graph): TestsAt {
  const panes = panesOf(scenario);
  const flags = new Map(scenario.flags.map((flag) => [flag.id, flag]));
  const choices = new Map(scenario.nodes.flatMap((node) => node.choices.map((choice) => [choice.id, choice] as const)));
  const large = graph.nodes.size > MAX_NODES;
  const cyclic = large ? graph.nodes : new Set(cyclesOf(graph.next).flat());
  const before = large ? () => graph.nodes : waysBack(scenario, graph);
  const others = scenario.cast.filter(({ id }) => id !== YOU);
  // With one counterpart, there from the start, the worst of all is that one.
  const sole = others.length === 1 && others[0] !== undefined && scenario.present.includes(others[0].id) ? others[0].id : '';
  const list = [...panes.values()];
  const open: Interval = [list.filter((some) => some[0] === 'open').length, list.filter((some) => some.includes('open')).length];

  const visits = (node: string, place: string): Interval => {
    const most = cyclic.has(node) ? Number.POSITIVE_INFINITY : 1;
    if (node === place || node === scenario.start) return [1, most];
    return before(place).has(node) ? [0, most] : [0, 0];
  };
  const taken = (choice: string, { place, after }: Asked): Interval => {
    if (after.includes(choice)) return after.length === 1 ? [1, 1] : [0, 1];
    const led = (choices.get(choice)?.to ?? []).some(({ to }) => to === place || before(place).has(to));
    return led || place === scenario.breakOff ? [0, 1] : [0, 0];
  };
  const variable = (key: string, ...values: Values): Variable => ({ key, values });

  const test = (atom: Atom, asked: Asked): Test => {
    switch (atom.is) {
      case 'stance':
        return {
          variable: variable(`stance ${atom.who ?? sole}`, [0, STANCES.length - 1]),
          op: atom.op,
          value: STANCES.indexOf(atom.value),
        };
      case 'ladder':
        return { variable: variable(`ladder ${atom.who ?? sole}`, [0, LADDER.length - 1]), op: atom.op, value: LADDER.indexOf(atom.value) };
      case 'climate':
      case 'heat':
        return { ...atom, variable: variable(`${atom.is} ${atom.who ?? sole}`, atom.is === 'heat' ? PERCENT : CLIMATE) };
      case 'intensity':
        return { ...atom, variable: variable(atom.is, PERCENT) };
      case 'step':
        return { ...atom, variable: variable(atom.is, STEPS_DONE) };
      case 'open-facts':
        return { ...atom, variable: variable(atom.is, open) };
      case 'fact': {
        const possible = (panes.get(atom.fact) ?? PANES).map((pane) => PANES.indexOf(pane)).sort((a, b) => a - b);
        const values = possible.map((index): Interval => [index, index]);
        return { variable: variable(`fact ${atom.fact}`, ...values), op: atom.op, value: PANES.indexOf(atom.value) };
      }
      case 'flag': {
        const { min, max } = flags.get(atom.flag) ?? { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
        return { ...atom, variable: variable(`flag ${atom.flag}`, [min, max]) };
      }
      case 'visits':
        return { ...atom, variable: variable(`visits ${atom.node}`, large ? UNBOUNDED : visits(atom.node, asked.place)) };
      case 'chosen':
        return { variable: variable(`chosen ${atom.choice}`, large ? [0, 1] : taken(atom.choice, asked)), op: '=', value: 1 };
    }
  };
  return (asked) => (atom) => test(atom, asked);
}
