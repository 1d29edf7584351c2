// A vector as the conflict model has it; the tests hold it against the machine's own state.
import type { ConflictState, CounterpartState } from '../conflict/state.ts';
import type { Scenario } from '../scenario/model.ts';
import { LADDER, PANES, type Pane, type Rung, STANCES, type Stance } from '../scenario/terms.ts';
import { type Layout, SLOT, type Vector } from './table-layout.ts';

/** Whole only for a table that was compiled `whole`. */
export function conflictFrom(scenario: Scenario, layout: Layout, vector: Vector): ConflictState {
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
    if (slots.lie < 0) continue;
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
    fit: { sum: value(SLOT.fit) + 2 * value(SLOT.fit + 1), count: value(SLOT.fit + 1) },
    inBand: value(SLOT.inBand),
    yielded: value(SLOT.yielded),
    decisions: value(SLOT.decisions),
  };
}
