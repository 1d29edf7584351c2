// What only playing tells of a sound scenario: its author's tests, as diagnostics at the place where each is written.
import { runAuthorTests } from '../core/analysis/author-tests.ts';
import type { Anchors } from '../core/run/debrief-types.ts';
import type { Diagnostic, Span } from '../core/scenario/diagnostic.ts';
import type { Scenario } from '../core/scenario/model.ts';
import { cachedAnchors } from './explored.ts';

const NOWHERE: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** `reason` is free of language: `ending joint-plan ≠ walked-out`. */
export function verifyScenario(scenario: Scenario, testSpans: readonly Span[]): readonly Diagnostic[] {
  let anchors: Anchors | undefined;
  const failures = runAuthorTests(scenario, () => {
    anchors ??= cachedAnchors(scenario);
    return anchors;
  });
  return failures.map(({ test, name, what, expected, actual }) => ({
    code: 'test-fails',
    severity: 'error',
    span: testSpans[test] ?? NOWHERE,
    params: { name, reason: `${what} ${expected} ≠ ${actual}` },
  }));
}
