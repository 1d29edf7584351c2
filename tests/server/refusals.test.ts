// What the service lets nobody do, tried for real: against every route that it describes, and over bare sockets.
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashScenario } from '../../src/core/scenario/hash.ts';
import { buildServer } from '../../src/server/app.ts';
import { LIMITS } from '../../src/server/people/limits.ts';
import { openSession } from '../../src/server/people/sessions.ts';
import { createTeam } from '../../src/server/people/teams.ts';
import { openStore } from '../../src/server/store/connect.ts';
import { tenantsOf, withTx } from '../../src/server/store/with-tx.ts';
import { SAMPLE } from '../core/sample-scenario.ts';
import { type Described, describedRoutes, poisoned, type Schema, sample, urlOf } from './described.ts';
import { newOrganisation, newPlayers, newVersion } from './organisation.ts';
import { temporaryFolder } from './postgres.ts';
import { type Device, openServing, type Serving } from './serving.ts';

const { hash: _, ...rest } = SAMPLE;
const SCENARIO = { ...SAMPLE, hash: hashScenario(rest) };
const PLAYABLE = { scenario: SCENARIO, anchors: { max: 90, random: 30, min: 0, exact: true } };
const AT = '2026-11-26T02:00:00Z';

let serving: Serving;
let admin: Device;
let code: string;
let tenant: string;
let routes: readonly Described[];
const logged: string[] = [];

beforeAll(async () => {
  serving = await openServing([PLAYABLE], AT, undefined, { logLevel: 'trace', log: { write: (line) => logged.push(line) } });
  admin = await serving.admin();
  code = (await admin.post('/v1/teams', { name: 'Finance' })).body.code;
  [tenant = ''] = await tenantsOf(serving.opened.service.store);
  routes = await describedRoutes(serving.app);
});
afterAll(() => serving.close());

describe('guessing a code', () => {
  test('is stopped after so many wrong ones, whichever server is asked and however many at once, and hinders no other address', async () => {
    const limited = { env: { RATE_LIMIT: '1' } };
    const servers = [await openServing([], AT, serving.url, limited), await openServing([], AT, serving.url, limited)];
    const guess = (k: number, with_: string, from = '203.0.113.7') =>
      (servers[k % 2] as Serving).app.inject({
        method: 'POST',
        url: k % 3 ? '/v1/join' : '/v1/devices/claim',
        payload: k % 3 ? { code: with_, nickname: 'x' } : { code: with_ },
        remoteAddress: from,
      });
    const answers = await Promise.all(Array.from({ length: 90 }, (_, k) => guess(k, `WRNG-0000-${1000 + k}`)));
    expect(answers.filter(({ statusCode }) => statusCode === 404)).toHaveLength(LIMITS.guess.most);
    const over = answers.filter(({ statusCode }) => statusCode === 429);
    expect(over).toHaveLength(90 - LIMITS.guess.most);
    expect(over[0]?.json()).toEqual({ error: { code: 'too-many' } });
    expect(Number(over[0]?.headers['retry-after'])).toBeGreaterThan(800);
    // The right one neither, until the time is over.
    expect((await guess(1, code)).statusCode).toBe(429);
    expect((await guess(1, code, '203.0.113.8')).statusCode).toBe(200);
    for (const one of servers) one.clock.at += LIMITS.guess.seconds * 1000;
    expect((await guess(1, code)).statusCode).toBe(200);
    for (const one of servers) await one.close();
  });
  test('is counted by the address that a trusted server in front tells, and by no other', async () => {
    for (const [proxies, expected] of [
      [0, [404, 429, 429]],
      [1, [404, 404, 429]],
    ] as const) {
      const server = await openServing([], AT, serving.url, { env: { RATE_LIMIT: '0.02' }, proxies });
      const guess = async (told: string) => {
        const from = { remoteAddress: `198.51.100.${proxies}`, headers: { 'x-forwarded-for': `192.0.2.1, ${told}` } };
        return (await server.app.inject({ method: 'POST', url: '/v1/join', payload: { code: 'wrong', nickname: 'x' }, ...from }))
          .statusCode;
      };
      expect([await guess('203.0.113.20'), await guess('203.0.113.21'), await guess('203.0.113.20')]).toEqual(expected);
      await server.close();
    }
  });
  test('has 60 bits to guess', async () => {
    const codes = await Promise.all(
      Array.from({ length: 20 }, async (_, k) => (await admin.post('/v1/teams', { name: `T${k}` })).body.code),
    );
    for (const one of codes) expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(new Set(codes).size).toBe(20);
  });
  test('leaves nothing of an address in the database', async () => {
    await withTx(serving.opened.service.store, '00000000-0000-0000-0000-000000000000', async (tx) => {
      const keys = (await tx.selectFrom('meter').select('key').execute()).map(({ key }) => key);
      expect(keys.length).toBeGreaterThan(0);
      for (const key of keys) expect(key).toMatch(/^[a-z]+ [0-9a-f]{6}$/);
    });
  });
});

