// What one choice does to a state's vector: `decide` of the conflict model over bytes. A choice is its numbers; one
// function takes them all, which the engine's compiler has ready after a few hundred calls.
import { CDS, FIT, TEMPER } from '../conflict/constants.ts';
import { nextIntensity, nextRung, nextStance } from '../conflict/levels.ts';
import type { Choice, Fact, FlagChange, Node, Scenario } from '../scenario/model.ts';
import { YOU } from '../scenario/model.ts';
import { moveOf } from '../scenario/moves.ts';
import { LADDER, MODES, type Mode, PANES, STANCES, STEPS } from '../scenario/terms.ts';
import { flagIn, mostOf } from './table-condition.ts';
import { type Layout, PERSON, SLOT, type Vector } from './table-layout.ts';

const OPEN = PANES.indexOf('open');
const BLIND = PANES.indexOf('blind');
const HIDDEN = PANES.indexOf('hidden');
const UNKNOWN = PANES.indexOf('unknown');
const CLOSED = STANCES.indexOf('closed');

const CLIMATES = CDS.climate.max - CDS.climate.min + 1;
const HEATS = CDS.heat.max + 1;

/** The model's own functions as tables: `stance × CLIMATES + climate − least`, and `rung × HEATS + heat`. */
const NEXT_STANCE = Uint8Array.from({ length: STANCES.length * CLIMATES }, (_, k) =>
  STANCES.indexOf(nextStance(STANCES[Math.floor(k / CLIMATES)] as (typeof STANCES)[number], (k % CLIMATES) + CDS.climate.min)),
);
const NEXT_RUNG = Uint8Array.from({ length: LADDER.length * HEATS }, (_, k) =>
  LADDER.indexOf(nextRung(LADDER[Math.floor(k / HEATS)] as (typeof LADDER)[number], k % HEATS)),
);
/** By intensity, for each mode. */
const NEXT_INTENSITY = Object.fromEntries(
  [...MODES, 'none' as const].map((mode) => [
    mode,
    Uint8Array.from({ length: CDS.intensity.max + 1 }, (_, intensity) => nextIntensity(intensity, mode)),
  ]),
) as Readonly<Record<Mode | 'none', Uint8Array>>;

/** What is the same for all choices of a scenario: first slots of people and of facts. */
export interface Slots {
  readonly people: Int32Array;
  readonly panes: Int32Array;
  /** Pane and lie of every fact that a choice misstates. */
  readonly lies: Int32Array;
}

export function slotsOf({ people, facts }: Layout): Slots {
  return {
    people: Int32Array.from(people, ({ climate }) => climate),
    panes: Int32Array.from(facts, ({ pane }) => pane),
    lies: Int32Array.from(facts.filter(({ lie }) => lie >= 0).flatMap(({ pane, lie }) => [pane, lie])),
  };
}

/** A fact that people may tell: its pane, and the first slots of those who know it. */
export interface Told {
  readonly pane: number;
  readonly holders: Int32Array;
}

interface FlagStep {
  readonly slot: number;
  readonly wide: boolean;
  readonly min: number;
  readonly max: number;
  readonly isSet: boolean;
  readonly value: number;
}

/** A choice in numbers; sums and counts are 0 where it says nothing about an axis. */
export interface Take {
  readonly shares: Int32Array;
  readonly asks: readonly Told[];
  readonly finds: Int32Array;
  readonly misstates: Int32Array;
  readonly g: number;
  readonly gCount: number;
  readonly l: number;
  readonly lCount: number;
  readonly i: number;
  readonly iCount: number;
  readonly xCount: number;
  /** What withholding and misstating take from the information axis. */
  readonly lost: number;
  /** First slots of those it is said to, each with the climate it costs or brings them, information left out. */
  readonly spoken: Int32Array;
  readonly cooling: number;
  readonly intensity: Uint8Array;
  /** −1: none. */
  readonly step: number;
  readonly fit: number;
  readonly fitCount: number;
  readonly yields: number;
  /** Slot that remembers the choice; −1: nothing asks. */
  readonly mark: number;
  readonly flags: readonly FlagStep[];
}

const clamped = (value: number, min: number, max: number): number => (value < min ? min : value > max ? max : value);

