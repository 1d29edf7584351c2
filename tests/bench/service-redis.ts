// The peer: the same routes, schemas, checks, replay and answers, on Redis sorted sets. What must not come between is one
// script, as it is one transaction on PostgreSQL.
import { createHash } from 'node:crypto';
import { createClient } from '@redis/client';
import { judgeLog } from '../../src/core/analysis/table-outcome.ts';
import { outcomeOf } from '../../src/core/run/outcome.ts';
import { fastestReadMs, LEAST_DECISION } from '../../src/core/run/read-time.ts';
import { encodeCursor } from '../../src/server/boards/cursor.ts';
import { ordOf } from '../../src/server/boards/enter.ts';
import { hiddenFrom, nothing } from '../../src/server/boards/seen.ts';
import { LIMITS } from '../../src/server/people/limits.ts';
import { isSame } from '../../src/server/people/secrets.ts';
import { credentialIn } from '../../src/server/people/sessions.ts';
import { boardPage } from '../../src/server/routes/boards.ts';
import { type App, answers, closedObject, csrfOf, fail, numberText, refusal } from '../../src/server/routes/door.ts';
import { runAnswer, runBody } from '../../src/server/routes/runs.ts';
import type { RunBody } from '../../src/server/runs/submission.ts';
import { plainEvent } from '../../src/server/runs/submission.ts';
import { hashOfBody } from '../../src/server/runs/submit.ts';
import { compileVersion, type Playable } from '../../src/server/runs/versions.ts';
import type { OrgSettings } from '../../src/server/store/database.ts';
import { actorOf, atOf, CSRF, hashOfToken, NONCE, scoreOf, sharesOf, tokenOf, uuidOf, type World } from './service-world.ts';

/** Of an order its score. */
const SCALE = 2 ** 43;

/**
 * Session → its page: order, player and name of each row, with the numbers above the first, on the board, and per score;
 * and what the organisation lets be seen of the board.
 */
const AROUND = `
local who = redis.call('hmget', KEYS[1], 'player', 'expires')
if not who[1] or tonumber(who[2]) < tonumber(ARGV[1]) then return {false} end
local org = redis.call('hmget', KEYS[4], 'settings', 'cursorKey')
local state = redis.call('hmget', KEYS[5], 'starts', 'ends', 'closed', 'provisional')
local place = redis.call('zrevrank', KEYS[2], who[1])
local players = redis.call('zcard', KEYS[2])
if not place then return {who[1], players, 0, {}, {}, {}, org, state} end
local first = math.max(0, math.min(place - 5, players - 11))
local page = redis.call('zrevrange', KEYS[2], first, first + 10, 'withscores')
local ids, ranks = {}, {}
local before, rank = -1, 0
for k = 1, #page, 2 do
  ids[#ids + 1] = page[k]
  local score = math.floor(tonumber(page[k + 1]) / 8796093022208)
  if score ~= before then
    rank = k == 1 and redis.call('zcount', KEYS[2], string.format('%.0f', (score + 1) * 8796093022208), '+inf') + 1 or first + (k + 1) / 2
    before = score
  end
  ranks[#ranks + 1] = rank
end
return {who[1], players, first, page, redis.call('hmget', KEYS[3], unpack(ids)), ranks, org, state}`;

/** Stores a run that is not there yet, sets it on its boards, and tells what the answer needs. */
const SUBMIT = `
local before = redis.call('hmget', KEYS[1], 'body', 'answer')
if before[1] then return {before[1], before[2]} end
local history = redis.call('hmget', KEYS[2], 'first', 'best')
local score, ranked = tonumber(ARGV[1]), ARGV[5] == '1'
if ranked then
  redis.call('hset', KEYS[2], 'first', history[1] or score, 'best', math.max(score, tonumber(history[2] or 0)))
  for k = 4, 7 do redis.call('zadd', KEYS[k], 'gt', ARGV[2], ARGV[3]) end
  redis.call('zadd', KEYS[8], 'gt', string.format('%.0f', tonumber(ARGV[2]) - math.min(score, tonumber(history[1] or score)) * 8796093022208), ARGV[3])
end
local shown = ranked and math.max(score, tonumber(history[2] or 0)) or score
local rank = redis.call('zcount', KEYS[4], string.format('%.0f', (shown + 1) * 8796093022208), '+inf') + 1
local players = redis.call('zcard', KEYS[4])
local rest = string.format(',"rank":%s,"players":%d,"previousBest":%s}', ranked and rank or 'null', players, history[2] or 'null')
redis.call('set', KEYS[3], ARGV[6])
redis.call('hset', KEYS[1], 'body', ARGV[4], 'answer', ARGV[7] .. rest)
return {false, ARGV[7] .. rest}`;

