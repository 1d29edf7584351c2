// Nobody can tell, be asked for or look up what he cannot: `shares` needs a fact the player knows on every way to the
// choice, `asks` and `volunteers` one that a counterpart knows, `finds` one that nobody knows.

import { knownOnArrival, knownToPass } from '../known-facts.ts';
import type { Choice, Fact } from '../model.ts';
import { YOU } from '../model.ts';
import { type Lint, spotOf, spotOfId } from './rule.ts';

export const lintFactNotKnown: Lint = (scope) => {
  const { draft, report } = scope;
  const { scenario } = draft;
  const facts = new Map<string, Fact>(scenario.facts.map((fact) => [fact.id, fact]));
  const byOthers = (fact: Fact): boolean => fact.knownBy.some((who) => who !== YOU);
  const arrival = knownOnArrival(scenario);
  for (const node of scenario.nodes) {
    const home = spotOf(scope, node);
    const source = (home.in as Readonly<Record<string, object>>)[home.key];
    for (const id of node.volunteers) {
      const fact = facts.get(id);
      if (fact && source && !byOthers(fact)) {
        report('fact-not-known', spotOfId(source, 'volunteers', id), { name: id, verb: 'volunteers', node: node.id });
      }
    }
    for (const choice of node.choices) {
      const at = spotOf(scope, choice);
      const tell = (verb: 'shares' | 'asks' | 'finds', test: (fact: Fact) => boolean): void => {
        for (const id of choice[verb]) {
          const fact = facts.get(id);
          if (fact && !test(fact)) report('fact-not-known', spotOfId(at.in, verb, id), { name: id, verb, choice: choice.id });
        }
      };
      const known = (own: Choice): ReadonlySet<string> => new Set([...(arrival.get(node.id) ?? []), ...knownToPass(own.when, scenario)]);
      tell('shares', (fact) => fact.knownBy.includes(YOU) || known(choice).has(fact.id));
      tell('asks', byOthers);
      tell('finds', (fact) => fact.knownBy.length === 0);
    }
  }
};
