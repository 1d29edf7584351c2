// Plays that the service answers: each answer goes out once, at its place in the log, and is kept until it has arrived.
import type { Cue } from '../core/dialogue/view.ts';
import type { PlayMode, RunEvent } from '../core/run/run.ts';
import type { Save } from '../core/run/save.ts';
import type { NoticeKey } from '../locale/notices.ts';
import type { GamePorts } from './game-ports.ts';
import { answerLive, askLive, beginLive, type LivePlay, livePlayOf, loseLive, recordIn, recordOf, settleLive } from './live-play.ts';
import { noticeOf } from './notice-list.ts';
import { isLive, saveOfPlay } from './play.ts';
import type { PlayableScenario } from './ports.ts';
import type { Saves } from './saves.ts';
import type { Store } from './store.ts';

export interface LiveRunsOptions {
  readonly ports: Pick<GamePorts, 'clock' | 'team'>;
  readonly store: Store;
  readonly saves: Saves;
  /** The play has gone on by a decision. */
  readonly goOn: (before: LivePlay, after: LivePlay, cues: readonly Cue[]) => void;
  /** It cannot be played here any more. */
  readonly onLost: () => void;
}

export interface LiveRuns {
  /** Null: it did not begin, and a notice says why. */
  begin(playable: PlayableScenario, mode: PlayMode): Promise<LivePlay | null>;
  /** Undefined: the save is of no live play; null: it cannot go on, and a notice says why. */
  resume(playable: PlayableScenario, save: Save): Promise<LivePlay | null | undefined>;
  on(play: LivePlay, event: RunEvent): void;
  /** At once with what could not be sent. */
  tryLine(): void;
}

/** Between tries by itself, in ms. */
const PAUSES = [1000, 2000, 4000, 8000, 15_000];

/** Codes by which the service says that the play stands elsewhere than here. */
const ELSEWHERE: ReadonlySet<string> = new Set(['other-choice', 'out-of-turn', 'already-answered', 'illegal-choice']);

export function openLiveRuns({ ports, store, saves, goOn, onLost }: LiveRunsOptions): LiveRuns {
  const { clock, team } = ports;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  /** A request is under way: its answer settles what is pending. */
  let asking: string | null = null;

  const tell = (key: NoticeKey, params = {}): void => store.notify(noticeOf('error', key, params));
  const keep = (play: LivePlay): void => store.keep(saves.write(saveOfPlay(play), recordOf(play)));

  /** The play on screen, if it is still this one, at this place. */
  function current({ live: { attempt }, run }: LivePlay): LivePlay | null {
    const { arrival, play } = store.get();
    const here = arrival.screen === 'scene' && play && isLive(play) ? play : null;
    return here && here.live.attempt === attempt && here.run.log.length === run.log.length ? here : null;
  }

  function change(play: LivePlay): void {
    store.show({ play });
  }

  /** Another tab or device was ahead, or an answer was lost: the service knows. */
  async function settle(play: LivePlay): Promise<void> {
    const reply = await team.live.standing(play.live.attempt);
    const now = current(play);
    if (!now) return;
    if (reply.is === 'away') return lose(now, reply.after);
    if (reply.is === 'refused') return giveUp(reply.code);
    const settled = settleLive({ ...now, live: { ...now.live, pending: null } }, reply.answer);
    store.notify(noticeOf('info', 'live-elsewhere'));
    keep(settled);
    goOn(now, settled, []);
  }

  function giveUp(code: string): void {
    if (code === 'signed-out') tell('live-signed-out');
    else tell('live-over', { code });
    onLost();
  }

  function lose(play: LivePlay, after: number): void {
    const pause = Math.max(after, PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 0);
    tries += 1;
    change(loseLive(play));
    clearTimeout(timer);
    timer = setTimeout(() => tryLine(), pause);
  }

  async function ask(play: LivePlay): Promise<void> {
    const { live, run } = play;
    if (!live.pending || asking === live.attempt) return;
    asking = live.attempt;
    const { pending } = live;
    const reply = await team.live.choose(live.attempt, run.log.length, pending);
    asking = null;
    const now = current(play);
    // The player has left: the answer is kept, and the service is asked where the play stands when he comes back.
    if (!now) return;
    if (reply.is === 'away') return lose(now, reply.after);
    if (reply.is === 'refused') return ELSEWHERE.has(reply.code) ? settle(now) : giveUp(reply.code);
    tries = 0;
    const next = answerLive(now, pending, reply.answer, clock.now());
    keep(next);
    goOn(now, next, reply.answer.cues);
  }

  function tryLine(): void {
    clearTimeout(timer);
    const { arrival, play } = store.get();
    if (arrival.screen !== 'scene' || !play || !isLive(play) || !play.live.pending) return;
    const again = askLive(play, play.live.pending);
    change(again);
    void ask(again).catch(store.fail);
  }

  return {
    tryLine,
    async begin(playable, mode) {
      const { id: scenario, hash } = playable.scenario;
      // One step back is a question to the file.
      const played = mode === 'practice' ? 'coach' : mode;
      const mine = store.journey();
      const reply = await team.live.begin({ scenario, hash, mode: played });
      if (mine !== store.journey()) return null;
      if (reply.is === 'answer' && reply.answer.view !== null)
        return beginLive(playable, reply.answer, reply.answer.view, { mode: played, at: clock.now() });
      if (reply.is === 'away') tell('live-away');
      else if (reply.is === 'refused' && reply.code === 'signed-out') tell('live-signed-out');
      // It has a page of its own.
      else if (reply.is === 'refused' && reply.code === 'notice-not-accepted') return null;
      else {
        team.live.lookAgain();
        tell('live-changed');
      }
      return null;
    },
    async resume(playable, save) {
      const record = recordIn(await saves.live(save.scenario), save);
      if (!record) return undefined;
      const stored = livePlayOf(playable, record, save);
      // What was over needs nobody.
      if (stored.live.end) return stored;
      const reply = await team.live.standing(record.live.attempt);
      if (reply.is === 'answer') return settleLive(stored, reply.answer);
      if (reply.is === 'away') return stored;
      if (reply.code === 'signed-out') tell('live-signed-out');
      else {
        await saves.keepAside(save.scenario);
        await saves.drop(save);
        tell('live-over', { code: reply.code });
      }
      return null;
    },
    on(play, event) {
      if (play.live.pending || event.type === 'back' || play.live.end) return;
      // What is not offered is not sent.
      const open = play.live.view.choices.some((choice) => choice.open && event.type === 'choose' && choice.id === event.choice);
      if (!open && !(event.type === 'timeout' && play.live.view.timer)) return;
      const asked = askLive(play, event);
      tries = 0;
      keep(asked);
      change(asked);
      void ask(asked).catch(store.fail);
    },
  };
}
