// A trainer uploads a conflict; a player finds it on the map, plays it to the end, and stands on its board.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { type Company, openCompany } from './company.ts';
import { expect, expectDebrief, expectScreen, inStorage, playByMouse, test } from './player.ts';

const OWN = 'travel-claim';
/** Small and ranked; with a sign in its title that no subset of the fonts holds. */
const text = readFileSync('tests/diagnostics/explored.yaml', 'utf8').replace('退回来的报销单', '退回来的报销单龘');
const WAY = ['ask-why', 'own-it', 'admit-loss', 'wait', 'look', 'plan'];
const file = (content: string) => ({ name: `${OWN}.yaml`, mimeType: 'application/yaml', buffer: Buffer.from(content) });
const HOUR = 3_600_000;

let company: Company;
test.beforeAll(async () => {
  company = await openCompany();
});
test.afterAll(() => company.close());

async function expectAccessible(page: Page, what: string): Promise<void> {
  expect(await axeFindings(page, '.overlay'), what).toEqual([]);
  for (const width of [390, 320, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      `${what} at ${width}: sideways`,
    ).toBeLessThanOrEqual(0);
    // One row of tabs, the open one in sight.
    const open = await page.locator('.tab[aria-selected="true"]').boundingBox();
    expect((await page.locator('.tabs').boundingBox())?.height, `${what} at ${width}: rows of tabs`).toBeLessThan(100);
    expect((open?.x ?? -1) >= 0 && (open?.x ?? 0) + (open?.width ?? 0) <= width, `${what} at ${width}: the open tab`).toBe(true);
  }
}

test('an uploaded conflict is checked, offered, played to the end and ranked', async ({ browser, quiet }) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.goto(`${company.url}/#setup=${company.setupToken}`);
  await page.getByLabel(/name of the organisation/i).fill('Northwind');
  await page.getByLabel(/your nickname/i).fill('Ada');
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.locator('[data-office]').click();
  await expectScreen(page, 'office');
  expect(new URL(page.url()).searchParams.has('office')).toBe(true);

  await page.locator('#upload-file').setInputFiles(file(text.replace('break-off: walked-out', 'break-off: nowhere-at-all')));
  await expect(page.locator('[data-upload="mistaken"]')).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('[data-code="unknown-target"]')).toContainText('nowhere-at-all');
  // The browser tells of every refused request.
  const refused = quiet.splice(0);
  expect(refused.every((noise) => noise.includes('422'))).toBe(true);
  await expectAccessible(page, 'mistakes');

  await page.locator('#upload-file').setInputFiles(file(text));
  await expect(page.locator('[data-upload="taken"]')).toBeVisible({ timeout: 150_000 });
  await expect(page.locator('.version')).toHaveCount(1);
  await expectAccessible(page, 'taken');

  await page.goto(`${company.url}/`);
  await page.locator('[data-start]').click();
  const card = page.locator('.card', { has: page.locator(`[data-scenario="${OWN}"]`) });
  await expect(card.locator('.card-company:not(.card-live)')).toBeVisible();

  // Kept: it opens directly, and without the service too.
  await page.goto(`${company.url}/?scenario=${OWN}&instant=1&seed=3`);
  await expectScreen(page, 'scene');
  await expect.poll(async () => JSON.stringify((await inStorage(page, 'outbox')).value)).toContain(' 3');
  company.pass(HOUR / 4);
  await page.context().setOffline(true);
  await playByMouse(page, WAY);
  await expectDebrief(page);
  await page.context().setOffline(false);
  await page.locator('[data-send]').click();
  await expect(page.locator('[data-send-state]')).toHaveAttribute('data-send-state', 'sent', { timeout: 30_000 });
  const standing = await page.evaluate(async (scenario) => (await fetch(`/v1/boards?kind=scenario&scenario=${scenario}`)).json(), OWN);
  expect(standing.players + Number(standing.hidden === 'few-players')).toBeGreaterThanOrEqual(1);

  // Taken back, it is not offered any more.
  await page.goto(`${company.url}/?office`);
  await page.locator('[data-retire]').click();
  await page.getByRole('button', { name: 'Yes, take it back' }).click();
  await expect(page.locator('.version')).toHaveCount(0);
  await page.locator('.page-nav button').first().click();
  await expectScreen(page, 'map');
  await expect(page.locator(`[data-scenario="${OWN}"]`)).toHaveCount(0);
  await context.close();
});
