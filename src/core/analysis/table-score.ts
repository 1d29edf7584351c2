// R of a vector at an ending: the formulas of the conflict model in the same order of operations, so that the result is
// the same to the last bit (the tests compare), without building the state as objects for each of some million ends.
import { CDS } from '../conflict/constants.ts';
import type { Ending } from '../scenario/model.ts';
import { PANES, type Verdict } from '../scenario/terms.ts';
import { type Layout, SLOT } from './table-layout.ts';

const OPEN = PANES.indexOf('open');
const AXIS_SLOTS = [SLOT.g, SLOT.l, SLOT.i, SLOT.x] as const;

export function rawScorer(layout: Layout, ending: Ending): (vector: Int16Array) => number {
  const served = 0.5 * (Math.min(...Object.values(ending.needs)) / 2) + 0.5 * (ending.chain / 2);
  const { process, outcome, fit, steps, band } = CDS.weights;
  const share = CDS.outcome;
  const facts = layout.facts.length;
  return (vector) => {
    let sum = 0;
    let count = 0;
    for (let k = 0; k < AXIS_SLOTS.length; k++) {
      const slot = AXIS_SLOTS[k] as number;
      const times = vector[slot + 1] as number;
      if (times === 0) continue;
      sum += ((vector[slot] as number) / times + 2) / 4;
      count++;
    }
    const processTerm = count === 0 ? 0.5 : sum / count;
    let climate = 0;
    let met = false;
    for (const person of layout.people) {
      if (vector[person.met] !== 1) continue;
      const value = vector[person.climate] as number;
      if (!met || value < climate) climate = value;
      met = true;
    }
    let open = 0;
    for (const { pane } of layout.facts) if (vector[pane] === OPEN) open++;
    const window = facts === 0 ? 1 : open / facts;
    const outcomeTerm = share.climate * ((climate + 100) / 200) + share.window * window + share.needs * served;
    const fits = vector[SLOT.fit + 1] as number;
    const fitTerm = fits === 0 ? 1 : (vector[SLOT.fit] as number) / fits / 4;
    const decisions = vector[SLOT.decisions] as number;
    const bandTerm = decisions === 0 ? 0 : (vector[SLOT.inBand] as number) / decisions;
    const stepsTerm = (vector[SLOT.step] as number) / 5;
    return 100 * (process * processTerm + outcome * outcomeTerm + fit * fitTerm + steps * stepsTerm + band * bandTerm);
  };
}

/** The verdict of a vector at an ending, by the rules of `verdictOf`. */
export function verdictScorer(layout: Layout, ending: Ending): (vector: Int16Array) => Verdict {
  const rule = CDS.verdict;
  const none = ending.agreement === 'none';
  const lasting = ending.agreement === 'integrative' || ending.chain === 2;
  return (vector) => {
    let climate = 0;
    let heat = 0;
    let met = false;
    for (const person of layout.people) {
      if (vector[person.met] !== 1) continue;
      const c = vector[person.climate] as number;
      const h = vector[person.heat] as number;
      if (!met || c < climate) climate = c;
      if (!met || h > heat) heat = h;
      met = true;
    }
    let open = 0;
    let discovered = false;
    for (const { pane, lie } of layout.facts) {
      if (vector[pane] === OPEN) open++;
      if (vector[lie] === 2) discovered = true;
    }
    if (ending.breakOff || heat >= rule.brokenOffHeat || (discovered && none)) return 'broken-off';
    let low = 0;
    let high = 0;
    let negative = false;
    for (const slot of AXIS_SLOTS) {
      const times = vector[slot + 1] as number;
      if (times === 0) continue;
      const mean = (vector[slot] as number) / times;
      if (mean <= rule.escalatedAxisMean) low++;
      if (mean > rule.constructiveAxisMean) high++;
      if (mean < 0) negative = true;
    }
    if (heat >= rule.escalatedHeat || climate <= rule.escalatedClimate || low >= rule.escalatedAxes) return 'escalated';
    const facts = layout.facts.length;
    const half = facts === 0 || open / facts >= 0.5;
    if (
      lasting &&
      !negative &&
      high >= rule.constructiveAxes &&
      climate >= rule.constructiveClimate &&
      half &&
      heat <= rule.constructiveHeat
    )
      return 'constructive';
    const yielding = 2 * (vector[SLOT.yielded] as number) > (vector[SLOT.decisions] as number);
    if (none || yielding || ((vector[SLOT.intensity] as number) < rule.smoothedIntensity && !half)) return 'smoothed-over';
    return 'settled';
  };
}
