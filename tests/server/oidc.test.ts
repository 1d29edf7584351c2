// Sign-in with a real provider on this machine: its pages are gone through as a browser would.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tenantsOf, withTx } from '../../src/server/store/with-tx.ts';
import { type Device, openServing, type Serving } from './serving.ts';

const HOME = 'http://127.0.0.1:4173';
let server: Server;
let issuer: string;
let serving: Serving;
let admin: Device;

beforeAll(async () => {
  // The provider says at length that it is one for tests.
  for (const of of ['info', 'warn'] as const) vi.spyOn(console, of).mockImplementation(() => {});
  const { default: Provider } = await import('oidc-provider');
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'board', client_secret: 'the secret of the board', redirect_uris: [`${HOME}/v1/oidc/callback`] }],
    pkce: { required: () => true },
    cookies: { keys: ['for the test'] },
  });
  server.on('request', provider.callback());
  serving = await openServing([], '2026-11-26T02:00:00Z', undefined, {
    publicUrl: HOME,
    env: { PUBLIC_URL: HOME, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'board', OIDC_CLIENT_SECRET: 'the secret of the board' },
  });
  serving.clock.at = Date.now();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await serving.close();
  server.closeAllConnections();
  server.close();
});

/** Cookies of one browser at the provider. */
type Jar = Map<string, string>;

async function visit(jar: Jar, url: string, form?: Record<string, string>): Promise<Response> {
  const answer = await fetch(url, {
    redirect: 'manual',
    headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  });
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
  return answer;
}

/** Signs in and agrees; ends at the address that leads back to the board. */
async function atProvider(jar: Jar, location: string, login: string): Promise<string> {
  let url = location;
  for (let steps = 0; steps < 12; steps++) {
    if (url.startsWith(HOME)) return url;
    let answer = await visit(jar, url);
    if (answer.status === 200) {
      const page = await answer.text();
      const prompt = page.includes('value="login"') ? 'login' : 'consent';
      answer = await visit(jar, url, prompt === 'login' ? { prompt, login, password: 'any' } : { prompt });
    }
    url = new URL(answer.headers.get('location') ?? '', url).href;
  }
  throw new Error('the provider leads in circles');
}

interface Gone {
  readonly location: string;
  /** Cookie that the board gave along. */
  readonly flow: string;
}

async function depart(): Promise<Gone> {
  const answer = await serving.app.inject('/v1/oidc/start');
  expect(answer.statusCode).toBe(303);
  return { location: String(answer.headers.location), flow: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
}

async function comeBack(url: string, cookie: string): Promise<{ location: string; session: string | null }> {
  const { pathname, search } = new URL(url);
  const answer = await serving.app.inject({ url: pathname + search, headers: { cookie } });
  const cookies = [answer.headers['set-cookie'] ?? []].flat();
  const session = cookies.find((line) => line.startsWith('session='))?.split(';')[0] ?? null;
  return { location: String(answer.headers.location), session };
}

async function signIn(login: string, jar: Jar = new Map()): Promise<Device> {
  const { location, flow } = await depart();
  const { session, location: home } = await comeBack(await atProvider(jar, location, login), flow);
  expect(home).toBe('/');
  const me = await serving.device(session ?? '').get('/v1/me');
  return serving.device(session ?? '', me.body.csrf);
}

test('before the organisation is set up nobody is sent anywhere', async () => {
  const answer = await serving.app.inject('/v1/oidc/start');
  expect(answer.headers.location).toBe('/#sign-in=no-organisation');
  admin = await serving.admin();
  expect((await serving.device().get('/v1/oidc')).body).toEqual({ provider: true });
});

test('asks for the subject alone, with PKCE, state and nonce', async () => {
  const { searchParams } = new URL((await depart()).location);
  expect(searchParams.get('scope')).toBe('openid');
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)?.length, name).toBeGreaterThan(40);
});

