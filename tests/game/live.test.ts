// The game and the service together: live plays, the notice, and the ways in. The line between them can be cut.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openMemory } from '../../src/game/adapters/backend.ts';
import { openCompanyScenarios } from '../../src/game/adapters/company-scenarios.ts';
import { openLocalBoard } from '../../src/game/adapters/local-board.ts';
import { leaseLocks, randomId } from '../../src/game/adapters/locks.ts';
import { openService } from '../../src/game/adapters/service-client.ts';
import { openStorage } from '../../src/game/adapters/storage.ts';
import { openTeam, type Team } from '../../src/game/adapters/team.ts';
import { openGame } from '../../src/game/game.ts';
import type { OverlayEvent, OverlayModel, StoragePort } from '../../src/game/ports.ts';
import { cardOf } from '../../src/game/scenario-card.ts';
import type { StagePort } from '../../src/game/stage-port.ts';
import { publishVersion } from '../../src/server/runs/versions.ts';
import { tenantsOf, withTx } from '../../src/server/store/with-tx.ts';
import { type Device, openServing, type Serving } from '../server/serving.ts';
import { ANCHORS, type Browser, HOUR, hashed, openBrowser, until } from './adapters/company.ts';

const TALK = hashed({ id: 'talk', ranked: true });

let serving: Serving;
let address: string;
let admin: Device;
let code: string;

beforeAll(async () => {
  serving = await openServing([], '2026-11-26T02:00:00Z');
  address = await serving.app.listen({ host: '127.0.0.1', port: 0 });
  admin = await serving.admin();
  code = (await admin.post('/v1/teams', { name: 'Finance' })).body.code;
  const [tenant = ''] = await tenantsOf(serving.opened.service.store);
  await withTx(serving.opened.service.store, tenant, (tx) =>
    publishVersion(tx, tenant, { scenario: TALK, anchors: ANCHORS, origin: 'uploaded', live: true }, new Date(serving.clock.at)),
  );
});
afterAll(() => serving.close());

const open: Team[] = [];
afterEach(() => {
  for (const team of open.splice(0)) team.close();
});

interface World {
  readonly browser: Browser;
  readonly storage: StoragePort;
  /** Bodies of the service's answers. */
  readonly heard: string[];
}

async function newWorld(): Promise<World> {
  const storage = await openStorage({ backends: [{ ...openMemory(), kind: 'indexeddb' }] });
  const browser = openBrowser();
  const service = openService({ base: address, fetch: browser.fetch });
  await service.join({ code, nickname: 'Mei' });
  return { browser, storage, heard: [] };
}

/** One page load. */
async function openPage({ browser, storage, heard }: World) {
  const service = openService({
    base: address,
    patience: 2000,
    fetch: async (input, init) => {
      const response = await browser.fetch(input, init);
      heard.push(await response.clone().text());
      return response;
    },
  });
  const company = await openCompanyScenarios({ service, storage, built: new Map() });
  const locks = leaseLocks({ getItem: () => null, setItem: () => undefined, removeItem: () => undefined }, randomId());
  const team = openTeam({
    service,
    storage,
    locks: { ...locks, hold: (_, work) => work() },
    now: () => serving.clock.at,
    events: null,
    company,
  });
  open.push(team);
  const models: OverlayModel[] = [];
  let emit: (event: OverlayEvent) => void = () => undefined;
  const nothing = vi.fn();
  const said = ['speak', 'silence', 'talking', 'onCards', 'onAnchors', 'setReducedMotion', 'setInstant', 'pause', 'close'];
  const stage = Object.fromEntries([...said, 'open', 'play'].map((name) => [name, nothing])) as unknown as StagePort;
  await openGame({
    overlay: (heardBy) => {
      emit = heardBy;
      return { render: (model) => void models.push(model), flyCard: nothing, setAnchors: nothing };
    },
    openStage: async () => stage,
    prefetchStage: async () => undefined,
    prefetchArt: async () => undefined,
    prefetchFaces: async () => undefined,
    audio: Object.fromEntries(
      ['unlock', 'apply', 'mood', 'debrief', 'cues', 'acting', 'silence', 'effect', 'blip', 'pause', 'hold'].map((name) => [name, nothing]),
    ) as never,
    storage,
    board: openLocalBoard(storage),
    clock: { now: () => serving.clock.at },
    chance: { seed: () => 7 },
    address: {
      read: () => ({ scenario: null, lang: null, seed: null, instant: false, endWaits: false, door: null, office: false, left: null }),
      show: nothing,
      onBack: nothing,
      onDoor: nothing,
    },
    tabs: { claim: nothing, release: nothing, onTakenOver: nothing },
    catalogue: {
      get cards() {
        const all = company.current.map(({ playable }) => playable);
        return all.map((playable, k) => cardOf(playable, k, all));
      },
      load: async () => {
        const [first] = company.current;
        if (!first) throw new Error('nothing is offered');
        return first.playable;
      },
      onChange: (listener) => company.onChange(listener),
    },
    team,
    languages: ['en'],
    reducedMotion: false,
  });
  const model = (): OverlayModel => models.at(-1) as OverlayModel;
  const scene = () => {
    const now = model();
    return now.screen === 'scene' ? now.scene : null;
  };
  const until1 = (is: (now: OverlayModel) => boolean) => until(model, is);
  await until1(({ cards }) => cards.length === 1);
  return {
    model,
    scene,
    until: until1,
    emit: (event: OverlayEvent) => emit(event),
    async begin() {
      emit({ type: 'brief', scenario: 'talk' });
      await until1((now) => now.screen === 'briefing' && now.playable !== null);
      emit({ type: 'play', mode: 'practice' });
    },
    choose() {
      const choice = scene()?.view.choices.find((each) => each.open)?.id ?? '';
      emit({ type: 'run', event: { type: 'choose', choice } });
      return choice;
    },
    decisions: (n: number) => until1(() => scene()?.view.decisions === n || model().screen === 'debrief'),
  };
}

