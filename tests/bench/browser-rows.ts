// Loading, frames, tasks and memory as rows.
import path from 'node:path';
import type { Allocator } from './allocations.ts';
import type { Weight } from './chunks.ts';
import type { FrameRate } from './frame-rate.ts';
import type { HeapPoint } from './heap.ts';
import { type LoadTimes, READING_SECONDS } from './load-times.ts';
import type { LongTask, LongTasks } from './long-tasks.ts';
import type { SceneWeight, Visit } from './scene-weight.ts';
import { medianOf, type Row, spreadOf } from './table.ts';

const MENU_MS = 1500;
const OPTION_MS = 1500;
const TASK_MS = 50;
/** What counts as 60 frames per second: a frame in three seconds may be lost. */
const FPS = 59.6;
/** What the collector leaves lying about from one time to the next. */
const HEAP_NOISE = 0.03;
const SCENE_KB = 900;
const WORK_MS = 8;

export function weightRows(weights: readonly Weight[]): readonly Row[] {
  return weights.map(({ group, files, raw, gzip, brotli }) => ({
    group: 'bytes over the line',
    name: group,
    value: gzip / 1000,
    unit: 'kB gzip',
    note: `${files} ${files === 1 ? 'file' : 'files'}; brotli ${(brotli / 1000).toFixed(1)} kB, plain ${(raw / 1000).toFixed(1)} kB`,
  }));
}

export function loadRows(name: string, times: readonly LoadTimes[], held: boolean): readonly Row[] {
  const group = `first visit, ${name}`;
  const row = (label: string, pick: (one: LoadTimes) => number, target?: number, note?: string): Row => {
    const values = times.map(pick);
    const value = medianOf(values);
    return {
      group,
      name: label,
      value,
      unit: 'ms',
      spread: spreadOf(values),
      ...(target === undefined ? {} : { ratio: target / value, target: `≤ ${target} ms`, met: value <= target }),
      ...(note === undefined ? {} : { note }),
    };
  };
  const kilobytes = (pick: (one: LoadTimes) => number): string => `${(medianOf(times.map(pick)) / 1000).toFixed(0)} kB`;
  const slowest = times.reduce((a, b) => (b.option > a.option ? b : a));
  const between = slowest.between.map((file) => `${path.basename(file.name)} ${(file.bytes / 1000).toFixed(1)} kB`).join(', ');
  return [
    row(
      'navigation → menu usable',
      (one) => one.menu,
      held ? MENU_MS : undefined,
      `${kilobytes((one) => one.bytes.menu)} had come by then`,
    ),
    row(
      'click on the start → first option',
      (one) => one.option,
      held ? OPTION_MS : undefined,
      `the briefing was read for ${READING_SECONDS} s before; ${kilobytes((one) => one.bytes.click)} had come by the click; between: ${between || 'nothing'}`,
    ),
    row('  … → scene with its first line', (one) => one.scene),
    row('  … → picture', (one) => one.picture),
    ...(times.some((one) => one.late > 0) ? [row('start not ready after the reading time', (one) => one.late)] : []),
  ];
}

export function sceneRows(scenes: readonly (Visit & SceneWeight)[]): readonly Row[] {
  return scenes.map(({ scenario, locale, density, bytes, fetched }) => ({
    group: 'bytes over the line until a scene stands with its first line, by its address',
    name: `${scenario}, ${locale}, density ${density}`,
    value: bytes / 1000,
    unit: 'kB',
    ratio: SCENE_KB / (bytes / 1000),
    target: `≤ ${SCENE_KB} kB`,
    met: bytes / 1000 <= SCENE_KB,
    note: `${fetched.length} requests`,
  }));
}

