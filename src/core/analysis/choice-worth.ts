// What each choice is worth over all states in which it is open.

import type { Table } from './table.ts';
import { bestPlay, edgeValue, isGoodVerdict, type Values } from './values.ts';
import { CUT, type Walk, type WalkedLayer } from './walk.ts';

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

/** R is a sum of fractions: equal ones may differ in the last bits. */
const EQUAL = 1e-9;

/** By index of the choice in the table. */
export function choiceWorths(table: Table, { layers }: Walk, { best }: Values): readonly ChoiceWorth[] {
  const worths: ChoiceWorth[] = table.places.flatMap(({ choices }) =>
    choices.map(({ choice }) => ({ id: choice.id, reach: 0, loss: 0, bestSomewhere: false, onBestPlay: false })),
  );
  let marked = new Uint8Array(1).fill(1);
  layers.forEach((layer, depth) => {
    const later = best[depth + 1];
    const nextMarked = new Uint8Array(layers[depth + 1]?.count ?? 0);
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
  for (const worth of worths) if (worth.reach > 0) worth.loss /= worth.reach;
  return worths;
}

export interface WorstChoice {
  readonly depth: number;
  readonly place: number;
  /** Index of the choice in its place. */
  readonly via: number;
}

/** Worst choices in the first third of the best play after which nothing *settled* or better can be reached. */
export function unmendable(walk: Walk, values: Values): readonly WorstChoice[] {
  const play = bestPlay(walk, values);
  const found: WorstChoice[] = [];
  for (const { depth, state } of play.slice(0, Math.ceil(play.length / 3))) {
    const layer = walk.layers[depth] as WalkedLayer;
    let worst = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let e = layer.from[state] as number; e < (layer.from[state + 1] as number); e++) {
      const value = edgeValue(layer, values.best[depth + 1], layer.edges[e] as number);
      if (value < least) [worst, least] = [e, value];
    }
    if (worst < 0) continue;
    const edge = layer.edges[worst] as number;
    const mends = edge < 0 ? edge !== CUT && isGood(layer, -1 - edge) : values.mendable[depth + 1]?.[edge] === 1;
    if (!mends) found.push({ depth, place: layer.places[state] as number, via: layer.via[worst] as number });
  }
  return found;
}

const isGood = (layer: WalkedLayer, end: number): boolean => isGoodVerdict(layer.verdict[end] as number);
