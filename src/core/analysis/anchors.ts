// The anchors that turn R into N.
import type { Anchors } from '../run/debrief-types.ts';
import type { Scenario } from '../scenario/model.ts';
import { explore } from './explore.ts';

export function anchorsOf(scenario: Scenario): Anchors {
  const { raw, exact } = explore(scenario);
  return { max: raw.max, random: raw.random, min: raw.min, exact };
}
