// The living preview: a real development server over a copy of the scenarios, and an author who saves while he plays.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { type DevServer, openDevServer } from './dev-server.ts';
import { test as base, expect, expectScreen, inStorage, readByMouse } from './player.ts';

const FILE = 'first-coffee.yaml';
const LINE = 'That’s the third one!';

let server: DevServer;

/** One page for all: loading the game in development asks for more than eight hundred files. */
const test = base.extend<object, { author: Page }>({
  author: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce', viewport: { width: 1280, height: 720 } });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ author }, use) => use(author.context()),
  page: async ({ author }, use) => use(author),
});

test.beforeAll(async () => {
  test.setTimeout(180_000);
  server = await openDevServer();
});
test.afterAll(() => server.close());
test.afterEach(() => {
  server.restore(FILE);
  server.restore('shared/cast.yaml');
});

const options = (page: Page) =>
  page.locator('button[data-choice]').evaluateAll((all) => all.map((each) => each.getAttribute('data-choice')));
const note = (page: Page) => page.locator('.moved-words');
const mistakes = (page: Page) => page.locator('[data-mistake]');
const bubble = (page: Page) => page.locator('.bubble');

/** One decision made, the next options open; the page is marked, so that a reload would show. */
async function playToSecond(page: Page, lang = 'en'): Promise<void> {
  if (page.url() === 'about:blank') await page.goto(`${server.url}?scenario=first-coffee&lang=${lang}&seed=3&instant=1`);
  else await beginAnew(page);
  await expectScreen(page, 'scene');
  if ((await page.locator('html').getAttribute('lang')) !== lang) await page.getByRole('button', { name: /^(中文|English)$/ }).click();
  await page.locator('button[data-choice="milk-why"]').click();
  await expect(page.locator('button[data-choice="third-ask"], button[data-choice="third-hungry"]').first()).toBeVisible();
  await expect(page.locator('[data-preview-open]')).toBeVisible();
  await page.evaluate(() => {
    document.body.dataset['loaded'] = 'once';
  });
}

/** The talk is given up, and begun again from the list. */
async function beginAnew(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('.pause-doors > .danger').click();
  await page.locator('[data-abandon]').click();
  await expectScreen(page, 'map');
  await page.locator('[data-scenario="first-coffee"]').click();
  await page.locator('[data-play]:not([aria-disabled="true"])').click();
}

const expectNotReloaded = (page: Page) => expect(page.locator('body')).toHaveAttribute('data-loaded', 'once');

