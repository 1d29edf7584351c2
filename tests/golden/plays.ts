// Plays whose every number is held: run in Node and in Chromium, the bytes must be the same.
import { anchorsOf } from '../../src/core/analysis/anchors.ts';
import { randomFrom } from '../../src/core/dialogue/chance.ts';
import { compileDialogue } from '../../src/core/dialogue/machine.ts';
import { advance, endingOf, startRun, viewOfRun } from '../../src/core/run/advance.ts';
import type { Anchors } from '../../src/core/run/debrief-types.ts';
import { reportOf } from '../../src/core/run/report.ts';
import type { Scenario } from '../../src/core/scenario/model.ts';

/** Reports of `count` seeded random plays, one JSON line each. */
export function goldenLines(scenario: Scenario, count: number, anchors: Anchors): string {
  const machine = compileDialogue(scenario);
  const lines: string[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const random = randomFrom(seed);
    let [run] = startRun(machine, { seed, mode: 'coach' });
    while (endingOf(machine, run) === null) {
      const open = viewOfRun(machine, run).choices.filter((choice) => choice.open);
      const choice = open[Math.floor(random() * open.length)];
      if (!choice) throw new Error('nothing is open');
      [run] = advance(machine, run, { type: 'choose', choice: choice.id });
    }
    lines.push(JSON.stringify(reportOf(machine, run, () => anchors)));
  }
  return `${lines.join('\n')}\n`;
}

export function goldenAnchors(scenario: Scenario): Anchors {
  return anchorsOf(scenario);
}
