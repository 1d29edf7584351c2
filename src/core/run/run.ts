// A run: the head of the log (scenario, seed, mode) and the log. Everything else is computed from it.
import type { DialogueSnapshot } from '../dialogue/machine.ts';

/** `coach` shows meters and hints, `assessed` hides the meters, `practice` also allows one step back. */
export type PlayMode = 'coach' | 'practice' | 'assessed';

export type RunEvent =
  | { readonly type: 'choose'; readonly choice: string }
  /** The time for an answer ran out: the node's default choice is taken. */
  | { readonly type: 'timeout' }
  /** One decision back; only in practice mode. Stays in the log. */
  | { readonly type: 'back' };

/** More events than any play needs; keeps a forged or endless log from costing time. */
export const MOST_EVENTS = 2000;

export interface Run {
  /** Scenario id. */
  readonly scenario: string;
  /** Content hash of the scenario. */
  readonly hash: string;
  /** 32-bit unsigned; shuffles the options and picks text variants, never changes a score. */
  readonly seed: number;
  readonly mode: PlayMode;
  readonly log: readonly RunEvent[];
  /** Machine states after each decision that still counts; the last one is now. */
  readonly snapshots: readonly DialogueSnapshot[];
}
