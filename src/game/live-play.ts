// A play that the service answers choice by choice. Values in, values out; what is kept of it survives a reload.
import type { DialogueView, ShownLine } from '../core/dialogue/view.ts';
import type { LiveEnd, LiveStanding, LiveStep } from '../core/run/live.ts';
import type { PlayMode, Run, RunEvent } from '../core/run/run.ts';
import type { LiveBegun, LiveTicket } from './live-ports.ts';
import type { PlayableScenario } from './ports.ts';

export interface LiveState extends LiveTicket {
  readonly view: DialogueView;
  /** What was said before the present view, by decisions. */
  readonly past: readonly (readonly ShownLine[])[];
  readonly end: LiveEnd | null;
  /** An answer that the service has not confirmed: the only one that may be given at its place. */
  readonly pending: RunEvent | null;
  /** `lost`: the service could not be reached with it. */
  readonly line: 'open' | 'asking' | 'lost';
}

export interface LivePlay {
  readonly playable: PlayableScenario;
  readonly run: Omit<Run, 'snapshots'>;
  readonly read: number;
  readonly at: number;
  readonly live: LiveState;
  readonly entry?: undefined;
}

/** After the end the outline knows more. */
const told = (playable: PlayableScenario, end: LiveEnd | null): PlayableScenario =>
  end ? { ...playable, scenario: end.scenario, anchors: end.debrief.anchors } : playable;

export function beginLive(
  playable: PlayableScenario,
  { attempt, nonce, seed }: LiveBegun,
  view: DialogueView,
  { mode, at }: { readonly mode: PlayMode; readonly at: number },
): LivePlay {
  const { id, hash } = playable.scenario;
  const live: LiveState = { attempt, nonce, view, past: [], end: null, pending: null, line: 'open' };
  return { playable, run: { scenario: id, hash, seed, mode, log: [] }, read: 0, at, live };
}

export const askLive = (play: LivePlay, pending: RunEvent): LivePlay => ({ ...play, live: { ...play.live, pending, line: 'asking' } });

export const loseLive = (play: LivePlay): LivePlay => ({ ...play, live: { ...play.live, line: 'lost' } });

export function answerLive(play: LivePlay, event: RunEvent, { view, end }: LiveStep, at: number): LivePlay {
  const { live, run, playable } = play;
  return {
    playable: told(playable, end),
    run: { ...run, log: [...run.log, event] },
    read: 0,
    at,
    live: { ...live, view, end, past: [...live.past, live.view.lines], pending: null, line: 'open' },
  };
}

/** As the service knows it: further than here, where another tab or a lost answer was ahead. */
export function settleLive(play: LivePlay, { view, log, past, end }: LiveStanding): LivePlay {
  const { live, run, playable } = play;
  const here = log.length === run.log.length;
  const pending = here ? live.pending : null;
  return {
    playable: told(playable, end),
    run: { ...run, log },
    read: here ? play.read : 0,
    at: play.at,
    live: { ...live, view, past, end, pending, line: pending ? live.line : 'open' },
  };
}

/** What is stored of it; the rest stands in the save. */
export interface LiveRecord {
  readonly hash: string;
  readonly seed: number;
  readonly log: readonly RunEvent[];
  readonly live: LiveState;
}

export const recordOf = ({ run: { hash, seed, log }, live }: LivePlay): LiveRecord => ({ hash, seed, log, live });

export function recordIn(value: unknown, { hash, seed }: Pick<Run, 'hash' | 'seed'>): LiveRecord | null {
  const record = value as LiveRecord | null;
  const whole =
    typeof record?.live?.attempt === 'string' &&
    typeof record.live.view === 'object' &&
    Array.isArray(record.live.past) &&
    Array.isArray(record.log);
  return whole && record.hash === hash && record.seed === seed ? record : null;
}

export const livePlayOf = (
  playable: PlayableScenario,
  { live, log }: LiveRecord,
  { scenario, hash, seed, mode, read, at }: Omit<Run, 'snapshots' | 'log'> & { readonly read: number; readonly at: number },
): LivePlay => ({
  playable: told(playable, live.end),
  run: { scenario, hash, seed, mode, log },
  read,
  at,
  live: { ...live, line: live.pending ? 'lost' : 'open' },
});
