// What only playing tells of a sound scenario: its author's tests, as diagnostics at the place where each is written.
import { runAuthorTests } from '../analysis/author-tests.ts';
import type { Anchors } from '../run/debrief-types.ts';
import type { Diagnostic, Span } from '../scenario/diagnostic.ts';
import type { Scenario } from '../scenario/model.ts';

/** Stand-ins whose scores are looked at by nobody. */
const UNKNOWN: Anchors = { max: 100, random: 0, min: 0, exact: false };
const NOWHERE: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/**
 * `reason` is free of language: `ending joint-plan ≠ walked-out`. `anchorsOf` null: they are not known yet, and what tests
 * say of scores is left open.
 */
export function verifyWith(scenario: Scenario, testSpans: readonly Span[], anchorsOf: (() => Anchors) | null): readonly Diagnostic[] {
  let anchors: Anchors | undefined;
  const failures = runAuthorTests(scenario, () => {
    anchors ??= anchorsOf?.() ?? UNKNOWN;
    return anchors;
  }).filter(({ what }) => anchorsOf !== null || what !== 'score');
  return failures.map(({ test, name, what, expected, actual }) => ({
    code: 'test-fails',
    severity: 'error',
    span: testSpans[test] ?? NOWHERE,
    params: { name, reason: `${what} ${expected} ≠ ${actual}` },
  }));
}
