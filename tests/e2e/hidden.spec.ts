// What is not seen costs nothing: in the background no frame is asked for, no timer runs, nothing sounds, and what is over is let go of.
import { addressOf, answerByMouse, expect, expectScreen, pathThrough, test } from './player.ts';

declare global {
  interface Window {
    counted: { frames: number; timers: number; contexts: AudioContext[] };
  }
}

test.use({ reducedMotion: 'no-preference' });

test('a hidden page asks for no frames, runs no timers and is silent, and goes on when it is shown again', async ({ page }) => {
  await page.addInitScript(() => {
    const counted: Window['counted'] = { frames: 0, timers: 0, contexts: [] };
    window.counted = counted;
    const { requestAnimationFrame: ask, setTimeout: wait, setInterval: repeat } = window;
    window.requestAnimationFrame = (work) => {
      counted.frames += 1;
      return ask(work);
    };
    const counting = (run: TimerHandler) => () => {
      counted.timers += 1;
      if (typeof run === 'function') run();
    };
    window.setTimeout = ((run: TimerHandler, ms?: number) => wait(counting(run), ms)) as typeof setTimeout;
    window.setInterval = ((run: TimerHandler, ms?: number) => repeat(counting(run), ms)) as typeof setInterval;
    const Real = window.AudioContext;
    window.AudioContext = class extends Real {
      constructor() {
        super();
        counted.contexts.push(this);
      }
    };
  });
  const hide = (on: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') });
      document.dispatchEvent(new Event('visibilitychange'));
    }, on);
  /** Frames and timers within this time. */
  const during = async (ms: number) => {
    const before = await page.evaluate(() => ({ ...window.counted, contexts: 0 }));
    await page.waitForTimeout(ms);
    const after = await page.evaluate(() => ({ ...window.counted, contexts: 0 }));
    return { frames: after.frames - before.frames, timers: after.timers - before.timers };
  };
  await page.goto(addressOf({ scenario: 'first-coffee', lang: 'en', seed: '1' }));
  await expectScreen(page, 'scene');
  await page.locator('[data-continue]').click();
  await expect.poll(() => page.evaluate(() => window.counted.contexts.map(({ state }) => state))).toContain('running');
  await expect(page.locator('[data-part="scene"]')).toHaveAttribute('data-phase', /waiting|choosing/);
  await expect(page.locator('#stage canvas')).toBeAttached();
  await page.waitForTimeout(1500);
  await hide(true);
  // Sounds that were on their way when it was hidden still arrive.
  await expect.poll(() => during(800)).toEqual({ frames: 0, timers: 0 });
  expect(await during(1500)).toEqual({ frames: 0, timers: 0 });
  expect(await page.evaluate(() => window.counted.contexts.map(({ state }) => state))).not.toContain('running');
  await hide(false);
  await expect.poll(async () => (await during(500)).frames).toBeGreaterThan(5);
});

test('a stage that is over is let go of, though somebody still knows its canvas', async ({ page }) => {
  await page.goto(addressOf({ scenario: 'first-coffee', lang: 'en', seed: '1', instant: '1' }));
  await expect(page.locator('#stage canvas')).toBeAttached();
  // As the browser does itself for as long as it tells of shifts in the layout.
  await page.evaluate(() => Object.assign(window, { held: document.querySelector('#stage canvas') }));
  const cdp = await page.context().newCDPSession(page);
  const listeners = async (): Promise<number> => {
    const { result } = await cdp.send('Runtime.evaluate', { expression: 'held' });
    return (await cdp.send('DOMDebugger.getEventListeners', { objectId: result.objectId as string })).listeners.length;
  };
  expect(await listeners()).toBeGreaterThan(0);
  await answerByMouse(page, pathThrough('first-coffee'));
  await expectScreen(page, 'debrief');
  await expect(page.locator('#stage canvas')).not.toBeAttached();
  expect(await listeners()).toBe(0);
});
