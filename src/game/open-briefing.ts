// The briefing arrives: what the scene will need is fetched while it is read.
import { fetchAhead, textsIn } from './fetch-ahead.ts';
import type { GamePorts } from './game-ports.ts';
import { noticeOf } from './notice-list.ts';
import { type GameState, shownView } from './overlay-model.ts';
import { beginPlay } from './play.ts';
import type { Store } from './store.ts';

export interface BriefingOptions {
  readonly ports: Pick<GamePorts, 'catalogue' | 'prefetchStage' | 'prefetchArt' | 'prefetchFaces'>;
  readonly store: Store;
  /** It could not be loaded. */
  readonly onLost: () => void;
}

export function openBriefing({ ports, store, onLost }: BriefingOptions, scenario: string | null): void {
  if (scenario === null) throw new Error('briefing without a scenario');
  const mine = store.journey();
  store.put({ playable: null, loading: 0 });
  const here = (change: Partial<GameState>): void => {
    if (mine === store.journey()) store.show(change);
  };
  fetchAhead({
    ports,
    scenario,
    viewOf: (playable) => {
      const { settings } = store.get();
      // How a live talk opens, the service tells when it begins.
      return playable.live ? null : shownView(beginPlay(playable, { seed: 0, mode: settings.mode, at: 0 }), settings);
    },
    textOf: (view, { scenario: { briefing, cast } }) => textsIn([briefing, cast, view?.lines, view?.choices], store.get().settings.locale),
    onPlayable: (playable) => here({ playable }),
    onShare: (loading) => here({ loading }),
    onMissing: () => {
      if (mine !== store.journey()) return;
      onLost();
      store.notify(noticeOf('error', 'load-failed'));
    },
  });
}
