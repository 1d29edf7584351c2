// Every number of CDS-1 in one place. They are this project's own judgement after the course's tables; none of
// them may be set by a scenario, else scores would not compare. Changing one makes CDS-2.
import type { MoveFamily } from '../scenario/moves.ts';
import type { Mode, Situation, Temperament } from '../scenario/terms.ts';

export const CDS = {
  version: 1,
  climate: { min: -100, max: 100, start: 0, perAxisPoint: 3 },
  heat: { min: 0, max: 100, start: 20, perIssuePoint: 4, perListenPoint: 3 },
  intensity: {
    min: 0,
    max: 100,
    start: 40,
    /** Share of the way to the target that one decision goes: a third, cut to an integer. */
    approach: 3,
    target: { competing: 95, collaborating: 60, compromising: 45, accommodating: 25, avoiding: 10 } satisfies Record<Mode, number>,
  },
  discovery: { climate: -20, heat: 15 },
  stance: { opensAt: 30, closesAt: -30, reopensAt: 0, fallsBelow: 20 },
  ladder: { from: [0, 20, 35, 50, 65, 80], slack: 5 },
  band: { intensityMin: 30, intensityMax: 70, heatMax: 40 },
  weights: { process: 0.45, outcome: 0.3, fit: 0.1, steps: 0.1, band: 0.05 },
  outcome: { climate: 0.4, window: 0.2, needs: 0.4 },
  verdict: {
    brokenOffHeat: 80,
    escalatedHeat: 60,
    escalatedClimate: -30,
    escalatedAxisMean: -0.5,
    escalatedAxes: 2,
    constructiveAxisMean: 0.5,
    constructiveAxes: 3,
    constructiveClimate: 30,
    constructiveHeat: 30,
    smoothedIntensity: 30,
    /** A mode fits badly up to this many quarters. */
    poorFit: 1,
  },
  scale: 1000,
} as const;

/** How well a mode answers a situation, in quarters. */
export const FIT: Readonly<Record<Situation, Readonly<Record<Mode, number>>>> = {
  'both-vital': { collaborating: 4, compromising: 2, competing: 1, accommodating: 0, avoiding: 0 },
  'deadline-equal-power': { collaborating: 3, compromising: 4, competing: 1, accommodating: 1, avoiding: 0 },
  'emergency-or-duty': { collaborating: 1, compromising: 1, competing: 4, accommodating: 0, avoiding: 0 },
  'they-are-right': { collaborating: 2, compromising: 2, competing: 0, accommodating: 4, avoiding: 1 },
  trivial: { collaborating: 1, compromising: 2, competing: 0, accommodating: 3, avoiding: 4 },
  'cool-down': { collaborating: 2, compromising: 1, competing: 0, accommodating: 1, avoiding: 4 },
  exploited: { collaborating: 1, compromising: 2, competing: 4, accommodating: 0, avoiding: 1 },
};

/** What a family of moves adds to the climate with a person of that temperament, −3…3. */
export const TEMPER: Readonly<Record<Temperament, Readonly<Record<MoveFamily, number>>>> = {
  driver: { ask: -1, listen: 0, share: 2, unite: 0, offer: 3, yield: 0, hold: 2, press: -1, attack: -2, withdraw: -3 },
  analytical: { ask: 1, listen: 1, share: 3, unite: -1, offer: 1, yield: 0, hold: 1, press: -2, attack: -3, withdraw: -2 },
  expressive: { ask: 1, listen: 3, share: 0, unite: 2, offer: 1, yield: 1, hold: -1, press: -2, attack: -3, withdraw: -2 },
  amiable: { ask: 2, listen: 3, share: 0, unite: 3, offer: 0, yield: 1, hold: -2, press: -3, attack: -3, withdraw: -1 },
};
