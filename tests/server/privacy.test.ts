import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { hashScenario } from '../../src/core/scenario/hash.ts';
import { cutoffOf, removeOld } from '../../src/server/people/retention.ts';
import { openStore } from '../../src/server/store/connect.ts';
import { type Tx, tenantsOf, withTx } from '../../src/server/store/with-tx.ts';
import { SAMPLE } from '../core/sample-scenario.ts';
import { LOGS } from './sample-logs.ts';
import { type Device, openServing, type Serving } from './serving.ts';

const { hash: _, ...rest } = SAMPLE;
const SCENARIO = { ...SAMPLE, hash: hashScenario(rest) };
const HOUR = 3_600_000;
const BOARD = `/v1/boards?kind=scenario&scenario=${SCENARIO.id}`;

let serving: Serving;
let admin: Device;
let tenant: string;
let teams: { team: string; code: string }[];
let log: readonly object[];

beforeAll(async () => {
  serving = await openServing([{ scenario: SCENARIO, anchors: { max: 90, random: 30, min: 0, exact: true } }], '2026-11-26T02:00:00Z');
  admin = await serving.admin();
  teams = [(await admin.post('/v1/teams', { name: 'Finance' })).body, (await admin.post('/v1/teams', { name: 'Store' })).body];
  [tenant = ''] = await tenantsOf(serving.opened.service.store);
  log = await anyLegal(await join(0));
});
afterAll(() => serving.close());

let people = 0;
const join = (team: number): Promise<Device> => serving.join(teams[team]?.code ?? '', `Nick ${people++}`);
const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withTx(serving.opened.service.store, tenant, work);

async function play(who: Device, events: readonly object[]) {
  const { attempt, nonce } = (await who.post('/v1/attempts', { scenario: SCENARIO.id, hash: SCENARIO.hash, mode: 'coach' })).body;
  serving.clock.at += HOUR;
  return who.post('/v1/runs', { attempt, nonce, log: events });
}

async function anyLegal(who: Device): Promise<readonly object[]> {
  for (const events of LOGS) if ((await play(who, events)).status === 200) return events;
  throw new Error('no legal log');
}

/** Every bucket against a count of the entries. */
const wrongBuckets = () =>
  inTx(
    async (tx) =>
      (
        await sql`select board, score, sum(n) from (
          select board, score, n from bucket union all select board, score, -1 from entry) as counted group by board, score having sum(n) <> 0`.execute(
          tx,
        )
      ).rows,
  );

const rules = (change: object) => admin.send('PATCH', '/v1/settings', change);
const OPEN = { ranking: true, people: 'all', neighboursOnly: false, names: 'pseudonym', smallestGroup: 5 };
const HIDDEN = { rows: [], players: 0, next: null, previous: null };

describe('a notice', () => {
  const start = (who: Device) => who.post('/v1/attempts', { scenario: SCENARIO.id, hash: SCENARIO.hash, mode: 'coach' });
  test('tells in both languages what is kept, and is accepted before anything is; a new one anew', async () => {
    const answer = await serving.app.inject({ method: 'POST', url: '/v1/join', payload: { code: teams[0]?.code, nickname: 'New' } });
    const who = serving.device(String(answer.headers['set-cookie']).split(';')[0], answer.json().csrf);
    expect((await start(who)).body.error.code).toBe('notice-not-accepted');
    const offline = {
      clientAttempt: randomUUID(),
      scenario: SCENARIO.id,
      hash: SCENARIO.hash,
      seed: 1,
      mode: 'coach',
      log,
      startedAt: '2026-11-25T00:00:00Z',
      finishedAt: '2026-11-25T01:00:00Z',
    };
    expect((await who.post('/v1/runs/offline', offline)).body.error.code).toBe('notice-not-accepted');
    const { version, text, accepted } = (await who.get('/v1/notice')).body;
    expect([version, accepted]).toEqual(['standard-1', false]);
    expect(text['zh-CN']).toMatch(/十二个月/);
    expect(text.en).toMatch(/twelve months/);
    expect((await who.get('/v1/me')).body.notice).toEqual({ version, accepted: false, required: true });
    expect((await who.post('/v1/notice', { version: 'own-1' })).body.error.code).toBe('other-notice');
    expect((await who.post('/v1/notice', { version })).status).toBe(200);
    const begun = (await start(who)).body;
    expect((await who.post('/v1/runs/offline', offline)).status).toBe(200);

    // On the way in, where it was shown there.
    const enter = async (notice: string) => {
      const entered = await serving.app.inject({
        method: 'POST',
        url: '/v1/join',
        payload: { code: teams[0]?.code, nickname: 'Shown', notice },
      });
      return (await serving.device(String(entered.headers['set-cookie']).split(';')[0]).get('/v1/me')).body.notice.accepted;
    };
    expect([await enter(version), await enter('standard-9')]).toEqual([true, false]);

    const own = { 'zh-CN': '我们自己的说明', en: 'Our own notice' };
    expect((await admin.send('PUT', '/v1/notice', { text: own })).body).toEqual({ version: 'own-1' });
    expect((await start(who)).body.error.code).toBe('notice-not-accepted');
    serving.clock.at += HOUR;
    expect((await who.post('/v1/runs', { attempt: begun.attempt, nonce: begun.nonce, log })).status).toBe(200);
    expect((await who.get('/v1/notice')).body).toEqual({ version: 'own-1', text: own, accepted: false });
    await rules({ notice: false });
    expect((await start(who)).status).toBe(200);
    await rules({ notice: true });
    await who.post('/v1/notice', { version: 'own-1' });
    expect((await start(who)).status).toBe(200);
  });
});

