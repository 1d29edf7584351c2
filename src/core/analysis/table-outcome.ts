// A log judged on the table instead of the statechart: the same answer (a property test holds the two equal), some hundred
// times sooner. What the table cannot hold, and every log that is not lawful, is left to the statechart.
import type { Anchors } from '../run/debrief-types.ts';
import { type Judged, judge } from '../run/outcome.ts';
import type { RunEvent } from '../run/run.ts';
import type { Ending, Scenario } from '../scenario/model.ts';
import { conflictFrom } from './conflict-from.ts';
import { compileTable, type Table, type TableChoice } from './table.ts';
import { MAX_DECISIONS, type Vector } from './table-layout.ts';

export interface Judge {
  readonly scenario: Scenario;
  readonly table: Table;
  /** By place: its choices by id, and the one that silence takes. */
  readonly choices: readonly ReadonlyMap<string, TableChoice>[];
  readonly silent: readonly (TableChoice | undefined)[];
  readonly endings: ReadonlyMap<string, Ending>;
  readonly start: Vector;
  readonly startAt: number;
}

export function compileJudge(scenario: Scenario): Judge {
  const table = compileTable(scenario, { whole: true });
  const choices = table.places.map((place) => new Map(place.choices.map((one) => [one.choice.id, one])));
  const timers = new Map(scenario.nodes.map((node) => [node.id, node.timer?.choice]));
  const silent = table.places.map(({ id }, k) => choices[k]?.get(timers.get(id) ?? ''));
  let startAt = 0;
  const start = table.start({
    entering: () => {},
    entered: (place) => {
      startAt = place;
    },
    taken: () => {},
  });
  return { scenario, table, choices, silent, endings: new Map(scenario.endings.map((one) => [one.id, one])), start, startAt };
}

/** Null: ask `outcomeOf`. */
export function judgeLog(judged: Judge, log: readonly RunEvent[], anchors: Anchors): Judged | null {
  if (log.length > MAX_DECISIONS) return null;
  const vector = judged.start.slice();
  let at = judged.startAt;
  for (const event of log) {
    if (event.type === 'back') return null;
    const choice = event.type === 'choose' ? judged.choices[at]?.get(event.choice) : judged.silent[at];
    if (!choice?.open(vector)) return null;
    at = choice.step(vector);
  }
  const ending = judged.endings.get(judged.table.places[at]?.id ?? '');
  return ending ? judge(conflictFrom(judged.scenario, judged.table.layout, vector), ending, anchors) : null;
}
