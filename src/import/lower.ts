// Story → plan: steps that follow one another become nodes. A node is cut where our format cannot say two things in one:
// a flag that changes after a line asked for it, and a condition over more than lines and options.
import { keep, type Ledger, lose } from './ledger.ts';
import { lowerOption } from './lower-option.ts';
import {
  canContinue,
  type Flow,
  firstThatHolds,
  newPlace,
  openNode,
  openScope,
  type Pending,
  planTest,
  type Scope,
  targetOf,
  theEnd,
} from './lower-scope.ts';
import { addChange, both, type PlanBranch, type PlanTest, reads } from './plan.ts';
import type { IfBranch, OriginId, Step, Story } from './story.ts';

/** Conditions over lines are written at each line up to here; beyond, they become nodes. */
const FLAT_BRANCHES = 4;
const FLAT_DEPTH = 3;

function isFlat(branches: readonly IfBranch[], depth: number): boolean {
  return (
    depth <= FLAT_DEPTH &&
    branches.length <= FLAT_BRANCHES &&
    branches.every(({ steps }) =>
      steps.every((step) => ['say', 'note', 'option'].includes(step.is) || (step.is === 'if' && isFlat(step.branches, depth + 1))),
    )
  );
}

function addFlat(scope: Scope, flow: Flow, steps: readonly Step[], guard: PlanTest | undefined, origins: readonly OriginId[]): void {
  for (const step of steps) {
    if (step.is === 'say') {
      keep(scope.ledger, step.origin);
      flow.node.lines.push({ say: step, ...(guard ? { test: guard } : {}) });
    } else if (step.is === 'note') {
      keep(scope.ledger, step.origin);
      flow.node.notes.push(step.text);
    } else if (step.is === 'option') {
      const own = step.test && planTest(scope, step.test);
      const asked = step.testOrigin === undefined ? origins : [...origins, step.testOrigin];
      flow.pending = [...flow.pending, { option: step, test: both(guard, own), origins: asked }];
    } else if (step.is === 'if') {
      for (const { branch, test } of firstThatHolds(scope, step.branches))
        addFlat(scope, flow, branch.steps, both(guard, test), branch.origin === null ? origins : [...origins, branch.origin]);
    }
  }
}

/** Goes on in a new node. */
function cut(scope: Scope, flow: Flow): void {
  const next = openNode(scope, newPlace(scope, flow.node.id.replace(/-\d+$/, '')));
  flow.node.to = [{ to: next.id }];
  flow.node = next;
}

function addSet(scope: Scope, flow: Flow, step: Step & { readonly is: 'set' }): void {
  const changed = new Set([step.change.variable]);
  if (flow.node.lines.some(({ test }) => reads(test, changed))) cut(scope, flow);
  for (const { test, origins } of flow.pending)
    if (reads(test, changed)) for (const origin of origins) lose(scope.ledger, origin, 'asked-later');
  keep(scope.ledger, step.origin);
  addChange(flow.node.set, step.change);
}

/** False if no branch comes back. */
function addBranches(scope: Scope, flow: Flow, branches: readonly IfBranch[]): boolean {
  const base = flow.node.id.replace(/-\d+$/, '');
  const back: PlanBranch[] = [];
  const to: PlanBranch[] = [];
  const pending: Pending[] = [];
  for (const { branch, test } of firstThatHolds(scope, branches)) {
    // The first that holds is taken: earlier branches need not be denied again.
    const own = branch.test ? { test: planTest(scope, branch.test) } : {};
    const [only] = branch.steps;
    if (only?.is === 'go' && branch.steps.length === 1 && canContinue(scope, only.to) === null) {
      to.push({ ...own, to: targetOf(scope, only.to, only.origin) });
      continue;
    }
    const way: PlanBranch = { ...own, to: '' };
    to.push(way);
    if (branch.steps.length === 0) {
      back.push(way);
      continue;
    }
    const inner: Flow = { node: openNode(scope, newPlace(scope, base)), pending: [] };
    way.to = inner.node.id;
    if (!run(scope, inner, branch.steps)) continue;
    const asked = branch.origin === null ? [] : [branch.origin];
    for (const each of inner.pending) pending.push({ ...each, test: both(test, each.test), origins: [...asked, ...each.origins] });
    const last: PlanBranch = { to: '' };
    inner.node.to = [last];
    back.push(last);
  }
  if (!branches.some(({ test }) => test === null)) {
    const otherwise: PlanBranch = { to: '' };
    to.push(otherwise);
    back.push(otherwise);
  }
  flow.node.to = to;
  if (back.length === 0) return false;
  flow.node = openNode(scope, newPlace(scope, base));
  flow.pending = [...flow.pending, ...pending];
  for (const way of back) way.to = flow.node.id;
  return true;
}

