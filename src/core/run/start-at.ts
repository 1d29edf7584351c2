// A run that begins in the middle: at any node, in any state. For looking at a place while it is written; such a run has
// no past, so its number says nothing.
import { CDS } from '../conflict/constants.ts';
import { nextStance, rungOf } from '../conflict/levels.ts';
import type { ConflictState, CounterpartState } from '../conflict/state.ts';
import type { DialogueMachine } from '../dialogue/machine.ts';
import { branchOf, enterPlace, isOpen } from '../dialogue/moves.ts';
import { initialTalk, type Talk } from '../dialogue/talk.ts';
import { type Scenario, YOU } from '../scenario/model.ts';
import { PANES, type Pane, STEPS } from '../scenario/terms.ts';
import type { RunHead } from './advance.ts';
import type { Run } from './run.ts';

/** What differs from the state at the scenario's start. Everything may be left out. */
export interface TalkPatch {
  readonly counterparts?: Readonly<Record<string, { readonly climate?: number; readonly heat?: number }>>;
  readonly intensity?: number;
  readonly step?: number;
  readonly panes?: Readonly<Record<string, Pane>>;
  readonly flags?: Readonly<Record<string, number>>;
  /** Cast ids on stage before the node is entered. The player is always there. */
  readonly present?: readonly string[];
  /** Earlier visits, this one not counted. */
  readonly visits?: Readonly<Record<string, number>>;
  readonly chosen?: readonly string[];
}

export type StartProblem =
  | { readonly code: 'unknown-node' | 'unknown-person' | 'unknown-fact' | 'unknown-flag' | 'unknown-choice'; readonly name: string }
  | { readonly code: 'unknown-pane'; readonly name: string; readonly value: string }
  | { readonly code: 'out-of-range'; readonly name: string; readonly value: number; readonly min: number; readonly max: number }
  /** Nothing can be said at `name` in this state. */
  | { readonly code: 'no-open-option'; readonly name: string }
  /** Nodes without choices lead round and round in this state. */
  | { readonly code: 'endless'; readonly name: string };

export type StartedAt = { readonly ok: true; readonly run: Run } | { readonly ok: false; readonly problems: readonly StartProblem[] };

/** More visits than any play makes. */
const MOST_VISITS = 99;
/** Nodes without choices passed at once; a scenario that needs more goes round in a circle. */
const MOST_PASSED = 500;

function problemsOf({ nodes, facts, flags, cast }: Scenario, node: string, patch: TalkPatch): readonly StartProblem[] {
  const problems: StartProblem[] = [];
  const known = (
    code: 'unknown-node' | 'unknown-person' | 'unknown-fact' | 'unknown-flag' | 'unknown-choice',
    name: string,
    is: boolean,
  ) => {
    if (!is) problems.push({ code, name });
    return is;
  };
  const within = (name: string, value: number | undefined, min: number, max: number): void => {
    if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return;
    problems.push({ code: 'out-of-range', name, value, min, max });
  };
  const isNode = (id: string): boolean => nodes.some((each) => each.id === id);
  const isCounterpart = (id: string): boolean => id !== YOU && cast.some((each) => each.id === id);
  known('unknown-node', node, isNode(node));
  for (const [who, { climate, heat }] of Object.entries(patch.counterparts ?? {})) {
    if (!known('unknown-person', who, isCounterpart(who))) continue;
    within(`climate ${who}`, climate, CDS.climate.min, CDS.climate.max);
    within(`heat ${who}`, heat, CDS.heat.min, CDS.heat.max);
  }
  within('intensity', patch.intensity, CDS.intensity.min, CDS.intensity.max);
  within('step', patch.step, 0, STEPS.length);
  for (const [id, value] of Object.entries(patch.panes ?? {})) {
    const fact = facts.find((each) => each.id === id);
    if (known('unknown-fact', id, fact !== undefined) && !PANES.includes(value)) problems.push({ code: 'unknown-pane', name: id, value });
  }
  for (const [id, value] of Object.entries(patch.flags ?? {})) {
    const flag = flags.find((each) => each.id === id);
    if (known('unknown-flag', id, flag !== undefined) && flag) within(id, value, flag.min, flag.max);
  }
  for (const who of patch.present ?? []) known('unknown-person', who, who === YOU || isCounterpart(who));
  for (const [id, count] of Object.entries(patch.visits ?? {}))
    if (known('unknown-node', id, isNode(id))) within(`visits ${id}`, count, 0, MOST_VISITS);
  const choices = new Set(nodes.flatMap((each) => each.choices.map((choice) => choice.id)));
  for (const id of patch.chosen ?? []) known('unknown-choice', id, choices.has(id));
  return problems;
}

function patchConflict(conflict: ConflictState, patch: TalkPatch, present: readonly string[]): ConflictState {
  const counterparts: Record<string, CounterpartState> = {};
  for (const [who, one] of Object.entries(conflict.counterparts)) {
    const { climate = one.climate, heat = one.heat } = patch.counterparts?.[who] ?? {};
    const met = one.met || present.includes(who);
    // Without a past there is no hysteresis: stance and rung are those that these numbers reach from the middle and from below.
    counterparts[who] = { climate, heat, stance: nextStance('guarded', climate), ladder: rungOf(heat), met };
  }
  return {
    ...conflict,
    counterparts,
    intensity: patch.intensity ?? conflict.intensity,
    step: patch.step ?? conflict.step,
    panes: { ...conflict.panes, ...patch.panes },
  };
}

function patchTalk(scenario: Scenario, patch: TalkPatch): Talk {
  const talk = initialTalk(scenario);
  const present = patch.present ? [YOU, ...new Set(patch.present.filter((who) => who !== YOU))] : talk.present;
  return {
    ...talk,
    conflict: patchConflict(talk.conflict, patch, present),
    present,
    flags: { ...talk.flags, ...patch.flags },
    visits: { ...patch.visits },
    chosen: [...new Set(patch.chosen)],
  };
}

/** Enters `node` in the patched state, as if the talk had come there now, and goes on until somebody must choose. */
export function startAt(machine: DialogueMachine, node: string, patch: TalkPatch, head: RunHead): StartedAt {
  const { plot } = machine;
  const problems = problemsOf(plot.scenario, node, patch);
  if (problems.length > 0) return { ok: false, problems };
  let at = node;
  let talk = enterPlace(plot, patchTalk(plot.scenario, patch), at);
  for (let passed = 0; ; passed++) {
    const here = plot.nodes.get(at);
    if (!here || here.choices.length > 0) break;
    if (passed >= MOST_PASSED) return { ok: false, problems: [{ code: 'endless', name: node }] };
    at = branchOf(here.to, talk);
    talk = enterPlace(plot, talk, at);
  }
  const here = plot.nodes.get(at);
  if (here && !here.choices.some((choice) => isOpen(choice, talk))) return { ok: false, problems: [{ code: 'no-open-option', name: at }] };
  const { id, hash } = plot.scenario;
  const run: Run = { scenario: id, hash, seed: head.seed >>> 0, mode: head.mode, log: [], snapshots: [machine.stand(at, talk)] };
  return { ok: true, run };
}
