/// <reference types="vitest/config" />
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { defineConfig } from 'vite';
import { fontTextsOf } from './src/cli/font-texts.ts';
import { fontSubsets } from './src/cli/vite-fonts.ts';
import { phaserBuild } from './src/cli/vite-phaser.ts';
import { precompress } from './src/cli/vite-precompress.ts';
import { openScenarios } from './src/cli/vite-scenarios.ts';
import { cardOf } from './src/game/scenario-card.ts';
import { CODEX } from './src/locale/codex.ts';
import { MOVE_NAMES } from './src/locale/move-names.ts';
import { NOTICES_EN, NOTICES_ZH } from './src/locale/notices.ts';
import { OFFICE_TEXTS } from './src/locale/office-texts.ts';
import { PREVIEW } from './src/locale/preview.ts';
import * as terms from './src/locale/terms.ts';
import { UI_EN } from './src/locale/ui.en.ts';
import { UI_ZH } from './src/locale/ui.zh-CN.ts';

/** Unit tests import single modules; only the browser needs the build's virtual ones. */
const testing = process.env['VITEST'] !== undefined;
/** `SCENARIOS`: another folder than `scenarios/`. */
const scenarios = openScenarios({ folder: process.env['SCENARIOS'] });

/** What only authors read, under `npm run dev`: sentences that are put together, so their sources stand for them. */
const AUTHORS = ['preview', 'diagnostics.zh-CN', 'diagnostic-words.zh-CN'].map(
  (name) => new URL(`./src/locale/${name}.ts`, import.meta.url),
);

function texts(authors: boolean) {
  const playable = scenarios.playable();
  return fontTextsOf(
    [UI_EN, UI_ZH, OFFICE_TEXTS.en, OFFICE_TEXTS['zh-CN']],
    [NOTICES_EN, NOTICES_ZH, terms, CODEX, MOVE_NAMES, ...(authors ? AUTHORS.map((file) => readFileSync(file, 'utf8')) : [])],
    [terms.VERDICT_NAMES, terms.DEPARTMENT_NAMES, ...(authors ? Object.values(PREVIEW).map(({ title }) => title) : [])],
    playable.map(cardOf),
    playable.map(({ scenario }) => scenario),
  );
}

/** Tests that start processes, listen, or depend on what a process keeps: each file in a process of its own. */
const PROCESSES = [
  'tests/server/**/*.test.ts',
  'tests/cli/{commands,living-preview,watch,sheet}.test.ts',
  // It counts its process's time.
  'tests/core/scenario/hostile.test.ts',
];
/**
 * Of a thread's heap for what lives shortly. Trees of YAML and sets of states outlive the 16 that Node gives and are copied
 * again and again: a fifth of the time of reading scenarios.
 */
const YOUNG_MEGABYTES = 64;
// The tests of functions share threads and what these have loaded; loading it anew for each file costs as much as running them.
if (testing) setFlagsFromString(`--max-semi-space-size=${YOUNG_MEGABYTES}`);

export default defineConfig(({ command }) => ({
  plugins: testing ? [] : [scenarios.plugin, fontSubsets({ texts: () => texts(command === 'serve') }), phaserBuild(), precompress()],
  // The server asks for it; a wrong start must not show something half-working.
  appType: 'mpa',
  // The database of the server beside it writes all the time.
  server: { host: '127.0.0.1', watch: { ignored: ['**/.data/**'] } },
  build: {
    target: 'es2022',
    // Inlined SVG cannot be loaded by Phaser, and a data: script or style would break the content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The drawing library is one chunk that comes behind the menu.
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
    // Reading scenarios and cutting fonts take their time at the first build; their results are cached.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'apart',
          include: PROCESSES,
          pool: 'forks',
          execArgv: [`--max-semi-space-size=${YOUNG_MEGABYTES}`],
          globalSetup: './tests/prepare.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', ...PROCESSES],
          pool: 'threads',
          isolate: false,
        },
      },
    ],
    // One of two cores idle is half the speed.
    maxWorkers: '100%',
    testTimeout: 20_000,
    // Starting a database takes seconds where other work goes on beside it.
    hookTimeout: 60_000,
  },
}));
