// `graph`: a map of a scenario as SVG.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { explore } from '../core/analysis/explore.ts';
import type { Scenario } from '../core/scenario/model.ts';
import { drawMap } from '../map/draw-map.ts';
import type { Explored } from '../map/legend.ts';
import { type Command, localeOf, UsageError } from './io.ts';
import { loadScenario } from './load-scenario.ts';

/** A file that strands its player has a map as well: that is when one is needed. */
function exploredOf(scenario: Scenario): Explored {
  try {
    return { exploration: explore(scenario) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

export const graph: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { seat: { type: 'string' }, out: { type: 'string' }, lang: { type: 'string' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('graph needs one scenario file.');
  const locale = localeOf(values.lang, io.env);
  const scenario = await loadScenario(file, io, locale, values.seat);
  if (!scenario) return 1;
  const svg = await drawMap(scenario, exploredOf(scenario), locale);
  if (values.out === undefined) io.stdout.write(svg);
  else
    await writeFile(values.out, svg).catch((error: unknown) => {
      throw new UsageError(`"${values.out}" cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    });
  return 0;
};