const keys = {
  session: (tenant: string, hash: string) => `s:${tenant}:${hash}`,
  attempt: (tenant: string, attempt: string) => `a:${tenant}:${attempt}`,
  run: (tenant: string, attempt: string) => `r:${tenant}:${attempt}`,
  history: (tenant: string, player: string, hash: string) => `h:${tenant}:${player}:${hash}`,
  board: (tenant: string, board: string) => `b:${tenant}:${board}`,
  names: (tenant: string) => `n:${tenant}`,
  boards: (tenant: string, hash: string) => `v:${tenant}:${hash}`,
  org: (tenant: string) => `o:${tenant}`,
  state: (tenant: string, board: string) => `t:${tenant}:${board}`,
  meter: (tenant: string, player: string) => `m:${tenant}:${player}`,
};

async function opened(url: string) {
  // A timer for each command would cost the peer a part of its speed.
  const client = createClient({ url, commandOptions: { timeout: 0 } });
  client.on('error', () => {});
  await client.connect();
  return client;
}

const shaOf = (script: string): string => createHash('sha1').update(script).digest('hex');
const said = (value: unknown): string | null => (value === null || value === undefined || value === false ? null : String(value));

export async function redisRoutes(app: App, url: string, playables: readonly Playable[]): Promise<() => Promise<void>> {
  const redis = await opened(url);
  for (const script of [AROUND, SUBMIT]) await redis.sendCommand(['SCRIPT', 'LOAD', script]);
  const call = (script: string, names: readonly string[], args: readonly string[]): Promise<unknown[]> =>
    redis.sendCommand(['EVALSHA', shaOf(script), String(names.length), ...names, ...args]);
  const versions = new Map(
    playables.map(({ scenario, anchors }) => [scenario.hash, { ...compileVersion(scenario), anchors, least: fastestReadMs(scenario) }]),
  );
  const boards = new Map<string, readonly string[]>();
  const boardsOf = async (tenant: string, hash: string): Promise<readonly string[]> => {
    const key = keys.boards(tenant, hash);
    const there =
      boards.get(key) ?? (await redis.sendCommand<string[]>(['LRANGE', key, '0', '-1'])).map((board) => keys.board(tenant, board));
    boards.set(key, there);
    return there;
  };

  app.get(
    '/v1/boards/:board/around',
    { schema: { params: closedObject({ board: numberText }), response: answers(boardPage) } },
    async (request, reply) => {
      const credential = credentialIn(request.cookies['session']);
      if (!credential) return fail(reply, refusal(401, 'signed-out'));
      const { tenant, hash } = credential;
      const { board } = request.params;
      const names = [
        keys.session(tenant, hash.toString('hex')),
        keys.board(tenant, board),
        keys.names(tenant),
        keys.org(tenant),
        keys.state(tenant, board),
      ];
      const [player, players = 0, first = 0, page = [], called = [], ranks = [], org = [], state = []] = (await call(AROUND, names, [
        String(Date.now()),
      ])) as [string | null, number?, number?, string[]?, string[]?, number[]?, string[]?, string[]?];
      if (said(player) === null) return fail(reply, refusal(401, 'signed-out'));
      const [settings = '{}', cursorKey = ''] = org;
      const [starts, ends, closed, provisional] = state;
      const hidden = hiddenFrom({ settings: JSON.parse(settings) as OrgSettings });
      const time = (text = ''): string | null => (text === '' ? null : text);
      const about = { board, starts: time(starts), ends: time(ends), closed: closed === '1', provisional: provisional === '1' };
      if (hidden) return { ...about, ...nothing(hidden), rows: [] };
      const key = Buffer.from(cursorKey, 'hex');
      const rows = called.map((name, k) => {
        const ord = Number(page[2 * k + 1]);
        const score = Math.floor(ord / SCALE);
        const at = new Date(SCALE - 1 - (ord - score * SCALE)).toISOString();
        return { rank: ranks[k] ?? 0, name, score, at, you: page[2 * k] === player };
      });
      const cursor = (k: number, to: 'next' | 'previous', is: boolean): string | null =>
        is ? encodeCursor(key, { board, ord: String(page[2 * k + 1]), player: String(page[2 * k]), to }) : null;
      const more = { next: cursor(rows.length - 1, 'next', first + 11 < players), previous: cursor(0, 'previous', first > 0) };
      return { ...about, players, rows, ...more, hidden: null };
    },
  );

  app.post('/v1/runs', { schema: { body: runBody, response: answers(runAnswer) } }, async (request, reply) => {
    const credential = credentialIn(request.cookies['session']);
    if (!credential) return fail(reply, refusal(401, 'signed-out'));
    const { tenant } = credential;
    const body = request.body as RunBody;
    const attemptKey = keys.attempt(tenant, body.attempt);
    const [session, attempt] = (await Promise.all([
      redis.sendCommand(['HMGET', keys.session(tenant, credential.hash.toString('hex')), 'player', 'csrf']),
      redis.sendCommand(['HMGET', attemptKey, 'player', 'hash', 'seed', 'nonce', 'mode', 'started', 'body', 'answer']),
    ])) as unknown as (string | null)[][];
    const [player = null, csrf = null] = session ?? [];
    if (player === null || csrf === null) return fail(reply, refusal(401, 'signed-out'));
    if (!isSame(csrf, csrfOf(request))) return fail(reply, refusal(403, 'wrong-csrf'));
    const [owner = null, hash = '', seed, nonce, mode, started, sent = null, answer = null] = attempt ?? [];
    const meter = keys.meter(tenant, player);
    const [count] = (await Promise.all([
      redis.sendCommand(['INCR', meter]),
      redis.sendCommand(['EXPIRE', meter, String(LIMITS.run.seconds), 'NX']),
    ])) as unknown as [number, number];
    if (count > LIMITS.run.most) return fail(reply, refusal(429, 'too-many'));
    const version = versions.get(hash ?? '');
    if (owner === null || !version) return fail(reply, refusal(404, 'unknown-attempt'));
    if (owner !== player) return fail(reply, refusal(403, 'foreign-attempt'));
    const bodyHash = hashOfBody(body).toString('hex');
    if (sent !== null) return sent === bodyHash ? JSON.parse(answer as string) : fail(reply, refusal(409, 'other-body'));
    if (nonce !== body.nonce) return fail(reply, refusal(403, 'wrong-nonce'));
    const log = body.log.map(plainEvent);
    const fast = mode === 'practice' ? null : judgeLog(version.judge, log, version.anchors);
    const judged = fast ?? outcomeOf(version.machine, { seed: Number(seed), mode: mode as 'assessed' }, log, version.anchors);
    if (!judged.ok) return fail(reply, { ...refusal(422, judged.code), illegalAt: judged.illegalAt });
    const now = Date.now();
    const quick = now - Number(started) < Math.max(version.least, LEAST_DECISION * log.length);
    const flags = quick ? ['too-fast'] : [];
    const { score, raw, verdict, ending, terms } = judged;
    const told = { attempt: body.attempt, score, raw, verdict, ending, terms, flags, ranked: !quick };
    const stored = JSON.stringify({ ...told, player, hash, log, started, finished: now });
    const names = [attemptKey, keys.history(tenant, player, hash as string), keys.run(tenant, body.attempt)];
    const args = [String(score), ordOf(score, now), player, bodyHash, quick ? '0' : '1', stored, JSON.stringify(told).slice(0, -1)];
    const [other, text] = await call(SUBMIT, [...names, ...(await boardsOf(tenant, hash as string))], args);
    if (said(other) !== null && other !== bodyHash) return fail(reply, refusal(409, 'other-body'));
    return JSON.parse(String(text));
  });
  return async () => {
    redis.destroy();
  };
}

