import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/server/people/limits.ts';
import { openStore } from '../../src/server/store/connect.ts';
import { tenantsOf, withTx } from '../../src/server/store/with-tx.ts';
import { type Device, openServing, type Serving } from './serving.ts';

const AT = '2026-11-26T02:00:00Z';
const MINUTE = 60_000;

let serving: Serving;
let admin: Device;
let team: { team: string; code: string };
let tenant: string;

beforeAll(async () => {
  serving = await openServing([], AT);
  admin = await serving.admin();
  team = (await admin.post('/v1/teams', { name: 'Finance' })).body;
  [tenant = ''] = await tenantsOf(serving.opened.service.store);
});
afterAll(() => serving.close());

/** Enters by a route that gives a cookie, as `from` if that is somebody. */
async function enter(path: string, payload: object, from?: Device): Promise<Device> {
  const headers = from ? { cookie: from.cookie, 'x-csrf-token': from.csrf } : {};
  const answer = await serving.app.inject({ method: 'POST', url: path, payload, headers });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return serving.device(String(answer.headers['set-cookie']).split(';')[0], answer.json().csrf);
}
const meOf = async (who: Device) => (await who.get('/v1/me')).body;

/** Asks who he is, and takes the new cookie if there is one. */
async function renewed(who: Device): Promise<{ device: Device; isNew: boolean }> {
  const answer = await serving.app.inject({ url: '/v1/me', headers: { cookie: who.cookie } });
  const cookie = answer.headers['set-cookie'];
  const [value] = String(cookie ?? who.cookie).split(';');
  return { device: serving.device(value, answer.json().csrf), isNew: cookie !== undefined };
}

describe('a second device', () => {
  test('is signed in by a code from the first: once, for ten minutes, the latest alone', async () => {
    const who = await serving.join(team.code, 'Two devices');
    const first = (await who.post('/v1/devices')).body;
    expect(Date.parse(first.expires) - serving.clock.at).toBe(10 * MINUTE);
    const second = (await who.post('/v1/devices')).body;
    await expect(enter('/v1/devices/claim', { code: first.code })).rejects.toThrow('unknown-code');
    const claimed = await Promise.allSettled(Array.from({ length: 8 }, () => enter('/v1/devices/claim', { code: second.code })));
    const [one] = claimed.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(claimed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await meOf(one as Device)).player).toBe((await meOf(who)).player);
    const late = (await who.post('/v1/devices')).body;
    serving.clock.at += 10 * MINUTE;
    await expect(enter('/v1/devices/claim', { code: late.code })).rejects.toThrow('unknown-code');
    // A code for a device joins no team.
    await expect(serving.join((await who.post('/v1/devices')).body.code, 'x')).rejects.toThrow('unknown-code');
    await who.send('DELETE', '/v1/devices');
    expect((await (one as Device).get('/v1/me')).status).toBe(401);
    expect((await who.get('/v1/me')).status).toBe(200);
  });
  test('stays signed in while it is used, and not for ever', async () => {
    const who = await serving.join(team.code, 'Rare');
    const begun = serving.clock.at;
    for (const day of [150, 300, 450]) {
      serving.clock.at = begun + day * 24 * 60 * MINUTE;
      expect((await who.get('/v1/me')).status).toBe(200);
    }
    serving.clock.at += 180 * 24 * 60 * MINUTE + 1;
    expect((await who.get('/v1/me')).status).toBe(401);
    serving.clock.at = begun;
  });
});

