// The scenario compiled to a table: a state is a short vector of bytes, a step is arithmetic on it. Same rules as the
// machine (a property test holds the two equal), some hundred times faster: the exploration needs millions of steps.
// The arithmetic is written out as code per choice and handed to the engine's own compiler; it therefore runs where
// scenarios are checked (command line, build, server), not under the page's content policy.
import { CDS } from '../conflict/constants.ts';
import { initialConflict } from '../conflict/state.ts';
import type { Condition } from '../scenario/condition.ts';
import type { Choice, Ending, Node, Scenario } from '../scenario/model.ts';
import { LADDER } from '../scenario/terms.ts';
import { allConditions, codeOfCondition, spokenConditions } from './code-condition.ts';
import { codeOfEndingAt, codeOfEndings, codeOfFinish } from './code-finish.ts';
import { codeOfEnd, codeOfScore } from './code-score.ts';
import { codeOfEnter, codeOfShared, codeOfTake } from './code-take.ts';
import { codeOfAt, type Layout, layoutOf, type Vector } from './table-layout.ts';
import { codesOfClean } from './table-liveness.ts';

export type Test = (vector: Vector) => boolean;

export interface TableChoice {
  readonly choice: Choice;
  /** Index of its node, and its own among all choices. */
  readonly node: number;
  readonly index: number;
  readonly open: Test;
  /** It is open in every state. */
  readonly always: boolean;
  /** Takes the choice in place, on to the next node that asks or to an ending; its index is returned. */
  readonly step: (vector: Vector) => number;
  /** Of a choice that ends every talk: what `step` and the ending's `score` come to, see `codeOfFinish`. */
  readonly finish: ((vector: Vector, raws: Float64Array, k: number) => number) | null;
  /** The two halves of `step`, for whoever watches: what the choice does, and where it leads. */
  readonly take: (vector: Vector) => void;
  readonly target: (vector: Vector) => number;
}

interface TablePlace {
  readonly id: string;
  readonly choices: readonly TableChoice[];
  /** Runs when the place is entered. */
  readonly enter: (vector: Vector) => void;
  /** Places without choices go on at once. */
  readonly onward: ((vector: Vector) => number) | null;
  /** Runs where a play comes to rest. */
  readonly settle: (vector: Vector) => void;
  /** Of an ending: writes R and the index of the verdict. */
  readonly score: ((vector: Vector, result: Result) => void) | null;
}

export interface Result {
  /** R, 0…100. */
  raw: number;
  /** Index in `VERDICTS`. */
  verdict: number;
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
  readonly places: readonly TablePlace[];
  start(watch?: Watch): Vector;
  /** Does what `choice.step` does, telling the watch. */
  step(vector: Vector, choice: TableChoice, watch: Watch): number;
  /** Does a crisis force the break-off, whatever the choice would lead to? */
  isForced(vector: Vector): boolean;
  test(condition: Condition): Test;
}

/** All functions of a table come out of one text, so that they call each other. */
function compileCode(layout: Layout, declared: string, functions: readonly string[]): readonly unknown[] {
  const shared = `const RUNGS=[${CDS.ladder.from.join(',')}];${codeOfShared(layout)}`;
  return new Function(`'use strict';${shared}${declared}return [${functions.join(',\n')}];`)() as readonly unknown[];
}

const LOCALS = 'let t=0,n=0,o=0,x=0;';
const asking = (code: string): string => `function(v){return ${code};}`;
/** Ways to endings that one choice may have, through nodes without choices, and still be written out. */
const MOST_WAYS = 24;

