// What the list of conflicts shows of a scenario.
import { type SeatedId, seatedId } from '../core/scenario/seat.ts';
import type { PlayableScenario, ScenarioCard } from './ports.ts';

/** The chairs of the conflict that a scenario belongs to; none where there is but one. */
function chairsAmong(all: readonly PlayableScenario[], { conflict }: SeatedId): ScenarioCard['chairs'] {
  const chairs = all.flatMap(({ scenario }) => {
    const seated = seatedId(scenario.id);
    const [you] = scenario.cast;
    if (seated.conflict !== conflict || !you) return [];
    return [{ seat: seated.seat, scenario: scenario.id, role: you.role, department: you.department }];
  });
  return chairs.length > 1 ? chairs : [];
}

export function cardOf({ scenario, live = false }: PlayableScenario, _: number, all: readonly PlayableScenario[]): ScenarioCard {
  const { id, hash, title, summary, minutes, ranked, place, teaches, cast } = scenario;
  const people = cast.map((person) => ({ id: person.id, figure: person.figure, name: person.name, department: person.department }));
  return {
    id,
    hash,
    title,
    summary,
    minutes,
    ranked,
    place,
    teaches,
    cast: people,
    chairs: chairsAmong(all, seatedId(id)),
    ...(live ? { live } : {}),
  };
}
