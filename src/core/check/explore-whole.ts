// A scenario explored, with everything that is found in it.
import type { Exploration } from '../analysis/exploration.ts';
import { type ExploreLimits, LIMITS, study } from '../analysis/explore.ts';
import { findingsOf } from '../analysis/findings/findings.ts';
import type { Policies } from '../analysis/policies.ts';
import type { Diagnostic, PlaceOf } from '../scenario/diagnostic.ts';
import type { Scenario } from '../scenario/model.ts';

export interface WholeExploration {
  readonly exploration: Exploration;
  readonly policies: Policies;
  readonly findings: readonly Diagnostic[];
  /** It asks to be ranked, and passes every gate. */
  readonly ranked: boolean;
}

export function exploreWhole(scenario: Scenario, placeOf: PlaceOf, limits: ExploreLimits = LIMITS): WholeExploration {
  const found = study(scenario, limits);
  const { policies, diagnostics, ranked } = findingsOf(found, placeOf);
  return { exploration: found.result, policies, findings: diagnostics, ranked };
}
