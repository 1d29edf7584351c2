// A flag must be set somewhere and read somewhere: else it remembers nothing, or nobody asks what it remembers.
import { atomsOf } from '../condition-places.ts';
import { type Lint, spotOf } from './rule.ts';

export const lintUnusedFlag: Lint = (scope) => {
  const { scenario } = scope.draft;
  const changes = scenario.nodes.flatMap(({ set, choices }) => [...set, ...choices.flatMap((choice) => choice.set)]);
  const set = new Set(changes.map(({ flag }) => flag));
  const read = new Set(atomsOf(scenario).flatMap((atom) => (atom.is === 'flag' ? [atom.flag] : [])));
  for (const flag of scenario.flags) {
    if (set.has(flag.id) && read.has(flag.id)) continue;
    const use = read.has(flag.id) ? 'never-set' : set.has(flag.id) ? 'never-read' : 'neither';
    scope.report('unused-flag', spotOf(scope, flag), { name: flag.id, use });
  }
};
