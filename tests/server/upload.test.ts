// Files from trainers, examined in a real process, published in a real database.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parsePeople, parseScenario } from '../../src/core/scenario/parse.ts';
import { openExaminer } from '../../src/server/trainers/examiner.ts';
import { type Answer, type Device, openServing, type Serving } from './serving.ts';

const { people } = parsePeople(readFileSync('scenarios/shared/cast.yaml', 'utf8'));
/** Ranked, and quickly explored; here it came with the game. */
const CLAIM = readFileSync('tests/diagnostics/explored.yaml', 'utf8');
const SMALL = `scenario: 1
id: late-report
title: {zh-CN: 迟到的报表, en: The late report}
place: finance-office
flow: {kind: information, supplier: you, customer: lin}
briefing: {situation: {zh-CN: 报表晚了两天。, en: The report is two days late.}, goal: {zh-CN: 问清截止日。, en: Find out the deadline.}}
cast: {you: {is: player, role: {zh-CN: 销售, en: sales rep}}, lin: {is: lin-jing, relation: peer, temperament: analytical}}
start: opening
nodes: {opening: {lines: [lin (annoyed): {zh-CN: 又是最后一天。, en: The last day again.}], choices: [{id: ask, say: {zh-CN: 您这边几号截止？, en: When do you close?}, move: ask-open, why: {zh-CN: 先问，对方才有话可说。, en: Asking gives the other side the floor.}, to: better}, {id: push, say: {zh-CN: 报表给您了，收一下。, en: Here it is. Just take it.}, move: insist, why: {zh-CN: 晚了不提，先让她收，她只听见催。, en: Lateness goes unmentioned and she hears only the push.}, to: worse}]}}
endings: {better: {agreement: integrative, chain: 2, needs: {you: 2, lin: 2}, title: {zh-CN: 说定了, en: Agreed}, text: {zh-CN: 二十五号之前。, en: By the twenty-fifth.}}, worse: {agreement: none, chain: 0, needs: {you: 0, lin: 0}, title: {zh-CN: 退回来了, en: Sent back}, text: {zh-CN: 下个月再说。, en: Next month.}}}
`;
const named = (id: string): string => SMALL.replace('id: late-report', `id: ${id}`);

let serving: Serving;
let trainer: Device;
let player: Device;

beforeAll(async () => {
  const { scenario } = parseScenario(CLAIM, { shared: people });
  if (!scenario) throw new Error('the sample has mistakes');
  serving = await openServing([{ scenario, anchors: { max: 90, random: 30, min: 0, exact: true } }], '2026-11-26T02:00:00Z', undefined, {
    people,
  });
  trainer = await serving.admin();
  player = await serving.join((await trainer.post('/v1/teams', { name: 'Finance' })).body.code, 'Bo');
});
afterAll(() => serving.close());

const upload = (who: Device, text: string | Buffer, query = '', headers: Record<string, string> = {}): Promise<Answer> =>
  who.send('POST', `/v1/scenarios${query}`, undefined, {
    headers: { cookie: who.cookie, 'x-csrf-token': who.csrf, 'content-type': 'application/yaml', ...headers },
    payload: text,
  });
const listed = async (who: Device) => (await who.get('/v1/scenarios')).body.scenarios;
const codesOf = ({ body }: Answer) => body.diagnostics.map(({ code }) => code);

