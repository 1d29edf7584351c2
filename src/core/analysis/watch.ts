// Which parts of a scenario are ever met, and which of its conditions are ever true and ever false. Conditions that only
// decide what is said would make states differ without need: seeded plays see most of them both ways; only the rest is
// watched in the exploration, where what is not seen is proved.
import { randomFrom } from '../dialogue/chance.ts';
import type { Condition } from '../scenario/condition.ts';
import type { Line, Scenario } from '../scenario/model.ts';
import { compileTable, isForced, stepIn, type Table, type TableChoice, type Watch } from './table.ts';
import { atOf, MAX_DECISIONS, type Vector } from './table-layout.ts';

export interface Sighting {
  yes: boolean;
  no: boolean;
}

/** By condition; those that are not there have not been met at all. */
export type Sightings = Map<Condition, Sighting>;

interface Watched {
  readonly test: (vector: Vector) => boolean;
  readonly seen: Sighting;
}

export interface Ledger {
  readonly watch: Watch;
  /** Called before a choice is made. */
  readonly asked: (place: number, vector: Vector) => void;
  /** Whether there is still something to see; places that ask and endings are known without watching. */
  readonly isBusy: () => boolean;
  readonly sightings: Sightings;
  /** Per place of the table: 1 once it was entered. */
  readonly places: Uint8Array;
  /** Facts that a node's people never told unasked, though the node volunteers them. */
  readonly untold: () => readonly Untold[];
}

export interface Untold {
  readonly node: number;
  readonly fact: string;
}

/** A fact that a node volunteers: it is told if its pane goes from blind to open on arrival. */
interface Telling {
  readonly fact: string;
  readonly pane: number;
  before: number;
  told: boolean;
}

const isSettled = ({ seen }: Watched): boolean => seen.yes && seen.no;

/** Drops what has been seen both ways, so that watching costs less and less. */
function look(list: Watched[], vector: Vector, firstOnly: boolean): void {
  let settled = 0;
  for (let k = 0; k < list.length; k++) {
    const { test, seen } = list[k] as Watched;
    const holds = test(vector);
    if (holds) seen.yes = true;
    else seen.no = true;
    if (seen.yes && seen.no) settled++;
    if (holds && firstOnly) break;
  }
  // Of a list of which the first that holds is taken, all must stay as long as one is watched.
  if (settled === 0) return;
  if (firstOnly) {
    if (list.every(isSettled)) list.length = 0;
  } else for (let k = list.length - 1; k >= 0; k--) if (isSettled(list[k] as Watched)) list.splice(k, 1);
}

/** `only` absent: every condition; lines and replies may only be watched where the table keeps what they read. */
export function openLedger(scenario: Scenario, table: Table, only?: ReadonlySet<Condition>): Ledger {
  const sightings: Sightings = new Map();
  const watched = (conditions: readonly (Condition | undefined)[]): Watched[] =>
    conditions.flatMap((condition) => {
      if (condition === undefined) return [];
      const seen = sightings.get(condition) ?? { yes: false, no: false };
      sightings.set(condition, seen);
      return [{ test: table.test(condition), seen }];
    });
  const wanted = (condition: Condition | undefined): Condition | undefined =>
    condition && (only === undefined || only.has(condition)) ? condition : undefined;
  const linesOf = (lines: readonly Line[]) => watched(lines.map(({ when }) => wanted(when)));
  const arriving = [...scenario.nodes.map(({ lines }) => linesOf(lines)), ...scenario.endings.map(({ lines }) => linesOf(lines))];
  // A branch after the first that holds is not asked: all of the list are needed.
  const listOf = (whens: readonly (Condition | undefined)[]) => (whens.some(wanted) ? watched(whens) : []);
  const onward = scenario.nodes.map((node) => listOf(node.to.map(({ when }) => when)));
  const asking = scenario.nodes.map(({ choices }) => watched(choices.map(({ when }) => wanted(when))));
  const taking = scenario.nodes.flatMap(({ choices }) =>
    choices.map((choice) => ({
      branches: listOf(choice.to.map(({ when }) => when)),
      replies: listOf(choice.reply.map(({ when }) => when)),
      lines: watched(choice.reply.flatMap((reply) => reply.lines.map(({ when }) => wanted(when)))),
    })),
  );
  const places = new Uint8Array(table.places.length);
  const telling = scenario.nodes.map(({ volunteers }): Telling[] =>
    volunteers.map((fact) => ({ fact, pane: table.layout.fact(fact).pane, before: 0, told: false })),
  );
  const watch: Watch = {
    entering: (place, vector) => {
      const list = telling[place];
      if (list) for (let k = 0; k < list.length; k++) (list[k] as Telling).before = vector[(list[k] as Telling).pane] as number;
    },
    entered: (place, vector) => {
      places[place] = 1;
      const told = telling[place];
      if (told) for (const one of told) if (one.before !== vector[one.pane]) one.told = true;
      const lines = arriving[place];
      if (lines && lines.length > 0) look(lines, vector, false);
      const ways = onward[place];
      if (ways && ways.length > 0) look(ways, vector, true);
    },
    taken: ({ index }, vector) => {
      const one = taking[index] as (typeof taking)[number];
      if (one.replies.length > 0) look(one.replies, vector, true);
      if (one.lines.length > 0) look(one.lines, vector, false);
      if (one.branches.length > 0 && !isForced(table, vector)) look(one.branches, vector, true);
    },
  };
  const asked = (place: number, vector: Vector): void => {
    const list = asking[place];
    if (list && list.length > 0) look(list, vector, false);
  };
  const silent = scenario.nodes.flatMap(({ choices }, k) => (choices.length === 0 ? [k] : []));
  const lists = [...arriving, ...onward, ...asking, ...taking.flatMap(({ branches, replies, lines }) => [branches, replies, lines])];
  const untold = (): readonly Untold[] => telling.flatMap((list, node) => list.flatMap(({ fact, told }) => (told ? [] : [{ node, fact }])));
  const isBusy = (): boolean =>
    telling.some((list) => list.some(({ told }) => !told)) || lists.some((list) => list.length > 0) || silent.some((k) => places[k] === 0);
  return { watch, asked, isBusy, sightings, places, untold };
}

const SAMPLE_PLAYS = 2000;

/** Conditions that seeded random plays did not see both ways. */
export function unsettledConditions(scenario: Scenario): ReadonlySet<Condition> {
  const table = compileTable(scenario, { whole: true });
  const { watch, asked, sightings } = openLedger(scenario, table);
  const random = randomFrom(7);
  const start = table.start(watch);
  const vector = start.slice();
  const open: TableChoice[] = [];
  for (let play = 0; play < SAMPLE_PLAYS; play++) {
    vector.set(start);
    for (let n = 0; n < MAX_DECISIONS; n++) {
      const place = atOf(vector);
      asked(place, vector);
      open.length = 0;
      for (const choice of table.places[place]?.choices ?? []) if (choice.always || choice.open(vector)) open.push(choice);
      const choice = open[Math.floor(random() * open.length)];
      if (!choice) break;
      stepIn(table, choice, vector, watch);
    }
  }
  return new Set([...sightings].flatMap(([condition, { yes, no }]) => (yes && no ? [] : [condition])));
}
