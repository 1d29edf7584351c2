import { defineConfig } from '@playwright/test';
import { FLAGS } from '../../src/cli/ensure-chromium.mjs';

const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/common-ground/e2e',
  globalSetup: './serve.ts',
  // Small machines: a browser that starves fails for no reason of ours.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // The longest file first: at the end it would run alone.
  projects: [
    { name: 'preview', testMatch: 'preview.spec.ts' },
    { name: 'game', testMatch: '*.spec.ts', testIgnore: 'preview.spec.ts' },
  ],
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 720 },
    // A still picture costs nothing. Where motion is the subject a test asks for it.
    reducedMotion: 'reduce',
    // As browsers are by default; headless ones would let everything sound.
    launchOptions: {
      args: [...FLAGS, '--autoplay-policy=document-user-activation-required'],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
});
