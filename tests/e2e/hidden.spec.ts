// A page in the background costs nothing: no frame is asked for, no timer runs, nothing sounds.
import { addressOf, expect, expectScreen, test } from './player.ts';

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