type Page = Awaited<ReturnType<typeof openPage>>;

async function playOn(page: Page): Promise<void> {
  for (let n = page.scene()?.view.decisions ?? 0; page.scene() && page.scene()?.view.ending === undefined; n += 1) {
    page.choose();
    await page.decisions(n + 1);
  }
  page.emit({ type: 'read', lines: page.scene()?.view.lines.length ?? 0 });
  await page.until(({ screen }) => screen === 'debrief');
}

describe('a live play', () => {
  test('goes to its debrief and its board by the answers of the service, which tell no weight before the end', async () => {
    const world = await newWorld();
    const page = await openPage(world);
    expect(page.model().cards[0]).toMatchObject({ id: 'talk', live: true });
    await page.begin();
    await page.decisions(0);
    // Practice asks the file: it is played with the coach.
    expect(page.scene()).toMatchObject({ mode: 'coach', canGoBack: false });
    const before = world.heard.length;
    await playOn(page);
    const told = world.heard.slice(0, -1).join('\n');
    for (const key of ['move', 'issue', 'listen', 'asks', 'shares', 'why', 'reply', 'knownBy', 'volunteers', 'anchors', 'debrief'])
      expect(told, key).not.toContain(`"${key}":`);
    expect(before).toBeGreaterThan(0);
    const end = page.model();
    if (end.screen !== 'debrief') throw new Error(end.screen);
    expect(end.debrief.decisions.length).toBeGreaterThan(0);
    // After the end the reasons come, as the author wrote them.
    for (const { choice, why } of end.debrief.decisions)
      expect(why).toEqual(TALK.nodes.flatMap(({ choices }) => choices).find(({ id }) => id === choice)?.why);
    expect(end.scenario.facts).toEqual(TALK.facts);
    serving.clock.at += HOUR;
    const run = end.run ?? '';
    await page.until(({ team }) => team.runs.some(({ id }) => id === run));
    page.emit({ type: 'send-run', id: run, always: false });
    const sent = await page.until(({ team }) => team.runs[0]?.state.is === 'sent');
    expect(sent.team.runs[0]?.state).toMatchObject({ answer: { score: end.debrief.score } });
  });

  test('waits while the line is cut, and takes the same answer once', async () => {
    const world = await newWorld();
    const page = await openPage(world);
    await page.begin();
    await page.decisions(0);
    world.browser.cutFor = /choices/;
    // First the answer of the service is lost, then the question.
    for (const [n, cut] of (['after', 'before'] as const).entries()) {
      world.browser.cut = cut;
      const choice = page.choose();
      await page.until(() => page.scene()?.line === 'lost');
      expect(page.scene()?.view.decisions).toBe(n);
      // Nothing else can be answered meanwhile.
      page.choose();
      world.browser.cut = 'none';
      page.emit({ type: 'try-line' });
      await page.decisions(n + 1);
      expect(page.scene()?.line).toBeUndefined();
      expect(page.scene()?.view.lines[0]?.id).toBe(`choice:${choice}`);
    }
    await playOn(page);
  });

  test('goes on after a reload where it stood, with the answer that had not arrived', async () => {
    const world = await newWorld();
    const first = await openPage(world);
    await first.begin();
    await first.decisions(0);
    first.choose();
    await first.decisions(1);
    const history = first.scene()?.history;
    Object.assign(world.browser, { cut: 'before', cutFor: /choices/ });
    first.choose();
    await first.until(() => first.scene()?.line === 'lost');
    await until(
      () => world.storage.get('live:talk').then((stored) => JSON.stringify(stored)),
      (text) => text.includes('"pending":{'),
    );
    open.splice(0)[0]?.close();
    first.emit({ type: 'leave' });
    const later = await openPage(world);
    later.emit({ type: 'resume', scenario: 'talk' });
    await later.until(() => later.scene() !== null);
    expect(later.scene()?.history).toEqual(history);
    world.browser.cut = 'none';
    later.emit({ type: 'try-line' });
    await later.decisions(2);
    await playOn(later);
  });

  test('does not begin without the connection, and says so', async () => {
    const world = await newWorld();
    const page = await openPage(world);
    world.browser.cut = 'before';
    await page.begin();
    await page.until(({ notices }) => notices.some(({ key }) => key === 'live-away'));
    expect(page.model().screen).toBe('briefing');
  });
});