test('the same subject is the same player, another is another; of the subject only a hash is kept', async () => {
  const [anna, again, ben] = [await signIn('anna'), await signIn('anna'), await signIn('ben')];
  const meOf = async (who: Device) => (await who.get('/v1/me')).body;
  const [one, two, three] = [await meOf(anna), await meOf(again), await meOf(ben)];
  expect(one).toMatchObject({ role: 'player', team: null, nickname: one.pseudonym });
  expect(two.player).toBe(one.player);
  expect(three.player).not.toBe(one.player);
  const [tenant = ''] = await tenantsOf(serving.opened.service.store);
  const rows = await withTx(serving.opened.service.store, tenant, (tx) =>
    tx.selectFrom('player').select('oidc_subject').where('oidc_subject', 'is not', null).execute(),
  );
  expect(rows).toHaveLength(2);
  for (const { oidc_subject } of rows) expect(oidc_subject).toMatch(/^[0-9a-f]{64}$/);
  // A team is joined by its code, as the same player.
  const { code } = (await admin.post('/v1/teams', { name: 'Sales' })).body;
  expect((await anna.post('/v1/me/team', { code })).status).toBe(200);
  expect((await again.get('/v1/me')).body).toMatchObject({ player: one.player, team: expect.any(String) });
});

test('who plays already is known by the provider from then on, if he wants to; a subject belongs to one', async () => {
  const { code } = (await admin.post('/v1/teams', { name: 'Store' })).body;
  const carl = await serving.join(code, 'Carl');
  const link = async (who: Device, login: string) => {
    const answer = await serving.app.inject({
      method: 'POST',
      url: '/v1/oidc/link',
      headers: { cookie: who.cookie, 'x-csrf-token': who.csrf },
    });
    expect(answer.statusCode).toBe(200);
    const flow = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    return comeBack(await atProvider(new Map(), answer.json().location, login), flow);
  };
  expect((await link(carl, 'carl')).location).toBe('/');
  const { player } = (await carl.get('/v1/me')).body;
  expect((await (await signIn('carl')).get('/v1/me')).body.player).toBe(player);
  const dora = await serving.join(code, 'Dora');
  expect((await link(dora, 'carl')).location).toBe('/#sign-in=other-player');
  expect((await serving.device(dora.cookie, 'guess').post('/v1/oidc/link', {})).body.error.code).toBe('wrong-csrf');
});

test('comes back once, in the same browser, with the same state, in time', async () => {
  const refused = { location: '/#sign-in=unknown-sign-in', session: null };
  const one = await depart();
  const back = await atProvider(new Map(), one.location, 'erik');
  // A link that somebody was lured to: his browser did not begin this.
  expect(await comeBack(back, '')).toEqual(refused);
  expect(await comeBack(back, (await depart()).flow)).toEqual(refused);
  expect((await comeBack(back, one.flow)).session).not.toBeNull();
  expect(await comeBack(back, one.flow)).toEqual(refused);

  const two = await depart();
  const other = new URL(await atProvider(new Map(), two.location, 'erik'));
  other.searchParams.set('state', 'x'.repeat(43));
  expect(await comeBack(other.href, two.flow)).toEqual(refused);

  const three = await depart();
  const late = await atProvider(new Map(), three.location, 'erik');
  serving.clock.at += 11 * 60_000;
  expect(await comeBack(late, three.flow)).toEqual(refused);
  serving.clock.at -= 11 * 60_000;
});

test('what the provider did not give is refused: a made-up code, another’s code, a refusal', async () => {
  const refused = { location: '/#sign-in=sign-in-refused', session: null };
  const stateOf = ({ location }: Gone): string => new URL(location).searchParams.get('state') ?? '';
  const back = (query: Record<string, string>): string => `${HOME}/v1/oidc/callback?${new URLSearchParams({ iss: issuer, ...query })}`;
  const [one, two, three] = [await depart(), await depart(), await depart()];
  expect(await comeBack(back({ code: 'made up', state: stateOf(one) }), one.flow)).toEqual(refused);
  // A code that was given to another sign-in: its verifier does not fit.
  const stolen = new URL(await atProvider(new Map(), three.location, 'fred')).searchParams.get('code') ?? '';
  expect(await comeBack(back({ code: stolen, state: stateOf(two) }), two.flow)).toEqual(refused);
  const four = await depart();
  expect(await comeBack(back({ error: 'access_denied', state: stateOf(four) }), four.flow)).toEqual(refused);
});

test('ends after a week, however often it is used', async () => {
  const gina = await signIn('gina');
  const begun = serving.clock.at;
  for (const day of [2, 4, 6]) {
    serving.clock.at = begun + day * 86_400_000;
    expect((await gina.get('/v1/me')).status).toBe(200);
  }
  serving.clock.at = begun + 7 * 86_400_000 + 1;
  expect((await gina.get('/v1/me')).status).toBe(401);
  serving.clock.at = begun;
});
