import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashScenario } from '../../src/core/scenario/hash.ts';
import type { Scenario } from '../../src/core/scenario/model.ts';
import { ensureBoard } from '../../src/server/boards/board.ts';
import { enterScores } from '../../src/server/boards/enter.ts';
import { createSeason } from '../../src/server/boards/seasons.ts';
import { openSession } from '../../src/server/people/sessions.ts';
import { publishVersion } from '../../src/server/runs/versions.ts';
import { tenantsOf, withTx } from '../../src/server/store/with-tx.ts';
import { SAMPLE } from '../core/sample-scenario.ts';
import { newOrganisation, newPlayers, SOME_BOARD } from './organisation.ts';
import { LOGS } from './sample-logs.ts';
import { type Answer, type Device, openServing, type Serving } from './serving.ts';

const hashed = (scenario: Scenario): Scenario => {
  const { hash: _, ...rest } = scenario;
  return { ...scenario, hash: hashScenario(rest) };
};
const ANCHORS = { max: 90, random: 30, min: 0, exact: true };
const FIRST = hashed({ ...SAMPLE, id: 'first' });
const LIVE = hashed({ ...SAMPLE, id: 'live' });

let serving: Serving;
let admin: Device;
let code: string;
let tenant: string;
const HOUR = 3_600_000;

beforeAll(async () => {
  serving = await openServing([{ scenario: FIRST, anchors: ANCHORS }], '2026-11-26T02:00:00Z');
  admin = await serving.admin();
  code = (await admin.post('/v1/teams', { name: 'Finance' })).body.code;
  // Boards of one or two are looked at here.
  await admin.send('PATCH', '/v1/settings', { smallestGroup: 1 });
  [tenant = ''] = await tenantsOf(serving.opened.service.store);
});
afterAll(() => serving.close());

let people = 0;
const somebody = (): Promise<Device> => serving.join(code, `player ${people++}`);

