// Everything that can be said about a run in one JSON value: what the command line prints and what the golden vectors
// hold. Key order is part of it.
import { axisMeans } from '../conflict/score.ts';
import { worstOf } from '../conflict/state.ts';
import type { DialogueMachine } from '../dialogue/machine.ts';
import type { DecisionClass } from '../dialogue/view.ts';
import type { Mode, Pane, Rung, Stance, Text, Verdict } from '../scenario/terms.ts';
import { endingOf, nowOf, viewOfRun } from './advance.ts';
import { debriefOf, decisionsOf } from './debrief.ts';
import type { Anchors, AxisMeans, DecisionReport, Terms } from './debrief-types.ts';
import type { Run } from './run.ts';

export interface RunReport {
  readonly scenario: string;
  readonly hash: string;
  /** Null, with verdict, score, raw and terms, while the talk goes on; then `open` lists what can be said. */
  readonly ending: string | null;
  readonly verdict: Verdict | null;
  readonly score: number | null;
  readonly raw: number | null;
  readonly terms: Terms | null;
  readonly axes: AxisMeans;
  readonly climate: number;
  readonly heat: number;
  readonly intensity: number;
  readonly stance: Stance;
  readonly ladder: Rung;
  readonly panes: Readonly<Record<string, Pane>>;
  readonly decisions: readonly {
    readonly node: string;
    readonly choice: string;
    readonly g: number | null;
    readonly l: number | null;
    readonly i: number | null;
    readonly x: number | null;
    readonly mode: Mode | 'none';
    readonly fit: number | null;
    readonly climate: number;
    readonly heat: number;
    readonly intensity: number;
    readonly class: DecisionClass;
  }[];
  /** `closed`: false, or the reason why it cannot be said now (true: none is given). */
  readonly open?: readonly { readonly choice: string; readonly say: Text; readonly closed: false | true | Text }[];
}

const decisionOf = ({
  node,
  choice,
  g,
  l,
  i,
  x,
  mode,
  fit,
  climate,
  heat,
  intensity,
  class: kind,
}: DecisionReport): RunReport['decisions'][number] => ({
  node,
  choice,
  g,
  l,
  i,
  x,
  mode,
  fit,
  climate,
  heat,
  intensity,
  class: kind,
});

/** `anchors` is asked only for a run that has ended. */
export function reportOf(machine: DialogueMachine, run: Run, anchors: () => Anchors): RunReport {
  const { scenario } = machine.plot;
  const ended = endingOf(machine, run) !== null;
  const debrief = ended ? debriefOf(machine, run, anchors()) : null;
  const { conflict } = nowOf(run).context;
  const worst = worstOf(conflict.counterparts);
  return {
    scenario: scenario.id,
    hash: scenario.hash,
    ending: debrief?.ending.id ?? null,
    verdict: debrief?.verdict ?? null,
    score: debrief?.score ?? null,
    raw: debrief?.raw ?? null,
    terms: debrief?.terms ?? null,
    axes: axisMeans(conflict),
    climate: worst.climate,
    heat: worst.heat,
    intensity: conflict.intensity,
    stance: worst.stance,
    ladder: worst.ladder,
    panes: conflict.panes,
    decisions: decisionsOf(machine, run).map(decisionOf),
    ...(ended
      ? {}
      : {
          open: viewOfRun(machine, run).choices.map(({ id, say, open, closed }) => ({
            choice: id,
            say,
            closed: open ? (false as const) : (closed ?? (true as const)),
          })),
        }),
  };
}
