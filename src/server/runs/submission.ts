// A run on its way from the player to the boards, as types.
import type { Anchors, Terms } from '../../core/run/debrief-types.ts';
import type { Judged, Outcome } from '../../core/run/outcome.ts';
import type { PlayMode, RunEvent } from '../../core/run/run.ts';
import type { Verdict } from '../../core/scenario/terms.ts';
import type { Who } from '../people/sessions.ts';
import type { Refusal } from './attempts.ts';

export interface RunBody {
  readonly attempt: string;
  readonly nonce: string;
  readonly log: readonly RunEvent[];
  /** The player's own times, where the run was played without the server. */
  readonly offline?: { readonly startedAt: string; readonly finishedAt: string };
}

export interface RunAnswer {
  readonly attempt: string;
  readonly score: number;
  readonly raw: number;
  readonly verdict: Verdict;
  readonly ending: string;
  readonly terms: Terms;
  /** With his best, on the board of the scenario; null where the run is not ranked. */
  readonly rank: number | null;
  readonly players: number;
  readonly previousBest: number | null;
  readonly flags: readonly string[];
  readonly ranked: boolean;
}

export type RunCode =
  | 'unknown-attempt'
  | 'foreign-attempt'
  | 'wrong-nonce'
  | 'other-body'
  | 'impossible-times'
  | 'not-as-played'
  | 'unknown-scenario'
  | 'old-version'
  | 'played-live-only'
  | Extract<Outcome, { ok: false }>['code'];
/** `boards`: where something may have changed. */
export type Submitted =
  | { readonly ok: true; readonly answer: RunAnswer; readonly boards: readonly string[] }
  | Refusal<403 | 404 | 409 | 422, RunCode>;

/** What an attempt would have said, of a play that began without the server. */
export interface OfflineAttempt {
  readonly scenario: string;
  readonly hash: string;
  readonly seed: number;
  readonly mode: PlayMode;
}

export interface Submission {
  readonly who: Pick<Who, 'tenant' | 'player' | 'timeZone' | 'settings'>;
  readonly body: RunBody;
  /** The attempt is made now, under the id that the player's device gave it. */
  readonly attempt?: OfflineAttempt;
}

export interface AttemptRow {
  readonly attempt: string;
  readonly player: string;
  readonly scenario: string;
  readonly hash: string;
  readonly seed: string;
  readonly nonce: string;
  readonly number: number;
  readonly mode: PlayMode;
  readonly live: boolean;
  readonly offline: boolean;
  readonly log: readonly RunEvent[] | null;
  readonly started_at: Date;
  readonly answered_at: Date | null;
  readonly answer: RunAnswer | null;
  readonly body_hash: Buffer | null;
  readonly anchors: Anchors;
  readonly read_ms: number;
  readonly version_ranked: boolean;
  readonly retired_at: Date | null;
}

export interface Accepted {
  readonly ok: true;
  readonly row: AttemptRow;
  readonly judged: Judged;
  readonly log: readonly RunEvent[];
  readonly flags: readonly string[];
  readonly ranked: boolean;
  readonly started: Date;
  readonly finished: Date;
}

/** Keys in one order, and no others: equal events have equal texts. */
export const plainEvent = (event: RunEvent): RunEvent =>
  event.type === 'choose' ? { type: 'choose', choice: event.choice } : { type: event.type };
