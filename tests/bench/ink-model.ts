// CDS-1 in ink, as far as an author of ink would write it: the integers are variables, each choice updates them. What ink
// cannot say cheaply is left out in its favour: the slack of the ladder, misstatements that come out, what a decision did.
import { CDS, FIT, TEMPER } from '../../src/core/conflict/constants.ts';
import { initialConflict } from '../../src/core/conflict/state.ts';
import { hasFactTag } from '../../src/core/conflict/window.ts';
import { type Choice, type Node, type Scenario, YOU } from '../../src/core/scenario/model.ts';
import { moveOf } from '../../src/core/scenario/moves.ts';
import { LADDER, PANES, STANCES, STEPS } from '../../src/core/scenario/terms.ts';
import { inkName } from './ink-condition.ts';

const OPEN = PANES.indexOf('open');
const STANCE = { closed: STANCES.indexOf('closed'), guarded: STANCES.indexOf('guarded'), open: STANCES.indexOf('open') };

export const counterpartsOf = (scenario: Scenario): readonly string[] => scenario.cast.map(({ id }) => id).filter((id) => id !== YOU);

/** Somebody who is there from first to last needs no variable for being there. */
const alwaysHere = (scenario: Scenario, who: string): boolean =>
  scenario.present.includes(who) && !scenario.nodes.some((node) => node.leave.includes(who));

