// A run while it is being played: the log with the player's place in the text. Values in, values out.
import { compileDialogue, type DialogueMachine, type DialogueSnapshot } from '../core/dialogue/machine.ts';
import type { Cue, DialogueView, ShownLine } from '../core/dialogue/view.ts';
import { advance, canAdvance, startRun, viewOfRun } from '../core/run/advance.ts';
import { debriefOf } from '../core/run/debrief.ts';
import type { Debrief } from '../core/run/debrief-types.ts';
import { type Rebased, rebase } from '../core/run/rebase.ts';
import type { PlayMode, Run, RunEvent } from '../core/run/run.ts';
import { restore, type Save, saveOf } from '../core/run/save.ts';
import { type StartProblem, startAt, type TalkPatch } from '../core/run/start-at.ts';
import type { LivePlay } from './live-play.ts';
import type { HistoryEntry, PlayableScenario } from './ports.ts';

/** From the scenario's file, or by the service's answers. */
export type Play = LocalPlay | LivePlay;

export interface LocalPlay {
  readonly playable: PlayableScenario;
  readonly machine: DialogueMachine;
  readonly run: Run;
  /** Lines of the present view that were read. */
  readonly read: number;
  /** Milliseconds since 1970 of the last decision. */
  readonly at: number;
  /** Set on a play that began in the middle to look at a place: it is neither saved nor ranked, and has no score. */
  readonly entry?: Entry;
}

export interface Entry {
  readonly node: string;
  readonly patch: TalkPatch;
}

// Compiling takes milliseconds, but a scenario is often played again.
const machines = new WeakMap<PlayableScenario, DialogueMachine>();

export function machineOf(playable: PlayableScenario): DialogueMachine {
  const known = machines.get(playable);
  if (known) return known;
  const machine = compileDialogue(playable.scenario);
  machines.set(playable, machine);
  return machine;
}

export interface Beginning {
  readonly seed: number;
  readonly mode: PlayMode;
  readonly at: number;
}

export function beginPlay(playable: PlayableScenario, { seed, mode, at }: Beginning): LocalPlay {
  const machine = machineOf(playable);
  const [run] = startRun(machine, { seed, mode });
  return { playable, machine, run, read: 0, at };
}

export type EnteredPlay =
  | { readonly ok: true; readonly play: LocalPlay }
  | { readonly ok: false; readonly problems: readonly StartProblem[] };

export function enterPlay(playable: PlayableScenario, entry: Entry, { seed, mode, at }: Beginning): EnteredPlay {
  const machine = machineOf(playable);
  const started = startAt(machine, entry.node, entry.patch, { seed, mode });
  return started.ok ? { ok: true, play: { playable, machine, run: started.run, read: 0, at, entry } } : started;
}

/** The play on another version of its scenario. Null: it began at a place that is not there any more. */
export function carryPlay(
  play: LocalPlay,
  playable: PlayableScenario,
  log: readonly RunEvent[] = play.run.log,
): { readonly play: LocalPlay; readonly moved: Rebased } | null {
  const head = { seed: play.run.seed, mode: play.run.mode, at: play.at };
  const entered = play.entry ? enterPlay(playable, play.entry, head) : null;
  if (entered && !entered.ok) return null;
  const begun = entered ? entered.play : beginPlay(playable, head);
  const moved = rebase(play.machine, play.run, begun.machine, begun.run, log);
  const lines = viewOfRun(begun.machine, moved.run).lines.length;
  const here = moved.run.log.length === play.run.log.length;
  return { play: { ...begun, run: moved.run, read: here ? Math.min(play.read, lines) : lines }, moved };
}

export interface Resumption {
  readonly play: LocalPlay;
  /** Null: the scenario is the one that was saved. */
  readonly moved: { readonly kept: number; readonly lost: number } | null;
}

export function resumePlay(playable: PlayableScenario, save: Save): Resumption {
  const machine = machineOf(playable);
  const { run, report } = restore(machine, save);
  const moved = report.moved || report.lost.length > 0;
  // In another version the lines may be others: then the place is read again.
  const read = moved ? 0 : save.read;
  return { play: { playable, machine, run, read, at: save.at }, moved: moved ? { kept: report.kept, lost: report.lost.length } : null };
}

/** Null: the event is not lawful here, for instance a second click on a choice already taken. */
export function playOn(play: LocalPlay, event: RunEvent, at: number): { readonly play: LocalPlay; readonly cues: readonly Cue[] } | null {
  if (!canAdvance(play.machine, play.run, event)) return null;
  const [run, cues] = advance(play.machine, play.run, event);
  return { play: { ...play, run, read: 0, at }, cues };
}

/** One play of a scenario ends once: its seed and the moment of its last decision name it. */
export const playIdOf = ({ scenario, seed, at }: Pick<Save, 'scenario' | 'seed' | 'at'>): string => `${scenario}-${seed}-${at}`;

export const saveOfPlay = ({ run, read, at }: Play): Save => saveOf(run, read, at);

export const isLive = (play: Play): play is LivePlay => 'live' in play;

export const viewOfPlay = (play: Play): DialogueView => (isLive(play) ? play.live.view : viewOfRun(play.machine, play.run));

export const canGoBack = (play: Play): boolean => !isLive(play) && play.run.mode === 'practice' && play.run.snapshots.length > 1;

/** Of a play that has ended. */
export function debriefOfPlay(play: Play): Debrief {
  if (!isLive(play)) return debriefOf(play.machine, play.run, play.playable.anchors);
  if (!play.live.end) throw new Error('a debrief needs an ended run');
  return play.live.end.debrief;
}

// Views of states left behind never change; the text log asks for them at every step.
const pastViews = new WeakMap<DialogueSnapshot, DialogueView>();

function pastViewOf({ machine, run }: LocalPlay, index: number): DialogueView {
  const snapshot = run.snapshots[index];
  if (!snapshot) throw new Error(`the run has no state ${index}`);
  const known = pastViews.get(snapshot);
  if (known) return known;
  const view = viewOfRun(machine, { ...run, snapshots: run.snapshots.slice(0, index + 1) });
  pastViews.set(snapshot, view);
  return view;
}

const pastLinesOf = (play: Play): readonly (readonly ShownLine[])[] =>
  isLive(play) ? play.live.past : play.run.snapshots.slice(0, -1).map((_, index) => pastViewOf(play, index).lines);

const NOBODY = { 'zh-CN': '', en: '' };

/** Everything said before the present view, in order. */
export function historyOfPlay(play: Play): readonly HistoryEntry[] {
  const names = new Map(play.playable.scenario.cast.map((person) => [person.id, person.name]));
  return pastLinesOf(play).flatMap((lines, index) =>
    lines.map((line): HistoryEntry => {
      const name = (line.who === undefined ? undefined : names.get(line.who)) ?? NOBODY;
      const said = { decision: index, name, kind: line.kind, text: line.text };
      return line.who === undefined ? said : { ...said, who: line.who };
    }),
  );
}
