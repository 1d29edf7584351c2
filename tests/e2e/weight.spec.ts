// What a cold browser fetches until a scene stands with its first line, where most people stand at once and pictures are sharpest.
import { openingPeople, weighScene } from '../bench/scene-weight.ts';
import { addressOf, expect, expectScreen, test } from './player.ts';

const SCENARIO = 'four-times-ready';
/** By the benchmark, which weighs them all. */
const LARGEST = 'two-lamps';
const BUDGET = 900_000;
/** Its title, cards and portraits, which know no densities, and the faces of its texts. */
const OF_MENU = /^\/assets\/(?:[a-z-]+-[\w-]{8}\.webp|fonts\/menu-[\w-]+\.woff2)$/;

test('the fullest scene stands after 900 KB in Chinese at double density, and has fetched nothing that it does not show', async ({
  browser,
}) => {
  const { bytes, fetched } = await weighScene(browser, { url: addressOf(), scenario: SCENARIO, locale: 'zh-CN', density: 2 });
  expect(bytes).toBeLessThanOrEqual(BUDGET);
  const art = fetched.map(({ path }) => /\/([a-z-]+)@[12]x-[\w-]{8}\.webp$/.exec(path)?.[1]).filter((name) => name !== undefined);
  const { place, figures } = openingPeople(SCENARIO);
  const room = [`${place}-back`, `${place}-front`, 'life', 'faces', 'props'];
  const shown = (name: string): boolean =>
    room.includes(name) || figures.some((figure) => name === figure || name.startsWith(`${figure}-`));
  expect(art.filter((name) => !shown(name))).toEqual([]);
  expect(figures.filter((figure) => !art.includes(figure))).toEqual([]);
  // Neither the menu's pictures nor sounds.
  expect(fetched.filter(({ path }) => /wide-|upright-|-card-|\.(?:webm|mp3)$/.test(path))).toEqual([]);

  // From the title over list and briefing: besides what these showed themselves nothing more, and sound comes later.
  const menu = await weighScene(browser, { url: addressOf(), scenario: SCENARIO, locale: 'zh-CN', density: 2, throughMenu: true });
  const needed = new Set(fetched.map(({ path }) => path));
  const ofMenu = menu.fetched.filter(({ path }) => !needed.has(path) && OF_MENU.test(path));
  expect(menu.bytes - ofMenu.reduce((sum, one) => sum + one.bytes, 0)).toBeLessThanOrEqual(BUDGET);
  expect(menu.fetched.filter(({ path }) => /\.(?:webm|mp3)$/.test(path))).toEqual([]);
});

test('the opening with the largest pictures stands after 900 KB too', async ({ browser }) => {
  const { bytes } = await weighScene(browser, { url: addressOf(), scenario: LARGEST, locale: 'zh-CN', density: 2 });
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});

test('the loading bar only grows, and is full only when all is there', async ({ page }) => {
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(window, { barValues: seen });
    new MutationObserver(() => {
      const value = document.querySelector('.loading-bar')?.getAttribute('aria-valuenow');
      if (value !== null && value !== undefined && Number(value) !== seen.at(-1)) seen.push(Number(value));
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-valuenow'] });
  });
  // One picture of the room is held up: until it comes, the bar must not say that all is here.
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/-back@[12]x-[\w-]{8}\.webp$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(addressOf({ lang: 'en' }));
  await page.locator('[data-start]').click();
  await page.locator('[data-scenario="first-coffee"]').click();
  await expectScreen(page, 'briefing');
  await expect.poll(async () => Number(await page.locator('.loading-bar').getAttribute('aria-valuenow'))).toBeGreaterThan(60);
  // Meanwhile the folder can be read.
  await expect(page.locator('.papers')).toBeVisible();
  expect(Number(await page.locator('.loading-bar').getAttribute('aria-valuenow'))).toBeLessThan(100);
  letGo();
  await expect(page.locator('.loading-bar')).toHaveAttribute('aria-valuenow', '100');
  const values = await page.evaluate(() => (window as unknown as { barValues: number[] }).barValues);
  expect(values).toEqual([...values].sort((a, b) => a - b));
  expect(values.length).toBeGreaterThan(4);
});