describe('an uploaded file', () => {
  test('without mistakes is there for the players, in the form of those that came with the game, and its act is recorded', async () => {
    const done = await upload(trainer, SMALL);
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    const [version] = done.body.versions;
    expect(version).toMatchObject({ scenario: 'late-report', known: false, replaces: null, wanted: true, ranked: false, exact: true });
    expect(codesOf(done)).toContain('too-few-endings');
    expect(await listed(player)).toContainEqual(
      expect.objectContaining({ scenario: 'late-report', hash: version?.hash, origin: 'uploaded', ranked: false }),
    );
    const { playable } = (await player.get(`/v1/scenarios/${version?.hash}`)).body;
    expect(playable).toMatchObject({ scenario: { id: 'late-report', ranked: false }, anchors: { exact: true } });
    const begun = await player.post('/v1/attempts', { scenario: 'late-report', hash: version?.hash, mode: 'coach' });
    serving.clock.at += 3_600_000;
    const { attempt, nonce } = begun.body;
    const sent = await player.post('/v1/runs', { attempt, nonce, log: [{ type: 'choose', choice: 'ask' }] });
    expect(sent.body).toMatchObject({ ranked: false, ending: 'better' });
    const [act] = (await trainer.get('/v1/audit')).body.rows;
    expect(act).toMatchObject({ action: 'scenario-uploaded', subject: version?.hash });
  });

  test('sent again is known, and nothing changes', async () => {
    const before = await listed(player);
    const again = await upload(trainer, SMALL, '?file=late-report.yaml');
    expect(again.body.versions).toMatchObject([{ known: true, replaces: null }]);
    expect(await listed(player)).toEqual(before);
  });

  test('with mistakes is refused with all of them, with place and remedy in both languages, in reading order', async () => {
    const bad = SMALL.replace('move: insist', 'move: insit').replace('to: worse', 'to: nowhere').replace('lin (annoyed)', 'lin (anoyed)');
    const done = await upload(trainer, bad.replace('late-report', 'bad-report'), '?file=other.yaml');
    expect([done.status, done.body.error.code]).toEqual([422, 'has-mistakes']);
    expect(codesOf(done)).toEqual(['wrong-file-name', 'unknown-feeling', 'unknown-move', 'unknown-target', 'unreachable-ending']);
    expect(done.body.found).toBe(5);
    expect(done.body.diagnostics[2]).toMatchObject({
      severity: 'error',
      line: 9,
      endLine: 9,
      message: { en: expect.stringContaining('insit'), 'zh-CN': expect.stringContaining('insit') },
      remedy: { en: expect.stringContaining('insist'), 'zh-CN': expect.stringContaining('insist') },
    });
    expect((await listed(player)).some(({ scenario }) => scenario === 'bad-report')).toBe(false);
  });

  test('is held to its author’s own tests', async () => {
    const tests = '\ntests: [{name: asking, choose: [ask], expect: {ending: worse}}]\n';
    expect(codesOf(await upload(trainer, named('tested') + tests))).toContain('test-fails');
  });

  test('includes nothing but the shared cast', async () => {
    for (const way of ['shared/facts.yaml', '../../../etc/passwd.yaml'])
      expect(codesOf(await upload(trainer, `${named('including')}include: ["${way}"]\n`))[0]).toMatch(/^include-(missing|outside)$/);
  });

  test('may stand in the place of one that came with the game, whose board closes; taken back, that one returns', async () => {
    const shipped = (await listed(player)).find(({ scenario }) => scenario === 'travel-claim');
    const own = await upload(trainer, CLAIM.replace('The returned claim', 'Our claim'));
    expect(own.status, JSON.stringify(own.body)).toBe(200);
    expect(own.body.versions[0]).toMatchObject({ replaces: 'shipped', known: false, ranked: true });
    const hash = own.body.versions[0]?.hash;
    const begin = (wanted: string | undefined) => player.post('/v1/attempts', { scenario: 'travel-claim', hash: wanted, mode: 'coach' });
    expect((await begin(shipped?.hash)).body.error.code).toBe('old-version');
    expect((await begin(hash)).status).toBe(200);
    expect((await trainer.send('DELETE', `/v1/scenarios/${shipped?.hash}`)).body.error.code).toBe('unknown-scenario');
    expect((await trainer.send('DELETE', `/v1/scenarios/${hash}`)).body).toMatchObject({ retired: expect.arrayContaining([hash]) });
    expect((await listed(player)).find(({ scenario }) => scenario === 'travel-claim')).toMatchObject({
      origin: 'shipped',
      hash: shipped?.hash,
    });
    expect((await trainer.send('DELETE', `/v1/scenarios/${shipped?.hash}`)).body.error.code).toBe('not-uploaded');
    // Whoever has it open can still ask for what he plays.
    expect((await player.get(`/v1/scenarios/${hash}`)).body).toMatchObject({ current: false });
  });
});

describe('nobody but a trainer', () => {
  test('uploads or takes back; nor does a page of another origin', async () => {
    expect((await upload(player, SMALL)).body.error.code).toBe('not-allowed');
    expect((await upload(serving.device(), SMALL)).body.error.code).toBe('signed-out');
    expect((await upload({ ...trainer, csrf: 'x' }, SMALL)).body.error.code).toBe('wrong-csrf');
    expect((await upload(trainer, SMALL, '', { origin: 'https://elsewhere.example' })).body.error.code).toBe('foreign-origin');
    const [{ hash } = { hash: '' }] = await listed(player);
    expect((await player.send('DELETE', `/v1/scenarios/${hash}`)).body.error.code).toBe('not-allowed');
  });
});

describe('whatever comes', () => {
  const lines = (count: number, line: (n: number) => string): string => Array.from({ length: count }, (_, n) => line(n)).join('\n');
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${lines(12, (n) => `${'bcdefghijklm'[n]}: &${'bcdefghijklm'[n]} [${`*${'abcdefghijkl'[n]},`.repeat(9)}]`)}`;
  const cases: readonly (readonly [string, string | Buffer])[] = [
    ['a YAML bomb', bomb],
    ['deep nesting', '['.repeat(200_000)],
    ['bytes', Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 167) % 256))],
    ['10,000 nodes', `${named('many-nodes')}more:\n${lines(10_000, (n) => `  n${n}: {lines: [], to: n${n + 1}}`)}`],
  ];
  test.each(cases)('%s is refused with its mistakes', async (_, payload) => {
    const done = await upload(trainer, payload);
    expect([done.status, done.body.error.code]).toEqual([422, 'has-mistakes']);
    expect(done.body.diagnostics.length).toBeGreaterThan(0);
  });

  test('more than 512 KiB is not taken, other kinds of bodies neither, and no other route takes so much', async () => {
    expect((await upload(trainer, ' '.repeat(513 * 1024))).status).toBe(413);
    expect((await upload(trainer, SMALL, '', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await upload(trainer, '{}', '', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await trainer.post('/v1/teams', { name: 'x'.repeat(40_000) })).status).toBe(413);
  });

  test('takes bounded time and memory, one after the other, and a few may wait', async () => {
    const slow = openExaminer({ people, seconds: 0.05, memory: 1024 });
    expect(await slow.examine(SMALL, null)).toEqual({ ok: false, code: 'too-slow' });
    const narrow = openExaminer({ people, seconds: 60, memory: 20 });
    const many = await Promise.all(Array.from({ length: 5 }, () => narrow.examine(SMALL, null)));
    expect(many.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['busy', 'busy', 'too-large', 'too-large', 'too-large']);
    const ending = narrow.examine(SMALL, null);
    narrow.close();
    expect(await ending).toEqual({ ok: false, code: 'closing' });
    expect(await narrow.examine(SMALL, null)).toEqual({ ok: false, code: 'closing' });
  });
});
