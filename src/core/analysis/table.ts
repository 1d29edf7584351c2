// The scenario compiled to a table: a state is a short vector of integers, a step is arithmetic on it. Same rules as
// the machine (a property test holds the two equal), some hundred times faster: the exploration needs millions of steps.
import { CDS, FIT, TEMPER } from '../conflict/constants.ts';
import type { ConflictState, CounterpartState } from '../conflict/state.ts';
import { initialConflict } from '../conflict/state.ts';
import { moveOf } from '../scenario/moves.ts';
import type { Choice, Fact, Node, Scenario } from '../scenario/model.ts';
import { YOU } from '../scenario/model.ts';
import { LADDER, PANES, type Pane, type Rung, STANCES, STEPS, type Stance } from '../scenario/terms.ts';
import { allConditions, compileCondition, type Test } from './table-condition.ts';
import { layoutOf, SLOT, type Layout } from './table-layout.ts';

export type Vector = Int16Array;

interface TableChoice {
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

const clampTo = (value: number, min: number, max: number): number => (value < min ? min : value > max ? max : value);
const OPEN = PANES.indexOf('open');
const BLIND = PANES.indexOf('blind');
const HIDDEN = PANES.indexOf('hidden');
const UNKNOWN = PANES.indexOf('unknown');
const CLOSED = STANCES.indexOf('closed');
const GUARDED = STANCES.indexOf('guarded');
const WIDE = STANCES.indexOf('open');
const CRISIS = LADDER.indexOf('crisis');

function settle(layout: Layout, vector: Vector): void {
  const { opensAt, closesAt, reopensAt, fallsBelow } = CDS.stance;
  for (const person of layout.people) {
    const climate = vector[person.climate] as number;
    const heat = vector[person.heat] as number;
    const stance = vector[person.stance] as number;
    let next = GUARDED;
    if (climate >= opensAt) next = WIDE;
    else if (climate <= closesAt) next = CLOSED;
    else if (stance === CLOSED) next = climate >= reopensAt ? GUARDED : CLOSED;
    else if (stance === WIDE) next = climate < fallsBelow ? GUARDED : WIDE;
    vector[person.stance] = next;
    let rung = vector[person.ladder] as number;
    let reached = 0;
    for (let k = 1; k < CDS.ladder.from.length; k++) if (heat >= (CDS.ladder.from[k] as number)) reached = k;
    if (reached >= rung) rung = reached;
    else while (rung > reached && heat < (CDS.ladder.from[rung] as number) - CDS.ladder.slack) rung--;
    vector[person.ladder] = rung;
  }
}

function discover(layout: Layout, vector: Vector): boolean {
  let any = false;
  for (const fact of layout.facts) {
    const pane = vector[fact.pane] as number;
    if (vector[fact.lie] !== 1 || (pane !== OPEN && pane !== BLIND)) continue;
    vector[fact.lie] = 2;
    any = true;
    for (const person of layout.people) {
      if (!vector[person.met]) continue;
      vector[person.climate] = clampTo((vector[person.climate] as number) + CDS.discovery.climate, CDS.climate.min, CDS.climate.max);
      vector[person.heat] = clampTo((vector[person.heat] as number) + CDS.discovery.heat, CDS.heat.min, CDS.heat.max);
    }
  }
  return any;
}

function takeOf(scenario: Scenario, layout: Layout, node: Node, choice: Choice): (vector: Vector) => void {
  const factAt = (id: string): number => scenario.facts.findIndex((fact) => fact.id === id);
  const holders = (id: string): readonly number[] =>
    layout.people.flatMap((person, k) => ((scenario.facts[factAt(id)] as Fact).knownBy.includes(person.id) ? [k] : []));
  const named = choice.names === undefined || scenario.sources.includes(choice.names);
  const shares = named ? choice.shares.map(factAt) : [];
  const finds = named ? choice.finds.map(factAt) : [];
  const asks = named ? choice.asks.map((id) => ({ fact: factAt(id), by: holders(id) })) : [];
  const misstates = choice.misstates.map(factAt);
  const tagged = choice.shares.length + choice.asks.length + choice.finds.length + choice.withholds.length + choice.misstates.length > 0;
  const lost = (choice.withholds.length > 0 ? 1 : 0) + (choice.misstates.length > 0 ? 2 : 0);
  const { goal, issue, listen } = choice;
  const family = moveOf(choice.move).family;
  const bonus = scenario.cast.filter((one) => one.id !== YOU).map((one) => TEMPER[one.temperament][family]);
  const to = layout.people.map((person) => choice.addresses.length === 0 || choice.addresses.includes(person.id));
  const cooling = CDS.heat.perIssuePoint * (issue ?? 0) + CDS.heat.perListenPoint * (listen === undefined ? 0 : listen - 2);
  const fit = node.cue && choice.mode !== 'none' ? FIT[node.cue][choice.mode] : -1;
  const target = choice.mode === 'none' ? -1 : CDS.intensity.target[choice.mode];
  const yields = (choice.mode === 'avoiding' || choice.mode === 'accommodating') && fit <= CDS.verdict.poorFit;
  const step = choice.step === undefined ? -1 : STEPS.indexOf(choice.step);
  const mark = layout.chosen.get(choice.id);
  const flags = choice.set.map((change) => ({ ...change, ...layout.flag(change.flag) }));
  const add = (vector: Vector, sum: number, value: number): void => {
    vector[sum] = (vector[sum] as number) + value;
    vector[sum + 1] = (vector[sum + 1] as number) + 1;
  };

  return (vector) => {
    const speaks = (k: number): boolean => (to[k] as boolean) && vector[(layout.people[k] as { present: number }).present] === 1;
    let opened = 0;
    const opening: number[] = [];
    for (const fact of shares) if (vector[(layout.facts[fact] as { pane: number }).pane] === HIDDEN) opening.push(fact);
    for (const { fact, by } of asks)
      if (
        vector[(layout.facts[fact] as { pane: number }).pane] === BLIND &&
        by.some((k) => speaks(k) && vector[(layout.people[k] as { stance: number }).stance] !== CLOSED)
      )
        opening.push(fact);
    for (const fact of finds) if (vector[(layout.facts[fact] as { pane: number }).pane] === UNKNOWN) opening.push(fact);
    for (const fact of opening) vector[(layout.facts[fact] as { pane: number }).pane] = OPEN;
    opened = opening.length;
    for (const fact of misstates) {
      const { lie } = layout.facts[fact] as { lie: number };
      if (vector[lie] === 0) vector[lie] = 1;
    }
    discover(layout, vector);

    let weight = 0;
    if (goal !== undefined) {
      weight += goal;
      add(vector, SLOT.g, goal);
    }
    if (listen !== undefined) {
      weight += listen - 2;
      add(vector, SLOT.l, listen - 2);
    }
    if (issue !== undefined) {
      weight += issue;
      add(vector, SLOT.i, issue);
    }
    if (tagged) {
      const x = clampTo(Math.min(2, opened) - lost, -2, 2);
      weight += x;
      add(vector, SLOT.x, x);
    }
    for (const [k, person] of layout.people.entries()) {
      if (!speaks(k)) continue;
      const climate = (vector[person.climate] as number) + CDS.climate.perAxisPoint * weight + (bonus[k] as number);
      vector[person.climate] = clampTo(climate, CDS.climate.min, CDS.climate.max);
      vector[person.heat] = clampTo((vector[person.heat] as number) - cooling, CDS.heat.min, CDS.heat.max);
    }
    settle(layout, vector);
    if (target >= 0) {
      const now = vector[SLOT.intensity] as number;
      vector[SLOT.intensity] = clampTo(now + Math.trunc((target - now) / CDS.intensity.approach), CDS.intensity.min, CDS.intensity.max);
    }
    if (step === vector[SLOT.step]) vector[SLOT.step] = step + 1;
    if (fit >= 0) add(vector, SLOT.fit, fit);
    if (yields) vector[SLOT.yielded] = (vector[SLOT.yielded] as number) + 1;
    vector[SLOT.decisions] = (vector[SLOT.decisions] as number) + 1;
    const intensity = vector[SLOT.intensity] as number;
    let heat = 0;
    for (const person of layout.people) if (vector[person.met] && (vector[person.heat] as number) > heat) heat = vector[person.heat] as number;
    const { intensityMin, intensityMax, heatMax } = CDS.band;
    if (intensity >= intensityMin && intensity <= intensityMax && heat <= heatMax) vector[SLOT.inBand] = (vector[SLOT.inBand] as number) + 1;
    if (mark !== undefined) vector[mark] = 1;
    for (const { op, value, slot, min, max } of flags)
      vector[slot] = clampTo(op === 'set' ? value : (vector[slot] as number) + value, min, max);
  };
}

function enterOf(scenario: Scenario, layout: Layout, node: Node): (vector: Vector) => void {
  const leave = layout.people.filter((person) => node.leave.includes(person.id));
  const enter = layout.people.filter((person) => node.enter.includes(person.id));
  const told = node.volunteers.map((id) => {
    const index = scenario.facts.findIndex((fact) => fact.id === id);
    return { fact: index, by: layout.people.filter((person) => (scenario.facts[index] as Fact).knownBy.includes(person.id)) };
  });
  const visit = layout.visits.get(node.id);
  const flags = node.set.map((change) => ({ ...change, ...layout.flag(change.flag) }));
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
    // A newly met person may be somebody who holds a misstated fact only after it opened: look again.
    if ((opened || enter.length > 0) && discover(layout, vector)) settle(layout, vector);
    for (const { op, value, slot, min, max } of flags)
      vector[slot] = clampTo(op === 'set' ? value : (vector[slot] as number) + value, min, max);
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
  const inCrisis = (vector: Vector): boolean => layout.people.some((person) => vector[person.met] === 1 && vector[person.ladder] === CRISIS);

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
