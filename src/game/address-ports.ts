// Where the player is, for the browser's history and its other tabs.
import type { Screen } from './ports.ts';
import type { DoorLink } from './team-ports.ts';

/** A place in the browser's history. */
export interface Whereabouts {
  readonly screen: Exclude<Screen, 'purpose'>;
  readonly scenario: string | null;
}

/** What the address asks for when the page is opened. */
export interface AddressRequest {
  readonly scenario: string | null;
  readonly lang: string | null;
  readonly seed: number | null;
  readonly instant: boolean;
  /** `instant=talk`: all but the end. */
  readonly endWaits: boolean;
  /** A link that opens a door, as the service prints it. */
  readonly door: DoorLink | null;
  /** The trainers' pages, `?office`. */
  readonly office: boolean;
  /** Set on a reload and when the browser restores the page: where the player was. */
  readonly left: Whereabouts | null;
}

export interface AddressPort {
  read(): AddressRequest;
  /** `push` makes a new history entry, `replace` overwrites the present one. */
  show(place: Whereabouts, how: 'push' | 'replace'): void;
  onBack(listener: (place: Whereabouts) => void): void;
  /** Such a link was followed in the open page. */
  onDoor(listener: (link: DoorLink) => void): void;
}

/** Tells the other tabs of this browser which run is being played here. */
export interface TabsPort {
  claim(scenario: string): void;
  release(): void;
  /** Another tab has taken over the claimed scenario. */
  onTakenOver(listener: (scenario: string) => void): void;
}