describe('a session', () => {
  test('is never one that the browser brought along', async () => {
    const planted = admin.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const answer = await serving.app.inject({
      method: 'POST',
      url: '/v1/join',
      payload: { code, nickname: 'Victim' },
      headers: { cookie: planted },
    });
    expect(String(answer.headers['set-cookie'])).not.toContain(planted.split('=')[1]);
    expect((await serving.device(planted).get('/v1/me')).status).toBe(401);
  });
  test('travels by https alone, to this host alone, unseen by scripts', async () => {
    const open = await serving.app.inject({ method: 'POST', url: '/v1/join', payload: { code, nickname: 'x' } });
    expect(String(open.headers['set-cookie'])).toMatch(/^session=.*; Path=\/; HttpOnly; SameSite=Lax$/);
    const secure = await openServing([], AT, serving.url, {
      env: { PUBLIC_URL: 'https://board.example' },
      publicUrl: 'https://board.example',
    });
    const closed = await secure.app.inject({ method: 'POST', url: '/v1/join', payload: { code, nickname: 'x' } });
    expect(String(closed.headers['set-cookie'])).toMatch(/^__Host-session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(closed.headers['strict-transport-security']).toBeDefined();
    const from = async (origin: string) => {
      const headers = { host: 'board.example', origin };
      return (await secure.app.inject({ method: 'POST', url: '/v1/join', payload: { code, nickname: 'x' }, headers })).statusCode;
    };
    expect([await from('https://board.example'), await from('http://board.example')]).toEqual([200, 403]);
    await secure.close();
  });
});

const OPEN = ['/v1/setup', '/v1/join', '/v1/devices/claim', '/v1/invites/accept'];
const writes = () => routes.filter(({ method, path }) => method !== 'GET' && !OPEN.includes(path));

describe('a request that somebody else’s page makes', () => {
  test('is refused by every route that writes, without the token', async () => {
    expect(writes().length).toBeGreaterThan(15);
    for (const route of writes()) {
      const body = route.body ? sample(route.body) : undefined;
      for (const token of ['', 'guess', `${admin.csrf}x`]) {
        const { status, body: answer } = await serving.device(admin.cookie, token).send(route.method as 'POST', urlOf(route), body);
        expect([route.path, status, answer.error.code]).toEqual([route.path, 403, 'wrong-csrf']);
      }
    }
  });
  test('is refused by its origin, even with the token', async () => {
    const from = async (headers: Record<string, string>) => {
      const all = { cookie: admin.cookie, 'x-csrf-token': admin.csrf, host: 'localhost:4173', ...headers };
      return (await admin.send('POST', '/v1/teams', { name: 'x' }, { headers: all })).status;
    };
    expect(await from({ origin: 'http://localhost:4173' })).toBe(200);
    expect(await from({ origin: 'http://localhost:4173', 'sec-fetch-site': 'same-origin' })).toBe(200);
    for (const origin of ['null', 'https://evil.example', 'http://localhost:4174', 'http://localhost:4173.evil.example', 'nonsense'])
      expect(await from({ origin }), origin).toBe(403);
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await from({ 'sec-fetch-site': 'same-site' })).toBe(403);
  });
  test('is told nothing by CORS', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST', cookie: admin.cookie };
    for (const method of ['GET', 'OPTIONS', 'POST'] as const)
      for (const url of ['/v1/me', '/v1/join', '/openapi.json', '/healthz']) {
        const answer = await serving.app.inject({ method, url, headers });
        expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
        expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
      }
  });
});

