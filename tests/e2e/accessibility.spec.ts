import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { addressOf, expect, expectScreen, pathThrough, playByMouse, readByMouse, test } from './player.ts';

const SCENARIO = 'first-coffee';

const SIZES = { desk: { width: 1280, height: 720 }, phone: { width: 390, height: 844 } } as const;

async function expectAccessible(page: Page, what: string): Promise<void> {
  expect(await axeFindings(page), what).toEqual([]);
  // Nothing sticks out sideways.
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${what}: sideways`).toBeLessThanOrEqual(0);
}

for (const [name, viewport] of Object.entries(SIZES))
  for (const [colorScheme, locale] of [
    ['light', 'en'],
    ['dark', 'zh-CN'],
  ] as const)
    test.describe(`on a ${name} in ${colorScheme} colours and ${locale}`, () => {
      test.use({ viewport, colorScheme, locale });

      test('every screen passes axe', async ({ page }) => {
        test.setTimeout(180_000);
        await page.goto(addressOf());
        await expectScreen(page, 'title');
        await expectAccessible(page, 'title');
        await page.locator('[data-start]').click();
        await expectScreen(page, 'map');
        await expectAccessible(page, 'map');
        await page.locator(`[data-scenario="${SCENARIO}"]`).click();
        await expectScreen(page, 'briefing');
        await expect(page.locator('[data-play]:not([aria-disabled="true"])')).toBeVisible();
        await expectAccessible(page, 'briefing');
        await page.locator('[data-play]').click();
        await expectScreen(page, 'scene');
        await expectAccessible(page, 'scene, a line');
        await readByMouse(page);
        await expectAccessible(page, 'scene, the options');
        await page.keyboard.press('Escape');
        await expect(page.locator('dialog[open]')).toBeVisible();
        await expectAccessible(page, 'pause menu');
        await page.keyboard.press('Escape');
        await playByMouse(page, pathThrough(SCENARIO));
        await expectAccessible(page, 'debrief');
        await page.goto(addressOf());
        await page
          .getByRole('button', { name: /board|results|榜|成绩/i })
          .filter({ visible: true })
          .first()
          .click();
        await expectScreen(page, 'board');
        await expectAccessible(page, 'board');
        await page.goto(addressOf());
        await page
          .getByRole('button', { name: /settings|设置/i })
          .first()
          .click();
        await expectScreen(page, 'settings');
        await expectAccessible(page, 'settings');
      });
    });
