// The postmaster of a folder: made, started, found, stopped. `pg_ctl` takes it out of our process group, so that Ctrl-C
// ends the server first and the database after it.
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Binaries, runProgram } from './binaries.ts';
import type { ServiceUser } from './service-user.ts';

export interface Cluster {
  /** Folder that PostgreSQL owns. */
  readonly folder: string;
  readonly binaries: Binaries;
  readonly user: ServiceUser;
  /** More settings, as `-c name=value`. */
  readonly flags: readonly string[];
}

const MB = 2 ** 20;

/** An eighth of the memory, of the machine or of the container if that has less; it is taken only as it is used. */
function sharedBuffers(): string {
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return `${Math.round(Math.min(1024, Math.max(128, Math.min(totalmem(), limit) / 8 / MB)))}MB`;
}

const SETTINGS: readonly string[] = [
  '-c listen_addresses=127.0.0.1',
  '-c unix_socket_directories=',
  '-c log_min_messages=warning',
  '-c max_connections=100',
  `-c shared_buffers=${sharedBuffers()}`,
  // After each checkpoint every page is logged whole once more: it comes by the clock and not by volume, and not often.
  '-c max_wal_size=4GB',
  '-c checkpoint_timeout=15min',
  // Statements here are short: compiling one would take longer than it runs.
  '-c jit=off',
  // Whoever waits for each other is found out soon: they are tried again.
  '-c deadlock_timeout=200ms',
  // What a phone or a laptop that was closed leaves behind is found out after a minute.
  '-c tcp_keepalives_idle=60',
];

/** A free port of this machine, likely to stay free for the moment it takes. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

export interface Running {
  readonly pid: number;
  readonly port: number;
}

/** Ended, and waiting for a parent that never asks, as in a container without an init. */
function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\)/, ''));
  } catch {
    return false;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const pidFile = (folder: string): string => path.join(folder, 'postmaster.pid');

function notedIn(folder: string): Running | null {
  try {
    const lines = readFileSync(pidFile(folder), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return Number.isInteger(pid) && Number.isInteger(port) && pid > 0 && port > 0 ? { pid, port } : null;
  } catch {
    return null;
  }
}

/** What `postmaster.pid` says, if that process lives. */
export function runningIn(folder: string): Running | null {
  const noted = notedIn(folder);
  return noted && isAlive(noted.pid) ? noted : null;
}

/** Null: done, or another process was first. Else what `initdb` said. */
export async function initCluster({ folder, binaries, user }: Cluster, password: string): Promise<string | null> {
  if (existsSync(path.join(folder, 'PG_VERSION'))) return null;
  // Complete under another name first: a run that was killed leaves nothing half made.
  const parent = path.dirname(folder);
  mkdirSync(parent, { recursive: true });
  const work = mkdtempSync(`${folder}-new-`);
  const [made, secret] = [path.join(work, 'data'), path.join(work, `password-${randomBytes(4).toString('hex')}`)];
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (user) for (const file of [work, secret]) chownSync(file, user.uid, user.gid);
  const args = [`--pgdata=${made}`, '--username=postgres', `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'];
  const { code, output } = await runProgram(binaries.initdb, [...args, '--no-instructions'], user);
  if (code === 0 && !existsSync(path.join(folder, 'PG_VERSION'))) {
    try {
      renameSync(made, folder);
    } catch {
      // Another process was first.
    }
  }
  rmSync(work, { recursive: true, force: true });
  return existsSync(path.join(folder, 'PG_VERSION')) ? null : output.trim();
}

/** Null: it accepts connections. Else what went wrong; perhaps another process was first. */
export async function startCluster({ folder, binaries, user, flags }: Cluster, port: number): Promise<string | null> {
  const options = [...SETTINGS, ...flags, `-p ${port}`].join(' ');
  const log = path.join(folder, 'server.log');
  // PostgreSQL takes a zombie for alive and would refuse.
  const noted = notedIn(folder);
  if (noted && isZombie(noted.pid)) rmSync(pidFile(folder), { force: true });
  const { code, output } = await runProgram(
    binaries.pgCtl,
    ['start', '-D', folder, '-l', log, '-w', '-t', '60', '-s', '-o', options],
    user,
  );
  if (code === 0) return null;
  const said = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n') : '';
  return `${output.trim()}\n${said}`.trim();
}

/** Open transactions are rolled back; what was answered is on disk. */
export async function stopCluster({ folder, binaries, user }: Cluster): Promise<void> {
  const running = runningIn(folder);
  await runProgram(binaries.pgCtl, ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '30', '-s'], user);
  // It takes its file away a moment before it ends.
  for (let n = 0; n < 100 && running && isAlive(running.pid); n++) await wait(20);
}