/** Asks what is pending, goes on to `after`, or ends the talk. True if something goes on to `after`. */
function finish(scope: Scope, flow: Flow, after: string | null): boolean {
  const { node, pending } = flow;
  if (pending.length > 0) {
    const lowered = pending.map((each) => lowerOption(scope, each, { run, finish }, after));
    for (const { choice } of lowered) node.choices.push(choice);
    flow.pending = [];
    return lowered.some(({ back }) => back);
  }
  if (after !== null) {
    node.to = [{ to: after }];
    return true;
  }
  const named = scope.namesake.get(node.id);
  if (node.set.length > 0 || (named && scope.counted.has(named.name))) {
    node.to = [{ to: node.lines.length === 0 ? theEnd(scope) : endAfter(scope, node.id) }];
    return false;
  }
  scope.plan.nodes.delete(node.id);
  const title = named && !named.soft ? named.name : null;
  scope.plan.endings.set(node.id, { id: node.id, title, notes: node.notes, lines: node.lines });
  return false;
}

function endAfter(scope: Scope, id: string): string {
  const ending = newPlace(scope, `${id}-end`);
  scope.plan.endings.set(ending, { id: ending, title: null, notes: [], lines: [] });
  return ending;
}

/** Runs the steps; false if the flow left and nothing can follow. */
function run(scope: Scope, flow: Flow, steps: readonly Step[]): boolean {
  let rest = steps;
  for (let i = 0; i < rest.length; i++) {
    const step = rest[i] as Step;
    switch (step.is) {
      case 'say':
      case 'note':
      case 'option':
        addFlat(scope, flow, [step], undefined, []);
        break;
      case 'set':
        addSet(scope, flow, step);
        break;
      case 'if':
        if (isFlat(step.branches, 1)) addFlat(scope, flow, [step], undefined, []);
        else if (!addBranches(scope, flow, step.branches)) return leave(scope, flow);
        break;
      case 'ask': {
        if (flow.pending.length === 0) break;
        const after = newPlace(scope, flow.node.id.replace(/-\d+$/, ''));
        if (!finish(scope, flow, after)) return false;
        flow.node = openNode(scope, after);
        break;
      }
      case 'go': {
        const next = flow.pending.length === 0 ? canContinue(scope, step.to) : null;
        if (next === null) {
          flow.node.to = [{ to: targetOf(scope, step.to, step.origin) }];
          return leave(scope, flow);
        }
        keep(scope.ledger, step.origin);
        keep(scope.ledger, next.origin);
        scope.placed.add(next.name);
        rest = next.steps;
        i = -1;
        break;
      }
      case 'end':
        finish(scope, flow, null);
        return false;
    }
  }
  return true;
}

/** Options that were collected before the flow went elsewhere are never shown. */
function leave(scope: Scope, flow: Flow): false {
  for (const { option } of flow.pending) lose(scope.ledger, option.origin, 'passed-by');
  flow.pending = [];
  return false;
}

export function lowerStory(story: Story, ledger: Ledger): Scope {
  const scope = openScope(story, ledger);
  const lowerOne = (name: string): void => {
    const passage = scope.passages.get(name);
    if (!passage || scope.placed.has(name)) return;
    scope.placed.add(name);
    keep(ledger, passage.origin);
    const flow: Flow = { node: openNode(scope, scope.places.given.get(name) ?? name), pending: [] };
    if (run(scope, flow, passage.steps)) finish(scope, flow, null);
  };
  const isOwn = (name: string, soft: boolean | undefined): boolean => !soft || scope.ways.get(name) !== 1 || scope.counted.has(name);
  for (const { name, soft } of story.passages) if (isOwn(name, soft)) lowerOne(name);
  // Parts in a circle that nothing else leads to.
  for (const { name } of story.passages) lowerOne(name);
  return scope;
}