describe('a board', () => {
  test('of fewer than five people shows nobody and tells no rank', async () => {
    const fresh = await inTx(async (tx) =>
      Number((await sql<{ n: string }>`select count(distinct player) as n from entry`.execute(tx)).rows[0]?.n),
    );
    expect(fresh).toBeLessThan(5);
    const who = [await join(0), await join(0), await join(0), await join(1), await join(1)];
    for (let k = fresh; k < 4; k++) {
      const { body } = await play(who.pop() as Device, log);
      expect([body.rank, body.players, body.ranked]).toEqual([null, 0, true]);
    }
    const looker = who[0] as Device;
    const { body } = await looker.get(BOARD);
    expect(body).toMatchObject({ ...HIDDEN, hidden: 'few-players' });
    for (const view of ['top', 'around', 'team']) expect((await looker.get(`/v1/boards/${body.board}/${view}`)).body).toMatchObject(HIDDEN);
    expect((await looker.get(`/v1/boards/${body.board}/target`)).body).toEqual({ target: null });
    const fifth = await play(looker, log);
    expect([fifth.body.rank, fifth.body.players]).toEqual([1, 5]);
    expect((await looker.get(BOARD)).body).toMatchObject({ players: 5, hidden: null });
    // A day that is over, with one play on it.
    const day = await looker.get(`${BOARD}&window=day&at=2026-11-25T01:00:00Z`);
    expect(day.body).toMatchObject({ ...HIDDEN, hidden: 'few-players' });
  });
  test('calls people by pseudonyms, unless the organisation wants nicknames, or no names at all', async () => {
    const who = await join(0);
    for (let k = 0; k < 8; k++) await play(await join(k % 2), log);
    await play(who, log);
    const { pseudonym, nickname } = (await who.get('/v1/me')).body;
    const names = async () =>
      (await who.get(BOARD)).body.rows.map((row: { name: string; you: boolean }) => (row.you ? `${row.name}!` : row.name));
    expect(await names()).toContain(`${pseudonym}!`);
    for (const name of await names()) expect(name).toMatch(/^#[0-9A-Z]{5}!?$/);
    await rules({ names: 'nickname' });
    expect(await names()).toContain(`${nickname}!`);
    await rules({ names: 'none' });
    expect((await names()).filter((name: string) => name !== '')).toEqual([`${pseudonym}!`]);
    const { rows, board } = (await who.get(BOARD)).body;
    // Who has no name has no hour either.
    for (const { at, you } of rows) expect(at.endsWith('T00:00:00.000Z')).toBe(!you);
    for (const view of ['around', 'team'])
      expect((await who.get(`/v1/boards/${board}/${view}`)).body.rows.filter((row: { name: string }) => row.name !== '')).toHaveLength(1);
    await rules(OPEN);
    // Another pseudonym for whoever was found out.
    const other = (await who.send('PATCH', '/v1/me', { newPseudonym: true })).body.pseudonym;
    expect(other).not.toBe(pseudonym);
    expect(await names()).toContain(`${other}!`);
  });
  test('gives out no number of a player, not even inside a cursor', async () => {
    const who = await join(0);
    for (let k = 0; k < 12; k++) await play(await join(1), log);
    await play(who, log);
    const page = (await who.get(BOARD)).body;
    expect(Object.keys(page.rows[0] ?? {}).sort()).toEqual(['at', 'name', 'rank', 'score', 'you']);
    expect(page.next).not.toBeNull();
    expect(Buffer.from(page.next ?? '', 'base64url').toString('latin1')).not.toMatch(/next|\d{6}/);
    expect((await who.get(`/v1/boards/${page.board}/top?cursor=${page.next}`)).body.rows.length).toBeGreaterThan(0);
  });
  test('shows the own team alone, the neighbours alone, teams alone, or nothing, as the organisation wants', async () => {
    const who = await join(0);
    await play(who, log);
    const { board } = (await who.get(BOARD)).body;
    const counts = await inTx((tx) =>
      sql<{ n: number; mine: number }>`select count(*)::int as n, (count(*) filter (where p.team = ${teams[0]?.team}))::int as mine
        from entry e join player p on p.player = e.player where board = ${board}`.execute(tx),
    );
    const { n = 0, mine = 0 } = counts.rows[0] ?? {};
    expect(n).toBeGreaterThan(mine);
    const all = async () =>
      Promise.all(
        [BOARD, ...['top', 'around', 'team'].map((view) => `/v1/boards/${board}/${view}`)].map(async (url) => (await who.get(url)).body),
      );
    const target = async () => (await who.get(`/v1/boards/${board}/target`)).body.target;
    const teamRows = async () => (await who.get('/v1/teams/board')).body.teams;
    expect(await teamRows()).toHaveLength(2);

    await rules({ people: 'team' });
    for (const page of await all()) expect([page.players, page.rows.length, page.hidden]).toEqual([mine, mine, null]);
    expect(await target()).toBeNull();
    expect((await play(who, log)).body).toMatchObject({ rank: null, players: 0 });
    await rules({ smallestGroup: mine + 1 });
    for (const page of await all()) expect(page).toMatchObject({ ...HIDDEN, hidden: 'few-players' });
    await rules({ ...OPEN, neighboursOnly: true });
    for (const page of await all()) {
      expect([page.rows.length, page.next, page.previous]).toEqual([5, null, null]);
      expect(page.rows.filter(({ you }: { you: boolean }) => you)).toHaveLength(1);
    }
    // Who stands nowhere has no neighbours.
    expect((await (await join(0)).get(BOARD)).body.rows).toEqual([]);
    await rules({ ...OPEN, people: 'none' });
    for (const page of await all()) expect(page).toMatchObject({ ...HIDDEN, hidden: 'teams-only' });
    expect(await teamRows()).toHaveLength(2);
    await rules({ ...OPEN, ranking: false });
    for (const page of await all()) expect(page).toMatchObject({ ...HIDDEN, hidden: 'no-ranking' });
    expect(await target()).toBeNull();
    expect(await teamRows()).toEqual([]);
    expect((await who.get(`/v1/boards/${board}/stream`)).body.error.code).toBe('no-ranking');
    expect((await play(who, log)).body).toMatchObject({ rank: null, players: 0, score: expect.any(Number) });
    expect((await who.get('/v1/me')).body.boards).toEqual({ ...OPEN, ranking: false });
    expect((await who.get('/v1/me/trend')).body.runs.length).toBeGreaterThan(2);
    await rules(OPEN);
  });
  test('of teams leaves out those of fewer than five, and those whose mean would be of one or two', async () => {
    const [small, lone] = [(await admin.post('/v1/teams', { name: 'Small' })).body, (await admin.post('/v1/teams', { name: 'Lone' })).body];
    for (let k = 0; k < 4; k++) await play(await serving.join(small.code, `s${k}`), log);
    const members = await Promise.all(Array.from({ length: 6 }, (_unused, k) => serving.join(lone.code, `l${k}`)));
    await play(members[0] as Device, log);
    // Standings over all are computed anew when they are old.
    serving.clock.at += HOUR;
    const names = async () => (await admin.get('/v1/teams/board')).body.teams.map(({ name }: { name: string }) => name).sort();
    expect(await names()).toEqual(['Finance', 'Store']);
    for (const k of [1, 2]) await play(members[k] as Device, log);
    serving.clock.at += HOUR;
    expect(await names()).toEqual(['Finance', 'Lone', 'Store']);
  });
});

describe('what is kept', () => {
  test('of a person holds no address, no device and no free text', async () => {
    const columns = await inTx((tx) =>
      sql<{ at: string }>`select table_name || '.' || column_name as at from information_schema.columns
         where table_schema = 'public' and table_name in ('player', 'session', 'device_code', 'attempt', 'run', 'entry', 'oidc_flow')
           and data_type in ('text', 'jsonb', 'bytea', 'ARRAY', 'inet', 'USER-DEFINED') order by 1`.execute(tx),
    );
    expect(columns.rows.map(({ at }) => at)).toEqual([
      'attempt.answer',
      'attempt.body_hash',
      'attempt.hash',
      'attempt.log',
      'attempt.mode',
      'attempt.nonce',
      'attempt.scenario',
      'device_code.code_hash',
      'device_code.role',
      'oidc_flow.flow_hash',
      'oidc_flow.nonce',
      'oidc_flow.state',
      'oidc_flow.verifier',
      'player.nickname',
      'player.notice_version',
      'player.oidc_subject',
      'player.pseudonym',
      'player.role',
      'run.ending',
      'run.flags',
      'run.hash',
      'run.log',
      'run.scenario',
      'run.terms',
      'run.verdict',
      'session.csrf',
      'session.kind',
      'session.role',
      'session.token_hash',
    ]);
  });
  test('is sent to nobody: nothing in the service calls out, but the sign-in that is set up', () => {
    const folder = 'src/server';
    const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));
    const out = /\bfetch\(|^import (?!type).*'(node:(https?|http2|net|dgram|tls)|openid-client|undici|axios)'|^\} from 'openid-client'/m;
    const calling = files.filter((file) => out.test(readFileSync(path.join(folder, file), 'utf8')));
    // The last of them looks for a free port of this machine, the first at how an address is written.
    expect(calling.sort()).toEqual(['people/limits.ts', 'people/oidc.ts', 'store/postmaster.ts']);
  });
  test('comes along as JSON: everything of mine, nothing of others', async () => {
    const [who, other] = [await join(0), await join(0)];
    await play(who, log);
    await play(other, log);
    await who.post('/v1/devices');
    const { player, pseudonym } = (await who.get('/v1/me')).body;
    const answer = await serving.app.inject({ url: '/v1/me/export', headers: { cookie: who.cookie } });
    expect(answer.headers['content-disposition']).toContain('attachment');
    const all = answer.json();
    expect(all.profile).toMatchObject({ player, pseudonym, team: 'Finance', noticeVersion: 'own-1', role: 'player' });
    expect(all.sessions).toHaveLength(1);
    expect(all.attempts).toHaveLength(1);
    expect(all.runs).toMatchObject([{ log, number: 1, scenario: SCENARIO.id }]);
    // All time, day, week, month, and lift.
    expect(all.entries.map(({ window, measure }: { window: string; measure: string }) => `${window} ${measure}`).sort()).toEqual([
      'all lift',
      'all score',
      'day score',
      'month score',
      'week score',
    ]);
    const theirs = (await other.get('/v1/me')).body;
    for (const word of [theirs.pseudonym, theirs.nickname, 'token', 'csrf']) expect(answer.body).not.toContain(word);
    // Every table that knows a player is looked at.
    const knowing = await inTx((tx) =>
      sql<{ name: string }>`select table_name as name from information_schema.columns
         where table_schema = 'public' and column_name in ('player', 'actor') order by 1`.execute(tx),
    );
    expect(knowing.rows.map(({ name }) => name)).toEqual([
      'attempt',
      'audit',
      'device_code',
      'entry',
      'oidc_flow',
      'player',
      'run',
      'session',
    ]);
  });
});

