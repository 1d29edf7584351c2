import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openService } from '../../../src/game/adapters/service-client.ts';
import { createSeason } from '../../../src/server/boards/seasons.ts';
import { tenantsOf, withTx } from '../../../src/server/store/with-tx.ts';
import { openServing, type Serving } from '../../server/serving.ts';
import { ANCHORS, HOUR, hashed, logOf, openBrowser } from './company.ts';

const TALK = hashed({ id: 'talk' });
const WISH = { of: 'people', scope: { kind: 'scenario', scenario: 'talk' }, window: 'all', view: 'top', cursor: null } as const;

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

const newClient = () => openService({ base: address, fetch: openBrowser().fetch });

async function joined(nickname = 'Mei') {
  const service = newClient();
  await service.join({ code, nickname });
  await service.session();
  return service;
}

const others: Server[] = [];
afterAll(() => {
  for (const server of others) server.close();
});
/** Something that is not the service. */
async function elsewhere(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  others.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the client of the service', () => {
  test('is told who is signed in, or that nobody is, without a refusal', async () => {
    const service = newClient();
    expect(await service.session()).toEqual({ is: 'answer', answer: { service: true, me: null, notice: null } });
    expect(await service.join({ code: 'no such code', nickname: 'Mei' })).toEqual({ is: 'refused', status: 404, code: 'unknown-code' });
    expect(await service.join({ code, nickname: 'Mei' })).toMatchObject({ is: 'answer' });
    const session = await service.session();
    expect(session).toMatchObject({
      answer: { me: { nickname: 'Mei', pseudonym: expect.stringMatching(/^#/), organisation: 'Org', role: 'player' } },
    });
    expect(await service.signOut()).toMatchObject({ is: 'answer' });
    expect(await service.session()).toMatchObject({ answer: { me: null } });
    expect(await service.seasons()).toEqual({ is: 'refused', status: 401, code: 'signed-out' });
  });

  test('fetches its token itself where it has none yet', async () => {
    const browser = openBrowser();
    await openService({ base: address, fetch: browser.fetch }).join({ code, nickname: 'Bo' });
    const later = openService({ base: address, fetch: browser.fetch });
    expect(await later.startAttempt({ scenario: TALK.id, hash: TALK.hash, mode: 'coach' })).toMatchObject({ is: 'answer' });
    expect(browser.asked.filter((each) => each === 'POST /v1/attempts')).toHaveLength(2);
  });

  test('finds no service where only files are served, and none where another page answers', async () => {
    const file = await elsewhere((_request, response) => response.end('{"service":false,"me":null}'));
    const missing = await elsewhere((_request, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>'));
    const page = await elsewhere((_request, response) => response.end('<!doctype html>'));
    for (const base of [file, missing, page])
      expect(await openService({ base }).session()).toEqual({ is: 'answer', answer: { service: false, me: null, notice: null } });
  });

  test('knows away from no: refused connections, errors of the service, answers that do not come', async () => {
    const gone = await elsewhere(() => {});
    others.at(-1)?.close();
    const broken = await elsewhere((_request, response) =>
      response.writeHead(503, { 'retry-after': '7' }).end('{"error":{"code":"database-away"}}'),
    );
    const busy = await elsewhere((_request, response) => response.writeHead(429).end('{"error":{"code":"too-many"}}'));
    const silent = await elsewhere((_request, response) => response.writeHead(200).write('{'));
    expect(await openService({ base: gone }).session()).toEqual({ is: 'away', after: 0 });
    expect(await openService({ base: broken }).session()).toEqual({ is: 'away', after: 7000 });
    expect(await openService({ base: busy }).session()).toEqual({ is: 'away', after: 5000 });
    const begun = performance.now();
    expect(await openService({ base: silent, patience: 200 }).session()).toEqual({ is: 'away', after: 0 });
    expect(performance.now() - begun).toBeLessThan(2000);
    for (const server of others) server.closeAllConnections();
  });

  test('shows a board page by page, with my own row and the next target wherever they stand', async () => {
    const service = await joined();
    expect(await service.board(WISH)).toMatchObject({ answer: { page: { rows: [], players: 0 }, mine: null, target: null } });
    const send = async (who: typeof service): Promise<void> => {
      const begun = await who.startAttempt({ scenario: TALK.id, hash: TALK.hash, mode: 'coach' });
      if (begun.is !== 'answer') throw new Error(JSON.stringify(begun));
      serving.clock.at += HOUR;
      const { attempt, nonce } = begun.answer;
      expect(await who.sendRun({ attempt, nonce, log: logOf(TALK) })).toMatchObject({ is: 'answer', answer: { rank: 1 } });
    };
    for (let k = 0; k < 22; k += 1) await send(await joined(`n${k}`));
    await send(service);
    const first = await service.board(WISH);
    if (first.is !== 'answer') throw new Error(JSON.stringify(first));
    expect(first.answer.page.rows).toHaveLength(20);
    expect(first.answer.page.rows.some(({ you }) => you)).toBe(false);
    expect(first.answer.mine).toMatchObject({ you: true, rank: 1 });
    const next = await service.board({ ...WISH, cursor: first.answer.page.next });
    expect(next).toMatchObject({ answer: { page: { rows: [{}, {}, { you: true }], next: null } } });
    const around = await service.board({ ...WISH, view: 'around' });
    expect(around.is === 'answer' && around.answer.page.rows.map(({ you }) => you).indexOf(true)).toBe(10);
    expect(await service.board({ ...WISH, of: 'teams' })).toMatchObject({
      answer: { teams: [{ name: 'Finance', you: true, members: 25 }] },
    });
    expect(await service.board({ ...WISH, of: 'lift' })).toMatchObject({ answer: { mine: { score: 0 } } });
    expect(await service.board({ ...WISH, window: 'day' })).toMatchObject({ answer: { mine: { you: true } } });
  });

  test('lists the seasons that have begun with what is played in them', async () => {
    const { store } = serving.opened.service;
    const [tenant = ''] = await tenantsOf(store);
    const at = (hours: number) => new Date(serving.clock.at + hours * HOUR);
    const make = (name: string, from: number, to: number) =>
      withTx(store, tenant, (tx) =>
        createSeason(tx, tenant, { name, starts: at(from), ends: at(to), policy: 'first', versions: [TALK.hash] }),
      );
    await make('over', -48, -24);
    await make('now', -1, 24);
    await make('to come', 24, 48);
    const reply = await (await joined()).seasons();
    expect(reply.is === 'answer' && reply.answer.seasons.map(({ name, state }) => [name, state])).toEqual([
      ['now', 'running'],
      ['over', 'over'],
    ]);
  });
});
