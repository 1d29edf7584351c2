import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadFile } from '../../src/cli/load.ts';
import { main } from '../../src/cli/main.ts';
import { placesAlong, showingPlays } from '../../src/cli/sheet-plays.ts';
import { plotOf } from '../../src/core/dialogue/plot.ts';

const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));

test.each(files)('the plays on the sheets of %s meet every node and every ending', async (name) => {
  const { parsed } = await loadFile(`scenarios/${name}`);
  const scenario = parsed?.scenario;
  if (!scenario) throw new Error(`${name} has mistakes`);
  const plot = plotOf(scenario);
  const plays = showingPlays(plot);
  const met = new Set(plays.flatMap((choices) => [...placesAlong(plot, choices)]));
  expect([...scenario.nodes, ...scenario.endings].map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  for (const [k, choices] of plays.entries()) {
    const others = new Set(plays.slice(0, k).flatMap((before) => [...placesAlong(plot, before)]));
    expect([...placesAlong(plot, choices)].some((place) => !others.has(place))).toBe(true);
  }
});

test.each([
  [['sheet'], 'sheet needs one scenario file, or "all".'],
  [['sheet', 'all', '--size', '800x600'], '--size is 1280x720 or 390x844, not "800x600".'],
])('%j is refused with what would be right', async (args, message) => {
  let err = '';
  const io = { stdout: { write: () => true }, stderr: { write: (text: string) => (err += text) }, env: {} };
  expect(await main(args, io)).toBe(2);
  expect(err).toContain(message);
});
