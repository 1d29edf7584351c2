// What the game and its overlay say to each other about the boards of a company: who is signed in, which runs are on their
// way, what a board shows. Without the service none of this is there, and the game keeps its local board.
import type { PlayMode, RunEvent } from '../core/run/run.ts';
import type { Text } from '../core/scenario/terms.ts';
import type { LivePort, LiveTicket } from './live-ports.ts';
import type { OfficeDesk } from './office-ports.ts';

/** Who this device is signed in as. */
export interface Me {
  readonly player: string;
  readonly nickname: string;
  /** Under which others see him. */
  readonly pseudonym: string;
  readonly role: 'player' | 'trainer' | 'admin';
  readonly organisation: string;
}

/** A finished play as it would be sent. */
export interface FinishedRun {
  /** Names the play on this device: it is entered once. */
  readonly id: string;
  readonly scenario: string;
  readonly hash: string;
  readonly seed: number;
  readonly mode: PlayMode;
  readonly log: readonly RunEvent[];
  /** Milliseconds since 1970, of the last decision. */
  readonly finishedAt: number;
}

/** What the service answered to a run. */
export interface SentAnswer {
  readonly score: number;
  /** Null: it does not stand on the board, for the reasons in `flags`. */
  readonly rank: number | null;
  readonly players: number;
  readonly previousBest: number | null;
  readonly flags: readonly string[];
}

export type RunState =
  /** The player has not decided yet. */
  | { readonly is: 'held' }
  /** To be sent, now or when the service can be reached. */
  | { readonly is: 'waiting' }
  | { readonly is: 'sent'; readonly answer: SentAnswer }
  | { readonly is: 'refused'; readonly code: string }
  /** The player keeps it to himself. */
  | { readonly is: 'dropped' };

export interface RunOnItsWay extends FinishedRun {
  readonly startedAt: number;
  readonly state: RunState;
}

export type Phase =
  /** Not known yet. */
  | 'asking'
  /** No service here, only files: everything stays on this device. */
  | 'none'
  /** It cannot be reached at the moment. */
  | 'away'
  | 'open';

export interface TeamState {
  readonly phase: Phase;
  /** Null: nobody has joined on this device. */
  readonly me: Me | null;
  /** Those of this player, and those finished while nobody was signed in; oldest first. */
  readonly runs: readonly RunOnItsWay[];
  /** One of them is being sent at this moment. */
  readonly sending: boolean;
  /** A form that was sent in. */
  readonly door: Door;
  /** The organisation has a provider that signs people in. */
  readonly provider: boolean;
  /** Null: nobody is signed in, or the service has not told yet. */
  readonly purpose: PurposeState | null;
}

/** What is kept of the player, and why, as the organisation tells it. */
export interface PurposeState {
  readonly version: string;
  /** Null: on its way, or it did not come. */
  readonly text: Text | null;
  /** Before, nothing is sent. */
  readonly accepted: boolean;
  /** It is on the screen, on a page of its own. */
  readonly open: boolean;
  readonly busy: boolean;
  readonly code: string | null;
  /** Everything that was kept has been removed. */
  readonly erased: boolean;
}

/**
 * `setup`: the administrator's first link; `invite`: one for a trainer or an administrator; `join`: a team's code; `device`: the
 * code from another device; `sign-in`: why the organisation's provider did not let somebody in.
 */
export interface DoorLink {
  readonly kind: 'setup' | 'invite' | 'join' | 'device' | 'sign-in';
  readonly secret: string;
}

/** What came of joining, setting up, making a team. */
export interface Door {
  readonly busy: boolean;
  /** Why it was refused; `away` without an answer. */
  readonly code: string | null;
  /** The link with which the page was opened, until it has served. */
  readonly link: DoorLink | null;
  /** A code just made for another device: it is shown this once. */
  readonly device: string | null;
  /** A team just made: its code is shown this once. */
  readonly made: { readonly name: string; readonly code: string } | null;
}

export type BoardOf = 'people' | 'teams' | 'lift';
export type BoardScope =
  | { readonly kind: 'overall' }
  | { readonly kind: 'season'; readonly season: string }
  | { readonly kind: 'scenario'; readonly scenario: string };
export type BoardWindow = 'all' | 'day' | 'week' | 'month';

