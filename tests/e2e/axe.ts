// What axe finds wrong on a page, as sentences.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** `part`: selector of what is looked at, by default the whole page. */
export async function axeFindings(page: Page, part?: string): Promise<readonly string[]> {
  // What fades in has its contrast only at the end.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))).then(() => undefined),
  );
  // By default it opens another page for the frames of each, and the game has none.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (part === undefined ? builder : builder.include(part)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}
