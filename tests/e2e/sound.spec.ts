import type { Page } from '@playwright/test';
import { addressOf, expect, expectScreen, readByMouse, test } from './player.ts';

test.use({ locale: 'en' });

/** Names of the sound files that were asked for, without their hashes. */
function listenToRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const name = /\/([a-z_]+)-[\w-]+\.(?:webm|mp3)$/.exec(request.url())?.[1];
    if (name) asked.push(name);
  });
  return asked;
}

test('nothing sounds before the first gesture, and the music comes after the picture', async ({ page }) => {
  const asked = listenToRequests(page);
  await page.addInitScript(() => {
    const contexts: AudioContext[] = [];
    const Real = window.AudioContext;
    window.AudioContext = class extends Real {
      constructor() {
        super();
        contexts.push(this);
      }
    };
    Object.assign(window, { audioStates: () => contexts.map((each) => each.state) });
  });
  const states = () => page.evaluate(() => (window as unknown as { audioStates: () => string[] }).audioStates());

  await page.goto(addressOf());
  await expectScreen(page, 'title');
  expect(await states()).toEqual([]);
  expect(asked).toEqual([]);

  await page.locator('[data-start]').click();
  await page.locator('[data-scenario="first-coffee"]').click();
  await expectScreen(page, 'briefing');
  expect(asked).toEqual([]);
  await page.locator('[data-play]:not([aria-disabled="true"])').click();
  await expectScreen(page, 'scene');
  await expect.poll(states, { timeout: 30_000 }).toContain('running');
  await expect
    .poll(() => asked.filter((name) => name.startsWith('stem_')).sort(), { timeout: 30_000 })
    .toEqual(['stem_base', 'stem_calmtop', 'stem_tense']);
  // The room of this scene and no other.
  expect(asked.filter((name) => name.startsWith('room_'))).toEqual(['room_pantry']);
  expect(asked).not.toContain('piece_title');
  await readByMouse(page);
  await expect(page.locator('button[data-choice]').first()).toBeVisible();
});

test('whoever stays in the menu hears its music', async ({ page }) => {
  const asked = listenToRequests(page);
  await page.goto(addressOf());
  await page.locator('[data-start]').click();
  await expect.poll(() => [...asked].sort()).toEqual(['blips', 'piece_title', 'sfx_sprite']);
});

test('the game is played in silence when no sound file comes', async ({ page, quiet }) => {
  await page.route(/\.(?:webm|mp3)$/, (route) => route.abort());
  await page.goto(addressOf({ scenario: 'first-coffee', lang: 'en' }));
  await expectScreen(page, 'scene');
  await readByMouse(page);
  await page.locator('button[data-choice]').first().click();
  await readByMouse(page);
  // The browser itself reports each file that did not come; nothing else may be heard of.
  const others = quiet.filter((noise) => !noise.includes('net::ERR_FAILED'));
  quiet.length = 0;
  expect(others).toEqual([]);
});
