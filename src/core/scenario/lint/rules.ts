// Every lint of the format. Their order does not matter: diagnostics are sorted by place.
import { lintDeadEnd } from './dead-end.ts';
import { lintDuplicateId } from './duplicate-id.ts';
import { lintFactNotKnown } from './fact-not-known.ts';
import { lintLoopWithoutExit } from './loop-without-exit.ts';
import { lintMissingFallback } from './missing-fallback.ts';
import { lintNoOpenOption } from './no-open-option.ts';
import type { Lint } from './rule.ts';
import { lintUnknownReference } from './unknown-reference.ts';
import { lintUnreachable } from './unreachable.ts';

/** Rules about names. */
export const NAME_LINTS: readonly Lint[] = [lintUnknownReference, lintDuplicateId];

/** Rules about the ways through the scenario: they need all of its nodes, choices and targets. */
export const GRAPH_LINTS: readonly Lint[] = [
  lintUnreachable,
  lintDeadEnd,
  lintMissingFallback,
  lintNoOpenOption,
  lintFactNotKnown,
  lintLoopWithoutExit,
];
