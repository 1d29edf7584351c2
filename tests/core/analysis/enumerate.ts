// Every play of a scenario, one by one, by the plain reducer: what an exploration must agree with.
import { rawOf, termsOf } from '../../../src/core/conflict/score.ts';
import { verdictOf } from '../../../src/core/conflict/verdict.ts';
import { holds } from '../../../src/core/dialogue/holds.ts';
import { plotOf } from '../../../src/core/dialogue/plot.ts';
import { choose, openChoices, type Position, startPosition } from '../../../src/core/dialogue/reduce.ts';
import type { Condition } from '../../../src/core/scenario/condition.ts';
import type { Scenario } from '../../../src/core/scenario/model.ts';

export interface Enumerated {
  min: number;
  max: number;
  random: number;
  plays: number;
  /** Decisions made, all plays together, counted once per prefix. */
  steps: number;
  depthMin: number;
  depthMax: number;
  readonly endings: Record<string, { plays: number; probability: number }>;
  readonly verdicts: Record<string, number>;
  readonly ends: { raw: number; probability: number; choices: readonly string[] }[];
  /** Choices that were open in some state, and nodes that asked. */
  readonly opened: Set<string>;
  readonly asked: Set<string>;
  /** Conditions of choices: was it true, was it false, where it was asked? */
  readonly whens: Map<Condition, { yes: boolean; no: boolean }>;
}

export function enumerate(source: Scenario): Enumerated {
  const plot = plotOf(source);
  const all: Enumerated = {
    min: Number.POSITIVE_INFINITY,
    max: Number.NEGATIVE_INFINITY,
    random: 0,
    plays: 0,
    steps: 0,
    depthMin: Number.POSITIVE_INFINITY,
    depthMax: 0,
    endings: {},
    verdicts: {},
    ends: [],
    opened: new Set(),
    asked: new Set(),
    whens: new Map(),
  };
  const walk = (position: Position, probability: number, choices: readonly string[]): void => {
    const end = plot.endings.get(position.at);
    if (end) {
      const raw = rawOf(termsOf(position.talk.conflict, end));
      const verdict = verdictOf(position.talk.conflict, end);
      all.min = Math.min(all.min, raw);
      all.max = Math.max(all.max, raw);
      all.random += probability * raw;
      all.plays++;
      all.depthMin = Math.min(all.depthMin, choices.length);
      all.depthMax = Math.max(all.depthMax, choices.length);
      const ending = all.endings[end.id] ?? { plays: 0, probability: 0 };
      all.endings[end.id] = { plays: ending.plays + 1, probability: ending.probability + probability };
      all.verdicts[verdict] = (all.verdicts[verdict] ?? 0) + probability;
      all.ends.push({ raw, probability, choices });
      return;
    }
    all.asked.add(position.at);
    for (const { when } of plot.nodes.get(position.at)?.choices ?? []) {
      if (!when) continue;
      const seen = all.whens.get(when) ?? { yes: false, no: false };
      if (holds(when, position.talk)) seen.yes = true;
      else seen.no = true;
      all.whens.set(when, seen);
    }
    const open = openChoices(plot, position);
    all.steps += open.length;
    for (const one of open) {
      all.opened.add(one.id);
      walk(choose(plot, position, one), probability / open.length, [...choices, one.id]);
    }
  };
  walk(startPosition(plot), 1, []);
  return all;
}
