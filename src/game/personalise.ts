// The player's own name and figure in place of the scenario's "you". Only what is shown changes, never the run.
import type { DialogueView } from '../core/dialogue/view.ts';
import { PLAYER_FIGURES } from '../core/scenario/figure-terms.ts';
import { type CastMember, type Scenario, YOU } from '../core/scenario/model.ts';
import type { ScenarioCard, Settings } from './ports.ts';

type Chosen = Pick<Settings, 'playerName' | 'playerFigure'>;
type Shown = Pick<CastMember, 'id' | 'figure' | 'name'>;

/** The player's choice stands before the scenario's, unless a colleague in the same scenario would have a double. */
function figureFor(cast: readonly Shown[], { playerFigure }: Chosen): string | null {
  const known: readonly string[] = PLAYER_FIGURES;
  const taken = cast.some(({ id, figure }) => id !== YOU && figure === playerFigure);
  return known.includes(playerFigure) && !taken ? playerFigure : null;
}

/** `all`: everybody in the scenario, whoever of them is shown. */
function dress<T extends Shown>(shown: readonly T[], all: readonly Shown[], chosen: Chosen): readonly T[] {
  const name = chosen.playerName.trim();
  const figure = figureFor(all, chosen);
  return shown.map((person) => {
    if (person.id !== YOU) return person;
    const named = name === '' ? person : { ...person, name: { 'zh-CN': name, en: name } };
    return figure === null ? named : { ...named, figure };
  });
}

export function personaliseView(view: DialogueView, { cast }: Scenario, chosen: Chosen): DialogueView {
  const dressed = <T extends Pick<DialogueView, 'present'>>(shown: T): T => ({ ...shown, present: dress(shown.present, cast, chosen) });
  const lines = view.lines.map((line) => (line.setting === undefined ? line : { ...line, setting: dressed(line.setting) }));
  return { ...dressed(view), lines };
}

export const personaliseScenario = (scenario: Scenario, chosen: Chosen): Scenario => ({
  ...scenario,
  cast: dress(scenario.cast, scenario.cast, chosen),
});

export const personaliseCard = (card: ScenarioCard, chosen: Chosen): ScenarioCard => ({
  ...card,
  // A portrait of the composed figure that the choice replaces would be of somebody else.
  cast: dress(card.cast, card.cast, chosen).map((person, index) => {
    const { portrait, ...rest } = person;
    return person.figure === card.cast[index]?.figure && portrait !== undefined ? { ...rest, portrait } : rest;
  }),
});
