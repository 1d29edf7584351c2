// Every screen at six sizes and in both languages: letters large enough, nothing cut, a strip that leaves the stage its room.
import type { Page } from '@playwright/test';
import { addressOf, expect, expectScreen, pathThrough, playByMouse, readByMouse, test } from './player.ts';

/** The browser's remarks on a page that is resized six times in a second. */
const OF_RESIZING = /ResizeObserver loop|willReadFrequently/;

const SIZES = [
  [1280, 720],
  [1920, 1080],
  [2560, 1440],
  [1024, 768],
  [768, 1024],
  [390, 844],
] as const;
const SCENARIO = 'first-coffee';

/** Runs in the page: what is wrong with the text that is seen, as sentences. */
function faultsOfText(): string[] {
  const smallest = 16;
  // The box of a face is taller than its letters: that much may hang over.
  const LEADING = 0.2;
  const faults = new Set<string>();
  const words = (node: Node): string => (node.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 30);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!parent || words(node) === '' || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (parent.closest('.visually-hidden, script, style, noscript, [aria-hidden="true"] svg, dialog:not([open]), option')) continue;
    // Read out, not seen.
    const unseen = (box: Element | null): boolean =>
      box !== null && ((box.clientWidth <= 2 && getComputedStyle(box).position === 'absolute') || unseen(box.parentElement));
    if (unseen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    if (boxes.length === 0) continue;
    const svg = parent instanceof SVGElement ? parent.closest('svg') : null;
    const scale = svg?.viewBox.baseVal.width ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    const size = Number.parseFloat(getComputedStyle(parent).fontSize) * scale;
    if (size < smallest - 0.05) faults.add(`${size.toFixed(1)} px: "${words(node)}" in .${parent.getAttribute('class') ?? parent.tagName}`);
    if (boxes.some((box) => box.left < -1 || box.right > innerWidth + 1))
      faults.add(`beside the page: "${words(node)}" in .${parent.getAttribute('class') ?? parent.tagName}`);
    for (let box: Element | null = parent; box; box = box.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(box);
      if (display === 'inline') continue;
      const name = box.getAttribute('class') ?? box.tagName;
      const hides = (way: string): boolean => way === 'hidden' || way === 'clip';
      if (hides(overflowX) && box.scrollWidth > box.clientWidth + 1) faults.add(`cut sideways: "${words(node)}" in .${name}`);
      if (
        hides(overflowY) &&
        box.scrollHeight > box.clientHeight + LEADING * size &&
        box !== document.documentElement &&
        box !== document.body
      )
        faults.add(`cut below: "${words(node)}" in .${name}`);
    }
  }
  return [...faults];
}

const shareOfHud = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const box = document.querySelector('.hud')?.getBoundingClientRect();
    return box ? (box.width * box.height) / (innerWidth * innerHeight) : 0;
  });

const restOf = (page: Page) =>
  page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))).then(() => undefined));

for (const locale of ['zh-CN', 'en'] as const)
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test('every screen is composed at all six sizes', async ({ page, quiet }) => {
      const faults: string[] = [];
      async function look(screen: string): Promise<void> {
        for (const [width, height] of SIZES) {
          await page.setViewportSize({ width, height });
          await restOf(page);
          // Charts are drawn anew for their width a frame later.
          if ((await page.evaluate(faultsOfText)).length > 0) await page.waitForTimeout(300);
          for (const fault of await page.evaluate(faultsOfText)) faults.push(`${screen} at ${width} × ${height}: ${fault}`);
          const share = await shareOfHud(page);
          if (screen.startsWith('scene') && share > 1 / 8)
            faults.push(`${screen} at ${width} × ${height}: the strip takes ${share.toFixed(3)}`);
          const shots = process.env['SCREENS'];
          if (shots) await page.screenshot({ path: `${shots}/${screen}-${width}-${locale}.png` });
        }
      }
      await page.goto(addressOf());
      await expectScreen(page, 'title');
      await look('title');
      await page.locator('[data-start]').click();
      await expectScreen(page, 'map');
      await look('map');
      await page.locator(`[data-scenario="${SCENARIO}"]`).click();
      await expect(page.locator('[data-play]:not([aria-disabled="true"])')).toBeVisible();
      await look('briefing');
      await page.locator('[data-play]').click();
      await expectScreen(page, 'scene');
      await readByMouse(page);
      await page.keyboard.press('ArrowDown');
      await page.locator('button[data-choice]').first().focus();
      await look('scene');
      await playByMouse(page, pathThrough(SCENARIO));
      await look('debrief');
      await page.goto(addressOf({ lang: locale }));
      await page
        .getByRole('button', { name: /board|results|榜|成绩/i })
        .filter({ visible: true })
        .first()
        .click();
      await expectScreen(page, 'board');
      await look('board');
      expect(faults).toEqual([]);
      const others = quiet.filter((noise) => !OF_RESIZING.test(noise));
      quiet.length = 0;
      expect(others).toEqual([]);
    });
  });

