import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileDialogue, type DialogueMachine } from '../../../src/core/dialogue/machine.ts';
import { advance, canAdvance, nowOf, startRun, viewOfRun } from '../../../src/core/run/advance.ts';
import { debriefOf } from '../../../src/core/run/debrief.ts';
import { replay } from '../../../src/core/run/replay.ts';
import type { Run, RunEvent } from '../../../src/core/run/run.ts';
import { decodeSave, encodeSave, restore, SAVE_VERSION, type Save, saveOf } from '../../../src/core/run/save.ts';
import { scenarios } from '../random-scenarios.ts';
import { SAMPLE } from '../sample-scenario.ts';

const machine = compileDialogue(SAMPLE);
const anchors = { max: 90, random: 40, min: 10, exact: true };

/** A random run in practice mode, steps back and timeouts included. */
function wander(of: DialogueMachine, picks: readonly number[], seed: number): Run {
  let [run] = startRun(of, { seed, mode: 'practice' });
  for (const pick of picks) {
    const events: RunEvent[] = [...of.plot.choices.keys()].map((choice) => ({ type: 'choose', choice }));
    const legal = [...events, { type: 'timeout' } as const, { type: 'back' } as const].filter((event) => canAdvance(of, run, event));
    const event = legal[pick % legal.length];
    if (!event) break;
    [run] = advance(of, run, event);
  }
  return run;
}
const picks = fc.array(fc.nat(50), { maxLength: 15 });
const go = (ids: readonly string[], mode: 'coach' | 'practice' = 'coach'): Run => {
  const result = replay(
    machine,
    { seed: 3, mode },
    ids.map((id) => (id === 'back' ? { type: 'back' } : { type: 'choose', choice: id })),
  );
  if (!result.ok) throw new Error(result.code);
  return result.run;
};