describe('a role', () => {
  test('is given by administrators alone', async () => {
    const [player, trainer] = [await serving.join(team.code, 'P'), await serving.join(team.code, 'T')];
    const { player: id } = await meOf(trainer);
    expect((await admin.send('PATCH', `/v1/people/${id}`, { role: 'trainer' })).status).toBe(200);
    const { device } = await renewed(trainer);
    for (const who of [player, device]) {
      expect((await who.send('PATCH', `/v1/people/${id}`, { role: 'admin' })).body.error.code).toBe('not-allowed');
      expect((await who.post('/v1/invites', { role: 'admin' })).body.error.code).toBe('not-allowed');
      for (const url of ['/v1/people', '/v1/audit']) expect((await who.get(url)).body.error.code).toBe('not-allowed');
      expect((await who.send('PATCH', '/v1/settings', { ranking: false })).body.error.code).toBe('not-allowed');
      expect((await who.send('DELETE', `/v1/people/${id}`)).body.error.code).toBe('not-allowed');
      expect((await who.send('DELETE', `/v1/teams/${team.team}`)).body.error.code).toBe('not-allowed');
    }
    // A trainer makes teams and looks at settings; a player does neither.
    expect((await device.post('/v1/teams', { name: 'Made by a trainer' })).status).toBe(200);
    expect((await device.get('/v1/settings')).status).toBe(200);
    for (const url of ['/v1/teams', '/v1/settings']) expect((await player.get(url)).body.error.code).toBe('not-allowed');
  });
  test('that rises needs a new token, which the old one ends after a minute; one that falls is felt at once', async () => {
    const who = await serving.join(team.code, 'Rising');
    const { player } = await meOf(who);
    expect((await renewed(who)).isNew).toBe(false);
    await admin.send('PATCH', `/v1/people/${player}`, { role: 'admin' });
    expect((await who.get('/v1/people')).body.error.code).toBe('not-allowed');
    const { device, isNew } = await renewed(who);
    expect(isNew).toBe(true);
    expect(device.cookie).not.toBe(who.cookie);
    expect(await meOf(device)).toMatchObject({ player, role: 'admin' });
    expect((await device.get('/v1/people')).status).toBe(200);
    // What was on its way still arrives, with the old rights.
    expect((await who.get('/v1/me')).body).toMatchObject({ player, role: 'player' });
    expect((await who.get('/v1/people')).body.error.code).toBe('not-allowed');
    serving.clock.at += MINUTE;
    expect((await who.get('/v1/me')).status).toBe(401);
    await admin.send('PATCH', `/v1/people/${player}`, { role: 'player' });
    expect((await device.get('/v1/people')).body.error.code).toBe('not-allowed');
  });
  test('of administrator is left to one at least, also when two dismiss each other at once', async () => {
    const { player } = await meOf(admin);
    expect((await admin.send('PATCH', `/v1/people/${player}`, { role: 'trainer' })).body.error.code).toBe('last-admin');
    expect((await admin.send('DELETE', '/v1/me')).body.error.code).toBe('last-admin');
    const { token } = (await admin.post('/v1/invites', { role: 'admin' })).body;
    const other = await enter('/v1/invites/accept', { token, nickname: 'Second' });
    const { player: second } = await meOf(other);
    const dismissed = await Promise.all([
      admin.send('PATCH', `/v1/people/${second}`, { role: 'player' }),
      other.send('PATCH', `/v1/people/${player}`, { role: 'player' }),
    ]);
    expect(dismissed.filter(({ status }) => status === 200)).toHaveLength(1);
    if (dismissed[1]?.status === 200) await other.send('PATCH', `/v1/people/${player}`, { role: 'admin' });
    admin = (await renewed(admin)).device;
    expect((await meOf(admin)).role).toBe('admin');
  });
  test('comes by a link: once, in time, and to the same player if he is signed in', async () => {
    const who = await serving.join(team.code, 'Invited');
    const { player } = await meOf(who);
    const { token } = (await admin.post('/v1/invites', { role: 'trainer' })).body;
    const raised = await enter('/v1/invites/accept', { token, nickname: 'ignored' }, who);
    expect(await meOf(raised)).toMatchObject({ player, role: 'trainer', nickname: 'Invited' });
    expect(raised.cookie).not.toBe(who.cookie);
    await expect(enter('/v1/invites/accept', { token, nickname: 'x' })).rejects.toThrow('unknown-link');
    const late = (await admin.post('/v1/invites', { role: 'trainer' })).body;
    const begun = serving.clock.at;
    serving.clock.at += 15 * 24 * 60 * MINUTE;
    await expect(enter('/v1/invites/accept', { token: late.token, nickname: 'x' })).rejects.toThrow('unknown-link');
    serving.clock.at = begun;
    // It sets nothing up.
    const setup = { token: late.token, organisation: 'Taken over', nickname: 'x' };
    expect((await serving.device().post('/v1/setup', setup)).body.error.code).toBe('unknown-link');
    // Who is signed in here must say so with his token.
    expect(
      (await serving.device(raised.cookie, 'guess').post('/v1/invites/accept', { token: late.token, nickname: 'x' })).body.error.code,
    ).toBe('wrong-csrf');
  });
});

