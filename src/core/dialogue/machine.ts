// A scenario compiled to an XState statechart. Three parallel regions: the dialogue (one state per node and ending),
// the stance of each counterpart, and the ladder on screen. The regions move by the thresholds of CDS-1 themselves;
// the context holds the integers. Only pure functions of XState are used: no actor, no clock.
import { type AnyActorScope, type AnyStateMachine, assign, createActor, initialTransition, setup } from 'xstate';
import { nextStance } from '../conflict/levels.ts';
import { worstOf } from '../conflict/state.ts';
import type { Node, Scenario } from '../scenario/model.ts';
import { YOU } from '../scenario/model.ts';
import { LADDER, type Rung, STANCES, type Stance } from '../scenario/terms.ts';
import { holds } from './holds.ts';
import { enterPlace, isOpen, type Taken, takeChoice } from './moves.ts';
import { type Plot, plotOf } from './plot.ts';
import { initialTalk, type Talk } from './talk.ts';

export type TalkEvent = { readonly type: 'choose'; readonly choice: string } | { readonly type: 'timeout' };

type StateValue = string | { [key: string]: StateValue | undefined };
export interface DialogueSnapshot {
  readonly value: StateValue;
  readonly context: Talk;
  can(event: TalkEvent): boolean;
}

export interface DialogueMachine {
  readonly plot: Plot;
  readonly start: DialogueSnapshot;
  step(snapshot: DialogueSnapshot, event: TalkEvent): DialogueSnapshot;
  /** The snapshot of a talk that stands at `place`, which must be an ending or a node with choices: nothing moves on. */
  stand(place: string, talk: Talk): DialogueSnapshot;
  /** The statechart itself, for diagrams and tests. */
  readonly config: Readonly<Record<string, unknown>>;
}

interface At {
  readonly context: Talk;
  readonly event: TalkEvent;
}

/** The step that the event takes from here, for whichever region asks; undefined if it takes none. */
type StepOf = (at: At) => Taken | undefined;

/** Guards and actions of all regions ask for the same step in one transition: the last answer is kept. */
function stepOf(plot: Plot): StepOf {
  let from: Talk | undefined;
  let by: string | undefined;
  let kept: Taken | undefined;
  return ({ context, event }) => {
    // XState evaluates `always` guards with events of its own.
    if (event.type !== 'choose' && event.type !== 'timeout') return undefined;
    const timedOut = event.type === 'timeout';
    const asked = timedOut ? undefined : event.choice;
    if (context === from && asked === by) return kept;
    const node = plot.nodes.get(context.trail.at(-1) ?? '');
    const id = asked ?? node?.timer?.choice;
    const choice = node?.choices.find((one) => one.id === id);
    kept = choice && isOpen(choice, context) ? takeChoice(plot, context, choice, timedOut) : undefined;
    from = context;
    by = asked;
    return kept;
  };
}

function nodeState(plot: Plot, step: StepOf, node: Node): object {
  if (node.choices.length === 0)
    return {
      always: node.to.map((branch) => ({
        target: branch.to,
        guard: ({ context }: At) => holds(branch.when, context),
        actions: assign(({ context }: At) => enterPlace(plot, context, branch.to)),
      })),
    };
  const targets = new Set(node.choices.flatMap((choice) => choice.to.map((branch) => branch.to)));
  if (plot.scenario.breakOff) targets.add(plot.scenario.breakOff);
  const transitions = [...targets].map((target) => ({
    target,
    guard: (at: At) => step(at)?.target === target,
    actions: assign((at: At) => step(at)?.talk ?? at.context),
  }));
  return { on: { choose: transitions, ...(node.timer ? { timeout: transitions } : {}) } };
}

/**
 * A region whose state is `stateIn` the talk: it moves with the decision in the same microstep, and on its own where
 * entering a node without choices changed the talk again.
 */
function mirrorRegion<T extends string>(states: readonly T[], initial: T, step: StepOf, stateIn: (talk: Talk, from: T) => T): object {
  const stateOf = (from: T): object => {
    const others = states.filter((to) => to !== from);
    const moved = others.map((to) => ({
      target: to,
      guard: (at: At) => {
        const taken = step(at);
        return taken !== undefined && stateIn(taken.talk, from) === to;
      },
    }));
    const drifted = others.map((to) => ({ target: to, guard: ({ context }: At) => stateIn(context, from) === to }));
    return { on: { choose: moved, timeout: moved }, always: drifted };
  };
  return { initial, states: Object.fromEntries(states.map((state) => [state, stateOf(state)])) };
}

