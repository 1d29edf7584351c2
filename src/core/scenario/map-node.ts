// A node with its ids, conditions and branches replaced: how a scene is copied to the places that call it.
import type { Condition } from './condition.ts';
import type { Branch, Choice, Line, Node, Reply } from './model.ts';

export interface Mapping {
  /** For the ids of nodes, choices and lines alike. */
  readonly id: (id: string) => string;
  readonly condition: (condition: Condition) => Condition;
  readonly branches: (branches: readonly Branch[]) => readonly Branch[];
  readonly timer: (choice: string) => string;
  /** Told of every part that replaces another. */
  readonly replaced: (part: object, by: object) => void;
}

/** `leaf` is asked for every condition that has no others inside. */
export function mapCondition(condition: Condition, leaf: (condition: Condition) => Condition): Condition {
  if (condition.is === 'not') return { is: 'not', of: mapCondition(condition.of, leaf) };
  if (condition.is === 'and' || condition.is === 'or')
    return { is: condition.is, of: condition.of.map((part) => mapCondition(part, leaf)) };
  return leaf(condition);
}

/** A part's condition, or nothing where it has none. */
export function conditionOf(
  { when }: { readonly when?: Condition },
  { condition, replaced }: Pick<Mapping, 'condition' | 'replaced'>,
): { readonly when?: Condition } {
  if (when === undefined) return {};
  const by = condition(when);
  replaced(when, by);
  return { when: by };
}

export function mapLine(line: Line, mapping: Pick<Mapping, 'id' | 'condition' | 'replaced'>): Line {
  const by: Line = { ...line, id: mapping.id(line.id), ...conditionOf(line, mapping) };
  mapping.replaced(line, by);
  return by;
}

function mapReply(reply: Reply, mapping: Mapping): Reply {
  const by: Reply = { ...reply, ...conditionOf(reply, mapping), lines: reply.lines.map((line) => mapLine(line, mapping)) };
  mapping.replaced(reply, by);
  return by;
}

function mapChoice(choice: Choice, mapping: Mapping): Choice {
  const by: Choice = {
    ...choice,
    id: mapping.id(choice.id),
    ...conditionOf(choice, mapping),
    reply: choice.reply.map((reply) => mapReply(reply, mapping)),
    to: mapping.branches(choice.to),
  };
  mapping.replaced(choice, by);
  return by;
}

export function mapNode(node: Node, mapping: Mapping): Node {
  const by: Node = {
    ...node,
    id: mapping.id(node.id),
    lines: node.lines.map((line) => mapLine(line, mapping)),
    choices: node.choices.map((choice) => mapChoice(choice, mapping)),
    to: mapping.branches(node.to),
    ...(node.timer === undefined ? {} : { timer: { ...node.timer, choice: mapping.timer(node.timer.choice) } }),
  };
  mapping.replaced(node, by);
  return by;
}
