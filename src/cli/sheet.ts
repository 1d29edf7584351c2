// `sheet`: contact sheets of a scenario, for looking at every node with its faces at once.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { plotOf } from '../core/dialogue/plot.ts';
import type { Scenario } from '../core/scenario/model.ts';
import type { Locale } from '../core/scenario/terms.ts';
import { type Command, localeOf, UsageError } from './io.ts';
import { loadScenario } from './load-scenario.ts';
import { showingPlays } from './sheet-plays.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = path.join(ROOT, 'node_modules/.cache/common-ground/sheets');

/** Pictures on one sheet, in a row of it, and their width in pixels; more would be too small or too large to look at. */
const SHAPES = {
  '1280x720': { columns: 4, on: 24, cell: 480 },
  '390x844': { columns: 8, on: 24, cell: 240 },
} as const;
type Size = keyof typeof SHAPES;

async function filesOf(wanted: string): Promise<readonly string[]> {
  if (wanted !== 'all') return [wanted];
  const folder = path.join(ROOT, 'scenarios');
  return (await readdir(folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => path.join(folder, name));
}

interface Order {
  readonly folder: string;
  readonly scenarios: readonly Scenario[];
  readonly locales: readonly Locale[];
  readonly sizes: readonly Size[];
  readonly out: string;
  readonly lines: boolean;
}

/** Calls `told` with each sheet's path. */
async function drawSheets({ folder, scenarios, locales, sizes, out, lines }: Order, told: (file: string) => void): Promise<void> {
  // These are there in development only, and take their time.
  const [{ chromium }, { createServer }, { ensureChromium, FLAGS }, { composeSheet, showPlays }] = await Promise.all([
    import('playwright-core'),
    import('vite'),
    import('./ensure-chromium.mjs'),
    import('./sheet-browser.ts'),
  ]);
  process.env['SCENARIOS'] = folder;
  const server = await createServer({
    root: ROOT,
    configFile: path.join(ROOT, 'vite.config.ts'),
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: 0 },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the server has no address');
  const { executablePath, env } = await ensureChromium();
  const browser = await chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...env } as Record<string, string> });
  try {
    await mkdir(out, { recursive: true });
    for (const scenario of scenarios)
      for (const locale of locales)
        for (const size of sizes) {
          const [width = 0, height = 0] = size.split('x').map(Number);
          const plays = showingPlays(plotOf(scenario));
          const shots = await showPlays(browser, { url, scenario: scenario.id, locale, plays, size: { width, height }, lines });
          const page = await browser.newPage();
          const { columns, on, cell } = SHAPES[size];
          for (let first = 0; first < shots.length; first += on) {
            const name = `${scenario.id}-${locale}-${size}-${first / on + 1}.png`;
            const title = `${scenario.id} · ${locale} · ${size} · ${first + 1}–${Math.min(first + on, shots.length)} / ${shots.length}`;
            await writeFile(path.join(out, name), await composeSheet(page, title, shots.slice(first, first + on), columns, cell));
            told(path.join(out, name));
          }
          await page.close();
        }
  } finally {
    await browser.close();
    await server.close();
  }
}

const oneOf = <T extends string>(option: string, text: string | undefined, all: readonly T[]): readonly T[] => {
  if (text === undefined) return all;
  const found = all.find((one) => one === text);
  if (found === undefined) throw new UsageError(`${option} is ${all.join(' or ')}, not "${text}".`);
  return [found];
};

export const sheet: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seat: { type: 'string' },
      lang: { type: 'string' },
      size: { type: 'string' },
      out: { type: 'string' },
      lines: { type: 'boolean', default: false },
    },
  });
  const [wanted, ...more] = positionals;
  if (wanted === undefined || more.length > 0) throw new UsageError('sheet needs one scenario file, or "all".');
  const sizes = oneOf('--size', values.size, Object.keys(SHAPES) as Size[]);
  const locales: readonly Locale[] = values.lang === undefined ? ['zh-CN', 'en'] : [localeOf(values.lang, io.env)];
  const scenarios: Scenario[] = [];
  const files = await filesOf(wanted);
  for (const file of files) {
    const scenario = await loadScenario(file, io, localeOf(values.lang, io.env), values.seat);
    if (!scenario) return 1;
    scenarios.push(scenario);
  }
  const folder = path.resolve(path.dirname(files[0] as string));
  await drawSheets({ folder, scenarios, locales, sizes, out: path.resolve(values.out ?? OUT), lines: values.lines }, (file) =>
    io.stdout.write(`${file}\n`),
  );
  return 0;
};
