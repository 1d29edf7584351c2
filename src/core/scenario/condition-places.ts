// Every `when` of a scenario with the place where it is asked.
import type { Condition } from './condition.ts';
import type { Asked } from './condition-ranges.ts';
import type { Branch, Line, Reply, Scenario } from './model.ts';

/** A line, choice, reply or branch that may have a condition. */
export interface Conditional {
  readonly when?: Condition;
}

export interface Place {
  readonly owner: Conditional;
  readonly asked: Asked;
}

/** Replies or branches, of which the first whose condition holds is taken. */
export interface Sequence {
  readonly kind: 'reply' | 'branch';
  readonly parts: readonly (Reply | Branch)[];
  readonly asked: Asked;
}

export function sequencesOf(scenario: Scenario): readonly Sequence[] {
  return scenario.nodes.flatMap(({ id, choices, to }) => {
    const found: Sequence[] = to.length > 0 ? [{ kind: 'branch', parts: to, asked: { place: id, after: [] } }] : [];
    // Choices that go where their node goes share its branches.
    const shared = new Map<readonly Branch[], string[]>();
    for (const choice of choices) {
      found.push({ kind: 'reply', parts: choice.reply, asked: { place: id, after: [choice.id] } });
      shared.set(choice.to, [...(shared.get(choice.to) ?? []), choice.id]);
    }
    for (const [parts, after] of shared) found.push({ kind: 'branch', parts, asked: { place: id, after } });
    return found;
  });
}

export function placesOf(scenario: Scenario): readonly Place[] {
  const lines = (list: readonly Line[], asked: Asked): readonly Place[] => list.map((owner) => ({ owner, asked }));
  const inNodes = scenario.nodes.flatMap(({ id, lines: own, choices }): readonly Place[] => {
    const asked: Asked = { place: id, after: [] };
    return [
      ...lines(own, asked),
      ...choices.map((owner) => ({ owner, asked })),
      ...choices.flatMap((choice) => choice.reply.flatMap((reply) => lines(reply.lines, { place: id, after: [choice.id] }))),
    ];
  });
  const inSequences = sequencesOf(scenario).flatMap(({ parts, asked }) => parts.map((owner) => ({ owner, asked })));
  const inEndings = scenario.endings.flatMap((ending) => lines(ending.lines, { place: ending.id, after: [] }));
  return [...inNodes, ...inSequences, ...inEndings];
}

/** A condition and everything it is made of. */
export function partsOf(condition: Condition): readonly Condition[] {
  if (condition.is === 'not') return [condition, ...partsOf(condition.of)];
  if (condition.is === 'and' || condition.is === 'or') return [condition, ...condition.of.flatMap(partsOf)];
  return [condition];
}

/** Every test that some condition makes. */
export function atomsOf(scenario: Scenario): readonly Condition[] {
  return placesOf(scenario).flatMap(({ owner }) => (owner.when === undefined ? [] : partsOf(owner.when)));
}
