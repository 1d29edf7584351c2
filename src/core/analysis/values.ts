// The walk, backwards: what the best play from each state is worth, and whether a talk can still be mended there.
import { isGoodVerdict } from './end-tally.ts';
import type { Table } from './table.ts';
import { type BestStep, followBest } from './tail-plays.ts';
import { CUT, type Walk, type WalkedLayer } from './walk.ts';

/** Per layer, per state. */
export interface Values {
  /** Greatest R that can be reached; −∞ where no end can. */
  readonly best: readonly Float64Array[];
  /** 1 where an ending *settled* or *constructive* can be reached. */
  readonly mendable: readonly Uint8Array[];
}

export function valuesOf({ layers, tail }: Walk): Values {
  const best: Float64Array[] = layers.map(({ count }) => new Float64Array(count).fill(Number.NEGATIVE_INFINITY));
  const mendable: Uint8Array[] = layers.map(({ count }) => new Uint8Array(count));
  if (tail) {
    best.push(tail.best);
    mendable.push(tail.mendable);
  }
  for (let depth = layers.length - 1; depth >= 0; depth--) {
    const { count, from, edges, raw, verdict } = layers[depth] as WalkedLayer;
    const mine = best[depth] as Float64Array;
    const mend = mendable[depth] as Uint8Array;
    const later = best[depth + 1];
    const laterMend = mendable[depth + 1];
    for (let k = 0; k < count; k++) {
      let top = Number.NEGATIVE_INFINITY;
      for (let e = from[k] as number; e < (from[k + 1] as number); e++) {
        const edge = edges[e] as number;
        if (edge === CUT) continue;
        const value = (edge < 0 ? raw[-1 - edge] : later?.[edge]) as number;
        if (value > top) top = value;
        if (edge < 0 ? isGoodVerdict(verdict[-1 - edge] as number) : laterMend?.[edge] === 1) mend[k] = 1;
      }
      mine[k] = top;
    }
  }
  return { best, mendable };
}

/** What an edge is worth; −∞ for a play that is not followed. */
export function edgeValue(layer: WalkedLayer, later: Float64Array | undefined, edge: number): number {
  if (edge === CUT) return Number.NEGATIVE_INFINITY;
  return (edge < 0 ? layer.raw[-1 - edge] : later?.[edge]) as number;
}

/** One play that reaches the maximum: the first option of each state that does. */
export function bestPlay(table: Table, { layers, tail }: Walk, { best, mendable }: Values): readonly BestStep[] {
  const steps: BestStep[] = [];
  let state = 0;
  for (let depth = 0; depth < layers.length; depth++) {
    const layer = layers[depth] as WalkedLayer;
    const top = best[depth]?.[state] as number;
    if (top === Number.NEGATIVE_INFINITY) return [];
    let found = -1;
    let worst = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let e = layer.from[state] as number; e < (layer.from[state + 1] as number); e++) {
      const value = edgeValue(layer, best[depth + 1], layer.edges[e] as number);
      if (value === top && found < 0) found = e;
      if (value < least) [worst, least] = [e, value];
    }
    if (found < 0) throw new Error('the best play is broken');
    const bad = layer.edges[worst] as number;
    const mends = bad < 0 ? bad !== CUT && isGoodVerdict(layer.verdict[-1 - bad] as number) : mendable[depth + 1]?.[bad] === 1;
    steps.push({ place: layer.places[state] as number, via: layer.via[found] as number, worst: layer.via[worst] as number, mends });
    const edge = layer.edges[found] as number;
    if (edge < 0) return steps;
    state = edge;
  }
  if (!tail) throw new Error('the best play does not end');
  return [...steps, ...followBest(tail, table, state)];
}
