// A counterpart who is never on stage, says nothing and is nobody's supplier or customer need not be in the cast.
import { YOU } from '../model.ts';
import { type Lint, spotOf } from './rule.ts';

export const lintUnusedCast: Lint = (scope) => {
  const { nodes, endings, present, flow, cast } = scope.draft.scenario;
  const replies = nodes.flatMap(({ choices }) => choices.flatMap(({ reply }) => reply.flatMap(({ lines }) => lines)));
  const lines = [...nodes.flatMap((node) => node.lines), ...replies, ...endings.flatMap((ending) => ending.lines)];
  const used = new Set([
    YOU,
    flow.supplier,
    flow.customer,
    ...present,
    ...nodes.flatMap(({ enter }) => enter),
    ...lines.flatMap(({ who }) => who ?? []),
  ]);
  for (const member of cast) if (!used.has(member.id)) scope.report('unused-cast', spotOf(scope, member), { name: member.id });
};
