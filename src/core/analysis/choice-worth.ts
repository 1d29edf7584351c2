// What each choice is worth over all states in which it is open.

import { EQUAL } from './end-tally.ts';
import type { Table, TableChoice } from './table.ts';
import { type BestStep, markBest } from './tail-plays.ts';
import { edgeValue, type Values } from './values.ts';
import { CUT, type Walk } from './walk.ts';

export interface ChoiceWorth {
  readonly id: string;
  /** Probability under random play that it is taken at least once, where no loop repeats it; 0: never open. */
  reach: number;
  /** Mean of R lost against the best option, weighted by `reach`. */
  loss: number;
  /** In some state no option is better. */
  bestSomewhere: boolean;
  /** Some play that reaches the maximum takes it. */
  onBestPlay: boolean;
}

/** By index of the choice in the table. */
export function choiceWorths(table: Table, { layers, tail }: Walk, { best }: Values): readonly ChoiceWorth[] {
  const worths: ChoiceWorth[] = table.places.flatMap(({ choices }) =>
    choices.map(({ choice }) => ({ id: choice.id, reach: 0, loss: 0, bestSomewhere: false, onBestPlay: false })),
  );
  let marked = new Uint8Array(1).fill(1);
  layers.forEach((layer, depth) => {
    const later = best[depth + 1];
    const nextMarked = new Uint8Array(best[depth + 1]?.length ?? 0);
    for (let k = 0; k < layer.count; k++) {
      const choices = table.places[layer.places[k] as number]?.choices ?? [];
      const [first, after] = [layer.from[k] as number, layer.from[k + 1] as number];
      const top = best[depth]?.[k] as number;
      const share = (layer.probability[k] as number) / (after - first);
      for (let e = first; e < after; e++) {
        const worth = worths[(choices[layer.via[e] as number] as { index: number }).index] as ChoiceWorth;
        const edge = layer.edges[e] as number;
        const value = edgeValue(layer, later, edge);
        worth.reach += share;
        if (Number.isFinite(top)) worth.loss += share * (top - Math.max(value, 0));
        if (value < top - EQUAL || !Number.isFinite(value)) continue;
        worth.bestSomewhere = true;
        if (marked[k] !== 1) continue;
        worth.onBestPlay = true;
        if (edge >= 0 && edge !== CUT) nextMarked[edge] = 1;
      }
    }
    marked = nextMarked;
  });
  if (tail) {
    worths.forEach((worth, index) => {
      worth.reach += tail.reach[index] as number;
      worth.loss += tail.loss[index] as number;
      if (tail.bestSomewhere[index] === 1) worth.bestSomewhere = true;
    });
    const mark = ({ index }: TableChoice): void => {
      (worths[index] as ChoiceWorth).onBestPlay = true;
    };
    for (let state = 0; state < marked.length; state++) if (marked[state] === 1) markBest(tail, table, state, mark);
  }
  for (const worth of worths) if (worth.reach > 0) worth.loss /= worth.reach;
  return worths;
}

/** Decisions in the first third of the best play whose worst choice leaves nothing *settled* or better to be reached. */
export function unmendable(play: readonly BestStep[]): readonly BestStep[] {
  return play.slice(0, Math.ceil(play.length / 3)).filter(({ mends }) => !mends);
}
