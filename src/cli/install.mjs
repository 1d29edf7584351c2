// Brings node_modules up to the lock file. Plain Node: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const OLDEST = [20, 19];

/** Hash of the lock file at the last install, and the Node it was for: native packages differ. */
const STAMP = 'node_modules/.common-ground-stamp';

/** @param {string} root */
function stampOf(root) {
  const lock = path.join(root, 'package-lock.json');
  const hash = createHash('sha256');
  if (existsSync(lock)) hash.update(readFileSync(lock));
  return `${hash.digest('hex')} ${process.platform} ${process.arch} ${process.versions.modules}\n`;
}

/** @returns {void} */
function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldest = 0, oldestMinor = 0] = OLDEST;
  if (major > oldest || (major === oldest && minor >= oldestMinor)) return;
  process.stderr.write(`Common Ground needs Node ${OLDEST.join('.')} or newer; this is ${process.version}.\n`);
  process.exit(1);
}

/** @param {string} root */
export function installMissing(root) {
  checkNode();
  const stamp = path.join(root, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(root)) return;
  process.stdout.write('Installing packages (npm install) …\n');
  const done = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    // npm is a script on Windows.
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    process.stderr.write('npm install failed: the packages could not be installed. Is the registry reachable?\n');
    process.exit(done.status ?? 1);
  }
  // npm may have completed the lock file.
  writeFileSync(stamp, stampOf(root));
}
