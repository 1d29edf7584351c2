// What one choice does to the vector `v`, and what entering a node does: `decide` of the conflict model as straight-line
// code, written once per choice. Only numbers of ours go into the text, never a word of the author's.
import { CDS, FIT, TEMPER } from '../conflict/constants.ts';
import type { Choice, Fact, Node, Scenario } from '../scenario/model.ts';
import { YOU } from '../scenario/model.ts';
import { moveOf } from '../scenario/moves.ts';
import { PANES, STANCES, STEPS } from '../scenario/terms.ts';
import { codeOfFlag, codeOfWorst } from './code-condition.ts';
import { type Layout, type PersonSlots, SLOT } from './table-layout.ts';

const OPEN = PANES.indexOf('open');
const BLIND = PANES.indexOf('blind');
const HIDDEN = PANES.indexOf('hidden');
const UNKNOWN = PANES.indexOf('unknown');
const CLOSED = STANCES.indexOf('closed');
const GUARDED = STANCES.indexOf('guarded');
const WIDE = STANCES.indexOf('open');

const clamped = (value: string, min: number, max: number): string => `(t=${value},t<${min}?${min}:t>${max}?${max}:t)`;

/** Stance and ladder of everybody follow climate and heat: a block, which steps call as a function. */
function codeOfSettling(people: readonly PersonSlots[], stances = true): string {
  const { opensAt, closesAt, reopensAt, fallsBelow } = CDS.stance;
  const stanceOf = (climate: number, stance: number): string =>
    `c=v[${climate}];s=v[${stance}];
    v[${stance}]=c>=${opensAt}?${WIDE}:c<=${closesAt}?${CLOSED}:s===${CLOSED}?(c>=${reopensAt}?${GUARDED}:${CLOSED}):s===${WIDE}?(c<${fallsBelow}?${GUARDED}:${WIDE}):${GUARDED};`;
  const lines = people.map(
    ({ climate, heat, stance, ladder }) => `${stances ? stanceOf(climate, stance) : ''}
    h=v[${heat}];r=v[${ladder}];k=${CDS.ladder.from
      .map((from, rung) => (rung === 0 ? '' : `(h>=${from}?1:0)`))
      .filter(Boolean)
      .join('+')};
    if(k>=r)v[${ladder}]=k;else{while(r>k&&h<RUNGS[r]-${CDS.ladder.slack})r--;v[${ladder}]=r;}`,
  );
  return `{let c=0,s=0,h=0,r=0,k=0;${lines.join('')}}`;
}

/** Misstatements that come out: a block that sets `any` if there was one. */
function codeOfDiscovery({ people, facts }: Layout): string {
  const hurt = people.map(
    ({ met, climate, heat }) =>
      `if(v[${met}]===1){v[${climate}]=${clamped(`v[${climate}]+${CDS.discovery.climate}`, CDS.climate.min, CDS.climate.max)};v[${heat}]=${clamped(`v[${heat}]+${CDS.discovery.heat}`, CDS.heat.min, CDS.heat.max)};}`,
  );
  const lines = facts
    .filter(({ lie }) => lie >= 0)
    .map(({ pane, lie }) => `if(v[${lie}]===1&&v[${pane}]<=${BLIND}){v[${lie}]=2;any=true;${hurt.join('')}}`);
  return `{let t=0;${lines.join('')}}`;
}

/** The calls that steps make of what is shared: see `codeOfShared`. */
const SETTLE = 'settle(v);';
const DISCOVER = 'discover(v);';
const DISCOVER_AND_SETTLE = 'if(o>0&&discover(v))settle(v);';

export const codeOfShared = (layout: Layout): string =>
  `function settle(v)${codeOfSettling(layout.people)}function discover(v){let any=false;${codeOfDiscovery(layout)}return any;}`;

/** The same step without calls: what is shared is written out in its place; without stances where nothing asks for them. */
export function inlineShared(code: string, layout: Layout, stances: boolean): string {
  const settling = codeOfSettling(layout.people, stances);
  const discovery = `{let any=false;${codeOfDiscovery(layout)}`;
  return code
    .replaceAll(DISCOVER_AND_SETTLE, `if(o>0)${discovery}if(any)${settling}}`)
    .replaceAll(DISCOVER, `${discovery}}`)
    .replaceAll(SETTLE, settling);
}

const add = (slot: number, value: string | number): string => `v[${slot}]+=${value};v[${slot + 1}]++;`;

export function codeOfFlags(layout: Layout, changes: Choice['set']): string {
  return changes
    .map(({ flag, op, value }) => {
      const slots = layout.flag(flag);
      const next = clamped(op === 'set' ? String(value) : `${codeOfFlag(slots)}+${value}`, slots.min, slots.max);
      return slots.wide ? `n=${next};v[${slots.slot}]=n;v[${slots.slot + 1}]=n>>8;` : `v[${slots.slot}]=${next};`;
    })
    .join('');
}

function codeOfOpening(scenario: Scenario, layout: Layout, choice: Choice): string {
  if (choice.names !== undefined && !scenario.sources.includes(choice.names)) return '';
  const paneAt = (id: string): number => layout.fact(id).pane;
  const opens = (pane: number): string => `{v[${pane}]=${OPEN};o++;}`;
  const asked = choice.asks.map((id) => {
    const { knownBy } = scenario.facts.find((one) => one.id === id) as Fact;
    const holders = layout.people.filter(
      (person) => knownBy.includes(person.id) && (choice.addresses.length === 0 || choice.addresses.includes(person.id)),
    );
    const willing = holders.map(({ present, stance }) => `(v[${present}]===1&&v[${stance}]!==${CLOSED})`).join('||');
    return willing === '' ? '' : `if(v[${paneAt(id)}]===${BLIND}&&(${willing}))${opens(paneAt(id))}`;
  });
  return [
    ...choice.shares.map((id) => `if(v[${paneAt(id)}]===${HIDDEN})${opens(paneAt(id))}`),
    ...asked,
    ...choice.finds.map((id) => `if(v[${paneAt(id)}]===${UNKNOWN})${opens(paneAt(id))}`),
  ].join('');
}

