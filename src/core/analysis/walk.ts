// The walk through all reachable states, forwards: one layer per decision. What it leaves behind is a graph of states
// and ends from which every figure is computed.

import type { Scenario } from '../scenario/model.ts';
import { addState, emptyLayer, type Layer, weightAt } from './layer.ts';
import { stepIn, type Table, type TableChoice } from './table.ts';
import { MAX_DECISIONS, MAX_TURNS, placeIn } from './table-layout.ts';
import { type End, type Result, scoreIn } from './table-score.ts';
import { type Tail, walkTail } from './tail.ts';
import type { Ledger } from './watch.ts';

/** A state whose play is not followed: it went round a loop more often than the bound. */
export const CUT = -0x80000000;

/** The states after the same number of decisions. */
export interface WalkedLayer {
  readonly count: number;
  /** Index of each state's place in the table. */
  readonly places: Uint16Array;
  readonly probability: Float64Array;
  readonly plays: Float64Array;
  /** State k's edges are `edges[from[k]] … edges[from[k + 1] - 1]`; none: the player is stranded. */
  readonly from: Int32Array;
  /** Index in the next layer; −1 − k for end k of this layer; CUT. */
  readonly edges: Int32Array;
  /** Index of the choice in its place. */
  readonly via: Uint16Array;
  /** R of each end. */
  readonly raw: Float64Array;
  /** Index in `VERDICTS`, and of the ending in the scenario. */
  readonly verdict: Uint8Array;
  readonly ending: Uint16Array;
}

export interface Walk {
  readonly layers: readonly WalkedLayer[];
  /** What comes after the layers, where plays were followed one by one. */
  readonly tail: Tail | null;
  readonly states: number;
  readonly transitions: number;
  /** Probability of plays that were not followed, and of plays that had no option left. */
  readonly cut: number;
  readonly stranded: number;
}

interface Edges {
  readonly places: Uint16Array;
  readonly from: Int32Array;
  edges: Int32Array;
  via: Uint16Array;
  raw: Float64Array;
  verdict: Uint8Array;
  ending: Uint16Array;
  count: number;
  ends: number;
}

/** Room for as many edges as there may be; memory that is not written to costs nothing. */
function openEdges(layer: Layer, table: Table): Edges {
  const places = new Uint16Array(layer.count);
  let room = 0;
  for (let k = 0; k < layer.count; k++) {
    const place = placeIn(layer.rows[k * layer.stride] as number);
    places[k] = place;
    room += table.places[place]?.choices.length ?? 0;
  }
  return {
    places,
    from: new Int32Array(layer.count + 1),
    edges: new Int32Array(room),
    via: new Uint16Array(room),
    raw: new Float64Array(room),
    verdict: new Uint8Array(room),
    ending: new Uint16Array(room),
    count: 0,
    ends: 0,
  };
}

function closeLayer(layer: Layer, out: Edges): WalkedLayer {
  const { places, from } = out;
  const probability = new Float64Array(layer.count);
  const plays = new Float64Array(layer.count);
  for (let k = 0; k < layer.count; k++) {
    const at = weightAt(layer, k);
    probability[k] = layer.weights[at] as number;
    plays[k] = layer.weights[at + 1] as number;
  }
  const edges = out.edges.subarray(0, out.count);
  const via = out.via.subarray(0, out.count);
  // Ends are few in most layers: their arrays are cut to what is used.
  const ends = <T extends Float64Array | Uint8Array | Uint16Array>(array: T): T => array.slice(0, out.ends) as T;
  return {
    count: layer.count,
    places,
    probability,
    plays,
    from,
    edges,
    via,
    raw: ends(out.raw),
    verdict: ends(out.verdict),
    ending: ends(out.ending),
  };
}

export interface WalkLimits {
  /** No more states than this are kept or followed. */
  readonly states: number;
  /** A layer of at least so many states, hardly any of which were equal, is followed play by play. */
  readonly tail: number;
}

/** Ways into a layer per state of it: from here on looking for equal states pays. */
const RARELY_EQUAL = 1.25;

/** Null where more states than the limit would have to be kept. */
export function walkStates(scenario: Scenario, table: Table, ledger: Ledger, limits: WalkLimits): Walk | null {
  const { watch, isBusy, asked } = ledger;
  const firstEnding = scenario.nodes.length;
  const { width, turns } = table.layout;
  const words = width / 4;
  const turnOf = table.places.map(({ id }) => turns.get(id) ?? -1);
  const vector = new Int8Array(width);
  const vectorWords = new Int32Array(vector.buffer);
  const next = new Int8Array(width);
  const nextWords = new Int32Array(next.buffer);
  const open = new Uint16Array(table.places.reduce((most, { choices }) => Math.max(most, choices.length), 1));
  const result: Result = { raw: 0, verdict: 0 };

  let layer = emptyLayer(words, 1);
  vector.set(table.start(watch));
  addState(layer, vectorWords, 1, 1);
  const layers: WalkedLayer[] = [];
  let states = 1;
  let transitions = 0;
  let cut = 0;
  let stranded = 0;
  let tail: Tail | null = null;
  let tries = 1;

  while (layer.count > 0) {
    const last = layers.length + 1 >= MAX_DECISIONS;
    const following: Layer = emptyLayer(words, layer.count * 1.6);
    const out = openEdges(layer, table);
    const watching = isBusy();
    for (let k = 0; k < layer.count; k++) {
      const row = k * layer.stride;
      for (let w = 0; w < words; w++) vectorWords[w] = layer.rows[row + w] as number;
      const place = out.places[k] as number;
      const choices = table.places[place]?.choices as readonly TableChoice[];
      if (watching) asked(place, vector);
      let opened = 0;
      for (let via = 0; via < choices.length; via++) if ((choices[via] as TableChoice).open(vector)) open[opened++] = via;
      const at = weightAt(layer, k);
      const share = (layer.weights[at] as number) / opened;
      const plays = layer.weights[at + 1] as number;
      if (opened === 0) stranded += layer.weights[at] as number;
      for (let o = 0; o < opened; o++) {
        const via = open[o] as number;
        for (let w = 0; w < words; w++) nextWords[w] = vectorWords[w] as number;
        const choice = choices[via] as TableChoice;
        const there = stepIn(table, choice, next, watching ? watch : null);
        out.via[out.count] = via;
        if (there >= firstEnding) {
          scoreIn(table.slots, table.places[there]?.end as End, next, result);
          out.raw[out.ends] = result.raw;
          out.verdict[out.ends] = result.verdict;
          out.ending[out.ends] = there - firstEnding;
          out.edges[out.count++] = -1 - out.ends++;
        } else if (last || ((turnOf[there] as number) >= 0 && (next[turnOf[there] as number] as number) > MAX_TURNS)) {
          cut += share;
          out.edges[out.count++] = CUT;
        } else out.edges[out.count++] = addState(following, nextWords, share, plays);
      }
      transitions += opened;
      out.from[k + 1] = out.count;
      if (states + following.count > limits.states) return null;
    }
    layers.push(closeLayer(layer, out));
    states += following.count;
    layer = following;
    const ways = out.count - out.ends;
    if (tries > 0 && cut === 0 && layer.count >= limits.tail && ways <= RARELY_EQUAL * layer.count) {
      tries -= 1;
      tail = walkTail(scenario, table, ledger, layer, layers.length, limits.states - states);
      if (tail) break;
    }
  }
  if (tail) return { layers, tail, states: states + tail.states, transitions: transitions + tail.transitions, cut, stranded };
  return { layers, tail, states, transitions, cut, stranded };
}
