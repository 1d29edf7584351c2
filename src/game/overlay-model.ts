// All that the game knows at a moment, and what of it the overlay is shown.
import type { Cue, DialogueView } from '../core/dialogue/view.ts';
import { isRanked } from '../core/run/board-rows.ts';
import type { Debrief } from '../core/run/debrief-types.ts';
import type { AddressRequest } from './address-ports.ts';
import type { Arrival } from './app-machine.ts';
import { personaliseCard, personaliseScenario, personaliseView } from './personalise.ts';
import { canGoBack, historyOfPlay, isLive, type Play, playIdOf, saveOfPlay, viewOfPlay } from './play.ts';
import type { BoardEntry, CataloguePort, Notice, OverlayModel, PlayableScenario, SaveSummary, SceneModel, Settings } from './ports.ts';
import type { TeamPort } from './team-ports.ts';

type Company = Pick<TeamPort, 'state' | 'board' | 'desk'>;

export interface GameState {
  readonly settings: Settings;
  readonly notices: readonly Notice[];
  readonly saves: readonly SaveSummary[];
  readonly results: readonly BoardEntry[];
  readonly arrival: Arrival;
  /** Of the briefing, once it is loaded. */
  readonly playable: PlayableScenario | null;
  /** 0…1: how much of what the scene needs is here. */
  readonly loading: number;
  readonly play: Play | null;
  /** Lines of the running scenario that were read in earlier runs. */
  readonly known: ReadonlySet<string>;
  /** What happened in the last step; shown once. */
  readonly cues: readonly Cue[];
  readonly debrief: Debrief | null;
  /** Scenario whose results the board shows; null: all. */
  readonly scope: string | null;
}

/** Before anything is loaded. */
export const BLANK: Omit<GameState, 'settings'> = {
  notices: [],
  saves: [],
  results: [],
  arrival: { screen: 'title', scenario: null, step: 'replace' },
  playable: null,
  loading: 0,
  play: null,
  known: new Set(),
  cues: [],
  debrief: null,
  scope: null,
};

export const shownView = (play: Play, settings: Settings): DialogueView =>
  personaliseView(viewOfPlay(play), play.playable.scenario, settings);

function sceneOf(play: Play, { settings, known }: GameState): SceneModel {
  const view = shownView(play, settings);
  const scenario = personaliseScenario(play.playable.scenario, settings);
  const names = new Map(scenario.cast.map((person) => [person.id, person.name]));
  return {
    view,
    scenario,
    history: historyOfPlay(play).map((entry) => ({
      ...entry,
      name: (entry.who === undefined ? undefined : names.get(entry.who)) ?? entry.name,
    })),
    read: play.read,
    mode: play.run.mode,
    canGoBack: canGoBack(play) && view.ending === undefined,
    ...(isLive(play) && play.live.line !== 'open' ? { line: play.live.line } : {}),
    known,
  };
}

function previousBestOf(play: Play, { results, settings }: GameState): number | null {
  const id = playIdOf(saveOfPlay(play));
  const scores = results
    .filter((entry) => isRanked(entry) && entry.scenario === play.run.scenario && entry.player === settings.playerName && entry.id !== id)
    .map((entry) => entry.score);
  return scores.length === 0 ? null : Math.max(...scores);
}

export function modelOf(
  state: GameState,
  catalogue: CataloguePort,
  company: Company,
  { instant, endWaits }: Pick<AddressRequest, 'instant' | 'endWaits'>,
): OverlayModel {
  const { settings, notices, saves, results, arrival, play } = state;
  const common = { settings, notices, cards: catalogue.cards, saves, results, team: company.state, instant, endWaits };
  const { purpose } = company.state;
  // A talk is not interrupted for it.
  if (purpose?.open && arrival.screen !== 'scene' && arrival.screen !== 'debrief') return { ...common, screen: 'purpose', purpose };
  switch (arrival.screen) {
    case 'briefing': {
      const card = catalogue.cards.find((each) => each.id === arrival.scenario);
      if (!card) throw new Error(`briefing of "${arrival.scenario}", which has no card`);
      return { ...common, screen: 'briefing', card: personaliseCard(card, settings), playable: state.playable, loading: state.loading };
    }
    case 'scene':
      if (!play) throw new Error('scene without a run');
      return { ...common, screen: 'scene', scene: sceneOf(play, state), cues: state.cues };
    case 'debrief': {
      if (!play || !state.debrief) throw new Error('debrief without a finished run');
      const scenario = personaliseScenario(play.playable.scenario, settings);
      const previousBest = previousBestOf(play, state);
      const { provisional = false } = play.playable;
      const partial = play.entry !== undefined;
      const run = playIdOf(saveOfPlay(play));
      const told = { debrief: state.debrief, scenario, mode: play.run.mode, previousBest, provisional, partial, run };
      return { ...common, screen: 'debrief', ...told };
    }
    case 'office':
      return { ...common, screen: 'office', desk: company.desk };
    case 'board':
      return { ...common, screen: 'board', scope: state.scope, board: company.board };
    default:
      return { ...common, screen: arrival.screen };
  }
}
