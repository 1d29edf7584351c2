// The measured server in a process of its own: the service as it is, or the same routes on Redis. Told and asked by messages.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/server/app.ts';
import { openService } from '../../src/server/opening.ts';
import type { App } from '../../src/server/routes/door.ts';
import type { Playable } from '../../src/server/runs/versions.ts';
import { parseSettings } from '../../src/server/settings.ts';
import { countedRoutes } from './service-counted.ts';
import { redisRoutes } from './service-redis.ts';

export interface HostJob {
  readonly dist: string;
  /** Of PostgreSQL or of Redis. */
  readonly url: string;
  readonly by: 'postgres' | 'redis';
  readonly scenarios: readonly Playable[];
}

export interface Delays {
  /** Longest time that the event loop was kept from its turn, in ms. */
  readonly longest: number;
  readonly p99: number;
  /** The same, counted no longer than this process itself was at work: others on the machine take turns too. */
  readonly own: number;
}

type Asked = { readonly ask: 'open'; readonly job: HostJob } | { readonly ask: 'watch' | 'delays' | 'close' };

const RESOLUTION = 10;

/** A late timer is our own doing as far as we computed meanwhile. */
function watchOwn() {
  let [longest, at, cpu] = [0, performance.now(), process.cpuUsage()];
  const timer = setInterval(() => {
    const [now, spent] = [performance.now(), process.cpuUsage(cpu)];
    longest = Math.max(longest, Math.min(now - at, (spent.user + spent.system) / 1000) - RESOLUTION);
    [at, cpu] = [now, process.cpuUsage()];
  }, RESOLUTION);
  timer.unref();
  return {
    read: () => longest,
    reset: () => {
      [longest, at, cpu] = [0, performance.now(), process.cpuUsage()];
    },
  };
}

async function openHost({ dist, url, by, scenarios }: HostJob): Promise<{ app: FastifyInstance; close: () => Promise<void> }> {
  if (by === 'redis') {
    const app = await buildServer(dist);
    const close = await redisRoutes(app as unknown as App, url, scenarios);
    return { app, close };
  }
  const settings = parseSettings({ DATABASE_URL: url, LOG_LEVEL: 'silent' }, dist, true);
  const opened = await openService(settings, { shipped: [], onError: (error) => process.stderr.write(`${String(error)}\n`) });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const app = await buildServer(dist, { service: opened.service });
  countedRoutes(app as unknown as App, opened.service);
  return { app, close: () => opened.close() };
}

let host: Awaited<ReturnType<typeof openHost>> | null = null;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
delays.enable();
const own = watchOwn();

process.on('message', async (asked: Asked) => {
  if (asked.ask === 'open') {
    host = await openHost(asked.job);
    const url = await host.app.listen({ host: '127.0.0.1', port: 0 });
    process.send?.({ port: Number(new URL(url).port) });
  } else if (asked.ask === 'watch') {
    delays.reset();
    own.reset();
    process.send?.({});
  } else if (asked.ask === 'delays') {
    const read: Delays = { longest: delays.max / 1e6 - RESOLUTION, p99: delays.percentile(99) / 1e6 - RESOLUTION, own: own.read() };
    process.send?.(read);
  } else {
    await host?.app.close();
    await host?.close();
    process.exit(0);
  }
});
