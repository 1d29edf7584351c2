// The end of the walk, play by play. Where equal states have become rare, looking for them costs more than they spare:
// from such a layer on every play is followed to its end, and nothing is kept of the states between but sums.
import type { Scenario } from '../scenario/model.ts';
import { VERDICTS } from '../scenario/terms.ts';
import { EQUAL, isGoodVerdict } from './end-tally.ts';
import { type Layer, weightAt } from './layer.ts';
import { stepIn, type Table, type TableChoice } from './table.ts';
import { atOf, MAX_DECISIONS, MAX_TURNS, type Vector } from './table-layout.ts';
import { type End, type Result, scoreIn } from './table-score.ts';
import type { Ledger } from './watch.ts';

export interface TailEnds {
  /** Marks there are: verdict + verdicts × ending. */
  readonly marks: number;
  /** By decisions after the layer, less one, and mark. */
  readonly plays: Float64Array;
  readonly probability: Float64Array;
  /** R and probability of every end, in pieces. */
  readonly pieces: readonly Piece[];
}

interface Piece {
  readonly raw: Float64Array;
  readonly probability: Float64Array;
  count: number;
}

export interface Tail {
  /** Number of decisions after which the states of the walk's last layer stand. */
  readonly depth: number;
  /** Of each of these states: what the best play from it is worth, and whether it can be mended. */
  readonly best: Float64Array;
  readonly mendable: Uint8Array;
  readonly ends: TailEnds;
  /** By index of the choice in the table: see `ChoiceWorth`. */
  readonly reach: Float64Array;
  readonly loss: Float64Array;
  readonly bestSomewhere: Uint8Array;
  /** By place: 1 where some play came to. */
  readonly met: Uint8Array;
  /** States on the way, equal ones counted as often as they were met; the layer itself left out. */
  readonly states: number;
  readonly transitions: number;
  /** Loads a state of the layer, for a look at single plays from it: see `tail-plays.ts`. */
  readonly vectors: readonly Vector[];
  load(state: number): void;
}

const PIECE = 1 << 16;

/**
 * Null where more than `room` states would be met, or a play is stranded, too long or goes round too often: then states
 * have to be merged.
 */
