// npm run art:check: measures every sound file and says which bounds it breaks. Exit code 1 where one is broken, 2 where
// the call is wrong. `npm run art:check -- <folder>` measures another folder.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { brokenBounds, type Measure, measure } from './bounds.ts';
import { openListener } from './decode.ts';

const KINDS = ['.webm', '.mp3', '.wav'];

const [folder = path.resolve(import.meta.dirname, '../../audio'), ...rest] = process.argv.slice(2);

const digits = (value: number | null, places: number): string => (value === null ? '–' : value.toFixed(places));
const COLUMNS = [22, 9, 8, 8, 8, 7];
const row = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(COLUMNS[0] ?? 0) : cell.padStart(COLUMNS[index] ?? 0))).join('');

const rowOf = (file: string, { seconds, loudness, peak, gap, step }: Measure): string =>
  row([file, digits(seconds, 3), digits(loudness, 1), digits(peak, 1), digits(gap, 2), digits(step, 3)]);

async function check(files: readonly string[]): Promise<boolean> {
  const listener = await openListener();
  let good = true;
  try {
    process.stdout.write(`${row(['file', 's', 'LUFS', 'dBTP', 'gap ms', 'step'])}\n`);
    for (const file of files) {
      try {
        const measured = measure(path.parse(file).name, await listener.decode(path.join(folder, file)));
        const broken = brokenBounds(measured);
        process.stdout.write(`${rowOf(file, measured)}${broken.length > 0 ? `   broken: ${broken.join(', ')}` : ''}\n`);
        if (broken.length > 0) good = false;
      } catch (error) {
        good = false;
        process.stdout.write(`${row([file])}   unreadable: ${(error instanceof Error ? error.message : String(error)).split('\n')[0]}\n`);
      }
    }
  } finally {
    await listener.close();
  }
  return good;
}

function list(): readonly string[] | null {
  try {
    return readdirSync(folder)
      .filter((name) => KINDS.includes(path.extname(name)))
      .sort();
  } catch {
    return null;
  }
}

const files = rest.length > 0 ? null : list();
if (!files || files.length === 0) {
  process.stderr.write('Usage: npm run art:check [-- <folder of sound files>]\n');
  process.exitCode = 2;
} else if (!(await check(files))) process.exitCode = 1;
