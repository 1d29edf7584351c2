// What a log is worth: the answer of whoever judges a play without showing it.
import { rawOf, scoreOf, termsOf } from '../conflict/score.ts';
import type { ConflictState } from '../conflict/state.ts';
import { verdictOf } from '../conflict/verdict.ts';
import type { DialogueMachine } from '../dialogue/machine.ts';
import { get } from '../dialogue/plot.ts';
import type { Ending } from '../scenario/model.ts';
import type { Verdict } from '../scenario/terms.ts';
import { endingOf, nowOf, type RunHead } from './advance.ts';
import type { Anchors, Terms } from './debrief-types.ts';
import { type IllegalCode, replay } from './replay.ts';
import type { RunEvent } from './run.ts';

export interface Judged {
  readonly ok: true;
  readonly ending: string;
  readonly verdict: Verdict;
  /** R, 0…100. */
  readonly raw: number;
  /** N, 0…1000. */
  readonly score: number;
  readonly terms: Terms;
}

export type Outcome =
  | Judged
  /** The first event that is not lawful, or the end of a log that ends before the talk. */
  | { readonly ok: false; readonly code: IllegalCode | 'unfinished'; readonly illegalAt: number };

export function judge(state: ConflictState, ending: Ending, anchors: Anchors): Judged {
  const terms = termsOf(state, ending);
  const raw = rawOf(terms);
  return { ok: true, ending: ending.id, verdict: verdictOf(state, ending), raw, score: scoreOf(raw, anchors), terms };
}

export function outcomeOf(machine: DialogueMachine, head: RunHead, log: readonly RunEvent[], anchors: Anchors): Outcome {
  const replayed = replay(machine, head, log);
  if (!replayed.ok) return { ok: false, code: replayed.code, illegalAt: replayed.illegalAt };
  const at = endingOf(machine, replayed.run);
  if (at === null) return { ok: false, code: 'unfinished', illegalAt: log.length };
  return judge(nowOf(replayed.run).context.conflict, get(machine.plot.endings, at), anchors);
}