describe('replay', () => {
  test('of the log of a run is the run, on random plays of random scenarios', () => {
    fc.assert(
      fc.property(scenarios, picks, fc.nat(), (source, some, seed) => {
        const compiled = compileDialogue(source);
        const run = wander(compiled, some, seed);
        const again = replay(compiled, run, run.log);
        expect(again.ok).toBe(true);
        expect({ ...again.run, snapshots: null }).toEqual({ ...run, snapshots: null });
        expect(viewOfRun(compiled, again.run)).toEqual(viewOfRun(compiled, run));
        expect(nowOf(again.run).context).toEqual(nowOf(run).context);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    [['ask', 'ask'], 1, 'unknown-choice'],
    [['accuse', 'insist', 'look'], 2, 'closed-choice'],
    [['ask', 'share', 'plan', 'plan'], 3, 'already-ended'],
    [['nonsense'], 0, 'unknown-choice'],
  ] as const)('of %j stops at the first illegal event %i with %s', (ids, illegalAt, code) => {
    const result = replay(
      machine,
      { seed: 1, mode: 'coach' },
      ids.map((choice) => ({ type: 'choose', choice })),
    );
    expect(result).toMatchObject({ ok: false, illegalAt, code });
    expect(result.run.log).toHaveLength(illegalAt);
  });

  test('refuses a timeout where nothing is timed and a step back outside practice', () => {
    expect(replay(machine, { seed: 1, mode: 'coach' }, [{ type: 'choose', choice: 'ask' }, { type: 'timeout' }])).toMatchObject({
      illegalAt: 1,
      code: 'no-timer',
    });
    expect(replay(machine, { seed: 1, mode: 'coach' }, [{ type: 'choose', choice: 'ask' }, { type: 'back' }])).toMatchObject({
      illegalAt: 1,
      code: 'not-in-practice',
    });
  });
});

describe('a step back', () => {
  test('returns to the situation before the decision and stays in the log', () => {
    const before = go(['ask'], 'practice');
    const after = go(['ask', 'insist', 'back'], 'practice');
    expect(viewOfRun(machine, after)).toEqual(viewOfRun(machine, before));
    expect(after.log).toHaveLength(3);
  });
});

describe('the cues', () => {
  test('tell the decision, what it opened, the step, and how the other side moved, in this order', () => {
    const [run] = startRun(machine, { seed: 1, mode: 'coach' });
    const [, cues] = advance(machine, run, { type: 'choose', choice: 'ask' });
    expect(cues).toEqual([
      { type: 'chose', choice: 'ask', mode: 'collaborating', class: 'constructive' },
      { type: 'fact-opened', fact: 'theirs', by: 'asked' },
      { type: 'climate', who: 'lin', from: 0, to: 10 },
      { type: 'heat', who: 'lin', from: 20, to: 13 },
      { type: 'ladder', from: 'unease', to: 'calm', up: false },
    ]);
  });
});

describe('the debrief', () => {
  test('shows every decision with its numbers, and a better option only where there was one', () => {
    const report = debriefOf(machine, go(['accuse', 'share', 'plan']), anchors);
    expect(report.decisions.map((one) => [one.choice, one.class, one.better?.choice ?? null])).toEqual([
      ['accuse', 'destructive', 'ask'],
      ['share', 'constructive', 'again'],
      ['plan', 'constructive', 'look'],
    ]);
    expect(report.decisions[0]).toMatchObject({ g: -2, i: -2, l: -2, x: null, fit: 1, mode: 'competing', concept: 'escalation-chain' });
  });
  test('leaves out decisions taken back, and counts them', () => {
    const report = debriefOf(machine, go(['accuse', 'back', 'ask', 'share', 'plan'], 'practice'), anchors);
    expect(report.decisions.map((one) => one.choice)).toEqual(['ask', 'share', 'plan']);
    expect(report.stepsBack).toBe(1);
  });
  test('of a run that has not ended is our own mistake', () => {
    expect(() => debriefOf(machine, go(['ask']), anchors)).toThrow(/ended run/);
  });
});

describe('the save', () => {
  const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
  const event: fc.Arbitrary<RunEvent> = fc.oneof(
    fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme' }).map((one): RunEvent => ({ type: 'choose', choice: one })),
    fc.constant<RunEvent>({ type: 'timeout' }),
    fc.constant<RunEvent>({ type: 'back' }),
  );
  const saves: fc.Arbitrary<Save> = fc.record({
    version: fc.constant(SAVE_VERSION),
    scenario: fc.string({ minLength: 1, maxLength: 40 }),
    hash,
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    mode: fc.constantFrom('coach' as const, 'practice' as const, 'assessed' as const),
    log: fc.array(event, { maxLength: 30 }),
    read: fc.nat(500),
    at: fc.nat(),
  });

  test('decode of encode is the save', () => {
    fc.assert(
      fc.property(saves, (save) => {
        expect(decodeSave(encodeSave(save))).toEqual({ ok: true, save });
      }),
    );
  });
  test('decoding never throws, whatever was stored', () => {
    for (const values of [fc.anything(), fc.string()])
      fc.assert(
        fc.property(values, (value) => {
          expect(decodeSave(value).ok).toBe(false);
        }),
      );
  });
  test('a save of version 1 is read, with its bare choice ids', () => {
    const old = { version: 1, scenario: 'sample', hash: SAMPLE.hash, seed: 5, log: ['ask', 'share'], at: 1 };
    const decoded = decodeSave(JSON.stringify(old));
    if (!decoded.ok) throw new Error(decoded.code);
    expect(restore(machine, decoded.save).report).toEqual({ moved: false, kept: 2, lost: [] });
  });
  test('a save of a newer version is refused as such, a damaged one as damaged', () => {
    expect(decodeSave({ version: SAVE_VERSION + 1 })).toEqual({ ok: false, code: 'newer-version' });
    expect(decodeSave({ ...saveOf(go(['ask']), 0, 1), seed: -1 })).toEqual({ ok: false, code: 'damaged' });
  });
  test('a save of another scenario version is replayed by ids, and what no longer fits is reported', () => {
    const save = saveOf(go(['ask', 'share', 'plan']), 0, 1);
    const opening = SAMPLE.nodes[0];
    if (!opening) throw new Error('no opening');
    const changed = compileDialogue({
      ...SAMPLE,
      hash: 'b'.repeat(64),
      nodes: SAMPLE.nodes.map((one) =>
        one.id === 'middle' ? { ...one, choices: one.choices.filter((each) => each.id !== 'share') } : one,
      ),
    });
    expect(restore(changed, save).report).toEqual({ moved: true, kept: 1, lost: save.log.slice(1) });
  });
});
