// The service under load: whole requests over loopback, against Redis and against counting, at three sizes.
import { rmSync } from 'node:fs';
import { ranksOf } from '../../src/server/boards/page.ts';
import { shippedIn } from '../../src/server/shipped.ts';
import { openStore, type StoreAddress } from '../../src/server/store/connect.ts';
import { migrate } from '../../src/server/store/migrate.ts';
import { withTx } from '../../src/server/store/with-tx.ts';
import { started, temporaryFolder } from '../server/postgres.ts';
import { quietMoment } from './quiet.ts';
import { type RunningRedis, startRedis } from './redis-server.ts';
import type { Delays } from './service-host.ts';
import type { Kind, LoadJob, LoadReport } from './service-load.ts';
import { judgingTimes, randomLogs } from './service-plays.ts';
import { cpuOf, type Process, startProcess } from './service-processes.ts';
import { loadRedis } from './service-redis.ts';
import { expectSameAnswers, TRIED } from './service-same.ts';
import type { StreamReport } from './service-streams.ts';
import { loadWorlds, type World, wrongBuckets } from './service-world.ts';
import { medianOf, type Row, spreadOf } from './table.ts';

const [PLAYED, OTHER] = ['month-end-invoices', 'two-lamps'];
const CONNECTIONS: Readonly<Record<Kind, number>> = { around: 64, counted: 16, run: 256, attempt: 256, mixed: 128 };
const ONE_IN = 5;
const SECONDS = 1.5;
/** Before a cell is measured, the same is asked for so long: caches are filled, and pages are logged whole, as they are once after each checkpoint. */
const WARM_SECONDS = 3;
/** Each side in turn; what stands in the table is the middle one. */
const TURNS = 5;
const CLIENTS = 500;
const ROUNDS = 10;
const MANY = 1_000_000;

const TARGETS = { runs: 3000, slower: 1.5, flat: 2, blocked: 50 };

interface Side {
  readonly host: Process;
  readonly port: number;
  /** Of the database behind it. */
  readonly database: number;
}

interface Measured extends LoadReport {
  /** CPU µs per request. */
  readonly server: number;
  readonly database: number;
  readonly delays: Delays;
}

const sizeText = (players: number): string => (players >= MANY ? `${players / MANY} M` : `${players / 1000} k`);

async function openSide(by: 'postgres' | 'redis', url: string, database: number, dist: string, scenarios: unknown): Promise<Side> {
  const host = startProcess('service-host.ts');
  const { port } = await host.ask<{ port: number }>({ ask: 'open', job: { dist, url, by, scenarios } });
  return { host, port, database };
}

/** Attempts of each world that are used up, by side. */
type Used = Map<string, number>;

async function measure(
  side: Side,
  asker: Process,
  job: Omit<LoadJob, 'port' | 'attempt' | 'oneIn' | 'connections'>,
  used: Used,
): Promise<Measured> {
  const key = `${side.port} ${job.world.tenant}`;
  const attempt = used.get(key) ?? TRIED;
  await side.host.ask({ ask: 'watch' });
  const [server, database] = [cpuOf(side.host.pid), cpuOf(side.database)];
  const whole: LoadJob = { ...job, port: side.port, attempt, oneIn: ONE_IN, connections: CONNECTIONS[job.kind] };
  const report = await asker.ask<LoadReport>({ ask: 'load', job: whole });
  const per = (before: number, pid: number): number => ((cpuOf(pid) - before) / report.answers) * 1e6;
  used.set(key, attempt + report.used);
  return {
    ...report,
    server: per(server, side.host.pid),
    database: per(database, side.database),
    delays: await side.host.ask<Delays>({ ask: 'delays' }),
  };
}

const micro = (value: number): string => (Number.isNaN(value) ? '?' : value.toFixed(0));

function noteOf(measured: Measured, name = 'PostgreSQL'): string {
  const failed = Object.entries(measured.others).map(([status, n]) => `, ${n} answered with ${status}`);
  return `p50 ${measured.p50.toFixed(1)} ms, p99 ${measured.p99.toFixed(1)} ms; CPU per request: server ${micro(measured.server)} µs, ${name} ${micro(measured.database)} µs${failed.join('')}`;
}

/** By speed, with everything that was measured with it. */
function middleOf(turns: readonly Measured[]): Measured {
  const sorted = [...turns].sort((a, b) => a.perSecond - b.perSecond);
  return sorted[Math.floor(sorted.length / 2)] as Measured;
}

const failures = ({ others }: LoadReport): number => Object.values(others).reduce((sum, n) => sum + n, 0);

