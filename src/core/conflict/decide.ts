// One decision under CDS-1, in the order of the model: facts, axes, state, stance, ladder, step, fit, band.

import type { CastMember, Choice, Scenario } from '../scenario/model.ts';
import { moveOf } from '../scenario/moves.ts';
import { type Situation, STEPS } from '../scenario/terms.ts';
import { CDS, FIT, TEMPER } from './constants.ts';
import { clamp, nextIntensity, nextRung, nextStance } from './levels.ts';
import { type ConflictState, type CounterpartState, type Tally, worstOf } from './state.ts';
import { discover, hasFactTag, type OpenedFact, openPanes, opensFacts } from './window.ts';

/** What one decision did. Axis values are null where the choice says nothing about the axis. */
export interface Decision {
  readonly g: number | null;
  readonly l: number | null;
  readonly i: number | null;
  readonly x: number | null;
  /** Quarters; null: the node has no cue or the choice no mode. */
  readonly fit: number | null;
  readonly stepCounted: boolean;
  readonly opened: readonly OpenedFact[];
  readonly discovered: readonly string[];
}

/** Axis total of a decision: above 0 constructive, below 0 destructive. */
export function weightOf(decision: Pick<Decision, 'g' | 'l' | 'i' | 'x'>): number {
  return (decision.g ?? 0) + (decision.l ?? 0) + (decision.i ?? 0) + (decision.x ?? 0);
}

export function classOf(decision: Pick<Decision, 'g' | 'l' | 'i' | 'x'>): 'constructive' | 'neutral' | 'destructive' {
  const weight = weightOf(decision);
  return weight > 0 ? 'constructive' : weight < 0 ? 'destructive' : 'neutral';
}

const add = (tally: Tally, value: number | null): Tally => (value === null ? tally : { sum: tally.sum + value, count: tally.count + 1 });

/** Stance and ladder follow climate and heat. */
export function settle(state: ConflictState): ConflictState {
  const counterparts: Record<string, CounterpartState> = {};
  for (const id in state.counterparts) {
    const { climate, heat, stance, ladder, met } = state.counterparts[id] as CounterpartState;
    counterparts[id] = { climate, heat, stance: nextStance(stance, climate), ladder: nextRung(ladder, heat), met };
  }
  return { ...state, counterparts };
}

/** The people a choice is said to: those it names, else everybody present. */
export function addressees(choice: Choice, present: readonly string[]): readonly string[] {
  return choice.addresses.length > 0 ? choice.addresses.filter((who) => present.includes(who)) : present;
}

function informationAxis(choice: Choice, opened: number): number | null {
  if (!hasFactTag(choice)) return null;
  const lost = (choice.withholds.length > 0 ? 1 : 0) + (choice.misstates.length > 0 ? 2 : 0);
  return clamp(Math.min(2, opened) - lost, -2, 2);
}

/**
 * Takes `choice` in a situation. `present`: cast ids on stage.
 * The choice must be open: the caller has asked.
 */
export function decide(
  scenario: Scenario,
  state: ConflictState,
  choice: Choice,
  cue: Situation | undefined,
  present: readonly string[],
): { readonly state: ConflictState; readonly decision: Decision } {
  const to = addressees(choice, present);
  const opened = opensFacts(scenario, state, choice, to);
  const misstated = choice.misstates.filter((fact) => !state.misstated.includes(fact));
  const told = discover({
    ...state,
    panes: openPanes(state.panes, opened),
    misstated: misstated.length > 0 ? [...state.misstated, ...misstated] : state.misstated,
  });

  const g = choice.goal ?? null;
  const i = choice.issue ?? null;
  const l = choice.listen === undefined ? null : choice.listen - 2;
  const x = informationAxis(choice, opened.length);
  const weight = weightOf({ g, l, i, x });
  const cooling = CDS.heat.perIssuePoint * (i ?? 0) + CDS.heat.perListenPoint * (l ?? 0);
  const family = moveOf(choice.move).family;

  const counterparts: Record<string, CounterpartState> = { ...told.state.counterparts };
  for (const who of to) {
    const one = counterparts[who];
    if (!one) continue;
    const temperament = (scenario.cast.find((member) => member.id === who) as CastMember).temperament;
    counterparts[who] = {
      ...one,
      climate: clamp(one.climate + CDS.climate.perAxisPoint * weight + TEMPER[temperament][family], CDS.climate.min, CDS.climate.max),
      heat: clamp(one.heat - cooling, CDS.heat.min, CDS.heat.max),
    };
  }
  const settled = settle({ ...told.state, counterparts });

  const stepCounted = choice.step !== undefined && STEPS.indexOf(choice.step) === state.step;
  const fit = cue && choice.mode !== 'none' ? FIT[cue][choice.mode] : null;
  const yields = choice.mode === 'avoiding' || choice.mode === 'accommodating';
  const intensity = nextIntensity(state.intensity, choice.mode);
  const { intensityMin, intensityMax, heatMax } = CDS.band;
  const banded = intensity >= intensityMin && intensity <= intensityMax && worstOf(settled.counterparts).heat <= heatMax;

  return {
    state: {
      ...settled,
      intensity,
      step: state.step + (stepCounted ? 1 : 0),
      axes: { g: add(state.axes.g, g), l: add(state.axes.l, l), i: add(state.axes.i, i), x: add(state.axes.x, x) },
      fit: add(state.fit, fit),
      inBand: state.inBand + (banded ? 1 : 0),
      yielded: state.yielded + (yields && (fit === null || fit <= CDS.verdict.poorFit) ? 1 : 0),
      decisions: state.decisions + 1,
    },
    decision: { g, l, i, x, fit, stepCounted, opened, discovered: told.found },
  };
}
