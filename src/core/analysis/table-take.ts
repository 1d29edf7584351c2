// What one choice does to a vector: `decide` of the conflict model as arithmetic, prepared once per choice.
import { CDS, FIT, TEMPER } from '../conflict/constants.ts';
import type { Choice, Fact, Node, Scenario } from '../scenario/model.ts';
import { YOU } from '../scenario/model.ts';
import { moveOf } from '../scenario/moves.ts';
import { PANES, STANCES, STEPS } from '../scenario/terms.ts';
import { type Layout, type PersonSlots, SLOT } from './table-layout.ts';

const OPEN = PANES.indexOf('open');
const BLIND = PANES.indexOf('blind');
const HIDDEN = PANES.indexOf('hidden');
const UNKNOWN = PANES.indexOf('unknown');
const CLOSED = STANCES.indexOf('closed');
const GUARDED = STANCES.indexOf('guarded');
const WIDE = STANCES.indexOf('open');
const RUNGS = CDS.ladder.from;

export const clampTo = (value: number, min: number, max: number): number => (value < min ? min : value > max ? max : value);

/** Stance and ladder of everybody follow climate and heat. */
export function settleVector(people: readonly PersonSlots[], vector: Int16Array): void {
  const { opensAt, closesAt, reopensAt, fallsBelow } = CDS.stance;
  for (let k = 0; k < people.length; k++) {
    const person = people[k] as PersonSlots;
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
    for (let r = 1; r < RUNGS.length; r++) if (heat >= (RUNGS[r] as number)) reached = r;
    if (reached >= rung) rung = reached;
    else while (rung > reached && heat < (RUNGS[rung] as number) - CDS.ladder.slack) rung--;
    vector[person.ladder] = rung;
  }
}

/** Misstatements that come out; true if there was one. */
export function discoverVector(layout: Layout, vector: Int16Array): boolean {
  let any = false;
  for (let f = 0; f < layout.facts.length; f++) {
    const { pane, lie } = layout.facts[f] as { pane: number; lie: number };
    if (vector[lie] !== 1 || (vector[pane] !== OPEN && vector[pane] !== BLIND)) continue;
    vector[lie] = 2;
    any = true;
    for (const person of layout.people) {
      if (!vector[person.met]) continue;
      vector[person.climate] = clampTo((vector[person.climate] as number) + CDS.discovery.climate, CDS.climate.min, CDS.climate.max);
      vector[person.heat] = clampTo((vector[person.heat] as number) + CDS.discovery.heat, CDS.heat.min, CDS.heat.max);
    }
  }
  return any;
}

function add(vector: Int16Array, slot: number, value: number): void {
  vector[slot] = (vector[slot] as number) + value;
  vector[slot + 1] = (vector[slot + 1] as number) + 1;
}

function opener(scenario: Scenario, layout: Layout, choice: Choice): (vector: Int16Array) => number {
  if (choice.names !== undefined && !scenario.sources.includes(choice.names)) return () => 0;
  const paneAt = (id: string): number => layout.factSlot(id);
  const holders = (id: string): readonly PersonSlots[] => {
    const fact = scenario.facts.find((one) => one.id === id) as Fact;
    return layout.people.filter(
      (person) => fact.knownBy.includes(person.id) && (choice.addresses.length === 0 || choice.addresses.includes(person.id)),
    );
  };
  const shares = choice.shares.map(paneAt);
  const finds = choice.finds.map(paneAt);
  const asks = choice.asks.map((id) => ({ pane: paneAt(id), by: holders(id) }));
  return (vector) => {
    let opened = 0;
    // Panes first all read, then written: a fact named twice would else open twice; the parser refuses that anyway.
    for (let k = 0; k < shares.length; k++) {
      if (vector[shares[k] as number] !== HIDDEN) continue;
      vector[shares[k] as number] = OPEN;
      opened++;
    }
    for (let k = 0; k < asks.length; k++) {
      const { pane, by } = asks[k] as (typeof asks)[number];
      if (vector[pane] !== BLIND) continue;
      for (let p = 0; p < by.length; p++) {
        const person = by[p] as PersonSlots;
        if (vector[person.present] !== 1 || vector[person.stance] === CLOSED) continue;
        vector[pane] = OPEN;
        opened++;
        break;
      }
    }
    for (let k = 0; k < finds.length; k++) {
      if (vector[finds[k] as number] !== UNKNOWN) continue;
      vector[finds[k] as number] = OPEN;
      opened++;
    }
    return opened;
  };
}

