// The debrief as data: what the end of a run shows, and what the command line prints.
import type { Breach } from '../conflict/verdict.ts';
import type { DecisionClass } from '../dialogue/view.ts';
import type { Ending } from '../scenario/model.ts';
import type { MoveId } from '../scenario/moves.ts';
import type { Concept, Mode, Pane, Rung, Situation, Stance, Step, Text, Verdict } from '../scenario/terms.ts';

/** The whole-graph anchors of a scenario, computed once when it is compiled for play. R values are 0…100. */
export interface Anchors {
  /** Best reachable R. */
  readonly max: number;
  /** Expected R of choosing uniformly among the open options. */
  readonly random: number;
  readonly min: number;
  /** False: seeded estimate, because the scenario is larger than the bound on states. */
  readonly exact: boolean;
}

/** Parts of R, each 0…1, before their weights. */
export interface Terms {
  readonly process: number;
  readonly outcome: number;
  readonly fit: number;
  readonly steps: number;
  readonly band: number;
}

export interface AxisMeans {
  /** Mean of each exercised axis in −2…2; null: never exercised. */
  readonly g: number | null;
  readonly l: number | null;
  readonly i: number | null;
  readonly x: number | null;
}

export interface DecisionReport {
  /** From 1. */
  readonly number: number;
  readonly node: string;
  readonly choice: string;
  readonly say: Text;
  readonly move: MoveId;
  readonly concept: Concept;
  readonly why: Text;
  /** Axis values; null: absent. */
  readonly g: number | null;
  readonly l: number | null;
  readonly i: number | null;
  readonly x: number | null;
  readonly mode: Mode | 'none';
  readonly cue: Situation | null;
  /** Quarters 0…4; null: no cue or no mode. */
  readonly fit: number | null;
  readonly class: DecisionClass;
  readonly step: Step | null;
  /** Whether the step counted (came in order). */
  readonly stepCounted: boolean;
  readonly opened: readonly string[];
  /** State after the decision (worst of the counterparts). */
  readonly climate: number;
  readonly heat: number;
  readonly intensity: number;
  readonly stance: Stance;
  readonly ladder: Rung;
  readonly timedOut: boolean;
  /** The option open at that moment that would have done most for the talk, if another one would have done more. */
  readonly better: { readonly choice: string; readonly say: Text; readonly why: Text } | null;
}

export interface Debrief {
  readonly scenario: string;
  readonly hash: string;
  readonly ending: Ending;
  readonly verdict: Verdict;
  /** Of a talk that was broken off: by what. */
  readonly breach: Breach | null;
  /** N, 0…1000. */
  readonly score: number;
  /** R, 0…100. */
  readonly raw: number;
  readonly anchors: Anchors;
  readonly terms: Terms;
  readonly axes: AxisMeans;
  readonly climate: number;
  readonly heat: number;
  readonly intensity: number;
  readonly stance: Stance;
  readonly ladder: Rung;
  readonly panes: Readonly<Record<string, Pane>>;
  readonly start: { readonly climate: number; readonly heat: number; readonly intensity: number };
  readonly decisions: readonly DecisionReport[];
  readonly stepsBack: number;
}
