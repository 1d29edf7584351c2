import { sql } from 'kysely';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anchorsOf } from '../../src/core/analysis/anchors.ts';
import type { Anchors } from '../../src/core/run/debrief-types.ts';
import { hashScenario } from '../../src/core/scenario/hash.ts';
import type { Scenario } from '../../src/core/scenario/model.ts';
import { publishVersion } from '../../src/server/runs/versions.ts';
import { type Tx, tenantsOf, withTx } from '../../src/server/store/with-tx.ts';
import { SAMPLE } from '../core/sample-scenario.ts';
import { describedRoutes } from './described.ts';
import { newOrganisation, newVersion } from './organisation.ts';
import { LOGS } from './sample-logs.ts';
import { type Device, openServing, type Serving } from './serving.ts';

const version = (change: Partial<Scenario>): Scenario => {
  const { hash: _, ...rest } = { ...SAMPLE, ...change };
  return { ...rest, hash: hashScenario(rest) };
};
const PLAYED = version({});
const OTHER = version({ id: 'other' });
const ANCHORS: Anchors = { max: 90, random: 30, min: 0, exact: true };
const HOUR = 3_600_000;
const BOARD = `/v1/boards?kind=scenario&scenario=${PLAYED.id}`;
const COHORT = `/v1/cohort?scenario=${PLAYED.id}`;

let serving: Serving;
let admin: Device;
let player: Device;
let tenant: string;
let code: string;
let team: string;
/** Lawful ones, as they were found. */
const lawful: (readonly object[])[] = [];
const attempts: string[] = [];
let people = 0;

const join = (): Promise<Device> => serving.join(code, `=Nick ${people++}`);
const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withTx(serving.opened.service.store, tenant, work);
const at = (hours: number): string => new Date(serving.clock.at + hours * HOUR).toISOString();
const rules = (change: object) => admin.send('PATCH', '/v1/settings', change);
const actions = async () => (await admin.get('/v1/audit')).body.rows.map(({ action }) => action);

async function play(who: Device, log: readonly object[], scenario = PLAYED) {
  const { attempt, nonce } = (await who.post('/v1/attempts', { scenario: scenario.id, hash: scenario.hash, mode: 'coach' })).body;
  serving.clock.at += HOUR / 60;
  return who.post('/v1/runs', { attempt, nonce, log });
}

beforeAll(async () => {
  const shipped = [PLAYED, OTHER].map((scenario) => ({ scenario, anchors: ANCHORS }));
  serving = await openServing(shipped, '2026-11-26T02:00:00Z');
  admin = await serving.admin();
  ({ code, team } = (await admin.post('/v1/teams', { name: '＝Finance' })).body);
  [tenant = ''] = await tenantsOf(serving.opened.service.store);
  player = await join();
  for (const log of LOGS) {
    if (lawful.length === 12) break;
    const who = lawful.length === 0 ? player : await join();
    const { status, body } = await play(who, log);
    if (status !== 200) continue;
    lawful.push(log);
    attempts.push(body.attempt);
  }
});
afterAll(() => serving.close());

const plan = (change: object = {}) =>
  admin.post('/v1/seasons', {
    name: 'Spring',
    starts: at(1),
    ends: at(24),
    policy: 'first',
    versions: [PLAYED.hash, OTHER.hash],
    ...change,
  });
const seasonOf = async (season: string, who = admin) => (await who.get('/v1/seasons')).body.seasons.find((one) => one.season === season);

