// What our format asks of a scenario and other formats do not: an option that is always open, an ending within reach, and
// a way to everything. What is missing is added, hidden where it would change the play, and told.
import { cyclesOf, reachableFrom, reversed } from '../core/scenario/graph.ts';
import { lose, type Reason } from './ledger.ts';
import { newPlace, openNode, type Scope, theEnd } from './lower-scope.ts';
import { claim } from './names.ts';
import { negated, type PlanBranch, type PlanChoice, type PlanNode, type PlanTest } from './plan.ts';

/** A switch that is never on: behind it lies what nothing leads to. */
export const LOOSE_ENDS = 'loose ends';

type Next = ReadonlyMap<string, readonly string[]>;

const branchesOf = (node: PlanNode): readonly PlanBranch[] => (node.choices.length > 0 ? node.choices.flatMap(({ to }) => to) : node.to);

function nextOf({ plan }: Scope): Map<string, readonly string[]> {
  const next = new Map<string, readonly string[]>([...plan.endings.keys()].map((id) => [id, []]));
  for (const node of plan.nodes.values()) next.set(node.id, [...new Set(branchesOf(node).map(({ to }) => to))]);
  return next;
}

function tell(scope: Scope, id: string, reason: Reason): void {
  scope.ledger.added.push({ kind: 'other', place: { path: id }, what: scope.namesake.get(id)?.name ?? id, reason });
}

function addedChoice(scope: Scope, base: string, to: PlanBranch[]): PlanChoice {
  const id = claim(scope.choices, base);
  return { id, say: null, notes: [], origin: null, once: false, fallback: false, set: [], reply: [], to };
}

function hasOpposites(choices: readonly PlanChoice[]): boolean {
  const texts = new Set(choices.flatMap(({ test }) => (test ? [JSON.stringify(test)] : [])));
  return choices.some(({ test }) => test && texts.has(JSON.stringify(negated(test))));
}

const isLoose = (): PlanTest => ({ is: 'flag', variable: LOOSE_ENDS, op: '!=', value: 0 });

/** Fallbacks that would never be taken. */
function shut(scope: Scope, fallbacks: readonly PlanChoice[]): void {
  for (const fallback of fallbacks) {
    fallback.test = isLoose();
    if (fallback.origin !== null) lose(scope.ledger, fallback.origin, 'passed-by');
  }
}

/** At every node something is open, whatever the conditions. */
function openSomething(scope: Scope): void {
  const repeated = new Set(cyclesOf(nextOf(scope)).flat());
  for (const node of scope.plan.nodes.values()) {
    if (node.choices.length === 0) continue;
    const others = node.choices.filter(({ fallback }) => !fallback);
    const fallbacks = node.choices.filter(({ fallback }) => fallback);
    const lasting = others.filter(({ once }) => !once || !repeated.has(node.id));
    if (lasting.some(({ test }) => test === undefined)) {
      shut(scope, fallbacks);
      continue;
    }
    if (hasOpposites(lasting) && fallbacks.length === 0) continue;
    const fallback = fallbacks[0] ?? addedChoice(scope, `${node.id}-go-on`, [{ to: theEnd(scope) }]);
    const [only] = others;
    if (others.length === 1 && lasting.length === 1 && only?.test) fallback.test = negated(only.test);
    else if (!hasOpposites(lasting)) delete fallback.test;
    shut(scope, fallbacks.slice(1));
    node.choices = [...others, fallback, ...fallbacks.slice(1)];
    if (others.length > 0) tell(scope, node.id, 'added-fallback');
  }
}

/** No circle runs without asking the player. */
function pauseCircles(scope: Scope): void {
  const silent = new Map([...nextOf(scope)].filter(([id]) => scope.plan.nodes.get(id)?.choices.length === 0));
  const inside = (): Next => new Map([...silent].map(([id, next]) => [id, next.filter((each) => silent.has(each))]));
  for (let cycles = cyclesOf(inside()); cycles.length > 0; cycles = cyclesOf(inside())) {
    for (const [first] of cycles) {
      const node = scope.plan.nodes.get(first ?? '');
      if (!node) continue;
      node.choices = [addedChoice(scope, `${node.id}-go-on`, node.to)];
      node.to = [];
      silent.delete(node.id);
      tell(scope, node.id, 'added-pause');
    }
  }
}

/** From everywhere an ending can be reached. */
function openExits(scope: Scope): void {
  const next = nextOf(scope);
  const ending = reachableFrom(reversed(next), scope.plan.endings.keys());
  const stuck = new Map([...next].filter(([id]) => !ending.has(id)));
  for (const cycle of cyclesOf(stuck)) {
    // A circle that leads on to another one gets its exit there.
    const isLast = cycle.every((id) => (stuck.get(id) ?? []).every((to) => cycle.includes(to)));
    const node = cycle.map((id) => scope.plan.nodes.get(id)).find((each) => each && each.choices.length > 0);
    if (!isLast || !node) continue;
    node.choices.push(addedChoice(scope, `${node.id}-end`, [{ to: theEnd(scope) }]));
    tell(scope, node.id, 'added-exit');
  }
}

/** What nothing leads to is kept behind a switch that is never on. */
function leadToLooseEnds(scope: Scope): void {
  const { plan } = scope;
  const next = nextOf(scope);
  const reached = new Set(reachableFrom(next, [plan.start]));
  const loose: string[] = [];
  // Passages of the source first: parts of them are reached from there.
  const all = [...plan.nodes.keys(), ...plan.endings.keys()];
  const isPassage = (id: string): boolean => scope.namesake.get(id)?.soft !== true && scope.namesake.has(id);
  for (const id of [...all.filter(isPassage), ...all.filter((each) => !isPassage(each))]) {
    if (reached.has(id)) continue;
    loose.push(id);
    for (const each of reachableFrom(next, [id])) reached.add(each);
  }
  const start = plan.nodes.get(plan.start);
  if (loose.length === 0 || !start) return;
  const hub = openNode(scope, newPlace(scope, 'loose-ends'));
  for (const id of loose) {
    hub.choices.push(addedChoice(scope, `to-${id}`, [{ to: id }]));
    tell(scope, id, 'added-way');
  }
  const test = isLoose();
  if (start.choices.length > 0) start.choices.push({ ...addedChoice(scope, 'to-loose-ends', [{ to: hub.id }]), test });
  else start.to = [{ test, to: hub.id }, ...start.to];
}

export function repairPlan(scope: Scope): void {
  pauseCircles(scope);
  // Before the loose ends: an ending that lies among them is none to the rest.
  openExits(scope);
  leadToLooseEnds(scope);
  openSomething(scope);
}
