// Builds dist/ when it is missing or its sources changed. Plain Node; by itself it builds its own checkout.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = ['index.html', 'vite.config.ts', 'package-lock.json', 'src', 'scenarios', 'assets'];
const STAMP = 'node_modules/.cache/common-ground/build-stamp';

/** @param {string} file @returns {string[]} */
function filesUnder(file) {
  if (!existsSync(file)) return [];
  if (!statSync(file).isDirectory()) return [file];
  return readdirSync(file).flatMap((name) => filesUnder(path.join(file, name)));
}

/** Changes when a source is written, added or removed. @param {string} root */
function stampOf(root) {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((name) => filesUnder(path.join(root, name))).sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** True when dist/ is up to date afterwards. @param {string} root @returns {boolean} */
export function buildStale(root) {
  const file = path.join(root, STAMP);
  const stamp = stampOf(root);
  const fresh = existsSync(path.join(root, 'dist/index.html')) && existsSync(file) && readFileSync(file, 'utf8') === stamp;
  if (fresh) return true;
  // An aborted build must not pass for the one before it.
  rmSync(file, { force: true });
  process.stdout.write('Building …\n');
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) return false;
  mkdirSync(path.dirname(file), { recursive: true });
  // The stamp from before: a file saved during the build makes the next start build again.
  writeFileSync(file, stamp);
  return true;
}

const self = fileURLToPath(import.meta.url);
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === self && !buildStale(path.resolve(path.dirname(self), '../..')))
  process.exitCode = 1;