const CHUNK = 500;

/** What `loadWorlds` wrote, as far as these routes ask for it; from then on every write is on disk before it is answered. */
export async function loadRedis(url: string, worlds: readonly World[], hash: string): Promise<void> {
  const redis = await opened(url);
  const send = async (count: number, command: (k: number) => string[]): Promise<void> => {
    for (let from = 0; from < count; from += 5000)
      await Promise.all(Array.from({ length: Math.min(5000, count - from) }, (_, k) => redis.sendCommand(command(from + k))));
  };
  const chunks = (count: number, head: readonly string[], part: (k: number) => readonly string[]) =>
    send(Math.ceil(count / CHUNK), (n) => {
      const words = [...head];
      for (let k = n * CHUNK + 1; k <= Math.min(count, (n + 1) * CHUNK); k++) words.push(...part(k));
      return words;
    });
  const started = String(Date.now() - 3_600_000);
  for (const world of worlds) {
    const { tenant, players, actors, attempts } = world;
    const actor = (j: number): string => String(actorOf(world, j));
    await redis.sendCommand(['HSET', keys.org(tenant), 'settings', '{}', 'cursorKey', '00']);
    for (const board of world.boards)
      await redis.sendCommand(['HSET', keys.state(tenant, board), 'starts', '', 'ends', '', 'closed', '0', 'provisional', '0']);
    await chunks(players, ['HSET', keys.names(tenant)], (k) => [String(k), `#${k}`]);
    for (const [n, count] of sharesOf(players).entries()) {
      const score = (k: number): number => (n === 4 ? Math.floor(scoreOf(k) / 4) : scoreOf(k));
      await chunks(count, ['ZADD', keys.board(tenant, world.boards[n] as string)], (k) => [ordOf(score(k), atOf(k)), String(k)]);
    }
    await redis.sendCommand(['RPUSH', keys.boards(tenant, hash), ...world.boards]);
    await send(actors, (j) => [
      'HSET',
      keys.session(tenant, hashOfToken(tokenOf(Number(actor(j))))),
      'player',
      actor(j),
      'csrf',
      CSRF,
      'expires',
      String(Date.now() + 86_400_000),
    ]);
    await send(actors, (j) => {
      const best = String(scoreOf(Number(actor(j))));
      return ['HSET', keys.history(tenant, actor(j), hash), 'first', best, 'best', best];
    });
    await send(attempts, (j) => {
      const rest = ['seed', '7', 'nonce', NONCE, 'mode', 'assessed', 'started', started];
      return ['HSET', keys.attempt(tenant, uuidOf(j)), 'player', actor(j), 'hash', hash, ...rest];
    });
  }
  await redis.sendCommand(['CONFIG', 'SET', 'appendfsync', 'always']);
  redis.destroy();
}