describe('erasure', () => {
  const TABLES = ['attempt', 'device_code', 'entry', 'oidc_flow', 'player', 'run', 'session'];
  const rowsOf = (player: string) =>
    inTx(async (tx) => {
      let rows = 0;
      for (const table of TABLES)
        rows +=
          (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where player = ${player}`.execute(tx)).rows[0]?.n ??
          0;
      return rows;
    });

  test('removes every row of a player, moves up whoever stood below, and keeps the histogram equal to a recount', async () => {
    const [first, second] = [await join(0), await join(1)];
    const [one, two] = [(await first.get('/v1/me')).body.player, (await second.get('/v1/me')).body.player];
    await play(first, log);
    await play(second, log);
    const { board } = (await second.get(BOARD)).body;
    // Above everybody, and next to him.
    const raise = (player: string, score: number) =>
      inTx((tx) =>
        sql`update entry set score = ${score}, ord = ${score}::bigint * 8796093022208 + (8796093022207 - at_ms) where board = ${board} and player = ${player}`.execute(
          tx,
        ),
      );
    await raise(one, 999);
    await raise(two, 998);
    await second.get('/v1/boards?kind=overall');
    const rank = async () => (await second.get(`/v1/boards/${board}/around`)).body.rows.find(({ you }) => you)?.rank;
    expect(await rank()).toBe(2);
    await first.post('/v1/devices');
    const { players } = (await second.get(BOARD)).body;
    expect((await first.send('DELETE', '/v1/me', {})).status).toBe(200);
    expect(await rank()).toBe(1);
    expect((await second.get(BOARD)).body.players).toBe(players - 1);
    expect(await rowsOf(one)).toBe(0);
    expect(await wrongBuckets()).toEqual([]);
    expect((await first.get('/v1/me')).status).toBe(401);
    serving.clock.at += HOUR;
    await second.get('/v1/boards?kind=overall');
    expect(await rowsOf(one)).toBe(0);
  });
  test('leaves nothing behind, however much the player sends at the same moment', async () => {
    const offline = (k: number) => ({
      clientAttempt: randomUUID(),
      scenario: SCENARIO.id,
      hash: SCENARIO.hash,
      seed: k,
      mode: 'coach',
      log,
      startedAt: '2026-11-25T00:00:00Z',
      finishedAt: '2026-11-25T01:00:00Z',
    });
    for (let round = 0; round < 4; round++) {
      const who = await join(0);
      const { player } = (await who.get('/v1/me')).body;
      const sent = Array.from({ length: 12 }, (_unused, k) => [
        who.post('/v1/runs/offline', offline(k)),
        who.post('/v1/attempts', { scenario: SCENARIO.id, hash: SCENARIO.hash, mode: 'coach' }),
        who.get('/v1/boards?kind=overall'),
      ]).flat();
      const erased = [who.send('DELETE', '/v1/me', {}), admin.send('DELETE', `/v1/people/${player}`)];
      for (const { status } of await Promise.all(sent)) expect([200, 401, 404]).toContain(status);
      expect((await Promise.all(erased)).filter(({ status }) => status === 200)).toHaveLength(1);
      expect(await rowsOf(player)).toBe(0);
    }
    expect(await wrongBuckets()).toEqual([]);
  });
});

describe('after twelve months', () => {
  test('detail goes by whole months', () => {
    expect(cutoffOf(new Date('2026-11-26T02:00:00Z'))).toEqual(new Date('2025-11-01T00:00:00Z'));
    expect(cutoffOf(new Date('2028-02-29T23:59:59Z'))).toEqual(new Date('2027-02-01T00:00:00Z'));
  });
  test('runs become totals without persons, small ones a mere number, and boards count what is left', async () => {
    const { store } = serving.opened.service;
    const old = await Promise.all(Array.from({ length: 6 }, () => join(0)));
    const ids = await Promise.all(old.map(async (who) => (await who.get('/v1/me')).body.player as string));
    for (const who of old) await play(who, log);
    const [keeper = '', ...gone] = ids;
    // Five of them and two plays of the first lie in the past; he has played since.
    const past = (players: readonly string[], at: string) =>
      inTx(async (tx) => {
        for (const table of ['run', 'attempt'])
          await sql`update ${sql.table(table)} set started_at = ${at} where player = any(${players}::bigint[])`.execute(tx);
        await sql`update run set played_at = ${at}, finished_at = ${at} where player = any(${players}::bigint[])`.execute(tx);
        await sql`update player set joined_at = ${at} where player = any(${players}::bigint[])`.execute(tx);
        const ms = Date.parse(at);
        await sql`update entry set at_ms = ${ms}, ord = score::bigint * 8796093022208 + (8796093022207 - ${ms}::bigint)
          where player = any(${players}::bigint[])`.execute(tx);
      });
    await past(gone, '2025-03-10T00:00:00Z');
    await past([keeper], '2025-04-10T00:00:00Z');
    await play(old[0] as Device, log);
    const before = (await admin.get(BOARD)).body.players;
    for (const who of old.slice(1)) await who.post('/v1/logout', {});

    const now = new Date(serving.clock.at);
    const done = await Promise.all([removeOld(store, tenant, now, false), removeOld(store, tenant, now)]);
    const [removed, ...more] = done.filter((one) => one !== null);
    expect(more).toEqual([]);
    // Entries on the days, weeks and months of then are of this year here; only runs and people are old.
    expect(removed).toMatchObject({ runs: 6, players: 0 });
    expect(await removeOld(store, tenant, now)).toBeNull();
    const months = await inTx((tx) =>
      sql`select month::text, runs, players, score_sum::int as sum, verdicts from month_summary order by month`.execute(tx),
    );
    const score = (await (old[0] as Device).get('/v1/me/trend')).body.runs[0]?.score ?? Number.NaN;
    expect(months.rows).toEqual([
      { month: '2025-03-01', runs: 5, players: 5, sum: 5 * score, verdicts: { [(await verdictOf(keeper)) as string]: 5 } },
      { month: '2025-04-01', runs: 1, players: null, sum: null, verdicts: null },
    ]);
    expect((await admin.get(BOARD)).body.players).toBe(before - 5);
    expect((await (old[0] as Device).get('/v1/me/trend')).body.runs).toHaveLength(1);
    expect(await wrongBuckets()).toEqual([]);

    // A year later everything of now is over, the accounts that nobody uses too.
    const later = new Date(now.getTime() + 500 * 24 * HOUR);
    const rest = await removeOld(store, tenant, later);
    expect(rest?.runs).toBeGreaterThan(30);
    expect(rest?.entries).toBeGreaterThan(30);
    expect(rest?.players).toBeGreaterThan(30);
    const left = await inTx((tx) =>
      sql<{ n: number }>`select (select count(*) from run)::int + (select count(*) from attempt)::int + (select count(*) from entry e
      join board b on b.board = e.board where b.kind = 'scenario')::int as n`.execute(tx),
    );
    expect(left.rows).toEqual([{ n: 0 }]);
    expect(await wrongBuckets()).toEqual([]);
    const shut = await inTx((tx) => sql<{ n: number }>`select count(*)::int as n from session`.execute(tx));
    expect(shut.rows).toEqual([{ n: 0 }]);
  });
  const verdictOf = async (player: string) =>
    (await inTx((tx) => tx.selectFrom('run').select('verdict').where('player', '=', player).executeTakeFirst()))?.verdict;

  test('is done by hand too, and a lost administrator gets a link', async () => {
    const call = async (...args: string[]): Promise<string> => {
      let out = '';
      const io = { stdout: { write: (text: string) => (out += text) }, stderr: { write: (text: string) => (out += text) } };
      return `${await main(args, { ...io, env: { DATABASE_URL: serving.url, LANG: 'en' } })} ${out}`;
    };
    expect(await call('retention', '--json')).toMatch(/^0 \{"organisation":"[0-9a-f-]{36}","removed":\{"runs":0,/);
    expect(await call('retention', '--lang', 'zh-CN')).toContain('已清理：0 条演练明细');
    const [, token = ''] = /#invite=(\S+)/.exec(await call('admin-link')) ?? [];
    const answer = await serving.app.inject({ method: 'POST', url: '/v1/invites/accept', payload: { token, nickname: 'Again' } });
    expect(answer.statusCode).toBe(200);
    const store = openStore({ admin: serving.url, service: serving.url });
    await sql`update org set set_up_at = null`.execute(store.db);
    expect(await call('admin-link')).toMatch(/^1 There is no organisation yet/);
    await store.close();
  });
});