describe('a new notice', () => {
  test('has its page at the next start; until it is accepted nothing is sent, and then what waited goes', async () => {
    const world = await newWorld();
    const before = await openPage(world);
    await before.begin();
    await before.decisions(0);
    await playOn(before);
    await before.until(({ team }) => team.runs.length === 1);
    const text = { 'zh-CN': '新的说明', en: 'A new notice' };
    await admin.send('PUT', '/v1/notice', { text });
    serving.clock.at += HOUR;
    open.splice(0)[0]?.close();
    const page = await openPage(world);
    const shown = await page.until((now) => now.screen === 'purpose' && now.purpose.text !== null);
    expect(shown).toMatchObject({ purpose: { text, accepted: false } });
    const asked = world.browser.asked.length;
    page.emit({ type: 'send-run', id: shown.team.runs[0]?.id ?? '', always: false });
    await page.until(({ team }) => team.runs[0]?.state.is === 'waiting');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(world.browser.asked.slice(asked).filter((each) => each.includes('runs'))).toEqual([]);
    page.emit({ type: 'accept-purpose' });
    const after = await page.until(({ team }) => team.runs[0]?.state.is === 'sent');
    expect([after.screen, after.team.purpose?.accepted]).toEqual(['title', true]);
  });

  test('can be put off, and everything that is kept erased', async () => {
    const world = await newWorld();
    const page = await openPage(world);
    await page.until(({ screen }) => screen === 'purpose');
    page.emit({ type: 'show-purpose', on: false });
    await page.until(({ screen }) => screen === 'title');
    await page.begin();
    // A live play would be sent: the page comes back.
    await page.until(({ screen }) => screen === 'purpose');
    page.emit({ type: 'erase-me' });
    const erased = await page.until((now) => now.screen === 'purpose' && now.purpose.erased);
    expect([erased.team.me, erased.team.runs]).toEqual([null, []]);
    page.emit({ type: 'show-purpose', on: false });
    await page.until(({ screen }) => screen !== 'purpose');
  });
});

describe('the ways in', () => {
  test('another device by a code, an invitation by its link, another team by its code', async () => {
    const world = await newWorld();
    const one = openService({ base: address, fetch: world.browser.fetch });
    const me = async (service: typeof one) => {
      const reply = await service.session();
      return reply.is === 'answer' ? reply.answer.me : null;
    };
    const mine = await me(one);
    const made = await one.deviceCode();
    if (made.is !== 'answer') throw new Error(JSON.stringify(made));
    const two = openService({ base: address, fetch: openBrowser().fetch });
    expect((await two.claimDevice(made.answer.code)).is).toBe('answer');
    expect((await me(two))?.player).toBe(mine?.player);
    const { token } = (await admin.post('/v1/invites', { role: 'trainer' })).body;
    expect((await one.acceptInvite({ token, nickname: 'Mei' })).is).toBe('answer');
    expect(await me(one)).toMatchObject({ player: mine?.player, role: 'trainer' });
    const other = (await admin.post('/v1/teams', { name: 'Sales' })).body;
    expect((await one.move(other.code)).is).toBe('answer');
    expect((await one.move('no such code')).is).toBe('refused');
    expect(await one.provider()).toEqual({ is: 'answer', answer: { provider: false } });
  });
});
