import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chairOf, loadFile } from '../../../src/cli/load.ts';
import { compileJudge, judgeLog } from '../../../src/core/analysis/table-outcome.ts';
import { randomFrom } from '../../../src/core/dialogue/chance.ts';
import { compileDialogue } from '../../../src/core/dialogue/machine.ts';
import { advance, canAdvance, endingOf, startRun, viewOfRun } from '../../../src/core/run/advance.ts';
import { debriefOf } from '../../../src/core/run/debrief.ts';
import { outcomeOf } from '../../../src/core/run/outcome.ts';
import { fastestReadMs } from '../../../src/core/run/read-time.ts';
import type { Run } from '../../../src/core/run/run.ts';
import type { Scenario } from '../../../src/core/scenario/model.ts';
import { scenarios } from '../random-scenarios.ts';
import { SAMPLE } from '../sample-scenario.ts';

const ANCHORS = { max: 90, random: 40, min: 5, exact: true };
const HEAD = { seed: 1, mode: 'coach' } as const;

async function shipped(file: string): Promise<Scenario> {
  const scenario = chairOf(await loadFile(`scenarios/${file}.yaml`), undefined);
  if (!scenario) throw new Error(`no scenario in ${file}`);
  return scenario;
}

/** At random to an ending, or up to `most` decisions; now and then silence. */
function played(scenario: Scenario, seed: number, most = 60): Run {
  const machine = compileDialogue(scenario);
  const random = randomFrom(seed);
  let [run] = startRun(machine, HEAD);
  while (endingOf(machine, run) === null && run.log.length < most) {
    const open = viewOfRun(machine, run).choices.filter((one) => one.open);
    const choice = open[Math.floor(random() * open.length)];
    if (!choice) break;
    const silent = random() < 0.2 && canAdvance(machine, run, { type: 'timeout' });
    [run] = advance(machine, run, silent ? { type: 'timeout' } : { type: 'choose', choice: choice.id });
  }
  return run;
}

describe('the worth of a log', () => {
  test('on the table is that of the statechart, to the last bit, on random scenarios', () => {
    let ended = 0;
    fc.assert(
      fc.property(scenarios, fc.nat(), (source, seed) => {
        const { log } = played(source, seed);
        const slow = outcomeOf(compileDialogue(source), HEAD, log, ANCHORS);
        const fast = judgeLog(compileJudge(source), log, ANCHORS);
        expect(fast).toEqual(slow.ok ? slow : null);
        if (slow.ok) ended++;
      }),
      { numRuns: 200 },
    );
    expect(ended).toBeGreaterThan(50);
  });
  test('on the table is that of the statechart on shipped scenarios, and that of the debrief', async () => {
    for (const file of ['last-pallet', 'month-end-invoices', 'four-times-ready']) {
      const scenario = await shipped(file);
      const machine = compileDialogue(scenario);
      const fast = compileJudge(scenario);
      for (let seed = 1; seed <= 30; seed++) {
        const run = played(scenario, seed);
        const { verdict, score, raw, terms, ending } = debriefOf(machine, run, ANCHORS);
        expect(outcomeOf(machine, HEAD, run.log, ANCHORS)).toEqual({ ok: true, verdict, score, raw, terms, ending: ending.id });
        expect(judgeLog(fast, run.log, ANCHORS)).toEqual(outcomeOf(machine, HEAD, run.log, ANCHORS));
      }
    }
  });
  test('of a log that is not lawful, or not finished, is nothing', () => {
    const machine = compileDialogue(SAMPLE);
    const { log } = played(SAMPLE, 3);
    const fast = compileJudge(SAMPLE);
    expect(outcomeOf(machine, HEAD, log.slice(0, -1), ANCHORS)).toEqual({ ok: false, code: 'unfinished', illegalAt: log.length - 1 });
    expect(outcomeOf(machine, HEAD, [...log, { type: 'choose', choice: 'x' }], ANCHORS)).toEqual({
      ok: false,
      code: 'already-ended',
      illegalAt: log.length,
    });
    expect(outcomeOf(machine, HEAD, [{ type: 'choose', choice: '__proto__' }], ANCHORS)).toMatchObject({ ok: false, illegalAt: 0 });
    for (const wrong of [log.slice(0, -1), [...log, { type: 'back' as const }], [{ type: 'choose' as const, choice: '__proto__' }]])
      expect(judgeLog(fast, wrong, ANCHORS)).toBeNull();
  });
});

describe('the least reading time', () => {
  test('grows with the text on the shortest way, and is there for every shipped scenario', async () => {
    const scenario = await shipped('last-pallet');
    const least = fastestReadMs(scenario);
    expect(least).toBeGreaterThan(3_000);
    expect(least).toBeLessThan(120_000);
    const longer = {
      ...scenario,
      nodes: scenario.nodes.map((node) => ({
        ...node,
        choices: node.choices.map((choice) => ({
          ...choice,
          say: { 'zh-CN': choice.say['zh-CN'].repeat(3), en: choice.say.en.repeat(3) },
        })),
      })),
    };
    expect(fastestReadMs(longer)).toBeGreaterThan(least);
  });
});
