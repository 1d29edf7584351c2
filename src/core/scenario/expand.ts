// Calls become copies: every place that calls a scene gets the scene's nodes under ids of its own, `<site>--<node>`, where
// the site is the choice or the node that calls. No author's id has two hyphens in a row, so that nothing can collide.
import type { Condition } from './condition.ts';
import { conditionOf, type Mapping, mapCondition, mapLine, mapNode } from './map-node.ts';
import type { Branch, Ending, Node } from './model.ts';
import type { Call, Scope } from './resolve-scope.ts';
import { BACK, type Scene, type Scenes } from './scenes.ts';

export const SEPARATOR = '--';
/** Nodes that calls may add. */
export const MAX_COPIES = 5000;
/** Scenes that call scenes that call scenes … */
export const MAX_CALL_LEVELS = 16;
/** Ids stand in saves, which take no longer ones. */
const MAX_ID = 200;

export interface Expansion {
  readonly nodes: readonly Node[];
  /** Copied nodes and choices → what they are called in their scene. */
  readonly origins: ReadonlyMap<string, string>;
  /** What a scene calls its nodes and choices → their copies. */
  readonly copies: { readonly nodes: ReadonlyMap<string, readonly string[]>; readonly choices: ReadonlyMap<string, readonly string[]> };
  /** How often each scene was copied. */
  readonly times: ReadonlyMap<string, number>;
  readonly whole: boolean;
}

interface Place {
  /** Empty outside of every scene. */
  readonly prefix: string;
  readonly scene?: Scene;
  /** Where `return` leads. */
  readonly back: string;
  readonly level: number;
}

const under = (prefix: string, id: string): string => (prefix === '' ? id : `${prefix}${SEPARATOR}${id}`);

const longestId = ({ nodes }: Scene): number =>
  nodes.reduce((most, node) => node.choices.reduce((more, { id }) => Math.max(more, id.length), Math.max(most, node.id.length)), 0);

export function expandCalls(scope: Scope, main: readonly Node[], { called, sound }: Scenes): Expansion {
  const origins = new Map<string, string>();
  const times = new Map<string, number>();
  const copies = { nodes: new Map<string, string[]>(), choices: new Map<string, string[]>() };
  if (scope.calls.size === 0) return { nodes: main, origins, copies, times, whole: sound };
  const nodes: Node[] = [];
  const prefixes = new Map<string, string>();
  const taken = new Set<string>();
  let count = 0;
  let stopped = !sound;
  const owns = new Map([...called.values()].map((scene) => [scene.id, namesOf(scene)]));
  const mark = (kind: 'nodes' | 'choices', prefix: string, id: string): void => {
    const copy = under(prefix, id);
    origins.set(copy, id);
    const known = copies[kind].get(id);
    if (known) known.push(copy);
    else copies[kind].set(id, [copy]);
  };
  const stop = (call: Call, limit: number, unit: string): null => {
    scope.report('expansion-too-large', call.at, { name: call.scene, limit, unit });
    stopped = true;
    return null;
  };

  /** The first node of the copy; null where there is none. Calls from one site with one way back share a copy. */
  const callFrom = (call: Call, from: Place, waiting: Place[]): string | null => {
    const scene = called.get(call.scene);
    if (stopped || scene === undefined) return null;
    const site = under(from.prefix, call.site);
    const back = backOf(call.back, from);
    const key = `${site} ${scene.id} ${back}`;
    let prefix = prefixes.get(key);
    if (prefix !== undefined) return under(prefix, scene.start);
    if (from.level >= MAX_CALL_LEVELS) return stop(call, MAX_CALL_LEVELS, 'levels');
    count += scene.nodes.length;
    if (count > MAX_COPIES) return stop(call, MAX_COPIES, 'nodes');
    prefix = site;
    for (let n = 2; taken.has(prefix); n++) prefix = under(site, String(n));
    if (prefix.length + SEPARATOR.length + longestId(scene) > MAX_ID) return stop(call, MAX_ID, 'characters');
    taken.add(prefix);
    prefixes.set(key, prefix);
    waiting.push({ prefix, scene, back, level: from.level + 1 });
    return under(prefix, scene.start);
  };

  const backOf = (target: string, from: Place): string => {
    if (from.scene === undefined) return target;
    if (target === BACK) return from.back;
    return owns.get(from.scene.id)?.nodes.has(target) ? under(from.prefix, target) : target;
  };

  const mappingAt = (place: Place, waiting: Place[]): Mapping => {
    const own = place.scene === undefined ? undefined : owns.get(place.scene.id);
    const ownNames = {
      condition: (condition: Condition): Condition => mapCondition(condition, (leaf) => ownName(leaf, own, place.prefix)),
      replaced: scope.moved,
    };
    return {
      ...ownNames,
      id: (id) => under(place.prefix, id),
      timer: (choice) => (own?.choices.has(choice) ? under(place.prefix, choice) : choice),
      branches: (branches) =>
        branches.flatMap((branch) => {
          const call = scope.calls.get(branch);
          const to = call === undefined ? backOf(branch.to, place) : callFrom(call, place, waiting);
          if (to === null) return [];
          const by: Branch = { ...branch, to, ...conditionOf(branch, ownNames) };
          scope.moved(branch, by);
          return [by];
        }),
    };
  };

  /** Its nodes, each followed by the copies that it was the first to call. */
  const write = (list: readonly Node[], place: Place): void => {
    for (const node of list) {
      const waiting: Place[] = [];
      nodes.push(mapNode(node, mappingAt(place, waiting)));
      for (const inner of waiting) {
        const { scene, prefix } = inner;
        if (scene === undefined) continue;
        times.set(scene.id, (times.get(scene.id) ?? 0) + 1);
        for (const each of scene.nodes) {
          mark('nodes', prefix, each.id);
          for (const choice of each.choices) mark('choices', prefix, choice.id);
        }
        write(scene.nodes, inner);
      }
    }
  };
  write(main, { prefix: '', back: '', level: 0 });
  return { nodes, origins, copies, times, whole: !stopped };
}

