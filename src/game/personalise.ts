// The player's own name and figure in place of the scenario's "you". Only what is shown changes, never the run.
import type { DialogueView } from '../core/dialogue/view.ts';
import { type CastMember, type Scenario, YOU } from '../core/scenario/model.ts';
import type { Settings } from './ports.ts';

type Person = Pick<Settings, 'playerName' | 'playerFigure'>;

function dress(cast: readonly CastMember[], { playerName, playerFigure }: Person): readonly CastMember[] {
  const name = playerName.trim();
  return cast.map((person) => {
    if (person.id !== YOU) return person;
    const named = name === '' ? person : { ...person, name: { 'zh-CN': name, en: name } };
    return playerFigure === '' ? named : { ...named, figure: playerFigure };
  });
}

export const personaliseView = (view: DialogueView, person: Person): DialogueView => ({ ...view, present: dress(view.present, person) });

export const personaliseScenario = (scenario: Scenario, person: Person): Scenario => ({ ...scenario, cast: dress(scenario.cast, person) });
