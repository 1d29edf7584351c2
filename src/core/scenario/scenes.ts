// The scenes that a scenario calls, read once each, and what is wrong with them before they are put in their places.
import { cyclesOf, reachableFrom, reversed } from './graph.ts';
import { numberedIds } from './line-number.ts';
import type { Branch, Node } from './model.ts';
import { readNode } from './resolve-node.ts';
import { type Call, refer, type Scope } from './resolve-scope.ts';
import type { Loose, ScenarioSource } from './source.ts';
import { naming } from './suggest.ts';
import type { Spot } from './yaml-tree.ts';

type ScenesSource = NonNullable<Loose<ScenarioSource>['scenes']>;

/** Where a node of a scene goes to leave it. */
export const BACK = 'return';

export interface Scene {
  readonly id: string;
  readonly start: string;
  readonly nodes: readonly Node[];
  readonly at: Spot;
}

export interface Scenes {
  /** By id: those that are called, from the scenario or from each other. */
  readonly called: ReadonlyMap<string, Scene>;
  /** The scene that a part was written in. */
  readonly sceneOf: (at: Spot) => string | undefined;
  /** False if they cannot be put in their places. */
  readonly sound: boolean;
}

function readScene(scope: Scope, id: string, source: NonNullable<ScenesSource[string]>, at: Spot): Scene {
  const inside: Scope = { ...scope, scene: id, taken: numberedIds(source.nodes) };
  const nodes = source.nodes ?? {};
  if (source.start !== undefined) refer(inside, 'node', source.start, { in: source, key: 'start' }, true);
  for (const name of Object.keys(nodes)) {
    if (name === BACK) scope.report('reserved-id', { in: nodes, key: name, part: 'key' }, { name });
  }
  return {
    id,
    start: source.start ?? '',
    nodes: Object.entries(nodes).flatMap(([name, node]) =>
      node === undefined ? [] : [readNode(inside, name, node, { in: nodes, key: name, part: 'key' })],
    ),
    at,
  };
}

/** Reading a scene notes its calls in the scope, so that the list of calls grows while it is walked. */
export function readScenes(scope: Scope, source: ScenesSource): Scenes {
  const called = new Map<string, Scene>();
  const homes = new WeakMap<object, string>();
  const sceneOf = ({ in: container }: Spot): string | undefined => homes.get(container);
  let sound = true;
  for (const { scene: id, at } of scope.calls.values()) {
    if (called.has(id)) continue;
    const own = Object.hasOwn(source, id) ? source[id] : undefined;
    if (own === undefined) {
      scope.report('unknown-scene', at, naming(id, Object.keys(source)));
      sound = false;
    } else {
      noteHomes(own, id, homes);
      called.set(id, readScene(scope, id, own, { in: source, key: id, part: 'key' }));
    }
  }
  if (called.size === 0) return { called, sceneOf, sound };
  for (const scene of called.values()) {
    if (!scene.nodes.some(({ id }) => id === scene.start)) sound = false;
    else if (!lintWays(scope, scene)) sound = false;
  }
  if (tellCircles(scope, called)) sound = false;
  return { called, sceneOf, sound };
}

/** Documents nest no deeper than the reader allows. */
function noteHomes(part: object, scene: string, homes: WeakMap<object, string>): void {
  homes.set(part, scene);
  for (const inner of Object.values(part)) if (typeof inner === 'object' && inner !== null) noteHomes(inner, scene, homes);
}

export const branchesOf = (node: Node): readonly Branch[] => (node.choices.length > 0 ? node.choices.flatMap(({ to }) => to) : node.to);

/** False if no way out leads from the scene's start. Ways that lead to a mistake told elsewhere count as ways out. */
function lintWays(scope: Scope, scene: Scene): boolean {
  const own = new Set(scene.nodes.map(({ id }) => id));
  const next = new Map<string, readonly string[]>();
  const out: string[] = [];
  for (const node of scene.nodes) {
    const targets = branchesOf(node).map((branch) => scope.calls.get(branch)?.back ?? branch.to);
    if (targets.length === 0 || targets.some((target) => !own.has(target))) out.push(node.id);
    next.set(
      node.id,
      targets.filter((target) => own.has(target)),
    );
  }
  const reached = reachableFrom(next, [scene.start]);
  for (const node of scene.nodes) {
    const at = scope.spots.get(node);
    if (!reached.has(node.id) && at) scope.report('unreachable-node', at, { name: node.id });
  }
  if (reachableFrom(reversed(next), out).has(scene.start)) return true;
  scope.report('scene-without-return', scene.at, { name: scene.id });
  return false;
}

/** Told at the calls that close a circle: those of its first scene in the file. */
function tellCircles(scope: Scope, called: ReadonlyMap<string, Scene>): boolean {
  const calls = [...called.values()].map((scene) => {
    const made = scene.nodes.flatMap(branchesOf).flatMap((branch): Call[] => {
      const call = scope.calls.get(branch);
      return call && called.has(call.scene) ? [call] : [];
    });
    return [scene.id, made] as const;
  });
  const byScene = new Map(calls);
  const circles = cyclesOf(new Map(calls.map(([id, made]) => [id, [...new Set(made.map(({ scene }) => scene))]])));
  for (const circle of circles) {
    const inside = new Set(circle);
    const [first] = circle;
    for (const id of circle) {
      for (const call of byScene.get(id) ?? []) {
        if (call.scene !== first || !inside.has(id)) continue;
        scope.report('scene-calls-itself', call.at, { name: call.scene, scenes: [...circle].slice(0, 10).join(', ') });
      }
    }
  }
  return circles.length > 0;
}
