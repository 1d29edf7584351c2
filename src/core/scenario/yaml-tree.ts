// YAML text → plain values that remember where they were written.
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Code } from './diagnostic.ts';
import { MAX_ALIASED, MAX_DEPTH } from './guard.ts';
import type { Range } from './position.ts';
import { offsetInScalar } from './scalar-offset.ts';
import { composeDocument } from './yaml-compose.ts';
import { rejoinMap, rejoinSeq } from './yaml-rejoin.ts';

export type Params = Readonly<Record<string, string | number>>;
export type Report = (code: Code, at: Range | Spot, params?: Params) => void;

/** A place in the document: an entry of a plain object or list that `readYaml` made, and optionally a part of its scalar. */
export interface Spot {
  readonly in: object;
  readonly key: string | number;
  /** Default: the value. */
  readonly part?: 'key' | 'value';
  /** Offsets in the decoded scalar. */
  readonly from?: number;
  readonly to?: number;
}

export interface Tree {
  /** Objects have no prototype; null where the document is empty or unreadable. */
  readonly root: unknown;
  /** Start of the line with the first syntax error; Infinity if there is none, −1 if the text was refused. */
  readonly brokenAt: number;
  rangeOf(spot: Spot): Range;
  /** Whether the map or list was made by reading this text. */
  owns(container: object): boolean;
  /** A scalar as written, e.g. `+1` where the value is 1. */
  sourceOf(container: object, key: string | number): string | undefined;
}

/** Syntax errors told at once: what follows the first ones is mostly their echo. */
const MAX_SYNTAX_ERRORS = 20;
const NEVER_A_KEY: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function rangeOfNode(node: Node | null | undefined, fallback: Range): Range {
  if (!node?.range) return fallback;
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    // A block collection spans many lines: its first key or entry stands for it.
    const first = isMap(node) ? (node.items[0] as Pair<Node> | undefined)?.key : (node.items[0] as Node | undefined);
    return first ? rangeOfNode(first, fallback) : [node.range[0], node.range[1]];
  }
  return [node.range[0], node.range[1]];
}

export function readYaml(text: string, report: Report): Tree {
  let brokenAt = Number.POSITIVE_INFINITY;
  const homes = new WeakMap<object, YAMLMap | YAMLSeq>();
  const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair<Node, Node | null>>>();
  const anchors = new Map<string, Node>();
  const open = new Set<Node>();
  let aliased = 0;
  let inAlias = 0;
  let refused = false;

  const plainOf = (node: unknown, depth: number): unknown => {
    if (refused) return null;
    if (inAlias > 0) aliased++;
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) {
        report('yaml-syntax', [node.range?.[0] ?? 0, node.range?.[1] ?? 0], { reason: 'BAD_ALIAS', detail: '' });
        return null;
      }
      if (aliased > MAX_ALIASED || open.has(target) || depth > 2 * MAX_DEPTH) {
        report('too-many-aliases', [node.range?.[0] ?? 0, node.range?.[1] ?? 0], { name: node.source, limit: MAX_ALIASED });
        refused = true;
        return null;
      }
      inAlias++;
      const value = plainOf(target, depth + 1);
      inAlias--;
      return value;
    }
    if (isScalar(node)) {
      if (node.anchor && inAlias === 0) anchors.set(node.anchor, node);
      return node.value;
    }
    if (!isMap(node) && !isSeq(node)) return null;
    if (node.anchor && inAlias === 0) anchors.set(node.anchor, node);
    open.add(node);
    const value = isMap(node) ? plainMap(node, depth) : plainSeq(node, depth);
    open.delete(node);
    return value;
  };

  const plainMap = (map: YAMLMap, depth: number): unknown => {
    if (map.flow && inAlias === 0) rejoinMap(map);
    const value = Object.create(null) as Record<string, unknown>;
    homes.set(value, map);
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const name = isScalar(pair.key) ? String(pair.key.value) : null;
      if (name === null) continue;
      const range = rangeOfNode(pair.key, [0, 0]);
      if (NEVER_A_KEY.has(name)) report('reserved-id', range, { name });
      else if (name in value) report('duplicate-id', range, { name });
      else value[name] = plainOf(pair.value, depth + 1);
    }
    return value;
  };

  const plainSeq = (seq: YAMLSeq, depth: number): unknown => {
    if (seq.flow && inAlias === 0) rejoinSeq(seq);
    const value: unknown[] = [];
    homes.set(value, seq);
    for (const item of seq.items) value.push(plainOf(item, depth + 1));
    return value;
  };

  // Looked up by name only where something is to be pointed at; a map is indexed once, or many mistakes in it would be slow.
  const pairsOf = (map: YAMLMap): ReadonlyMap<string, Pair<Node, Node | null>> => {
    const known = indexes.get(map);
    if (known) return known;
    const index = new Map<string, Pair<Node, Node | null>>();
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const name = isScalar(pair.key) ? String(pair.key.value) : null;
      if (name !== null && !index.has(name)) index.set(name, pair);
    }
    indexes.set(map, index);
    return index;
  };

  const entryOf = (container: object, key: string | number): { key: Node | null; value: Node | null } => {
    const home = homes.get(container);
    if (isSeq(home)) return { key: null, value: (home.items[Number(key)] as Node | undefined) ?? null };
    const pair = isMap(home) ? pairsOf(home).get(String(key)) : undefined;
    return { key: pair?.key ?? null, value: pair?.value ?? null };
  };

  const rangeOf = (spot: Spot): Range => {
    const home = homes.get(spot.in);
    const whole = rangeOfNode(home, [0, 0]);
    const entry = entryOf(spot.in, spot.key);
    const node = spot.part === 'key' ? entry.key : (entry.value ?? entry.key);
    if (node === null) return whole;
    if (spot.from !== undefined && spot.to !== undefined && isScalar(node) && node.range) {
      return [offsetInScalar(text, node, spot.from, 'start'), offsetInScalar(text, node, spot.to, 'end')];
    }
    // A block collection is long; its key says better what is meant.
    const block = (isMap(node) || isSeq(node)) && node.flow !== true;
    return rangeOfNode(block && entry.key !== null ? entry.key : node, whole);
  };

  const document = composeDocument(text, (code, at, params) => {
    refused = true;
    report(code, at, params);
  });
  const errors = document === null ? [] : [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  for (const error of errors.slice(0, MAX_SYNTAX_ERRORS)) {
    report('yaml-syntax', error.pos, { reason: error.code, detail: error.message.split('\n', 1)[0] ?? '' });
  }
  if (errors[0] !== undefined) brokenAt = text.lastIndexOf('\n', errors[0].pos[0] - 1) + 1;
  const root = plainOf(document?.contents ?? null, 0);
  return {
    root: refused ? null : root,
    brokenAt: refused ? -1 : brokenAt,
    rangeOf,
    owns: (container) => homes.has(container),
    sourceOf: (container, key) => {
      const { value } = entryOf(container, key);
      return isScalar(value) ? value.source : undefined;
    },
  };
}