export function walkTail(scenario: Scenario, table: Table, ledger: Ledger, layer: Layer, depth: number, room: number): Tail | null {
  const { words, stride, rows, weights } = layer;
  const { places, layout } = table;
  const firstEnding = scenario.nodes.length;
  const verdicts = VERDICTS.length;
  const marks = scenario.endings.length * verdicts;
  const levels = MAX_DECISIONS - depth;
  const turnOf = places.map(({ id }) => layout.turns.get(id) ?? -1);
  const choicesAt = places.map(({ choices }) => choices);
  const ends = places.map(({ end }) => end);
  const most = choicesAt.reduce((sum, choices) => Math.max(sum, choices.length), 1);
  const count = choicesAt.reduce((sum, choices) => sum + choices.length, 0);

  const vectors = Array.from({ length: levels + 1 }, () => new Int8Array(layout.width));
  const packed = vectors.map((vector) => new Int32Array(vector.buffer));
  /** R of what each choice at a level leads to, at its best; −1 where it is not open. */
  const worths = vectors.map(() => new Float64Array(most));
  /** Probability of the state at a level, and R of the best play from it: numbers with a fraction that are passed on cost an allocation. */
  const shares = new Float64Array(levels + 1);
  const tops = new Float64Array(levels + 1);
  const best = new Float64Array(layer.count);
  const mendable = new Uint8Array(layer.count);
  const reach = new Float64Array(count);
  const loss = new Float64Array(count);
  const bestSomewhere = new Uint8Array(count);
  const met = new Uint8Array(places.length);
  const playsOf = new Float64Array(levels * marks);
  const probabilityOf = new Float64Array(levels * marks);
  const good = Uint8Array.from({ length: marks }, (_, mark) => (isGoodVerdict(mark % verdicts) ? 1 : 0));
  const pieces: Piece[] = [];
  let piece: Piece = { raw: new Float64Array(0), probability: new Float64Array(0), count: PIECE };
  const result: Result = { raw: 0, verdict: 0 };
  let states = 0;
  let transitions = 0;
  let lost = false;
  let mends = 0;
  let watching = false;
  let plays = 0;

  function load(state: number): void {
    const first = packed[0] as Int32Array;
    for (let w = 0; w < words; w++) first[w] = rows[state * stride + w] as number;
  }

  /** An end as `result` has it. */
  function note(level: number, ending: number, share: number): void {
    const mark = ending * verdicts + result.verdict;
    const at = level * marks + mark;
    playsOf[at] = (playsOf[at] as number) + plays;
    probabilityOf[at] = (probabilityOf[at] as number) + share;
    if (piece.count === PIECE) {
      piece = { raw: new Float64Array(PIECE), probability: new Float64Array(PIECE), count: 0 };
      pieces.push(piece);
    }
    piece.raw[piece.count] = result.raw;
    piece.probability[piece.count++] = share;
    mends |= good[mark] as number;
  }

  /** What every choice at a level was worth, once all are known. */
  function compare(choices: readonly TableChoice[], worth: Float64Array, top: number, share: number): void {
    for (let via = 0; via < choices.length; via++) {
      const value = worth[via] as number;
      if (value < 0) continue;
      const { index } = choices[via] as TableChoice;
      reach[index] = (reach[index] as number) + share;
      loss[index] = (loss[index] as number) + share * (top - value);
      if (value >= top - EQUAL) bestSomewhere[index] = 1;
    }
  }

  /** True if the choice leads to an end, told in `result`; else the next state stands at the next level. */
  function take(level: number, choice: TableChoice): boolean {
    const [from, to] = [packed[level] as Int32Array, packed[level + 1] as Int32Array];
    for (let w = 0; w < words; w++) to[w] = from[w] as number;
    const next = vectors[level + 1] as Vector;
    const there = stepIn(table, choice, next, watching ? ledger.watch : null);
    if (there < firstEnding) {
      const turn = turnOf[there] as number;
      if (level + 1 >= levels || (turn >= 0 && (next[turn] as number) > MAX_TURNS)) lost = true;
      return false;
    }
    scoreIn(table.slots, ends[there] as End, next, result);
    note(level, there - firstEnding, shares[level + 1] as number);
    return true;
  }

  /** Follows all plays from the state at `level`. */
  function visit(level: number): void {
    const here = vectors[level] as Vector;
    const place = atOf(here);
    met[place] = 1;
    states++;
    if (states > room) lost = true;
    const choices = choicesAt[place] as readonly TableChoice[];
    if (watching) ledger.asked(place, here);
    const worth = worths[level] as Float64Array;
    let open = 0;
    for (let via = 0; via < choices.length; via++) {
      const choice = choices[via] as TableChoice;
      const isOpen = choice.always || choice.open(here);
      worth[via] = isOpen ? 0 : -1;
      if (isOpen) open++;
    }
    transitions += open;
    if (open === 0) lost = true;
    const share = (shares[level] as number) / open;
    let top = 0;
    for (let via = 0; via < choices.length; via++) {
      if ((worth[via] as number) < 0) continue;
      shares[level + 1] = share;
      let value = 0;
      if (take(level, choices[via] as TableChoice)) value = result.raw;
      else {
        if (lost) return;
        visit(level + 1);
        value = tops[level + 1] as number;
      }
      worth[via] = value;
      if (value > top) top = value;
    }
    tops[level] = top;
    compare(choices, worth, top, share);
  }

  for (let state = 0; state < layer.count && !lost; state++) {
    load(state);
    watching = ledger.isBusy();
    mends = 0;
    const at = weightAt(layer, state);
    plays = weights[at + 1] as number;
    shares[0] = weights[at] as number;
    visit(0);
    best[state] = tops[0] as number;
    mendable[state] = mends;
  }
  if (lost) return null;
  return {
    depth,
    best,
    mendable,
    ends: { marks, plays: playsOf, probability: probabilityOf, pieces },
    reach,
    loss,
    bestSomewhere,
    met,
    states: states - layer.count,
    transitions,
    vectors,
    load,
  };
}
