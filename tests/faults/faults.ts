// `npm run faults [-- name …] [--short] [--list]`: every experiment at its full number, one after the other; exit code 1 where one finds a fault.
import { parseArgs } from 'node:util';
import { AWAY } from './away.ts';
import { CALENDAR } from './calendar.ts';
import { CROWDING } from './crowding.ts';
import { DISK } from './disk.ts';
import type { Experiment, Outcome } from './experiment.ts';
import { FORGING } from './forging.ts';
import { KEEPING } from './keeping.ts';
import { KILLING } from './killing.ts';
import { REFUSING } from './refusing.ts';

const EXPERIMENTS: readonly Experiment[] = [...KILLING, ...CROWDING, AWAY, DISK, FORGING, ...REFUSING, ...CALENDAR, ...KEEPING];

/** Of one experiment so many faults are printed. */
const MOST_PRINTED = 8;

interface Line {
  readonly name: string;
  readonly result: string;
  readonly seconds: string;
  readonly count: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, list: { type: 'boolean', default: false } },
});

async function attempt(experiment: Experiment): Promise<Outcome> {
  try {
    return await experiment.run(values.short);
  } catch (error) {
    return { count: '', faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}

function table(lines: readonly Line[]): string {
  const widths = (['name', 'result', 'seconds'] as const).map((key) => Math.max(...lines.map((line) => line[key].length)));
  const [name = 0, result = 0, seconds = 0] = widths;
  return lines
    .map((line) => `${line.name.padEnd(name)}  ${line.result.padEnd(result)}  ${line.seconds.padStart(seconds)}  ${line.count}\n`)
    .join('');
}

async function run(): Promise<number> {
  const unknown = positionals.filter((name) => !EXPERIMENTS.some((one) => one.name === name));
  if (values.list || unknown.length > 0) {
    for (const { name, promise } of EXPERIMENTS) process.stdout.write(`${name}: ${promise}\n`);
    if (unknown.length === 0) return 0;
    process.stderr.write(`There is no experiment "${unknown.join('", "')}".\n`);
    return 2;
  }
  const lines: Line[] = [{ name: 'experiment', result: 'result', seconds: 'seconds', count: 'count' }];
  let faulty = 0;
  const wanted = EXPERIMENTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  for (const experiment of wanted) {
    const { name, promise } = experiment;
    process.stdout.write(`\n── ${name}: ${promise}\n`);
    const begun = performance.now();
    const { count, faults, skipped } = await attempt(experiment);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const result = skipped !== undefined ? 'SKIPPED' : faults.length === 0 ? 'held' : `${faults.length} FAULTS`;
    if (faults.length > 0) faulty += 1;
    for (const fault of faults.slice(0, MOST_PRINTED)) process.stdout.write(`   ${fault}\n`);
    process.stdout.write(`── ${name}: ${result} in ${seconds} s; ${skipped ?? count}\n`);
    lines.push({ name, result, seconds, count: skipped ?? count });
  }
  process.stdout.write(`\n${table(lines)}\n`);
  process.stdout.write(faulty === 0 ? 'No fault was found.\n' : `Faults in ${faulty} of ${wanted.length} experiments.\n`);
  return faulty === 0 ? 0 : 1;
}

process.exit(await run());
