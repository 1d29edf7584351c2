// Many who watch one board: after each run on it, every one of them must be told, while others play elsewhere.
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { connect, requestText, runText } from './service-load.ts';
import { actorOf, type World } from './service-world.ts';

export interface StreamJob {
  readonly port: number;
  readonly world: World;
  readonly clients: number;
  readonly rounds: number;
  /** Of the scenario whose board is watched. */
  readonly quietLog: string;
  /** Connections that play the other scenario meanwhile, with these logs and attempts from here. */
  readonly players: number;
  readonly logs: readonly string[];
  readonly attempt: number;
}

export interface StreamReport {
  readonly expected: number;
  readonly lost: number;
  /** From the answer to the run to the news of it, in ms: the last of all. */
  readonly slowest: number;
  readonly median: number;
  readonly runs: number;
  readonly used: number;
}

/** Later is lost. */
const PATIENCE = 5000;
/** World.ts keeps the attempts of the other scenario here. */
const QUIET_ATTEMPTS = 10_000_000;

interface Watcher {
  /** When it was last told, by `performance.now()`. */
  told: number;
  close(): void;
}

function watch(port: number, world: World, player: number): Promise<Watcher> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    const watcher: Watcher = { told: 0, close: () => socket.destroy() };
    socket.once('error', reject);
    socket.on('data', (bytes) => {
      if (!bytes.includes('event: board')) return;
      if (watcher.told === 0) resolve(watcher);
      watcher.told = performance.now();
    });
    socket.write(requestText('GET', `/v1/boards/${world.quiet}/stream`, world, player), 'latin1');
  });
}

export async function measureStreams({ port, world, clients, rounds, quietLog, players, logs, attempt }: StreamJob): Promise<StreamReport> {
  const watchers: Watcher[] = [];
  for (let k = 0; k < clients; k += 50)
    watchers.push(
      ...(await Promise.all(Array.from({ length: Math.min(50, clients - k) }, (_, n) => watch(port, world, actorOf(world, k + n))))),
    );
  let [used, runs, ended] = [0, 0, false];
  const next = (): string | null => {
    if (ended) return null;
    if (attempt + used >= world.attempts) throw new Error(`all ${world.attempts} attempts are used up`);
    return runText(world, attempt + used, logs[used++ % logs.length] as string);
  };
  const count = (status: number): void => {
    if (status === 200) runs++;
  };
  const others = await Promise.all(Array.from({ length: players }, () => connect(port, next, count)));
  for (const one of others) one.ask();
  const waits: number[] = [];
  let lost = 0;
  for (let round = 0; round < rounds; round++) {
    let answered = 0;
    const text = runText(world, QUIET_ATTEMPTS + round, quietLog, round);
    const asker = await connect(
      port,
      () => (answered === 0 ? text : null),
      (status) => {
        if (status !== 200) throw new Error(`a run was answered with ${status}`);
        answered = performance.now();
      },
    );
    asker.ask();
    while (answered === 0) await wait(1);
    while (performance.now() - answered < PATIENCE && watchers.some(({ told }) => told <= answered)) await wait(5);
    asker.close();
    const late = watchers.filter(({ told }) => told <= answered).length;
    lost += late;
    waits.push(...watchers.filter(({ told }) => told > answered).map(({ told }) => told - answered));
    // Whatever is still on its way belongs to this round.
    await wait(600);
  }
  ended = true;
  await wait(150);
  for (const one of [...watchers, ...others]) one.close();
  waits.sort((a, b) => a - b);
  const [slowest = Number.NaN, median = Number.NaN] = [waits.at(-1), waits[Math.floor(waits.length / 2)]];
  return { expected: clients * rounds, lost, slowest, median, runs, used };
}
