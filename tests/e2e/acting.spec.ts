import type { Page } from '@playwright/test';
import { addressOf, expect, expectScreen, readByMouse, test } from './player.ts';

declare global {
  interface Window {
    drawn: { frames: number; pictures: number };
  }
}

const SCENARIO = 'dropped-baton';
/** The last of them tells a fact of the player's own. */
const WAY = ['show-me-the-bin', 'my-stretch'];
const TELLING = 'wednesday-evening';

async function comeToTheTelling(page: Page, pace: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.goto(addressOf({ scenario: SCENARIO, lang: 'en', seed: '1', ...pace }));
  await expectScreen(page, 'scene');
  for (const choice of WAY) {
    await readByMouse(page);
    await page.locator(`button[data-choice="${choice}"]`).click();
    await expect(page.locator(`button[data-choice="${choice}"]`)).toHaveCount(0);
  }
  await readByMouse(page);
  // Cards start from people: they must have come.
  await expect(page.locator('.bubble[data-side="left"], .bubble[data-side="right"]')).toBeAttached();
}

const openPane = (page: Page) => page.locator('.window-key [data-pane="open"]');

test.describe('with motion', () => {
  test.use({ reducedMotion: 'no-preference' });

  test('a fact that is told slides as a card into the open pane, which counts it when it is there', async ({ page }) => {
    await comeToTheTelling(page);
    const before = Number(await openPane(page).textContent());
    await page.locator(`button[data-choice="${TELLING}"]`).click();
    const card = page.locator('.fact-card');
    await expect(card).toBeVisible();
    await expect(openPane(page)).toHaveText(String(before));
    await expect(openPane(page)).toHaveText(String(before + 1));
    await expect(card).toHaveCount(0);
  });
});

test('the coach names the move of the answer under the focus, and of no other', async ({ page }) => {
  await comeToTheTelling(page, { instant: '1' });
  const hint = page.locator(`button[data-choice="${TELLING}"] .choice-hint`);
  await expect(hint).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await page.locator(`button[data-choice="${TELLING}"]`).focus();
  await expect(hint).toBeVisible();
  await expect(page.locator('.choice-hint').filter({ visible: true })).toHaveCount(1);
});

test.describe('without motion', () => {
  test('an answer holds still under a pointer that rests on its edge', async ({ page }) => {
    await comeToTheTelling(page, { instant: '1' });
    const answer = page.locator('button[data-choice]').first();
    const box = await answer.boundingBox();
    if (!box) throw new Error('no answer stands');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 1);
    await expect(answer.locator('.choice-hint')).toBeVisible();
    const places = await answer.evaluate(async (element) => {
      const tops = new Set<number>();
      for (let frame = 0; frame < 20; frame++) {
        await new Promise((next) => requestAnimationFrame(next));
        tops.add(element.getBoundingClientRect().top);
      }
      return [...tops];
    });
    expect(places).toHaveLength(1);
  });

  test('nothing moves, no card flies, and the window counts the fact at once', async ({ page }) => {
    await comeToTheTelling(page);
    const before = Number(await openPane(page).textContent());
    await page.locator(`button[data-choice="${TELLING}"]`).click();
    await expect(openPane(page)).toHaveText(String(before + 1));
    await expect(page.locator('.fact-card')).toHaveCount(0);
    await expect(page.locator('.scene-screen')).toHaveAttribute('data-phase', 'waiting');
    // Faces, postures and signs have come and gone; from now on one picture is like the other.
    await page.waitForTimeout(2500);
    const first = await page.screenshot();
    await page.evaluate(() => {
      window.drawn = { frames: 0, pictures: 0 };
      const ask = window.requestAnimationFrame;
      window.requestAnimationFrame = (work) => {
        window.drawn.frames += 1;
        return ask(work);
      };
      const draw = CanvasRenderingContext2D.prototype.drawImage as (...order: unknown[]) => void;
      CanvasRenderingContext2D.prototype.drawImage = function (...order: unknown[]) {
        window.drawn.pictures += 1;
        draw.apply(this, order);
      };
    });
    await page.waitForTimeout(700);
    expect(Buffer.compare(first, await page.screenshot())).toBe(0);
    // A still picture is not even drawn again, until the talk goes on.
    expect(await page.evaluate(() => window.drawn)).toEqual({ frames: 0, pictures: 0 });
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.locator('[data-continue]').click();
    await expect.poll(() => page.evaluate(() => window.drawn.pictures)).toBeGreaterThan(0);
  });
});
