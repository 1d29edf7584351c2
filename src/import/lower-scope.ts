// What every part of the lowering needs: names, books, and the nodes made so far.
import { keep, type Ledger, lose } from './ledger.ts';
import { claim, idOf, type Names, openNames } from './names.ts';
import { both, negated, type Plan, type PlanNode, type PlanTest } from './plan.ts';
import type { IfBranch, Option, OriginId, Passage, Step, Story, Test } from './story.ts';

const MAX_DEPTH = 60;

export interface Scope {
  readonly ledger: Ledger;
  /** Nodes and endings share one space of names. */
  readonly places: Names;
  readonly choices: Names;
  readonly passages: ReadonlyMap<string, Passage>;
  /** How many ways lead to a passage. */
  readonly ways: ReadonlyMap<string, number>;
  /** Passages that a condition counts the visits of: they must stay nodes of their own. */
  readonly counted: ReadonlySet<string>;
  /** Id of a place → the passage it was named after. */
  readonly namesake: ReadonlyMap<string, Passage>;
  /** Passages that have become a node, or part of one. */
  readonly placed: Set<string>;
  /** Options inside each other right now; each continues in place only up to a bound, for the lowering is recursive. */
  depth: number;
  readonly plan: Plan;
}

/** An option that waits for the end of the flow, with the conditions it stands under. */
export interface Pending {
  readonly option: Option;
  readonly test: PlanTest | undefined;
  readonly origins: readonly OriginId[];
}

/** Where the flow stands. */
export interface Flow {
  node: PlanNode;
  pending: readonly Pending[];
}

export interface Runner {
  /** False if the flow left and nothing can follow. */
  run(scope: Scope, flow: Flow, steps: readonly Step[]): boolean;
  /** Asks what is pending, goes on to `after`, or ends the talk. True if something goes on to `after`. */
  finish(scope: Scope, flow: Flow, after: string | null): boolean;
}

function* everyStep(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step;
    if (step.is === 'option') yield* everyStep(step.steps);
    else if (step.is === 'if') for (const branch of step.branches) yield* everyStep(branch.steps);
  }
}

function passagesIn(test: Test | null | undefined): readonly string[] {
  if (!test) return [];
  if (test.is === 'and' || test.is === 'or') return test.of.flatMap(passagesIn);
  return test.is === 'not' ? passagesIn(test.of) : test.is === 'visits' ? [test.passage] : [];
}

export function openScope(story: Story, ledger: Ledger): Scope {
  const ways = new Map<string, number>();
  const counted = new Set<string>([story.start]);
  const passages = new Map(story.passages.map((passage) => [passage.name, passage]));
  for (const passage of story.passages) {
    for (const step of everyStep(passage.steps)) {
      if (step.is === 'go') ways.set(step.to, (ways.get(step.to) ?? 0) + 1);
      const tests = step.is === 'if' ? step.branches.map(({ test }) => test) : step.is === 'option' ? [step.test] : [];
      for (const name of tests.flatMap(passagesIn)) counted.add(name);
    }
  }
  const places = openNames();
  // Passages get their names in the order of the source, before anything that is made up.
  const namesake = new Map(story.passages.map((passage) => [idOf(places, passage.name, 'passage'), passage]));
  return {
    ledger,
    places,
    choices: openNames(),
    passages,
    ways,
    counted,
    namesake,
    placed: new Set(),
    depth: 0,
    plan: { start: idOf(places, story.start, 'passage'), nodes: new Map(), endings: new Map() },
  };
}

export function openNode(scope: Scope, id: string): PlanNode {
  const node: PlanNode = { id, notes: [], set: [], lines: [], choices: [], to: [] };
  scope.plan.nodes.set(id, node);
  return node;
}

/** A node or ending that the source has no name for. */
export const newPlace = (scope: Scope, base: string): string => claim(scope.places, base);

/** The ending of everything that just ends. */
export function theEnd(scope: Scope): string {
  const id = idOf(scope.places, '\u0000the-end', 'the-end');
  if (!scope.plan.endings.has(id)) scope.plan.endings.set(id, { id, title: null, notes: [], lines: [] });
  return id;
}

/** Id of the passage that a link names; a missing one becomes an ending to fill in. */
export function targetOf(scope: Scope, name: string, origin: OriginId): string {
  keep(scope.ledger, origin);
  const id = idOf(scope.places, name, 'passage');
  if (!scope.passages.has(name)) {
    lose(scope.ledger, origin, 'no-such-passage');
    if (!scope.plan.endings.has(id)) scope.plan.endings.set(id, { id, title: name, notes: [], lines: [] });
  }
  return id;
}

/** True for a part without a name that only this way leads to: it is continued in place. */
export function canContinue(scope: Scope, name: string): Passage | null {
  const passage = scope.passages.get(name);
  if (scope.depth > MAX_DEPTH || !passage?.soft || scope.ways.get(name) !== 1 || scope.counted.has(name) || scope.placed.has(name))
    return null;
  return passage;
}

/** Visits of a passage that does not exist are never; the condition is told as lost by its reader. */
export function planTest(scope: Scope, test: Test): PlanTest {
  switch (test.is) {
    case 'and':
    case 'or':
      return { is: test.is, of: test.of.map((part) => planTest(scope, part)) };
    case 'not':
      return { is: 'not', of: planTest(scope, test.of) };
    case 'flag':
      return test;
    case 'visits':
      return { is: 'visits', node: idOf(scope.places, test.passage, 'passage'), op: test.op, value: test.value };
  }
}

/** Each branch with the condition under which it is the first that holds. */
export function firstThatHolds(
  scope: Scope,
  branches: readonly IfBranch[],
): readonly { readonly branch: IfBranch; readonly test: PlanTest | undefined }[] {
  let none: PlanTest | undefined;
  return branches.map((branch) => {
    if (branch.origin !== null) keep(scope.ledger, branch.origin);
    const own = branch.test ? planTest(scope, branch.test) : undefined;
    const test = both(none, own);
    if (own) none = both(none, negated(own));
    return { branch, test };
  });
}
