// Exploration: states per second against XState's graph package and against walking every play, growth, time and memory.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bundle, runNode } from './bare-node.ts';
import type { ExplorationJob, ExplorationReport } from './explorations.ts';
import { SIXTY_NODES } from './synthetic.ts';
import { medianOf, type Row, spreadOf } from './table.ts';

const GROUP = 'exploring all states';
/** Small enough for the peer to end: some thousand states. */
const COMPARED = { ...SIXTY_NODES, layers: 6 };
const ENUMERATED = { ...SIXTY_NODES, layers: 9 };
const DEPTHS = [4, 6, 8, 9, 10, 11];
const ROUNDS = 3;

const MEGABYTE = 2 ** 20;

function wallOf(root: string, args: readonly string[]): number {
  const begun = performance.now();
  const done = spawnSync(process.execPath, [path.join(root, 'src/cli/bin.mjs'), ...args], { cwd: root, stdio: 'ignore' });
  if (done.status === 2 || done.status === null) throw new Error(`the command ended with ${done.status}`);
  return (performance.now() - begun) / 1000;
}

export async function explorationRows(root: string, ids: readonly string[]): Promise<readonly Row[]> {
  const file = await bundle(root, 'explorations');
  const run = async (job: ExplorationJob): Promise<ExplorationReport> => JSON.parse(await runNode([file, JSON.stringify(job)]));
  const several = async (job: ExplorationJob): Promise<readonly ExplorationReport[]> => {
    const reports: ExplorationReport[] = [];
    for (let round = 0; round < ROUNDS; round++) reports.push(await run(job));
    return reports;
  };
  const rate = (reports: readonly ExplorationReport[], of: 'states' | 'transitions'): readonly number[] =>
    reports.map((report) => report[of] / report.cpu);

  const rows: Row[] = [];
  const large = await several({ by: 'us', source: { size: SIXTY_NODES } });
  const graph = await run({ by: 'graph', source: { size: SIXTY_NODES } });
  const small = await several({ by: 'us', source: { size: COMPARED } });
  const smallGraph = await several({ by: 'graph', source: { size: COMPARED } });
  for (const [name, reports, peers, target] of [
    [`transitions, the same scenario of ${large[0]?.transitions}`, large, [graph], 100],
    [`transitions, the same scenario of ${small[0]?.transitions}`, small, smallGraph, undefined],
  ] as const) {
    const [mine, peer] = [medianOf(rate(reports, 'transitions')), medianOf(rate(peers, 'transitions'))];
    const [first] = peers;
    rows.push({
      group: GROUP,
      name,
      value: mine,
      unit: 'per CPU second',
      spread: spreadOf(rate(reports, 'transitions')),
      peer,
      ratio: mine / peer,
      ...(target === undefined ? {} : { target: `≥ ${target} × xstate/graph`, met: mine / peer >= target }),
      note: `xstate/graph: ${first?.transitions} transitions in ${first?.cpu.toFixed(1)} CPU s${first?.exact ? '' : ', then stopped'}; ours all in ${reports[0]?.cpu.toFixed(2)} CPU s`,
    });
  }

  const [merged, walked] = [
    await several({ by: 'us', source: { size: ENUMERATED } }),
    await several({ by: 'enumeration', source: { size: ENUMERATED } }),
  ];
  const [mine, theirs] = [medianOf(merged.map(({ cpu }) => cpu)), medianOf(walked.map(({ cpu }) => cpu))];
  rows.push({
    group: GROUP,
    name: `against walking all ${walked[0]?.plays} plays`,
    value: mine,
    unit: 'CPU s',
    peer: theirs,
    ratio: theirs / mine,
  });

  const wall = medianOf(large.map((report) => report.wall));
  rows.push({
    group: GROUP,
    name: '60 nodes, 4 options, 8 facts, 3 flags, exact',
    value: wall,
    unit: 's',
    spread: spreadOf(large.map((report) => report.wall)),
    ratio: 1 / wall,
    target: '< 1 s',
    met: wall < 1 && large.every(({ exact }) => exact),
    note: `${large[0]?.states} states, ${large[0]?.plays} plays of ten decisions`,
  });

  const [cold, kept] = [[] as number[], [] as number[]];
  for (let round = 0; round < ROUNDS; round++) {
    kept.push(wallOf(root, ['check', 'scenarios']));
    cold.push(wallOf(root, ['check', 'scenarios', '--fresh']));
  }
  rows.push({
    group: GROUP,
    name: `check of all ${ids.length} shipped scenarios, with the results that come with them`,
    value: medianOf(kept),
    unit: 's',
    spread: spreadOf(kept),
    ratio: 3 / medianOf(kept),
    target: '< 3 s',
    met: medianOf(kept) < 3,
    note: `every one explored anew: ${medianOf(cold).toFixed(1)} s (${spreadOf(cold)
      .map((value) => value.toFixed(1))
      .join(' to ')})`,
  });

  const people = path.join(root, 'scenarios/shared/cast.yaml');
  const heavy: ExplorationReport[] = [];
  for (const id of ids) heavy.push(await run({ by: 'us', source: { file: path.join(root, `scenarios/${id}.yaml`), people } }));
  const largest = heavy.reduce((a, b) => (b.states > a.states ? b : a));
  const perTwoMillion = (largest.memory / largest.states) * 2_000_000;
  rows.push({
    group: GROUP,
    name: 'memory at two million states',
    value: perTwoMillion / MEGABYTE,
    unit: 'MB',
    ratio: (300 * MEGABYTE) / perTwoMillion,
    target: '< 300 MB',
    met: perTwoMillion < 300 * MEGABYTE,
    note: `measured at ${largest.states} states: ${(largest.memory / MEGABYTE).toFixed(0)} MB at the peak, ${largest.wall.toFixed(2)} s`,
  });

  for (const layers of DEPTHS) {
    const report = await run({ by: 'us', source: { size: { ...SIXTY_NODES, layers } } });
    rows.push({
      group: 'growth with depth (6 nodes a decision, 4 options)',
      name: `${layers} decisions`,
      value: report.cpu * 1000,
      unit: 'CPU ms',
      note: `${report.states} states, ${report.transitions} transitions, ${report.plays} plays, ${(report.memory / MEGABYTE).toFixed(0)} MB`,
    });
  }
  return rows;
}
