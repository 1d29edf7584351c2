// The scenario compiled to a table: a state is a short vector of bytes, a step is arithmetic on it. Same rules as the
// machine (a property test holds the two equal), some hundred times faster: the exploration needs millions of steps.
import { initialConflict } from '../conflict/state.ts';
import type { Condition } from '../scenario/condition.ts';
import type { Branch, Choice, Scenario } from '../scenario/model.ts';
import { LADDER } from '../scenario/terms.ts';
import { ALWAYS, allConditions, allOf, mostOf, spokenConditions, type Test, testOf } from './table-condition.ts';
import { ENTER_ENDING, type Enter, enterIn, enterOf } from './table-enter.ts';
import { type Layout, layoutOf, PERSON, setAt, type Vector } from './table-layout.ts';
import { CLEAN_NOTHING, type Clean, cleanIn, cleansOf } from './table-liveness.ts';
import { type End, endOf, type Result, scoreIn } from './table-score.ts';
import { type Slots, slotsOf, type Take, takeIn, takeOf } from './table-take.ts';

/** `when` null: always. */
interface Way {
  readonly when: Test | null;
  readonly to: number;
}

export interface TableChoice {
  readonly choice: Choice;
  /** Index of its node, and its own among all choices. */
  readonly node: number;
  readonly index: number;
  readonly open: Test;
  /** It is open in every state. */
  readonly always: boolean;
  readonly take: Take;
  readonly to: readonly Way[];
  /** `stepIn` of its table: takes the choice in place; where it led is returned. */
  readonly step: (vector: Vector) => number;
}

interface TablePlace {
  readonly id: string;
  readonly choices: readonly TableChoice[];
  readonly enter: Enter;
  /** Places without choices go on at once. */
  readonly onward: readonly Way[] | null;
  /** What is cleared where a play comes to rest. */
  readonly clean: Clean;
  readonly end: End | null;
  /** Of an ending: writes R and the index of the verdict. */
  readonly score: ((vector: Vector, result: Result) => void) | null;
}

/** Called as a play goes on. */
export interface Watch {
  /** Before a place is entered. */
  readonly entering: (place: number, vector: Vector) => void;
  /** On arrival at a place, with or without choices. */
  readonly entered: (place: number, vector: Vector) => void;
  /** After a choice did its work, before anything is entered. */
  readonly taken: (choice: TableChoice, vector: Vector) => void;
}

export interface TableOptions {
  /** States keep even what no future can read, and what only lines and replies ask, so that nothing is lost. */
  readonly whole?: boolean;
  /** Conditions of lines and replies that are asked all the same. */
  readonly also?: ReadonlySet<Condition>;
}

export interface Table {
  readonly layout: Layout;
  readonly slots: Slots;
  readonly places: readonly TablePlace[];
  /** Index of the ending that a crisis forces; −1: none. */
  readonly breakOff: number;
  start(watch?: Watch): Vector;
  test(condition: Condition): Test;
}

const CRISIS = LADDER.indexOf('crisis');

/** Does a crisis force the break-off, whatever the choice would lead to? */
export function isForced({ breakOff, slots }: Table, vector: Vector): boolean {
  return breakOff >= 0 && mostOf(slots.people, vector, PERSON.ladder, 0) === CRISIS;
}

function wayIn(ways: readonly Way[], vector: Vector): number {
  for (let k = 0; k < ways.length; k++) {
    const { when, to } = ways[k] as Way;
    if (when === null || when(vector)) return to;
  }
  throw new Error('no branch holds and there is no fallback');
}

/** Enters places from `target` on, as far as the next node that asks or an ending; its index. */
function arriveIn({ slots, places }: Table, target: number, vector: Vector, watch: Watch | null): number {
  for (let here = target; ; ) {
    const { enter, onward, clean } = places[here] as TablePlace;
    if (watch) watch.entering(here, vector);
    enterIn(slots, enter, vector);
    if (watch) watch.entered(here, vector);
    if (onward === null) {
      cleanIn(clean, vector);
      setAt(vector, here);
      return here;
    }
    here = wayIn(onward, vector);
  }
}

/** Takes an open choice in place, on to the next node that asks or to an ending; its index is returned. */
export function stepIn(table: Table, choice: TableChoice, vector: Vector, watch: Watch | null = null): number {
  takeIn(table.slots, choice.take, vector);
  if (watch) watch.taken(choice, vector);
  return arriveIn(table, isForced(table, vector) ? table.breakOff : wayIn(choice.to, vector), vector, watch);
}

export function compileTable(scenario: Scenario, { whole = false, also }: TableOptions = {}): Table {
  const layout = layoutOf(scenario, [
    ...allConditions(scenario),
    ...spokenConditions(scenario).filter((condition) => whole || also?.has(condition)),
  ]);
  const slots = slotsOf(layout);
  const index = new Map([...scenario.nodes, ...scenario.endings].map(({ id }, k) => [id, k]));
  const at = (id: string): number => {
    const found = index.get(id);
    if (found === undefined) throw new Error(`the scenario lacks "${id}"`);
    return found;
  };
  const waysOf = (branches: readonly Branch[]): readonly Way[] =>
    branches.map(({ when, to }) => ({ when: when ? testOf(when, layout) : null, to: at(to) }));
  const cleans = whole ? [] : cleansOf(scenario, layout, also);
  let choiceCount = 0;
  const nodes = scenario.nodes.map((node, k): TablePlace => {
    const choices = node.choices.map((choice): TableChoice => {
      const mark = choice.once ? layout.chosen.get(choice.id) : undefined;
      const asks = [
        ...(mark === undefined ? [] : [(vector: Vector) => vector[mark] !== 1]),
        ...(choice.when ? [testOf(choice.when, layout)] : []),
      ];
      const one: TableChoice = {
        choice,
        node: k,
        index: choiceCount++,
        always: asks.length === 0,
        open: asks.length === 0 ? ALWAYS : allOf(asks),
        take: takeOf(scenario, layout, node, choice),
        to: waysOf(choice.to),
        step: (vector) => stepIn(table, one, vector),
      };
      return one;
    });
    return {
      id: node.id,
      choices,
      enter: enterOf(scenario, layout, node),
      onward: choices.length === 0 ? waysOf(node.to) : null,
      clean: cleans[k] ?? CLEAN_NOTHING,
      end: null,
      score: null,
    };
  });
  // Nothing is cleared at an ending: what is scored need not merge.
  const endings = scenario.endings.map((ending): TablePlace => {
    const end = endOf(ending);
    const score = (vector: Vector, result: Result): void => scoreIn(slots, end, vector, result);
    return { id: ending.id, choices: [], enter: ENTER_ENDING, onward: null, clean: CLEAN_NOTHING, end, score };
  });
  const table: Table = {
    layout,
    slots,
    places: [...nodes, ...endings],
    breakOff: scenario.breakOff === undefined ? -1 : at(scenario.breakOff),
    start: (watch) => {
      const vector = layout.initial(initialConflict(scenario));
      arriveIn(table, at(scenario.start), vector, watch ?? null);
      return vector;
    },
    test: (condition) => testOf(condition, layout),
  };
  return table;
}
