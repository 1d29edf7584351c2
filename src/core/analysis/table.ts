// The scenario compiled to a table: a state is a short vector of integers, a step is arithmetic on it. Same rules as
// the machine (a property test holds the two equal), some hundred times faster: the exploration needs millions of steps.
import type { ConflictState, CounterpartState } from '../conflict/state.ts';
import { initialConflict } from '../conflict/state.ts';
import type { Choice, Fact, Node, Scenario } from '../scenario/model.ts';
import { LADDER, PANES, type Pane, type Rung, STANCES, type Stance } from '../scenario/terms.ts';
import { allConditions, compileCondition, type Test } from './table-condition.ts';
import { type Layout, layoutOf, SLOT } from './table-layout.ts';
import { changeFlags, discoverVector, settleVector, takeOf } from './table-take.ts';

export type Vector = Int16Array;

export interface TableChoice {
  readonly choice: Choice;
  readonly node: number;
  readonly open: Test;
  take(vector: Vector): void;
  /** Index of the next place, from the vector after `take`. */
  target(vector: Vector): number;
}

interface TablePlace {
  readonly id: string;
  readonly choices: readonly TableChoice[];
  /** Runs when the place is entered. */
  enter(vector: Vector): void;
  /** Places without choices go on at once. */
  readonly onward: ((vector: Vector) => number) | null;
  readonly ending: boolean;
}

export interface Table {
  readonly layout: Layout;
  readonly places: readonly TablePlace[];
  start(): Vector;
  /** Takes an open choice in place, on to the next node that asks or to an ending. */
  step(vector: Vector, choice: TableChoice): void;
  conflictOf(vector: Vector): ConflictState;
}

const OPEN = PANES.indexOf('open');
const BLIND = PANES.indexOf('blind');
const WIDE = STANCES.indexOf('open');
const CRISIS = LADDER.indexOf('crisis');

function enterOf(scenario: Scenario, layout: Layout, node: Node): (vector: Vector) => void {
  const leave = layout.people.filter((person) => node.leave.includes(person.id));
  const enter = layout.people.filter((person) => node.enter.includes(person.id));
  const told = node.volunteers.map((id) => {
    const index = scenario.facts.findIndex((fact) => fact.id === id);
    return { fact: index, by: layout.people.filter((person) => (scenario.facts[index] as Fact).knownBy.includes(person.id)) };
  });
  const visit = layout.visits.get(node.id);
  const flags = changeFlags(layout, node.set);
  return (vector) => {
    for (const person of leave) vector[person.present] = 0;
    for (const person of enter) {
      vector[person.present] = 1;
      vector[person.met] = 1;
    }
    let opened = false;
    for (const { fact, by } of told) {
      const { pane } = layout.facts[fact] as { pane: number };
      if (vector[pane] !== BLIND || !by.some((person) => vector[person.present] === 1 && vector[person.stance] === WIDE)) continue;
      vector[pane] = OPEN;
      opened = true;
    }
    if (opened && discoverVector(layout, vector)) settleVector(layout.people, vector);
    flags(vector);
    if (visit !== undefined) vector[visit] = Math.min(32_767, (vector[visit] as number) + 1);
  };
}

export function compileTable(scenario: Scenario): Table {
  const layout = layoutOf(scenario, allConditions(scenario));
  const index = new Map<string, number>();
  for (const { id } of scenario.nodes) index.set(id, index.size);
  for (const { id } of scenario.endings) index.set(id, index.size);
  const at = (id: string): number => {
    const found = index.get(id);
    if (found === undefined) throw new Error(`the scenario lacks "${id}"`);
    return found;
  };
  const branches = (list: readonly { when?: Node['to'][number]['when']; to: string }[]) => {
    const tests = list.map((branch) => ({ test: branch.when ? compileCondition(branch.when, layout) : () => true, to: at(branch.to) }));
    return (vector: Vector): number => {
      for (const { test, to } of tests) if (test(vector)) return to;
      throw new Error('no branch holds and there is no fallback');
    };
  };
  const forced = scenario.breakOff === undefined ? -1 : at(scenario.breakOff);
  const inCrisis = (vector: Vector): boolean =>
    layout.people.some((person) => vector[person.met] === 1 && vector[person.ladder] === CRISIS);

  const places: TablePlace[] = scenario.nodes.map((node, k) => ({
    id: node.id,
    ending: false,
    enter: enterOf(scenario, layout, node),
    onward: node.choices.length === 0 ? branches(node.to) : null,
    choices: node.choices.map((choice): TableChoice => {
      const test = choice.when ? compileCondition(choice.when, layout) : () => true;
      const mark = choice.once ? layout.chosen.get(choice.id) : undefined;
      const to = branches(choice.to);
      return {
        choice,
        node: k,
        open: (vector) => !(mark !== undefined && vector[mark] === 1) && test(vector),
        take: takeOf(scenario, layout, node, choice),
        target: (vector) => (forced >= 0 && inCrisis(vector) ? forced : to(vector)),
      };
    }),
  }));
  for (const { id } of scenario.endings) places.push({ id, ending: true, enter: () => {}, onward: null, choices: [] });

  const arrive = (vector: Vector, target: number): Vector => {
    let here = target;
    for (;;) {
      const place = places[here] as TablePlace;
      place.enter(vector);
      if (!place.onward) break;
      here = place.onward(vector);
    }
    vector[SLOT.at] = here;
    return vector;
  };

  return {
    layout,
    places,
    start: () => arrive(layout.initial(initialConflict(scenario)), at(scenario.start)),
    step: (vector, choice) => {
      choice.take(vector);
      arrive(vector, choice.target(vector));
    },
    conflictOf: (vector) => conflictFrom(scenario, layout, vector),
  };
}

function conflictFrom(scenario: Scenario, layout: Layout, vector: Vector): ConflictState {
  const value = (slot: number): number => vector[slot] as number;
  const tally = (slot: number) => ({ sum: value(slot), count: value(slot + 1) });
  const counterparts: Record<string, CounterpartState> = {};
  for (const person of layout.people)
    counterparts[person.id] = {
      climate: value(person.climate),
      heat: value(person.heat),
      stance: STANCES[value(person.stance)] as Stance,
      ladder: LADDER[value(person.ladder)] as Rung,
      met: value(person.met) === 1,
    };
  const panes: Record<string, Pane> = {};
  const misstated: string[] = [];
  const discovered: string[] = [];
  for (const [k, fact] of scenario.facts.entries()) {
    const slots = layout.facts[k] as { pane: number; lie: number };
    panes[fact.id] = PANES[value(slots.pane)] as Pane;
    if (value(slots.lie) > 0) misstated.push(fact.id);
    if (value(slots.lie) > 1) discovered.push(fact.id);
  }
  return {
    counterparts,
    intensity: value(SLOT.intensity),
    panes,
    misstated,
    discovered,
    step: value(SLOT.step),
    axes: { g: tally(SLOT.g), l: tally(SLOT.l), i: tally(SLOT.i), x: tally(SLOT.x) },
    fit: tally(SLOT.fit),
    inBand: value(SLOT.inBand),
    yielded: value(SLOT.yielded),
    decisions: value(SLOT.decisions),
  };
}
