// Draws whoever is composed in the named scenarios, and a sheet of each to look at: every posture, every feeling.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeFigures, personOf } from './compose.mjs';
import { drawSheet } from './sheet.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

async function readLooks(files) {
  // The format is TypeScript: tsx lets this Node load it.
  const { register } = await import('tsx/esm/api');
  register();
  const { loadScenario } = await import('../../../src/cli/load-scenario.ts');
  const looks = new Map();
  let sound = true;
  for (const file of files) {
    const scenario = await loadScenario(file, process, 'en');
    if (!scenario) sound = false;
    for (const { figure, look } of scenario?.cast ?? []) if (look) looks.set(figure, { look, file });
  }
  return { looks, sound };
}

/** Exit code: 1 where a file has mistakes. */
export async function drawComposed(files) {
  const { looks, sound } = await readLooks(files);
  const people = [...looks].map(([key, { look }]) => ({ key, look }));
  const found = await composeFigures(ROOT, people, (key) => process.stdout.write(`drawing ${key} …\n`));
  for (const [key, { folder }] of Object.entries(found)) {
    const sheet = path.join(folder, 'sheet.png');
    if (!existsSync(sheet)) await writeFile(sheet, drawSheet(personOf(looks.get(key).look)));
    process.stdout.write(`${looks.get(key).file}: ${key}\n  ${path.relative(process.cwd(), sheet)}\n`);
  }
  if (people.length === 0 && sound) process.stdout.write('Nobody is composed here: all figures are called by name.\n');
  return sound ? 0 : 1;
}
