import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Backend, openMemory } from '../../../src/game/adapters/backend.ts';
import { leaseLocks, randomId } from '../../../src/game/adapters/locks.ts';
import { type Outbox, openOutbox } from '../../../src/game/adapters/outbox.ts';
import { pauseAfter, type RunItem } from '../../../src/game/adapters/outbox-items.ts';
import { openService, type Service } from '../../../src/game/adapters/service-client.ts';
import { openStorage } from '../../../src/game/adapters/storage.ts';
import type { FinishedRun, Me } from '../../../src/game/team-ports.ts';
import { publishVersion } from '../../../src/server/runs/versions.ts';
import { tenantsOf, withTx } from '../../../src/server/store/with-tx.ts';
import { openServing, type Serving } from '../../server/serving.ts';
import { ANCHORS, type Browser, HOUR, hashed, logOf, openBrowser, until } from './company.ts';

const TALK = hashed({ id: 'talk' });
const log = logOf(TALK);

let serving: Serving;
let address: string;
let code: string;

beforeAll(async () => {
  serving = await openServing([{ scenario: TALK, anchors: ANCHORS }], '2026-11-26T02:00:00Z');
  address = await serving.app.listen({ host: '127.0.0.1', port: 0 });
  const admin = await serving.admin();
  code = (await admin.post('/v1/teams', { name: 'Finance' })).body.code;
  // Boards of one or two are looked at here.
  await admin.send('PATCH', '/v1/settings', { smallestGroup: 1 });
});
afterAll(() => serving.close());

const open: Outbox[] = [];
afterEach(() => {
  for (const outbox of open.splice(0)) outbox.close();
});

/** What outlives a page: its storage, its cookies, and what the tabs see of each other. */
interface Device {
  readonly backend: Backend;
  readonly shared: Map<string, string>;
  readonly browser: Browser;
  readonly service: Service;
  me: Me | null;
  signedOut: number;
}

async function newDevice(joined = true): Promise<Device> {
  const browser = openBrowser();
  const service = openService({ base: address, fetch: browser.fetch, patience: 2000 });
  const device: Device = { backend: { ...openMemory(), kind: 'indexeddb' }, shared: new Map(), browser, service, me: null, signedOut: 0 };
  if (joined) await join(device);
  return device;
}

async function join(device: Device): Promise<void> {
  await device.service.join({ code, nickname: 'Mei' });
  const session = await device.service.session();
  if (session.is !== 'answer' || !session.answer.me) throw new Error(JSON.stringify(session));
  device.me = session.answer.me;
}

interface Tab {
  readonly outbox: Outbox;
  readonly runs: () => readonly RunItem[];
}

async function openTab(device: Device): Promise<Tab> {
  let runs: readonly RunItem[] = [];
  const { shared } = device;
  const storage = {
    getItem: (key: string) => shared.get(key) ?? null,
    setItem: (key: string, value: string) => void shared.set(key, value),
    removeItem: (key: string) => void shared.delete(key),
  };
  const outbox = openOutbox({
    storage: await openStorage({ backends: [device.backend] }),
    locks: leaseLocks(storage, randomId()),
    service: device.service,
    now: () => serving.clock.at,
    newId: randomId,
    player: () => device.me?.player ?? null,
    onChange: (now) => {
      runs = now;
    },
    onSignedOut: () => {
      device.signedOut += 1;
    },
    onAway: () => {},
  });
  open.push(outbox);
  return { outbox, runs: () => runs };
}

let plays = 0;
/** A play that is read as slowly as one reads. */
async function play({ outbox }: Tab, { send = true, attempt = true } = {}): Promise<FinishedRun> {
  plays += 1;
  const head = { scenario: TALK.id, hash: TALK.hash, seed: plays, mode: 'coach' } as const;
  if (attempt) outbox.begin({ ...head, at: serving.clock.at });
  if (attempt) await new Promise((resolve) => setTimeout(resolve, 200));
  serving.clock.at += HOUR / 4;
  const run = { ...head, id: `talk-${plays}-${serving.clock.at}`, log, finishedAt: serving.clock.at };
  await outbox.finish(run, send);
  return run;
}

const stateOf = (tab: Tab, { id }: FinishedRun) => tab.runs().find((run) => run.id === id)?.state;
const settled = (tab: Tab, run: FinishedRun) =>
  until(
    () => stateOf(tab, run),
    (state) => state?.is === 'sent' || state?.is === 'refused',
  );

/** Runs of the device's player that the service holds. */
async function stored({ browser }: Device): Promise<readonly { flags: string[]; attempt: string; number: number }[]> {
  const { cut } = browser;
  browser.cut = 'none';
  const answer = (await (await browser.fetch(`${address}/v1/me/trend`)).json()) as {
    runs: { flags: string[]; attempt: string; number: number }[];
  };
  browser.cut = cut;
  return answer.runs;
}

const sendings = ({ browser }: Device): number => browser.asked.filter((each) => each.startsWith('POST /v1/runs')).length;

