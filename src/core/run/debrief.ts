// What the end of a run can say: verdict, number with its terms, and every decision with its reasons.
import { classOf, decide, weightOf } from '../conflict/decide.ts';
import { axisMeans, rawOf, scoreOf, termsOf } from '../conflict/score.ts';
import { worstOf } from '../conflict/state.ts';
import { breachOf, verdictOf } from '../conflict/verdict.ts';
import type { DialogueMachine, DialogueSnapshot } from '../dialogue/machine.ts';
import { isOpen } from '../dialogue/moves.ts';
import { get } from '../dialogue/plot.ts';
import type { Choice } from '../scenario/model.ts';
import { moveOf } from '../scenario/moves.ts';
import { endingOf, nowOf } from './advance.ts';
import type { Anchors, Debrief, DecisionReport } from './debrief-types.ts';
import type { Run } from './run.ts';

/** How much a decision does for the talk by itself: axes first, then fit in quarters (0 where there is none). */
function worthOf(machine: DialogueMachine, before: DialogueSnapshot, choice: Choice): number {
  const talk = before.context;
  const { decision } = decide(machine.plot.scenario, talk.conflict, choice, get(machine.plot.homes, choice.id).cue, talk.present);
  // Each axis point weighs more than a quarter of fit: 0.45/16 of R against 0.10/16 per decision.
  return 4.5 * weightOf(decision) + (decision.fit ?? 0) + (decision.stepCounted ? 2 : 0);
}

/** The open option that would have done most, if another one would have done more. */
function betterThan(machine: DialogueMachine, before: DialogueSnapshot, taken: Choice): DecisionReport['better'] {
  const node = get(machine.plot.homes, taken.id);
  let best: Choice = taken;
  let worth = worthOf(machine, before, taken);
  for (const other of node.choices) {
    if (other.id === taken.id || !isOpen(other, before.context)) continue;
    const value = worthOf(machine, before, other);
    if (value > worth) [best, worth] = [other, value];
  }
  return best === taken ? null : { choice: best.id, say: best.say, why: best.why };
}

function reportOf(machine: DialogueMachine, before: DialogueSnapshot, after: DialogueSnapshot, number: number): DecisionReport {
  const { last, conflict } = after.context;
  if (!last) throw new Error('a decision left no trace');
  const { decision } = last;
  const choice = get(machine.plot.choices, last.choice);
  const { climate, heat, stance, ladder } = worstOf(conflict.counterparts);
  return {
    number,
    node: last.node,
    choice: last.choice,
    say: choice.say,
    move: choice.move,
    concept: moveOf(choice.move).concept,
    why: choice.why,
    g: decision.g,
    l: decision.l,
    i: decision.i,
    x: decision.x,
    mode: choice.mode,
    cue: get(machine.plot.homes, choice.id).cue ?? null,
    fit: decision.fit,
    class: classOf(decision),
    step: choice.step ?? null,
    stepCounted: decision.stepCounted,
    opened: [...decision.opened, ...after.context.volunteered].map(({ fact }) => fact),
    climate,
    heat,
    intensity: conflict.intensity,
    stance,
    ladder,
    timedOut: last.timedOut,
    better: betterThan(machine, before, choice),
  };
}

/** Every decision that still counts (steps taken back are left out), also of a run that has not ended. */
export function decisionsOf(machine: DialogueMachine, run: Run): readonly DecisionReport[] {
  return run.snapshots.slice(1).map((after, k) => reportOf(machine, run.snapshots[k] as DialogueSnapshot, after, k + 1));
}

/** Of a run that has reached an ending; throws otherwise. */
export function debriefOf(machine: DialogueMachine, run: Run, anchors: Anchors): Debrief {
  const at = endingOf(machine, run);
  if (at === null) throw new Error('a debrief needs an ended run');
  const { scenario } = machine.plot;
  const ending = get(machine.plot.endings, at);
  const state = nowOf(run).context.conflict;
  const terms = termsOf(state, ending);
  const raw = rawOf(terms);
  const { climate, heat, stance, ladder } = worstOf(state.counterparts);
  // As the first decision found it: the opening may have brought people in.
  const opening = (run.snapshots[0] as DialogueSnapshot).context.conflict;
  const first = worstOf(opening.counterparts);
  return {
    scenario: scenario.id,
    hash: scenario.hash,
    ending,
    verdict: verdictOf(state, ending),
    breach: breachOf(state, ending),
    score: scoreOf(raw, anchors),
    raw,
    anchors,
    terms,
    axes: axisMeans(state),
    climate,
    heat,
    intensity: state.intensity,
    stance,
    ladder,
    panes: state.panes,
    start: { climate: first.climate, heat: first.heat, intensity: opening.intensity },
    decisions: decisionsOf(machine, run),
    stepsBack: run.log.filter((event) => event.type === 'back').length,
  };
}