/** Runs in the page: words alone on the last line of the bubble, as it stands. */
function lastOfBubble(): { readonly rows: number; readonly words: string } {
  const text = [...document.querySelectorAll('.bubble-text span')].find((span) => span.textContent)?.firstChild;
  if (!(text instanceof Text)) return { rows: 0, words: '' };
  const range = document.createRange();
  const tops = [...text.data].map((_, at) => {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return Math.round(range.getBoundingClientRect().top / 8);
  });
  const last = tops.at(-1);
  return { rows: new Set(tops).size, words: text.data.slice(last === undefined ? 0 : tops.indexOf(last)).trim() };
}

test('no bubble ends on a single word, nor is cut, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(addressOf({ scenario: 'month-end-invoices', lang: 'en', seed: '1' }));
  await expectScreen(page, 'scene');
  const faults: string[] = [];
  for (let line = 0; line < 12 && !(await page.locator('button[data-choice]').first().isVisible()); line += 1) {
    await page.waitForTimeout(80);
    if (await page.locator('[data-phase="typing"]').isVisible()) await page.locator('[data-continue]').click();
    const { rows, words } = await page.evaluate(lastOfBubble);
    if (rows > 1 && !words.includes(' ') && words.length < 8) faults.push(words);
    const hidden = await page.locator('.bubble-scroll').evaluate((box) => box.scrollHeight - box.clientHeight);
    if (hidden > 1) faults.push(`${hidden} px cut of: ${words}`);
    if (await page.locator('[data-continue]').isVisible()) await page.locator('[data-continue]').click();
  }
  expect(faults).toEqual([]);
});

test('a briefing shows at 1280 × 720 who you are, whom you meet, what it is about and the way in', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const faults: string[] = [];
  // Those with the longest texts, and two chairs to choose from.
  for (const [id, lang] of [
    ['three-fen', 'en'],
    ['old-notebook', 'en'],
    ['small-favours', 'en'],
    ['yes-in-the-meeting', 'zh-CN'],
  ] as const) {
    await page.goto(addressOf({ lang }));
    await page.locator('[data-start]').click();
    await page.locator(`[data-scenario="${id}"]`).click();
    await expect(page.locator('[data-play]:not([aria-disabled="true"])')).toBeVisible();
    const low = await page.evaluate(() => {
      const bottom = (selector: string, at = 0): number => document.querySelectorAll(selector)[at]?.getBoundingClientRect().bottom ?? 0;
      const door = document.querySelector('[data-play]')?.getBoundingClientRect();
      return { badge: bottom('.badge', 1), papers: bottom('.papers'), above: door?.top ?? 0, door: door?.bottom ?? 0 };
    });
    if (Math.max(low.badge, low.papers) > low.above || low.door > 720) faults.push(`${id} in ${lang}: ${JSON.stringify(low)}`);
  }
  expect(faults).toEqual([]);
});

test('what the coach says of an answer lies on no word of the one above', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(addressOf({ scenario: 'red-carpet', lang: 'en', seed: '1', instant: '1' }));
  await expectScreen(page, 'scene');
  await readByMouse(page);
  const answers = await page.locator('.choice').count();
  for (let at = 1; at < answers; at += 1) {
    await page.locator('.choice').nth(at).focus();
    const gap = await page.evaluate((index) => {
      const choices = document.querySelectorAll('.choice');
      const hint = choices[index]?.querySelector('.choice-hint')?.getBoundingClientRect();
      const words = choices[index - 1]?.querySelector('.choice-text')?.getBoundingClientRect();
      return (hint?.top ?? 0) - (words?.bottom ?? 0);
    }, at);
    expect(gap).toBeGreaterThanOrEqual(-1);
  }
});

test.describe('with motion', () => {
  test.use({ reducedMotion: 'no-preference' });

  test('no screen takes longer than 400 ms to come', async ({ page }) => {
    const longest = () =>
      page.evaluate(() =>
        Math.max(
          0,
          ...document
            .getAnimations()
            .filter((each) => (each as CSSAnimation).animationName?.endsWith('-in'))
            .map((each) => Number(each.effect?.getComputedTiming().endTime)),
        ),
      );
    await page.goto(addressOf({ lang: 'en' }));
    await expectScreen(page, 'title');
    for (const [door, screen] of [
      ['[data-start]', 'map'],
      [`[data-scenario="${SCENARIO}"]`, 'briefing'],
      ['[data-play]:not([aria-disabled="true"])', 'scene'],
    ] as const) {
      await page.locator(door).click();
      await expectScreen(page, screen);
      expect(await longest(), screen).toBeLessThan(400);
    }
  });
});
