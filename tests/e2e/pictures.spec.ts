// Ten screens look as they did. `RENEW_PICTURES=1` takes what is seen now as what should be: look at the difference in git.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { besideEachOther, cellsOf, compareCells } from './picture-compare.ts';
import { expect, test } from './player.ts';
import { visitScreens } from './screens.ts';

/** The last pictures, faces and light have come after so long, also on a busy machine. */
const PATIENCE_MS = 8000;
const QUALITY = 60;
/** Where one picture stands, the next waits so long, ms. */
const REST_MS = 250;

/** The browser's remark on a page that changes its size. */
const OF_RESIZING = /ResizeObserver loop|willReadFrequently/;

test('ten screens look as they did', async ({ page, quiet }, info) => {
  const found: string[] = [];
  const shoot = async (): Promise<Buffer> => {
    await page.waitForTimeout(REST_MS);
    return page.screenshot();
  };

  async function renew(file: string): Promise<void> {
    // Until nothing changes any more.
    let [before, now] = [await shoot(), await shoot()];
    for (let still = 0; still < 4; ) {
      const same = compareCells(await cellsOf(before), await cellsOf(now)).spots;
      still = same.sharp + same.blurred === 0 ? still + 1 : 0;
      [before, now] = [now, await shoot()];
    }
    await writeFile(file, await sharp(now).webp({ quality: QUALITY, effort: 6 }).toBuffer());
  }

  await visitScreens(page, async (screen) => {
    const file = path.join(import.meta.dirname, 'pictures', `${screen}.webp`);
    if (process.env['RENEW_PICTURES']) return renew(file);
    if (!existsSync(file)) throw new Error(`there is no picture of ${screen}: see README on RENEW_PICTURES`);
    const expected = await cellsOf(file);
    const begun = performance.now();
    for (;;) {
      const actual = await shoot();
      const comparison = compareCells(await cellsOf(actual), expected);
      if (comparison.same) return;
      if (performance.now() - begun < PATIENCE_MS) continue;
      const { sharp: fine, blurred } = comparison.spots;
      found.push(`${screen}: the largest spot that differs has ${fine} cells, blurred ${blurred}`);
      const shown = info.outputPath(`${screen}.png`);
      await writeFile(shown, await besideEachOther(actual, file, comparison));
      await info.attach(`${screen}: is, should be, difference`, { path: shown, contentType: 'image/png' });
      return;
    }
  });
  expect(found).toEqual([]);
  const others = quiet.filter((noise) => !OF_RESIZING.test(noise));
  quiet.length = 0;
  expect(others).toEqual([]);
});