interface Cell {
  readonly name: string;
  readonly mine: Measured;
  readonly peer: Measured | null;
  readonly target?: string;
  readonly met?: boolean;
}

function cellRow(group: string, { name, mine, peer, target, met }: Cell, peerName: string): Row {
  return {
    group,
    name,
    value: mine.perSecond,
    unit: 'per second',
    ...(peer ? { peer: peer.perSecond, ratio: mine.perSecond / peer.perSecond } : {}),
    ...(target === undefined ? {} : { target, met: met === true && failures(mine) === 0 }),
    note: `ours: ${noteOf(mine)}${peer ? `\n${peerName}: ${noteOf(peer, peerName)}` : ''}`,
  };
}

async function rankTimes(address: StoreAddress, worlds: readonly World[]): Promise<readonly number[]> {
  const store = openStore(address, { connections: 1 });
  const times = worlds.map((): number[] => []);
  try {
    for (let round = 0; round < 320; round++)
      for (const [k, { tenant, boards }] of worlds.entries())
        await withTx(store, tenant, async (tx) => {
          const begun = performance.now();
          await ranksOf(tx, tenant, [{ board: boards[0] as string, score: (round * 37) % 1000 }]);
          if (round >= 20) times[k]?.push(performance.now() - begun);
        });
  } finally {
    await store.close();
  }
  return times.map(medianOf);
}

export interface ServiceOptions {
  readonly dist: string;
  readonly sizes: readonly number[];
  readonly say: (text: string) => void;
  readonly seconds?: number;
}