interface Names {
  readonly nodes: ReadonlySet<string>;
  readonly choices: ReadonlySet<string>;
}

export const namesOf = ({ nodes }: Pick<Scene, 'nodes'>): Names => ({
  nodes: new Set(nodes.map(({ id }) => id)),
  choices: new Set(nodes.flatMap(({ choices }) => choices.map(({ id }) => id))),
});

/** Inside a scene, the names of the scene mean its own copy. */
function ownName(condition: Condition, own: Names | undefined, prefix: string): Condition {
  if (condition.is === 'chosen' && own?.choices.has(condition.choice)) return { ...condition, choice: under(prefix, condition.choice) };
  if (condition.is === 'visits' && own?.nodes.has(condition.node)) return { ...condition, node: under(prefix, condition.node) };
  return condition;
}

/** Outside, the bare name of a scene's choice means any of its copies, that of a node the copy visited most often. */
function anyCopy(condition: Condition, copies: Expansion['copies'], main: Names): Condition {
  const some = (of: readonly Condition[]): Condition => (of.length === 1 && of[0] ? of[0] : { is: 'or', of });
  const every = (of: readonly Condition[]): Condition => (of.length === 1 && of[0] ? of[0] : { is: 'and', of });
  if (condition.is === 'chosen' && !main.choices.has(condition.choice)) {
    const ids = copies.choices.get(condition.choice);
    return ids === undefined ? condition : some(ids.map((choice) => ({ ...condition, choice })));
  }
  if (condition.is !== 'visits' || main.nodes.has(condition.node)) return condition;
  const ids = copies.nodes.get(condition.node);
  if (ids === undefined) return condition;
  const each = (op: typeof condition.op): readonly Condition[] => ids.map((node) => ({ ...condition, node, op }));
  const same: Condition = ids.length === 1 ? some(each('=')) : { is: 'and', of: [some(each('=')), every(each('<='))] };
  switch (condition.op) {
    case '>':
    case '>=':
      return some(each(condition.op));
    case '<':
    case '<=':
      return every(each(condition.op));
    case '=':
      return same;
    case '!=':
      return { is: 'not', of: same };
  }
}

export interface Named {
  readonly nodes: readonly Node[];
  readonly endings: readonly Ending[];
}

/** Conditions that name copies by their bare name, spelt out. */
export function spellOut(scope: Scope, { nodes, endings }: Named, { copies, origins }: Expansion, main: Names): Named {
  if (origins.size === 0) return { nodes, endings };
  const spelling = {
    condition: (when: Condition): Condition => mapCondition(when, (leaf) => anyCopy(leaf, copies, main)),
    replaced: scope.moved,
  };
  const mapping: Mapping = {
    ...spelling,
    id: (id) => id,
    timer: (choice) => choice,
    branches: (branches) =>
      branches.map((branch) => {
        const by: Branch = { ...branch, ...conditionOf(branch, spelling) };
        scope.moved(branch, by);
        return by;
      }),
  };
  const spelt = endings.map((ending) => {
    const by: Ending = { ...ending, lines: ending.lines.map((line) => mapLine(line, mapping)) };
    scope.moved(ending, by);
    return by;
  });
  return { nodes: nodes.map((node) => mapNode(node, mapping)), endings: spelt };
}
