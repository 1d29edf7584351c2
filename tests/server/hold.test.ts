// Runs are judged before the lock under which they are written: what another changes meanwhile counts all the same.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashScenario } from '../../src/core/scenario/hash.ts';
import type { Scenario } from '../../src/core/scenario/model.ts';
import { erasePlayer } from '../../src/server/people/erase.ts';
import { changeSettings } from '../../src/server/people/settings.ts';
import { retireVersions } from '../../src/server/runs/versions.ts';
import { type Tx, tenantsOf, withTx } from '../../src/server/store/with-tx.ts';
import { SAMPLE } from '../core/sample-scenario.ts';
import { LOGS } from './sample-logs.ts';
import { type Answer, type Device, openServing, type Serving } from './serving.ts';

const HOUR = 3_600_000;
const ANCHORS = { max: 90, random: 30, min: 0, exact: true };
const named = (id: string): Scenario => {
  const { hash: _, ...rest } = { ...SAMPLE, id };
  return { ...SAMPLE, id, hash: hashScenario(rest) };
};
const [FIRST, RETIRED] = [named('first'), named('retired')];

let serving: Serving;
let admin: Device;
let code: string;
let tenant: string;

beforeAll(async () => {
  serving = await openServing(
    [FIRST, RETIRED].map((scenario) => ({ scenario, anchors: ANCHORS })),
    '2026-11-26T02:00:00Z',
  );
  admin = await serving.admin();
  code = (await admin.post('/v1/teams', { name: 'Finance' })).body.code;
  // One who stands alone is told his rank.
  await admin.send('PATCH', '/v1/settings', { smallestGroup: 1 });
  [tenant = ''] = await tenantsOf(serving.opened.service.store);
});
afterAll(() => serving.close());

const store = () => serving.opened.service.store;
const asked = async <T>(query: (tx: Tx) => Promise<{ rows: readonly T[] }>): Promise<readonly T[]> =>
  (await withTx(store(), tenant, query)).rows;

/** Somebody stands at the lock of the writers, having judged what he brings. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const waiting = await asked((tx) => sql`select 1 from pg_locks where locktype = 'advisory' and not granted`.execute(tx));
    if (waiting.length > 0) return;
  }
}

interface Begun {
  readonly who: Device;
  readonly body: { readonly attempt: string; readonly nonce: string; readonly log: readonly unknown[] };
}

async function begin(scenario: Scenario, nickname: string): Promise<Begun> {
  const who = await serving.join(code, nickname);
  const { attempt, nonce } = (await who.post('/v1/attempts', { scenario: scenario.id, hash: scenario.hash, mode: 'coach' })).body;
  return { who, body: { attempt, nonce, log: LOGS[0] ?? [] } };
}

/** Handed in while `change` is under way and holds the lock; answered when it is done. */
async function whileChanging({ who, body }: Begun, change: (tx: Tx) => Promise<unknown>): Promise<Answer> {
  serving.clock.at += HOUR;
  return withTx(store(), tenant, async (tx) => {
    await change(tx);
    const answer = who.post('/v1/runs', body);
    await someoneWaits();
    return { answer };
  }).then(({ answer }) => answer);
}

const runsOf = ({ body }: Begun) =>
  asked((tx) => sql`select 1 from run where tenant = ${tenant} and attempt = ${body.attempt}`.execute(tx));

test('a run whose version is retired while it waits is stored, flagged, and on no board', async () => {
  const begun = await begin(RETIRED, 'first');
  const { status, body } = await whileChanging(begun, (tx) => retireVersions(tx, tenant, [RETIRED.hash], new Date(serving.clock.at)));
  expect([status, body.ranked, body.rank]).toEqual([200, false, null]);
  expect(await runsOf(begun)).toHaveLength(1);
});

test('a run whose player is erased while it waits is not stored', async () => {
  const begun = await begin(FIRST, 'second');
  const { player } = (await begun.who.get('/v1/me')).body;
  const actor = { tenant, player: (await admin.get('/v1/me')).body.player };
  const { status, body } = await whileChanging(begun, (tx) => erasePlayer(tx, actor, player, new Date(serving.clock.at)));
  expect([status, body.error.code]).toEqual([401, 'signed-out']);
  expect(await runsOf(begun)).toHaveLength(0);
});

test('a run is told no rank where ranking ends while it waits, and the settings go up by one change', async () => {
  const begun = await begin(FIRST, 'third');
  const epoch = () => asked<{ epoch: string }>((tx) => sql<{ epoch: string }>`select epoch from org where tenant = ${tenant}`.execute(tx));
  const [before] = await epoch();
  const actor = { tenant, player: (await admin.get('/v1/me')).body.player };
  const { status, body } = await whileChanging(begun, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${tenant}, 43))`.execute(tx);
    await changeSettings(tx, actor, { ranking: false }, new Date(serving.clock.at));
  });
  expect([status, body.ranked, body.rank, body.players]).toEqual([200, true, null, 0]);
  const [after] = await epoch();
  expect(Number(after?.epoch) - Number(before?.epoch)).toBe(1);
});

test('the same run in two batches at once is stored once and answered the same', async () => {
  const begun = await begin(FIRST, 'fourth');
  serving.clock.at += HOUR;
  const answers = await withTx(store(), tenant, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${tenant}, 43))`.execute(tx);
    const first = begun.who.post('/v1/runs', begun.body);
    await someoneWaits();
    const second = begun.who.post('/v1/runs', begun.body);
    await new Promise((done) => setTimeout(done, 200));
    return { all: [first, second] };
  }).then(({ all }) => Promise.all(all));
  expect(answers[0]?.status).toBe(200);
  expect(answers[1]).toEqual(answers[0]);
  expect(await runsOf(begun)).toHaveLength(1);
});
