// What is (view) and what just happened (cues), as data. Stage, overlay and audio play it; none of them decides.
import type { CastMember, LineKind, Prop } from '../scenario/model.ts';
import type { Acting, Feeling, Hour, Mode, Pane, Place, Posture, Rung, Situation, Stance, Text, Weather } from '../scenario/terms.ts';

export interface ShownLine {
  /** Stable id; unique within one view. The player's own spoken choice is `choice:<id>`. */
  readonly id: string;
  readonly kind: LineKind;
  /** Cast id; absent for narration. */
  readonly who?: string;
  readonly feeling?: Feeling;
  readonly posture?: Posture;
  readonly acting?: readonly Acting[];
  readonly text: Text;
  /** Where and before whom it is said, if not where the talk has come to by the last line. */
  readonly setting?: ShownSetting;
}

export interface ShownSetting {
  readonly place: Place;
  readonly time?: Hour;
  readonly weather?: Weather;
  readonly props: readonly Prop[];
  /** Everybody on stage, the player first. */
  readonly present: readonly CastMember[];
  /** Cast ids of those of them who are seen on a screen of the room; absent: nobody. */
  readonly onScreen?: readonly string[];
}

export interface ShownChoice {
  readonly id: string;
  readonly say: Text;
  readonly open: boolean;
  /** Why it is closed (only if not open). */
  readonly closed?: Text;
}

export interface CounterpartView {
  readonly id: string;
  /** −100…100 */
  readonly climate: number;
  /** 0…100 */
  readonly heat: number;
  readonly stance: Stance;
  readonly ladder: Rung;
}

export interface DialogueView {
  readonly scenario: string;
  /** Node or ending where the talk stands. */
  readonly node: string;
  readonly cue?: Situation;
  readonly place: Place;
  /** Absent: the hour that the place is drawn for. */
  readonly time?: Hour;
  readonly weather?: Weather;
  readonly props: readonly Prop[];
  /** Everybody on stage, the player first. */
  readonly present: readonly CastMember[];
  /** Cast ids of those of them who are seen on a screen of the room; absent: nobody. */
  readonly onScreen?: readonly string[];
  /** Lines since the last decision, in order: the player's words, the reply, then what the next node says. */
  readonly lines: readonly ShownLine[];
  /** In seeded order; hidden choices are left out. Empty when the talk has ended. */
  readonly choices: readonly ShownChoice[];
  readonly timer?: { readonly seconds: number; readonly choice: string };
  /** Worst of the counterparts. */
  readonly climate: number;
  readonly heat: number;
  readonly stance: Stance;
  readonly ladder: Rung;
  readonly intensity: number;
  /** 0…5 */
  readonly step: number;
  readonly counterparts: readonly CounterpartView[];
  /** In the scenario's order. Text of facts the player does not know must not be shown: see `pane`. */
  readonly facts: readonly { readonly id: string; readonly pane: Pane; readonly text: Text }[];
  /** Decisions taken so far. */
  readonly decisions: number;
  /** Id of the ending once the talk has ended. */
  readonly ending?: string;
}

export type Cue =
  | { readonly type: 'chose'; readonly choice: string; readonly mode: Mode | 'none'; readonly class: DecisionClass }
  | { readonly type: 'climate'; readonly who: string; readonly from: number; readonly to: number }
  | { readonly type: 'heat'; readonly who: string; readonly from: number; readonly to: number }
  | { readonly type: 'stance'; readonly who: string; readonly from: Stance; readonly to: Stance }
  /** The ladder on screen (the worst of the counterparts). */
  | { readonly type: 'ladder'; readonly from: Rung; readonly to: Rung; readonly up: boolean }
  | { readonly type: 'fact-opened'; readonly fact: string; readonly by: 'asked' | 'shared' | 'found' | 'volunteered' }
  | { readonly type: 'misstatement-discovered'; readonly fact: string; readonly who: string }
  | { readonly type: 'step'; readonly step: number }
  | { readonly type: 'entered' | 'left'; readonly who: string }
  | { readonly type: 'place'; readonly place: Place }
  | { readonly type: 'went-back' }
  | { readonly type: 'ended'; readonly ending: string };

export type DecisionClass = 'constructive' | 'neutral' | 'destructive';
