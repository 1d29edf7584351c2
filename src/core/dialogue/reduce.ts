// The plain reducer: the same play without a statechart. The analysis walks it, and the tests hold the machine to it.
import type { Choice } from '../scenario/model.ts';
import { branchOf, enterPlace, isOpen, takeChoice } from './moves.ts';
import type { Plot } from './plot.ts';
import { initialTalk, type Talk } from './talk.ts';

export interface Position {
  /** Node that waits for a choice, or the ending. */
  readonly at: string;
  readonly talk: Talk;
}

/** Goes on from a place that has been entered until somebody must choose or the talk ends. */
function settleAt(plot: Plot, place: string, entered: Talk): Position {
  let at = place;
  let talk = entered;
  for (;;) {
    const node = plot.nodes.get(at);
    if (!node || node.choices.length > 0) return { at, talk };
    at = branchOf(node.to, talk);
    talk = enterPlace(plot, talk, at);
  }
}

export function startPosition(plot: Plot): Position {
  const { start } = plot.scenario;
  return settleAt(plot, start, enterPlace(plot, initialTalk(plot.scenario), start));
}

export function openChoices(plot: Plot, position: Position): readonly Choice[] {
  return (plot.nodes.get(position.at)?.choices ?? []).filter((choice) => isOpen(choice, position.talk));
}

/** The choice must be among `openChoices`. */
export function choose(plot: Plot, position: Position, choice: Choice, timedOut = false): Position {
  const { target, talk } = takeChoice(plot, position.talk, choice, timedOut);
  return settleAt(plot, target, talk);
}
