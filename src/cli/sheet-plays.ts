// Which plays show everything of a scenario: the author's own tests come to every ending, and what they pass by is gone to
// on the shortest way.
import type { Plot } from '../core/dialogue/plot.ts';
import { choose, openChoices, type Position, startPosition } from '../core/dialogue/reduce.ts';
import { shortestWay } from '../core/run/shortest-way.ts';

/** Every place that a play stands at or passes. */
export function placesAlong(plot: Plot, choices: readonly string[]): ReadonlySet<string> {
  let position: Position = startPosition(plot);
  const places = new Set([position.at, ...position.talk.trail]);
  for (const id of choices) {
    const choice = openChoices(plot, position).find((each) => each.id === id);
    if (!choice) break;
    position = choose(plot, position, choice);
    for (const place of [position.at, ...position.talk.trail]) places.add(place);
  }
  return places;
}

/** Lists of choices that together meet every node and ending that some play meets; none of them is needless. */
export function showingPlays(plot: Plot): readonly (readonly string[])[] {
  const { scenario } = plot;
  const plays = scenario.tests.map((test) => test.choose);
  const met = new Set(plays.flatMap((choices) => [...placesAlong(plot, choices)]));
  for (const { id } of scenario.nodes) {
    if (met.has(id)) continue;
    const way = shortestWay(plot, id);
    if (!way.found) continue;
    plays.push(way.choices);
    for (const place of placesAlong(plot, way.choices)) met.add(place);
  }
  const needed: (readonly string[])[] = [];
  const shown = new Set<string>();
  for (const choices of plays) {
    const places = placesAlong(plot, choices);
    if ([...places].every((place) => shown.has(place)) && needed.length > 0) continue;
    for (const place of places) shown.add(place);
    needed.push(choices);
  }
  return needed.length > 0 ? needed : [[]];
}
