// A disk of a few megabytes, filled to the last byte under load, and given room again.
import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { embeddedAddress } from '../../src/server/store/embedded.ts';
import { temporaryFolder } from '../server/postgres.ts';
import { newProject, startServer } from '../server/process.ts';
import { ask, found, jsonOf } from './client.ts';
import { type Experiment, type Outcome, openTally, pause, thousands } from './experiment.ts';
import { openLoad } from './load.ts';
import { SMALL } from './plays.ts';
import { asOwner, recount, recountFault } from './recount.ts';

/** A fresh database takes some 70 MB, its log 16 MB more each time. */
const MEGABYTES = 160;
const LONGEST_RETURN = 60_000;

/** Null: mounted. Else why not. */
function mount(folder: string): string | null {
  if (process.platform !== 'linux') return `no tmpfs on ${process.platform}`;
  if (process.getuid?.() !== 0) return 'only root may mount a tmpfs';
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m,mode=0711`, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  return status === 0 ? null : `a tmpfs could not be mounted: ${stderr.trim()}`;
}

/** Takes all the room that is left. */
function fill(file: string): number {
  const descriptor = openSync(file, 'w');
  let bytes = 0;
  for (const size of [1 << 20, 1 << 12])
    try {
      for (const part = Buffer.alloc(size, 1); ; ) bytes += writeSync(descriptor, part);
    } catch {
      // Full.
    }
  closeSync(descriptor);
  return bytes;
}

async function full(rounds: number, held: number): Promise<Outcome> {
  const tally = openTally();
  const folder = temporaryFolder();
  const disk = path.join(folder, 'disk');
  mkdirSync(disk);
  const why = mount(disk);
  if (why !== null) {
    rmSync(folder, { recursive: true, force: true });
    return { count: '', faults: [], skipped: why };
  }
  const data = path.join(disk, 'data');
  const root = newProject(folder, [SMALL]);
  chmodSync(root, 0o711);
  const server = await startServer(root, { DATA_DIR: data, RATE_LIMIT: '0', LOG_LEVEL: 'silent' });
  try {
    const { code, admin } = await found(server.url, server.setupToken);
    const load = await openLoad(server.url, code, { people: 12, seed: 9000, tally, patience: 90_000 });
    const filler = path.join(disk, 'filler');
    const address = embeddedAddress(data)?.admin ?? '';
    let refused = 0;
    for (let round = 0; round < rounds; round++) {
      const over = { now: false };
      const working = load.run(server.url, over);
      await pause(500);
      const before = load.statuses.get(503) ?? 0;
      const begun = performance.now();
      fill(filler);
      // The log of the database lies there in advance, 16 MB at a time: it is told to go on to the next.
      while ((load.statuses.get(503) ?? 0) === before && performance.now() - begun < 60_000) {
        await asOwner(address, (client) => client.query('select pg_switch_wal()')).catch(() => {});
        fill(`${filler}-${Math.round(performance.now())}`);
        await pause(50);
      }
      await pause(held);
      const { status } = await ask(`${server.url}/healthz`);
      tally.check(status === 200, () => `with a full disk /healthz is answered ${status}`);
      const count = (load.statuses.get(503) ?? 0) - before;
      tally.check(count > 0, () => `${statfsSync(disk).bavail} blocks are left and nobody was answered 503`);
      refused += count;
      spawnSync('sh', ['-c', `rm -f ${filler}*`]);
      const back = performance.now();
      while ((await ask(`${server.url}/readyz`)).status !== 200 && performance.now() - back < LONGEST_RETURN) await pause(200);
      tally.check((await ask(`${server.url}/readyz`)).status === 200, () => 'with room again it does not come back');
      over.now = true;
      await working;
      await load.settle(server.url);
      await load.compare(address);
      const fault = recountFault(await recount(address));
      tally.check(fault === null, () => `after full disk ${round + 1}: ${fault}`);
    }
    tally.check(jsonOf<{ role: string }>(await ask(`${server.url}/v1/me`, admin)).role === 'admin', () => 'the administrator is lost');
    return {
      count: `${rounds} times on ${MEGABYTES} MB, ${thousands(refused)} × 503, ${thousands(load.sent.length)} runs`,
      faults: tally.faults,
    };
  } finally {
    server.child.kill('SIGTERM');
    await server.ended;
    for (let n = 0; n < 20 && spawnSync('umount', [disk]).status !== 0; n++) await pause(250);
    rmSync(folder, { recursive: true, force: true });
  }
}

export const DISK: Experiment = {
  name: 'disk-full',
  promise: 'the disk runs full and gets room again: 503 meanwhile, nothing lost',
  run: (short) => full(short ? 1 : 3, short ? 500 : 3000),
};
