// Everything that game.ts is given from outside, so that a test can give it something else.

import type { DialogueView } from '../core/dialogue/view.ts';
import type { AddressPort, TabsPort } from './address-ports.ts';
import type { BoardPort, CataloguePort, ChancePort, ClockPort, LateAudioPort, OverlayEvent, OverlayPort, StoragePort } from './ports.ts';
import type { TeamPort } from './team-ports.ts';
import type { OpenStage } from './theatre.ts';

export interface GamePorts {
  readonly overlay: (emit: (event: OverlayEvent) => void) => OverlayPort;
  readonly openStage: OpenStage;
  /** Fetches the drawing library ahead of the scene. */
  readonly prefetchStage: () => Promise<unknown>;
  /** Fetches the pictures that a view opens with; told the share of them that came, 0…1. Rejects if one does not. */
  readonly prefetchArt: (view: DialogueView, onProgress: (share: number) => void) => Promise<void>;
  /** Fetches the faces that these texts of a scenario are set in. */
  readonly prefetchFaces: (scenario: string, text: string) => Promise<void>;
  readonly audio: LateAudioPort;
  readonly storage: StoragePort;
  readonly board: BoardPort;
  readonly clock: ClockPort;
  readonly chance: ChancePort;
  readonly address: AddressPort;
  readonly tabs: TabsPort;
  readonly catalogue: CataloguePort;
  /** The company's boards, where there is a service. */
  readonly team: TeamPort;
  /** From the browser: wanted languages, best first. */
  readonly languages: readonly string[];
  readonly reducedMotion: boolean;
}
