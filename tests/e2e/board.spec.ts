// The boards of a company, at a real service on a real database, each player in a browser of his own.

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { type Company, openCompany } from './company.ts';
import { expect, expectDebrief, expectScreen, inStorage, pathThrough, playByMouse, test } from './player.ts';

const SCENARIO = 'month-end-invoices';
const choices = pathThrough(SCENARIO);
const HOUR = 3_600_000;

test.describe.configure({ mode: 'serial' });

let company: Company;
let code = '';
const contexts: BrowserContext[] = [];
test.beforeAll(async () => {
  company = await openCompany();
});
test.afterAll(async () => {
  for (const context of contexts) await context.close();
  await company.close();
});

async function newPlayer(browser: Browser, locale = 'en'): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 720 } });
  contexts.push(context);
  return context.newPage();
}

const open = (page: Page, query = ''): Promise<unknown> => page.goto(`${company.url}/${query}`);

async function openBoard(page: Page): Promise<void> {
  await open(page);
  await page
    .getByRole('button', { name: /results|成绩/i })
    .first()
    .click();
  await expectScreen(page, 'board');
}

/** `slowly`: the service sees as much time pass as reading takes. */
async function play(page: Page, seed: number, slowly = true): Promise<void> {
  await open(page, `?scenario=${SCENARIO}&instant=1&seed=${seed}`);
  await expectScreen(page, 'scene');
  await expect.poll(async () => JSON.stringify((await inStorage(page, 'outbox')).value)).toContain(` ${seed}`);
  await page.waitForTimeout(300);
  if (slowly) company.pass(HOUR / 4);
  await playByMouse(page, choices);
  await expectDebrief(page);
}

const sendState = (page: Page, is: string) => expect(page.locator('[data-send-state]')).toHaveAttribute('data-send-state', is);

async function join(page: Page, nickname: string): Promise<void> {
  await page.getByLabel(/team code/i).fill(code.toLowerCase());
  await page.locator('#join').getByLabel('Nickname').fill(nickname);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.locator('[data-board]')).toBeVisible();
}

async function chooseBoard(page: Page): Promise<void> {
  await page.locator('[data-where]').selectOption(`scenario ${SCENARIO}`);
}

async function expectAccessible(page: Page, what: string, part = '.overlay'): Promise<void> {
  expect(await axeFindings(page, part), what).toEqual([]);
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      `${what} at ${width}: sideways`,
    ).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
}

let admin: Page;
let player: Page;

test('the link of the first start sets the organisation up, and a team gets its code', async ({ browser }) => {
  admin = await newPlayer(browser);
  await open(admin, `#setup=${company.setupToken}`);
  await expectScreen(admin, 'board');
  // The secret does not stay in the address.
  expect(admin.url()).not.toContain(company.setupToken);
  await expectAccessible(admin, 'set-up form');
  await admin.getByRole('button', { name: 'Set up' }).click();
  await expect(admin.getByText('Please fill this in.')).toBeVisible();
  await admin.getByLabel(/name of the organisation/i).fill('Northwind');
  await admin.getByLabel(/your nickname/i).fill('Ada');
  await admin.getByRole('button', { name: 'Set up' }).click();
  await expect(admin.locator('[data-board]')).toBeVisible();
  await admin.getByLabel(/name of the team/i).fill('Finance');
  await admin.getByRole('button', { name: 'Make a code' }).click();
  await expect(admin.locator('[data-team-code]')).toHaveText(/^\w{4}-\w{4}-\w{4}$/);
  code = (await admin.locator('[data-team-code]').textContent()) ?? '';
  // Boards of one or two are looked at here.
  await admin.evaluate(async () => {
    const { me } = await (await fetch('/v1/session')).json();
    const headers = { 'content-type': 'application/json', 'x-csrf-token': me.csrf };
    await fetch('/v1/settings', { method: 'PATCH', headers, body: JSON.stringify({ smallestGroup: 1 }) });
  });
  await expectAccessible(admin, 'board of an administrator');
});

