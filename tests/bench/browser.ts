// The built game in a real browser, served by the product's own server.
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { ensureChromium, FLAGS } from '../../src/cli/ensure-chromium.mjs';
import { buildServer } from '../../src/server/app.ts';
import { watchMarks } from './page-script.ts';

export interface Bench {
  readonly browser: Browser;
  /** Ends with `/`. */
  readonly url: string;
  close(): Promise<void>;
}

/** `flags`: for the browser, besides those of the tests. */
export async function openBench(dist: string, flags: readonly string[] = []): Promise<Bench> {
  const server = await buildServer(dist);
  const url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/`;
  const { executablePath, env } = await ensureChromium();
  const browser = await chromium.launch({
    executablePath,
    args: [...FLAGS, ...flags],
    env: { ...process.env, ...env } as Record<string, string>,
  });
  return {
    browser,
    url,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

export interface Throttle {
  readonly name: string;
  /** The processor is slowed by this factor. */
  readonly cpu: number;
  /** Absent: the network as it is. Bytes per second and milliseconds. */
  readonly network?: { readonly download: number; readonly upload: number; readonly latency: number };
}

export const UNTHROTTLED: Throttle = { name: 'no throttle', cpu: 1 };
/** Slow 4G as Lighthouse defines it. */
export const SLOW: Throttle = {
  name: 'slow 4G, CPU ×4',
  cpu: 4,
  network: { download: (1.6 * 1e6) / 8, upload: (750 * 1e3) / 8, latency: 150 },
};

export interface Visit {
  readonly page: Page;
  readonly cdp: CDPSession;
  close(): Promise<void>;
}

/** A page of a first visit: nothing is in its caches. */
export async function openVisit(bench: Bench, throttle: Throttle): Promise<Visit> {
  const context: BrowserContext = await bench.browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'zh-CN' });
  // The loader of TypeScript marks functions with a call that a page does not know.
  await context.addInitScript('globalThis.__name ??= (work) => work');
  await context.addInitScript(watchMarks);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle.cpu });
  if (throttle.network) {
    const { download, upload, latency } = throttle.network;
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: download, uploadThroughput: upload });
  }
  return { page, cdp, close: () => context.close() };
}

/** `instant`: texts and tweens end at once. */
export const addressOf = (bench: Bench, scenario: string, instant: boolean): string =>
  `${bench.url}?scenario=${scenario}&lang=en&seed=1${instant ? '&instant=1' : ''}`;
