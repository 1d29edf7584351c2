// One layer of the exploration: states after the same number of decisions, packed into typed arrays, equal ones merged
// through an open-addressing hash table. Some fifty bytes a state instead of a kilobyte.

import { SLOT } from './table-layout.ts';

export interface Layer {
  readonly width: number;
  count: number;
  vectors: Int16Array;
  probability: Float64Array;
  plays: Float64Array;
  /** Index of one parent in the layer before, and the index of the choice taken there. */
  parent: Int32Array;
  via: Uint16Array;
  /** Place of each state, kept when the vectors are let go. */
  at: Uint16Array;
  slots: Int32Array;
}

const FIRST_CAPACITY = 256;

export function emptyLayer(width: number): Layer {
  return {
    width,
    count: 0,
    vectors: new Int16Array(FIRST_CAPACITY * width),
    probability: new Float64Array(FIRST_CAPACITY),
    plays: new Float64Array(FIRST_CAPACITY),
    parent: new Int32Array(FIRST_CAPACITY),
    via: new Uint16Array(FIRST_CAPACITY),
    at: new Uint16Array(FIRST_CAPACITY),
    slots: new Int32Array(FIRST_CAPACITY * 4).fill(-1),
  };
}

function hashOf(vector: Int16Array): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < vector.length; k++) hash = Math.imul(hash ^ (vector[k] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function equalAt(layer: Layer, index: number, vector: Int16Array): boolean {
  const from = index * layer.width;
  for (let k = 0; k < vector.length; k++) if (layer.vectors[from + k] !== vector[k]) return false;
  return true;
}

function grown<T extends Int16Array | Int32Array | Uint16Array | Float64Array>(old: T, make: (length: number) => T): T {
  const next = make(old.length * 2);
  next.set(old as never);
  return next;
}

function grow(layer: Layer): void {
  layer.vectors = grown(layer.vectors, (length) => new Int16Array(length));
  layer.probability = grown(layer.probability, (length) => new Float64Array(length));
  layer.plays = grown(layer.plays, (length) => new Float64Array(length));
  layer.parent = grown(layer.parent, (length) => new Int32Array(length));
  layer.via = grown(layer.via, (length) => new Uint16Array(length));
  layer.at = grown(layer.at, (length) => new Uint16Array(length));
  layer.slots = new Int32Array(layer.slots.length * 2).fill(-1);
  const mask = layer.slots.length - 1;
  for (let k = 0; k < layer.count; k++) {
    let slot = hashOf(layer.vectors.subarray(k * layer.width, (k + 1) * layer.width)) & mask;
    while (layer.slots[slot] !== -1) slot = (slot + 1) & mask;
    layer.slots[slot] = k;
  }
}

/** Adds a state, or its probability and plays to the equal one that is there. */
export function addState(layer: Layer, vector: Int16Array, probability: number, plays: number, parent: number, via: number): void {
  const mask = layer.slots.length - 1;
  let slot = hashOf(vector) & mask;
  for (;;) {
    const index = layer.slots[slot] as number;
    if (index === -1) break;
    if (equalAt(layer, index, vector)) {
      layer.probability[index] = (layer.probability[index] as number) + probability;
      layer.plays[index] = (layer.plays[index] as number) + plays;
      return;
    }
    slot = (slot + 1) & mask;
  }
  const index = layer.count++;
  layer.slots[slot] = index;
  layer.vectors.set(vector, index * layer.width);
  layer.probability[index] = probability;
  layer.plays[index] = plays;
  layer.parent[index] = parent;
  layer.via[index] = via;
  layer.at[index] = vector[SLOT.at] as number;
  if (layer.count === layer.probability.length) grow(layer);
}
