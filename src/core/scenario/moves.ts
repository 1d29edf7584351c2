// The move catalogue of CDS-1: the speech acts an author can tag. It lives with the format because a file is
// checked against it; its numbers are the defaults that a choice may override.
import type { Concept, Mode, Step } from './terms.ts';

/** What a move does to people of different temperament is looked up by family. */
export const FAMILIES = ['ask', 'listen', 'share', 'unite', 'offer', 'yield', 'hold', 'press', 'attack', 'withdraw'] as const;
export type MoveFamily = (typeof FAMILIES)[number];

export interface Move {
  readonly family: MoveFamily;
  readonly concept: Concept;
  /** −2 wins at any price … +2 states the shared goal and acts on it; absent: the move says nothing about it. */
  readonly goal?: number;
  /** −2 insult or blame of the person … +2 separates the person from the problem. */
  readonly issue?: number;
  /** Listening level 0…4; absent where the move answers nothing. */
  readonly listen?: number;
  readonly mode: Mode | 'none';
  readonly step?: Step;
}

const move = (
  family: MoveFamily,
  concept: Concept,
  mode: Mode | 'none',
  tags: Partial<Omit<Move, 'family' | 'concept' | 'mode'>> = {},
): Move => ({
  family,
  concept,
  mode,
  ...tags,
});

export const MOVES = {
  // asking and listening
  'ask-open': move('ask', 'listening-elements', 'collaborating', { issue: 1, listen: 3, step: 'invite-view' }),
  'ask-closed': move('ask', 'good-principles', 'none', { issue: 0, listen: 2 }),
  'ask-need': move('ask', 'resolution-principles', 'collaborating', { goal: 1, issue: 1, listen: 3, step: 'invite-view' }),
  'check-assumption': move('ask', 'false-assumptions', 'collaborating', { goal: 1, issue: 1, listen: 3 }),
  paraphrase: move('listen', 'listening-levels', 'collaborating', { issue: 1, listen: 4 }),
  'acknowledge-feeling': move('listen', 'resolution-principles', 'none', { issue: 1, listen: 4, step: 'sincerity' }),
  silence: move('listen', 'listening-elements', 'none', { listen: 2 }),
  // information
  'share-data': move('share', 'internal-supply-chain', 'collaborating', { goal: 1, issue: 1 }),
  'give-reason': move('share', 'good-principles', 'none', { goal: 0, issue: 1 }),
  'name-grudge': move('share', 'good-principles', 'collaborating', { goal: 0, issue: 1, listen: 2 }),
  'look-together': move('share', 'johari', 'collaborating', { goal: 2, issue: 2, listen: 3, step: 'differences' }),
  'specific-feedback': move('share', 'feedback', 'collaborating', { goal: 1, issue: 1 }),
  // common ground
  'show-sincerity': move('unite', 'five-steps', 'none', { goal: 1, issue: 1, listen: 2, step: 'sincerity' }),
  'appeal-to-shared-goal': move('unite', 'constructive-vs-destructive', 'collaborating', { goal: 2, issue: 1, step: 'common-ground' }),
  'sum-up-common-ground': move('unite', 'five-steps', 'collaborating', { goal: 2, issue: 1, listen: 3, step: 'common-ground' }),
  'swap-positions': move('unite', 'mediation', 'collaborating', { goal: 1, issue: 2, listen: 4 }),
  'give-face': move('unite', 'ally-not-enemy', 'accommodating', { goal: 1, issue: 2, listen: 3 }),
  'lighten-air': move('unite', 'mediation', 'none', { issue: 1 }),
  'praise-vaguely': move('unite', 'feedback', 'none', { goal: 0, issue: 0, listen: 1 }),
  // solving
  'offer-options': move('offer', 'win-win', 'collaborating', { goal: 2, issue: 1, listen: 3, step: 'differences' }),
  'propose-trade': move('offer', 'win-win', 'collaborating', { goal: 2, issue: 1, listen: 3, step: 'agreement' }),
  'agree-plan': move('offer', 'five-steps', 'collaborating', { goal: 2, issue: 1, listen: 3, step: 'agreement' }),
  'split-difference': move('offer', 'five-modes', 'compromising', { goal: 0, issue: 1, listen: 2, step: 'agreement' }),
  'go-beyond-duty': move('offer', 'baton-handover', 'collaborating', { goal: 2, issue: 1, listen: 3 }),
  // giving way
  apologise: move('yield', 'good-principles', 'accommodating', { goal: 1, issue: 2, listen: 3, step: 'sincerity' }),
  concede: move('yield', 'mode-fit', 'accommodating', { goal: 0, issue: 1, listen: 2 }),
  'give-in': move('yield', 'five-modes', 'accommodating', { goal: -1, issue: 0, listen: 1 }),
  // holding one's ground
  'set-boundary': move('hold', 'resolution-principles', 'competing', { goal: 1, issue: 1, listen: 2 }),
  'show-contradiction': move('hold', 'good-principles', 'competing', { goal: 0, issue: 1, listen: 2 }),
  'stop-for-safety': move('hold', 'mode-fit', 'competing', { goal: 2, issue: 1 }),
  'cool-down': move('hold', 'mediation', 'avoiding', { goal: 1, issue: 1, listen: 2 }),
  // pressing
  insist: move('press', 'five-modes', 'competing', { goal: -1, issue: 0, listen: 0 }),
  'appeal-to-authority': move('press', 'downward-barriers', 'competing', { goal: -1, issue: -1, listen: 0 }),
  preach: move('press', 'good-principles', 'competing', { goal: -1, issue: -1, listen: 0 }),
  'yes-but': move('press', 'win-win', 'competing', { goal: -1, issue: 0, listen: 1 }),
  interrupt: move('press', 'listening-barriers', 'competing', { goal: -1, issue: -1, listen: 0 }),
  // attacking
  blame: move('attack', 'escalation-chain', 'competing', { goal: -1, issue: -2, listen: 0 }),
  'accuse-motive': move('attack', 'escalation-chain', 'competing', { goal: -2, issue: -2, listen: 0 }),
  sarcasm: move('attack', 'fair-respect-honest', 'competing', { goal: -1, issue: -2, listen: 1 }),
  threaten: move('attack', 'constructive-vs-destructive', 'competing', { goal: -2, issue: -1, listen: 0 }),
  // withdrawing
  stonewall: move('withdraw', 'listening-levels', 'avoiding', { goal: -1, issue: 0, listen: 0 }),
  dodge: move('withdraw', 'comm-barriers', 'avoiding', { goal: -1, issue: 0, listen: 1 }),
  'vague-promise': move('withdraw', 'bad-meeting-signs', 'avoiding', { goal: 0, issue: 0, listen: 1 }),
  'hand-off': move('withdraw', 'baton-handover', 'avoiding', { goal: -2, issue: 0, listen: 1 }),
  'smooth-over': move('withdraw', 'bad-meeting-signs', 'avoiding', { goal: 0, issue: 1, listen: 1 }),
} as const satisfies Record<string, Move>;

export type MoveId = keyof typeof MOVES;
export const MOVE_IDS = Object.keys(MOVES) as MoveId[];

/** The catalogue entry with its optional tags visible to the type checker. */
export function moveOf(id: MoveId): Move {
  return MOVES[id];
}
