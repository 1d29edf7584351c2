// Starting, resuming and advancing the run that is being played. Every decision is stored before anything else is shown.
import type { Cue, DialogueView, ShownLine } from '../core/dialogue/view.ts';
import type { PlayMode, RunEvent } from '../core/run/run.ts';
import type { AppEvent, HistoryStep } from './app-machine.ts';
import type { GamePorts } from './game-ports.ts';
import { loadKnownLines, storeKnownLines } from './known-lines.ts';
import { recordOf } from './live-play.ts';
import { openLiveRuns } from './live-runs.ts';
import { noticeOf } from './notice-list.ts';
import { shownView } from './overlay-model.ts';
import { beginPlay, isLive, type Play, playOn, resumePlay, saveOfPlay, viewOfPlay } from './play.ts';
import type { PlayableScenario } from './ports.ts';
import type { Saves } from './saves.ts';
import { beginSending } from './sending.ts';
import type { Store } from './store.ts';
import type { Theatre } from './theatre.ts';

export interface RunsOptions {
  readonly ports: Pick<GamePorts, 'audio' | 'storage' | 'board' | 'clock' | 'chance' | 'catalogue' | 'team'>;
  readonly store: Store;
  readonly saves: Saves;
  readonly theatre: Theatre;
  readonly send: (event: AppEvent) => void;
}

export interface Beginning {
  readonly mode: PlayMode;
  /** Absent: a new one is drawn. */
  readonly seed?: number | null;
  readonly step?: HistoryStep;
}

export interface Runs {
  /** A run of this scenario that is under way is kept aside. */
  begin(scenario: string, how: Beginning): Promise<boolean>;
  /** False: there is nothing to resume; a save with another seed than `seed` does not count. */
  resume(scenario: string, how?: { readonly seed?: number | null; readonly step?: HistoryStep }): Promise<boolean>;
  on(event: RunEvent): void;
  /** At once with an answer that did not reach the service. */
  tryLine(): void;
  /** Shows a play that stands ready; what was under way in its scenario is kept aside. */
  open(play: Play, step: HistoryStep): Promise<boolean>;
  /** The line with this index is on screen; those before it were read. */
  line(index: number): void;
  /** All lines up to this number were read. */
  read(lines: number): void;
}

