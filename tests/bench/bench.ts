// `npm run bench [-- service|engines|exploration|bytes|browser] [--json] [--dist folder] [--rounds n] [--players n,n] [--seconds n]`: how
// fast, how heavy, how smooth, each held against a peer or a target in the same run. It judges and never fails: machines differ.
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Scenario } from '../../src/core/scenario/model.ts';
import { parsePeople, parseScenario } from '../../src/core/scenario/parse.ts';
import { measureAllocations } from './allocations.ts';
import { openBench, SLOW, UNTHROTTLED } from './browser.ts';
import { allocationRows, frameRows, heapRows, loadRows, sceneRows, taskRows, weightRows } from './browser-rows.ts';
import { weighChunks } from './chunks.ts';
import { engineRows } from './engine-rows.ts';
import { explorationRows } from './exploration-rows.ts';
import { measureFrames } from './frame-rate.ts';
import { measureHeap, NO_CODE } from './heap.ts';
import { measureLoads } from './load-times.ts';
import { measureTasks } from './long-tasks.ts';
import { crowding, quietMoment } from './quiet.ts';
import { runEngines } from './run-engines.ts';
import { weighScenes } from './scene-weight.ts';
import { serviceRows } from './service-rows.ts';
import { type Row, renderTable } from './table.ts';

const root = path.resolve(import.meta.dirname, '../..');
const SCENARIOS = readdirSync(path.join(root, 'scenarios')).flatMap((name) =>
  name.endsWith('.yaml') ? [name.slice(0, -'.yaml'.length)] : [],
);
/** The heaviest one. */
const PLAYED = 'month-end-invoices';
/** Five people before a window with moving clouds. */
const CROWDED = 'four-times-ready';
const LOADS = 5;
const FRAME_SECONDS = 10;
const DECISIONS = 500;
const SETTLED = 100;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    dist: { type: 'string' },
    rounds: { type: 'string', default: '9' },
    players: { type: 'string', default: '10000,100000,1000000' },
    seconds: { type: 'string', default: '3' },
  },
});

const say = (text: string): void => {
  process.stderr.write(`[bench] ${text}\n`);
};

const only = options.only ?? positionals[0];
const wanted = (part: string): boolean => only === undefined || only === part;

function readScenarios(): readonly Scenario[] {
  const read = (file: string): string => readFileSync(path.join(root, 'scenarios', file), 'utf8');
  const { people } = parsePeople(read('shared/cast.yaml'));
  return SCENARIOS.flatMap((id) => parseScenario(read(`${id}.yaml`), { shared: people }).scenario ?? []);
}

async function browserRows(dist: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const bench = await openBench(dist);
  try {
    say(`loading ${LOADS} times, slow and fast`);
    const throttles = [UNTHROTTLED, SLOW];
    const loads = await measureLoads(bench, throttles, PLAYED, LOADS);
    for (const [index, throttle] of throttles.entries()) rows.push(...loadRows(throttle.name, loads[index] ?? [], throttle === SLOW));
    say('weighing scenes');
    rows.push(...sceneRows(await weighScenes(bench, SCENARIOS)));
    say('watching frames');
    await quietMoment();
    for (const scenario of [PLAYED, CROWDED])
      rows.push(...frameRows(await measureFrames(bench, scenario, FRAME_SECONDS), scenario, FRAME_SECONDS));
    say('watching what frames allocate');
    rows.push(...allocationRows(await measureAllocations(bench, CROWDED, FRAME_SECONDS), CROWDED, FRAME_SECONDS));
    say('playing a scenario');
    rows.push(...taskRows(await measureTasks(bench, PLAYED, 1)));
  } finally {
    await bench.close();
  }
  say(`playing ${DECISIONS} decisions`);
  const lean = await openBench(dist, NO_CODE);
  try {
    rows.push(...heapRows(await measureHeap(lean, PLAYED, DECISIONS, 50), SETTLED));
  } finally {
    await lean.close();
  }
  return rows;
}

async function run(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const before = crowding();
  if (wanted('engines')) {
    say('two engines in turns');
    rows.push(...engineRows(await runEngines(root, SCENARIOS, Number(options.rounds))));
  }
  if (wanted('exploration')) {
    say('exploring');
    rows.push(...(await explorationRows(root, SCENARIOS)));
  }
  if (wanted('bytes') || wanted('browser')) {
    const dist = path.resolve(options.dist ?? path.join(root, 'dist'));
    if (wanted('bytes')) rows.push(...weightRows(weighChunks(dist, readScenarios())));
    if (wanted('browser')) rows.push(...(await browserRows(dist)));
  }
  if (wanted('service')) {
    const dist = path.resolve(options.dist ?? path.join(root, 'dist'));
    const sizes = options.players.split(',').map(Number);
    rows.push(...(await serviceRows({ dist, sizes, say, seconds: Number(options.seconds) })));
  }
  const group = 'this machine';
  rows.push(
    {
      group,
      name: 'crowding before',
      value: before,
      unit: 'wall / CPU',
      note: 'over 1: other processes took part of every time by the clock above',
    },
    { group, name: 'crowding after', value: crowding(), unit: 'wall / CPU' },
    { group, name: 'waiting processes per core', value: (os.loadavg()[0] ?? 0) / os.cpus().length, unit: 'in the last minute' },
  );
  return rows;
}

const rows = await run();
process.stdout.write(options.json ? `${JSON.stringify(rows, null, 2)}\n` : renderTable(rows));
