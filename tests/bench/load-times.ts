// From the navigation to a usable menu, and from the click on the start to the first option.
import { type Bench, openVisit, type Throttle } from './browser.ts';
import type { Marks } from './page-script.ts';
import { quietMoment } from './quiet.ts';

/** How long the briefing is read before the start is clicked. */
export const READING_SECONDS = 6;

interface Fetched {
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since the navigation. */
  readonly start: number;
  readonly end: number;
}

export interface LoadTimes {
  /** Milliseconds from the navigation. */
  readonly menu: number;
  /** The start could be clicked so much after the reading time; 0 where it was ready. */
  readonly late: number;
  /** Milliseconds from the click on the start. */
  readonly scene: number;
  /** NaN: the picture came after the option. */
  readonly picture: number;
  readonly option: number;
  /** Bytes over the line until then, headers not counted. */
  readonly bytes: { readonly menu: number; readonly click: number; readonly option: number };
  /** What arrived between click and first option. */
  readonly between: readonly Fetched[];
}

async function measure(bench: Bench, throttle: Throttle, scenario: string): Promise<LoadTimes> {
  const visit = await openVisit(bench, throttle);
  const { page } = visit;
  const marked = (name: keyof Marks) =>
    page.waitForFunction((key) => window.benchMarks?.[key] !== undefined, name, { timeout: 60_000, polling: 50 });
  try {
    await page.goto(bench.url, { waitUntil: 'commit' });
    await marked('menu');
    await page.locator('[data-start]').click();
    await page.locator(`[data-scenario="${scenario}"]`).click();
    await page.locator('html[data-screen="briefing"]').waitFor({ state: 'attached' });
    await page.waitForTimeout(READING_SECONDS * 1000);
    const begun = performance.now();
    const ready = page.locator('[data-play]:not([aria-disabled="true"])');
    const waited = !(await ready.isVisible());
    await ready.waitFor({ timeout: 60_000 });
    const late = waited ? performance.now() - begun : 0;
    await ready.click();
    await marked('option');
    const { marks, fetched } = await page.evaluate(() => ({
      marks: window.benchMarks,
      fetched: performance.getEntriesByType('resource').map((each) => {
        const entry = each as PerformanceResourceTiming;
        return { name: entry.name, bytes: entry.encodedBodySize, start: entry.startTime, end: entry.responseEnd };
      }),
    }));
    const { menu = Number.NaN, click = Number.NaN, scene = Number.NaN, picture = Number.NaN, option = Number.NaN } = marks;
    const until = (time: number): number => fetched.filter(({ end }) => end <= time).reduce((sum, { bytes }) => sum + bytes, 0);
    return {
      menu,
      late,
      scene: scene - click,
      picture: picture - click,
      option: option - click,
      bytes: { menu: until(menu), click: until(click), option: until(option) },
      between: fetched.filter(({ end }) => end > click && end <= option),
    };
  } finally {
    await visit.close();
  }
}

export async function measureLoads(
  bench: Bench,
  throttles: readonly Throttle[],
  scenario: string,
  rounds: number,
): Promise<readonly (readonly LoadTimes[])[]> {
  const all: LoadTimes[][] = throttles.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, throttle] of throttles.entries()) {
      await quietMoment();
      all[index]?.push(await measure(bench, throttle, scenario));
    }
  return all;
}
