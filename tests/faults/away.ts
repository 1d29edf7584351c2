// The database is away for half a minute, in every way in which a database is away.
import { rmSync } from 'node:fs';
import { started, temporaryFolder } from '../server/postgres.ts';
import { newProject, startServer } from '../server/process.ts';
import { ask, found } from './client.ts';
import { type Experiment, type Outcome, openTally, pause } from './experiment.ts';
import { familyOf, signalAll } from './family.ts';
import { openLoad } from './load.ts';
import { SMALL } from './plays.ts';
import { recount, recountFault } from './recount.ts';
import { openWire } from './wire.ts';

/** `stopped`: shut down; `frozen`: its processes hold still, and so do the connections; `cut`: the network between. */
type Way = 'stopped' | 'frozen' | 'cut';

/** Whoever asks meanwhile waits no longer than this, in ms: eight seconds until silence is certain, and the share of a busy machine. */
const LONGEST_ANSWER = 15_000;
/** From the return of the database until everything works, in ms. */
const LONGEST_RETURN = 15_000;

const portOf = (url: string): number => Number(new URL(url).port);

async function away(ms: number, ways: readonly Way[]): Promise<Outcome> {
  const tally = openTally();
  const folder = temporaryFolder();
  let database = await started(folder, []);
  const wire = await openWire(portOf(database.address.admin));
  const url = new URL(database.address.admin);
  url.port = String(wire.port);
  const server = await startServer(newProject(folder, [SMALL]), { DATABASE_URL: url.href, RATE_LIMIT: '0', LOG_LEVEL: 'silent' });
  const told: string[] = [];
  try {
    const { code } = await found(server.url, server.setupToken);
    const load = await openLoad(server.url, code, { people: 12, seed: 7000, tally, patience: 2 * LONGEST_ANSWER });
    for (const way of ways) {
      const over = { now: false };
      const working = load.run(server.url, over);
      await pause(500);
      load.forget();
      const before = load.statuses.get(503) ?? 0;
      const family = familyOf(database.postmaster);
      if (way === 'stopped') await database.stop();
      else if (way === 'frozen') signalAll(family, 'SIGSTOP');
      else wire.cut();
      const begun = performance.now();
      while (performance.now() - begun < ms) {
        await pause(1000);
        for (const [path, expected] of [
          ['/healthz', 200],
          ['/readyz', 503],
          ['/', 200],
        ] as const) {
          const reply = await ask(server.url + path, { patience: LONGEST_ANSWER });
          tally.check(reply.status === expected, () => `${way}: ${path} is answered ${reply.status} ${reply.text}`);
        }
      }
      const refused = (load.statuses.get(503) ?? 0) - before;
      tally.check(refused > 0, () => `${way}: nobody was answered 503`);
      if (way === 'stopped') {
        database = await started(folder, []);
        wire.lead(portOf(database.address.admin));
      } else if (way === 'frozen') signalAll(family, 'SIGCONT');
      else wire.mend();
      const back = performance.now();
      while ((await ask(`${server.url}/readyz`)).status !== 200 && performance.now() - back < LONGEST_RETURN) await pause(100);
      const seconds = ((performance.now() - back) / 1000).toFixed(1);
      tally.check((await ask(`${server.url}/readyz`)).status === 200, () => `${way}: not ready ${seconds} s after the return`);
      over.now = true;
      await working;
      const longest = load.longest();
      tally.check(longest < LONGEST_ANSWER, () => `${way}: somebody waited ${Math.round(longest)} ms`);
      tally.check(server.child.exitCode === null, () => `${way}: the server has ended`);
      await load.settle(server.url);
      await load.compare(database.address.admin);
      const fault = recountFault(await recount(database.address.admin));
      tally.check(fault === null, () => `${way}: ${fault}`);
      told.push(`${way}: ${refused} × 503 within ${(longest / 1000).toFixed(1)} s, back in ${seconds} s`);
    }
    return { count: `${ways.length} × ${ms / 1000} s; ${told.join('; ')}`, faults: tally.faults };
  } finally {
    server.child.kill('SIGKILL');
    await server.ended;
    wire.close();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const AWAY: Experiment = {
  name: 'database-away',
  promise: 'the database is away for 30 s: the server answers 503, stays up, recovers, nothing is lost',
  run: (short) => (short ? away(12_000, ['frozen']) : away(30_000, ['stopped', 'frozen', 'cut'])),
};
