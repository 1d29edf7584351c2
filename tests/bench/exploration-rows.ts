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
  const [ours, graph] = [
    await several({ by: 'us', source: { size: COMPARED } }),
    await several({ by: 'graph', source: { size: COMPARED } }),
  ];
  const large = await several({ by: 'us', source: { size: SIXTY_NODES } });
  const [peer] = [medianOf(rate(graph, 'transitions'))];
  for (const [name, reports, target] of [
    [`transitions, same scenario of ${ours[0]?.transitions}`, ours, undefined],
    [`transitions, ${large[0]?.transitions} of them (peer: the small one)`, large, 100],
  ] as const)
    rows.push({
      group: GROUP,
      name,
      value: medianOf(rate(reports, 'transitions')),
      unit: 'per CPU second',
      spread: spreadOf(rate(reports, 'transitions')),
      peer,
      ratio: medianOf(rate(reports, 'transitions')) / peer,
      ...(target === undefined
        ? {}
        : { target: `≥ ${target} × xstate/graph`, met: medianOf(rate(reports, 'transitions')) / peer >= target }),
      note: `xstate/graph: ${graph[0]?.states} states by full context, ${graph[0]?.cpu.toFixed(2)} CPU s; ours ${reports[0]?.states} states, ${reports[0]?.cpu.toFixed(2)} CPU s`,
    });

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

  const cold: number[] = [];
  for (let round = 0; round < ROUNDS; round++) cold.push(wallOf(root, ['check', 'scenarios', '--fresh']));
  rows.push({
    group: GROUP,
    name: `check of all ${ids.length} shipped scenarios, nothing kept`,
    value: medianOf(cold),
    unit: 's',
    spread: spreadOf(cold),
    ratio: 3 / medianOf(cold),
    target: '< 3 s',
    met: medianOf(cold) < 3,
    note: `${wallOf(root, ['check', 'scenarios']).toFixed(2)} s when explored before`,
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
