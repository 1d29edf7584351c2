// kill -9, again and again, while people play: of the server, and of server and database at the same moment.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { embeddedAddress } from '../../src/server/store/embedded.ts';
import { isAlive, runningIn } from '../../src/server/store/postmaster.ts';
import { temporaryFolder } from '../server/postgres.ts';
import { newProject, type Started, startServer } from '../server/process.ts';
import { ask, found } from './client.ts';
import { type Experiment, type Outcome, openChance, openTally, pause, thousands } from './experiment.ts';
import { familyOf, signalAll } from './family.ts';
import { openLoad } from './load.ts';
import { SMALL } from './plays.ts';
import { recount, recountFault } from './recount.ts';

const PEOPLE = 16;

/** Which processes are killed: the server, the first process of the database, all processes of the database. */
interface Victims {
  readonly server: boolean;
  readonly database: 'none' | 'first' | 'all';
}

async function killing(rounds: number, victimsOf: (round: number) => Victims): Promise<Outcome> {
  const tally = openTally();
  const chance = openChance(61);
  const folder = temporaryFolder();
  const data = path.join(folder, 'data');
  const root = newProject(folder, [SMALL]);
  const start = (): Promise<Started> => startServer(root, { DATA_DIR: data, RATE_LIMIT: '0', LOG_LEVEL: 'error' });
  const postmaster = (): number => runningIn(path.join(data, 'postgresql'))?.pid ?? 0;
  const addressOf = (): string => {
    const address = embeddedAddress(data);
    if (!address) throw new Error('no database runs');
    return address.admin;
  };
  let server = await start();
  let slowest = 0;
  let again = 0;
  try {
    const { code } = await found(server.url, server.setupToken);
    const load = await openLoad(server.url, code, { people: PEOPLE, seed: 1000, tally });
    for (let round = 0; round < rounds; round++) {
      const victims = victimsOf(round);
      const over = { now: false };
      const working = load.run(server.url, over);
      await pause(250 + chance(700));
      const pid = postmaster();
      if (victims.server) server.child.kill('SIGKILL');
      if (victims.database !== 'none') signalAll(victims.database === 'all' ? familyOf(pid) : [pid], 'SIGKILL');
      const begun = performance.now();
      if (victims.server) {
        await server.ended;
        over.now = true;
        await working;
        tally.check(victims.database !== 'none' || isAlive(pid), () => 'the database ended with the server');
        server = await start();
      } else {
        // It goes on working while the server brings the database back.
        await pause(300);
        while ((await ask(`${server.url}/readyz`)).status !== 200 && performance.now() - begun < 60_000) await pause(50);
        over.now = true;
        await working;
      }
      slowest = Math.max(slowest, performance.now() - begun);
      tally.check((await ask(`${server.url}/readyz`)).status === 200, () => `after kill ${round + 1} the database does not come back`);
      const crash = recountFault(await recount(addressOf()));
      tally.check(crash === null, () => `right after kill ${round + 1}: ${crash}`);
      again += await load.settle(server.url);
      await load.compare(addressOf());
      const fault = recountFault(await recount(addressOf()));
      tally.check(fault === null, () => `after kill ${round + 1}: ${fault}`);
    }
    const { runs } = await recount(addressOf());
    const count = `${rounds} kills, ${thousands(runs)} runs, ${thousands(again)} sent again; up after ${(slowest / 1000).toFixed(1)} s at most`;
    return { count, faults: tally.faults };
  } finally {
    server.child.kill('SIGTERM');
    await server.ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

export const KILLING: readonly Experiment[] = [
  {
    name: 'kill-server',
    promise: 'kill -9 of the server under mixed load: no answered run lost, none twice, histogram = recount',
    run: (short) => killing(short ? 2 : 25, () => ({ server: true, database: 'none' })),
  },
  {
    name: 'kill-both',
    promise: 'kill -9 of server and database at once: the same',
    // Short: the server alone first, then both.
    run: (short) =>
      short
        ? killing(2, (round) => ({ server: true, database: round === 0 ? 'none' : 'first' }))
        : killing(25, (round) => ({ server: true, database: round % 2 === 0 ? 'all' : 'first' })),
  },
  {
    name: 'kill-database',
    promise: 'kill -9 of the database alone: the server stays, brings it back, and the same',
    run: (short) => killing(short ? 2 : 25, (round) => ({ server: false, database: round % 2 === 0 ? 'all' : 'first' })),
  },
];
