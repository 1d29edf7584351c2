// What the last decision left behind in those who heard it.
import type { Cue, DecisionClass, DialogueView } from '../../core/dialogue/view.ts';
import { YOU } from '../../core/scenario/model.ts';
import { LADDER, STANCES } from '../../core/scenario/terms.ts';
import type { CardOrigin } from './steps.ts';

type Opened = Extract<Cue, { type: 'fact-opened' }>;

export interface Impression {
  /** Id of the line that said it; null: nothing was decided. */
  readonly line: string | null;
  readonly class: DecisionClass;
  /** Whose stance fell to closed, and whose rose. */
  readonly shut: readonly string[];
  readonly eased: readonly string[];
  /** Rungs that the ladder went up. */
  readonly climb: number;
  readonly facts: readonly Opened[];
}

export const NO_IMPRESSION: Impression = { line: null, class: 'neutral', shut: [], eased: [], climb: 0, facts: [] };

/** Whoever is given what they asked for does not wince, whatever it will cost. */
export const feltAs = ({ class: grade, mode }: Extract<Cue, { type: 'chose' }>): DecisionClass =>
  grade === 'destructive' && mode === 'accommodating' ? 'neutral' : grade;

export function impressionOf(cues: readonly Cue[]): Impression {
  if (cues.some((cue) => cue.type === 'went-back')) return NO_IMPRESSION;
  const chosen = cues.find((cue) => cue.type === 'chose');
  const stances = cues.filter((cue) => cue.type === 'stance');
  const rise = (cue: Extract<Cue, { type: 'stance' }>): number => STANCES.indexOf(cue.to) - STANCES.indexOf(cue.from);
  const ladder = cues.find((cue) => cue.type === 'ladder');
  return {
    line: chosen === undefined ? null : `choice:${chosen.choice}`,
    class: chosen === undefined ? 'neutral' : feltAs(chosen),
    shut: stances.filter((cue) => cue.to === 'closed').map((cue) => cue.who),
    eased: stances.filter((cue) => rise(cue) > 0).map((cue) => cue.who),
    climb: ladder === undefined ? 0 : LADDER.indexOf(ladder.to) - LADDER.indexOf(ladder.from),
    facts: cues.filter((cue) => cue.type === 'fact-opened'),
  };
}

/** The line that brings a fact to light: the player's own for what they share, else the first that is said in return. */
export function tellingLine(view: DialogueView, impression: Impression, fact: Opened): string | null {
  if (fact.by === 'found') return null;
  if (fact.by === 'shared') return view.lines.find((line) => line.id === impression.line)?.id ?? null;
  return view.lines.find((line) => line.kind === 'say' && line.who !== undefined && line.who !== YOU)?.id ?? null;
}

/** Whoever tells it: the player what they share, the one who answers what was asked for. */
export function originOf(view: DialogueView, by: string): CardOrigin {
  if (by === 'found') return 'between';
  if (by === 'shared') return { who: YOU };
  const teller =
    view.lines.find((line) => line.kind === 'say' && line.who !== undefined && line.who !== YOU)?.who ?? view.counterparts[0]?.id;
  return teller !== undefined && view.present.some((member) => member.id === teller) ? { who: teller } : 'between';
}