describe('what trainers may', () => {
  test('is refused to players and strangers, on every route, and described', async () => {
    const mine = (await describedRoutes(serving.app)).filter(({ path }) =>
      /^\/v1\/(cohort|versions|rescore|export|seasons|runs\/\{attempt\}\/|runs$)/.test(path),
    );
    const names = mine
      .map(({ method, path }) => `${method} ${path}`)
      .filter((name) => !['GET /v1/seasons', 'POST /v1/runs'].includes(name));
    expect(names.sort()).toEqual([
      'DELETE /v1/seasons/{season}',
      'GET /v1/cohort',
      'GET /v1/cohort/map',
      'GET /v1/export.csv',
      'GET /v1/export.json',
      'GET /v1/runs',
      'GET /v1/versions',
      'PATCH /v1/seasons/{season}',
      'POST /v1/rescore',
      'POST /v1/runs/{attempt}/flag',
      'POST /v1/runs/{attempt}/hide',
      'POST /v1/seasons',
      'POST /v1/seasons/{season}/close',
    ]);
    const id = attempts[0] as string;
    const body: Record<string, object> = {
      'POST /v1/seasons': { name: 'S', starts: at(1), ends: at(2), policy: 'first', versions: [PLAYED.hash] },
      'POST /v1/runs/{attempt}/hide': { hidden: true, reason: 'other' },
      'POST /v1/runs/{attempt}/flag': { flagged: true, reason: 'other' },
    };
    for (const name of names) {
      const [method = '', path = ''] = name.split(' ');
      const url = path.replace(/\{\w+\}/, id);
      const ask = async (who: Device) => (method === 'GET' ? await who.get(url) : await who.send(method as 'POST', url, body[name] ?? {}));
      expect([name, (await ask(player)).body.error.code]).toEqual([name, 'not-allowed']);
      expect([name, (await ask(serving.device())).status]).toEqual([name, 401]);
    }
  });
  test('ends at the organisation: what belongs to another is unknown', async () => {
    const { store } = serving.opened.service;
    const other = await newOrganisation(store);
    await newVersion(store, other, 'theirs', 'f'.repeat(64));
    const season = await withTx(store, other, async (tx) => {
      const values = { tenant: other, name: 'Theirs', starts: new Date(at(1)), ends: new Date(at(2)), policy: 'first' } as const;
      return (await tx.insertInto('season').values(values).returning('season').executeTakeFirstOrThrow()).season;
    });
    expect((await admin.send('PATCH', `/v1/seasons/${season}`, { name: 'Mine' })).body.error.code).toBe('unknown-season');
    expect((await admin.send('DELETE', `/v1/seasons/${season}`)).body.error.code).toBe('unknown-season');
    expect((await admin.get(`${COHORT}&season=${season}`)).body.error.code).toBe('unknown-season');
    expect((await admin.get('/v1/cohort?scenario=theirs')).body.error.code).toBe('unknown-scenario');
    expect((await admin.post('/v1/rescore', { scenario: 'theirs' })).body.error.code).toBe('unknown-scenario');
    expect((await plan({ versions: ['f'.repeat(64)] })).body.error.code).toBe('unknown-version');
  });
});