export function frameRows({ renderer, mean, slow, cpu, work }: FrameRate, scenario: string, seconds: number): readonly Row[] {
  const group = `idle scene of ${scenario}, ${seconds} s, ${renderer} renderer`;
  return [
    { group, name: 'frames', value: mean, unit: 'per s', ratio: mean / 60, target: '60 per s', met: mean >= FPS },
    {
      group,
      name: 'scripting and rendering for a frame, median',
      value: work,
      unit: 'ms',
      ratio: WORK_MS / work,
      target: `< ${WORK_MS} ms`,
      met: work < WORK_MS,
    },
    { group, name: 'time of a frame, 95th percentile', value: slow, unit: 'ms' },
    { group, name: 'processor time of the page', value: 100 * cpu, unit: '% of a core' },
  ];
}

const costOf = ({ cpu, wall }: LongTask): number => (Number.isNaN(cpu) ? wall : cpu);
const tasksText = (tasks: readonly LongTask[]): string =>
  tasks
    .map(({ cpu, wall, at, inside }) => `${cpu.toFixed(0)} ms of ${wall.toFixed(0)} ms at ${at.toFixed(1)} s: ${inside.join(' › ')}`)
    .join('\n');

export function taskRows({ decisions, reported, playing, debrief }: LongTasks): readonly Row[] {
  const group = `one scenario played, ${decisions} decisions`;
  const longest = Math.max(0, ...playing.map(costOf));
  return [
    {
      group,
      name: 'longest task while playing, processor time',
      value: longest,
      unit: 'ms',
      ratio: TASK_MS / longest,
      target: `≤ ${TASK_MS} ms`,
      met: longest <= TASK_MS,
      note: tasksText(playing),
    },
    {
      group,
      name: `  … over ${TASK_MS} ms by the clock`,
      value: reported.length,
      unit: 'tasks',
      note: `longest ${Math.max(0, ...reported).toFixed(0)} ms; holds the time that other processes took: see the crowding below`,
    },
    {
      group,
      name: 'opening the debrief, processor time',
      value: Math.max(0, ...debrief.map(costOf)),
      unit: 'ms',
      note: tasksText(debrief),
    },
  ];
}

export function heapRows(points: readonly HeapPoint[], settled: number): readonly Row[] {
  const [first, last] = [points.find(({ decisions }) => decisions >= settled), points.at(-1)];
  if (!first || !last) return [];
  const after = points.filter(({ decisions }) => decisions >= settled).map(({ bytes }) => bytes / 1e6);
  const group = `memory, ${last.decisions} decisions in ever new plays, compiled code left out`;
  const growth = last.bytes / first.bytes - 1;
  const objects = (point: HeapPoint): string => `${point.nodes} nodes and ${point.listeners} listeners after ${point.decisions}`;
  return [
    { group, name: 'heap at the end', value: last.bytes / 1e6, unit: 'MB', spread: spreadOf(after) },
    {
      group,
      name: `growth since decision ${first.decisions}`,
      value: 100 * growth,
      unit: '%',
      ratio: first.bytes / last.bytes,
      target: `none (≤ ${100 * HEAP_NOISE} %)`,
      met: growth <= HEAP_NOISE,
      note: `${objects(first)}, ${objects(last)}`,
    },
  ];
}

/** Numbers that V8 boxes, some forty; a text, list or iterator made for each frame would be over it. */
const BYTES = 700;

export function allocationRows(allocators: readonly Allocator[], scenario: string, seconds: number): readonly Row[] {
  const sum = (some: readonly Allocator[]): number => some.reduce((total, { bytes }) => total + bytes, 0);
  const ours = allocators.filter((each) => each.ours);
  const value = sum(ours);
  const group = `allocated for a frame, idle scene of ${scenario}, ${seconds} s`;
  const named = (some: readonly Allocator[]): string => some.map(({ name, bytes }) => `${bytes.toFixed(0)} B ${name}`).join('\n');
  return [
    {
      group,
      name: 'by our code',
      value,
      unit: 'bytes',
      ratio: BYTES / value,
      target: `≤ ${BYTES} bytes`,
      met: value <= BYTES,
      note: named(ours.slice(0, 6)),
    },
    { group, name: 'by the drawing library and the browser', value: sum(allocators) - value, unit: 'bytes' },
  ];
}
