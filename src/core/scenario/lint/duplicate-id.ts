// Choices and lines are unique in the file; nodes and endings share one space of names. Two equal keys of one map are found on reading.
import { type Lint, type LintScope, spotOf } from './rule.ts';

function tellRepeated(scope: LintScope, parts: readonly { readonly id: string }[]): void {
  const seen = new Map<string, object>();
  for (const part of parts) {
    const first = seen.get(part.id);
    const at = spotOf(scope, part);
    if (first === undefined) seen.set(part.id, part);
    else scope.report('duplicate-id', at, { name: part.id, ...scope.elsewhere(spotOf(scope, first), at) });
  }
}

export const lintDuplicateId: Lint = (scope) => {
  const { nodes, endings } = scope.draft.scenario;
  tellRepeated(scope, [...nodes, ...endings]);
  tellRepeated(
    scope,
    nodes.flatMap(({ choices }) => choices),
  );
  const lines = nodes.flatMap((node) => [...node.lines, ...node.choices.flatMap(({ reply }) => reply.flatMap((each) => each.lines))]);
  tellRepeated(scope, [...lines, ...endings.flatMap((ending) => ending.lines)]);
};
