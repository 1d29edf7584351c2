// A scenario of a given size, drawn from a seed: layers of nodes, four options each, facts, flags and conditions.
import { randomFrom } from '../../src/core/dialogue/chance.ts';
import type { Condition } from '../../src/core/scenario/condition.ts';
import type { Branch, Choice, Fact, Flag, Node, Scenario } from '../../src/core/scenario/model.ts';
import { MOVE_IDS, moveOf } from '../../src/core/scenario/moves.ts';
import { CUES } from '../../src/core/scenario/terms.ts';
import { choice, ending, node, scenario } from '../core/sample-scenario.ts';

export interface Size {
  /** Decisions of every play. */
  readonly layers: number;
  /** Nodes per layer. */
  readonly nodes: number;
  readonly options: number;
  readonly facts: number;
}

/** Sixty nodes, four options each, eight facts, three flags. */
export const SIXTY_NODES: Size = { layers: 10, nodes: 6, options: 4, facts: 8 };

const FLAGS: readonly Flag[] = [
  { id: 'promised', initial: 0, min: 0, max: 1, kind: 'switch' },
  { id: 'told', initial: 0, min: 0, max: 1, kind: 'switch' },
  { id: 'favours', initial: 0, min: 0, max: 3, kind: 'counter' },
];

export function syntheticScenario(size: Size, seed = 1): Scenario {
  const random = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const holders = [['you'], ['lin'], ['lin'], []] as const;
  const facts: readonly Fact[] = Array.from({ length: size.facts }, (_, k) => ({
    id: `fact-${k}`,
    knownBy: holders[k % holders.length] as readonly string[],
    text: { 'zh-CN': '事', en: 'fact' },
  }));
  const endings = [
    ending('joint', { agreement: 'integrative', needs: { you: 2, lin: 2 }, chain: 2 }),
    ending('half', { agreement: 'compromise', needs: { you: 1, lin: 1 }, chain: 1 }),
    ending('forced', { agreement: 'imposed', needs: { you: 2, lin: 0 }, chain: 0 }),
    ending('none', { agreement: 'none', needs: { you: 0, lin: 0 }, chain: 0 }),
  ];
  const condition = (): Condition =>
    pick<Condition>([
      { is: 'stance', op: '!=', value: 'closed' },
      { is: 'climate', op: '>=', value: -10 },
      { is: 'heat', op: '<', value: 45 },
      { is: 'fact', fact: pick(facts).id, op: '=', value: 'open' },
      { is: 'flag', flag: pick(FLAGS).id, op: '>=', value: 1 },
    ]);
  const place = (layer: number): string => (layer >= size.layers ? pick(endings).id : `n${layer}-${Math.floor(random() * size.nodes)}`);
  const aChoice = (layer: number, at: number, k: number): Choice => {
    const fact = pick(facts);
    const verb = fact.knownBy.length === 0 ? 'finds' : fact.knownBy[0] === 'you' ? 'shares' : 'asks';
    const onward: readonly Branch[] =
      random() < 0.3 ? [{ when: condition(), to: place(layer + 1) }, { to: place(layer + 1) }] : [{ to: place(layer + 1) }];
    const move = pick(MOVE_IDS);
    const { goal, issue, listen, mode, step } = moveOf(move);
    return choice(`c${layer}-${at}-${k}`, 'joint', {
      move,
      ...(goal === undefined ? {} : { goal }),
      ...(issue === undefined ? {} : { issue }),
      ...(listen === undefined ? {} : { listen }),
      ...(step === undefined ? {} : { step }),
      mode,
      ...(random() < 0.5 ? { [verb]: [fact.id] } : {}),
      ...(random() < 0.2 ? { set: [{ flag: pick(FLAGS).id, op: 'add' as const, value: 1 }] } : {}),
      // The first two stay open, so that nobody is stranded.
      ...(k > 1 && random() < 0.3 ? { when: condition() } : {}),
      to: onward,
    });
  };
  const nodes: Node[] = [];
  for (let layer = 0; layer < size.layers; layer++)
    for (let at = 0; at < size.nodes; at++)
      nodes.push(
        node(
          `n${layer}-${at}`,
          Array.from({ length: size.options }, (_, k) => aChoice(layer, at, k)),
          { cue: pick(CUES) },
        ),
      );
  return scenario({ nodes, endings, facts, flags: FLAGS, start: 'n0-0' });
}