/** Everything that `choice` does, but for where it leads. */
export function codeOfTake(scenario: Scenario, layout: Layout, node: Node, choice: Choice): string {
  const { goal, issue, listen, mode } = choice;
  const l = listen === undefined ? 0 : listen - 2;
  const said = (goal ?? 0) + (issue ?? 0) + l;
  const cooling = CDS.heat.perIssuePoint * (issue ?? 0) + CDS.heat.perListenPoint * l;
  const lost = (choice.withholds.length > 0 ? 1 : 0) + (choice.misstates.length > 0 ? 2 : 0);
  const tagged = choice.shares.length + choice.asks.length + choice.finds.length + choice.withholds.length + choice.misstates.length > 0;
  const { family } = moveOf(choice.move);
  const spoken = layout.people.flatMap(({ id, present, climate, heat }) => {
    if (choice.addresses.length > 0 && !choice.addresses.includes(id)) return [];
    const temperament = scenario.cast.find((one) => one.id === id && one.id !== YOU)?.temperament;
    if (!temperament) throw new Error(`the cast lacks "${id}"`);
    const fixed = CDS.climate.perAxisPoint * said + TEMPER[temperament][family];
    const rise = tagged ? `v[${climate}]+${fixed}+${CDS.climate.perAxisPoint}*x` : `v[${climate}]+${fixed}`;
    return [
      `if(v[${present}]===1){v[${climate}]=${clamped(rise, CDS.climate.min, CDS.climate.max)};v[${heat}]=${clamped(`v[${heat}]-${`(${cooling})`}`, CDS.heat.min, CDS.heat.max)};}`,
    ];
  });
  const fit = node.cue && mode !== 'none' ? FIT[node.cue][mode] : -1;
  const yields = (mode === 'avoiding' || mode === 'accommodating') && fit <= CDS.verdict.poorFit;
  const mark = layout.chosen.get(choice.id);
  const { intensityMin, intensityMax, heatMax } = CDS.band;
  const { intensity } = SLOT;
  const approach = `v[${intensity}]+Math.trunc((${mode === 'none' ? 0 : CDS.intensity.target[mode]}-v[${intensity}])/${CDS.intensity.approach})`;
  return [
    codeOfOpening(scenario, layout, choice),
    ...choice.misstates.map((id) => `if(v[${layout.fact(id).lie}]===0)v[${layout.fact(id).lie}]=1;`),
    layout.facts.some(({ lie }) => lie >= 0) ? DISCOVER : '',
    goal === undefined ? '' : add(SLOT.g, goal),
    listen === undefined ? '' : add(SLOT.l, l),
    issue === undefined ? '' : add(SLOT.i, issue),
    tagged ? `x=${clamped(`(o<2?o:2)-${lost}`, -2, 2)};${add(SLOT.x, 'x')}` : '',
    ...spoken,
    SETTLE,
    mode === 'none' ? '' : `v[${intensity}]=${clamped(approach, CDS.intensity.min, CDS.intensity.max)};`,
    choice.step === undefined ? '' : `if(v[${SLOT.step}]===${STEPS.indexOf(choice.step)})v[${SLOT.step}]++;`,
    fit >= 0 ? add(SLOT.fit, fit - 2) : '',
    yields ? `v[${SLOT.yielded}]++;` : '',
    `v[${SLOT.decisions}]++;`,
    `if(v[${intensity}]>=${intensityMin}&&v[${intensity}]<=${intensityMax}&&${codeOfWorst(layout, 'heat', 'most', 0)}<=${heatMax})v[${SLOT.inBand}]++;`,
    mark === undefined ? '' : `v[${mark}]=1;`,
    codeOfFlags(layout, choice.set),
  ].join('');
}

export function codeOfEnter(scenario: Scenario, layout: Layout, node: Node): string {
  const people = (ids: readonly string[]) => layout.people.filter(({ id }) => ids.includes(id));
  const told = node.volunteers.flatMap((id) => {
    const { knownBy } = scenario.facts.find((fact) => fact.id === id) as Fact;
    const willing = people(knownBy).map(({ present, stance }) => `(v[${present}]===1&&v[${stance}]===${WIDE})`);
    const { pane } = layout.fact(id);
    return willing.length === 0 ? [] : [`if(v[${pane}]===${BLIND}&&(${willing.join('||')})){v[${pane}]=${OPEN};o++;}`];
  });
  const visit = layout.visits.get(node.id);
  const turn = layout.turns.get(node.id);
  return [
    ...people(node.leave).map(({ present }) => `v[${present}]=0;`),
    ...people(node.enter).map(({ present, met }) => `v[${present}]=1;v[${met}]=1;`),
    ...told,
    told.length > 0 ? DISCOVER_AND_SETTLE : '',
    codeOfFlags(layout, node.set),
    visit ? `if(v[${visit.slot}]<${visit.top})v[${visit.slot}]++;` : '',
    turn === undefined ? '' : `if(v[${turn}]<127)v[${turn}]++;`,
  ].join('');
}