describe('a season', () => {
  test('is changed at will while planned, seen by trainers alone, and removed', async () => {
    const { season } = (await plan()).body;
    expect(await seasonOf(season)).toMatchObject({ name: 'Spring', state: 'planned', scenarios: [{ current: true }, { current: true }] });
    expect(await seasonOf(season, player)).toBeUndefined();
    const change = { name: 'Summer', policy: 'best-of-three', starts: at(2), versions: [OTHER.hash] };
    expect((await admin.send('PATCH', `/v1/seasons/${season}`, change)).body).toEqual({ season });
    expect(await seasonOf(season)).toMatchObject({
      name: 'Summer',
      policy: 'best-of-three',
      starts: change.starts,
      scenarios: [{ hash: OTHER.hash }],
    });
    for (const [bad, reason] of [
      [{ versions: ['0'.repeat(64)] }, 'unknown-version'],
      [{ ends: at(1) }, 'ends-before-start'],
    ] as const)
      expect((await admin.send('PATCH', `/v1/seasons/${season}`, bad)).body.error.code).toBe(reason);
    expect(await seasonOf(season)).toMatchObject({ name: 'Summer', scenarios: [{ hash: OTHER.hash }] });
    expect((await admin.post(`/v1/seasons/${season}/close`, {})).body.error.code).toBe('season-planned');
    expect((await admin.send('DELETE', `/v1/seasons/${season}`)).status).toBe(200);
    expect(await seasonOf(season)).toBeUndefined();
    expect(await actions()).toEqual(expect.arrayContaining(['season-made', 'season-changed', 'season-removed']));
  });
  test('takes while it runs another name, end and version alone, and nothing once it is closed', async () => {
    const { season } = (await plan({ versions: [OTHER.hash] })).body;
    await rules({ smallestGroup: 1 });
    serving.clock.at += 2 * HOUR;
    const who = await join();
    await play(who, lawful[0] ?? [], OTHER);
    const standings = `/v1/boards?kind=season&season=${season}`;
    const patch = (change: object) => admin.send('PATCH', `/v1/seasons/${season}`, change);
    expect((await patch({ policy: 'best-of-three' })).body.error.code).toBe('season-running');
    expect((await patch({ ends: at(-1) })).body.error.code).toBe('ends-before-start');
    const ends = at(48);
    expect((await patch({ name: 'Longer', ends })).status).toBe(200);
    expect(await seasonOf(season, player)).toMatchObject({ name: 'Longer', ends, state: 'running' });
    expect((await who.get(`${standings}&scenario=other`)).body).toMatchObject({ ends, players: 1 });
    expect((await admin.send('DELETE', `/v1/seasons/${season}`)).body.error.code).toBe('season-running');
    // A corrected version: the old board is closed, the next one begins empty.
    const next = version({ id: 'other', title: { 'zh-CN': '新', en: 'New' } });
    await inTx((tx) => publishVersion(tx, tenant, { scenario: next, anchors: ANCHORS, origin: 'uploaded' }, new Date(serving.clock.at)));
    expect((await seasonOf(season))?.scenarios).toMatchObject([{ hash: OTHER.hash, current: false }]);
    expect((await patch({ versions: [next.hash] })).status).toBe(200);
    expect((await seasonOf(season))?.scenarios).toMatchObject([{ hash: next.hash, current: true }]);
    expect((await who.get(`${standings}&scenario=other`)).body.players).toBe(0);
    await rules({ smallestGroup: 5 });
    expect((await admin.post(`/v1/seasons/${season}/close`, {})).status).toBe(200);
    expect(await seasonOf(season)).toMatchObject({ state: 'closed' });
    for (const refused of [await patch({ name: 'Late' }), await admin.post(`/v1/seasons/${season}/close`, {})])
      expect(refused.body.error.code).toBe('season-closed');
    expect((await admin.send('DELETE', `/v1/seasons/${season}`)).body.error.code).toBe('season-closed');
  });
});

describe('a cohort', () => {
  test('counts everybody once, tells nothing of a smaller group, and lets a window and a team choose', async () => {
    const { body } = await admin.get(COHORT);
    expect(body).toMatchObject({ scenario: PLAYED.id, hash: PLAYED.hash, players: 12, runs: 12, best: 'explored' });
    const start = body.decisions.find(({ node }) => node === PLAYED.start);
    expect(start).toMatchObject({ offered: 12, difficulty: expect.any(Number) });
    const first = body.choices.filter(({ offered }) => offered === 12);
    expect(first.reduce((sum, { taken }) => sum + taken, 0)).toBeGreaterThanOrEqual(12);
    await play(player, lawful[1] ?? []);
    expect((await admin.get(COHORT)).body).toMatchObject({ players: 12, runs: 13 });
    expect((await admin.get(`${COHORT}&team=${team}`)).body).toMatchObject({ players: 12, teams: [{ team, players: 12 }] });
    for (const few of [`${COHORT}&from=${at(1)}`, `${COHORT}&to=2026-01-01T00:00:00Z`, '/v1/cohort?scenario=other'])
      expect((await admin.get(few)).body.error.code).toBe('group-too-small');
    await rules({ smallestGroup: 13 });
    expect(await admin.get(COHORT)).toMatchObject({ status: 403, body: { error: { code: 'group-too-small' } } });
    await rules({ smallestGroup: 5 });
    expect((await admin.get('/v1/cohort')).body.error.code).toBe('scenario-missing');
  });
  test('is drawn on the map of its scenario', async () => {
    const answer = await serving.app.inject({ url: `/v1/cohort/map?scenario=${PLAYED.id}&lang=en`, headers: { cookie: admin.cookie } });
    expect(answer.headers['content-type']).toContain('image/svg+xml');
    for (const part of ['<svg', 'stroke-width:', '12 people', 'how many of those']) expect(answer.body).toContain(part);
  });
});

