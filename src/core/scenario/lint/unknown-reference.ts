// Every name must be declared: targets, cast, facts, flags and choices.
import type { Code } from '../diagnostic.ts';
import type { Draft, Reference, ReferenceKind } from '../draft.ts';
import { YOU } from '../model.ts';
import { BACK } from '../scenes.ts';
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

type Known = Readonly<Record<ReferenceKind, ReadonlySet<string>>>;

/** Names that a reference may use, outside of every scene. */
function knownOutside({ scenario, origins, scenes }: Draft, exact: boolean): Known {
  const cast = new Set(scenario.cast.map(({ id }) => id));
  const written = scenario.nodes.filter(({ id }) => !origins.has(id)).map(({ id }) => id);
  const ending = new Set(scenario.endings.map(({ id }) => id));
  const choices = scenario.nodes.flatMap((node) => node.choices.map(({ id }) => id));
  const copied = choices.flatMap((id) => origins.get(id) ?? []);
  const once = copied.filter((id) => copied.indexOf(id) === copied.lastIndexOf(id));
  return {
    target: new Set([...written, ...ending]),
    node: new Set(exact ? written : [...scenario.nodes.map(({ id }) => id), ...[...scenes.values()].flatMap(({ nodes }) => [...nodes])]),
    ending,
    cast,
    counterpart: new Set([...cast].filter((id) => id !== YOU)),
    fact: new Set(scenario.facts.map(({ id }) => id)),
    flag: new Set(scenario.flags.map(({ id }) => id)),
    choice: new Set([...choices, ...(exact ? once : [...scenes.values()].flatMap(({ choices: own }) => [...own]))]),
  };
}

/** Inside a scene its own names come first, and it can only go to its own nodes, back, or to an ending. */
function knownInside(draft: Draft, scene: string, exact: boolean, outside: Known): Known {
  const own = draft.scenes.get(scene);
  if (own === undefined) return outside;
  return {
    ...outside,
    target: new Set([...own.nodes, BACK, ...outside.ending]),
    node: exact ? own.nodes : new Set([...own.nodes, ...outside.node]),
  };
}

export const lintUnknownReference: Lint = ({ draft, report }) => {
  const { scenario, references, origins } = draft;
  const made = new Map<string, Known>();
  const knownTo = ({ scene, exact = false }: Pick<Reference, 'scene' | 'exact'>): Known => {
    const key = `${exact} ${scene ?? ''}`;
    let known = made.get(key);
    if (known === undefined) {
      known = scene === undefined ? knownOutside(draft, exact) : knownInside(draft, scene, exact, knownTo({ exact }));
      made.set(key, known);
    }
    return known;
  };
  for (const reference of references) {
    const { kind, name, at } = reference;
    const known = knownTo(reference)[kind];
    if (!known.has(name)) report(CODE_OF[kind], at, { ...naming(name, known), kind });
  }
  // A timer takes a choice of its own node.
  const known = knownTo({});
  const timers = references.filter(({ kind, at }) => kind === 'choice' && 'seconds' in at.in);
  for (const { timer, choices, id } of scenario.nodes) {
    if (timer === undefined || choices.some((choice) => choice.id === timer.choice) || !known.choice.has(timer.choice)) continue;
    const wanted = origins.get(timer.choice) ?? timer.choice;
    const at = timers.find(({ name }) => name === wanted)?.at;
    if (at)
      report('unknown-choice', at, {
        ...naming(
          wanted,
          choices.map((choice) => origins.get(choice.id) ?? choice.id),
        ),
        kind: 'timer',
        node: id,
      });
  }
};