describe('a team', () => {
  test('is joined by a player who is signed in as who he is, with a new token', async () => {
    const other = (await admin.post('/v1/teams', { name: 'Warehouse' })).body;
    const who = await serving.join(team.code, 'Moving');
    const moved = await enter('/v1/me/team', { code: other.code }, who);
    const [before, after] = [await meOf(who), await meOf(moved)];
    expect(after).toMatchObject({ player: before.player, nickname: 'Moving', team: other.team });
    expect(moved.cookie).not.toBe(who.cookie);
    expect((await serving.device().post('/v1/me/team', { code: other.code })).status).toBe(401);
    // Another who joins on the same device is another.
    expect((await meOf(await enter('/v1/join', { code: other.code, nickname: 'New' }, who))).player).not.toBe(before.player);
  });
  test('is renamed, and removed without its members; its code ends with it', async () => {
    const made = (await admin.post('/v1/teams', { name: 'Short' })).body;
    const who = await serving.join(made.code, 'Left behind');
    await admin.send('PATCH', `/v1/teams/${made.team}`, { name: 'Shorter' });
    const listed = (await admin.get('/v1/teams')).body.teams.find((one: { team: string }) => one.team === made.team);
    expect(listed).toMatchObject({ name: 'Shorter', members: 1 });
    await admin.send('DELETE', `/v1/teams/${made.team}`);
    expect((await meOf(who)).team).toBeNull();
    await expect(serving.join(made.code, 'late')).rejects.toThrow('unknown-code');
    expect((await admin.send('DELETE', `/v1/teams/${made.team}`)).body.error.code).toBe('unknown-team');
  });
});

describe('the audit log', () => {
  test('holds every act of administrators and trainers, without a word that somebody typed', async () => {
    await admin.send('PATCH', '/v1/settings', { name: 'Umbenannt', neighboursOnly: false });
    const texts = { 'zh-CN': '新的说明', en: 'Another notice' };
    await admin.send('PUT', '/v1/notice', { text: texts });
    const victim = await serving.join(team.code, 'Gone');
    const { player } = await meOf(victim);
    await admin.send('PATCH', `/v1/people/${player}`, { team: null });
    await admin.send('DELETE', `/v1/people/${player}`);
    await admin.post(`/v1/teams/${team.team}/code`).then(({ body }) => Object.assign(team, body));
    const rows: { id: string; action: string; actor: string }[] = [];
    for (let before = ''; ; before = `?before=${rows.at(-1)?.id}`) {
      const page = (await admin.get(`/v1/audit${before}`)).body.rows;
      if (page.length === 0) break;
      rows.push(...page);
    }
    expect([...new Set(rows.map(({ action }) => action))].sort()).toEqual(
      ['code-rotated', 'erased', 'invitation-accepted', 'invited', 'notice-changed', 'role-changed', 'set-up', 'settings-changed'].concat([
        'team-changed',
        'team-made',
        'team-removed',
        'team-renamed',
      ]),
    );
    expect(JSON.stringify(rows)).not.toMatch(/Umbenannt|Another|说明|Gone|Finance|Short|Ada/);
    expect(rows.find(({ action }) => action === 'erased')).toMatchObject({ subject: player, actor: (await meOf(admin)).player });
  });
  test('is added to and never changed, not even by the owner of the tables', async () => {
    for (const url of [serving.url, serving.opened.service.store]) {
      const store = typeof url === 'string' ? openStore({ admin: url, service: url }) : url;
      for (const change of ['update audit set action = action', 'delete from audit', 'truncate audit'])
        await expect(
          withTx(store, tenant, (tx) => sql.raw(change).execute(tx)),
          change,
        ).rejects.toThrow(/only added to|permission denied/);
      if (typeof url === 'string') await store.close();
    }
  });
});

describe('limits', () => {
  test('are counted together by all servers, per player, and end', async () => {
    const env = { RATE_LIMIT: '1' };
    const at = new Date(serving.clock.at).toISOString();
    const servers = [await openServing([], at, serving.url, { env }), await openServing([], at, serving.url, { env })];
    const [who, other] = [await serving.join(team.code, 'Eager'), await serving.join(team.code, 'Calm')];
    const ask = (one: Device, k: number) => (servers[k % 2] as Serving).device(one.cookie, one.csrf).post('/v1/devices');
    const answers = await Promise.all(Array.from({ length: 16 }, (_, k) => ask(who, k)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(LIMITS.device.most);
    expect(answers.filter(({ body }) => body.error?.code === 'too-many')).toHaveLength(16 - LIMITS.device.most);
    expect((await ask(other, 0)).status).toBe(200);
    for (const one of servers) one.clock.at += LIMITS.device.seconds * 1000;
    expect((await ask(who, 1)).status).toBe(200);
    for (const one of servers) await one.close();
  });
  test('hold for runs handed in too', async () => {
    const at = new Date(serving.clock.at).toISOString();
    const server = await openServing([], at, serving.url, { env: { RATE_LIMIT: '0.01' } });
    const who = await serving.join(team.code, 'Flood');
    const body = { attempt: tenant, nonce: 'x', log: [] };
    const sent = [];
    for (let k = 0; k < 4; k++) sent.push((await server.device(who.cookie, who.csrf).post('/v1/runs', body)).status);
    expect(sent).toEqual([404, 404, 429, 429]);
    await server.close();
  });
});
