// A saved scenario under a running game: the play is carried over to the new version and stays where it was.
import type { Rebased } from '../../core/run/rebase.ts';
import type { RunEvent } from '../../core/run/run.ts';
import type { Text } from '../../core/scenario/terms.ts';
import type { Catalogue } from '../adapters/catalogue.ts';
import type { GameInside } from '../inside.ts';
import { shownView } from '../overlay-model.ts';
import { carryPlay, debriefOfPlay, isLive, type LocalPlay, saveOfPlay, viewOfPlay } from '../play.ts';
import type { PlayableScenario } from '../ports.ts';
import type { AnchorNews, News } from '../preview-news.ts';

/** What became of the play on screen. */
export interface MovedNote {
  readonly title: Text;
  /** Null: the place where a preview began is gone. */
  readonly moved: Rebased | null;
  /** Decisions lost to an earlier version are back. */
  readonly restored: boolean;
}

export interface NewsTaker {
  /** Null: the play on screen is not concerned. */
  take(news: News): MovedNote | null;
  takeAnchors(news: AnchorNews): void;
}

const begins = (log: readonly RunEvent[], start: readonly RunEvent[]): boolean =>
  start.every((event, k) => JSON.stringify(event) === JSON.stringify(log[k]));

export function openNewsTaker(inside: GameInside, catalogue: Catalogue): NewsTaker {
  const { store, saves, theatre, send, ids } = inside;
  /** The log before a version cut it: the next one may have the option again. */
  let whole: { readonly scenario: string; readonly seed: number; readonly log: readonly RunEvent[] } | null = null;

  function wantedLog({ run }: LocalPlay): readonly RunEvent[] {
    const same = whole?.scenario === run.scenario && whole.seed === run.seed && whole.log.length > run.log.length;
    return whole && same && begins(whole.log, run.log) ? whole.log : run.log;
  }

  function restage(before: LocalPlay, after: LocalPlay): void {
    const { settings } = store.get();
    const [was, is] = [shownView(before, settings), shownView(after, settings)];
    const lookOf = (view: typeof is): string => JSON.stringify([view.place, view.present.map(({ id, figure }) => [id, figure])]);
    if (lookOf(was) === lookOf(is)) {
      theatre.play(is, []);
      return;
    }
    theatre.lower();
    void theatre.raise(is, settings);
  }

  function showCarried(before: LocalPlay, play: LocalPlay): void {
    const { arrival } = store.get();
    const ended = viewOfPlay(play).ending !== undefined;
    if (arrival.screen === 'debrief' && ended) {
      store.show({ play, debrief: debriefOfPlay(play) });
    } else if (arrival.screen === 'debrief') {
      store.put({ play, debrief: null, cues: [] });
      send({ type: 'enter', scenario: play.run.scenario, step: 'replace' });
    } else {
      store.show({ play, cues: [] });
      restage(before, play);
    }
  }

  function carry(play: LocalPlay, playable: PlayableScenario): MovedNote {
    const { title } = playable.scenario;
    const log = wantedLog(play);
    const carried = carryPlay(play, playable, log);
    if (!carried) {
      void inside.runs.begin(play.run.scenario, { mode: play.run.mode, step: 'replace' });
      return { title, moved: null, restored: false };
    }
    const { moved } = carried;
    whole = moved.loss ? { scenario: play.run.scenario, seed: play.run.seed, log } : null;
    showCarried(play, carried.play);
    if (!play.entry) {
      if (moved.loss) store.keep(saves.keepAside(play.run.scenario));
      store.keep(saves.write(saveOfPlay(carried.play)));
    }
    return { title, moved, restored: moved.run.log.length > play.run.log.length };
  }

  return {
    take(news) {
      catalogue.renew(news.cards, news.changed, news.figures);
      ids.clear();
      for (const { id } of news.cards) ids.add(id);
      const { arrival, play } = store.get();
      const talks = arrival.screen === 'scene' || arrival.screen === 'debrief';
      const changed = news.changed.find(({ scenario }) => scenario.id === arrival.scenario);
      if (arrival.screen === 'briefing' && arrival.scenario !== null && !ids.has(arrival.scenario))
        send({ type: 'go', screen: 'map', step: 'replace' });
      else if (talks && changed && play && !isLive(play)) return carry(play, changed);
      else store.show(changed && arrival.screen === 'briefing' ? { playable: changed } : {});
      return null;
    },
    takeAnchors({ scenario, hash, anchors }) {
      const { play, playable, arrival, debrief } = store.get();
      const fits = (one: PlayableScenario | undefined | null): one is PlayableScenario =>
        one?.scenario.id === scenario && one.scenario.hash === hash;
      const known = fits(play?.playable) ? play.playable : fits(playable) ? playable : null;
      if (!known) return;
      const exact: PlayableScenario = { scenario: known.scenario, anchors };
      catalogue.renew(catalogue.cards, [exact], []);
      if (fits(playable)) store.put({ playable: exact });
      if (!play || isLive(play) || !fits(play.playable)) return;
      const exactly = { ...play, playable: exact };
      store.put({ play: exactly });
      if (arrival.screen === 'debrief' && debrief) store.show({ debrief: debriefOfPlay(exactly) });
    },
  };
}
