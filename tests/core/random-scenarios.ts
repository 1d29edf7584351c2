// Random valid scenarios, for property tests of the rooms behind the parser.
import fc from 'fast-check';
import type { Condition } from '../../src/core/scenario/condition.ts';
import type { Branch, Choice, Node, Scenario } from '../../src/core/scenario/model.ts';
import { MOVE_IDS } from '../../src/core/scenario/moves.ts';
import { CUES, LADDER, STANCES } from '../../src/core/scenario/terms.ts';
import { choice, ending, node, scenario } from './sample-scenario.ts';

const FACTS = ['theirs', 'mine', 'nobodys'];
const comparison = fc.constantFrom('<', '<=', '=', '!=', '>=', '>') as fc.Arbitrary<'<' | '<=' | '=' | '!=' | '>=' | '>'>;
const who = fc.constantFrom(undefined, 'lin', 'zhao');
const whose = (one: string | undefined) => (one === undefined ? {} : { who: one });

function conditions(nodes: number): fc.Arbitrary<Condition> {
  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    fc.tuple(who, comparison, fc.constantFrom(...STANCES)).map(([w, op, value]): Condition => ({ is: 'stance', ...whose(w), op, value })),
    fc.tuple(who, comparison, fc.constantFrom(...LADDER)).map(([w, op, value]): Condition => ({ is: 'ladder', ...whose(w), op, value })),
    fc
      .tuple(who, comparison, fc.integer({ min: -60, max: 60 }))
      .map(([w, op, value]): Condition => ({ is: 'climate', ...whose(w), op, value })),
    fc.tuple(who, comparison, fc.integer({ min: 0, max: 80 })).map(([w, op, value]): Condition => ({ is: 'heat', ...whose(w), op, value })),
    fc.tuple(comparison, fc.integer({ min: 0, max: 90 })).map(([op, value]): Condition => ({ is: 'intensity', op, value })),
    fc.tuple(comparison, fc.integer({ min: 0, max: 5 })).map(([op, value]): Condition => ({ is: 'step', op, value })),
    fc.tuple(comparison, fc.integer({ min: 0, max: 3 })).map(([op, value]): Condition => ({ is: 'open-facts', op, value })),
    fc.constantFrom(...FACTS).map((fact): Condition => ({ is: 'fact', fact, op: '=', value: 'open' })),
    fc.tuple(comparison, fc.integer({ min: 0, max: 3 })).map(([op, value]): Condition => ({ is: 'flag', flag: 'favours', op, value })),
    fc
      .tuple(fc.nat(nodes - 1), comparison, fc.integer({ min: 0, max: 2 }))
      .map(([k, op, value]): Condition => ({ is: 'visits', node: `n${k}`, op, value })),
    fc.tuple(fc.nat(nodes - 1), fc.nat(1)).map(([k, c]): Condition => ({ is: 'chosen', choice: `n${k}c${c}` })),
  );
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: leaf.map((of): Condition => ({ is: 'not', of })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(leaf, { minLength: 1, maxLength: 3 }))
        .map(([is, of]): Condition => ({ is, of })),
    },
  );
}

/** Random scenarios: forward graphs (so that every play ends) with all tags, two counterparts, timers and pass-through nodes. */
export const scenarios: fc.Arbitrary<Scenario> = fc.integer({ min: 2, max: 6 }).chain((count) => {
  const target = (k: number) => fc.integer({ min: k + 1, max: count + 2 }).map((to) => (to < count ? `n${to}` : `e${to - count}`));
  const branches = (k: number): fc.Arbitrary<readonly Branch[]> =>
    fc
      .tuple(fc.array(fc.tuple(conditions(count), target(k)), { maxLength: 2 }), target(k))
      .map(([some, last]) => [...some.map(([when, to]) => ({ when, to })), { to: last }]);
  const facts = fc.subarray(FACTS, { maxLength: 2 });
  const aChoice = (k: number, c: number): fc.Arbitrary<Choice> =>
    fc
      .record({
        move: fc.constantFrom(...MOVE_IDS),
        to: branches(k),
        shares: facts,
        asks: facts,
        finds: facts,
        withholds: facts,
        misstates: facts,
        when: fc.option(conditions(count), { nil: undefined }),
        once: fc.boolean(),
        addresses: fc.subarray(['lin', 'zhao'], { maxLength: 1 }),
        add: fc.integer({ min: -2, max: 2 }),
        names: fc.constantFrom(undefined, 'faulty-information' as const, 'unclear-duty' as const),
      })
      .map(({ to, when, add, names, ...tags }) =>
        choice(`n${k}c${c}`, to, {
          ...tags,
          ...(c > 0 && when ? { when } : {}),
          ...(c > 0 ? {} : { once: false }),
          ...(names ? { names } : {}),
          set: add === 0 ? [] : [{ flag: 'favours', op: 'add', value: add }],
        }),
      );
  const aNode = (k: number): fc.Arbitrary<Node> =>
    fc
      .record({
        choices: fc.integer({ min: k === 0 ? 1 : 0, max: 4 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, c) => aChoice(k, c)))),
        to: branches(k),
        cue: fc.option(fc.constantFrom(...CUES), { nil: undefined }),
        enter: fc.subarray(['zhao'], { maxLength: 1 }),
        leave: fc.subarray(['zhao'], { maxLength: 1 }),
        volunteers: fc.subarray(['theirs']),
        timed: fc.boolean(),
      })
      .map(({ choices, to, cue, timed, ...tags }) =>
        node(`n${k}`, choices, {
          ...tags,
          to: choices.length === 0 ? to : [],
          ...(cue ? { cue } : {}),
          ...(timed && choices[0] ? { timer: { seconds: 5, choice: `n${k}c0` } } : {}),
        }),
      );
  return fc
    .record({
      nodes: fc.tuple(...Array.from({ length: count }, (_, k) => aNode(k))),
      climate: fc.integer({ min: -60, max: 60 }),
      heat: fc.integer({ min: 0, max: 90 }),
      intensity: fc.integer({ min: 0, max: 100 }),
      forced: fc.boolean(),
    })
    .map(({ nodes, climate, heat, intensity, forced }) => {
      const base = scenario({ nodes: [], endings: [] });
      const lin = base.cast[1];
      if (!lin) throw new Error('no counterpart');
      return {
        ...base,
        start: 'n0',
        nodes,
        endings: [
          ending('e0', { agreement: 'integrative', chain: 2 }),
          ending('e1', { agreement: 'none' }),
          ending('e2', { breakOff: true, agreement: 'none' }),
        ],
        cast: [...base.cast, { ...lin, id: 'zhao', temperament: 'driver' as const }],
        flags: [{ id: 'favours', initial: 1, min: 0, max: 3, kind: 'counter' as const }],
        mood: { intensity, of: { lin: { climate, heat }, zhao: { climate: 0 - climate, heat: 20 } } },
        ...(forced ? { breakOff: 'e2' } : {}),
      };
    });
});