test('a talk finished before joining waits, is decided on after it, and appears on the other’s board by itself', async ({ browser }) => {
  player = await newPlayer(browser);
  await play(player, 1);
  await expect(player.locator('[data-join]')).toBeVisible();
  await player.locator('[data-join]').click();
  await player.getByLabel(/team code/i).fill('nobody’s code');
  await player.locator('#join').getByLabel('Nickname').fill('Mei');
  await player.getByRole('button', { name: 'Join' }).click();
  await expect(player.getByRole('alert').filter({ hasText: 'No team has this code' })).toBeVisible();
  await join(player, 'Mei');
  await expect(player.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(player.locator('[data-runs]')).toContainText('Waits for your decision');
  // The administrator looks at the board on which nobody stands.
  await openBoard(admin);
  await chooseBoard(admin);
  await expect(admin.getByText('Nobody stands here yet')).toBeVisible();
  // A play with the connection, so that its times are the service's.
  await play(player, 2);
  await expect(player.locator('[data-fact="as"]')).toContainText('#');
  await expect(player.locator('[data-fact="to"]')).toContainText('Northwind');
  await expect(player.locator('.send-choices li')).toHaveCount(choices.length);
  await expectAccessible(player, 'debrief with the question', '[data-part="send"]');
  await player.getByLabel('From now on without asking').check();
  await player.locator('[data-send]').click();
  await sendState(player, 'sent');
  await expect(player.locator('[data-send-state]')).toContainText('Rank 1 of 1');
  const score = await player.locator('[data-score]').first().getAttribute('data-score');
  await expect(admin.locator('.ranks tbody tr').first()).toContainText(score ?? 'no score');
});

test('what was sent is told again after a reload, and sent once', async () => {
  await player.reload();
  await expectDebrief(player);
  await sendState(player, 'sent');
  const trend = await player.request.get(`${company.url}/v1/me/trend`);
  expect((await trend.json()).runs).toHaveLength(1);
});

test('without a connection a talk is kept, and merged once when the connection is back', async () => {
  await open(player, `?scenario=${SCENARIO}&instant=1&seed=3`);
  await expectScreen(player, 'scene');
  await player.waitForTimeout(300);
  company.pass(HOUR / 4);
  await player.context().setOffline(true);
  await playByMouse(player, choices);
  await expectDebrief(player);
  await sendState(player, 'waiting');
  await expect(player.locator('[data-send-state]')).toContainText('Waiting for the service');
  await player.context().setOffline(false);
  await sendState(player, 'sent');
  const trend = await player.request.get(`${company.url}/v1/me/trend`);
  expect((await trend.json()).runs).toHaveLength(2);
});

test('two tabs and a reload send a waiting talk once', async () => {
  await player.context().setOffline(true);
  await player.getByRole('button', { name: 'Play again' }).first().click();
  await expectScreen(player, 'scene');
  await playByMouse(player, choices);
  await sendState(player, 'waiting');
  const second = await player.context().newPage();
  await player.context().setOffline(false);
  await Promise.all([open(second), player.reload()]);
  await sendState(player, 'sent');
  const trend = await player.request.get(`${company.url}/v1/me/trend`);
  expect((await trend.json()).runs).toHaveLength(3);
  await second.close();
});

test('the board shows people, teams and lift, by keyboard too, with my row, my place and the languages', async () => {
  await openBoard(player);
  await chooseBoard(player);
  await expect(player.locator('.ranks tr[data-you]:visible')).toBeVisible();
  await expect(player.locator('[data-standing]')).toContainText('Rank 1 of 1');
  await expect(player.getByRole('table')).toBeVisible();
  await expect(player.getByRole('columnheader')).toHaveText(['Rank', 'Name', 'Points', 'Reached']);
  await expect(player.locator('.board-live')).toHaveText('Live');
  await expectAccessible(player, 'board of people');
  await player.locator('#board-of-people').focus();
  await player.keyboard.press('ArrowRight');
  await expect(player.getByRole('columnheader')).toHaveText(['Rank', 'Team', 'Value', 'Members', 'Have played']);
  await expect(player.locator('.ranks tr[data-you]:visible')).toContainText('Finance');
  await expectAccessible(player, 'board of teams');
  await player.keyboard.press('ArrowRight');
  await expect(player.getByRole('columnheader')).toHaveText(['Rank', 'Name', 'Lift', 'Reached']);
  await player.getByRole('button', { name: /中文/ }).click();
  await expect(player.getByRole('heading', { level: 1 })).toHaveText('公司排行榜');
  await player.getByRole('button', { name: 'English' }).click();
  // What is not of the company stays reachable.
  await player.locator('#board-source-device').check();
  await expect(player.getByRole('heading', { level: 1 })).toHaveText('Results on this device');
});

test('who signs out sends nothing more, and finds the way in again', async () => {
  await openBoard(player);
  await player.getByRole('button', { name: 'Sign out' }).click();
  await expect(player.getByRole('button', { name: 'Join' })).toBeVisible();
  await play(player, 9);
  await expect(player.locator('[data-join]')).toBeVisible();
  const { value } = await inStorage(player, 'settings');
  expect(value).toMatchObject({ autoSend: false });
});

test('where only files are served the game is as it was: no request fails, and nothing speaks of a company', async ({ page }) => {
  const dist = path.resolve(import.meta.dirname, '../../dist');
  const files: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(dist, pathname === '/' ? 'index.html' : pathname);
    if (!file.startsWith(dist) || !existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    const kind = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }[path.extname(file)];
    response.writeHead(200, { 'content-type': kind ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  try {
    await page.goto(`${base}/?scenario=${SCENARIO}&instant=1&lang=en`);
    await playByMouse(page, choices);
    await expectDebrief(page);
    await expect(page.locator('[data-part="send"]')).toBeHidden();
    await page.getByRole('button', { name: 'Results' }).first().click();
    await expectScreen(page, 'board');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Results on this device');
    await expect(page.getByText('Company').filter({ visible: true })).toHaveCount(0);
    expect((await inStorage(page, 'outbox')).keys).not.toContain('outbox');
  } finally {
    files.closeAllConnections();
    files.close();
  }
});
