// Choices and lines are unique in the file; nodes and endings share one space of names. Two equal keys of one map are found on reading.
import { type Lint, type LintScope, spotOf } from './rule.ts';

function tellRepeated(scope: LintScope, parts: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const part of parts) {
    if (seen.has(part.id)) scope.report('duplicate-id', spotOf(scope, part), { name: part.id });
    seen.add(part.id);
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