/** Stance of one counterpart, by the hysteresis of CDS-1 on the climate. */
function stanceRegion(who: string, initial: Stance, step: StepOf): object {
  return mirrorRegion(STANCES, initial, step, (talk, from) => nextStance(from, talk.conflict.counterparts[who]?.climate ?? 0));
}

/** The ladder on screen follows the worst of the counterparts met. */
function ladderRegion(initial: Rung, step: StepOf): object {
  return mirrorRegion(LADDER, initial, step, (talk) => worstOf(talk.conflict.counterparts).ladder);
}

/**
 * What XState's own `transition` builds anew for every event, by creating an actor that also computes the initial
 * state again: half of the time of a step. Nothing here is started, and nothing in our machines looks at it.
 */
function inertScope(machine: AnyStateMachine): AnyActorScope {
  const self = createActor(machine);
  const nothing = (): void => {};
  return {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    stopChild: nothing,
    emit: nothing,
    actionExecutor: nothing,
  };
}

export function compileDialogue(scenario: Scenario): DialogueMachine {
  const plot = plotOf(scenario);
  const talk = enterPlace(plot, initialTalk(scenario), scenario.start);
  const step = stepOf(plot);
  const dialogue: Record<string, object> = {};
  for (const node of scenario.nodes) dialogue[node.id] = nodeState(plot, step, node);
  for (const ending of scenario.endings) dialogue[ending.id] = { type: 'final' };
  const stances: Record<string, object> = {};
  for (const { id } of scenario.cast) {
    if (id === YOU) continue;
    const mood = scenario.mood.of[id];
    if (!mood) throw new Error(`no mood for "${id}"`);
    stances[id] = stanceRegion(id, nextStance('guarded', mood.climate), step);
  }
  const config = {
    id: scenario.id,
    type: 'parallel',
    context: talk,
    states: {
      dialogue: { initial: scenario.start, states: dialogue },
      stance: { type: 'parallel', states: stances },
      ladder: ladderRegion(worstOf(talk.conflict.counterparts).ladder, step),
    },
  };
  // The states are built from data, so their literal types are unknown to setup(); the shape is checked by the tests.
  const machine = setup({ types: { context: {} as Talk, events: {} as TalkEvent } }).createMachine(config as never);
  const [start] = initialTransition(machine);
  const scope = inertScope(machine as unknown as AnyStateMachine);
  return {
    plot,
    start: start as unknown as DialogueSnapshot,
    step: (snapshot, event) => machine.transition(snapshot as never, event, scope as never) as unknown as DialogueSnapshot,
    stand: (place, context) => machine.resolveState({ value: standing(place, context), context } as never) as unknown as DialogueSnapshot,
    config,
  };
}

/** Where the three regions are in that state of the talk. */
function standing(place: string, { conflict }: Talk): StateValue {
  const stance = Object.fromEntries(Object.entries(conflict.counterparts).map(([who, one]) => [who, one.stance]));
  return { dialogue: place, stance, ladder: worstOf(conflict.counterparts).ladder };
}

/** Node or ending where the dialogue region stands. */
export function placeOf(snapshot: DialogueSnapshot): string {
  const value = typeof snapshot.value === 'string' ? undefined : snapshot.value['dialogue'];
  if (typeof value !== 'string') throw new Error('the dialogue region has no single state');
  return value;
}

/** Values of the stance and ladder regions. */
export function regionsOf(snapshot: DialogueSnapshot): { readonly stance: Readonly<Record<string, Stance>>; readonly ladder: Rung } {
  if (typeof snapshot.value === 'string') throw new Error('the machine has no regions');
  const { stance, ladder } = snapshot.value;
  if (typeof stance !== 'object' || typeof ladder !== 'string') throw new Error('a region is missing');
  for (const one of Object.values(stance)) if (!STANCES.includes(one as Stance)) throw new Error(`unknown stance "${String(one)}"`);
  return { stance: stance as Record<string, Stance>, ladder: ladder as Rung };
}
