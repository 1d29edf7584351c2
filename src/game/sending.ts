// What of the game goes to the company's boards, and what a decision about it means for the settings.
import { isLive, type Play, playIdOf, saveOfPlay } from './play.ts';
import type { ScenarioCard, Settings } from './ports.ts';
import type { TeamEvent, TeamPort } from './team-ports.ts';

/** Neither practice, nor a warm-up, nor a play from the middle, nor one whose number is not exact yet. */
export const isSent = ({ run, playable, entry }: Play): boolean =>
  !entry && !playable.provisional && playable.scenario.ranked && run.mode !== 'practice';

export function beginSending(team: TeamPort, play: Play): void {
  const { scenario, hash, seed, mode } = play.run;
  const ticket = isLive(play) ? { ticket: { attempt: play.live.attempt, nonce: play.live.nonce } } : {};
  if (isSent(play)) team.begin({ scenario, hash, seed, mode, at: play.at, ...ticket });
}

/** Resolves when it is stored. `send`: without asking. */
export async function finishSending(team: TeamPort, play: Play, send: boolean): Promise<void> {
  const { scenario, hash, seed, mode, log } = play.run;
  if (isSent(play)) await team.finish({ id: playIdOf(saveOfPlay(play)), scenario, hash, seed, mode, log, finishedAt: play.at }, send);
}

const NEXT: ReadonlySet<TeamEvent['type']> = new Set(['join', 'set-up', 'claim-device', 'sign-out', 'erase-me']);

/** Whoever comes next at this device decides for himself. */
export function settingsAfter(event: TeamEvent): Partial<Settings> | null {
  if (NEXT.has(event.type)) return { autoSend: false };
  return event.type === 'send-run' && event.always ? { autoSend: true } : null;
}

/** For which scenario the board is opened; a warm-up has none. */
export const boardScope = (cards: readonly ScenarioCard[], scope: string | null): string | null =>
  cards.some((card) => card.id === scope && card.ranked) ? scope : null;
