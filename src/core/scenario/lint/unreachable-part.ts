// Replies and branches are tried in order: one that can hold only where an earlier one holds already never comes.

import type { Condition } from '../condition.ts';
import { sequencesOf } from '../condition-places.ts';
import { testsOf } from '../condition-ranges.ts';
import { type Boxes, boxesWhere, EVERYTHING, isNever, type TestOf } from '../value-boxes.ts';
import { type Lint, spotOf } from './rule.ts';

type Part = { readonly when?: Condition };

/** The part of `within` in which the condition is `wanted`; no condition always holds. */
function where(part: Part, wanted: boolean, testOf: TestOf, within: Boxes): Boxes {
  if (part.when === undefined) return wanted ? within : [];
  return boxesWhere(part.when, wanted, testOf, within);
}

/** The earlier part that alone takes all of the later one's states; undefined where several share them. */
function shadowOf(part: Part, earlier: readonly Part[], testOf: TestOf): Part | undefined {
  const own = where(part, true, testOf, EVERYTHING);
  return earlier.find((one) => where(one, false, testOf, own)?.length === 0);
}

/** Parts that could hold, but never where the ones before them leave anything over. One that never holds at all is told as such. */
export function unreachableOf<P extends Part>(parts: readonly P[], testOf: TestOf): readonly P[] {
  const found: P[] = [];
  let left: Boxes = EVERYTHING;
  for (const part of parts) {
    const possible = part.when === undefined || !isNever(part.when, testOf);
    if (possible && where(part, true, testOf, left)?.length === 0) found.push(part);
    left = where(part, false, testOf, left);
  }
  return found;
}

export const lintUnreachablePart: Lint = (scope) => {
  const { draft, graph, report, lineOf } = scope;
  const testsAt = testsOf(draft.scenario, graph);
  for (const { kind, parts, asked } of sequencesOf(draft.scenario)) {
    const testOf = testsAt(asked);
    for (const part of unreachableOf(parts, testOf)) {
      const shadow = shadowOf(part, parts.slice(0, parts.indexOf(part)), testOf);
      report(kind === 'reply' ? 'unreachable-reply' : 'unreachable-branch', spotOf(scope, part), {
        ...('to' in part ? { name: part.to } : {}),
        ...(shadow === undefined ? {} : { line: lineOf(spotOf(scope, shadow)) }),
      });
    }
  }
};
