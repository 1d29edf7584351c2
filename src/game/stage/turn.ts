// When the stage changes after a decision. What answers it is still said where it was made and among those who were there; room,
// hour and people change as the next place begins to speak.
import type { Cue, DialogueView, ShownLine } from '../../core/dialogue/view.ts';
import type { CastMember } from '../../core/scenario/model.ts';

export interface Turn {
  /** What stands meanwhile: the new mood in the old room. */
  readonly still: DialogueView;
  /** Ids of the lines that are said before it changes. */
  readonly said: ReadonlySet<string>;
}

const namesOf = (people: readonly CastMember[]): string => people.map((one) => one.id).join(' ');

/** Said in answer to the decision, and not on arrival. */
function isAnswer(before: DialogueView, choice: string, { id }: ShownLine): boolean {
  return id === `choice:${choice}` || id.startsWith(`${before.node}.${choice}.`);
}

/** Null: nothing is to wait, and everything changes at once. */
export function turnOf(before: DialogueView, next: DialogueView, cues: readonly Cue[]): Turn | null {
  const chosen = cues.find((cue) => cue.type === 'chose');
  if (chosen === undefined) return null;
  const answers = next.lines.filter((line) => isAnswer(before, chosen.choice, line));
  // Where nobody speaks on arrival nothing would tell when to change.
  if (answers.length === 0 || answers.length === next.lines.length) return null;
  const there = new Set(before.present.map((one) => one.id));
  // Somebody who answers and only then is said to come in, comes in to answer.
  const early = next.present.filter((one) => !there.has(one.id) && answers.some((line) => line.who === one.id));
  const present = [...before.present, ...early];
  const moved = before.place !== next.place;
  if (!moved && before.time === next.time && namesOf(present) === namesOf(next.present)) return null;
  const { time: _, ...rest } = next;
  const time = before.time === undefined ? {} : { time: before.time };
  const still = { ...rest, ...time, place: before.place, props: moved ? before.props : next.props, present };
  return { still, said: new Set(answers.map((line) => line.id)) };
}
