// R and verdict of a vector at an ending: the formulas of the conflict model in the same order of operations, so that
// the result is the same to the last bit (the tests compare).
import { CDS } from '../conflict/constants.ts';
import type { Ending } from '../scenario/model.ts';
import { VERDICTS, type Verdict } from '../scenario/terms.ts';
import { leastOf, mostOf, openFactsIn } from './table-condition.ts';
import { MAX_DECISIONS, PERSON, SLOT, type Vector } from './table-layout.ts';
import type { Slots } from './table-take.ts';

/** What the formulas ask of an ending. */
export interface End {
  readonly served: number;
  readonly none: boolean;
  readonly lasting: boolean;
  readonly breakOff: boolean;
}

export interface Result {
  /** R, 0…100. */
  raw: number;
  /** Index in `VERDICTS`. */
  verdict: number;
}

export const endOf = (ending: Ending): End => ({
  served: 0.5 * (Math.min(...Object.values(ending.needs)) / 2) + 0.5 * (ending.chain / 2),
  none: ending.agreement === 'none',
  lasting: ending.agreement === 'integrative' || ending.chain === 2,
  breakOff: ending.breakOff,
});

const index = (verdict: Verdict): number => VERDICTS.indexOf(verdict);
const BROKEN_OFF = index('broken-off');
const ESCALATED = index('escalated');
const CONSTRUCTIVE = index('constructive');
const SMOOTHED_OVER = index('smoothed-over');
const SETTLED = index('settled');

const SUMS = 4 * MAX_DECISIONS + 1;
const [LOW, HIGH, BAD] = [1, 2, 4];

/** By count of an axis × SUMS + its sum + half of SUMS: its part of the process term, and what the verdict asks. */
const AXIS_TERM = new Float64Array((MAX_DECISIONS + 1) * SUMS);
const AXIS_MARK = new Uint8Array(AXIS_TERM.length);
for (let count = 1; count <= MAX_DECISIONS; count++)
  for (let sum = -2 * count; sum <= 2 * count; sum++) {
    const mean = sum / count;
    const at = count * SUMS + sum + (SUMS >> 1);
    AXIS_TERM[at] = (mean + 2) / 4;
    AXIS_MARK[at] =
      (mean <= CDS.verdict.escalatedAxisMean ? LOW : 0) | (mean > CDS.verdict.constructiveAxisMean ? HIGH : 0) | (mean < 0 ? BAD : 0);
  }

function isFoundOut({ lies }: Slots, v: Vector): boolean {
  if (v[SLOT.foundOut] === 1) return true;
  for (let k = 1; k < lies.length; k += 2) if (v[lies[k] as number] === 2) return true;
  return false;
}

/** Writes R and verdict into `result`. */
export function scoreIn(slots: Slots, { served, none, lasting, breakOff }: End, v: Vector, result: Result): void {
  const { process, outcome, fit, steps, band } = CDS.weights;
  const share = CDS.outcome;
  const rule = CDS.verdict;
  let sum = 0;
  let count = 0;
  let low = 0;
  let high = 0;
  let marks = 0;
  // The four axes stand one after another, sum and count.
  for (let slot: number = SLOT.g; slot <= SLOT.x; slot += 2) {
    const n = v[slot + 1] as number;
    if (n === 0) continue;
    const at = n * SUMS + (v[slot] as number) + (SUMS >> 1);
    const mark = AXIS_MARK[at] as number;
    sum += AXIS_TERM[at] as number;
    count++;
    low += mark & LOW;
    high += mark & HIGH;
    marks |= mark;
  }
  const climate = leastOf(slots.people, v, PERSON.climate, 0);
  const heat = mostOf(slots.people, v, PERSON.heat, 0);
  const facts = slots.panes.length;
  const open = facts === 0 ? 1 : openFactsIn(slots.panes, v) / facts;
  const fits = v[SLOT.fit + 1] as number;
  const n = v[SLOT.decisions] as number;
  const processTerm = count === 0 ? 0.5 : sum / count;
  const outcomeTerm = share.climate * ((climate + 100) / 200) + share.window * open + share.needs * served;
  const fitTerm = fits === 0 ? 1 : ((v[SLOT.fit] as number) + 2 * fits) / fits / 4;
  const bandTerm = n === 0 ? 0 : (v[SLOT.inBand] as number) / n;
  const stepsTerm = (v[SLOT.step] as number) / 5;
  result.raw = 100 * (process * processTerm + outcome * outcomeTerm + fit * fitTerm + steps * stepsTerm + band * bandTerm);
  const half = open >= 0.5;
  if (breakOff || heat >= rule.brokenOffHeat || (none && isFoundOut(slots, v))) result.verdict = BROKEN_OFF;
  else if (heat >= rule.escalatedHeat || climate <= rule.escalatedClimate || low >= rule.escalatedAxes) result.verdict = ESCALATED;
  else if (
    lasting &&
    (marks & BAD) === 0 &&
    high >= HIGH * rule.constructiveAxes &&
    climate >= rule.constructiveClimate &&
    half &&
    heat <= rule.constructiveHeat
  )
    result.verdict = CONSTRUCTIVE;
  else if (none || 2 * (v[SLOT.yielded] as number) > n || ((v[SLOT.intensity] as number) < rule.smoothedIntensity && !half))
    result.verdict = SMOOTHED_OVER;
  else result.verdict = SETTLED;
}
