// A trainer at his desk, in the browser alone: a team and its code, a season, a cohort, a run off the boards, people and rules.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { type Company, openCompany } from './company.ts';
import { expect, expectScreen, pathThrough, test } from './player.ts';
import { seedPlays } from './seed-plays.ts';

const SCENARIO = 'month-end-invoices';

let company: Company;
test.beforeAll(async () => {
  company = await openCompany();
});
test.afterAll(() => company.close());

async function expectFits(page: Page, what: string): Promise<void> {
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      `${what} at ${width}: sideways`,
    ).toBeLessThanOrEqual(0);
  }
}

async function expectAccessible(page: Page, what: string): Promise<void> {
  expect(await axeFindings(page, '.office-screen'), what).toEqual([]);
  await expectFits(page, what);
}

test('teams, a season, a cohort, runs, people and rules are seen to in the office', async ({ browser, quiet }) => {
  const context = await browser.newContext({
    locale: 'en',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${company.url}/#setup=${company.setupToken}`);
  await page.getByLabel(/name of the organisation/i).fill('Northwind');
  await page.getByLabel(/your nickname/i).fill('Ada');
  await page.getByLabel(/time zone/i).fill('Europe/Berlin');
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.locator('[data-office]').click();
  await expectScreen(page, 'office');
  const tab = (name: string) => page.locator(`[data-section="${name}"]`).click();

  await tab('teams');
  await page.locator('#office-team').fill('Finance');
  await page.locator('#office-make-team button').click();
  const code = page.locator('[data-new-code]');
  await expect(code).toHaveText(/^\w{4}-\w{4}-\w{4}$/);
  await expectFits(page, 'teams');
  await seedPlays(company, { code: (await code.textContent()) ?? '', scenario: SCENARIO, people: 10, way: pathThrough(SCENARIO) });

  await tab('seasons');
  await page.locator('[data-new-season]').click();
  await page.locator('#season-name').fill('Winter');
  await page.locator('#season-starts').fill('2031-12-01T09:00');
  await page.locator('#season-ends').fill('2031-11-01T09:00');
  for (let k = 0; k < 2; k += 1) await page.getByRole('button', { name: 'Add', exact: true }).click();
  // The second goes first, by keyboard.
  const second = await page.locator('.picked-title').nth(1).textContent();
  await page
    .getByRole('button', { name: /^Move .* up$/ })
    .nth(1)
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.picked-title').first()).toHaveText(second ?? '');
  await page.locator('#season-form [type=submit]').click();
  await expect(page.locator('#season-ends-wrong')).toContainText('after the start');
  expect(quiet.splice(0).every((noise) => noise.includes('422'))).toBe(true);
  await expectAccessible(page, 'season form');
  await page.locator('#season-ends').fill('2032-03-28T18:00');
  await page.locator('#season-form [type=submit]').click();
  const season = page.locator('[data-season][data-state="planned"]');
  await expect(season).toContainText('Mar 28, 2032, 6:00 PM');
  await expect(season.locator('li').first()).toHaveText(second ?? '');
  // By the clocks of the organisation, whatever those of the device are.
  const { seasons } = await page.evaluate(async () => (await fetch('/v1/seasons')).json());
  expect(seasons).toMatchObject([{ name: 'Winter', starts: '2031-12-01T08:00:00.000Z', ends: '2032-03-28T16:00:00.000Z' }]);

  await tab('runs');
  await expect(page.locator('[data-run]')).toHaveCount(10);
  await expectAccessible(page, 'runs');
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-export="csv"]').click()]);
  expect(
    readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n'),
  ).toHaveLength(11);

  const showCohort = async () => {
    await tab('cohort');
    await page.locator('#cohort-filters-version').selectOption({ label: await titleOf(page) });
    await page.getByRole('button', { name: 'Show', exact: true }).click();
  };
  await showCohort();
  await expect(page.locator('[data-players="10"]')).toBeVisible();
  // The first of the list, which nobody has played, was asked for by itself.
  expect(quiet.splice(0).every((noise) => noise.includes('403'))).toBe(true);
  await expect(page.locator('[data-cohort-map]')).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, 'cohort');
  await page.locator('[data-open-all]').click();
  await expect(page.locator('[data-option]').first()).toContainText('%');
  await expectFits(page, 'decisions');

  await tab('runs');
  await page.locator('[data-hide]').first().click();
  await page.getByLabel('Reason').first().selectOption('test-play');
  await page.getByRole('button', { name: 'Hide it' }).click();
  await expect(page.locator('[data-hidden-run]')).toContainText('hidden: test play');
  await showCohort();
  await expect(page.locator('[data-players="9"]')).toBeVisible();

  await tab('people');
  await expect(page.locator('[data-person]')).toHaveCount(11);
  await page.locator('[data-person]').nth(1).getByLabel('Role').selectOption('trainer');
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  await expectFits(page, 'people');
  await tab('organisation');
  await expect(page.locator('[data-action="role-changed"]')).toContainText('you');
  await page.locator('#org-group').fill('12');
  await page.locator('#org-form [type=submit]').click();
  await expect(page.locator('[data-action="settings-changed"]')).toBeVisible();
  await expectFits(page, 'organisation');

  // Fewer than twelve: nothing is told, and it is said why.
  await showCohort();
  await expect(page.locator('[data-cohort-none]')).toContainText('Too few people');
  expect(quiet.splice(0).every((noise) => noise.includes('403'))).toBe(true);
  await context.close();
});

async function titleOf(page: Page): Promise<string> {
  const { scenarios } = await page.evaluate(async () => (await fetch('/v1/scenarios')).json());
  return scenarios.find((each: { scenario: string }) => each.scenario === SCENARIO).title.en;
}
