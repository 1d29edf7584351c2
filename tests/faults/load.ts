// Mixed load: attempts, runs, runs played offline, repeats, looks at boards; and a book of everything that was sent and
// what was answered, so that afterwards nothing can be missing unnoticed.
import { randomUUID } from 'node:crypto';
import { fastestReadMs } from '../../src/core/run/read-time.ts';
import type { RunEvent } from '../../src/core/run/run.ts';
import { ask, join, jsonOf, type Person, post, type Reply } from './client.ts';
import { type Chance, openChance, pause, pick, type Tally } from './experiment.ts';
import { LAWFUL, SMALL, scoreOfSmall } from './plays.ts';
import { asOwner } from './recount.ts';

interface Sent {
  readonly who: Person;
  readonly path: '/v1/runs' | '/v1/runs/offline';
  readonly body: object;
  readonly attempt: string;
  readonly log: readonly RunEvent[];
  /** What was answered the first time; null: nothing yet. */
  answer: string | null;
}

interface Begun {
  readonly attempt: string;
  readonly nonce: string;
  readonly at: number;
}

interface Worker {
  readonly who: Person;
  readonly chance: Chance;
  readonly begun: Begun[];
}

export interface Load {
  readonly sent: readonly Sent[];
  /** Answers by status, of everything. */
  readonly statuses: ReadonlyMap<number, number>;
  /** How long the longest answer took since `forget`, in ms. */
  readonly longest: () => number;
  readonly forget: () => void;
  /** All work until `over`; the address may change between two calls. */
  run(url: string, over: { readonly now: boolean }): Promise<void>;
  /** Sends again what was not answered, and some of what was. Returns how many. */
  settle(url: string): Promise<number>;
  /** Every run that was sent is there once, with the score that its log gives, and no other run. */
  compare(database: string): Promise<void>;
}

const { id: scenario, hash } = SMALL.scenario;
const LONGEST_LOG = Math.max(...LAWFUL.map((log) => log.length));
/** After this long nobody counts as too fast, in ms. */
const READ = fastestReadMs(SMALL.scenario) + 250 * LONGEST_LOG;
/** Of settled runs so many are sent again. */
const AGAIN = 25;
/** By a status that says nothing against the request itself. */
const isAway = ({ status }: Reply): boolean => status === 0 || status === 503;

export interface LoadOptions {
  readonly people: number;
  readonly seed: number;
  readonly tally: Tally;
  /** Asked at once by each, in ms. */
  readonly patience?: number;
}