describe('another organisation', () => {
  test('is not there: none of its numbers answers, its cookie opens nothing here, its cursors are not read', async () => {
    const { store } = serving.opened.service;
    const other = await newOrganisation(store);
    const [player = ''] = await newPlayers(store, other, 1);
    await newVersion(store, other, 'theirs', 'e'.repeat(64));
    const theirs = await withTx(store, other, async (tx) => {
      await tx.updateTable('player').set({ role: 'admin' }).where('player', '=', player).execute();
      const { team } = await createTeam(tx, { tenant: other, player }, 'Theirs', new Date(AT));
      const key = { kind: 'scenario', scenario: 'theirs', hash: 'e'.repeat(64), window: 'all', measure: 'score' } as const;
      const { board } = await tx
        .insertInto('board')
        .values({ tenant: other, ...key })
        .returning('board')
        .executeTakeFirstOrThrow();
      const dates = { starts: new Date(AT), ends: new Date('2027-01-01T00:00:00Z') };
      const { season } = await tx
        .insertInto('season')
        .values({ tenant: other, name: 'Theirs', policy: 'first', ...dates })
        .returning('season')
        .executeTakeFirstOrThrow();
      return { team, board, season, session: await openSession(tx, other, player, new Date(AT)) };
    });
    const unknown = async (answer: Promise<{ status: number; body: { error?: { code: string } } }>) => {
      const { status, body } = await answer;
      expect(status).toBe(404);
      expect(body.error?.code).toMatch(/^unknown-/);
    };
    for (const view of ['top', 'around', 'team', 'target', 'stream']) await unknown(admin.get(`/v1/boards/${theirs.board}/${view}`));
    await unknown(admin.get(`/v1/boards?kind=season&season=${theirs.season}`));
    await unknown(admin.get(`/v1/teams/board?season=${theirs.season}`));
    await unknown(admin.get('/v1/boards?kind=scenario&scenario=theirs'));
    await unknown(admin.get(`/v1/scenarios/${'e'.repeat(64)}`));
    await unknown(admin.post(`/v1/teams/${theirs.team}/code`));
    await unknown(admin.send('DELETE', `/v1/teams/${theirs.team}`));
    await unknown(admin.send('PATCH', `/v1/people/${player}`, { role: 'player' }));
    await unknown(admin.send('PATCH', `/v1/people/${(await admin.get('/v1/me')).body.player}`, { team: theirs.team }));
    await unknown(admin.send('DELETE', `/v1/people/${player}`));
    const own = serving.device(`session=${theirs.session.cookie}`, theirs.session.csrf);
    expect((await own.get('/v1/me')).body).toMatchObject({ player, role: 'admin' });
    expect((await own.get('/v1/people')).body.people).toHaveLength(1);
    // The same token, said to be of ours.
    const moved = theirs.session.cookie.replace(other, tenant);
    expect((await serving.device(`session=${moved}`, theirs.session.csrf).get('/v1/me')).status).toBe(401);
  });
});

/** What a bare socket is answered, and after how long. */
async function socket(port: number, parts: readonly string[], pause = 0): Promise<{ answer: string; ms: number }> {
  const begun = performance.now();
  return new Promise((resolve) => {
    let answer = '';
    const client = connect(port, '127.0.0.1', async () => {
      for (const part of parts) {
        if (client.destroyed) break;
        client.write(part);
        if (pause > 0) await new Promise((next) => setTimeout(next, pause));
      }
    });
    client.on('data', (bytes) => {
      answer += bytes.toString();
    });
    client.on('error', () => {});
    client.on('close', () => resolve({ answer, ms: performance.now() - begun }));
  });
}

