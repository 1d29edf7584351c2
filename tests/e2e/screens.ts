// Ten screens as a player meets them, over both sizes, languages and themes: always the same picture.
import type { Page } from '@playwright/test';
import { addressOf, expect, expectScreen, inStorage, playByMouse, readByMouse } from './player.ts';

const SIZES = { desk: { width: 1280, height: 720 }, phone: { width: 390, height: 844 } } as const;

async function showAs(page: Page, size: keyof typeof SIZES, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize(SIZES[size]);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
}

/** Cards of facts fly for two seconds: each is held where it can be read. */
function holdCards(): void {
  const { animate } = Element.prototype;
  Element.prototype.animate = function (...order: Parameters<typeof animate>) {
    const animation = animate.apply(this, order);
    if (!this.matches('.fact-card')) return animation;
    animation.pause();
    animation.currentTime = 1000;
    return animation;
  };
}

/** Options stand, and everybody's pictures are there. */
async function standOpen(page: Page): Promise<void> {
  await expectScreen(page, 'scene');
  await expect(page.locator('#stage canvas')).toBeAttached();
  await readByMouse(page);
}

async function openScene(page: Page, scenario: string, lang: string, choices: readonly string[]): Promise<void> {
  await page.goto(addressOf({ scenario, lang, seed: '1', instant: '1' }));
  await standOpen(page);
  for (const choice of choices) {
    await page.locator(`button[data-choice="${choice}"]`).click();
    await expect(page.locator(`button[data-choice="${choice}"]`)).toHaveCount(0);
    await readByMouse(page);
  }
}

/** Cards fly only where things may move: people then breathe and blink, which is less than what is told apart. */
async function flyCard(page: Page): Promise<void> {
  const { value } = await inStorage(page, 'settings');
  await inStorage(page, 'settings', { ...(value as object), reducedMotion: false, textSpeed: 'instant' });
  await page.goto(addressOf({ scenario: 'two-lamps', lang: 'en', seed: '1' }));
  await standOpen(page);
  await expect(page.locator('.bubble[data-side="left"], .bubble[data-side="right"]')).toBeAttached();
  await page.locator('button[data-choice="a-name"]').click();
  // The player's own line, then the answer that tells.
  await page.locator('[data-continue]').click();
  await expect(page.locator('.fact-card').first()).toBeVisible();
  await expect(page.locator('[data-part="scene"]')).toHaveAttribute('data-phase', /waiting|choosing/);
}

/** Calls `show` at each screen. */
export async function visitScreens(page: Page, show: (screen: string) => Promise<void>): Promise<void> {
  const look = async (screen: string): Promise<void> => {
    // Nothing lies under the pointer.
    await page.mouse.move(0, 0);
    await show(screen);
  };
  await page.clock.setFixedTime('2026-03-02T09:30:00');
  await page.addInitScript(holdCards);
  await showAs(page, 'desk', 'light');
  await page.goto(addressOf({ lang: 'zh-CN' }));
  await expectScreen(page, 'title');
  await look('title');
  await showAs(page, 'phone', 'dark');
  await page.locator('[data-start]').click();
  await expectScreen(page, 'map');
  await look('map');
  await showAs(page, 'desk', 'light');
  await page.locator('[data-scenario="first-coffee"]').click();
  await expect(page.locator('[data-play]:not([aria-disabled="true"])')).toBeVisible();
  await look('briefing');

  await openScene(page, 'four-times-ready', 'zh-CN', ['in-whose-hands']);
  await look('scene-calm');
  await showAs(page, 'phone', 'dark');
  await openScene(page, 'first-coffee', 'zh-CN', []);
  await look('choices');
  await showAs(page, 'desk', 'light');
  await playByMouse(page, ['milk-mine', 'third-sorry', 'look-swear', 'good-half']);
  await look('debrief');

  await showAs(page, 'phone', 'dark');
  await page.goto(addressOf({ lang: 'en' }));
  await page
    .getByRole('button', { name: /results/i })
    .filter({ visible: true })
    .first()
    .click();
  await expectScreen(page, 'board');
  await look('board');
  await showAs(page, 'desk', 'dark');
  await page.goto(addressOf({ lang: 'en' }));
  await page
    .getByRole('button', { name: /settings/i })
    .first()
    .click();
  await expectScreen(page, 'settings');
  await look('settings');
  await openScene(page, 'red-carpet', 'en', ['one-team', 'stop-both']);
  await look('scene-tense');
  await showAs(page, 'phone', 'light');
  await flyCard(page);
  await look('fact-card');
}
