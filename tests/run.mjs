#!/usr/bin/env node
// `npm test`: everything, in the order in which a mistake is cheapest to find. Plain Node: it installs what it needs.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildStale } from '../src/cli/build.mjs';
import { installMissing } from '../src/cli/install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

/** @param {string} name @param {() => boolean | Promise<boolean>} work */
async function stage(name, work) {
  const begun = performance.now();
  process.stdout.write(`\n── ${name}\n`);
  const passed = await work();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s\n`);
  if (!passed) process.exit(1);
}

/** @param {string} script @param {string[]} args @param {Record<string, string>} env */
const node = (script, args, env = {}) =>
  spawnSync(process.execPath, [path.join('node_modules', script), ...args], { stdio: 'inherit', env: { ...process.env, ...env } })
    .status === 0;

await stage('install', () => {
  installMissing(root);
  return true;
});

/** @type {Record<string, string>} */
let browser = {};
await stage('chromium', async () => {
  const { ensureChromium } = await import('../src/cli/ensure-chromium.mjs');
  try {
    const { executablePath, env } = await ensureChromium();
    browser = { ...env, CHROMIUM_PATH: executablePath };
    return true;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return false;
  }
});
await stage(
  'types',
  () => node('typescript/bin/tsc', ['--noEmit', '-p', '.']) && node('typescript/bin/tsc', ['--noEmit', '-p', 'src/core']),
);
await stage('lint and format', () => node('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']));
await stage('unused code', () => node('knip/bin/knip.js', []));
await stage('unit', () => node('vitest/vitest.mjs', ['run'], browser));
await stage('build', () => buildStale(root));
await stage('browser', () => node('@playwright/test/cli.js', ['test', '-c', 'tests/e2e/playwright.config.ts'], browser));
