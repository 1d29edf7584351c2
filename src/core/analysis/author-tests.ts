// The author's own checks: each test is played and compared with what it expects.

import { scoreMeets } from '../conflict/score-meets.ts';
import { worstOf } from '../conflict/state.ts';
import { compileDialogue } from '../dialogue/machine.ts';
import { endingOf, nowOf } from '../run/advance.ts';
import { debriefOf } from '../run/debrief.ts';
import type { Anchors } from '../run/debrief-types.ts';
import { replay } from '../run/replay.ts';
import type { AuthorTest, Scenario } from '../scenario/model.ts';

export interface TestFailure {
  /** Index in `scenario.tests`. */
  readonly test: number;
  readonly name: string;
  /** What failed: a key of `expect`, or `choose`. */
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

function runTest(
  machine: ReturnType<typeof compileDialogue>,
  anchors: () => Anchors,
  test: AuthorTest,
  index: number,
): readonly TestFailure[] {
  const fail = (what: string, expected: string, actual: string): TestFailure => ({ test: index, name: test.name, what, expected, actual });
  const log = test.choose.map((choice) => ({ type: 'choose', choice }) as const);
  const played = replay(machine, { seed: 1, mode: 'coach' }, log);
  if (!played.ok) return [fail('choose', test.choose[played.illegalAt] ?? '', played.code)];
  const failures: TestFailure[] = [];
  const { run } = played;
  const { expect } = test;
  const ending = endingOf(machine, run);
  const worst = worstOf(nowOf(run).context.conflict.counterparts);
  if (expect.ending !== undefined && expect.ending !== ending) failures.push(fail('ending', expect.ending, ending ?? 'no ending yet'));
  if (expect.stance !== undefined && expect.stance !== worst.stance) failures.push(fail('stance', expect.stance, worst.stance));
  if (expect.ladder !== undefined && expect.ladder !== worst.ladder) failures.push(fail('ladder', expect.ladder, worst.ladder));
  if (expect.verdict === undefined && expect.score === undefined) return failures;
  if (ending === null)
    return [...failures, fail(expect.verdict === undefined ? 'score' : 'verdict', expect.verdict ?? expect.score ?? '', 'no ending yet')];
  const debrief = debriefOf(machine, run, expect.score === undefined ? { max: 100, random: 0, min: 0, exact: true } : anchors());
  if (expect.verdict !== undefined && expect.verdict !== debrief.verdict) failures.push(fail('verdict', expect.verdict, debrief.verdict));
  if (expect.score !== undefined && scoreMeets(debrief.score, expect.score) !== true)
    failures.push(fail('score', expect.score, String(debrief.score)));
  return failures;
}

/** `anchors` is asked only if a test names a score. */
export function runAuthorTests(scenario: Scenario, anchors: () => Anchors): readonly TestFailure[] {
  const machine = compileDialogue(scenario);
  return scenario.tests.flatMap((test, index) => runTest(machine, anchors, test, index));
}
