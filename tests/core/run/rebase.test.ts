import { describe, expect, test } from 'vitest';
import { compileDialogue, type DialogueMachine } from '../../../src/core/dialogue/machine.ts';
import { startRun, viewOfRun } from '../../../src/core/run/advance.ts';
import { rebase } from '../../../src/core/run/rebase.ts';
import { replay } from '../../../src/core/run/replay.ts';
import type { Run } from '../../../src/core/run/run.ts';
import type { Scenario } from '../../../src/core/scenario/model.ts';
import { SAMPLE } from '../sample-scenario.ts';

const machine = compileDialogue(SAMPLE);
const HEAD = { seed: 3, mode: 'practice' } as const;

function play(...ids: readonly string[]): Run {
  const played = replay(
    machine,
    HEAD,
    ids.map((id) => (id === 'back' ? { type: 'back' } : { type: 'choose', choice: id })),
  );
  if (!played.ok) throw new Error(played.code);
  return played.run;
}

/** The sample in another version: ids replaced in its text, or a change by hand. */
function version(change: (text: string) => string): DialogueMachine {
  const changed = JSON.parse(change(JSON.stringify(SAMPLE))) as Scenario;
  return compileDialogue({ ...changed, hash: 'b'.repeat(64) });
}
const begin = (on: DialogueMachine): Run => startRun(on, HEAD)[0];

describe('a run carried to another version of its scenario', () => {
  test('keeps every decision where nothing in its way changed', () => {
    const run = play('ask', 'share');
    const after = version((text) => text.replace('"why plan"', '"better so"'));
    const moved = rebase(machine, run, after, begin(after));
    expect(moved).toMatchObject({ same: false, kept: 2, loss: null, renamed: [], landed: null });
    expect(viewOfRun(after, moved.run)).toEqual(viewOfRun(machine, run));
  });

  test('says that the content is the same', () => {
    expect(rebase(machine, play('ask'), machine, begin(machine)).same).toBe(true);
  });

  test.each([
    ['gone', (text: string) => text.replaceAll('"share"', '"tell"'), { from: 2, count: 2, reason: 'gone', choice: 'share' }],
    [
      'elsewhere',
      (text: string) => text.replace('"to":[{"to":"middle"}]', '"to":[{"to":"last"}]'),
      { from: 2, count: 2, reason: 'elsewhere', choice: 'share' },
    ],
    [
      'closed-choice',
      (text: string) => text.replace('"shares":["mine"]', '"shares":["mine"],"when":{"is":"climate","op":">","value":99}'),
      { from: 2, count: 2, reason: 'closed-choice', choice: 'share' },
    ],
  ] as const)('loses the rest from the decision whose option is %s', (_, change, loss) => {
    const after = version(change);
    const moved = rebase(machine, play('ask', 'share', 'leave'), after, begin(after));
    expect(moved.loss).toEqual(loss);
    expect(moved.kept).toBe(1);
    expect(moved.landed).toBeNull();
  });

  test('names the nodes that are called otherwise', () => {
    const after = version((text) => text.replaceAll('"middle"', '"centre"'));
    const moved = rebase(machine, play('ask', 'share'), after, begin(after));
    expect(moved).toMatchObject({ kept: 2, loss: null, renamed: [{ from: 'middle', to: 'centre' }], landed: null });
  });

  test('tells where the same decisions lead to another place', () => {
    const after = version((text) =>
      text.replace('"shares":["mine"],', '"shares":["mine"],"swap":1,').replace(/("swap":1.*?"to":\[\{"to":)"last"/, '$1"opening"'),
    );
    expect(rebase(machine, play('ask', 'share'), after, begin(after)).landed).toEqual({ from: 'last', to: 'opening' });
  });

  test('takes a longer log again where an earlier version had cut it', () => {
    const whole = play('ask', 'share', 'back', 'insist');
    const cut = version((text) => text.replaceAll('"insist"', '"demand"'));
    const short = rebase(machine, whole, cut, begin(cut));
    expect(short.loss).toMatchObject({ from: 4, reason: 'gone' });
    const again = rebase(cut, short.run, machine, begin(machine), whole.log);
    expect(again).toMatchObject({ kept: 4, loss: null });
    expect(viewOfRun(machine, again.run)).toEqual(viewOfRun(machine, whole));
  });
});