const guarded = (condition: string | null, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : condition === null ? lines : [`{ ${condition}:`, ...lines, '}'];

export function inkVariables(scenario: Scenario): readonly string[] {
  const start = initialConflict(scenario);
  const lines = [
    `VAR intensity = ${start.intensity}`,
    'VAR step = 0',
    'VAR opened = 0',
    'VAR decisions = 0',
    'VAR in_band = 0',
    'VAR fit_sum = 0',
    'VAR fit_count = 0',
  ];
  for (const axis of ['g', 'l', 'i', 'x']) lines.push(`VAR ${axis}_sum = 0`, `VAR ${axis}_count = 0`);
  for (const who of counterpartsOf(scenario)) {
    const one = start.counterparts[who];
    if (!one) throw new Error(`no counterpart "${who}"`);
    lines.push(`VAR ${inkName('climate', who)} = ${one.climate}`, `VAR ${inkName('heat', who)} = ${one.heat}`);
    lines.push(
      `VAR ${inkName('stance', who)} = ${STANCES.indexOf(one.stance)}`,
      `VAR ${inkName('ladder', who)} = ${LADDER.indexOf(one.ladder)}`,
    );
    const here = scenario.present.includes(who) ? 1 : 0;
    lines.push(`VAR ${inkName('met', who)} = ${here}`);
    if (!alwaysHere(scenario, who)) lines.push(`VAR ${inkName('here', who)} = ${here}`);
  }
  for (const [fact, pane] of Object.entries(start.panes)) lines.push(`VAR ${inkName('fact', fact)} = ${PANES.indexOf(pane)}`);
  lines.push(`VAR open_facts = ${Object.values(start.panes).filter((pane) => pane === 'open').length}`);
  for (const flag of scenario.flags) lines.push(`VAR ${inkName('flag', flag.id)} = ${flag.initial}`);
  return lines;
}

function worstOf(subject: string, start: number, pick: 'MIN' | 'MAX', people: readonly string[]): readonly string[] {
  const each = people.flatMap((who) => [`{ ${inkName('met', who)}:`, `~ worst = ${pick}(worst, ${inkName(subject, who)})`, '}']);
  return [`=== function worst_${subject}()`, `~ temp worst = ${start}`, ...each, '~ return worst'];
}

export function inkFunctions(scenario: Scenario): readonly string[] {
  const people = counterpartsOf(scenario);
  const { opensAt, closesAt, reopensAt, fallsBelow } = CDS.stance;
  const hearing = people.flatMap((who) => {
    const [climate, heat, stance] = [inkName('climate', who), inkName('heat', who), inkName('stance', who)];
    return [
      `=== function ${inkName('hear', who)}(more, cooling)`,
      `~ ${climate} = MAX(${CDS.climate.min}, MIN(${CDS.climate.max}, ${climate} + more))`,
      `~ ${heat} = MAX(${CDS.heat.min}, MIN(${CDS.heat.max}, ${heat} - cooling))`,
      '{',
      `- ${climate} >= ${opensAt}:`,
      `~ ${stance} = ${STANCE.open}`,
      `- ${climate} <= ${closesAt}:`,
      `~ ${stance} = ${STANCE.closed}`,
      `- (${stance} == ${STANCE.closed} && ${climate} >= ${reopensAt}) || (${stance} == ${STANCE.open} && ${climate} < ${fallsBelow}):`,
      `~ ${stance} = ${STANCE.guarded}`,
      '}',
      // The thresholds of the ladder are 20 and then every 15.
      `~ ${inkName('ladder', who)} = MAX(0, MIN(5, (${heat} - 5) / 15))`,
    ];
  });
  return [
    ...hearing,
    ...worstOf('climate', CDS.climate.max, 'MIN', people),
    ...worstOf('heat', CDS.heat.min, 'MAX', people),
    ...worstOf('stance', STANCE.open, 'MIN', people),
    ...worstOf('ladder', 0, 'MAX', people),
  ];
}

/** True where one of `to` knows the fact and is at least so open; null if nobody of them could. */
function tellers(scenario: Scenario, fact: string, to: readonly string[], atLeast: number): string | null {
  const knownBy = scenario.facts.find(({ id }) => id === fact)?.knownBy ?? [];
  const able = to.filter((who) => knownBy.includes(who)).map((who) => `${inkName('stance', who)} >= ${atLeast}`);
  return able.length === 0 ? null : `(${able.join(' || ')})`;
}

const openFact = (fact: string): readonly string[] => [`~ ${inkName('fact', fact)} = ${OPEN}`, '~ opened++', '~ open_facts++'];
const paneIs = (fact: string, pane: (typeof PANES)[number]): string => `${inkName('fact', fact)} == ${PANES.indexOf(pane)}`;

function factLines(scenario: Scenario, choice: Choice, to: readonly string[]): readonly string[] {
  if (!hasFactTag(choice)) return [];
  const lost = (choice.withholds.length > 0 ? 1 : 0) + (choice.misstates.length > 0 ? 2 : 0);
  const asked = choice.asks.flatMap((fact) => {
    const able = tellers(scenario, fact, to, STANCE.guarded);
    return able === null ? [] : guarded(`${paneIs(fact, 'blind')} && ${able}`, openFact(fact));
  });
  return [
    '~ opened = 0',
    ...choice.shares.flatMap((fact) => guarded(paneIs(fact, 'hidden'), openFact(fact))),
    ...asked,
    ...choice.finds.flatMap((fact) => guarded(paneIs(fact, 'unknown'), openFact(fact))),
    `~ opened = MAX(-2, MIN(2, opened) - ${lost})`,
    '~ x_sum += opened',
    '~ x_count++',
  ];
}

/** What taking `choice` at `node` does to the numbers. */
export function inkDecision(scenario: Scenario, node: Node, choice: Choice): readonly string[] {
  const people = counterpartsOf(scenario);
  const to = choice.addresses.length > 0 ? people.filter((who) => choice.addresses.includes(who)) : people;
  const listen = choice.listen === undefined ? undefined : choice.listen - 2;
  const axes = { g: choice.goal, l: listen, i: choice.issue };
  const weight = (axes.g ?? 0) + (axes.l ?? 0) + (axes.i ?? 0);
  const cooling = CDS.heat.perIssuePoint * (axes.i ?? 0) + CDS.heat.perListenPoint * (axes.l ?? 0);
  const { family } = moveOf(choice.move);
  const heard = to.flatMap((who) => {
    const temperament = scenario.cast.find(({ id }) => id === who)?.temperament ?? 'amiable';
    const still = CDS.climate.perAxisPoint * weight + TEMPER[temperament][family];
    const more = hasFactTag(choice) ? `${still} + ${CDS.climate.perAxisPoint} * opened` : String(still);
    return guarded(alwaysHere(scenario, who) ? null : inkName('here', who), [`~ ${inkName('hear', who)}(${more}, ${cooling})`]);
  });
  const fit = node.cue && choice.mode !== 'none' ? FIT[node.cue][choice.mode] : null;
  const order = choice.step === undefined ? -1 : STEPS.indexOf(choice.step);
  const { intensityMin, intensityMax, heatMax } = CDS.band;
  return [
    ...factLines(scenario, choice, to),
    ...heard,
    ...Object.entries(axes).flatMap(([axis, value]) => (value === undefined ? [] : [`~ ${axis}_sum += ${value}`, `~ ${axis}_count++`])),
    ...(choice.mode === 'none'
      ? []
      : [`~ intensity = intensity + (${CDS.intensity.target[choice.mode]} - intensity) / ${CDS.intensity.approach}`]),
    ...(order < 0 ? [] : guarded(`step == ${order}`, ['~ step++'])),
    ...(fit === null ? [] : [`~ fit_sum += ${fit}`, '~ fit_count++']),
    ...guarded(`intensity >= ${intensityMin} && intensity <= ${intensityMax} && worst_heat() <= ${heatMax}`, ['~ in_band++']),
    '~ decisions++',
  ];
}

/** People come and go, and the open ones tell what the node lists. */
export function inkArrival(scenario: Scenario, node: Node): readonly string[] {
  const moved = (who: string, here: number): readonly string[] =>
    alwaysHere(scenario, who) || who === YOU ? [] : [`~ ${inkName('here', who)} = ${here}`];
  return [
    ...node.leave.flatMap((who) => moved(who, 0)),
    ...node.enter.flatMap((who) => [...moved(who, 1), ...(who === YOU ? [] : [`~ ${inkName('met', who)} = 1`])]),
    ...node.volunteers.flatMap((fact) => {
      const able = tellers(scenario, fact, counterpartsOf(scenario), STANCE.open);
      return able === null ? [] : guarded(`${paneIs(fact, 'blind')} && ${able}`, openFact(fact));
    }),
  ];
}
