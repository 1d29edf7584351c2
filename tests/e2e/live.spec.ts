// A conversation that the organisation plays live: switched on by its trainer, played by a player whose browser never gets the
// file, over a break of the line and a reload, to the debrief and the board; then a new notice, and the links of the service.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parsePeople, parseScenario } from '../../src/core/scenario/parse.ts';
import { publishVersion } from '../../src/server/runs/versions.ts';
import { tenantsOf, withTx } from '../../src/server/store/with-tx.ts';
import { axeFindings } from './axe.ts';
import { type Company, openCompany } from './company.ts';
import { answerByMouse, expect, expectDebrief, expectScreen, playByMouse, readByMouse, test } from './player.ts';

const OWN = 'travel-claim';
const WAY = ['ask-why', 'own-it', 'admit-loss', 'wait', 'look', 'plan'];
const HOUR = 3_600_000;
/** Keys of a scenario file that tell what an answer is worth. */
const WEIGHTS = /"(move|issue|listen|asks|shares|why|reply|knownBy|volunteers)":/;

let company: Company;
test.beforeAll(async () => {
  company = await openCompany();
});
test.afterAll(() => company.close());

/** As an upload does once it has been examined, which takes its time and has a test of its own. */
async function publish(): Promise<void> {
  const { scenario } = parseScenario(readFileSync('tests/diagnostics/explored.yaml', 'utf8'), {
    shared: parsePeople(readFileSync('scenarios/shared/cast.yaml', 'utf8')).people,
    file: `${OWN}.yaml`,
  });
  if (!scenario) throw new Error('the sample cannot be read');
  const { store } = company.service;
  const [tenant = ''] = await tenantsOf(store);
  const anchors = { max: 90, random: 30, min: 0, exact: true };
  const ranked = { ...scenario, ranked: true };
  await withTx(store, tenant, (tx) => publishVersion(tx, tenant, { scenario: ranked, anchors, origin: 'uploaded' }, new Date()));
}

async function expectAccessible(page: Page, what: string): Promise<void> {
  expect(await axeFindings(page, '.overlay'), what).toEqual([]);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${what} at ${width}`).toBeLessThanOrEqual(0);
  }
}

test('is played live from its switch to the board, and what is kept of the player is his to decide', async ({ browser, quiet }) => {
  test.setTimeout(120_000);
  const admin = await (await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 720 } })).newPage();
  await admin.goto(`${company.url}/#setup=${company.setupToken}`);
  await admin.getByLabel(/name of the organisation/i).fill('Northwind');
  await admin.getByLabel(/your nickname/i).fill('Ada');
  expect(new URL(admin.url()).hash).toBe('');
  await admin.getByRole('button', { name: 'Set up' }).click();
  await publish();
  await admin.locator('[data-office]').click();
  await admin.getByLabel('Play live').check();
  await expect(admin.getByLabel('Play live')).toBeChecked();
  await expectAccessible(admin, 'the switch');
  const post = (path: string, body: object, method = 'POST') =>
    admin.evaluate(
      async ([address, sent, how]) => {
        const { me } = await (await fetch('/v1/session')).json();
        const headers = { 'content-type': 'application/json', 'x-csrf-token': me.csrf };
        return (await fetch(address, { method: how, headers, body: JSON.stringify(sent) })).json();
      },
      [path, body, method] as const,
    );
  const { code } = await post('/v1/teams', { name: 'Finance' });

  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => {
    if (/\/v1\/(scenarios|attempts)/.test(response.url())) bodies.push(response.text().catch(() => ''));
  });
  await page.goto(`${company.url}/?instant=1#invite=${code}`);
  await expectScreen(page, 'board');
  expect(new URL(page.url()).hash).toBe('');
  await expect(page.getByLabel('Team code')).toHaveValue(code);
  await page.locator('#join-nickname').fill('Mei');
  await page.keyboard.press('Enter');
  await expect(page.locator('.board-identity')).toContainText('Northwind');

  await page.locator('.page-nav button').first().click();
  const card = page.locator('.card', { has: page.locator(`[data-scenario="${OWN}"]`) });
  await expect(card.locator('.card-live')).toContainText('Live');
  await card.locator('.card-title').click();
  await expect(page.locator('.briefing-live')).toBeVisible();
  await expect(page.locator('#mode-practice')).toBeHidden();
  await page.locator('[data-play]').click();
  await expectScreen(page, 'scene');
  await answerByMouse(page, WAY.slice(0, 1));

  await readByMouse(page);
  await context.setOffline(true);
  await page.locator(`button[data-choice="${WAY[1]}"]`).click();
  await expect(page.locator('[data-lost]')).toBeVisible();
  await expectAccessible(page, 'no connection');
  await context.setOffline(false);
  await page.locator('[data-try-line]').click();
  await expect(page.locator('[data-lost]')).toBeHidden();
  await answerByMouse(page, WAY.slice(2, 3));
  // The browser tells of what it could not send.
  expect(quiet.splice(0).every((noise) => noise.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true);

  await page.reload();
  await expectScreen(page, 'scene');
  await answerByMouse(page, WAY.slice(3, -1));
  const told = await Promise.all(bodies);
  expect(told.length).toBeGreaterThan(WAY.length);
  expect(told.filter((body) => WEIGHTS.test(body))).toEqual([]);
  company.pass(HOUR / 4);
  await playByMouse(page, WAY.slice(-1));
  await expectDebrief(page);
  await expect(page.locator('.decision')).toHaveCount(WAY.length);

  // A new notice comes before it is sent.
  await post('/v1/notice', { text: { 'zh-CN': '新的说明。', en: 'A new notice of Northwind.' } }, 'PUT');
  await page.goto(`${company.url}/`);
  await expectScreen(page, 'purpose');
  await expect(page.locator('.purpose-words')).toHaveText('A new notice of Northwind.');
  await expectAccessible(page, 'the notice');
  const exported = page.waitForEvent('download');
  await page.locator('[data-export]').click();
  expect((await exported).suggestedFilename()).toBe('common-ground.json');
  await page.locator('[data-accept]').click();
  await expectScreen(page, 'title');
  await context.close();
  await admin.context().close();
});
