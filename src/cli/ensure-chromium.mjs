#!/usr/bin/env node
// Finds a Chromium that really starts here, or gets one: $CHROMIUM_PATH, the system's, Playwright's, the one that is
// packaged in npm, Debian's, Playwright's download. Playwright's own download comes last: it fails on closed networks.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Quiet, reproducible, without a sandbox (root in containers) and without a GPU: the stage then takes its Canvas renderer. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const CACHE = path.resolve('node_modules/.cache/common-ground');
const RECORD = path.join(CACHE, 'chromium.json');
const LAUNCH_MS = 30_000;
const DOWNLOAD_MS = 300_000;

/** @typedef {{executablePath: string, env: Record<string, string>}} Found */

const say = (/** @type {string} */ text) => process.stderr.write(`[chromium] ${text}\n`);

const canRun = (/** @type {string} */ file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const which = (/** @type {string} */ name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find(canRun);

const plain = (/** @type {string | undefined} */ executablePath) => (executablePath ? { executablePath, env: {} } : null);

/** A path is not enough: missing libraries show only at the start. @param {Found} found @returns {Promise<string>} the version */
async function tryOut({ executablePath, env }) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...env }, timeout: LAUNCH_MS });
  try {
    const page = await browser.newPage();
    await page.setContent('<p>works</p>');
    return browser.version();
  } finally {
    await browser.close();
  }
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const BUNDLES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

async function fromPlaywright() {
  const { chromium } = await import('playwright-core');
  return plain(chromium.executablePath());
}

/** A Chromium inside an npm package, with the libraries that a bare system lacks. */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = path.join(CACHE, 'npm-chromium');
  mkdirSync(folder, { recursive: true });
  const before = { ...process.env };
  // It unpacks into TMPDIR, and its own NSS libraries only where it believes itself to be in AWS Lambda.
  process.env.TMPDIR = folder;
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    const fonts = path.join(folder, 'fonts.conf');
    // Where there is no font at all, web fonts are not drawn either.
    writeFileSync(
      fonts,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
    );
    return { executablePath, env: { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ?? '', FONTCONFIG_FILE: fonts } };
  } finally {
    process.env.TMPDIR = before.TMPDIR;
    if (before.TMPDIR === undefined) delete process.env.TMPDIR;
    delete process.env.AWS_LAMBDA_JS_RUNTIME;
  }
}

function fromApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !which('apt-get')) return null;
  say('installing Debian chromium with apt-get');
  const run = (/** @type {string[]} */ args) =>
    // Its messages go to our error output: the standard output is the result.
    spawnSync('apt-get', args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: DOWNLOAD_MS,
    }).status === 0;
  run(['update', '-q']);
  const installed = run(['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '-q', '--no-install-recommends', 'chromium']);
  return installed ? plain(which('chromium')) : null;
}

async function fromDownload() {
  say('downloading a Chromium with Playwright');
  const args = ['node_modules/playwright-core/cli.js', 'install', 'chromium-headless-shell'];
  const done = spawnSync(process.execPath, args, { stdio: ['ignore', 2, 2], timeout: DOWNLOAD_MS });
  return done.status === 0 ? fromPlaywright() : null;
}

/** @returns {Found | null} */
function fromRecord() {
  try {
    return JSON.parse(readFileSync(RECORD, 'utf8'));
  } catch {
    return null;
  }
}

/** @type {Record<string, () => Found | null | Promise<Found | null>>} */
const SOURCES = {
  environment: () => plain(process.env.CHROMIUM_PATH || process.env.CHROME_PATH),
  'last time': fromRecord,
  system: () => plain(NAMES.map(which).find((file) => file !== undefined) ?? BUNDLES.find(canRun)),
  playwright: fromPlaywright,
  npm: fromNpm,
  apt: fromApt,
  download: fromDownload,
};

/** @returns {Promise<Found>} */
export async function ensureChromium() {
  const tried = [];
  for (const [name, find] of Object.entries(SOURCES)) {
    try {
      const found = await find();
      if (!found || !canRun(found.executablePath)) continue;
      const version = await tryOut(found);
      say(`${found.executablePath} ${version} (${name})`);
      mkdirSync(CACHE, { recursive: true });
      writeFileSync(RECORD, JSON.stringify(found));
      return found;
    } catch (error) {
      const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
      tried.push(`${name}: ${first}`);
    }
  }
  throw new Error(
    ['no Chromium could be found or installed; install one (Debian: apt-get install chromium) or set CHROMIUM_PATH', ...tried].join('\n  '),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { executablePath } = await ensureChromium();
    process.stdout.write(`${executablePath}\n`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
