import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf } from '../../../src/core/analysis/difference.ts';
import { fuzz } from '../../../src/core/analysis/fuzz.ts';
import { compileDialogue, type DialogueMachine, type DialogueSnapshot } from '../../../src/core/dialogue/machine.ts';
import { scenarios } from '../random-scenarios.ts';
import { choice, ending, node, SAMPLE, scenario, text } from '../sample-scenario.ts';

/** A statechart with a fault: whatever it should step to is changed. */
function faulty(change: (after: DialogueSnapshot) => DialogueSnapshot): DialogueMachine {
  const machine = compileDialogue(SAMPLE);
  return { ...machine, step: (snapshot, event) => change(machine.step(snapshot, event)) };
}
/** Snapshots are objects of XState with methods: the copy keeps them. */
const withHeat = (after: DialogueSnapshot, heat: number): DialogueSnapshot => {
  const { conflict } = after.context;
  const lin = conflict.counterparts.lin;
  if (!lin) throw new Error('no counterpart');
  const context = { ...after.context, conflict: { ...conflict, counterparts: { ...conflict.counterparts, lin: { ...lin, heat } } } };
  return Object.assign(Object.create(Object.getPrototypeOf(after)), after, { context });
};

describe('many plays', () => {
  test('break no invariant on random scenarios', () => {
    fc.assert(
      fc.property(scenarios, fc.nat(), (source, seed) => {
        expect(fuzz(compileDialogue(source), { plays: 12, seed }).violation).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  test('of the same seed are the same', () => {
    const once = () => JSON.stringify(fuzz(compileDialogue(SAMPLE), { plays: 50, seed: 7 }));
    expect(once()).toBe(once());
    expect(once()).not.toBe(JSON.stringify(fuzz(compileDialogue(SAMPLE), { plays: 50, seed: 8 })));
  });

  test('count every node, choice, reply, branch, ending and verdict, and list what was never met', () => {
    const { plays, decisions, coverage } = fuzz(compileDialogue(SAMPLE), { plays: 200, seed: 1 });
    expect(plays).toEqual({ random: 100, leastTried: 100, ended: 200, capped: 0 });
    const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, one) => all + one, 0);
    expect(sum(coverage.choices.counts)).toBe(decisions);
    expect(sum(coverage.endings.counts)).toBe(200);
    expect(sum(coverage.verdicts.counts)).toBe(200);
    expect(Object.keys(coverage.replies.counts)).toEqual(['ask#1']);
    expect(coverage.replies.counts['ask#1']).toBe(coverage.choices.counts['ask']);
    expect(Object.keys(coverage.branches.counts)).toContain('plan#2');
    expect(coverage.choices.never).toEqual([]);
  });

  test('name the branch that no play takes', () => {
    const blocked = scenario({
      nodes: [
        node('opening', [choice('on', [{ when: { is: 'heat', op: '>', value: 99 }, to: 'no' }, { to: 'middle' }])]),
        node('middle', [], { to: [{ when: { is: 'heat', op: '>', value: 99 }, to: 'no' }, { to: 'yes' }] }),
      ],
      endings: [ending('yes'), ending('no')],
    });
    const { coverage } = fuzz(compileDialogue(blocked), { plays: 4, seed: 1 });
    expect(coverage.branches).toEqual({ counts: { 'on#1': 0, 'on#2': 4, 'middle#1': 0, 'middle#2': 4 }, never: ['on#1', 'middle#1'] });
    expect(coverage.endings.never).toEqual(['no']);
  });

  test('that never end are given up after 200 decisions', () => {
    const loop = scenario({ nodes: [node('opening', [choice('on', 'opening')])], endings: [ending('yes')] });
    const { plays, decisions } = fuzz(compileDialogue(loop), { plays: 3, seed: 1 });
    expect([plays.capped, plays.ended, decisions]).toEqual([3, 0, 600]);
  });

  test('try the option that was tried least', () => {
    const many = Array.from({ length: 40 }, (_, k) => choice(`c${k}`, 'yes'));
    const wide = scenario({ nodes: [node('opening', many)], endings: [ending('yes')] });
    // Forty least-tried-first plays meet forty options, whatever the random ones do.
    expect(fuzz(compileDialogue(wide), { plays: 80, seed: 3 }).coverage.choices.never).toEqual([]);
  });
});

describe('a broken invariant', () => {
  test('ends the plays with the shortest log that shows it', () => {
    const late = faulty((after) => (after.context.conflict.decisions === 2 ? withHeat(after, 400) : after));
    expect(fuzz(late, { plays: 30, seed: 1 }).violation).toMatchObject({
      invariant: 'ranges',
      detail: 'heat of lin is 400, not 0…100',
      log: [{ type: 'choose' }, { type: 'choose' }],
      shortest: true,
    });
  });

  test.each([
    ['the level that the heat asks for', (after: DialogueSnapshot) => withHeat(after, 100), 'regions'],
    [
      'the state on the table',
      (after: DialogueSnapshot) => withHeat(after, (after.context.conflict.counterparts.lin?.heat ?? 0) ^ 1),
      'table',
    ],
  ])('is told where the statechart leaves %s', (_, change, invariant) => {
    expect(fuzz(faulty(change), { plays: 30, seed: 1 }).violation?.invariant).toBe(invariant);
  });

  test('is told where a state offers nothing', () => {
    const never = { is: 'climate', op: '>=', value: 90 } as const;
    const strands = scenario({
      nodes: [
        node('opening', [choice('on', 'middle'), choice('stay', 'opening', { once: true })]),
        node('middle', [choice('shut', 'yes', { when: never, closed: text('no') })]),
      ],
      endings: [ending('yes')],
    });
    expect(fuzz(compileDialogue(strands), { plays: 30, seed: 1 }).violation).toEqual({
      invariant: 'offers',
      detail: 'no option is open at middle',
      log: [{ type: 'choose', choice: 'on' }],
      shortest: true,
    });
  });

  test('is told where a replay of the log gives another state', () => {
    let steps = 0;
    const moody = faulty((after) => {
      steps++;
      return steps > 3 && after.context.conflict.decisions === 1
        ? { ...after, context: { ...after.context, props: [{ kind: 'phone' }] } }
        : after;
    });
    expect(fuzz(moody, { plays: 30, seed: 1 }).violation).toMatchObject({ invariant: 'replay', detail: expect.stringContaining('props') });
  });
});

test('a difference is named by its place, whatever the order of the keys', () => {
  expect(differenceOf({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBeNull();
  expect(differenceOf({ a: { b: [1, 2] } }, { a: { b: [1, 3] } })).toBe('a.b.1: 2 ≠ 3');
  expect(differenceOf({ a: 1 }, {})).toBe('a: 1 ≠ nothing');
});
