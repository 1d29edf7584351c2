// The interfaces between game.ts and its four players (stage, overlay, audio, adapters). They know nothing of each other.
import type { Cue, DialogueView } from '../core/dialogue/view.ts';
import type { BoardRow } from '../core/run/board-rows.ts';
import type { Anchors, Debrief } from '../core/run/debrief-types.ts';
import type { PlayMode, RunEvent } from '../core/run/run.ts';
import type { Scenario } from '../core/scenario/model.ts';
import type { Acting, Feeling, Locale, Place, Text, Verdict } from '../core/scenario/terms.ts';
import type { OfficeDesk } from './office-ports.ts';
import type { ActorAnchor, CardFlight } from './stage-port.ts';
import type { PurposeState, TeamBoard, TeamEvent, TeamState } from './team-ports.ts';

/** `purpose` stands before another one and is no place of its own. */
export type Screen = 'title' | 'map' | 'briefing' | 'scene' | 'debrief' | 'board' | 'office' | 'settings' | 'purpose';

/** What the list of scenarios needs before the file itself is fetched. */
export interface ScenarioCard {
  readonly id: string;
  readonly hash: string;
  readonly title: Text;
  readonly summary: Text;
  readonly minutes: number;
  readonly ranked: boolean;
  readonly place: Place;
  readonly teaches: readonly string[];
  readonly cast: readonly CardPerson[];
  /** Every chair that the same conflict can be played from, the present one too; none where there is but one. */
  readonly chairs: readonly Chair[];
  /** Uploaded by the trainers of the player's organisation. */
  readonly company?: boolean;
  /** Played with the service, choice by choice: it needs the connection. */
  readonly live?: boolean;
}

export interface CardPerson {
  readonly id: string;
  readonly figure: string;
  readonly name: Text;
  readonly department: string;
  /** Address of the picture of somebody who is composed; of the others it goes by the figure. */
  readonly portrait?: string;
}

export interface Chair {
  /** `main` is the one that the conflict is written for. */
  readonly seat: string;
  /** Id of the scenario that is played from it. */
  readonly scenario: string;
  readonly role: Text;
  readonly department: string;
}

/** One scenario compiled for play. */
export interface PlayableScenario {
  readonly scenario: Scenario;
  readonly anchors: Anchors;
  /** While a scenario is being written: of an earlier version or a first guess; the exact anchors are still being computed. */
  readonly provisional?: boolean;
  /** The service keeps its file: `scenario` is what a briefing tells, `anchors` are not known before the end. */
  readonly live?: boolean;
}

export interface FigureSheet {
  readonly picture: string;
  readonly frames: string;
  readonly postures: Readonly<Record<string, string>>;
}

/** A person composed in a scenario, drawn by the build. */
export interface ComposedFigure {
  readonly key: string;
  /** An entry of the art manifest (see game/stage/art.ts). */
  readonly figure: object;
  /** Addresses of the sprites by density; `postures`: all but the neutral one. */
  readonly sheets: Readonly<Record<1 | 2, FigureSheet>>;
  readonly portrait: string;
}

export interface Settings {
  readonly locale: Locale;
  readonly playerName: string;
  /** One of the player's figures; empty: the scenario's own. */
  readonly playerFigure: string;
  readonly textSpeed: 'slow' | 'normal' | 'fast' | 'instant';
  readonly autoAdvance: boolean;
  readonly skipRead: boolean;
  readonly reducedMotion: boolean;
  readonly largeText: boolean;
  readonly timers: 'on' | 'stretched' | 'off';
  /** 0…1 */
  readonly music: number;
  readonly effects: number;
  readonly voices: number;
  readonly muted: boolean;
  readonly theme: 'light' | 'dark' | 'system';
  readonly mode: PlayMode;
  /** Finished talks go to the company's board without asking. */
  readonly autoSend: boolean;
}

// ---- overlay -----------------------------------------------------------------------------------------------

/** What the player did in the overlay. */
export type OverlayEvent =
  | { readonly type: 'start' }
  | { readonly type: 'go'; readonly screen: 'title' | 'map' | 'board' | 'office' | 'settings' }
  | { readonly type: 'brief'; readonly scenario: string }
  | { readonly type: 'play'; readonly mode: PlayMode }
  /** Without a scenario: the saved run played last. */
  | { readonly type: 'resume'; readonly scenario?: string }
  | { readonly type: 'abandon' }
  | { readonly type: 'play-again' }
  | { readonly type: 'leave' }
  | { readonly type: 'run'; readonly event: RunEvent }
  /** Once more to the service with the answer that did not reach it. */
  | { readonly type: 'try-line' }
  | { readonly type: 'settings'; readonly change: Partial<Settings> }
  /** All lines up to this one have been read: the bookmark of the save. */
  | { readonly type: 'read'; readonly lines: number }
  | { readonly type: 'line'; readonly index: number }
  /** The line with this index is held back: nobody speaks. */
  | { readonly type: 'silence'; readonly index: number }
  | { readonly type: 'typing'; readonly who: string | undefined; readonly on: boolean }
  | { readonly type: 'glyph'; readonly who: string | undefined }
  | { readonly type: 'paused'; readonly on: boolean }
  | { readonly type: 'sound'; readonly effect: SoundEffect }
  | TeamEvent;

