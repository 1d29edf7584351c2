// Plays whose file stays with the service: what the game asks for, choice by choice.
import type { DialogueView } from '../core/dialogue/view.ts';
import type { LiveStanding, LiveStep } from '../core/run/live.ts';
import type { PlayMode, RunEvent } from '../core/run/run.ts';
import type { Reply } from './office-ports.ts';

/** The right to play once. */
export interface LiveTicket {
  readonly attempt: string;
  readonly nonce: string;
}

export interface LiveBegun extends LiveTicket {
  readonly seed: number;
  /** Null: it is not played live any more. */
  readonly view: DialogueView | null;
}

export interface LivePort {
  begin(wish: { readonly scenario: string; readonly hash: string; readonly mode: PlayMode }): Promise<Reply<LiveBegun>>;
  /** `index`: the place of the choice in the log; the same again is answered the same. */
  choose(attempt: string, index: number, event: RunEvent): Promise<Reply<LiveStep>>;
  standing(attempt: string): Promise<Reply<LiveStanding>>;
  /** The list of conflicts may be old. */
  lookAgain(): void;
}
