// Memory while scenarios are played again and again.
import { addressOf, type Bench, openVisit, UNTHROTTLED } from './browser.ts';
import { playByClicks } from './page-script.ts';

/** Machine code that the compilers make as they go is not the game's memory: none is made. */
export const NO_CODE = ['--js-flags=--no-opt --no-maglev --no-sparkplug'];
/** Milliseconds between two clicks: saves are written one after another, and must keep up. */
const PAUSE = 20;

export interface HeapPoint {
  readonly decisions: number;
  /** Bytes in use after a collection. */
  readonly bytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function measureHeap(bench: Bench, scenario: string, decisions: number, every: number): Promise<readonly HeapPoint[]> {
  const { page, cdp, close } = await openVisit(bench, UNTHROTTLED);
  try {
    await page.goto(addressOf(bench, scenario, true));
    await page.locator('button[data-choice]').first().waitFor({ timeout: 60_000 });
    const points: HeapPoint[] = [];
    let taken = 0;
    while (taken < decisions) {
      taken += await page.evaluate(playByClicks, { decisions: every, pause: PAUSE, seed: taken + 1 });
      // The last pictures come to rest, the last saves are written; what only finalisers free needs a second collection.
      await page.waitForTimeout(1500);
      await cdp.send('HeapProfiler.collectGarbage');
      await page.waitForTimeout(100);
      await cdp.send('HeapProfiler.collectGarbage');
      const { usedSize } = await cdp.send('Runtime.getHeapUsage');
      const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
      points.push({ decisions: taken, bytes: usedSize, nodes, listeners: jsEventListeners });
    }
    return points;
  } finally {
    await close();
  }
}
