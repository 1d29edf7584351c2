// What a first visitor fetches until the picture of a scene stands with its first line, over the wire with headers.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { compileDialogue } from '../../src/core/dialogue/machine.ts';
import { startRun, viewOfRun } from '../../src/core/run/advance.ts';
import { parsePeople, parseScenario } from '../../src/core/scenario/parse.ts';
import type { Bench } from './browser.ts';

export interface Fetch {
  /** Address below the server's. */
  readonly path: string;
  readonly bytes: number;
}

export interface SceneWeight {
  readonly bytes: number;
  readonly fetched: readonly Fetch[];
}

export interface Visit {
  /** Ends with `/`. */
  readonly url: string;
  readonly scenario: string;
  readonly locale: string;
  /** Pixels of the device per CSS pixel. */
  readonly density: number;
  /** From the title over the list and the briefing, instead of by the scene's address. */
  readonly throughMenu?: boolean;
}

/** The picture stands when the last of these is there: room, faces, and everybody's sheet. */
const PICTURE = /(?:-back|-front|\/faces|\/life|\/(?:player|[a-z]+)-[a-z]+)@[12]x-[\w-]{8}\.(?:webp|json)$/;
/** Other postures come while lines are read. */
const POSTURE = /-(?:open-hand|arms-crossed|pointing|turned-away|phone|laptop|paper)@/;

/** As if there were a graphics card: software drawing would ask for fewer pixels. */
function tellOfCard(): void {
  const { getParameter } = WebGLRenderingContext.prototype;
  WebGLRenderingContext.prototype.getParameter = function (name: number) {
    return name === 37446 ? 'A graphics card' : (getParameter.call(this, name) as unknown);
  };
}

async function goThere(page: Page, { url, scenario, locale, throughMenu = false }: Visit): Promise<void> {
  await page.goto(throughMenu ? `${url}?lang=${locale}` : `${url}?scenario=${scenario}&lang=${locale}&seed=1`);
  if (!throughMenu) return;
  await page.locator('[data-start]').click();
  await page.locator(`[data-scenario="${scenario}"]`).click();
  await page.locator('.loading-bar[aria-valuenow="100"]').waitFor({ timeout: 60_000 });
  await page.locator('[data-play]').click();
}

export async function weighScene(browser: Browser, visit: Visit): Promise<SceneWeight> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: visit.density,
    locale: visit.locale,
    reducedMotion: 'reduce',
  });
  try {
    await context.addInitScript('globalThis.__name ??= (work) => work');
    await context.addInitScript(tellOfCard);
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    const asked = new Map<string, { readonly path: string; readonly at: number; bytes: number; end: number }>();
    network.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
      if (request.url.startsWith('http'))
        asked.set(requestId, { path: new URL(request.url).pathname, at: timestamp, bytes: 0, end: Number.POSITIVE_INFINITY });
    });
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
      const one = asked.get(requestId);
      if (one) Object.assign(one, { bytes: encodedDataLength, end: timestamp });
    });
    await goThere(page, visit);
    await page.locator('html[data-screen="scene"] .bubble').waitFor({ timeout: 60_000 });
    await page.locator('#stage canvas').waitFor({ state: 'attached', timeout: 60_000 });
    // The browser's own word for an idle network may stand from before the pictures were asked for.
    const all = (): { readonly path: string; readonly at: number; readonly bytes: number; readonly end: number }[] => [...asked.values()];
    const pictures = () => all().filter(({ path: name }) => PICTURE.test(name) && !POSTURE.test(name));
    const waiting = (): boolean =>
      !pictures().some(({ path: name }) => name.includes('-back')) || all().some(({ end }) => !Number.isFinite(end));
    const begun = performance.now();
    while (waiting() && performance.now() - begun < 30_000) await page.waitForTimeout(100);
    if (waiting()) throw new Error(`${visit.scenario}: some files did not come`);
    const stands = Math.max(...pictures().map(({ end }) => end));
    const first = all().filter(({ at }) => at <= stands);
    return { bytes: first.reduce((sum, { bytes }) => sum + bytes, 0), fetched: first.map(({ path, bytes }) => ({ path, bytes })) };
  } finally {
    await context.close();
  }
}

/** Room and figures of a scenario's opening. */
export function openingPeople(id: string): { readonly place: string; readonly figures: readonly string[] } {
  const read = (file: string): string => readFileSync(path.join(import.meta.dirname, '../../scenarios', file), 'utf8');
  const { scenario } = parseScenario(read(`${id}.yaml`), { shared: parsePeople(read('shared/cast.yaml')).people });
  if (!scenario) throw new Error(`scenarios/${id}.yaml has mistakes`);
  const [run] = startRun(compileDialogue(scenario), { seed: 1, mode: 'coach' });
  const view = viewOfRun(compileDialogue(scenario), run);
  return { place: view.place, figures: view.present.map(({ figure }) => figure) };
}

export async function weighScenes({ browser, url }: Bench, scenarios: readonly string[]): Promise<readonly (Visit & SceneWeight)[]> {
  const weights: (Visit & SceneWeight)[] = [];
  for (const scenario of scenarios)
    for (const locale of ['zh-CN', 'en'])
      for (const density of [1, 2]) {
        const visit = { url, scenario, locale, density };
        weights.push({ ...visit, ...(await weighScene(browser, visit)) });
      }
  return weights;
}
