// The anchors that turn R into N.
import type { Anchors } from '../run/debrief-types.ts';
import type { Scenario } from '../scenario/model.ts';
import type { Exploration } from './exploration.ts';
import { explore } from './explore.ts';

export function anchorsIn({ raw, exact }: Exploration): Anchors {
  return { max: raw.max, random: raw.random, min: raw.min, exact };
}

export function anchorsOf(scenario: Scenario): Anchors {
  return anchorsIn(explore(scenario));
}