export async function serviceRows({ dist, sizes, say, seconds = SECONDS }: ServiceOptions): Promise<readonly Row[]> {
  const shipped = shippedIn(dist);
  const [played, other] = [PLAYED, OTHER].map((id) => shipped.find(({ scenario }) => scenario.id === id));
  if (!played || !other) throw new Error('the build holds no scenarios for the server');
  const rows: Row[] = [];
  const folder = temporaryFolder();
  const ending: (() => Promise<unknown> | unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const logs = randomLogs(played, 200);
    say(`players ${sizes.map(sizeText).join(', ')}: loading`);
    const embedded = await started(folder, []);
    ending.push(() => embedded.stop());
    await migrate(embedded.address);
    const worlds = await loadWorlds(embedded.address, sizes, [played, other]);
    const redis: RunningRedis | null = await startRedis();
    if (redis) {
      ending.push(() => redis.stop());
      await loadRedis(redis.url, worlds, played.scenario.hash);
    }
    const scenarios = [played, other];
    const mine = await openSide('postgres', embedded.address.admin, embedded.postmaster, dist, scenarios);
    ending.push(() => mine.host.end());
    const peer = redis && (await openSide('redis', redis.url, redis.pid, dist, scenarios));
    if (peer) ending.push(() => peer.host.end());
    const asker = startProcess('service-asker.ts');
    ending.push(() => asker.end());
    const head = { scenario: played.scenario.id, hash: played.scenario.hash, logs: logs.map((log) => JSON.stringify(log)) };
    const used: Used = new Map();
    if (peer) await expectSameAnswers([mine.port, peer.port], worlds[0] as World, head.logs);
    const job = (world: World, kind: Kind) => ({ ...head, world, kind, seconds });
    const blocked: { name: string; delays: Delays }[] = [];
    const first = worlds[0] as World;

    const peerName = redis ? `Redis ${redis.version}` : 'Redis';
    const groups = {
      run: 'POST /v1/runs: replayed, ranked, on disk before the answer; against Redis with appendfsync always',
      around: 'GET around me, against Redis sorted sets behind the same server',
      mixed: `mixed: one run in ${ONE_IN} requests, the rest around me`,
    } as const;
    for (const kind of ['run', 'around', 'mixed'] as const)
      for (const world of worlds) {
        const name = `${sizeText(world.players)} players`;
        say(`${kind}, ${name}`);
        await quietMoment();
        const [turns, peerTurns]: [Measured[], Measured[]] = [[], []];
        for (const side of [mine, peer]) if (side) await measure(side, asker, { ...job(world, kind), seconds: WARM_SECONDS }, used);
        for (let turn = 0; turn < TURNS; turn++) {
          turns.push(await measure(mine, asker, job(world, kind), used));
          if (peer) peerTurns.push(await measure(peer, asker, job(world, kind), used));
        }
        for (const { delays } of turns) blocked.push({ name: `${kind}, ${name}`, delays });
        const [ours, theirs] = [middleOf(turns), peer && middleOf(peerTurns)];
        const judged =
          kind === 'run'
            ? { target: `≥ ${TARGETS.runs} per second`, met: ours.perSecond >= TARGETS.runs }
            : kind === 'around' && world.players === MANY && theirs
              ? { target: `within ${TARGETS.slower} × of Redis`, met: ours.perSecond * TARGETS.slower >= theirs.perSecond }
              : {};
        const row = cellRow(groups[kind], { name, mine: ours, peer: theirs, ...judged }, peerName);
        rows.push({ ...row, spread: spreadOf(turns.map(({ perSecond }) => perSecond)) });
        if (!peer) rows.push({ group: groups[kind], name: 'Redis not found, skipped', value: Number.NaN, unit: '' });
      }
    say('attempts, and ranks by counting');
    const largest = worlds.at(-1) as World;
    const attempts = await measure(mine, asker, job(largest, 'attempt'), used);
    rows.push(cellRow('POST /v1/attempts', { name: `${sizeText(largest.players)} players`, mine: attempts, peer: null }, ''));
    for (const world of worlds) {
      const around = await measure(mine, asker, { ...job(world, 'around'), seconds: 2 }, used);
      const counted = await measure(mine, asker, { ...job(world, 'counted'), seconds: 2 }, used);
      const name = `${sizeText(world.players)} players`;
      rows.push(cellRow('GET around me, against ranks by count(*)', { name, mine: around, peer: counted }, 'count(*)'));
    }
    const ranks = await rankTimes(embedded.address, worlds);
    const ratio = (ranks.at(-1) ?? Number.NaN) / (ranks[0] ?? Number.NaN);
    rows.push({
      group: 'cost of a rank',
      name: `${sizeText(first.players)} → ${sizeText(largest.players)} players`,
      value: ratio,
      unit: '× the time',
      target: `< ${TARGETS.flat}`,
      met: ratio < TARGETS.flat,
      note: `p50 ${ranks.map((ms, k) => `${ms.toFixed(2)} ms at ${sizeText(worlds[k]?.players ?? 0)}`).join(', ')}`,
    });
    say(`${CLIENTS} live clients`);
    await mine.host.ask({ ask: 'watch' });
    const key = `${mine.port} ${largest.tenant}`;
    const streams = await asker.ask<StreamReport>({
      ask: 'streams',
      job: {
        port: mine.port,
        world: largest,
        clients: CLIENTS,
        rounds: ROUNDS,
        quietLog: JSON.stringify(randomLogs(other, 1)[0]),
        players: 16,
        logs: head.logs,
        attempt: used.get(key) ?? TRIED,
      },
    });
    blocked.push({ name: `${CLIENTS} live clients`, delays: await mine.host.ask<Delays>({ ask: 'delays' }) });
    rows.push({
      group: 'live',
      name: `updates lost of ${streams.expected}, ${CLIENTS} clients × ${ROUNDS} runs`,
      value: streams.lost,
      unit: '',
      target: '0',
      met: streams.lost === 0,
      note: `${streams.runs} other runs meanwhile; from a run's answer to the news of it p50 ${streams.median.toFixed(0)} ms, the last client ${streams.slowest.toFixed(0)} ms`,
    });
    const worst = blocked.reduce((a, b) => (b.delays.own > a.delays.own ? b : a));
    const late = blocked.reduce((a, b) => (b.delays.longest > a.delays.longest ? b : a));
    rows.push({
      group: 'event loop of the server, over all of the above',
      name: 'longest it kept others waiting',
      value: worst.delays.own,
      unit: 'ms',
      target: `≤ ${TARGETS.blocked} ms`,
      met: worst.delays.own <= TARGETS.blocked,
      note: `in: ${worst.name}; with the turns of other processes on this machine ${late.delays.longest.toFixed(0)} ms (${late.name})`,
    });
    const { table, chart } = judgingTimes(played, logs, 7);
    rows.push({
      group: 'judging a run',
      name: `table against XState, ${(logs.reduce((sum, log) => sum + log.length, 0) / logs.length).toFixed(0)} choices`,
      value: medianOf(table),
      unit: 'CPU µs',
      spread: spreadOf(table),
      peer: medianOf(chart),
      ratio: medianOf(chart) / medianOf(table),
    });
    const wrong = await wrongBuckets(embedded.address);
    rows.push({ group: 'histogram after all of it', name: 'wrong buckets', value: wrong, unit: '', target: '0', met: wrong === 0 });
  } finally {
    for (const end of ending.reverse()) await end();
  }
  return rows;
}