/** Stance and ladder of everybody follow climate and heat. */
export function settleAll(people: Int32Array, v: Vector): void {
  for (let k = 0; k < people.length; k++) {
    const at = people[k] as number;
    v[at + PERSON.stance] = NEXT_STANCE[(v[at + PERSON.stance] as number) * CLIMATES + (v[at] as number) - CDS.climate.min] as number;
    v[at + PERSON.ladder] = NEXT_RUNG[(v[at + PERSON.ladder] as number) * HEATS + (v[at + PERSON.heat] as number)] as number;
  }
}

/** Misstatements that come out hurt everybody met; true if there was one. */
export function discoverAll({ people, lies }: Slots, v: Vector): boolean {
  let any = false;
  for (let k = 0; k < lies.length; k += 2) {
    if (v[lies[k + 1] as number] !== 1 || (v[lies[k] as number] as number) > BLIND) continue;
    v[lies[k + 1] as number] = 2;
    any = true;
    for (let p = 0; p < people.length; p++) {
      const at = people[p] as number;
      if (v[at + PERSON.met] !== 1) continue;
      v[at] = clamped((v[at] as number) + CDS.discovery.climate, CDS.climate.min, CDS.climate.max);
      v[at + PERSON.heat] = clamped((v[at + PERSON.heat] as number) + CDS.discovery.heat, CDS.heat.min, CDS.heat.max);
    }
  }
  return any;
}

/** Opens what is blind and known to somebody present whose stance is `least` or better; how many. */
export function tellAll(told: readonly Told[], v: Vector, least: number): number {
  let opened = 0;
  for (let k = 0; k < told.length; k++) {
    const { pane, holders } = told[k] as Told;
    if (v[pane] !== BLIND) continue;
    for (let h = 0; h < holders.length; h++) {
      const at = holders[h] as number;
      if (v[at + PERSON.present] !== 1 || (v[at + PERSON.stance] as number) < least) continue;
      v[pane] = OPEN;
      opened++;
      break;
    }
  }
  return opened;
}

function openWhere(panes: Int32Array, v: Vector, was: number): number {
  let opened = 0;
  for (let k = 0; k < panes.length; k++) {
    if (v[panes[k] as number] !== was) continue;
    v[panes[k] as number] = OPEN;
    opened++;
  }
  return opened;
}

export function changeAll(flags: readonly FlagStep[], v: Vector): void {
  for (let k = 0; k < flags.length; k++) {
    const { slot, wide, min, max, isSet, value } = flags[k] as FlagStep;
    const next = clamped(isSet ? value : flagIn(v, slot, wide) + value, min, max);
    v[slot] = next;
    if (wide) v[slot + 1] = next >> 8;
  }
}

function bump(v: Vector, slot: number, sum: number, count: number): void {
  v[slot] = (v[slot] as number) + sum;
  v[slot + 1] = (v[slot + 1] as number) + count;
}

/** Everything that a choice does, but for where it leads. */
export function takeIn(slots: Slots, take: Take, v: Vector): void {
  const opened = openWhere(take.shares, v, HIDDEN) + tellAll(take.asks, v, CLOSED + 1) + openWhere(take.finds, v, UNKNOWN);
  for (let k = 0; k < take.misstates.length; k++) if (v[take.misstates[k] as number] === 0) v[take.misstates[k] as number] = 1;
  discoverAll(slots, v);
  const x = take.xCount === 0 ? 0 : clamped((opened < 2 ? opened : 2) - take.lost, -2, 2);
  bump(v, SLOT.g, take.g, take.gCount);
  bump(v, SLOT.l, take.l, take.lCount);
  bump(v, SLOT.i, take.i, take.iCount);
  bump(v, SLOT.x, x, take.xCount);
  const { spoken } = take;
  for (let k = 0; k < spoken.length; k += 2) {
    const at = spoken[k] as number;
    if (v[at + PERSON.present] !== 1) continue;
    const climate = (v[at] as number) + (spoken[k + 1] as number) + CDS.climate.perAxisPoint * x;
    v[at] = clamped(climate, CDS.climate.min, CDS.climate.max);
    v[at + PERSON.heat] = clamped((v[at + PERSON.heat] as number) - take.cooling, CDS.heat.min, CDS.heat.max);
  }
  settleAll(slots.people, v);
  const intensity = take.intensity[v[SLOT.intensity] as number] as number;
  v[SLOT.intensity] = intensity;
  if (v[SLOT.step] === take.step) v[SLOT.step] = take.step + 1;
  bump(v, SLOT.fit, take.fit, take.fitCount);
  v[SLOT.yielded] = (v[SLOT.yielded] as number) + take.yields;
  v[SLOT.decisions] = (v[SLOT.decisions] as number) + 1;
  const { intensityMin, intensityMax, heatMax } = CDS.band;
  if (intensity >= intensityMin && intensity <= intensityMax && mostOf(slots.people, v, PERSON.heat, 0) <= heatMax)
    v[SLOT.inBand] = (v[SLOT.inBand] as number) + 1;
  if (take.mark >= 0) v[take.mark] = 1;
  changeAll(take.flags, v);
}

