// Memory while scenarios are played again and again.
import { addressOf, type Bench, openVisit, UNTHROTTLED } from './browser.ts';
import { playByClicks } from './page-script.ts';

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
      taken += await page.evaluate(playByClicks, { decisions: every, pause: 5, seed: taken + 1 });
      // Let the pictures of the last step come to rest; what only finalisers free needs a second collection.
      await page.waitForTimeout(500);
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
