import { addressOf, expect, expectDebrief, expectScreen, pathThrough, playByKeyboard, playByMouse, tabTo, test } from './player.ts';

const SCENARIO = 'first-coffee';
const choices = pathThrough(SCENARIO);

for (const locale of ['zh-CN', 'en'] as const) {
  test.describe(`in ${locale}`, () => {
    // Once as most people see it, and once without motion.
    test.use({ locale, reducedMotion: locale === 'en' ? 'reduce' : 'no-preference' });

    test('a scenario is played by mouse from the title to the debrief', async ({ page }) => {
      await page.goto(addressOf());
      await expectScreen(page, 'title');
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await page.locator('[data-start]').click();
      await expectScreen(page, 'map');
      await page.locator(`[data-scenario="${SCENARIO}"]`).click();
      await expectScreen(page, 'briefing');
      await page.locator('[data-play]').click();
      await expectScreen(page, 'scene');
      await playByMouse(page, choices);
      await expectDebrief(page);
    });

    test('a scenario is played by keyboard alone from the title to the debrief', async ({ page }) => {
      await page.goto(addressOf());
      await expectScreen(page, 'title');
      await tabTo(page, '[data-start]');
      await page.keyboard.press('Enter');
      await expectScreen(page, 'map');
      await tabTo(page, `[data-scenario="${SCENARIO}"]`);
      await page.keyboard.press('Enter');
      await expectScreen(page, 'briefing');
      await tabTo(page, '[data-play]:not([aria-disabled="true"])');
      await page.keyboard.press('Enter');
      await expectScreen(page, 'scene');
      await playByKeyboard(page, choices);
      await expectDebrief(page);
    });
  });
}

for (const scenario of ['month-end-invoices', 'dropped-baton', 'last-pallet']) {
  test(`${scenario} is played by its address to the debrief, every text and tween finished at once`, async ({ page }) => {
    await page.goto(addressOf({ scenario, lang: 'en', seed: '1', instant: '1' }));
    await expectScreen(page, 'scene');
    await playByMouse(page, pathThrough(scenario));
    await expectDebrief(page);
  });
}

test('the same seed gives the same score in each run', async ({ page }) => {
  const scores: (string | null)[] = [];
  for (const seed of ['5', '6']) {
    await page.goto(addressOf({ scenario: SCENARIO, lang: 'en', seed, instant: '1' }));
    await playByMouse(page, choices);
    scores.push(await page.locator('[data-score]').first().getAttribute('data-score'));
  }
  expect(scores[0]).toBe(scores[1]);
});
