// The longest task of the main thread while a whole scenario is played, from its first line to the debrief.
import type { Page } from 'playwright-core';
import { type Bench, openVisit, UNTHROTTLED } from './browser.ts';
import { playByClicks } from './page-script.ts';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread: what a busy machine does meanwhile does not count. */
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: { readonly url?: string; readonly functionName?: string; readonly type?: string };
  };
}

export interface LongTask {
  /** Milliseconds by the clock, and of processor time; NaN if the browser does not tell. */
  readonly wall: number;
  readonly cpu: number;
  /** Seconds since the trace began. */
  readonly at: number;
  /** The longest things inside, outermost first. */
  readonly inside: readonly string[];
}

export interface LongTasks {
  readonly decisions: number;
  /** Over 50 ms by the clock, as the browser itself reports them while the scenario is played. */
  readonly reported: readonly number[];
  /** While playing, by processor time, longest first. */
  readonly playing: readonly LongTask[];
  /** When the talk is over and the debrief opens. */
  readonly debrief: readonly LongTask[];
}

/** What the loop of the browser runs at once. Browsers differ in its name, and some write it twice. */
const TASKS = ['ThreadControllerImpl::RunTask', 'RunTask'] as const;
/** Parts shorter than this, in microseconds, explain nothing. */
const PART = 4000;

function tasksOf(events: readonly TraceEvent[]): readonly LongTask[] {
  const names = events.filter(({ name, ph }) => ph === 'M' && name === 'thread_name');
  const main = names.filter(({ args }) => args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`);
  const whole = events.filter(({ ph, pid, tid }) => ph === 'X' && main.includes(`${pid} ${tid}`));
  const from = Math.min(...whole.map(({ ts }) => ts));
  const called = TASKS.find((task) => whole.some(({ name }) => name === task));
  const tasks = whole.filter(({ name, dur }) => name === called && (dur ?? 0) > PART);
  const parts = whole.filter(({ name, dur }) => !TASKS.some((task) => task === name) && (dur ?? 0) > PART);
  return tasks.map((task): LongTask => {
    const end = task.ts + (task.dur ?? 0);
    const inside = parts
      .filter(({ ts, dur, tid, pid }) => tid === task.tid && pid === task.pid && ts >= task.ts && ts + (dur ?? 0) <= end)
      .map(({ name, dur, args }) => {
        const { url = '', functionName = '', type = '' } = args?.data ?? {};
        return [name, type, functionName, url.split('/').at(-1) ?? '', `${((dur ?? 0) / 1000).toFixed(0)} ms`]
          .filter((each) => each !== '')
          .join(' ');
      });
    return {
      wall: (task.dur ?? 0) / 1000,
      cpu: task.tdur === undefined ? Number.NaN : task.tdur / 1000,
      at: (task.ts - from) / 1e6,
      inside: [...new Set(inside)].slice(0, 8),
    };
  });
}

/** The longest by processor time, longest first, then the longest by the clock: it may have waited (for a font, for another process). */
async function traced(bench: Bench, page: Page, work: () => Promise<void>): Promise<readonly LongTask[]> {
  await bench.browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-lighthouse', 'devtools.timeline', 'v8'] });
  await work();
  const { traceEvents } = JSON.parse((await bench.browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  const cost = ({ cpu, wall }: LongTask): number => (Number.isNaN(cpu) ? wall : cpu);
  const tasks = [...tasksOf(traceEvents)].sort((a, b) => cost(b) - cost(a));
  const busiest = tasks.slice(0, 3);
  const slowest = tasks.sort((a, b) => b.wall - a.wall)[0];
  return slowest === undefined || busiest.includes(slowest) ? busiest : [...busiest, slowest];
}

export async function measureTasks(bench: Bench, scenario: string, seed: number): Promise<LongTasks> {
  const { page, close } = await openVisit(bench, UNTHROTTLED);
  try {
    await page.addInitScript(() => {
      const found: [start: number, duration: number][] = [];
      Object.assign(window, { benchTasks: found });
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) found.push([startTime, duration]);
      }).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(bench.url);
    await page.locator('[data-start]').click();
    await page.locator(`[data-scenario="${scenario}"]`).click();
    const ready = page.locator('[data-play]:not([aria-disabled="true"])');
    await ready.waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2000);
    let decisions = 0;
    let reported: readonly number[] = [];
    const playing = await traced(bench, page, async () => {
      // To begin and to end a trace takes long tasks of its own.
      const begun = await page.evaluate(() => performance.now());
      await ready.click();
      decisions = await page.evaluate(playByClicks, { decisions: Number.POSITIVE_INFINITY, pause: 120, seed });
      reported = await page.evaluate(
        (from) =>
          (window as unknown as { benchTasks: [number, number][] }).benchTasks
            .filter(([start]) => start >= from)
            .map(([, duration]) => duration),
        begun,
      );
    });
    const debrief = await traced(bench, page, async () => {
      await page.locator('[data-look]').click();
      await page.locator('html[data-screen="debrief"]').waitFor({ state: 'attached' });
      await page.waitForTimeout(500);
    });
    return { decisions, reported, playing, debrief };
  } finally {
    await close();
  }
}