export function compileTable(scenario: Scenario, { whole = false, also }: TableOptions = {}): Table {
  const layout = layoutOf(scenario, [
    ...allConditions(scenario),
    ...spokenConditions(scenario).filter((condition) => whole || also?.has(condition)),
  ]);
  const all = [...scenario.nodes, ...scenario.endings];
  const index = new Map(all.map(({ id }, k) => [id, k]));
  const at = (id: string): number => {
    const found = index.get(id);
    if (found === undefined) throw new Error(`the scenario lacks "${id}"`);
    return found;
  };
  const branches = (list: Node['to'], go: (place: number) => string): string => {
    const ways = list.map(({ when, to }) => (when ? `if(${codeOfCondition(when, layout)})${go(at(to))}` : go(at(to))));
    return `${ways.join('')}throw new Error('no branch holds and there is no fallback');`;
  };
  const asIndex = (place: number): string => `return ${place};`;
  const asArrival = (place: number): string => `return arrive${place}(v);`;
  const forced = scenario.breakOff === undefined ? -1 : at(scenario.breakOff);
  const crisis =
    forced < 0
      ? 'false'
      : layout.people.map(({ met, ladder }) => `(v[${met}]===1&&v[${ladder}]===${LADDER.indexOf('crisis')})`).join('||') || 'false';
  const ways = (list: Node['to'], go: (place: number) => string): string =>
    `${forced < 0 ? '' : `if(${crisis})${go(forced)}`}${branches(list, go)}`;
  /** Where a choice leads, as far as an ending on every way; null where some way goes on, or there are too many. */
  const finishing = (choice: Choice): string | null => {
    let room = MOST_WAYS;
    const go = (place: number): string => {
      const node = scenario.nodes[place];
      room -= 1;
      if (!node) return codeOfEndingAt(place - scenario.nodes.length);
      if (node.choices.length > 0) room = 0;
      return room <= 0 ? '' : `{o=0;${codeOfEnter(scenario, layout, node)}${branches(node.to, go)}}`;
    };
    const code = ways(choice.to, go);
    return room <= 0 ? null : code;
  };
  const clean = whole ? all.map(() => '') : codesOfClean(scenario, layout, also);
  const rest = (k: number): string => `${clean[k]}${codeOfAt(k)}`;

  const declared = [
    ...scenario.nodes.map((node, k) => {
      const enter = `${LOCALS}${codeOfEnter(scenario, layout, node)}`;
      return `function arrive${k}(v){${enter}${node.choices.length === 0 ? branches(node.to, asArrival) : `${rest(k)}return ${k};`}}`;
    }),
    ...scenario.endings.map((_, e) => {
      const k = scenario.nodes.length + e;
      return `function arrive${k}(v){${rest(k)}return ${k};}`;
    }),
  ];
  const code: string[] = [asking(crisis)];
  const written = (text: string): number => code.push(text) - 1;
  const plan = all.map((place, k) => {
    const node = 'choices' in place ? place : undefined;
    const choices = (node?.choices ?? []).map((choice) => {
      const mark = choice.once ? layout.chosen.get(choice.id) : undefined;
      const asks = [mark === undefined ? '' : `v[${mark}]!==1`, choice.when ? `(${codeOfCondition(choice.when, layout)})` : ''];
      const take = `${LOCALS}${codeOfTake(scenario, layout, node as Node, choice)}`;
      const open = asks.filter(Boolean).join('&&');
      const end = finishing(choice);
      return {
        choice,
        always: open === '',
        open: written(asking(open || 'true')),
        finish: end === null ? -1 : written(codeOfFinish(layout, take, end)),
        step: written(`function(v){${take}${ways(choice.to, asArrival)}}`),
        take: written(`function(v){${take}}`),
        target: written(`function(v){${ways(choice.to, asIndex)}}`),
      };
    });
    return {
      enter: written(`function(v){${LOCALS}${node ? codeOfEnter(scenario, layout, node) : ''}}`),
      settle: written(`function(v){${rest(k)}}`),
      onward: node?.choices.length === 0 ? written(`function(v){${branches(node.to, asIndex)}}`) : -1,
      score: node ? -1 : written(`function(v,r){${codeOfScore(layout, codeOfEnd(place as Ending))}}`),
      choices,
    };
  });
  const made = compileCode(layout, codeOfEndings(scenario.endings) + declared.join('\n'), code);
  const fn = <T>(k: number): T => made[k] as T;

  let choiceCount = 0;
  const places: readonly TablePlace[] = plan.map((one, k) => ({
    id: (all[k] as { id: string }).id,
    enter: fn(one.enter),
    settle: fn(one.settle),
    onward: one.onward < 0 ? null : fn(one.onward),
    score: one.score < 0 ? null : fn(one.score),
    choices: one.choices.map(({ choice, always, open, finish, step, take, target }) => ({
      choice,
      node: k,
      index: choiceCount++,
      always,
      open: fn(open),
      finish: finish < 0 ? null : fn(finish),
      step: fn(step),
      take: fn(take),
      target: fn(target),
    })),
  }));

  const arrive = (vector: Vector, target: number, watch?: Watch): number => {
    let here = target;
    for (;;) {
      const place = places[here] as TablePlace;
      watch?.entering(here, vector);
      place.enter(vector);
      watch?.entered(here, vector);
      if (!place.onward) {
        place.settle(vector);
        return here;
      }
      here = place.onward(vector);
    }
  };

  return {
    layout,
    places,
    start: (watch) => {
      const vector = layout.initial(initialConflict(scenario));
      arrive(vector, at(scenario.start), watch);
      return vector;
    },
    step: (vector, choice, watch) => {
      choice.take(vector);
      watch.taken(choice, vector);
      return arrive(vector, choice.target(vector), watch);
    },
    isForced: fn(0),
    test: (condition) => compileCode(layout, '', [asking(codeOfCondition(condition, layout))])[0] as Test,
  };
}
