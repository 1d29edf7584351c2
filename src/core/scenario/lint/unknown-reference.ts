// Every name must be declared: targets, cast, facts, flags and choices.
import type { Code } from '../diagnostic.ts';
import type { ReferenceKind } from '../draft.ts';
import { YOU } from '../model.ts';
import { naming } from '../suggest.ts';
import type { Lint } from './rule.ts';

const CODE_OF: Readonly<Record<ReferenceKind, Code>> = {
  target: 'unknown-target',
  node: 'unknown-target',
  ending: 'unknown-target',
  cast: 'unknown-cast',
  counterpart: 'unknown-cast',
  fact: 'unknown-fact',
  flag: 'unknown-flag',
  choice: 'unknown-choice',
};

export const lintUnknownReference: Lint = ({ draft, graph, report }) => {
  const { scenario, references } = draft;
  const cast = new Set(scenario.cast.map(({ id }) => id));
  const known: Readonly<Record<ReferenceKind, ReadonlySet<string>>> = {
    target: new Set([...graph.nodes, ...graph.endings]),
    node: graph.nodes,
    ending: graph.endings,
    cast,
    counterpart: new Set([...cast].filter((id) => id !== YOU)),
    fact: new Set(scenario.facts.map(({ id }) => id)),
    flag: new Set(scenario.flags.map(({ id }) => id)),
    choice: new Set(scenario.nodes.flatMap(({ choices }) => choices.map(({ id }) => id))),
  };
  for (const { kind, name, at } of references) {
    if (!known[kind].has(name)) report(CODE_OF[kind], at, { ...naming(name, known[kind]), kind });
  }
  // A timer takes a choice of its own node.
  for (const { timer, choices, id } of scenario.nodes) {
    if (timer === undefined || choices.some((choice) => choice.id === timer.choice) || !known.choice.has(timer.choice)) continue;
    const at = references.find((each) => each.kind === 'choice' && each.name === timer.choice && 'seconds' in each.at.in)?.at;
    if (at)
      report('unknown-choice', at, {
        ...naming(
          timer.choice,
          choices.map((choice) => choice.id),
        ),
        kind: 'timer',
        node: id,
      });
  }
};
