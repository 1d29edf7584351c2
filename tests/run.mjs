#!/usr/bin/env node
// `npm test`: everything, in the order in which a mistake is cheapest to find. Plain Node: it installs what it needs.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
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

/** Says what it has to say when it is done, so that several may run at once. @param {string} name @param {string} script @param {string[]} args @returns {Promise<boolean>} */
const beside = (name, script, args) =>
  new Promise((resolve) => {
    const begun = performance.now();
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let told = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        told += text;
      });
    child.on('close', (code) => {
      process.stdout.write(
        `${told}   ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - begun) / 1000).toFixed(1)} s\n`,
      );
      resolve(code === 0);
    });
  });

/** @param {Promise<boolean>[]} works */
const all = async (works) => (await Promise.all(works)).every(Boolean);

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
await stage('types, lint, unused code, build', () =>
  all([
    beside('types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']),
    beside('types of the core alone', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'src/core']),
    beside('lint and format', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
    beside('unused code', 'node_modules/knip/bin/knip.js', []),
    beside('build', 'src/cli/build.mjs', []),
  ]),
);
await stage('unit', () => node('vitest/vitest.mjs', ['run'], browser));
await stage('browser', () => node('@playwright/test/cli.js', ['test', '-c', 'tests/e2e/playwright.config.ts'], browser));