export function openRuns({ ports, store, saves, theatre, send }: RunsOptions): Runs {
  const { audio, storage, board, clock, chance, catalogue, team } = ports;
  /** Every line shown on this device in the scenario being played, this run's included. */
  let seen = new Set<string>();

  async function load(scenario: string, mine: number, hash?: string): Promise<PlayableScenario | null> {
    try {
      return await catalogue.load(scenario, hash);
    } catch {
      if (mine === store.journey()) store.notify(noticeOf('error', 'load-failed'));
      return null;
    }
  }

  async function enter(play: Play, step: HistoryStep, mine: number, write: () => Promise<unknown>): Promise<boolean> {
    const known = await loadKnownLines(storage, play.run.scenario);
    if (mine !== store.journey()) return false;
    seen = new Set(known);
    store.put({ play, known, cues: [], debrief: null });
    send({ type: 'enter', scenario: play.run.scenario, step });
    if (!play.entry) store.keep(write());
    finishWhenRead();
    return true;
  }

  async function open(play: Play, step: HistoryStep, mine: number): Promise<boolean> {
    const done = new Set((await board.entries()).map((entry) => entry.id));
    const { scenario } = play.run;
    return enter(play, step, mine, async () => {
      const { unreadable } = await saves.begin(saveOfPlay(play), done, ...(isLive(play) ? [recordOf(play)] : []));
      if (unreadable) store.notify(noticeOf('warning', 'save-unreadable', { scenario }));
    });
  }

  /** The play on screen; null while the player is elsewhere. */
  const playing = (): Play | null => (store.get().arrival.screen === 'scene' ? store.get().play : null);

  const write = (play: Play): Promise<void> => saves.write(saveOfPlay(play), ...(isLive(play) ? [recordOf(play)] : []));

  let heard = '';
  /** The room as it sounds where a line is said: it changes with what is seen, not before. */
  function hear(view: DialogueView, line: ShownLine | undefined, anew = false): void {
    const { place, time, weather } = line?.setting ?? view;
    const here = `${place} ${time} ${weather}`;
    if (here === heard && !anew) return;
    heard = here;
    audio.mood({ ladder: view.ladder, place, ...(time === undefined ? {} : { time }), ...(weather === undefined ? {} : { weather }) });
  }

  /** By a decision. */
  function goOn(before: Play, next: Play, cues: readonly Cue[]): void {
    for (const line of viewOfPlay(before).lines) seen.add(line.id);
    if (!next.entry) {
      store.keep(write(next));
      store.keep(storeKnownLines(storage, next.run.scenario, seen));
    }
    const view = shownView(next, store.get().settings);
    audio.cues(cues);
    hear(view, view.lines[0], true);
    theatre.play(view, cues);
    store.show({ play: next, cues });
    finishWhenRead();
  }

  const live = openLiveRuns({ ports, store, saves, goOn, onLost: () => send({ type: 'go', screen: 'map', step: 'replace' }) });

  function finishWhenRead(): void {
    const play = playing();
    if (!play) return;
    const view = viewOfPlay(play);
    if (view.ending !== undefined && play.read >= view.lines.length) send({ type: 'finish' });
  }

  function bookmark(lines: number): void {
    const play = playing();
    if (!play || lines <= play.read) return;
    const next = { ...play, read: lines };
    store.put({ play: next });
    if (!play.entry) store.keep(write(next));
  }

  return {
    async begin(scenario, { mode, seed, step = 'push' }) {
      const mine = store.travel();
      const playable = await load(scenario, mine);
      if (!playable || mine !== store.journey()) return false;
      const play = playable.live
        ? await live.begin(playable, mode)
        : beginPlay(playable, { seed: seed ?? chance.seed(), mode, at: clock.now() });
      if (!play) return false;
      beginSending(team, play);
      return open(play, step, mine);
    },
    open: (play, step) => open(play, step, store.travel()),
    async resume(scenario, { seed = null, step = 'push' } = {}) {
      const mine = store.travel();
      const { save, unreadable } = await saves.read(scenario);
      if (unreadable) store.notify(noticeOf('warning', 'save-unreadable', { scenario }));
      if (!save || (seed !== null && save.seed !== seed)) return false;
      // A talk goes on as it began, where its version is still here.
      const playable = await load(scenario, mine, save.hash);
      if (!playable || mine !== store.journey()) return false;
      const answered = await live.resume(playable, save);
      if (mine !== store.journey() || answered === null) return false;
      if (answered) {
        const entered = await enter(answered, step, mine, () => write(answered));
        // An answer that had not arrived goes out once more.
        if (entered) live.tryLine();
        return entered;
      }
      if (playable.live) {
        // It began from its file, which is not given out any more.
        await saves.keepAside(scenario);
        await saves.drop(save);
        store.notify(noticeOf('warning', 'live-now'));
        return false;
      }
      const { play, moved } = resumePlay(playable, save);
      if (moved) {
        await saves.keepAside(scenario);
        store.notify(noticeOf(moved.lost > 0 ? 'warning' : 'info', 'save-moved', moved));
      }
      return enter(play, step, mine, () => saves.write(saveOfPlay(play)));
    },
    on(event) {
      const play = playing();
      if (!play) return;
      if (isLive(play)) return live.on(play, event);
      const next = playOn(play, event, clock.now());
      if (next) goOn(play, next.play, next.cues);
    },
    tryLine: () => live.tryLine(),
    line(index) {
      const play = playing();
      const view = play && viewOfPlay(play);
      const line = view?.lines[index];
      if (!line) return;
      theatre.speak(line);
      hear(view, line);
      audio.acting(line.acting ?? []);
      bookmark(index);
    },
    read(lines) {
      bookmark(lines);
      finishWhenRead();
    },
  };
}