describe('over a bare socket', () => {
  const folder = temporaryFolder();
  const dist = path.join(folder, 'dist');
  let port: number;
  let app: Awaited<ReturnType<typeof buildServer>>;
  beforeAll(async () => {
    mkdirSync(path.join(dist, 'assets'), { recursive: true });
    writeFileSync(path.join(dist, 'index.html'), 'the game');
    writeFileSync(path.join(dist, 'scenarios.json'), 'the weights');
    writeFileSync(path.join(folder, 'secret.txt'), 'the secret');
    app = await buildServer(dist, { service: serving.opened.service, slowest: 600 });
    await app.listen({ host: '127.0.0.1', port: 0 });
    port = (app.server.address() as AddressInfo).port;
  });
  afterAll(() => app.close());
  const get = async (target: string): Promise<string> =>
    (await socket(port, [`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`])).answer;

  test('no path leads out of the folder, nor to what the server keeps in it', async () => {
    expect(await get('/index.html')).toContain('the game');
    const out = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/..%5csecret.txt',
      '/assets/../../secret.txt',
      '//../secret.txt',
    ];
    const more = ['/assets/%2e%2e%2f%2e%2e%2fsecret.txt', '/%252e%252e%252fsecret.txt', '/....//secret.txt', '/%c0%ae%c0%ae/secret.txt'];
    const kept = [
      '/scenarios.json',
      '/./scenarios.json',
      '//scenarios.json',
      '/assets/../scenarios.json',
      '/%73cenarios.json',
      '/scenarios.json%00',
    ];
    const broken = [
      '/index.html%00',
      '/%',
      '/%zz',
      'http://x/../secret.txt',
      '/v1/../secret.txt',
      '/v1/%2e%2e/scenarios.json',
      '/SCENARIOS.JSON',
    ];
    for (const target of [...out, ...more, ...kept, ...broken]) {
      const answer = await get(target);
      expect(answer, target).toMatch(/^HTTP\/1\.1 (400|403|404) /);
      expect(answer, target).not.toMatch(/the (secret|weights)/);
    }
  });
  test('a body or a head that comes too slowly is given up', async () => {
    const head = 'POST /v1/join HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
    const drops = Array.from({ length: 40 }, () => ' ');
    const [body, lines] = await Promise.all([
      socket(port, [`${head}content-length: 100\r\n\r\n{`, ...drops], 100),
      socket(port, [head, ...drops.map((_, k) => `x-${k}: y\r\n`)], 100),
    ]);
    for (const { answer, ms } of [body, lines]) {
      expect(answer === '' || answer.startsWith('HTTP/1.1 408')).toBe(true);
      expect(ms).toBeLessThan(3500);
    }
  });
  test('a body that is too large is refused before it is read, a false length and a huge head too', async () => {
    const head = 'POST /v1/join HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n';
    expect((await socket(port, [`${head}content-length: 33000\r\n\r\n`])).answer).toMatch(/^HTTP\/1\.1 413 /);
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    expect((await socket(port, [`${head}transfer-encoding: chunked\r\n\r\n`, chunk, chunk, chunk])).answer).toMatch(/^HTTP\/1\.1 413 /);
    expect((await socket(port, [`${head}content-length: 5\r\ncontent-length: 9\r\n\r\n{}`])).answer).toMatch(/^HTTP\/1\.1 400 /);
    expect((await socket(port, [`${head}x: ${'y'.repeat(20_000)}\r\n\r\n`])).answer).toMatch(/^HTTP\/1\.1 431 /);
    const deep = `${'['.repeat(15_000)}${']'.repeat(15_000)}`;
    expect((await socket(port, [`${head}content-length: ${deep.length}\r\n\r\n${deep}`])).answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('whatever is written into a field', () => {
  /** Half of a letter: no text in UTF-8. */
  const LONE = '\ud800';
  const TEXTS = [
    `'; drop table player; --`,
    `1 or 1=1`,
    '<script>alert(1)</script>',
    '\u0000',
    'a\u0000b',
    LONE,
    '{{7*7}}%s%n',
    '../../etc/passwd',
    '2026-02-31T00:00:00Z',
    '2026-11-26T02:00:00+14:59',
    '999999999999999999',
    'x'.repeat(5000),
    -1,
    1e308,
    null,
    [],
    { $ne: null },
    { __proto__: { role: 'admin' } },
  ];
  test('is an answer in JSON by a code, never a failure, and changes no table', async () => {
    const who = await serving.join(code, `'; drop table player; --`);
    expect((await who.get('/v1/me')).body.nickname).toBe(`'; drop table player; --`);
    const before = await sql<{ n: number }>`select count(*)::int as n from pg_tables where schemaname = 'public'`.execute(
      serving.opened.service.store.db,
    );
    let asked = 0;
    const skipped = ['/metrics', '/v1/logout', '/v1/me/export', '/v1/oidc/start'];
    for (const route of routes.filter((one) => !skipped.includes(one.path) && !(one.method === 'DELETE' && one.path === '/v1/me')))
      for (const device of [who, admin]) {
        const look = async (url: string, payload?: unknown): Promise<void> => {
          const answer = await serving.app.inject({
            method: route.method,
            url,
            headers: { cookie: device.cookie, 'x-csrf-token': device.csrf },
            ...(payload === undefined
              ? {}
              : {
                  payload: JSON.stringify(payload),
                  headers: { cookie: device.cookie, 'x-csrf-token': device.csrf, 'content-type': 'application/json' },
                }),
          });
          asked += 1;
          const said = `${route.method} ${url.slice(0, 200)} ${JSON.stringify(payload)?.slice(0, 200)} → ${answer.statusCode} ${answer.body.slice(0, 200)}`;
          expect(answer.statusCode, said).toBeLessThan(500);
          if (answer.statusCode < 300) return;
          expect(answer.headers['content-type'], said).toMatch(/^application\/json/);
          expect(answer.json().error?.code ?? answer.json().ok, said).toBeDefined();
        };
        for (const text of TEXTS) {
          const spelt = typeof text === 'string' && text !== LONE ? text : JSON.stringify(text);
          for (const { name, in: place } of route.parameters) if (place !== 'header') await look(urlOf(route, { [name]: spelt }));
          if (route.body && device === who) for (const body of poisoned(sample(route.body), text)) await look(urlOf(route), body);
        }
      }
    expect(asked).toBeGreaterThan(1000);
    const after = await sql<{ n: number }>`select count(*)::int as n from pg_tables where schemaname = 'public'`.execute(
      serving.opened.service.store.db,
    );
    expect(after.rows).toEqual(before.rows);
    expect((await admin.get('/v1/me')).body).toMatchObject({ role: 'admin', nickname: 'Ada' });
  }, 60_000);
  test('comes back as text that no browser runs', async () => {
    const answer = await serving.app.inject({ url: '/v1/me', headers: { cookie: admin.cookie } });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
  });
});

describe('the description', () => {
  test('leaves no object open to what it does not name', async () => {
    const { paths } = (await serving.app.inject('/openapi.json')).json();
    const open: string[] = [];
    const walk = (schema: Schema, at: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      if (schema.type === 'object' && schema.additionalProperties !== false) open.push(at);
      for (const [name, one] of Object.entries(schema)) walk(one, `${at}/${name}`);
    };
    walk(paths, '');
    expect(open).toEqual([]);
  });
  test('gives every text and list of a body its bound', async () => {
    const unbound: string[] = [];
    const walk = (schema: Schema, at: string): void => {
      const bound = schema.maxLength !== undefined || schema.pattern !== undefined || schema.const !== undefined || schema.enum;
      if (schema.type === 'string' && !bound) unbound.push(at);
      if (schema.type === 'array' && schema.maxItems === undefined) unbound.push(at);
      for (const [name, one] of Object.entries(schema.properties ?? {})) walk(one, `${at}.${name}`);
      for (const one of schema.anyOf ?? []) walk(one, at);
      if (schema.items) walk(schema.items, `${at}[]`);
    };
    for (const { path: at, body } of routes) if (body) walk(body, at);
    expect(unbound).toEqual([]);
  });
});

test('the log of a whole session holds no name, no address and no secret', async () => {
  logged.length = 0;
  const { code: secret, team } = (await admin.post('/v1/teams', { name: 'Verwaltung-Nord' })).body;
  const who = await serving.join(secret, 'Wilhelmina');
  const { pseudonym } = (await who.get('/v1/me')).body;
  const device = (await who.post('/v1/devices')).body.code;
  await serving.app.inject({ method: 'POST', url: '/v1/devices/claim', payload: { code: device }, remoteAddress: '203.0.113.99' });
  await serving.app.inject({ method: 'POST', url: '/v1/join', payload: { code: secret, nickname: 5 } });
  await serving.app.inject({
    method: 'POST',
    url: '/v1/join',
    payload: '{"nickname": "Wilhelmina',
    headers: { 'content-type': 'application/json' },
  });
  await who.get(`/v1/boards?kind=scenario&scenario=${encodeURIComponent('Wilhelmina')}`);
  await who.get('/v1/Wilhelmina');
  const { token } = (await admin.post('/v1/invites', { role: 'trainer' })).body;
  await serving.app.inject({ method: 'POST', url: '/v1/invites/accept', payload: { token, nickname: 'Wilhelmina' } });
  const started = (await who.post('/v1/attempts', { scenario: SCENARIO.id, hash: SCENARIO.hash, mode: 'coach' })).body;
  await who.post('/v1/runs', { attempt: started.attempt, nonce: started.nonce, log: [] });
  await who.get('/v1/me/export');
  // A failure of ours, of which the database tells with the whole row.
  const owner = openStore({ admin: serving.url, service: serving.url });
  await sql`alter table player add constraint odd check (nickname <> 'Wilhelmina II')`.execute(owner.db);
  const failed = await serving.app.inject({ method: 'POST', url: '/v1/join', payload: { code: secret, nickname: 'Wilhelmina II' } });
  expect([failed.statusCode, failed.json()]).toEqual([500, { error: { code: 'internal' } }]);
  await sql`alter table player drop constraint odd`.execute(owner.db);
  await owner.close();
  await who.send('DELETE', '/v1/me');
  const text = logged.join('');
  expect(text).toContain('"route":"/v1/me/export"');
  expect(text).toContain('"code":"23514"');
  for (const word of [secret, secret.replaceAll('-', ''), device, token, who.csrf, who.cookie.split('=')[1] ?? '', started.nonce])
    expect(text.includes(word), word).toBe(false);
  for (const word of ['Wilhelmina', 'Verwaltung', pseudonym, team, '203.0.113.99', '127.0.0.1', 'user-agent', 'lightMyRequest'])
    expect(text.includes(word), word).toBe(false);
});