async function expectAccessible(page: Page, what: string): Promise<void> {
  expect(await axeFindings(page), what).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${what}: sideways`).toBeLessThanOrEqual(0);
}

test('a save shows at the same point, without a reload, and says what was kept', async ({ page }) => {
  await playToSecond(page);
  const before = await options(page);
  server.edit(FILE, LINE, 'That’s the fourth one!');
  await expect(bubble(page)).toContainText('the fourth one');
  expect(await options(page)).toEqual(before);
  await expectNotReloaded(page);
  await expect(note(page)).toContainText('Kept: 1 decision.');
  await expect(page.locator('.preview-dock [role="status"]')).toContainText('Kept: 1 decision.');
  await page.locator('[data-preview-dismiss]').click();
  await expect(note(page)).toBeHidden();
});

test('a decision whose option is gone is lost with a reason, and back when the option is', async ({ page }) => {
  await playToSecond(page);
  const before = await options(page);
  const text = readFileSync(server.pathOf(FILE), 'utf8');
  server.edit(FILE, text, text.replaceAll('milk-why', 'milk-what'));
  await expect(note(page)).toContainText('Lost from decision 1 on (1): there is no option “milk-why” any more.');
  await expect(page.locator('button[data-choice="milk-what"]')).toBeVisible();
  server.restore(FILE);
  await expect(note(page)).toContainText('are back');
  await expect.poll(() => options(page)).toEqual(before);
  await expectNotReloaded(page);
});

test('a renamed node is named, and a change of the shared cast reaches the scenario', async ({ page }) => {
  await playToSecond(page);
  const before = await options(page);
  const text = readFileSync(server.pathOf(FILE), 'utf8');
  server.edit(FILE, text, text.replaceAll('third-one', 'third-carton'));
  await expect(note(page)).toContainText('Node “third-one” is called “third-carton” now.');
  // The order of the options depends on the node's name.
  expect((await options(page)).sort()).toEqual([...before].sort());
  server.edit('shared/cast.yaml', 'He Xiaoyu', 'He Dayu');
  await expect(page.locator('body')).toContainText('He Dayu');
  await expectNotReloaded(page);
});

test('a mistake stands over the stage with its place, opens the editor there, and goes when it is mended', async ({ page }) => {
  await playToSecond(page);
  const before = await options(page);
  const opened: string[] = [];
  await page.route('**/__open-in-editor**', (route) => {
    opened.push(new URL(route.request().url()).searchParams.get('file') ?? '');
    return route.fulfill({ status: 200, body: '' });
  });
  server.edit(FILE, 'move: paraphrase', 'move: paraphrased');
  const lines = readFileSync(server.pathOf(FILE), 'utf8').split('\n');
  const line = lines.findIndex((each) => each.includes('paraphrased')) + 1;
  const column = (lines[line - 1] ?? '').indexOf('paraphrased') + 1;
  await expect(mistakes(page)).toHaveCount(1);
  await expect(mistakes(page)).toHaveText(new RegExp(`${FILE}:${line}:${column}$`));
  await expect(page.locator('.mistake')).toContainText('unknown-move');
  await expect(page.locator('.mistake mark')).toHaveText('paraphrased');
  await expect(page.locator('.mistake-help')).toContainText('paraphrase');
  await expectAccessible(page, 'mistakes');
  const place = `${server.pathOf(FILE)}:${line}:${column}`;
  await page.locator('.mistake-message').click();
  await expect.poll(() => opened).toEqual([place]);
  await mistakes(page).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => opened).toEqual([place, place]);
  await page.unroute('**/__open-in-editor**');
  // The last good version stays playable.
  expect(await options(page)).toEqual(before);
  await page.locator('[data-preview-fold]').click();
  await expect(mistakes(page)).toBeHidden();
  await page.locator('[data-preview-fold]').click();
  await expect(mistakes(page)).toBeVisible();
  await page.locator('button[data-choice="third-ask"], button[data-choice="third-hungry"]').first().click();
  await expect(page.locator('button[data-choice="look-fridge"]')).toBeVisible();
  server.restore(FILE);
  await expect(mistakes(page)).toHaveCount(0);
  await expect(page.locator('button[data-choice="look-fridge"]')).toBeVisible();
  await expectNotReloaded(page);
});

test('a warning is a short line that waits folded until it is asked for', async ({ page }) => {
  await playToSecond(page);
  server.edit(FILE, 'title: {zh-CN: 第一杯咖啡, en: First coffee}', 'title: {zh-CN: 第一杯咖啡}');
  const fold = page.locator('[data-preview-fold]');
  await expect(fold).toHaveText('1 warning');
  await expect(mistakes(page)).toBeHidden();
  await fold.click();
  await expect(mistakes(page)).toBeVisible();
  await expect(page.locator('.mistake')).toContainText('missing-translation');
  await expectAccessible(page, 'warnings');
});

test('any node is entered in any state, marked as a preview, kept out of saves and board, and has no score', async ({ page }) => {
  await playToSecond(page);
  const kept = (await inStorage(page, 'save:first-coffee')).value;
  await page.keyboard.press('Control+Shift+P');
  await expect(page.locator('dialog[open]')).toBeVisible();
  await expectAccessible(page, 'panel');
  await page.getByLabel('Find a node').fill('fridge');
  await page.locator('[data-preview-node="look"]').click();
  const xiaoyu = page.locator('.state-group', { has: page.locator('legend', { hasText: 'Xiaoyu' }) });
  await xiaoyu.getByLabel('climate').fill('200');
  await page.locator('[data-preview-enter]').click();
  await expect(page.locator('.enter-told')).toContainText('from -100 to 100');
  await xiaoyu.getByLabel('climate').fill('-80');
  await xiaoyu.getByLabel('heat').fill('20');
  await page.getByLabel('in-my-cup').selectOption('open');
  await page.locator('[data-preview-enter]').click();
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await expect(page.locator('.mark-plate')).toContainText('Preview from “look”');
  // Her stance is closed in this state, so this option is.
  await expect(page.locator('button[data-closed="look-fridge"], button[data-closed][data-choice="look-fridge"]')).toBeVisible();
  await expectAccessible(page, 'preview run');
  await page.locator('button[data-choice="look-swear"]').click();
  while ((await page.locator('html').getAttribute('data-screen')) === 'scene') {
    await readByMouse(page);
    const option = page.locator('button[data-choice]').first();
    if (await option.isVisible()) await option.click();
    else if (await page.locator('[data-look]').isVisible()) await page.locator('[data-look]').click();
    await page.waitForTimeout(50);
  }
  await expectScreen(page, 'debrief');
  await expect(page.locator('[data-partial]')).toBeVisible();
  await expect(page.locator('[data-score]')).toHaveCount(0);
  expect((await inStorage(page, 'save:first-coffee')).value).toEqual(kept);
  expect((await inStorage(page, 'board')).value).toBeUndefined();
  await page.locator('[data-preview-end]').click();
  await expectScreen(page, 'scene');
  await expect(page.locator('button[data-choice="third-ask"], button[data-choice="third-hungry"]').first()).toBeVisible();
  await expect(page.locator('.mark-plate')).toBeHidden();
});

test('a preview stays where it is when its scenario is saved', async ({ page }) => {
  await playToSecond(page);
  await page.locator('[data-preview-open]').click();
  await page.locator('[data-preview-node="look"]').click();
  await page.locator('[data-preview-enter]').click();
  await expect(page.locator('button[data-choice="look-cleaner"]')).toBeVisible();
  server.edit(FILE, 'Ten to one it’s the cleaner.', 'A hundred to one it’s the cleaner.');
  await expect(page.locator('button[data-choice="look-cleaner"]')).toContainText('A hundred to one');
  await expect(page.locator('.mark-plate')).toBeVisible();
});

test('the shortest way leads to a node as a real play', async ({ page }) => {
  await playToSecond(page);
  await page.locator('[data-preview-open]').click();
  await page.locator('[data-preview-node="look"]').click();
  await page.locator('[data-preview-way]').click();
  await expect(page.locator('button[data-choice="look-cleaner"]')).toBeVisible();
  await expect(page.locator('.mark-plate')).toBeHidden();
  await expect.poll(async () => String((await inStorage(page, 'save:first-coffee')).value)).toMatch(/"log":\[\{[^\]]*\},\{[^\]]*\}\]/);
});

test('mistakes speak Chinese where the interface does, and are told to a page that is opened later', async ({ page }) => {
  server.edit(FILE, 'move: paraphrase', 'move: paraphrased');
  await page.goto(`${server.url}?scenario=first-coffee&lang=zh-CN&seed=3&instant=1`);
  await expectScreen(page, 'scene');
  await expect(page.locator('.mistake-head > b')).toHaveText('错误');
  await expect(page.locator('[data-preview-fold]')).toHaveText('1 个错误');
});

for (const [name, viewport] of Object.entries({ desk: { width: 1280, height: 720 }, phone: { width: 390, height: 844 } }))
  test(`on a ${name} the mistakes leave the answers free`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await playToSecond(page, 'zh-CN');
    server.edit(FILE, 'move: paraphrase', 'move: paraphrased');
    await expect(mistakes(page)).toHaveCount(1);
    const dock = await page.locator('.preview-dock').boundingBox();
    const first = await page.locator('.choices').boundingBox();
    expect((dock?.y ?? 0) + (dock?.height ?? 0)).toBeLessThanOrEqual((first?.y ?? 0) + 1);
  });

test('the built game holds nothing of the preview', () => {
  const dist = path.resolve(import.meta.dirname, '../../dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const scripts = files.filter((file) => /\.(js|css|html)$/.test(file));
  expect(scripts.length).toBeGreaterThan(3);
  expect(files.filter((file) => /preview/i.test(path.basename(file)))).toEqual([]);
  const marks = /data-preview|preview-dock|common-ground:news|__open-in-editor/;
  expect(scripts.filter((file) => marks.test(readFileSync(path.join(dist, file), 'utf8')))).toEqual([]);
});
