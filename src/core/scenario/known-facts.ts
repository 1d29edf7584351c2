// Which facts the player surely knows: a must-analysis over the graph. A fact counts as known at a node only if every
// way there proves it, by a condition, by `finds`, or by `asks` under a condition that the stance is not closed.
import type { Condition } from './condition.ts';
import { type Branch, type Choice, type Scenario, YOU } from './model.ts';

type Facts = ReadonlySet<string>;
const NONE: Facts = new Set();

const union = (sets: readonly Facts[]): Facts => new Set(sets.flatMap((set) => [...set]));

function intersection(sets: readonly Facts[]): Facts {
  const [first, ...rest] = sets;
  return new Set([...(first ?? NONE)].filter((fact) => rest.every((set) => set.has(fact))));
}

/** Whether a holding condition proves that the stance of everybody it speaks of is not closed. */
function provesNotClosed(condition: Condition | undefined): boolean {
  if (condition === undefined) return false;
  if (condition.is === 'and') return condition.of.some(provesNotClosed);
  if (condition.is === 'or') return condition.of.length > 0 && condition.of.every(provesNotClosed);
  if (condition.is === 'not') return condition.of.is === 'stance' && condition.of.op === '=' && condition.of.value === 'closed';
  if (condition.is !== 'stance') return false;
  const { op, value } = condition;
  if (value === 'closed') return op === '!=' || op === '>';
  return op === '=' || op === '>=' || (op === '>' && value === 'guarded');
}

/** Facts whose pane a holding condition proves to be open or hidden, the two that the player knows. */
function proven(condition: Condition | undefined, opens: ReadonlyMap<string, Facts>): Facts {
  if (condition === undefined) return NONE;
  if (condition.is === 'and') return union(condition.of.map((part) => proven(part, opens)));
  if (condition.is === 'or') return intersection(condition.of.map((part) => proven(part, opens)));
  if (condition.is === 'chosen') return opens.get(condition.choice) ?? NONE;
  if (condition.is !== 'fact') return NONE;
  return condition.op === '=' && (condition.value === 'open' || condition.value === 'hidden') ? new Set([condition.fact]) : NONE;
}

/** `fact x is not blind` proves x where others know it, `is not unknown` where nobody does: a fact has only two panes to be in. */
function provenByExclusion(condition: Condition | undefined, scenario: Scenario): Facts {
  if (condition === undefined) return NONE;
  if (condition.is === 'and') return union(condition.of.map((part) => provenByExclusion(part, scenario)));
  const test = condition.is === 'not' && condition.of.is === 'fact' && condition.of.op === '=' ? condition.of : condition;
  if (test.is !== 'fact' || (test === condition && test.op !== '!=')) return NONE;
  const fact = scenario.facts.find(({ id }) => id === test.fact);
  if (fact === undefined || fact.knownBy.includes(YOU)) return NONE;
  const start = fact.knownBy.length > 0 ? 'blind' : 'unknown';
  return test.value === start ? new Set([fact.id]) : NONE;
}

/** What taking a choice opens for sure. */
function openedBy(choice: Choice): Facts {
  return new Set([...choice.finds, ...(provesNotClosed(choice.when) ? choice.asks : [])]);
}

const opensOf = (scenario: Scenario): ReadonlyMap<string, Facts> =>
  new Map(scenario.nodes.flatMap(({ choices }) => choices.map((choice) => [choice.id, openedBy(choice)] as const)));

export function knownToPass(condition: Condition | undefined, scenario: Scenario): Facts {
  return union([proven(condition, opensOf(scenario)), provenByExclusion(condition, scenario)]);
}

interface Way {
  readonly from: string;
  readonly to: string;
  readonly adds: Facts;
}

function waysOf(scenario: Scenario): readonly Way[] {
  const opens = opensOf(scenario);
  const prove = (when: Condition | undefined): Facts => union([proven(when, opens), provenByExclusion(when, scenario)]);
  return scenario.nodes.flatMap((node) => {
    const way = (branch: Branch, own: Facts): Way => ({ from: node.id, to: branch.to, adds: union([own, prove(branch.when)]) });
    if (node.choices.length === 0) return node.to.map((branch) => way(branch, NONE));
    return node.choices.flatMap((choice) => {
      const own = union([prove(choice.when), openedBy(choice)]);
      return choice.to.map((branch) => way(branch, own));
    });
  });
}

/** Per node the facts known on every way to it, as far as the text proves it. Facts known from the start are not listed. */
export function knownOnArrival(scenario: Scenario): ReadonlyMap<string, Facts> {
  const ways = waysOf(scenario);
  const out = new Map<string, Way[]>();
  for (const way of ways) {
    const list = out.get(way.from);
    if (list) list.push(way);
    else out.set(way.from, [way]);
  }
  // Greatest fixed point: sets only shrink, and a node not yet met counts as knowing everything.
  const known = new Map<string, Facts>([[scenario.start, NONE]]);
  const queue = [scenario.start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const way of out.get(id) ?? []) {
      const arriving = union([known.get(id) ?? NONE, way.adds]);
      const before = known.get(way.to);
      const after = before === undefined ? arriving : intersection([before, arriving]);
      if (before !== undefined && after.size === before.size) continue;
      known.set(way.to, after);
      queue.push(way.to);
    }
  }
  return known;
}