async function begin(who: Device, mode = 'coach', scenario = FIRST) {
  const { status, body } = await who.post('/v1/attempts', { scenario: scenario.id, hash: scenario.hash, mode });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** Slow enough to have been read. */
async function play(who: Device, log: readonly object[], mode = 'coach') {
  const { attempt, nonce } = await begin(who, mode);
  serving.clock.at += HOUR;
  return { attempt, nonce, ...(await who.post('/v1/runs', { attempt, nonce, log })) };
}

/** The first of them that the server takes. */
async function anyLegal(): Promise<readonly object[]> {
  const who = await somebody();
  for (const log of LOGS) if ((await play(who, log)).status === 200) return log;
  throw new Error('no legal log');
}

describe('a run', () => {
  test('is scored by playing it again; the answer holds score, terms, rank and previous best', async () => {
    const log = await anyLegal();
    const who = await somebody();
    const first = await play(who, log);
    expect(first.body).toMatchObject({ attempt: first.attempt, previousBest: null, flags: [], ranked: true });
    expect(first.body.rank).toBeGreaterThanOrEqual(1);
    expect(Object.keys(first.body.terms)).toEqual(['process', 'outcome', 'fit', 'steps', 'band']);
    const again = await play(who, log);
    expect(again.body).toMatchObject({ score: first.body.score, previousBest: first.body.score });
    expect((await who.get('/v1/me/trend?scenario=first')).body.runs.map((run) => run.number)).toEqual([1, 2]);
  });

  test('sent 50 times at once is stored once and answered 50 times the same', async () => {
    const log = await anyLegal();
    const who = await somebody();
    const { attempt, nonce } = await begin(who);
    serving.clock.at += HOUR;
    const answers = await Promise.all(Array.from({ length: 50 }, () => who.post('/v1/runs', { attempt, nonce, log })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveLength(1);
    expect(answers[0]?.status).toBe(200);
    const rows = await withTx(serving.opened.service.store, tenant, (tx) =>
      tx.selectFrom('run').select('attempt').where('attempt', '=', attempt).execute(),
    );
    expect(rows).toHaveLength(1);
    expect((await who.post('/v1/runs', { attempt, nonce, log: log.slice(1) })).body).toEqual({ error: { code: 'other-body' } });
    expect(await who.post('/v1/runs', { attempt, nonce, log })).toEqual(answers[0]);
  });

  test('is answered the same alone as together with others, and every board still equals a recount', async () => {
    const log = await anyLegal();
    const group = await Promise.all(Array.from({ length: 12 }, somebody));
    const begun = [];
    for (const who of group) begun.push({ who, ...(await begin(who)) });
    serving.clock.at += HOUR;
    const together = await Promise.all(begun.map(({ who, attempt, nonce }) => who.post('/v1/runs', { attempt, nonce, log })));
    expect(new Set(together.map(({ status, body }) => `${status} ${body.score} ${body.rank}`))).toHaveLength(1);
    const alone = await somebody();
    const { attempt, nonce } = await begin(alone);
    serving.clock.at += HOUR;
    const done = await alone.post('/v1/runs', { attempt, nonce, log });
    const { attempt: _, players: __, ...same } = together[0]?.body ?? {};
    expect(done).toMatchObject({ status: 200, body: same });
    const { rows } = await withTx(serving.opened.service.store, tenant, (tx) =>
      sql`select board, score, sum(n) from (
            select board, score, n from bucket union all select board, score, -1 from entry) as counted group by board, score having sum(n) <> 0`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([]);
  });

  test('that is not lawful is refused with the index of its first illegal event, and stores nothing', async () => {
    const log = await anyLegal();
    const who = await somebody();
    const refused = async (bad: readonly object[]) => {
      const { status, body } = await play(who, bad);
      return [status, body.error.code, body.error.illegalAt];
    };
    expect(await refused([...log, log[0] as object])).toEqual([422, 'already-ended', log.length]);
    expect(await refused(log.slice(0, -1))).toEqual([422, 'unfinished', log.length - 1]);
    expect(await refused([])).toEqual([422, 'unfinished', 0]);
    expect(await refused([log[0] as object, { type: 'choose', choice: 'nowhere' }])).toEqual([422, 'unknown-choice', 1]);
    expect(await refused([{ type: 'back' }])).toEqual([422, 'not-in-practice', 0]);
    expect((await who.get('/v1/me/trend')).body.runs).toEqual([]);
  });

  test('is refused for another’s attempt, a wrong nonce, an unknown attempt and an old version', async () => {
    const log = await anyLegal();
    const [who, other] = [await somebody(), await somebody()];
    const { attempt, nonce } = await begin(who);
    expect((await other.post('/v1/runs', { attempt, nonce, log })).body.error.code).toBe('foreign-attempt');
    expect((await who.post('/v1/runs', { attempt, nonce: 'x', log })).body.error.code).toBe('wrong-nonce');
    expect((await who.post('/v1/runs', { attempt: randomUUID(), nonce, log })).body.error.code).toBe('unknown-attempt');
    const start = (body: object) => who.post('/v1/attempts', { scenario: 'first', hash: FIRST.hash, mode: 'coach', ...body });
    expect((await start({ scenario: 'nothing' })).body.error.code).toBe('unknown-scenario');
    expect(await start({ hash: 'b'.repeat(64) })).toEqual({ status: 409, body: { error: { code: 'old-version' } } });
  });

  test('faster than anybody reads is stored, flagged and not ranked', async () => {
    const log = await anyLegal();
    const who = await somebody();
    const { attempt, nonce } = await begin(who);
    serving.clock.at += 20;
    expect((await who.post('/v1/runs', { attempt, nonce, log })).body).toMatchObject({ flags: ['too-fast'], ranked: false, rank: null });
    expect((await who.get('/v1/me/trend')).body.runs).toHaveLength(1);
  });

  test('of practice may go back, and is not ranked', async () => {
    const log = await anyLegal();
    const { body } = await play(await somebody(), [log[0] as object, { type: 'back' }, ...log], 'practice');
    expect(body).toMatchObject({ ranked: false, rank: null });
  });

  test('played offline comes later with its own time, once, however often it is sent', async () => {
    const log = await anyLegal();
    const who = await somebody();
    const sent = {
      clientAttempt: randomUUID(),
      scenario: 'first',
      hash: FIRST.hash,
      seed: 7,
      mode: 'coach',
      log,
      startedAt: '2026-11-20T10:00:00+08:00',
      finishedAt: '2026-11-20T10:20:00+08:00',
    };
    const [one, two] = await Promise.all([who.post('/v1/runs/offline', sent), who.post('/v1/runs/offline', sent)]);
    expect(one).toEqual(two);
    expect(one.body).toMatchObject({ flags: ['offline'], ranked: true });
    expect((await who.get('/v1/me/trend')).body.runs).toMatchObject([{ finishedAt: '2026-11-20T02:20:00.000Z', flags: ['offline'] }]);
    const day = (at: string) => who.get(`/v1/boards?kind=scenario&scenario=first&window=day&at=${encodeURIComponent(at)}`);
    expect((await day('2026-11-20T03:00:00Z')).body.rows).toMatchObject([{ you: true }]);
    const other = await somebody();
    expect((await other.post('/v1/runs/offline', sent)).body.error.code).toBe('foreign-attempt');
    expect((await who.post('/v1/runs/offline', { ...sent, clientAttempt: randomUUID(), hash: 'c'.repeat(64) })).body.error.code).toBe(
      'unknown-scenario',
    );
    const backwards = { ...sent, clientAttempt: randomUUID(), finishedAt: '2026-11-20T01:00:00Z' };
    expect((await who.post('/v1/runs/offline', backwards)).body.error.code).toBe('impossible-times');
  });
});

/** Keys of a scenario file that tell what an answer is worth, or what comes of it. */
const WEIGHTS = new Set(['move', 'goal', 'issue', 'listen', 'asks', 'shares', 'why', 'reply', 'to', 'needs', 'volunteers', 'knownBy']);
function weightsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const filled = (part: unknown): boolean => typeof part !== 'object' || part === null || Object.keys(part).length > 0;
  return Object.entries(value).flatMap(([key, part]) => {
    // What one is to reach stands in the briefing; a meter moves from and to.
    const told = (key === 'goal' && typeof part === 'object') || (key === 'to' && 'from' in value);
    return [...(WEIGHTS.has(key) && filled(part) && !told ? [key] : []), ...weightsIn(part)];
  });
}

describe('a live play', () => {
  test('is answered choice by choice, and its file never leaves the server', async () => {
    const { store } = serving.opened.service;
    await withTx(store, tenant, (tx) =>
      publishVersion(tx, tenant, { scenario: LIVE, anchors: ANCHORS, origin: 'uploaded', live: true }, new Date(serving.clock.at)),
    );
    const who = await somebody();
    expect((await who.get(`/v1/scenarios/${LIVE.hash}`)).body).toMatchObject({ live: true, playable: null });
    expect((await who.get(`/v1/scenarios/${FIRST.hash}`)).body.playable?.scenario).toEqual(FIRST);
    const log = await anyLegal();
    const { attempt, nonce, view } = await begin(who, 'coach', LIVE);
    expect(view?.choices.length).toBeGreaterThan(0);
    const choose = (index: number, event: unknown) => who.post(`/v1/attempts/${attempt}/choices`, { index, event });
    expect((await choose(1, log[1])).body.error.code).toBe('out-of-turn');
    expect((await choose(0, { type: 'choose', choice: 'nowhere' })).body.error).toEqual({ code: 'illegal-choice', illegalAt: 0 });
    expect(weightsIn((await who.get(`/v1/scenarios/${LIVE.hash}`)).body)).toEqual([]);
    for (const [index, event] of log.entries()) {
      const answer = await choose(index, event);
      expect(answer.body.index).toBe(index + 1);
      const stands = (await who.get(`/v1/attempts/${attempt}`)).body;
      expect(stands).toMatchObject({ nonce, view: answer.body.view, log: log.slice(0, index + 1), end: answer.body.end });
      expect(stands.past.length).toBe(index + 1);
      if (index < log.length - 1) expect([answer.body.end, ...weightsIn([answer.body, stands])]).toEqual([null]);
      // The answer got lost: asked again, it is the same.
      expect(await choose(index, event)).toEqual(answer);
      if (index === log.length - 1) expect(answer.body.end?.debrief.decisions.length).toBe(log.length);
    }
    expect((await (await somebody()).get(`/v1/attempts/${attempt}`)).body.error.code).toBe('unknown-attempt');
    expect((await choose(0, { type: 'timeout' })).body.error.code).toBe('other-choice');
    serving.clock.at += HOUR;
    expect((await who.post('/v1/runs', { attempt, nonce, log: log.slice(1) })).body.error.code).toBe('not-as-played');
    expect((await who.post('/v1/runs', { attempt, nonce, log })).status).toBe(200);
    expect((await choose(log.length, log[0])).body.error.code).toBe('already-answered');
  });

  test('is what a trainer makes of an uploaded scenario, and of its versions of before; not of one that came with the game', async () => {
    const change = (of: Scenario, live: boolean, who = admin) => who.send('PATCH', `/v1/scenarios/${of.hash}`, { live });
    const [old, own] = [hashed({ ...SAMPLE, id: 'own' }), hashed({ ...SAMPLE, id: 'own', minutes: 9 })];
    for (const scenario of [old, own])
      await withTx(serving.opened.service.store, tenant, (tx) =>
        publishVersion(tx, tenant, { scenario, anchors: ANCHORS, origin: 'uploaded' }, new Date(serving.clock.at)),
      );
    const who = await somebody();
    expect((await change(own, true, who)).body.error.code).toBe('not-allowed');
    expect((await change(FIRST, true)).body.error.code).toBe('not-uploaded');
    expect((await change(old, true)).body.error.code).toBe('unknown-scenario');
    expect((await change(own, true)).body).toEqual({ scenarios: ['own'], live: true });
    for (const { hash } of [old, own]) expect((await who.get(`/v1/scenarios/${hash}`)).body).toMatchObject({ live: true, playable: null });
    expect((await begin(who, 'coach', own)).view).not.toBeNull();
    await change(own, false);
    expect((await who.get(`/v1/scenarios/${own.hash}`)).body.playable?.scenario).toEqual(own);
  });
});

describe('a season', () => {
  test('counts the first attempt alone, by its policy and the number given when it began', async () => {
    const log = await anyLegal();
    const who = await somebody();
    const now = serving.clock.at;
    const season = await withTx(serving.opened.service.store, tenant, (tx) =>
      createSeason(tx, tenant, {
        name: 'S',
        starts: new Date(now),
        ends: new Date(now + 24 * HOUR),
        policy: 'first',
        versions: [FIRST.hash],
      }),
    );
    if (!season.ok) throw new Error(season.code);
    expect((await who.get('/v1/seasons')).body.seasons).toEqual([
      expect.objectContaining({
        season: season.season,
        name: 'S',
        policy: 'first',
        offline: false,
        state: 'running',
        scenarios: [{ scenario: 'first', hash: FIRST.hash, title: FIRST.title, current: true }],
      }),
    ]);
    const board = `/v1/boards?kind=season&season=${season.season}&scenario=first`;
    const [one, two] = [await begin(who), await begin(who)];
    serving.clock.at += HOUR;
    // The second sent in first: it is not the first.
    await who.post('/v1/runs', { attempt: two.attempt, nonce: two.nonce, log });
    expect((await who.get(board)).body.rows).toEqual([]);
    await who.post('/v1/runs', { attempt: one.attempt, nonce: one.nonce, log });
    expect((await who.get(board)).body).toMatchObject({ rows: [{ rank: 1, you: true }], closed: false });
    const standings = await who.get(`/v1/boards?kind=season&season=${season.season}`);
    expect(standings.body).toMatchObject({ provisional: true, rows: [{ you: true }] });
    expect((await who.get(`/v1/teams/board?season=${season.season}`)).body.teams).toMatchObject([{ name: 'Finance', you: true }]);
    // Begun in the season, ended after it.
    const late = await somebody();
    const { attempt, nonce } = await begin(late);
    serving.clock.at = now + 24 * HOUR;
    expect((await late.post('/v1/runs', { attempt, nonce, log })).status).toBe(200);
    expect((await late.get(board)).body.rows).toHaveLength(1);
  });
});

describe('boards over the wire', () => {
  test('are found, paged, seen around me, in my team, with a target', async () => {
    const log = await anyLegal();
    const who = await somebody();
    for (let k = 0; k < 22; k++) await play(await somebody(), log);
    await play(who, log);
    const { body } = await who.get('/v1/boards?kind=scenario&scenario=first');
    expect(body.rows).toHaveLength(20);
    expect(body.rows[0]?.name).toMatch(/^#/);
    const next = await who.get(`/v1/boards/${body.board}/top?cursor=${body.next}`);
    expect(next.body.rows.length).toBeGreaterThan(0);
    expect((await who.get(`/v1/boards/${body.board}/top?cursor=${body.next}x`)).body.error.code).toBe('bad-cursor');
    const around = await who.get(`/v1/boards/${body.board}/around`);
    expect(around.body.rows).toHaveLength(11);
    expect(around.body.rows.filter((row: { you: boolean }) => row.you)).toHaveLength(1);
    expect((await who.get(`/v1/boards/${body.board}/team`)).body.rows.length).toBeGreaterThan(20);
    expect((await who.get(`/v1/boards/${body.board}/target`)).status).toBe(200);
    expect((await who.get('/v1/boards/999999/around')).body.error.code).toBe('unknown-board');
    expect((await who.get('/v1/boards?kind=overall&measure=lift')).body.players).toBeGreaterThan(20);
    expect((await who.get('/v1/boards?kind=scenario')).body.error.code).toBe('scenario-missing');
  });

  test('are the same for 50 who ask at once, of two organisations, as for each alone; whoever is refused spoils no other’s answer', async () => {
    const { store, now } = serving.opened.service;
    const asking: { who: Device; url: string }[] = [];
    const organisations: string[] = [];
    for (const names of ['pseudonym', 'nickname']) {
      const other = await newOrganisation(store);
      organisations.push(other);
      const players = await newPlayers(store, other, 40);
      const day = { starts: new Date(serving.clock.at), ends: new Date(serving.clock.at + 24 * HOUR) };
      await withTx(store, other, async (tx) => {
        await tx
          .updateTable('org')
          .set({ settings: JSON.stringify({ names }) })
          .execute();
        const boards = [SOME_BOARD, { ...SOME_BOARD, window: 'day' as const, ...day }, { ...SOME_BOARD, measure: 'lift' as const }];
        const ids: string[] = [];
        for (const key of boards) ids.push((await ensureBoard(tx, other, key)).board);
        const entries = players
          .slice(1)
          .flatMap((player, k) => ids.map((board, n) => ({ board, player, score: ((k + n) * 11) % 17, at: 1e12 + k })));
        await enterScores(tx, other, entries);
        for (const [k, player] of players.slice(0, 25).entries()) {
          const { cookie } = await openSession(tx, other, player, now());
          asking.push({ who: serving.device(`session=${cookie}`), url: `/v1/boards/${k % 8 === 7 ? 999_999 : ids[k % 3]}/around` });
        }
      });
    }
    // A stranger, one of another organisation on a board that is not his, and a cursor that nobody gave.
    const [first, last] = [asking[0], asking.at(-1)] as [(typeof asking)[0], (typeof asking)[0]];
    asking.push({ who: serving.device(`session=${tenant}.${'A'.repeat(43)}`), url: first.url }, { who: first.who, url: last.url });
    asking.push({ who: first.who, url: first.url.replace('around', 'top?cursor=AAAA') });
    const plain = ({ status, body }: Answer) => ({ status, ...body, next: typeof body.next, previous: typeof body.previous });
    const alone = [];
    for (const { who, url } of asking) alone.push(plain(await who.get(url)));
    const atOnce = await Promise.all(asking.map(({ who, url }) => who.get(url)));
    expect(atOnce.map(plain)).toEqual(alone);
    expect(alone.slice(-3).map(({ status, error }) => [status, error.code])).toEqual([
      [401, 'signed-out'],
      [404, 'unknown-board'],
      [422, 'bad-cursor'],
    ]);
    expect(new Set(alone.map(({ status }) => status))).toEqual(new Set([200, 401, 404, 422]));
    expect(alone.flatMap(({ rows = [] }) => rows.map(({ name }) => name.slice(0, 1)))).toEqual(expect.arrayContaining(['n', 'p']));
    // Rules that change meanwhile hold for the next question, however many ask it.
    for (const [names, initial] of [
      ['nickname', 'n'],
      ['pseudonym', 'p'],
    ] as const) {
      await withTx(store, organisations[0] as string, (tx) =>
        tx
          .updateTable('org')
          .set({ settings: JSON.stringify({ names }) })
          .execute(),
      );
      const answers = await Promise.all(asking.slice(0, 25).map(({ who, url }) => who.get(url)));
      const initials = new Set(answers.flatMap(({ body: { rows = [] } }) => rows.map(({ name }: { name: string }) => name.slice(0, 1))));
      expect([...initials]).toEqual([initial]);
    }
  });
});

describe('the door', () => {
  test('opens to nobody without a session, without the token, or from another page', async () => {
    const who = await somebody();
    const body = { scenario: 'first', hash: FIRST.hash, mode: 'coach' };
    expect((await serving.device().get('/v1/me')).status).toBe(401);
    expect((await serving.device('session=nonsense').get('/v1/me')).status).toBe(401);
    expect((await serving.device().get('/v1/seasons')).status).toBe(401);
    // A page may ask at every start: that is no refusal.
    expect(await serving.device('session=nonsense').get('/v1/session')).toEqual({ status: 200, body: { service: true, me: null } });
    const { body: me } = await who.get('/v1/me');
    expect((await who.get('/v1/session')).body).toEqual({ service: true, me });
    expect((await serving.device(who.cookie, 'guess').post('/v1/attempts', body)).body.error.code).toBe('wrong-csrf');
    expect((await serving.device(who.cookie, 'guess').post('/v1/runs', { attempt: randomUUID(), nonce: 'x', log: [] })).status).toBe(403);
    const headers = { cookie: who.cookie, 'x-csrf-token': who.csrf, origin: 'https://elsewhere.example' };
    expect((await who.send('POST', '/v1/attempts', body, { headers })).body.error.code).toBe('foreign-origin');
    expect((await who.post('/v1/teams', { name: 'Mine' })).body.error.code).toBe('not-allowed');
    expect((await who.get('/v1/me')).body).toMatchObject({ role: 'player', organisation: 'Org', timeZone: 'Asia/Shanghai' });
    await who.post('/v1/logout');
    expect((await who.get('/v1/me')).status).toBe(401);
  });
  test('takes the link of an administrator once, and a code until it is changed', async () => {
    await expect(serving.admin()).rejects.toThrow('unknown-link');
    const made = (await admin.post('/v1/teams', { name: 'Warehouse' })).body;
    const typed = made.code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    await serving.join(typed, '新同事');
    const next = (await admin.post(`/v1/teams/${made.team}/code`)).body;
    await expect(serving.join(made.code, 'late')).rejects.toThrow('unknown-code');
    await serving.join(next.code, 'in time');
    serving.clock.at += 91 * 24 * HOUR;
    await expect(serving.join(next.code, 'too late')).rejects.toThrow('unknown-code');
    serving.clock.at -= 91 * 24 * HOUR;
  });
  test('lets nothing in that is too large, too much, or not described', async () => {
    const who = await somebody();
    const sized = (log: unknown) => who.post('/v1/runs', { attempt: randomUUID(), nonce: 'x', log });
    expect((await sized(Array(201).fill({ type: 'timeout' }))).status).toBe(400);
    expect((await sized([{ type: 'choose', choice: 'x', score: 1000 }])).status).toBe(400);
    expect((await sized([{ type: 'choose', choice: 'x'.repeat(40_000) }])).status).toBe(413);
    expect((await who.post('/v1/attempts', { scenario: 'first', hash: FIRST.hash, mode: 'coach', score: 1 })).status).toBe(400);
    expect((await who.post('/v1/attempts', { scenario: 'first', hash: FIRST.hash, mode: 1 })).status).toBe(400);
    expect(
      (await who.send('POST', '/v1/logout', undefined, { payload: 'a=1', headers: { cookie: who.cookie, 'content-type': 'text/plain' } }))
        .status,
    ).toBe(415);
    expect((await who.get('/v1/nothing')).body).toEqual({ error: { code: 'unknown-route' } });
    await expect(serving.join(code, '   ')).rejects.toThrow('invalid');
    await expect(serving.join(code, 'a\u202eb')).rejects.toThrow('invalid');
  });
});

describe('the service', () => {
  test('describes every route, and its bodies, from the schemas that check them', async () => {
    const { body } = await serving.device().get('/openapi.json');
    for (const route of [
      '/v1/runs',
      '/v1/attempts',
      '/v1/boards',
      '/v1/boards/{board}/around',
      '/v1/join',
      '/healthz',
      '/readyz',
      '/metrics',
    ])
      expect(Object.keys(body.paths)).toContain(route);
    expect(body.paths['/v1/runs']?.['post']?.requestBody?.content['application/json']?.schema.additionalProperties).toBe(false);
  });
  test('with two servers on one database answers the same run the same from both', async () => {
    const log = await anyLegal();
    const second = await openServing([{ scenario: FIRST, anchors: ANCHORS }], new Date(serving.clock.at).toISOString(), serving.url);
    expect(second.opened.setupToken).toBeNull();
    const who = await somebody();
    const there = second.device(who.cookie, who.csrf);
    const { attempt, nonce } = await begin(who);
    serving.clock.at += HOUR;
    second.clock.at = serving.clock.at;
    const sent = { attempt, nonce, log };
    const answers = await Promise.all(Array.from({ length: 20 }, (_, k) => (k % 2 ? who : there).post('/v1/runs', sent)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveLength(1);
    expect(answers[0]?.status).toBe(200);
    await second.close();
  });
  test('tells of every change of a board to those who listen, whichever server wrote it, and ends with open streams', async () => {
    const log = await anyLegal();
    const second = await openServing([{ scenario: FIRST, anchors: ANCHORS }], new Date(serving.clock.at).toISOString(), serving.url);
    const who = await somebody();
    const { board } = (await who.get('/v1/boards?kind=scenario&scenario=first')).body;
    const url = await second.app.listen({ host: '127.0.0.1', port: 0 });
    const stream = await fetch(`${url}/v1/boards/${board}/stream`, { headers: { cookie: who.cookie } });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.headers.get('content-security-policy')).toContain("default-src 'none'");
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    const until = async (events: number): Promise<string> => {
      let text = '';
      while (text.split('event: board').length - 1 < events) {
        const { value, done } = await reader.read();
        if (done) break;
        text += decoder.decode(value);
      }
      return text;
    };
    expect(await until(1)).toContain(`data: {"board":"${board}"}`);
    await play(who, log);
    expect(await until(1)).toContain('event: board');
    const begun = performance.now();
    await second.close();
    expect(performance.now() - begun).toBeLessThan(5000);
    expect((await reader.read()).done).toBe(true);
  });
  test('without a database says so, and the game is there', async () => {
    const { buildServer } = await import('../../src/server/app.ts');
    const app = await buildServer('/nowhere');
    expect((await app.inject('/v1/me')).json()).toEqual({ error: { code: 'no-database' } });
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    await app.close();
  });
});
