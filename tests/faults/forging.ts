// Spoilt logs of every scenario that ships, sent in as runs: what is stored is what the statechart says, and nothing else.
// Most go through `inject`, the whole way but the socket; every twentieth over a real one.
import type { AddressInfo } from 'node:net';
import { openScenarios } from '../../src/cli/vite-scenarios.ts';
import { compileDialogue, type DialogueMachine } from '../../src/core/dialogue/machine.ts';
import { outcomeOf } from '../../src/core/run/outcome.ts';
import type { PlayMode, RunEvent } from '../../src/core/run/run.ts';
import type { Playable } from '../../src/server/runs/versions.ts';
import { openServing } from '../server/serving.ts';
import { ask } from './client.ts';
import { type Chance, type Experiment, type Outcome, openChance, openTally, pick, thousands } from './experiment.ts';
import { mutate } from './mutations.ts';
import { lawfulLog } from './plays.ts';
import { asOwner, recount, recountFault } from './recount.ts';

const AT = '2026-11-26T02:00:00Z';
const MODES: readonly PlayMode[] = ['coach', 'assessed', 'practice'];
/** Lawful logs per scenario and mode. */
const LAWFUL_EACH = 12;
/** Asked at once. */
const AT_ONCE = 64;
const SOCKET_EVERY = 20;
/** What a log may be in the body of a run. */
const MOST_EVENTS = 200;
const LARGEST_BODY = 32 * 1024;

interface Source {
  readonly playable: Playable;
  readonly machine: DialogueMachine;
  readonly choices: readonly string[];
  readonly logs: Readonly<Record<PlayMode, readonly (readonly RunEvent[])[]>>;
}

function sourceOf(playable: Playable, chance: Chance): Source {
  const machine = compileDialogue(playable.scenario);
  const logsOf = (mode: PlayMode) =>
    Array.from({ length: LAWFUL_EACH * 4 }, () => lawfulLog(machine, mode, chance))
      .flatMap((log) => (log ? [log] : []))
      .slice(0, LAWFUL_EACH);
  const logs = { coach: logsOf('coach'), assessed: logsOf('assessed'), practice: logsOf('practice') };
  return { playable, machine, choices: playable.scenario.nodes.flatMap((node) => node.choices.map(({ id }) => id)), logs };
}

interface Started {
  readonly attempt: string;
  readonly nonce: string;
  readonly seed: number;
}

async function forging(count: number): Promise<Outcome> {
  const tally = openTally();
  const chance = openChance(100_000);
  const sources = openScenarios()
    .playable()
    .map((playable) => sourceOf(playable, chance));
  const everyLog = sources.flatMap(({ logs }) => logs.coach);
  const serving = await openServing(
    sources.map(({ playable }) => playable),
    AT,
  );
  try {
    const admin = await serving.admin();
    const who = await serving.join((await admin.post('/v1/teams', { name: 'Finance' })).body.code, 'forger');
    await serving.app.listen({ host: '127.0.0.1', port: 0 });
    const url = `http://127.0.0.1:${(serving.app.server.address() as AddressInfo).port}`;
    const free = new Map<string, Started[]>();
    let [lawful, refused, unformed, sockets] = [0, 0, 0, 0];

    async function forge(k: number): Promise<void> {
      const source = pick(chance, sources);
      const mode = pick(chance, MODES);
      const from = source.logs[mode];
      if (from.length === 0) return;
      const { log, formed } = mutate(pick(chance, from), source.choices, everyLog, chance);
      const { id, hash } = source.playable.scenario;
      const key = `${hash} ${mode}`;
      // A refused run uses no attempt up.
      const kept = free.get(key)?.pop();
      const begun = kept ?? (await who.post('/v1/attempts', { scenario: id, hash, mode })).body;
      const { attempt, nonce, seed } = begun as unknown as Started;
      const body = JSON.stringify({ attempt, nonce, log });
      const headers = { cookie: who.cookie, 'x-csrf-token': who.csrf, 'content-type': 'application/json' };
      let [status, text] = [0, ''];
      if (k % SOCKET_EVERY === 0) {
        ({ status, text } = await ask(`${url}/v1/runs`, { method: 'POST', raw: body, headers }));
        sockets += 1;
      } else {
        const answer = await serving.app.inject({ method: 'POST', url: '/v1/runs', payload: body, headers });
        [status, text] = [answer.statusCode, answer.body];
      }
      const said = (): string => `${id} ${mode} ${JSON.stringify(log)} → ${status} ${text}`;
      if (status !== 200) free.set(key, [...(free.get(key) ?? []), { attempt, nonce, seed }]);
      if (!formed || (log as readonly unknown[]).length > MOST_EVENTS || Buffer.byteLength(body) > LARGEST_BODY) {
        unformed += 1;
        tally.check(status === 400 || status === 413, said);
        return;
      }
      const should = outcomeOf(source.machine, { seed, mode }, log as readonly RunEvent[], source.playable.anchors);
      const is = JSON.parse(text) as Record<string, unknown> & { error?: { code: string; illegalAt?: number } };
      if (should.ok) {
        lawful += 1;
        const same = (['score', 'raw', 'verdict', 'ending'] as const).every((name) => is[name] === should[name]);
        tally.check(status === 200 && same, said);
      } else {
        refused += 1;
        tally.check(status === 422 && is.error?.code === should.code && is.error?.illegalAt === should.illegalAt, said);
      }
    }

    for (let k = 0; k < count; k += AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - k) }, (_unused, j) => forge(k + j)));

    // All that is stored, judged once more.
    const stored = await asOwner(serving.url, async (client) => {
      const { rows } = await client.query<{ hash: string; mode: PlayMode; seed: string; log: RunEvent[]; score: number }>(
        'select r.hash, a.mode, a.seed, r.log, r.score from run r join attempt a using (tenant, attempt)',
      );
      return rows;
    });
    for (const { hash, mode, seed, log, score } of stored) {
      const source = sources.find(({ playable }) => playable.scenario.hash === hash) as Source;
      const should = outcomeOf(source.machine, { seed: Number(seed), mode }, log, source.playable.anchors);
      tally.check(should.ok && should.score === score, () => `${hash} ${JSON.stringify(log)} is stored with ${score}`);
    }
    tally.check(stored.length === lawful, () => `${stored.length} runs are stored, ${lawful} were lawful`);
    const fault = recountFault(await recount(serving.url));
    tally.check(fault === null, () => String(fault));
    const parts = [
      `${thousands(refused)} unlawful`,
      `${thousands(unformed)} without form`,
      `${thousands(lawful)} still lawful, each with its score`,
    ];
    return {
      count: `${thousands(count)} logs of ${sources.length} scenarios (${thousands(sockets)} over sockets): ${parts.join(', ')}`,
      faults: tally.faults,
    };
  } finally {
    await serving.close();
  }
}

export const FORGING: Experiment = {
  name: 'mutated-logs',
  promise: '100,000 mutated logs of all shipped scenarios: none unlawful stored, no failure',
  run: (short) => forging(short ? 1000 : 100_000),
};
