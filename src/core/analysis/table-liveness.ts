// What no later condition or choice can read is the same for every future: it is cleared on arrival, so that states
// which differ only in it merge. Exact: score and verdict keep what they need of it (see GONE).
import type { Condition } from '../scenario/condition.ts';
import type { Choice, Node, Scenario } from '../scenario/model.ts';
import { PANES } from '../scenario/terms.ts';
import { GONE, type Layout, SLOT, type Vector, walkCondition } from './table-layout.ts';

const OPEN = PANES.indexOf('open');

type Reads = (slot: number) => void;

function readsOfChoice(layout: Layout, choice: Choice, read: Reads): void {
  for (const id of [...choice.shares, ...choice.asks, ...choice.finds, ...choice.misstates]) read(layout.fact(id).pane);
  if (choice.once) read(layout.chosen.get(choice.id) as number);
}

function readsOfCondition(layout: Layout, condition: Condition, read: Reads): void {
  walkCondition(condition, (part) => {
    if (part.is === 'fact') read(layout.fact(part.fact).pane);
    else if (part.is === 'flag') read(layout.flag(part.flag).slot);
    else if (part.is === 'visits') read((layout.visits.get(part.node) as { slot: number }).slot);
    else if (part.is === 'chosen') read(layout.chosen.get(part.choice) as number);
  });
}

type Spoken = readonly { readonly when?: Condition }[];

function readsOfLines(layout: Layout, lines: Spoken, also: ReadonlySet<Condition>, read: Reads): void {
  for (const { when } of lines) if (when && also.has(when)) readsOfCondition(layout, when, read);
}

function readsOfNode(layout: Layout, node: Node, also: ReadonlySet<Condition>, read: Reads): void {
  for (const id of node.volunteers) read(layout.fact(id).pane);
  for (const choice of node.choices) readsOfChoice(layout, choice, read);
  for (const choice of node.choices) if (choice.when) readsOfCondition(layout, choice.when, read);
  for (const { when } of [...node.to, ...node.choices.flatMap(({ to }) => to)]) if (when) readsOfCondition(layout, when, read);
  readsOfLines(layout, [...node.lines, ...node.choices.flatMap(({ reply }) => reply.flatMap((each) => [each, ...each.lines]))], also, read);
  const turn = layout.turns.get(node.id);
  if (turn !== undefined) read(turn);
}

/** Slots that may be read at a place or after it, as bits; backward data flow until nothing grows. */
function liveSlots(scenario: Scenario, layout: Layout, also: ReadonlySet<Condition>): readonly Uint32Array[] {
  const words = (layout.width + 31) >> 5;
  const index = new Map([...scenario.nodes, ...scenario.endings].map(({ id }, k) => [id, k]));
  const bitsOf = (fill: (read: Reads) => void): Uint32Array => {
    const bits = new Uint32Array(words);
    fill((slot) => {
      bits[slot >> 5] = (bits[slot >> 5] as number) | (1 << (slot & 31));
    });
    return bits;
  };
  const live = [
    ...scenario.nodes.map((node) => bitsOf((read) => readsOfNode(layout, node, also, read))),
    ...scenario.endings.map(({ lines }) => bitsOf((read) => readsOfLines(layout, lines, also, read))),
  ];
  const before: number[][] = live.map(() => []);
  scenario.nodes.forEach((node, k) => {
    const targets = new Set([...node.to, ...node.choices.flatMap(({ to }) => to)].map(({ to }) => index.get(to)));
    // A crisis may force the break-off from everywhere.
    if (scenario.breakOff !== undefined) targets.add(index.get(scenario.breakOff));
    for (const target of targets) if (target !== undefined) before[target]?.push(k);
  });
  const queue = live.map((_, k) => k);
  for (let k = queue.pop(); k !== undefined; k = queue.pop()) {
    for (const earlier of before[k] as number[]) {
      const bits = live[earlier] as Uint32Array;
      let grew = false;
      for (let w = 0; w < words; w++) {
        const union = ((bits[w] as number) | ((live[k] as Uint32Array)[w] as number)) >>> 0;
        if (union !== bits[w]) grew = true;
        bits[w] = union;
      }
      if (grew) queue.push(earlier);
    }
  }
  return live;
}

const NONE: ReadonlySet<Condition> = new Set();

/** What is dead at a place: slots to clear, and pane and lie (−1: none) of facts. */
export interface Clean {
  readonly slots: Int32Array;
  readonly facts: Int32Array;
}

export const CLEAN_NOTHING: Clean = { slots: new Int32Array(0), facts: new Int32Array(0) };

/** Per place. */
export function cleansOf(scenario: Scenario, layout: Layout, also = NONE): readonly Clean[] {
  const live = liveSlots(scenario, layout, also);
  const flags = scenario.flags.map(({ id }) => layout.flag(id));
  const single = [...[...layout.visits.values()].map(({ slot }) => slot), ...layout.chosen.values(), ...layout.turns.values()];
  return live.map((bits) => {
    const dead = (slot: number): boolean => (((bits[slot >> 5] as number) >>> (slot & 31)) & 1) === 0;
    const slots = [
      ...single.filter(dead),
      ...flags.filter(({ slot }) => dead(slot)).flatMap(({ slot, wide }) => (wide ? [slot, slot + 1] : [slot])),
    ];
    const facts = layout.facts.filter(({ pane }) => dead(pane)).flatMap(({ pane, lie }) => [pane, lie]);
    return { slots: Int32Array.from(slots), facts: Int32Array.from(facts) };
  });
}

export function cleanIn({ slots, facts }: Clean, v: Vector): void {
  for (let k = 0; k < slots.length; k++) v[slots[k] as number] = 0;
  for (let k = 0; k < facts.length; k += 2) {
    const pane = facts[k] as number;
    const lie = facts[k + 1] as number;
    if (v[pane] === GONE) continue;
    if (v[pane] === OPEN) v[SLOT.openGone] = (v[SLOT.openGone] as number) + 1;
    v[pane] = GONE;
    if (lie < 0) continue;
    if (v[lie] === 2) v[SLOT.foundOut] = 1;
    v[lie] = 0;
  }
}
