// A Redis of our own on a free port, if this machine has one: `apt-get install redis-server`, or REDIS_SERVER names the program.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { freePort } from '../../src/server/store/postmaster.ts';

export interface RunningRedis {
  readonly url: string;
  readonly pid: number;
  readonly version: string;
  stop(): Promise<void>;
}

const PROGRAMS = ['redis-server', '/usr/bin/redis-server', '/usr/local/bin/redis-server', 'valkey-server'];

function found(): { readonly program: string; readonly version: string } | null {
  const named = process.env['REDIS_SERVER'];
  for (const program of named ? [named] : PROGRAMS) {
    const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    if (status === 0) return { program, version: /v=(\S+)/.exec(stdout)?.[1] ?? stdout.trim() };
  }
  return null;
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode === null ? new Promise((resolve) => child.once('exit', () => resolve())) : Promise.resolve();

/** Each write is on disk before it is answered; only while it is filled it need not be. Null: there is no Redis here. */
export async function startRedis(): Promise<RunningRedis | null> {
  const there = found();
  if (!there) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'cg-redis-'));
  const port = await freePort();
  const args = ['--port', port, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes', '--appendfsync', 'no'];
  const child = spawn(there.program, args.map(String), { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  for (let n = 0; ; n++) {
    const client = createClient({ url, socket: { reconnectStrategy: false } });
    client.on('error', () => {});
    try {
      await client.connect();
      client.destroy();
      break;
    } catch (error) {
      if (n > 50 || child.exitCode !== null) throw error;
      await wait(100);
    }
  }
  return {
    url,
    pid: child.pid as number,
    version: there.version,
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
