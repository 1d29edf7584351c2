// Conditions as expressions over the vector `v`. Only numbers of ours go into the text, never a word of the author's.
import type { Condition } from '../scenario/condition.ts';
import type { Scenario } from '../scenario/model.ts';
import { LADDER, PANES, STANCES } from '../scenario/terms.ts';
import { type FlagSlots, type Layout, type PersonSlots, SLOT } from './table-layout.ts';

/** Every condition that decides where a play can go; those of lines and replies decide only what is said. */
export function allConditions(scenario: Scenario): readonly Condition[] {
  return scenario.nodes.flatMap((node) => [
    ...node.to.flatMap((branch) => (branch.when ? [branch.when] : [])),
    ...node.choices.flatMap((choice) => [
      ...(choice.when ? [choice.when] : []),
      ...choice.to.flatMap((branch) => (branch.when ? [branch.when] : [])),
    ]),
  ]);
}

/** Those of lines and replies. */
export function spokenConditions(scenario: Scenario): readonly Condition[] {
  const lines = [
    ...scenario.nodes.flatMap((node) => node.lines),
    ...scenario.endings.flatMap((ending) => ending.lines),
    ...scenario.nodes.flatMap(({ choices }) => choices.flatMap(({ reply }) => reply.flatMap((each) => [each, ...each.lines]))),
  ];
  return lines.flatMap(({ when }) => (when ? [when] : []));
}

export const codeOfFlag = ({ slot, wide }: FlagSlots): string => (wide ? `((v[${slot + 1}]<<8)|(v[${slot}]&255))` : `v[${slot}]`);

/** The worst value of those met; `nobody` where nobody was. */
export function codeOfWorst(layout: Layout, slot: keyof PersonSlots, worst: 'least' | 'most', nobody: number): string {
  const start = worst === 'least' ? 128 : -129;
  const pick = worst === 'least' ? 'Math.min' : 'Math.max';
  const values = layout.people.map((person) => `v[${person.met}]===1?v[${person[slot]}]:${start}`);
  if (values.length === 0) return String(nobody);
  const met = layout.people.map((person) => `v[${person.met}]`).join('|');
  return `((${met})===0?${nobody}:${values.length === 1 ? values[0] : `${pick}(${values.join(',')})`})`;
}

const OPERATORS = { '<': '<', '<=': '<=', '=': '===', '!=': '!==', '>=': '>=', '>': '>' } as const;

export const codeOfOpenFacts = ({ facts }: Layout): string =>
  [`v[${SLOT.openGone}]`, ...facts.map(({ pane }) => `(v[${pane}]===${PANES.indexOf('open')}?1:0)`)].join('+');

export function codeOfCondition(condition: Condition, layout: Layout): string {
  const personal = (who: string | undefined, slot: keyof PersonSlots, worst: 'least' | 'most', nobody: number): string => {
    if (who === undefined) return codeOfWorst(layout, slot, worst, nobody);
    const person = layout.people.find((one) => one.id === who);
    if (!person) throw new Error(`the scenario lacks counterpart "${who}"`);
    return `v[${person[slot]}]`;
  };
  const compared = (left: string, value: number): string => `(${left})${OPERATORS[(condition as { op: '<' }).op]}${value}`;
  switch (condition.is) {
    case 'and':
    case 'or': {
      const parts = condition.of.map((part) => `(${codeOfCondition(part, layout)})`);
      return parts.length === 0 ? String(condition.is === 'and') : parts.join(condition.is === 'and' ? '&&' : '||');
    }
    case 'not':
      return `!(${codeOfCondition(condition.of, layout)})`;
    case 'stance':
      return compared(personal(condition.who, 'stance', 'least', STANCES.indexOf('guarded')), STANCES.indexOf(condition.value));
    case 'ladder':
      return compared(personal(condition.who, 'ladder', 'most', 0), LADDER.indexOf(condition.value));
    case 'climate':
      return compared(personal(condition.who, 'climate', 'least', 0), condition.value);
    case 'heat':
      return compared(personal(condition.who, 'heat', 'most', 0), condition.value);
    case 'intensity':
    case 'step':
      return compared(`v[${SLOT[condition.is]}]`, condition.value);
    case 'open-facts':
      return compared(codeOfOpenFacts(layout), condition.value);
    case 'fact':
      return compared(`v[${layout.fact(condition.fact).pane}]`, PANES.indexOf(condition.value));
    case 'flag':
      return compared(codeOfFlag(layout.flag(condition.flag)), condition.value);
    case 'visits':
      return compared(`v[${(layout.visits.get(condition.node) as { slot: number }).slot}]`, condition.value);
    case 'chosen':
      return `v[${layout.chosen.get(condition.choice)}]===1`;
  }
}
