// Every lint of the format. Their order does not matter: diagnostics are sorted by place.
import { lintConditionConstant } from './condition-constant.ts';
import { lintDeadEnd } from './dead-end.ts';
import { lintDuplicateId } from './duplicate-id.ts';
import { lintFactNotKnown } from './fact-not-known.ts';
import { lintLoopWithoutExit } from './loop-without-exit.ts';
import { lintMissingFallback } from './missing-fallback.ts';
import { lintNoOpenOption } from './no-open-option.ts';
import { lintNoVolunteer } from './no-volunteer.ts';
import { lintOptionLength } from './option-length.ts';
import { lintReadingLevel } from './reading-level.ts';
import type { Lint } from './rule.ts';
import { lintTextTooLong } from './text-too-long.ts';
import { lintTwinOptions } from './twin-options.ts';
import { lintUnknownReference } from './unknown-reference.ts';
import { lintUnreachable } from './unreachable.ts';
import { lintUnreachablePart } from './unreachable-part.ts';
import { lintUnusedCast } from './unused-cast.ts';
import { lintUnusedFact } from './unused-fact.ts';
import { lintUnusedFlag } from './unused-flag.ts';

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

/** Rules about what plays but should not stay: of a file with errors they would only tell the echo. */
export const FINDING_LINTS: readonly Lint[] = [
  lintUnusedFact,
  lintUnusedFlag,
  lintUnusedCast,
  lintConditionConstant,
  lintUnreachablePart,
  lintTwinOptions,
  lintNoVolunteer,
  lintTextTooLong,
  lintOptionLength,
  lintReadingLevel,
];