export function flagSteps(layout: Layout, changes: readonly FlagChange[]): readonly FlagStep[] {
  return changes.map(({ flag, op, value }) => {
    const { slot, wide, min, max } = layout.flag(flag);
    return { slot, wide, min, max, isSet: op === 'set', value };
  });
}

/** The fact `id` and who of the people that `may` be asked knows it. */
export function toldOf(scenario: Scenario, layout: Layout, id: string, may: (person: string) => boolean): Told {
  const { knownBy } = scenario.facts.find((one) => one.id === id) as Fact;
  const holders = layout.people.filter((person) => knownBy.includes(person.id) && may(person.id));
  return { pane: layout.fact(id).pane, holders: Int32Array.from(holders, ({ climate }) => climate) };
}

export function takeOf(scenario: Scenario, layout: Layout, node: Node, choice: Choice): Take {
  const { goal, issue, listen, mode } = choice;
  const l = listen === undefined ? 0 : listen - 2;
  const said = (goal ?? 0) + (issue ?? 0) + l;
  const { family } = moveOf(choice.move);
  const isAddressed = (id: string): boolean => choice.addresses.length === 0 || choice.addresses.includes(id);
  const spoken = layout.people.flatMap(({ id, climate }) => {
    if (!isAddressed(id)) return [];
    const temperament = scenario.cast.find((one) => one.id === id && one.id !== YOU)?.temperament;
    if (!temperament) throw new Error(`the cast lacks "${id}"`);
    return [climate, CDS.climate.perAxisPoint * said + TEMPER[temperament][family]];
  });
  const tagged = choice.shares.length + choice.asks.length + choice.finds.length + choice.withholds.length + choice.misstates.length > 0;
  const fit = node.cue && mode !== 'none' ? FIT[node.cue][mode] : -1;
  // A wrong source named opens nothing.
  const opens = choice.names === undefined || scenario.sources.includes(choice.names);
  const panes = (ids: readonly string[]): Int32Array => Int32Array.from(opens ? ids : [], (id) => layout.fact(id).pane);
  return {
    shares: panes(choice.shares),
    asks: opens ? choice.asks.map((id) => toldOf(scenario, layout, id, isAddressed)) : [],
    finds: panes(choice.finds),
    misstates: Int32Array.from(choice.misstates, (id) => layout.fact(id).lie),
    g: goal ?? 0,
    gCount: goal === undefined ? 0 : 1,
    l,
    lCount: listen === undefined ? 0 : 1,
    i: issue ?? 0,
    iCount: issue === undefined ? 0 : 1,
    xCount: tagged ? 1 : 0,
    lost: (choice.withholds.length > 0 ? 1 : 0) + (choice.misstates.length > 0 ? 2 : 0),
    spoken: Int32Array.from(spoken),
    cooling: CDS.heat.perIssuePoint * (issue ?? 0) + CDS.heat.perListenPoint * l,
    intensity: NEXT_INTENSITY[mode],
    step: choice.step === undefined ? -1 : STEPS.indexOf(choice.step),
    fit: fit < 0 ? 0 : fit - 2,
    fitCount: fit < 0 ? 0 : 1,
    yields: (mode === 'avoiding' || mode === 'accommodating') && fit <= CDS.verdict.poorFit ? 1 : 0,
    mark: layout.chosen.get(choice.id) ?? -1,
    flags: flagSteps(layout, choice.set),
  };
}