export interface BoardWish {
  readonly of: BoardOf;
  readonly scope: BoardScope;
  readonly window: BoardWindow;
  readonly view: 'top' | 'around';
  /** Of another page than the first. */
  readonly cursor: string | null;
}

export interface PersonRow {
  readonly rank: number;
  readonly name: string;
  readonly score: number;
  readonly at: string;
  readonly you: boolean;
}

export interface TeamRow {
  readonly team: string;
  readonly name: string;
  readonly members: number;
  /** 0…1 */
  readonly participation: number;
  readonly value: number;
  /** Null: too few members, or too few who played. */
  readonly rank: number | null;
  readonly you: boolean;
}

export interface Season {
  readonly season: string;
  readonly name: string;
  readonly starts: string;
  readonly ends: string;
  readonly policy: string;
  readonly offline: boolean;
  readonly state: 'planned' | 'running' | 'over' | 'closed';
}

export interface BoardPage {
  readonly board: string | null;
  readonly players: number;
  readonly closed: boolean;
  readonly provisional: boolean;
  readonly rows: readonly PersonRow[];
  readonly next: string | null;
  readonly previous: string | null;
  /** Why nobody is shown, if that is by a rule of the organisation. */
  readonly hidden: 'no-ranking' | 'teams-only' | 'few-players' | null;
}

export interface ShownBoard {
  /** To which wish this is the answer. */
  readonly wish: BoardWish;
  readonly page: BoardPage;
  /** My own row, wherever it stands; null: I am not on the board. */
  readonly mine: PersonRow | null;
  /** The nearest better score that somebody reached. */
  readonly target: { readonly score: number; readonly points: number; readonly rank: number } | null;
  readonly teams: readonly TeamRow[];
}

export interface TeamBoard {
  readonly wish: BoardWish;
  readonly shown: ShownBoard | null;
  readonly seasons: readonly Season[];
  /** Why `shown` is not what was wished, or is missing; null: it is on its way, or there. */
  readonly problem: string | null;
  readonly asking: boolean;
  /** Changes come by themselves. */
  readonly live: boolean;
}

/** What the player did about it in the overlay. */
export type TeamEvent =
  | { readonly type: 'send-run'; readonly id: string; readonly always: boolean }
  | { readonly type: 'drop-run'; readonly id: string }
  | { readonly type: 'join'; readonly code: string; readonly nickname: string }
  | {
      readonly type: 'set-up';
      readonly organisation: string;
      readonly nickname: string;
      readonly timeZone: string;
    }
  /** Who is signed in comes over to another team. */
  | { readonly type: 'move'; readonly code: string }
  | { readonly type: 'accept-invite'; readonly nickname: string }
  | { readonly type: 'claim-device'; readonly code: string }
  | { readonly type: 'make-device-code' }
  | { readonly type: 'show-purpose'; readonly on: boolean }
  | { readonly type: 'accept-purpose' }
  | { readonly type: 'erase-me' }
  | { readonly type: 'make-team'; readonly name: string }
  | { readonly type: 'sign-out' }
  | { readonly type: 'ask-board'; readonly wish: BoardWish }
  | { readonly type: 'ask-again' };

export interface TeamPort {
  readonly state: TeamState;
  readonly board: TeamBoard;
  readonly live: LivePort;
  /** For the pages of trainers. */
  readonly desk: OfficeDesk;
  onChange(listener: () => void): void;
  /** A ranked play begins: nobody waits for what follows. */
  begin(beginning: Pick<FinishedRun, 'scenario' | 'hash' | 'seed' | 'mode'> & { readonly at: number; readonly ticket?: LiveTicket }): void;
  /** `send`: without asking. Resolves when it is stored. */
  finish(run: FinishedRun, send: boolean): Promise<void>;
  act(event: TeamEvent): void;
  /** The board is on the screen; `scenario`: the one it is opened for. */
  look(on: boolean, scenario: string | null): void;
  openDoor(link: DoorLink): void;
}

export const isTeamEvent = (event: { readonly type: string }): event is TeamEvent => TEAM_EVENTS.has(event.type);

const TEAM_EVENTS: ReadonlySet<string> = new Set<TeamEvent['type']>([
  'send-run',
  'drop-run',
  'join',
  'set-up',
  'move',
  'accept-invite',
  'claim-device',
  'make-device-code',
  'show-purpose',
  'accept-purpose',
  'erase-me',
  'make-team',
  'sign-out',
  'ask-board',
  'ask-again',
]);
