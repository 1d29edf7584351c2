// The game's inside for the living preview, which swaps scenarios under a running play. In the built game nobody asks for it.
import type { AppEvent } from './app-machine.ts';
import type { GamePorts } from './game-ports.ts';
import type { GameState } from './overlay-model.ts';
import type { Runs } from './runs.ts';
import type { Saves } from './saves.ts';
import type { Store } from './store.ts';
import type { Theatre } from './theatre.ts';

interface Parts {
  readonly ports: Pick<GamePorts, 'catalogue' | 'clock' | 'chance'>;
  /** Scenarios that can be played; follows the catalogue. */
  readonly ids: Set<string>;
  readonly store: Store;
  readonly saves: Saves;
  readonly theatre: Theatre;
  readonly runs: Runs;
  readonly send: (event: AppEvent) => void;
}

export interface GameInside extends Parts {
  drawn(state: GameState): void;
  /** After each picture, and at once. */
  onDrawn(listener: (state: GameState) => void): void;
}

export function openInside(parts: Parts): GameInside {
  const listeners: ((state: GameState) => void)[] = [];
  return {
    ...parts,
    drawn(state) {
      for (const listener of listeners) listener(state);
    },
    onDrawn(listener) {
      listeners.push(listener);
      listener(parts.store.get());
    },
  };
}
