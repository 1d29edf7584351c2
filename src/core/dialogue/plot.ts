// A scenario with its ids looked up once: what machine, reducer and view walk on.
import type { CastMember, Choice, Ending, Line, Node, Scenario } from '../scenario/model.ts';

export interface Plot {
  readonly scenario: Scenario;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly endings: ReadonlyMap<string, Ending>;
  readonly choices: ReadonlyMap<string, Choice>;
  /** The node that holds a choice. */
  readonly homes: ReadonlyMap<string, Node>;
  readonly lines: ReadonlyMap<string, Line>;
  readonly cast: ReadonlyMap<string, CastMember>;
}

export function plotOf(scenario: Scenario): Plot {
  const choices = new Map<string, Choice>();
  const homes = new Map<string, Node>();
  const lines = new Map<string, Line>();
  for (const node of scenario.nodes) {
    for (const line of node.lines) lines.set(line.id, line);
    for (const choice of node.choices) {
      choices.set(choice.id, choice);
      homes.set(choice.id, node);
      for (const reply of choice.reply) for (const line of reply.lines) lines.set(line.id, line);
    }
  }
  for (const ending of scenario.endings) for (const line of ending.lines) lines.set(line.id, line);
  return {
    scenario,
    nodes: new Map(scenario.nodes.map((node) => [node.id, node])),
    endings: new Map(scenario.endings.map((ending) => [ending.id, ending])),
    choices,
    homes,
    lines,
    cast: new Map(scenario.cast.map((member) => [member.id, member])),
  };
}

/** The entry of a map that a valid scenario must have. */
export function get<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  if (found === undefined) throw new Error(`the scenario lacks "${id}"`);
  return found;
}