describe('a run', () => {
  const standing = async () => (await player.get(BOARD)).body;
  test('that is hidden leaves its boards at once, and comes back', async () => {
    const before = await standing();
    const of = (await admin.get('/v1/runs')).body.runs.find(({ attempt }) => attempt === attempts[3]);
    const hide = (hidden: boolean) => admin.post(`/v1/runs/${attempts[3]}/hide`, { hidden, reason: 'test-play' });
    const overall = (await player.get('/v1/boards?kind=overall')).body.players;
    let told = 0;
    const unwatch = serving.opened.service.announcer.watch(tenant, before.board, () => told++);
    expect((await hide(true)).body).toEqual({ hidden: true, flags: ['hidden:test-play'] });
    expect((await standing()).players).toBe(before.players - 1);
    expect((await standing()).rows.map(({ name }) => name)).not.toContain(of?.name);
    expect((await player.get('/v1/boards?kind=overall')).body.players).toBe(overall - 1);
    expect((await player.get(`${BOARD}&window=day`)).body.players).toBe(before.players - 1);
    expect((await admin.get('/v1/runs?flag=hidden:test-play')).body.runs).toMatchObject([{ attempt: attempts[3] }]);
    await hide(false);
    expect(await standing()).toEqual(before);
    await expect.poll(() => told).toBeGreaterThan(0);
    unwatch();
    const wrong = await inTx((tx) =>
      sql`select board, score from (select board, score, n from bucket union all select board, score, -1 from entry) as c
          group by board, score having sum(n) <> 0`.execute(tx),
    );
    expect(wrong.rows).toEqual([]);
    expect((await admin.post(`/v1/runs/${team}/hide`, { hidden: true, reason: 'other' })).body.error.code).toBe('unknown-run');
    expect((await admin.post(`/v1/runs/${attempts[3]}/hide`, { hidden: true, reason: 'because I say so' })).status).toBe(400);
  });
  test('is flagged by a reason of the list, listed and paged', async () => {
    const flag = (flagged: boolean) => admin.post(`/v1/runs/${attempts[4]}/flag`, { flagged, reason: 'played-with-help' });
    expect((await flag(true)).body).toEqual({ hidden: false, flags: ['marked:played-with-help'] });
    expect((await admin.get('/v1/runs?flag=marked:played-with-help')).body.runs).toHaveLength(1);
    expect((await flag(false)).body.flags).toEqual([]);
    const all = (await admin.get(`/v1/runs?scenario=${PLAYED.id}`)).body.runs;
    expect(all).toHaveLength(13);
    expect(all[0]?.name).toMatch(/^#/);
    expect((await admin.get(`/v1/runs?scenario=${PLAYED.id}&cursor=${all[4]?.attempt}`)).body.runs).toEqual(all.slice(5));
    expect((await admin.get(`/v1/runs?cursor=${team}`)).body.error.code).toBe('bad-cursor');
    await rules({ names: 'none' });
    expect((await admin.get('/v1/runs')).body.runs[0]).toMatchObject({ name: '', player: null });
    expect((await admin.get('/v1/runs?player=1')).body.error.code).toBe('anonymous');
    await rules({ names: 'pseudonym' });
  });
  test('is exported without a name and without a formula', async () => {
    const file = async (ending: string) =>
      (await serving.app.inject({ url: `/v1/export.${ending}`, headers: { cookie: admin.cookie } })).body;
    const csv = Papa.parse<Record<string, string>>((await file('csv')).slice(1), { header: true, skipEmptyLines: true });
    expect(csv.errors).toEqual([]);
    expect(csv.data.length).toBeGreaterThan(12);
    expect(csv.data[0]).toMatchObject({ team: "'＝Finance", name: expect.stringMatching(/^#/) });
    const json = JSON.parse(await file('json'));
    expect(json.runs.map(({ attempt }: { attempt: string }) => attempt)).toEqual(csv.data.map(({ attempt }) => attempt));
    expect(await file('csv')).not.toContain('Nick');
    await rules({ names: 'nickname' });
    expect(await file('csv')).toContain(`"'=Nick`);
    await rules({ names: 'pseudonym' });
    expect(await actions()).toContain('exported');
  });
});

describe('judging again', () => {
  const scores = async () => (await admin.get(`/v1/runs?hash=${PLAYED.hash}`)).body.runs.map(({ score }) => score);
  const setAnchors = (anchors: Anchors, cds = 1) =>
    inTx((tx) =>
      tx
        .updateTable('scenario_version')
        .set({ anchors: JSON.stringify(anchors), cds })
        .where('hash', '=', PLAYED.hash)
        .execute(),
    );
  test('by corrected anchors changes scores and boards, and a second time nothing; closed seasons stay unless asked', async () => {
    const before = await scores();
    expect((await admin.post('/v1/rescore', { hash: PLAYED.hash })).body).toEqual({ runs: 13, changed: 0, refused: 0 });
    const { season } = (await plan({ versions: [PLAYED.hash], starts: at(0.01), policy: 'best-of-three' })).body;
    serving.clock.at += HOUR;
    for (let k = 0; k < 5; k++) await play(await join(), lawful[k] ?? []);
    const standings = `/v1/boards?kind=season&season=${season}&scenario=${PLAYED.id}`;
    await admin.post(`/v1/seasons/${season}/close`, {});
    const frozen = (await player.get(standings)).body.rows;
    const board = (await player.get(BOARD)).body.rows;
    expect(frozen).toHaveLength(5);
    await setAnchors({ max: 100, random: 0, min: 0, exact: true });
    const again = (more = {}) => admin.post('/v1/rescore', { scenario: PLAYED.id, ...more });
    const { body } = await again();
    expect(body).toMatchObject({ runs: 18, refused: 0 });
    expect(body.changed).toBeGreaterThan(5);
    expect(await scores()).not.toEqual(before);
    expect((await player.get(BOARD)).body.rows).not.toEqual(board);
    expect((await player.get(standings)).body.rows).toEqual(frozen);
    expect((await again()).body).toEqual({ runs: 18, changed: 0, refused: 0 });
    // Asked for, also there: the runs are right already, so they are made wrong first.
    await setAnchors(ANCHORS);
    await again({ closedSeasons: true });
    await setAnchors({ max: 100, random: 0, min: 0, exact: true });
    await again({ closedSeasons: true });
    expect((await player.get(standings)).body.rows).not.toEqual(frozen);
    expect(await actions()).toEqual(expect.arrayContaining(['rescore-begun', 'rescored']));
  });
  test('after a change of the rules finds the anchors anew', async () => {
    await setAnchors(ANCHORS, 0);
    expect((await admin.post('/v1/rescore', { hash: PLAYED.hash })).status).toBe(200);
    const row = await inTx((tx) =>
      tx.selectFrom('scenario_version').select(['anchors', 'cds']).where('hash', '=', PLAYED.hash).executeTakeFirstOrThrow(),
    );
    expect(row).toEqual({ anchors: anchorsOf(PLAYED), cds: 1 });
  });
  test('by a corrected version refuses what cannot be played there, and asks for one of the same scenario', async () => {
    const [first] = lawful[0] as { choice: string }[];
    const nodes = PLAYED.nodes.map((node) => ({
      ...node,
      choices: node.choices.map((one) => (one.id === first?.choice ? { ...one, id: 'renamed' } : one)),
    }));
    const corrected = version({ nodes });
    await inTx((tx) =>
      publishVersion(tx, tenant, { scenario: corrected, anchors: ANCHORS, origin: 'uploaded' }, new Date(serving.clock.at)),
    );
    // The replaced one was played, and can still be asked for.
    const listed = (await admin.get('/v1/versions')).body.versions.filter(({ scenario }) => scenario === PLAYED.id);
    expect(listed.map(({ hash, current }) => [hash, current])).toEqual([
      [corrected.hash, true],
      [PLAYED.hash, false],
    ]);
    const { body } = await admin.post('/v1/rescore', { hash: PLAYED.hash, by: corrected.hash });
    expect(body.refused).toBeGreaterThan(0);
    expect((await admin.post('/v1/rescore', { hash: PLAYED.hash, by: OTHER.hash })).body.error.code).toBe('other-scenario');
    expect((await admin.post('/v1/rescore', {})).body.error.code).toBe('scenario-missing');
  });
});
