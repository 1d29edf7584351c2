// From the last state and the ending to the terms, R and N.
import type { Ending } from '../scenario/model.ts';
import { CDS } from './constants.ts';
import { clamp } from './levels.ts';
import { AXES, type Axis, type ConflictState, openFacts, type Tally, worstOf } from './state.ts';

/** Parts of R, each 0…1. */
export interface ScoreTerms {
  readonly process: number;
  readonly outcome: number;
  readonly fit: number;
  readonly steps: number;
  readonly band: number;
}

const meanOf = (tally: Tally): number | null => (tally.count === 0 ? null : tally.sum / tally.count);

/** Mean of each axis; null: never exercised. */
export function axisMeans(state: ConflictState): Readonly<Record<Axis, number | null>> {
  const { g, l, i, x } = state.axes;
  return { g: meanOf(g), l: meanOf(l), i: meanOf(i), x: meanOf(x) };
}

/** 0…1; 1 where the scenario has no facts. */
export function openShare(state: ConflictState): number {
  const all = Object.keys(state.panes).length;
  return all === 0 ? 1 : openFacts(state) / all;
}

function processOf(state: ConflictState): number {
  const means = axisMeans(state);
  let sum = 0;
  let count = 0;
  for (const axis of AXES) {
    const mean = means[axis];
    if (mean === null) continue;
    sum += (mean + 2) / 4;
    count++;
  }
  // No axis exercised at all: the middle of the scale, neither credit nor blame.
  return count === 0 ? 0.5 : sum / count;
}

function outcomeOf(state: ConflictState, ending: Ending): number {
  const { climate, window, needs } = CDS.outcome;
  const least = Math.min(...Object.values(ending.needs));
  const served = 0.5 * (least / 2) + 0.5 * (ending.chain / 2);
  return climate * ((worstOf(state.counterparts).climate + 100) / 200) + window * openShare(state) + needs * served;
}

export function termsOf(state: ConflictState, ending: Ending): ScoreTerms {
  return {
    process: processOf(state),
    outcome: outcomeOf(state, ending),
    fit: state.fit.count === 0 ? 1 : state.fit.sum / state.fit.count / 4,
    steps: state.step / 5,
    band: state.decisions === 0 ? 0 : state.inBand / state.decisions,
  };
}

/** R, 0…100. */
export function rawOf(terms: ScoreTerms): number {
  const { process, outcome, fit, steps, band } = CDS.weights;
  return 100 * (process * terms.process + outcome * terms.outcome + fit * terms.fit + steps * terms.steps + band * terms.band);
}

/** N, 0…1000: 0 is clicking blindly, 1000 the best that this scenario allows. */
export function scoreOf(raw: number, anchors: { readonly max: number; readonly random: number }): number {
  const span = anchors.max - anchors.random;
  if (span <= 0) return raw >= anchors.max ? CDS.scale : 0;
  return Math.round(CDS.scale * clamp((raw - anchors.random) / span, 0, 1));
}