describe('a finished run', () => {
  test('is sent under the attempt of its beginning, and its answer is kept', async () => {
    const device = await newDevice();
    const tab = await openTab(device);
    const run = await play(tab);
    expect(await settled(tab, run)).toMatchObject({ is: 'sent', answer: { rank: 1, players: 1, previousBest: null, flags: [] } });
    expect(device.browser.asked).toContain('POST /v1/attempts');
    expect(await stored(device)).toHaveLength(1);
    expect((await settled(tab, await play(tab))) as object).toMatchObject({ answer: { previousBest: expect.any(Number) } });
  });

  test('that is entered again after a reload is neither stored nor sent again', async () => {
    const device = await newDevice();
    const tab = await openTab(device);
    const run = await play(tab);
    await settled(tab, run);
    const again = await openTab(device);
    await again.outbox.finish(run, true);
    await again.outbox.wake();
    expect(again.runs().filter(({ id }) => id === run.id)).toHaveLength(1);
    expect(sendings(device)).toBe(1);
  });

  test('waits for an attempt that is still on its way, and does not take a second number', async () => {
    const device = await newDevice();
    const tab = await openTab(device);
    const head = { scenario: TALK.id, hash: TALK.hash, seed: 7, mode: 'coach' } as const;
    tab.outbox.begin({ ...head, at: serving.clock.at });
    const run = { ...head, id: 'talk-7', log, finishedAt: serving.clock.at };
    await tab.outbox.finish(run, true);
    await settled(tab, run);
    expect((await stored(device)).map(({ number, flags }) => [number, flags])).toEqual([[1, ['too-fast']]]);
  });

  test('is kept while the service is away, also over a reload, and then merged once with its own times', async () => {
    const device = await newDevice();
    device.browser.cut = 'before';
    const before = await openTab(device);
    const run = await play(before);
    expect(stateOf(before, run)).toEqual({ is: 'waiting' });
    before.outbox.close();
    const after = await openTab(device);
    await after.outbox.wake();
    serving.clock.at += 5 * HOUR;
    device.browser.cut = 'none';
    await after.outbox.wake();
    expect(await settled(after, run)).toMatchObject({ is: 'sent', answer: { flags: ['offline'], rank: expect.any(Number) } });
    await after.outbox.wake();
    const [only, ...more] = await stored(device);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ flags: ['offline'], finishedAt: new Date(run.finishedAt).toISOString() });
  });

  test('whose answer was lost is sent again under the same id and counts once', async () => {
    const device = await newDevice();
    const tab = await openTab(device);
    device.browser.cut = 'after';
    device.browser.cutFor = /\/v1\/runs/;
    const run = await play(tab);
    await until(
      () => sendings(device),
      (count) => count === 1,
    );
    device.browser.cut = 'none';
    await tab.outbox.wake();
    expect(await settled(tab, run)).toMatchObject({ is: 'sent' });
    expect(await stored(device)).toHaveLength(1);
  });

  test('whose answer was lost long ago is recognised although it is sent with its own times now', async () => {
    const device = await newDevice();
    const tab = await openTab(device);
    device.browser.cut = 'after';
    device.browser.cutFor = /\/v1\/runs/;
    const run = await play(tab);
    await until(
      () => sendings(device),
      (count) => count === 1,
    );
    serving.clock.at += 3 * HOUR;
    device.browser.cut = 'none';
    await tab.outbox.wake();
    expect(await settled(tab, run)).toMatchObject({ is: 'sent', answer: { flags: [] } });
    expect(await stored(device)).toHaveLength(1);
  });

  test('without an attempt goes under an id of its own, the same at every try', async () => {
    const device = await newDevice();
    const tab = await openTab(device);
    device.browser.cut = 'after';
    device.browser.cutFor = /\/v1\/runs/;
    const run = await play(tab, { attempt: false });
    await until(
      () => sendings(device),
      (count) => count === 1,
    );
    device.browser.cut = 'none';
    await tab.outbox.wake();
    expect(await settled(tab, run)).toMatchObject({ is: 'sent', answer: { flags: expect.arrayContaining(['offline']) } });
    expect(await stored(device)).toHaveLength(1);
  });

  test('of an attempt that the service has forgotten is not lost', async () => {
    const device = await newDevice();
    const tab = await openTab(device);
    const run = await play(tab, { send: false });
    const { store } = serving.opened.service;
    const [tenant = ''] = await tenantsOf(store);
    await withTx(store, tenant, (tx) =>
      tx
        .deleteFrom('attempt')
        .where('player', '=', device.me?.player ?? '')
        .execute(),
    );
    await tab.outbox.send(run.id);
    expect(await settled(tab, run)).toMatchObject({ is: 'sent' });
    expect(await stored(device)).toHaveLength(1);
  });
});