export function changeFlags(layout: Layout, changes: Choice['set']): (vector: Int16Array) => void {
  const flags = changes.map((change) => ({ ...change, ...layout.flag(change.flag) }));
  return (vector) => {
    for (let k = 0; k < flags.length; k++) {
      const { op, value, slot, min, max } = flags[k] as (typeof flags)[number];
      vector[slot] = clampTo(op === 'set' ? value : (vector[slot] as number) + value, min, max);
    }
  };
}

/** Everything that `choice` does, but for where it leads. */
export function takeOf(scenario: Scenario, layout: Layout, node: Node, choice: Choice): (vector: Int16Array) => void {
  const { people } = layout;
  const open = opener(scenario, layout, choice);
  const lies = choice.misstates.map((id) => layout.lieSlot(id));
  const tagged = choice.shares.length + choice.asks.length + choice.finds.length + choice.withholds.length + choice.misstates.length > 0;
  const lost = (choice.withholds.length > 0 ? 1 : 0) + (choice.misstates.length > 0 ? 2 : 0);
  const { goal, issue, listen } = choice;
  const said = (goal ?? 0) + (issue ?? 0) + (listen === undefined ? 0 : listen - 2);
  const cooling = CDS.heat.perIssuePoint * (issue ?? 0) + CDS.heat.perListenPoint * (listen === undefined ? 0 : listen - 2);
  const { family } = moveOf(choice.move);
  const spoken = people.flatMap((person) => {
    if (choice.addresses.length > 0 && !choice.addresses.includes(person.id)) return [];
    const temperament = scenario.cast.find((one) => one.id === person.id && one.id !== YOU)?.temperament;
    if (!temperament) throw new Error(`the cast lacks "${person.id}"`);
    return [{ person, bonus: TEMPER[temperament][family] }];
  });
  const fit = node.cue && choice.mode !== 'none' ? FIT[node.cue][choice.mode] : -1;
  const target = choice.mode === 'none' ? -1 : CDS.intensity.target[choice.mode];
  const yields = (choice.mode === 'avoiding' || choice.mode === 'accommodating') && fit <= CDS.verdict.poorFit;
  const step = choice.step === undefined ? -1 : STEPS.indexOf(choice.step);
  const mark = layout.chosen.get(choice.id);
  const flags = changeFlags(layout, choice.set);
  const { intensityMin, intensityMax, heatMax } = CDS.band;

  return (vector) => {
    const opened = open(vector);
    for (let k = 0; k < lies.length; k++) if (vector[lies[k] as number] === 0) vector[lies[k] as number] = 1;
    discoverVector(layout, vector);
    let weight = said;
    if (goal !== undefined) add(vector, SLOT.g, goal);
    if (listen !== undefined) add(vector, SLOT.l, listen - 2);
    if (issue !== undefined) add(vector, SLOT.i, issue);
    if (tagged) {
      const x = clampTo((opened < 2 ? opened : 2) - lost, -2, 2);
      weight += x;
      add(vector, SLOT.x, x);
    }
    for (let k = 0; k < spoken.length; k++) {
      const { person, bonus } = spoken[k] as (typeof spoken)[number];
      if (vector[person.present] !== 1) continue;
      const climate = (vector[person.climate] as number) + CDS.climate.perAxisPoint * weight + bonus;
      vector[person.climate] = clampTo(climate, CDS.climate.min, CDS.climate.max);
      vector[person.heat] = clampTo((vector[person.heat] as number) - cooling, CDS.heat.min, CDS.heat.max);
    }
    settleVector(people, vector);
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
    for (let k = 0; k < people.length; k++) {
      const person = people[k] as PersonSlots;
      if (vector[person.met] === 1 && (vector[person.heat] as number) > heat) heat = vector[person.heat] as number;
    }
    if (intensity >= intensityMin && intensity <= intensityMax && heat <= heatMax)
      vector[SLOT.inBand] = (vector[SLOT.inBand] as number) + 1;
    if (mark !== undefined) vector[mark] = 1;
    flags(vector);
  };
}
