// Frames of a scene in which nobody speaks: people breathe and blink, light drifts.
import { addressOf, type Bench, openVisit, UNTHROTTLED } from './browser.ts';
import { openIdleScene } from './idle-scene.ts';
import { frameTimes } from './page-script.ts';
import { medianOf } from './table.ts';

export interface FrameRate {
  readonly renderer: string;
  /** Frames per second. */
  readonly mean: number;
  /** Milliseconds between two frames, 95th percentile. */
  readonly slow: number;
  /** Processor time of the page's process, share of one core. */
  readonly cpu: number;
  /** Milliseconds that the main thread works for a frame (script, style, layout, painting), median of half seconds. */
  readonly work: number;
}

export async function measureFrames(bench: Bench, scenario: string, seconds: number): Promise<FrameRate> {
  const { page, cdp, close } = await openVisit(bench, UNTHROTTLED);
  try {
    await openIdleScene(page, addressOf(bench, scenario, false));
    const renderer = await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('#stage canvas');
      return canvas?.getContext('2d') ? 'Canvas' : 'WebGL';
    });
    await cdp.send('Performance.enable');
    const processSeconds = async (): Promise<number> => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN;
    };
    const workSeconds = async (): Promise<number> => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    };
    const works: number[] = [];
    for (let half = 0; half < 2 * seconds; half += 1) {
      const begun = await workSeconds();
      const frames = await page.evaluate(frameTimes, 500);
      works.push((1000 * ((await workSeconds()) - begun)) / frames.length);
    }
    const before = await processSeconds();
    const times = await page.evaluate(frameTimes, seconds * 1000);
    const spent = (await processSeconds()) - before;
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
    const span = gaps.reduce((sum, gap) => sum + gap, 0);
    const sorted = [...gaps].sort((a, b) => a - b);
    return {
      renderer,
      mean: (1000 * gaps.length) / span,
      slow: sorted[Math.floor(0.95 * sorted.length)] ?? Number.NaN,
      cpu: (1000 * spent) / span,
      work: medianOf(works),
    };
  } finally {
    await close();
  }
}