export async function openLoad(url: string, code: string, { people, seed, tally, patience = 60_000 }: LoadOptions): Promise<Load> {
  const sent: Sent[] = [];
  const statuses = new Map<number, number>();
  let longest = 0;
  const workers: Worker[] = [];
  for (let k = 0; k < people; k++) workers.push({ who: await join(url, code, `player ${k}`), chance: openChance(seed + k), begun: [] });

  const note = (reply: Reply, what: string, allowed: readonly number[] = [200]): Reply => {
    statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
    longest = Math.max(longest, reply.ms);
    tally.check(isAway(reply) || allowed.includes(reply.status), () => `${what} is answered ${reply.status} ${reply.text.slice(0, 200)}`);
    return reply;
  };
  const deliver = async (to: string, one: Sent): Promise<boolean> => {
    const reply = note(await post(to + one.path, one.who, one.body, { patience }), one.path);
    if (reply.status !== 200) return false;
    const before = one.answer;
    tally.check(before === null || before === reply.text, () => `${one.attempt} was answered ${before} and then ${reply.text}`);
    one.answer ??= reply.text;
    return true;
  };
  const offline = (chance: Chance, log: readonly RunEvent[]) => {
    const finished = Date.now() - 1000 * (60 + chance(86_400));
    const [startedAt, finishedAt] = [new Date(finished - 600_000).toISOString(), new Date(finished).toISOString()];
    return { clientAttempt: randomUUID(), scenario, hash, seed: 1, mode: 'coach', log, startedAt, finishedAt };
  };

  async function step(to: string, { who, chance, begun }: Worker): Promise<boolean> {
    const log = pick(chance, LAWFUL);
    const turn = chance(100);
    if (turn < 35) {
      const reply = note(await post(`${to}/v1/attempts`, who, { scenario, hash, mode: 'coach' }, { patience }), 'an attempt');
      if (reply.status === 200) begun.push({ ...jsonOf<Begun>(reply), at: performance.now() });
      return !isAway(reply);
    }
    const [first] = begun;
    if (turn < 65 && first && (performance.now() - first.at > READ || begun.length > 8)) {
      begun.shift();
      const { attempt, nonce } = first;
      const one: Sent = { who, path: '/v1/runs', body: { attempt, nonce, log }, attempt, log, answer: null };
      sent.push(one);
      return deliver(to, one);
    }
    if (turn < 85) {
      const body = offline(chance, log);
      const one: Sent = { who, path: '/v1/runs/offline', body, attempt: body.clientAttempt, log, answer: null };
      sent.push(one);
      return deliver(to, one);
    }
    const old = sent.length > 0 ? pick(chance, sent) : undefined;
    if (turn < 92 && old && old.answer !== null) return deliver(to, old);
    const board = pick(chance, ['kind=overall', `kind=scenario&scenario=${scenario}`, `kind=scenario&scenario=${scenario}&window=day`]);
    return !isAway(note(await ask(`${to}/v1/boards?${board}`, { ...who, patience }), 'a board'));
  }

  return {
    sent,
    statuses,
    longest: () => longest,
    forget: () => {
      longest = 0;
    },
    async run(to, over) {
      await Promise.all(
        workers.map(async (worker) => {
          while (!over.now) if (!(await step(to, worker))) await pause(20 + worker.chance(60));
        }),
      );
    },
    async settle(to) {
      const chance = openChance(seed + sent.length);
      const open = sent.filter(({ answer }) => answer === null);
      const some = Array.from({ length: Math.min(AGAIN, sent.length) }, () => pick(chance, sent));
      const again = [...new Set([...open, ...some])];
      // What was begun and answered is not lost either.
      for (const { who, begun } of workers)
        for (const { attempt, nonce } of begun.splice(0)) {
          const log = pick(chance, LAWFUL);
          const one: Sent = { who, path: '/v1/runs', body: { attempt, nonce, log }, attempt, log, answer: null };
          sent.push(one);
          again.push(one);
        }
      await Promise.all(
        again.map(async (one) => {
          for (let n = 0; !(await deliver(to, one)); n++) {
            if (n === 20) {
              tally.check(false, () => `${one.path} ${one.attempt} is never answered with 200`);
              return;
            }
            await pause(100 * n);
          }
        }),
      );
      for (const { who } of workers) {
        const reply = await ask(`${to}/v1/me`, who);
        tally.check(reply.status === 200, () => `a session is lost: ${reply.status} ${reply.text}`);
      }
      return again.length;
    },
    async compare(database) {
      const rows = await asOwner(
        database,
        async (client) => (await client.query<{ attempt: string; score: number }>('select attempt, score from run')).rows,
      );
      const scores = new Map<string, number>();
      for (const { attempt, score } of rows) {
        tally.check(!scores.has(attempt), () => `run ${attempt} is stored twice`);
        scores.set(attempt, score);
      }
      for (const { attempt, log, answer } of sent) {
        const should = scoreOfSmall(log);
        tally.check(
          scores.get(attempt) === should,
          () => `run ${attempt}, answered ${answer}, is stored as ${scores.get(attempt)}, not ${should}`,
        );
      }
      const known = new Set(sent.map(({ attempt }) => attempt));
      tally.check(scores.size === known.size, () => `${scores.size} runs are stored, ${known.size} were sent`);
    },
  };
}
