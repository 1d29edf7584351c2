// One layer of the exploration: states after the same number of decisions, packed into typed arrays, equal ones merged
// through an open-addressing hash table.

export interface Layer {
  /** Words of 32 bits a state, and a row of it: state, then its weights; even, and with two people just a cache line. */
  readonly words: number;
  readonly stride: number;
  count: number;
  rows: Int32Array;
  /** The same memory: probability and plays of state k stand at `weightAt(layer, k)` and after it. */
  weights: Float64Array;
  /** Two numbers a slot: 1 + index of the state (0: free), and its hash, which spares most looks at other states. */
  slots: Int32Array;
}

/** `expected`: states that will about come. */
export function emptyLayer(words: number, expected: number): Layer {
  const stride = ((words + 1) & ~1) + 4;
  let capacity = 64;
  while (capacity < expected) capacity *= 2;
  const rows = new Int32Array(capacity * stride);
  return { words, stride, count: 0, rows, weights: new Float64Array(rows.buffer), slots: new Int32Array(capacity * 4) };
}

export const weightAt = ({ stride }: Layer, state: number): number => (state * stride + stride - 4) / 2;

/** Multiply and rotate by words, mixed at the end as in MurmurHash3. */
function hashOf(state: Int32Array): number {
  let hash = 0x2545f491;
  for (let k = 0; k < state.length; k++) {
    hash = Math.imul(hash ^ (state[k] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

function grow(layer: Layer): void {
  const rows = new Int32Array(layer.rows.length * 2);
  rows.set(layer.rows);
  layer.rows = rows;
  layer.weights = new Float64Array(rows.buffer);
  const old = layer.slots;
  const slots = new Int32Array(old.length * 2);
  const mask = slots.length / 2 - 1;
  for (let k = 0; k < old.length; k += 2) {
    if (old[k] === 0) continue;
    let slot = (old[k + 1] as number) & mask;
    while (slots[slot * 2] !== 0) slot = (slot + 1) & mask;
    slots[slot * 2] = old[k] as number;
    slots[slot * 2 + 1] = old[k + 1] as number;
  }
  layer.slots = slots;
}

/** Index of the state: a new one, or the equal one that is there, whose probability and plays grow. */
export function addState(layer: Layer, state: Int32Array, probability: number, plays: number): number {
  const { slots, rows, words, stride } = layer;
  const mask = slots.length / 2 - 1;
  const hash = hashOf(state);
  let slot = hash & mask;
  for (;;) {
    const entry = slots[slot * 2] as number;
    if (entry === 0) break;
    if (slots[slot * 2 + 1] === hash) {
      const from = (entry - 1) * stride;
      let k = 0;
      while (k < words && rows[from + k] === state[k]) k++;
      if (k === words) {
        const at = (from + stride - 4) / 2;
        const { weights } = layer;
        weights[at] = (weights[at] as number) + probability;
        weights[at + 1] = (weights[at + 1] as number) + plays;
        return entry - 1;
      }
    }
    slot = (slot + 1) & mask;
  }
  const index = layer.count++;
  slots[slot * 2] = index + 1;
  slots[slot * 2 + 1] = hash;
  const from = index * stride;
  for (let k = 0; k < words; k++) rows[from + k] = state[k] as number;
  const at = weightAt(layer, index);
  layer.weights[at] = probability;
  layer.weights[at + 1] = plays;
  // Never more than half full: slots are twice the capacity.
  if (layer.count * stride === rows.length) grow(layer);
  return index;
}
