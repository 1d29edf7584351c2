// A player in a browser. Uses the documented hooks alone: `html[data-screen]`, `button[data-choice]`, `[data-verdict]`,
// `[data-score]` and the address; besides them only what every player sees: roles and focus.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test as base, type ConsoleMessage, expect, type Page, type Response, type WebError } from '@playwright/test';
import { parsePeople, parseScenario } from '../../src/core/scenario/parse.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Choices of the author's first test of a scenario: a way to one of its endings. */
export function pathThrough(id: string): readonly string[] {
  const file = `scenarios/${id}.yaml`;
  if (!existsSync(path.join(root, file))) throw new Error(`there is no ${file}`);
  const { people } = parsePeople(read('scenarios/shared/cast.yaml'));
  const { scenario } = parseScenario(read(file), { shared: people });
  const [first] = scenario?.tests ?? [];
  if (!first) throw new Error(`${file} has no test to follow`);
  return first.choose;
}

export function addressOf(query: Readonly<Record<string, string>> = {}): string {
  const url = new URL('/', process.env['GAME_URL']);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  return url.href;
}

/** Every test fails on an error or warning in the console, on an exception, and on a file that does not come. */
export const test = base.extend<{ quiet: string[] }>({
  quiet: [
    async ({ context }, use) => {
      const noises: string[] = [];
      const onConsole = (message: ConsoleMessage): void => {
        if (message.type() === 'error' || message.type() === 'warning') noises.push(`${message.type()}: ${message.text()}`);
      };
      const onError = (error: WebError): void => void noises.push(`exception: ${error.error().message}`);
      const onResponse = (response: Response): void => {
        if (response.status() >= 400) noises.push(`${response.status()}: ${response.url()}`);
      };
      context.on('console', onConsole).on('weberror', onError).on('response', onResponse);
      await use(noises);
      // A context may serve several tests.
      context.off('console', onConsole).off('weberror', onError).off('response', onResponse);
      expect(noises).toEqual([]);
    },
    { auto: true },
  ],
});

export async function expectScreen(page: Page, screen: string): Promise<void> {
  await expect(page.locator(`html[data-screen="${screen}"]`)).toBeAttached();
}

/** What stands on the page now: the open options, or the end of the talk, or a line still being read. */
async function standing(page: Page): Promise<'choices' | 'debrief' | 'end' | 'line'> {
  if ((await page.locator('html').getAttribute('data-screen')) === 'debrief') return 'debrief';
  if (await page.locator('button[data-choice]').first().isVisible()) return 'choices';
  return (await page.locator('[data-look]').isVisible()) ? 'end' : 'line';
}

/** Longer than any place of a scenario: then the talk hangs. */
const MOST_STEPS = 200;

/** Goes on with `step` until the options are open or the talk is over. */
async function readOn(page: Page, step: () => Promise<void>): Promise<'choices' | 'debrief' | 'end'> {
  for (let count = 0; count < MOST_STEPS; count += 1) {
    const now = await standing(page);
    if (now !== 'line') return now;
    await step();
    await page.waitForTimeout(30);
  }
  throw new Error('the talk does not go on');
}

async function clickOn(page: Page): Promise<void> {
  // The line may have ended between looking and clicking.
  await page
    .locator('[data-continue]')
    .click({ timeout: 2000 })
    .catch(() => undefined);
}

export async function readByMouse(page: Page): Promise<void> {
  await readOn(page, () => clickOn(page));
}

export async function answerByMouse(page: Page, choices: readonly string[]): Promise<void> {
  for (const choice of choices) {
    expect(await readOn(page, () => clickOn(page))).toBe('choices');
    await page.locator(`button[data-choice="${choice}"]`).click();
    await expect(page.locator(`button[data-choice="${choice}"]`)).toHaveCount(0);
  }
}

export async function playByMouse(page: Page, choices: readonly string[]): Promise<void> {
  await answerByMouse(page, choices);
  if ((await readOn(page, () => clickOn(page))) === 'end') await page.locator('[data-look]').click();
  await expectScreen(page, 'debrief');
}

/** Walks the focus by Tab to the first element of the selector. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let count = 0; count < MOST_STEPS; count += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

export async function playByKeyboard(page: Page, choices: readonly string[]): Promise<void> {
  const goOn = () => page.keyboard.press('Space');
  for (const choice of choices) {
    expect(await readOn(page, goOn)).toBe('choices');
    const all = await page
      .locator('button[data-choice], button[data-closed]')
      .evaluateAll((buttons) => buttons.map((each) => each.getAttribute('data-choice')));
    const number = all.indexOf(choice) + 1;
    expect(number, `${choice} among ${all.join(', ')}`).toBeGreaterThan(0);
    await page.keyboard.press(String(number));
    await expect(page.locator(`button[data-choice="${choice}"]`)).toHaveCount(0);
  }
  if ((await readOn(page, goOn)) === 'end') {
    await tabTo(page, '[data-look]');
    await page.keyboard.press('Enter');
  }
  await expectScreen(page, 'debrief');
}

export async function expectDebrief(page: Page): Promise<void> {
  await expectScreen(page, 'debrief');
  await expect(page.locator('[data-verdict]').first()).toBeVisible();
  const score = Number(await page.locator('[data-score]').first().getAttribute('data-score'));
  expect(score).toBeGreaterThanOrEqual(0);
  expect(score).toBeLessThanOrEqual(1000);
}

const DATABASE = 'common-ground';
const STORE = 'play';

/** Reads or writes the browser's storage behind the game's back. */
export function inStorage(page: Page, key: string, value?: unknown): Promise<{ keys: string[]; value: unknown }> {
  return page.evaluate(
    ({ database, store, at, put }) =>
      new Promise<{ keys: string[]; value: unknown }>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        // The game makes the store; opening an empty database here would leave it without one.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(store, 'readwrite');
          const table = transaction.objectStore(store);
          if (put !== undefined) table.put(put, at);
          const got = table.get(at);
          const keys = table.getAllKeys();
          transaction.onerror = () => reject(transaction.error);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve({ keys: keys.result.map(String), value: got.result as unknown });
          };
        };
      }),
    { database: DATABASE, store: STORE, at: key, put: value },
  );
}

export { expect };
