// Plays a scenario in a browser and takes a picture wherever something new stands on the stage.
import type { Browser, Page } from 'playwright-core';

export interface Shot {
  /** Node or ending, and what is seen of it. */
  readonly label: string;
  /** JPEG. */
  readonly picture: Buffer;
}

export interface Show {
  readonly url: string;
  readonly scenario: string;
  readonly locale: string;
  readonly plays: readonly (readonly string[])[];
  readonly size: { readonly width: number; readonly height: number };
  /** Every line as it is said; else only the last one before the answers and of the end, which is quicker. */
  readonly lines: boolean;
}

/** Longer than any talk: then it hangs. */
const MOST_STEPS = 400;
/** Milliseconds for faces and light to come to rest, every tween being finished at once. */
const REST = 250;

/** Milliseconds until the development server has read every file once. */
const FIRST = 120_000;
/** Milliseconds; a busy machine is no reason to lose a sheet. */
const PATIENCE = 60_000;

/** Resolves when no file is on its way, so that whoever has just come in is drawn. */
function stillness(page: Page): () => Promise<void> {
  const under = new Set<unknown>();
  page.on('request', (request) => under.add(request));
  for (const end of ['requestfinished', 'requestfailed'] as const) page.on(end as 'requestfinished', (request) => under.delete(request));
  return async () => {
    const begun = Date.now();
    do await page.waitForTimeout(REST);
    while (under.size > 0 && Date.now() - begun < PATIENCE);
  };
}

type Standing = 'choices' | 'debrief' | 'end' | 'line';

async function standing(page: Page): Promise<Standing> {
  if ((await page.locator('html').getAttribute('data-screen')) === 'debrief') return 'debrief';
  if (await page.locator('button[data-choice]').first().isVisible()) return 'choices';
  return (await page.locator('[data-look]').isVisible()) ? 'end' : 'line';
}

/** What of the scene would make a picture a new one: who says what, and what can be answered. */
const markOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const texts = [...document.querySelectorAll('.bubble, button[data-choice], .end-card, html[data-screen="debrief"] h1')];
    return texts.map((each) => (each as HTMLElement).innerText).join('|');
  });

const goOn = (page: Page): Promise<void> =>
  page
    .locator('[data-continue]')
    .click({ timeout: 2000 })
    .catch(() => undefined);

/** Milliseconds until the next line has begun. */
const BEGUN = 80;

/** Writes the line to its end, if it is still being written. */
async function writeOut(page: Page): Promise<void> {
  await page.waitForTimeout(BEGUN);
  if (await page.locator('[data-phase="typing"]').isVisible()) await goOn(page);
}

/** Pictures of all plays, each stand once. Throws where a choice of a play is not offered. */
export async function showPlays(browser: Browser, { url, scenario, locale, plays, size, lines }: Show): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  const seen = new Set<string>();
  for (const choices of plays) {
    // A new visitor each time: a talk left in the middle would be gone on with.
    const context = await browser.newContext({ viewport: size, locale, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const still = stillness(page);
    const rest = [...choices];
    let last = 'start';
    const address = new URL(url);
    for (const [key, value] of Object.entries({ scenario, lang: locale, seed: '1', ...(lines ? {} : { instant: 'talk' }) }))
      address.searchParams.set(key, value);
    await page.goto(address.href);
    await page.locator('html[data-screen="scene"]').waitFor({ state: 'attached', timeout: FIRST });
    await page.locator('#stage canvas').waitFor({ state: 'attached', timeout: FIRST });
    await page.waitForLoadState('networkidle');
    await page.addStyleTag({ content: '.preview { display: none !important }' });
    for (let step = 0; step < MOST_STEPS; step++) {
      if (lines && (await standing(page)) === 'line') await writeOut(page);
      await still();
      const now = await standing(page);
      const mark = await markOf(page);
      // Where the player guesses how it went, all ends look the same.
      if (!seen.has(mark) && mark !== '' && (lines || now !== 'end')) {
        seen.add(mark);
        shots.push({
          label: `${last} · ${lines || now !== 'line' ? now : 'ending'}`,
          picture: await page.screenshot({ type: 'jpeg', quality: 82 }),
        });
      }
      if (now === 'debrief') break;
      if (now === 'end') {
        await page.locator('[data-look]').click();
        continue;
      }
      if (now === 'line') {
        await goOn(page);
        continue;
      }
      const choice = rest.shift();
      if (choice === undefined) break;
      last = choice;
      await page.locator(`button[data-choice="${choice}"]`).click({ timeout: PATIENCE });
      await page.locator(`button[data-choice="${choice}"]`).waitFor({ state: 'detached', timeout: PATIENCE });
    }
    await context.close();
  }
  return shots;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** One PNG of many pictures, `columns` in a row. */
export async function composeSheet(page: Page, title: string, shots: readonly Shot[], columns: number, width: number): Promise<Buffer> {
  const cells = shots.map(
    ({ label, picture }) =>
      `<figure><img src="data:image/jpeg;base64,${picture.toString('base64')}" width="${width}"><figcaption>${escaped(label)}</figcaption></figure>`,
  );
  await page.setContent(
    `<style>body{margin:12px;background:#20242f;color:#fff;font:15px sans-serif;width:max-content}h1{font-size:20px;margin:0 0 10px}` +
      `main{display:grid;grid-template-columns:repeat(${columns},${width}px);gap:10px}figure{margin:0}img{display:block}</style>` +
      `<h1>${escaped(title)}</h1><main>${cells.join('')}</main>`,
  );
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  return page.screenshot({ type: 'png', fullPage: true });
}