describe('whose run it is', () => {
  test('nobody’s waits until somebody joins and decides, whatever was set before', async () => {
    const device = await newDevice(false);
    const tab = await openTab(device);
    const run = await play(tab, { send: true });
    expect(stateOf(tab, run)).toEqual({ is: 'held' });
    await join(device);
    await tab.outbox.wake();
    expect(stateOf(tab, run)).toEqual({ is: 'held' });
    expect(sendings(device)).toBe(0);
    await tab.outbox.send(run.id);
    expect(await settled(tab, run)).toMatchObject({ is: 'sent' });
    expect(await stored(device)).toHaveLength(1);
  });

  test('the run of one player is not sent as another’s', async () => {
    const device = await newDevice();
    const tab = await openTab(device);
    device.browser.cut = 'before';
    const run = await play(tab);
    await tab.outbox.wake();
    device.browser.cut = 'none';
    await join(device);
    await tab.outbox.wake();
    await tab.outbox.send(run.id);
    await tab.outbox.wake();
    expect(stateOf(tab, run)).toEqual({ is: 'waiting' });
    expect(await stored(device)).toEqual([]);
  });

  test('a session that has ended is told, and the run waits for the next', async () => {
    const device = await newDevice();
    const tab = await openTab(device);
    const run = await play(tab, { send: false });
    await device.service.signOut();
    await tab.outbox.send(run.id);
    await until(
      () => device.signedOut,
      (count) => count > 0,
    );
    expect(stateOf(tab, run)).toEqual({ is: 'waiting' });
  });

  test('who keeps a run to himself is not asked again after a reload, and its choices are forgotten', async () => {
    const device = await newDevice();
    const tab = await openTab(device);
    const run = await play(tab, { send: false });
    await tab.outbox.drop(run.id);
    const again = await openTab(device);
    await again.outbox.finish(run, true);
    expect(again.runs().find(({ id }) => id === run.id)).toMatchObject({ state: { is: 'dropped' }, log: [] });
    expect(sendings(device)).toBe(0);
  });
});

describe('the outbox', () => {
  test('of several tabs loses nothing and sends nothing twice', async () => {
    const device = await newDevice();
    const tabs = await Promise.all([openTab(device), openTab(device), openTab(device)]);
    const at = serving.clock.at;
    serving.clock.at += HOUR;
    const runs = Array.from(
      { length: 12 },
      (_, k): FinishedRun => ({
        id: `many-${k}`,
        scenario: TALK.id,
        hash: TALK.hash,
        seed: 1000 + k,
        mode: 'coach',
        log,
        finishedAt: at + k,
      }),
    );
    await Promise.all(runs.map((run, k) => tabs[k % 3]?.outbox.finish(run, true)));
    await Promise.all(tabs.map(({ outbox }) => outbox.wake()));
    expect(await stored(device)).toHaveLength(12);
    expect(sendings(device)).toBe(12);
    expect(tabs[0]?.runs().filter(({ state }) => state.is === 'sent')).toHaveLength(12);
  });

  test('keeps a refused run with its code, and goes on with the next', async () => {
    const device = await newDevice();
    const tab = await openTab(device);
    const good = await play(tab, { send: false });
    const bad: FinishedRun = { ...good, id: 'bad', seed: 99_999, log: [{ type: 'choose', choice: 'nothing-like-it' }] };
    await tab.outbox.finish(bad, true);
    expect(await settled(tab, bad)).toEqual({ is: 'refused', code: 'unknown-choice' });
    await tab.outbox.send(good.id);
    expect(await settled(tab, good)).toMatchObject({ is: 'sent' });
    const again = await openTab(device);
    await again.outbox.wake();
    expect(stateOf(again, bad)).toEqual({ is: 'refused', code: 'unknown-choice' });
  });

  test('tells a run of a version that was replaced before it began', async () => {
    const device = await newDevice();
    const tab = await openTab(device);
    const { store } = serving.opened.service;
    const [tenant = ''] = await tenantsOf(store);
    const next = hashed({ id: 'talk', minutes: 9 });
    const publish = (scenario: typeof next): Promise<void> =>
      withTx(store, tenant, (tx) =>
        publishVersion(tx, tenant, { scenario, anchors: ANCHORS, origin: 'shipped' }, new Date(serving.clock.at)),
      );
    await publish(next);
    serving.clock.at += HOUR;
    const run = await play(tab);
    expect(await settled(tab, run)).toEqual({ is: 'refused', code: 'old-version' });
    await publish(TALK);
  });

  test('leaves what it cannot read where it is', async () => {
    const device = await newDevice();
    const strange = [{ kind: 'run', from: 'a later version' }, 7, null];
    await device.backend.set('outbox', strange);
    const tab = await openTab(device);
    await settled(tab, await play(tab));
    expect(await device.backend.get('outbox')).toEqual(expect.arrayContaining(strange));
    await device.backend.set('outbox', 'no list at all');
    await settled(tab, await play(tab));
    const keys = await device.backend.keys();
    const aside = keys.find((key) => key.startsWith('aside:outbox')) ?? '';
    expect(await device.backend.get(aside)).toBe('no list at all');
  });

  test('waits longer after each failure, and never longer than about a quarter of an hour', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6, 50].map((tries) => pauseAfter(tries, 0.5));
    expect(pauses).toEqual([2000, 5000, 15_000, 60_000, 300_000, 900_000, 900_000, 900_000]);
    expect([pauseAfter(0, 0), pauseAfter(0, 1)]).toEqual([1600, 2400]);
  });
});
