// Asks a server over loopback, from a process of its own: requests are put together beforehand and answers hardly read, so
// that little of the machine goes into asking.
import net from 'node:net';
import { actorOf, CSRF, NONCE, tokenOf, uuidOf, type World } from './service-world.ts';

export type Kind = 'around' | 'counted' | 'run' | 'attempt' | 'mixed';

export interface LoadJob {
  readonly port: number;
  readonly world: World;
  readonly kind: Kind;
  readonly connections: number;
  readonly seconds: number;
  /** The first attempt that is open, and whose it is follows. */
  readonly attempt: number;
  readonly scenario: string;
  readonly hash: string;
  /** Complete plays, as JSON. */
  readonly logs: readonly string[];
  /** One request of mixed load in so many is a run. */
  readonly oneIn: number;
}

export interface LoadReport {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly answers: number;
  /** By status. */
  readonly others: Readonly<Record<string, number>>;
  /** How many attempts were handed in. */
  readonly used: number;
  readonly cpu: number;
}

const END = Buffer.from('\r\n\r\n');

interface Asker {
  ask(): void;
  close(): void;
}

/** One connection that asks again when it is answered. `next`: null ends it. */
export function connect(port: number, next: () => string | null, onAnswer: (status: number, ms: number) => void): Promise<Asker> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    let begun = 0;
    let held: Buffer = Buffer.alloc(0);
    const ask = (): void => {
      const text = next();
      if (text === null) return;
      begun = performance.now();
      socket.write(text, 'latin1');
    };
    socket.on('data', (bytes) => {
      held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      const end = held.indexOf(END);
      if (end < 0) return;
      const head = held.toString('latin1', 0, end);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (held.length < end + 4 + length) return;
      held = Buffer.alloc(0);
      onAnswer(Number(head.slice(9, 12)), performance.now() - begun);
      ask();
    });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => onAnswer(0, 0));
      resolve({ ask, close: () => socket.destroy() });
    });
  });
}

export function requestText(method: string, path: string, { tenant }: World, player: number, body = ''): string {
  const head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: session=${tenant}.${tokenOf(player)}\r\n`;
  if (method === 'GET') return `${head}\r\n`;
  const length = Buffer.byteLength(body);
  return `${head}x-csrf-token: ${CSRF}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;
}

export const runText = (world: World, attempt: number, log: string, actor = attempt): string =>
  requestText('POST', '/v1/runs', world, actorOf(world, actor), `{"attempt":"${uuidOf(attempt)}","nonce":"${NONCE}","log":${log}}`);

export async function measureLoad(job: LoadJob): Promise<LoadReport> {
  const { port, world, kind, connections, seconds, logs, scenario, hash, oneIn } = job;
  const times: number[] = [];
  const others: Record<string, number> = {};
  let [asked, attempt, ended] = [0, job.attempt, false];
  const board = world.boards[0] as string;
  const start = JSON.stringify({ scenario, hash, mode: 'assessed' });
  // Players come in an order that no cache foresees.
  const anyone = (): number => actorOf(world, (asked * 7919) % world.actors);
  const next = (): string | null => {
    if (ended) return null;
    asked++;
    const now = kind === 'mixed' ? (asked % oneIn === 0 ? 'run' : 'around') : kind;
    if (now === 'attempt') return requestText('POST', '/v1/attempts', world, anyone(), start);
    if (now === 'around') return requestText('GET', `/v1/boards/${board}/around`, world, anyone());
    if (now === 'counted') return requestText('GET', `/v1/counted/${board}/around`, world, anyone());
    if (attempt >= world.attempts) throw new Error(`all ${world.attempts} attempts are used up`);
    attempt++;
    return runText(world, attempt - 1, logs[attempt % logs.length] as string);
  };
  const onAnswer = (status: number, ms: number): void => {
    if (ended) return;
    if (status === 200) times.push(ms);
    else others[status] = (others[status] ?? 0) + 1;
  };
  const askers = await Promise.all(Array.from({ length: connections }, () => connect(port, next, onAnswer)));
  const [begun, before] = [performance.now(), process.cpuUsage()];
  for (const asker of askers) asker.ask();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  ended = true;
  const wall = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(before);
  // Answers on their way are waited for: the next measurement begins in peace.
  await new Promise((resolve) => setTimeout(resolve, 150));
  for (const asker of askers) asker.close();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  const cpu = (user + system) / 1e6;
  return { perSecond: times.length / wall, p50: at(0.5), p99: at(0.99), answers: times.length, others, used: attempt - job.attempt, cpu };
}
