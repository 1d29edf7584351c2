// The state of a conflict under CDS-1: integers, panes and tallies. Immutable; `decide` makes the next one.
import type { Scenario } from '../scenario/model.ts';
import { YOU } from '../scenario/model.ts';
import { LADDER, type Pane, type Rung, STANCES, type Stance } from '../scenario/terms.ts';
import { nextStance, rungOf } from './levels.ts';

export interface CounterpartState {
  /** −100…100, willingness to cooperate. */
  readonly climate: number;
  /** 0…100, hostility against persons. */
  readonly heat: number;
  readonly stance: Stance;
  readonly ladder: Rung;
  /** Has been on stage: only then does this person count towards score, verdict and the ladder on screen. */
  readonly met: boolean;
}

export interface Tally {
  readonly sum: number;
  readonly count: number;
}

export type Axis = 'g' | 'l' | 'i' | 'x';
export const AXES: readonly Axis[] = ['g', 'l', 'i', 'x'];

export interface ConflictState {
  readonly counterparts: Readonly<Record<string, CounterpartState>>;
  /** 0…100, how hard the issue is being worked on. */
  readonly intensity: number;
  readonly panes: Readonly<Record<string, Pane>>;
  /** Facts misstated so far, and those of them that came out. */
  readonly misstated: readonly string[];
  readonly discovered: readonly string[];
  /** 0…5 */
  readonly step: number;
  readonly axes: Readonly<Record<Axis, Tally>>;
  /** Quarters. */
  readonly fit: Tally;
  readonly inBand: number;
  /** Decisions that avoided or gave way where that did not fit. */
  readonly yielded: number;
  readonly decisions: number;
}

const NOTHING: Tally = { sum: 0, count: 0 };

/** Pane of a fact seen from the player. */
export function paneOf(knownBy: readonly string[]): Pane {
  const mine = knownBy.includes(YOU);
  const theirs = knownBy.some((who) => who !== YOU);
  return mine ? (theirs ? 'open' : 'hidden') : theirs ? 'blind' : 'unknown';
}

export function initialConflict(scenario: Scenario): ConflictState {
  const counterparts: Record<string, CounterpartState> = {};
  for (const { id } of scenario.cast) {
    if (id === YOU) continue;
    const mood = scenario.mood.of[id];
    if (!mood) throw new Error(`no mood for "${id}"`);
    counterparts[id] = {
      ...mood,
      stance: nextStance('guarded', mood.climate),
      ladder: rungOf(mood.heat),
      met: scenario.present.includes(id),
    };
  }
  const panes: Record<string, Pane> = {};
  for (const fact of scenario.facts) panes[fact.id] = paneOf(fact.knownBy);
  return {
    counterparts,
    intensity: scenario.mood.intensity,
    panes,
    misstated: [],
    discovered: [],
    step: 0,
    axes: { g: NOTHING, l: NOTHING, i: NOTHING, x: NOTHING },
    fit: NOTHING,
    inBand: 0,
    yielded: 0,
    decisions: 0,
  };
}

export interface Worst {
  readonly climate: number;
  readonly heat: number;
  readonly stance: Stance;
  readonly ladder: Rung;
}

/** The worst of the counterparts met: a mediator who wins one side and loses the other has not mediated. */
export function worstOf(counterparts: Readonly<Record<string, CounterpartState>>): Worst {
  let worst: Worst | undefined;
  for (const id in counterparts) {
    const one = counterparts[id] as CounterpartState;
    if (!one.met) continue;
    worst = worst
      ? {
          climate: Math.min(worst.climate, one.climate),
          heat: Math.max(worst.heat, one.heat),
          stance: STANCES.indexOf(one.stance) < STANCES.indexOf(worst.stance) ? one.stance : worst.stance,
          ladder: LADDER.indexOf(one.ladder) > LADDER.indexOf(worst.ladder) ? one.ladder : worst.ladder,
        }
      : one;
  }
  return worst ?? { climate: 0, heat: 0, stance: 'guarded', ladder: 'calm' };
}

export function openFacts(state: ConflictState): number {
  let open = 0;
  for (const fact in state.panes) if (state.panes[fact] === 'open') open++;
  return open;
}
