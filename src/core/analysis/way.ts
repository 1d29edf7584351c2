// Which reply a choice meets, which branch it takes, and which nodes it passes before somebody asks again.
import { holds } from '../dialogue/holds.ts';
import { computeChoice, enterPlace } from '../dialogue/moves.ts';
import { get, type Plot } from '../dialogue/plot.ts';
import type { Talk } from '../dialogue/talk.ts';
import type { Branch, Choice } from '../scenario/model.ts';

export interface Passage {
  /** Nodes and at last perhaps an ending, in the order in which they are entered. */
  readonly places: readonly string[];
  /** Branches of the nodes without choices among them. */
  readonly onward: readonly { readonly node: string; readonly branch: number }[];
}

export interface Way extends Passage {
  /** Index of the reply; −1: none holds. */
  readonly reply: number;
  /** Index of the branch; −1: a crisis broke the talk off. */
  readonly branch: number;
}

const branchIn = (branches: readonly Branch[], talk: Talk): number => branches.findIndex((one) => holds(one.when, talk));

/** From the entering of `target` to a node that asks, or an ending. */
export function passageFrom(plot: Plot, before: Talk, target: string): Passage {
  const places: string[] = [];
  const onward: { node: string; branch: number }[] = [];
  let talk = before;
  let at = target;
  for (;;) {
    places.push(at);
    talk = enterPlace(plot, talk, at);
    if (plot.endings.has(at)) return { places, onward };
    const node = get(plot.nodes, at);
    if (node.choices.length > 0) return { places, onward };
    const branch = branchIn(node.to, talk);
    const to = node.to[branch];
    if (!to) throw new Error(`no branch holds at "${at}"`);
    onward.push({ node: at, branch });
    at = to.to;
  }
}

/** `target` is where the machine says that the choice leads first. */
export function wayOf(plot: Plot, talk: Talk, choice: Choice, target: string): Way {
  const after = computeChoice(plot, talk, choice, false);
  const branch = branchIn(choice.to, after);
  return {
    reply: choice.reply.findIndex((one) => holds(one.when, after)),
    branch: choice.to[branch]?.to === target ? branch : -1,
    ...passageFrom(plot, after, target),
  };
}
