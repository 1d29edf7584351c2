// Holds the game's state and redraws the overlay when it changes. Wishes that take time carry the number of the journey
// they belong to: after the player has gone elsewhere, their result is void.
import { addNotice, hasNotice, noticeOf } from './notice-list.ts';
import type { GameState } from './overlay-model.ts';
import type { Notice } from './ports.ts';

export interface Store {
  get(): GameState;
  /** Without drawing: more follows in the same breath. */
  put(change: Partial<GameState>): void;
  show(change: Partial<GameState>): void;
  notify(notice: Notice): void;
  /** Our own mistake, told to the player as well. */
  fail(error: unknown): void;
  /** Work whose failure means that something was not stored. */
  keep(work: Promise<unknown>): void;
  /** The overlay is being drawn: what it says meanwhile must wait, or an older picture would be drawn over a newer one. */
  drawing(): boolean;
  journey(): number;
  travel(): number;
}

const LONGEST_REASON = 160;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_REASON);

export function openStore(initial: GameState, draw: (state: GameState) => void, drawn: () => void): Store {
  let state = initial;
  let journey = 0;
  let drawing = false;

  function show(change: Partial<GameState>): void {
    state = { ...state, ...change };
    drawing = true;
    try {
      draw(state);
    } finally {
      drawing = false;
    }
    // Cues are news: whatever is drawn next must not play them again.
    if (state.cues.length > 0) state = { ...state, cues: [] };
    drawn();
  }

  const notify = (notice: Notice): void => show({ notices: addNotice(state.notices, notice) });

  return {
    get: () => state,
    put(change) {
      state = { ...state, ...change };
    },
    show,
    notify,
    fail(error) {
      const notice = noticeOf('error', 'error', { reason: reasonOf(error) });
      // What fails in every frame is told once.
      if (hasNotice(state.notices, notice)) return;
      console.error(error);
      notify(notice);
    },
    keep(work) {
      work.catch((error: unknown) => notify(noticeOf('error', 'not-saved', { reason: reasonOf(error) })));
    },
    drawing: () => drawing,
    journey: () => journey,
    travel() {
      journey += 1;
      return journey;
    },
  };
}
