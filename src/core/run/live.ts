// A play whose file stays with whoever keeps it: what its player is told of the scenario before, while and after he plays.
import type { DialogueMachine } from '../dialogue/machine.ts';
import type { Cue, DialogueView, ShownLine } from '../dialogue/view.ts';
import type { Scenario } from '../scenario/model.ts';
import { endingOf, viewOfRun } from './advance.ts';
import { debriefOf } from './debrief.ts';
import type { Anchors, Debrief } from './debrief-types.ts';
import type { Run, RunEvent } from './run.ts';

/** Once the talk is over. */
export interface LiveEnd {
  readonly debrief: Debrief;
  /** The outline with what the debrief speaks of. */
  readonly scenario: Scenario;
}

/** Where a play stands. */
export interface LiveStep {
  readonly view: DialogueView;
  /** What the last decision did. */
  readonly cues: readonly Cue[];
  /** Decisions taken: the place of the next one in the log. */
  readonly index: number;
  readonly end: LiveEnd | null;
}

/** All that is needed to go on with a play, on any device. */
export interface LiveStanding extends LiveStep {
  readonly log: readonly RunEvent[];
  /** What was said before the present view, by decisions. */
  readonly past: readonly (readonly ShownLine[])[];
}

/** What stands in the briefing: no lines, no answers, no weights, nothing of what comes of them. */
export function outlineOf({ breakOff: _, ...scenario }: Scenario): Scenario {
  const nothing = { sources: [], facts: [], flags: [], needs: {}, nodes: [], endings: [], tests: [] };
  return { ...scenario, ...nothing, start: '', mood: { intensity: 0, of: {} } };
}

const UNTOLD = { 'zh-CN': '', en: '' };

/** What the player may see: of a fact that is not open to him, not its text. */
const toldView = (view: DialogueView): DialogueView => ({
  ...view,
  facts: view.facts.map((fact) => (fact.pane === 'open' || fact.pane === 'hidden' ? fact : { ...fact, text: UNTOLD })),
});

export const liveView = (machine: DialogueMachine, run: Run): DialogueView => toldView(viewOfRun(machine, run));

function endOf(machine: DialogueMachine, run: Run, anchors: Anchors): LiveEnd | null {
  if (endingOf(machine, run) === null) return null;
  const { scenario } = machine.plot;
  const debrief = debriefOf(machine, run, anchors);
  const { facts, needs, sources } = scenario;
  return { debrief, scenario: { ...outlineOf(scenario), facts, needs, sources, endings: [debrief.ending] } };
}

export const liveStep = (machine: DialogueMachine, run: Run, cues: readonly Cue[], anchors: Anchors): LiveStep => ({
  view: liveView(machine, run),
  cues,
  index: run.log.length,
  end: endOf(machine, run, anchors),
});

export function liveStanding(machine: DialogueMachine, run: Run, anchors: Anchors): LiveStanding {
  const past = run.snapshots.slice(0, -1).map((_, k) => liveView(machine, { ...run, snapshots: run.snapshots.slice(0, k + 1) }).lines);
  return { ...liveStep(machine, run, [], anchors), log: run.log, past };
}
