// A scene in which nobody speaks any more and everything lives: people breathe and blink, clouds drift.
import type { Page } from 'playwright-core';

/** Opened without `instant`, which would hold breath and clouds too. */
export async function openIdleScene(page: Page, address: string): Promise<void> {
  await page.goto(address, { timeout: 120_000 });
  await page.locator('#stage canvas').waitFor({ state: 'attached', timeout: 60_000 });
  const option = page.locator('button[data-choice]').first();
  while (!(await option.isVisible())) {
    await page
      .locator('[data-continue]')
      .click({ timeout: 500 })
      .catch(() => undefined);
  }
  // The last gestures, the pictures still to come, the compilers.
  await page.waitForTimeout(4000);
}
