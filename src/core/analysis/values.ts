// The walk, backwards: what the best play from each state is worth, and whether a talk can still be mended there.
import { VERDICTS } from '../scenario/terms.ts';
import { CUT, type Walk, type WalkedLayer } from './walk.ts';

/** Per layer, per state. */
export interface Values {
  /** Greatest R that can be reached; −∞ where no end can. */
  readonly best: readonly Float64Array[];
  /** 1 where an ending *settled* or *constructive* can be reached. */
  readonly mendable: readonly Uint8Array[];
}

const GOOD = VERDICTS.map((verdict) => verdict === 'constructive' || verdict === 'settled');

export const isGoodVerdict = (index: number): boolean => GOOD[index] === true;

export function valuesOf({ layers }: Walk): Values {
  const best: Float64Array[] = layers.map(({ count }) => new Float64Array(count).fill(Number.NEGATIVE_INFINITY));
  const mendable: Uint8Array[] = layers.map(({ count }) => new Uint8Array(count));
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
        if (edge < 0 ? GOOD[verdict[-1 - edge] as number] : laterMend?.[edge] === 1) mend[k] = 1;
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

export interface Step {
  readonly depth: number;
  readonly state: number;
  readonly edge: number;
}

/** One play that reaches the maximum: the first option of each state that does. */
export function bestPlay({ layers }: Walk, { best }: Values): readonly Step[] {
  const steps: Step[] = [];
  let state = 0;
  for (let depth = 0; depth < layers.length; depth++) {
    const layer = layers[depth] as WalkedLayer;
    const top = best[depth]?.[state] as number;
    if (top === Number.NEGATIVE_INFINITY) return [];
    let found = -1;
    for (let e = layer.from[state] as number; e < (layer.from[state + 1] as number) && found < 0; e++)
      if (edgeValue(layer, best[depth + 1], layer.edges[e] as number) === top) found = e;
    if (found < 0) throw new Error('the best play is broken');
    steps.push({ depth, state, edge: found });
    const edge = layer.edges[found] as number;
    if (edge < 0) return steps;
    state = edge;
  }
  throw new Error('the best play does not end');
}
