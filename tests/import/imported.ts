// What the tests of imports share: stories from disk, imported and parsed, and plays of them.
import { readFileSync } from 'node:fs';
import { Compiler } from 'inkjs/full';
import { plotOf } from '../../src/core/dialogue/plot.ts';
import { choose, openChoices, type Position, startPosition } from '../../src/core/dialogue/reduce.ts';
import type { Scenario } from '../../src/core/scenario/model.ts';
import { parseScenario } from '../../src/core/scenario/parse.ts';
import { type Imported, importStory } from '../../src/import/import-story.ts';

export function compileInk(source: string): string {
  const json = new Compiler(source).Compile().ToJson();
  if (typeof json !== 'string') throw new Error('ink did not compile');
  return json;
}

/** Text of a story as it is imported; `.ink` is compiled first. */
export function storyText(name: string): { readonly file: string; readonly text: string } {
  const text = readFileSync(new URL(`stories/${name}`, import.meta.url), 'utf8');
  return name.endsWith('.ink') ? { file: `${name}.json`, text: compileInk(text) } : { file: name, text };
}

export function imported(text: string, file: string): Imported {
  const result = importStory(text, { file, id: 'sample' });
  if ('refused' in result) throw new Error(`refused: ${result.refused}`);
  return result;
}

export function scenarioOf({ text, diagnostics }: Imported): Scenario {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`${JSON.stringify(errors[0])}\n${text}`);
  const { scenario } = parseScenario(text, { file: 'sample.yaml' });
  if (!scenario) throw new Error('no scenario');
  return scenario;
}

/** Plays with these numbers as choices, the first option where they are used up; null if no ending comes in 400 steps. */
export function play(scenario: Scenario, picks: readonly number[]): string | null {
  const plot = plotOf(scenario);
  let position: Position = startPosition(plot);
  for (let i = 0; i < 400; i++) {
    if (plot.endings.has(position.at)) return position.at;
    const open = openChoices(plot, position);
    const choice = open[(picks[i] ?? i) % Math.max(1, open.length)];
    if (!choice) throw new Error(`nothing is open at ${position.at}`);
    position = choose(plot, position, choice);
  }
  return plot.endings.has(position.at) ? position.at : null;
}
