import type { Page } from '@playwright/test';
import { addressOf, expect, expectDebrief, expectScreen, inStorage, pathThrough, playByMouse, readByMouse, test } from './player.ts';

const SCENARIO = 'first-coffee';
const choices = pathThrough(SCENARIO);
const [first = ''] = choices;

test.use({ locale: 'en' });

const bubble = (page: Page) => page.locator('[data-part="scene"]');

/** The options on the page, in their order. */
const options = (page: Page) =>
  page.locator('button[data-choice]').evaluateAll((all) => all.map((each) => each.getAttribute('data-choice')));

/** Texts at once: what is kept does not depend on the pace. */
const AT_ONCE = { instant: '1' };

async function decideOnce(page: Page, pace: Readonly<Record<string, string>> = AT_ONCE): Promise<void> {
  await page.goto(addressOf({ scenario: SCENARIO, lang: 'en', seed: '3', ...pace }));
  await expectScreen(page, 'scene');
  await readByMouse(page);
  await page.locator(`button[data-choice="${first}"]`).click();
  await expect(page.locator(`button[data-choice="${first}"]`)).toHaveCount(0);
}

test('a reload in the middle of the options resumes at the same ones', async ({ page }) => {
  await decideOnce(page);
  await readByMouse(page);
  const before = await options(page);
  expect(before.length).toBeGreaterThan(0);
  await page.reload();
  await expectScreen(page, 'scene');
  await expect(page.locator('button[data-choice]').first()).toBeVisible();
  expect(await options(page)).toEqual(before);
});

test('a reload in the middle of the lines resumes at the same line', async ({ page }) => {
  await decideOnce(page, {});
  // The line stands whole, and the next has not begun.
  await expect(bubble(page)).toHaveAttribute('data-phase', /typing|waiting/);
  if ((await bubble(page).getAttribute('data-phase')) === 'typing') await page.locator('[data-continue]').click();
  await expect(bubble(page)).toHaveAttribute('data-phase', /waiting|choosing/);
  const before = await page.locator('.bubble').innerText();
  await page.reload();
  await expectScreen(page, 'scene');
  if ((await bubble(page).getAttribute('data-phase')) === 'typing') await page.locator('[data-continue]').click();
  await expect(bubble(page)).toHaveAttribute('data-phase', /waiting|choosing/);
  expect(await page.locator('.bubble').innerText()).toBe(before);
});

test('after a crash the title offers the run, and it is played to its end', async ({ page, context }) => {
  await decideOnce(page);
  await page.close();
  const again = await context.newPage();
  await again.goto(addressOf(AT_ONCE));
  await expectScreen(again, 'title');
  await again.getByRole('button', { name: /continue/i }).click();
  await expectScreen(again, 'scene');
  await playByMouse(again, choices.slice(1));
  await expectDebrief(again);
});

test('the back button leads to the briefing, and forward into the talk where it stood', async ({ page }) => {
  await page.goto(addressOf(AT_ONCE));
  await page.locator('[data-start]').click();
  await page.locator(`[data-scenario="${SCENARIO}"]`).click();
  await page.locator('[data-play]').click();
  await expectScreen(page, 'scene');
  await readByMouse(page);
  await page.locator(`button[data-choice="${first}"]`).click();
  await readByMouse(page);
  const before = await options(page);
  await page.goBack();
  await expectScreen(page, 'briefing');
  await page.goForward();
  await expectScreen(page, 'scene');
  await expect(page.locator('button[data-choice]').first()).toBeVisible();
  expect(await options(page)).toEqual(before);
});

test('a save that cannot be read is set aside and told, and the game goes on', async ({ page }) => {
  await page.goto(addressOf(AT_ONCE));
  await expectScreen(page, 'title');
  await inStorage(page, `save:${SCENARIO}`, { version: 99, nonsense: true });
  await page.goto(addressOf({ scenario: SCENARIO, lang: 'en', ...AT_ONCE }));
  await expectScreen(page, 'scene');
  await expect(page.getByText('could not be read')).toBeVisible();
  const { keys } = await inStorage(page, `save:${SCENARIO}`);
  const aside = keys.find((key) => key.startsWith(`aside:save:${SCENARIO}`));
  expect(aside).toBeDefined();
  expect((await inStorage(page, aside ?? '')).value).toEqual({ version: 99, nonsense: true });
  await readByMouse(page);
  await expect(page.locator('button[data-choice]').first()).toBeVisible();
});

test('an address with an unknown scenario shows the list with a notice', async ({ page }) => {
  await page.goto(addressOf({ scenario: 'no-such-thing', lang: 'en' }));
  await expectScreen(page, 'map');
  await expect(page.getByText('no-such-thing')).toBeVisible();
  await page.locator(`[data-scenario="${SCENARIO}"]`).click();
  await expectScreen(page, 'briefing');
});

test('an address that is no page is answered with 404', async ({ request }) => {
  for (const path of ['/nothing', '/assets/none.js', '/../package.json', '/%2e%2e/package.json', '/index.html.br'])
    expect((await request.get(new URL(path, addressOf()).href)).status(), path).toBe(404);
});

test('a second tab takes the run over, and the first says so', async ({ page, context }) => {
  await decideOnce(page);
  const second = await context.newPage();
  await second.goto(addressOf({ scenario: SCENARIO, ...AT_ONCE }));
  await expectScreen(second, 'scene');
  await expectScreen(page, 'map');
  await expect(page.getByText('another tab')).toBeVisible();
  await playByMouse(second, choices.slice(1));
  await expectDebrief(second);
});

test('a finished run comes back to its debrief after a reload and counts once', async ({ page }) => {
  await page.goto(addressOf({ scenario: SCENARIO, lang: 'en', seed: '3', ...AT_ONCE }));
  await playByMouse(page, choices);
  await expectDebrief(page);
  await page.reload();
  await expectDebrief(page);
  expect((await inStorage(page, 'board')).value).toHaveLength(1);
});

test('without a storage the game plays on and says that nothing will be kept', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(addressOf({ scenario: SCENARIO, lang: 'en', ...AT_ONCE }));
  await expectScreen(page, 'scene');
  await expect(page.getByText('does not let the game store')).toBeVisible();
  await playByMouse(page, choices);
  await expectDebrief(page);
});
