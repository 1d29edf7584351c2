// The author's tests of a scenario on disk, with anchors that are kept.
import { verifyWith } from '../core/check/verify.ts';
import type { Diagnostic, Span } from '../core/scenario/diagnostic.ts';
import type { Scenario } from '../core/scenario/model.ts';
import { cachedAnchors } from './explored.ts';

export function verifyScenario(scenario: Scenario, testSpans: readonly Span[]): readonly Diagnostic[] {
  return verifyWith(scenario, testSpans, () => cachedAnchors(scenario));
}
