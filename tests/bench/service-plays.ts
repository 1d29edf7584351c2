// Complete plays of a scenario at random, and how long each engine takes to judge one.
import { judgeLog } from '../../src/core/analysis/table-outcome.ts';
import { advance, canAdvance, endingOf, startRun, viewOfRun } from '../../src/core/run/advance.ts';
import { outcomeOf } from '../../src/core/run/outcome.ts';
import type { RunEvent } from '../../src/core/run/run.ts';
import { compileVersion, type Playable } from '../../src/server/runs/versions.ts';

const HEAD = { seed: 7, mode: 'assessed' } as const;
const LONGEST = 200;

export function randomLogs({ scenario }: Playable, count: number): readonly (readonly RunEvent[])[] {
  const { machine } = compileVersion(scenario);
  const logs: RunEvent[][] = [];
  let seed = 1;
  while (logs.length < count) {
    let [run] = startRun(machine, HEAD);
    while (endingOf(machine, run) === null && run.log.length < LONGEST) {
      const now = run;
      const events = viewOfRun(machine, run).choices.map(({ id }): RunEvent => ({ type: 'choose', choice: id }));
      const open = events.filter((event) => canAdvance(machine, now, event));
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const event = open[(seed >> 8) % open.length];
      if (!event) break;
      [run] = advance(machine, run, event);
    }
    if (endingOf(machine, run) !== null) logs.push([...run.log]);
  }
  return logs;
}

/** CPU µs per run: by the table, and by the statechart, in turns. */
export function judgingTimes(
  { scenario, anchors }: Playable,
  logs: readonly (readonly RunEvent[])[],
  rounds: number,
): { readonly table: readonly number[]; readonly chart: readonly number[] } {
  const { machine, judge } = compileVersion(scenario);
  const timed = (repeats: number, work: (log: readonly RunEvent[]) => unknown): number => {
    const before = process.cpuUsage();
    for (let n = 0; n < repeats; n++) for (const log of logs) work(log);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / (repeats * logs.length);
  };
  const [table, chart]: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round++) {
    const times = [timed(50, (log) => judgeLog(judge, log, anchors)), timed(1, (log) => outcomeOf(machine, HEAD, log, anchors))] as const;
    if (round < 0) continue;
    table.push(times[0]);
    chart.push(times[1]);
  }
  return { table, chart };
}