export type SoundEffect = 'click' | 'hover' | 'open' | 'close' | 'choose' | 'back' | 'page';

export interface HistoryEntry {
  readonly decision: number;
  readonly who?: string;
  readonly name: Text;
  readonly kind: string;
  readonly text: Text;
}

export interface SceneModel {
  readonly view: DialogueView;
  readonly scenario: Scenario;
  readonly history: readonly HistoryEntry[];
  /** Lines of the view that were read before a reload. */
  readonly read: number;
  readonly mode: PlayMode;
  readonly canGoBack: boolean;
  /** Ids of lines read in earlier runs on this device: skipped by `skipRead`. */
  readonly known: ReadonlySet<string>;
  /** An answer is on its way to the service, or cannot reach it. */
  readonly line?: 'asking' | 'lost';
}

export interface SaveSummary {
  readonly scenario: string;
  readonly decisions: number;
  /** Milliseconds since 1970, from the clock adapter. */
  readonly at: number;
}

export interface Notice {
  readonly level: 'info' | 'warning' | 'error';
  /** Key in the UI catalogue with its values. */
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Everything the overlay shows, as one value; the overlay keeps only focus, typing position and open panels. */
export type OverlayModel = {
  readonly settings: Settings;
  readonly notices: readonly Notice[];
  readonly cards: readonly ScenarioCard[];
  readonly saves: readonly SaveSummary[];
  readonly results: readonly BoardEntry[];
  readonly team: TeamState;
  /** `instant=1`: texts appear whole, lines pass without a click, timers do not run. */
  readonly instant?: boolean;
  /** `instant=talk`: the same, but the last line waits for its click. */
  readonly endWaits?: boolean;
} & (
  | { readonly screen: 'title' | 'map' | 'settings' }
  | { readonly screen: 'purpose'; readonly purpose: PurposeState }
  | { readonly screen: 'briefing'; readonly card: ScenarioCard; readonly playable: PlayableScenario | null; readonly loading: number }
  | { readonly screen: 'scene'; readonly scene: SceneModel; readonly cues: readonly Cue[] }
  | {
      readonly screen: 'debrief';
      readonly debrief: Debrief;
      readonly scenario: Scenario;
      readonly mode: PlayMode;
      readonly previousBest: number | null;
      /** The anchors are still being computed. */
      readonly provisional?: boolean;
      /** The play began in the middle: its number says nothing and is not shown. */
      readonly partial?: boolean;
      /** Name of the play among the runs on their way. */
      readonly run?: string;
    }
  | { readonly screen: 'board'; readonly scope: string | null; readonly board: TeamBoard }
  | { readonly screen: 'office'; readonly desk: OfficeDesk }
);

export interface OverlayPort {
  render(model: OverlayModel): void;
  flyCard(card: CardFlight): void;
  setAnchors(anchors: readonly ActorAnchor[]): void;
}

// ---- audio -------------------------------------------------------------------------------------------------

/** What the sound of a scene depends on. */
export type SceneSound = Pick<DialogueView, 'ladder' | 'place' | 'time' | 'weather'>;

export interface AudioPort {
  /** After the first gesture: loads the effects and the voices. */
  unlock(): void;
  apply(settings: Settings): void;
  /** Music follows the ladder, ambience the room and its weather; null: the menu's music. */
  mood(scene: SceneSound | null): void;
  debrief(verdict: Verdict): void;
  cues(cues: readonly Cue[]): void;
  /** What is heard of the acting of a line that begins; ends a silence. */
  acting(acting: readonly Acting[]): void;
  /** The music steps back and a clock ticks, until the next line. */
  silence(): void;
  effect(effect: SoundEffect): void;
  blip(voice: string, feeling: Feeling | undefined): void;
  pause(on: boolean): void;
}

export interface LateAudioPort extends AudioPort {
  /** What a scene needs is on its way: no sound is fetched until it stands, or until this is taken back. */
  hold(on: boolean): void;
}

// ---- adapters ----------------------------------------------------------------------------------------------

export interface StoragePort {
  /** `memory`: nothing survives a reload, and the player is told so. */
  readonly kind: 'indexeddb' | 'localstorage' | 'memory';
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

export interface BoardEntry {
  readonly id: string;
  readonly scenario: string;
  readonly hash: string;
  readonly player: string;
  readonly score: number;
  readonly verdict: Verdict;
  readonly at: number;
  readonly mode: PlayMode;
}

/** The local board now, a server later. */
export interface BoardPort {
  submit(entry: BoardEntry): Promise<void>;
  entries(): Promise<readonly BoardEntry[]>;
  rows(scenario: string | null): Promise<readonly BoardRow[]>;
}

export interface ClockPort {
  now(): number;
}

/** Seeds of new runs come from here, so that tests can fix them. */
export interface ChancePort {
  /** 32 bits, unsigned. */
  seed(): number;
}

/** The scenarios of this build and of the player's organisation: cards at once, the rest on demand. */
export interface CataloguePort {
  readonly cards: readonly ScenarioCard[];
  /** `hash`: that version, if it is here; else the one that is offered. */
  load(id: string, hash?: string): Promise<PlayableScenario>;
  /** Others are offered now. */
  onChange?(listener: () => void): void;
}
