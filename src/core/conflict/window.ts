// The Johari window: which facts a choice moves, and what a misstatement costs when it comes out.
import type { Choice, Fact, Scenario } from '../scenario/model.ts';
import { YOU } from '../scenario/model.ts';
import type { Pane, Stance } from '../scenario/terms.ts';
import { CDS } from './constants.ts';
import { clamp } from './levels.ts';
import type { ConflictState, CounterpartState } from './state.ts';

export type OpenedBy = 'asked' | 'shared' | 'found' | 'volunteered';
export interface OpenedFact {
  readonly fact: string;
  readonly by: OpenedBy;
}

export function hasFactTag(choice: Choice): boolean {
  return choice.shares.length + choice.asks.length + choice.finds.length + choice.withholds.length + choice.misstates.length > 0;
}

const factOf = (scenario: Scenario, id: string): Fact => {
  const fact = scenario.facts.find((one) => one.id === id);
  if (!fact) throw new Error(`the scenario lacks fact "${id}"`);
  return fact;
};

/** True if one of the people spoken to knows the fact and is not closed. */
function tells(fact: Fact, state: ConflictState, to: readonly string[], atLeast: Stance): boolean {
  return to.some((who) => {
    const stance = state.counterparts[who]?.stance;
    return (
      who !== YOU && fact.knownBy.includes(who) && (atLeast === 'open' ? stance === 'open' : stance !== undefined && stance !== 'closed')
    );
  });
}

/** Facts that the choice opens now; nothing if it names a wrong source of the conflict. */
export function opensFacts(scenario: Scenario, state: ConflictState, choice: Choice, to: readonly string[]): readonly OpenedFact[] {
  if (choice.names && !scenario.sources.includes(choice.names)) return [];
  const opened: OpenedFact[] = [];
  for (const fact of choice.shares) if (state.panes[fact] === 'hidden') opened.push({ fact, by: 'shared' });
  for (const fact of choice.asks)
    if (state.panes[fact] === 'blind' && tells(factOf(scenario, fact), state, to, 'guarded')) opened.push({ fact, by: 'asked' });
  for (const fact of choice.finds) if (state.panes[fact] === 'unknown') opened.push({ fact, by: 'found' });
  return opened;
}

/** Facts that people present tell unasked because they are open. */
export function volunteered(
  scenario: Scenario,
  state: ConflictState,
  facts: readonly string[],
  present: readonly string[],
): readonly OpenedFact[] {
  return facts
    .filter((fact) => state.panes[fact] === 'blind' && tells(factOf(scenario, fact), state, present, 'open'))
    .map((fact): OpenedFact => ({ fact, by: 'volunteered' }));
}

export function openPanes(panes: Readonly<Record<string, Pane>>, opened: readonly OpenedFact[]): Readonly<Record<string, Pane>> {
  if (opened.length === 0) return panes;
  const next = { ...panes };
  for (const { fact } of opened) next[fact] = 'open';
  return next;
}

/**
 * Misstatements that have just come out: the fact is open now, or the other side holds it. Each costs climate and
 * heat once, with everybody who has been met: such a thing gets about.
 */
export function discover(state: ConflictState): { readonly state: ConflictState; readonly found: readonly string[] } {
  const found = state.misstated.filter((fact) => {
    const pane = state.panes[fact];
    return !state.discovered.includes(fact) && (pane === 'open' || pane === 'blind');
  });
  if (found.length === 0) return { state, found };
  const counterparts: Record<string, CounterpartState> = {};
  for (const id in state.counterparts) {
    const one = state.counterparts[id] as CounterpartState;
    counterparts[id] = one.met
      ? {
          ...one,
          climate: clamp(one.climate + CDS.discovery.climate * found.length, CDS.climate.min, CDS.climate.max),
          heat: clamp(one.heat + CDS.discovery.heat * found.length, CDS.heat.min, CDS.heat.max),
        }
      : one;
  }
  return { state: { ...state, counterparts, discovered: [...state.discovered, ...found] }, found };
}
