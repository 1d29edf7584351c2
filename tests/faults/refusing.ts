// What nobody may do, tried against a server process over sockets: guesses, planted sessions, requests of other pages, other
// organisations, bodies that are too large or too slow, paths that lead out, SQL and script in every field that is described.
import { rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { sql } from 'kysely';
import { openSession } from '../../src/server/people/sessions.ts';
import { createTeam } from '../../src/server/people/teams.ts';
import { withTx } from '../../src/server/store/with-tx.ts';
import { type Described, type DescribedPaths, poisoned, routesIn, sample, urlOf } from '../server/described.ts';
import { newOrganisation, newPlayers } from '../server/organisation.ts';
import { openPostgres, type TestPostgres, temporaryFolder } from '../server/postgres.ts';
import { newProject, type Started, startServer } from '../server/process.ts';
import { ask, type Company, cookieOf, found, join, jsonOf, type Person, type Reply } from './client.ts';
import { type Experiment, type Outcome, openChance, openTally, pick, type Tally, thousands } from './experiment.ts';
import { SMALL } from './plays.ts';
import { asOwner } from './recount.ts';

interface Besieged extends Company {
  readonly tally: Tally;
  readonly pg: TestPostgres;
  readonly servers: readonly Started[];
  readonly url: string;
  readonly routes: readonly Described[];
}

async function besieged(servers: number, env: Readonly<Record<string, string>>, work: (at: Besieged) => Promise<string>): Promise<Outcome> {
  const pg = await openPostgres();
  const folder = temporaryFolder();
  const root = newProject(folder, [SMALL]);
  writeFileSync(path.join(folder, 'secret.txt'), 'the secret');
  const started: Started[] = [];
  const tally = openTally();
  try {
    for (let k = 0; k < servers; k++)
      started.push(await startServer(root, { DATABASE_URL: pg.address.admin, LOG_LEVEL: 'silent', ...env }));
    const [first] = started as [Started, ...Started[]];
    const company = await found(first.url, first.setupToken);
    const routes = routesIn(jsonOf<{ paths: DescribedPaths }>(await ask(`${first.url}/openapi.json`)).paths);
    const count = await work({ ...company, tally, pg, servers: started, url: first.url, routes });
    for (const { url } of started) tally.check((await ask(`${url}/readyz`)).status === 200, () => 'a server does not answer any more');
    return { count, faults: tally.faults };
  } finally {
    for (const { child } of started) child.kill('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
    await pg.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const guessing = (guesses: number): Promise<Outcome> =>
  besieged(2, {}, async ({ tally, servers, code }) => {
    const chance = openChance(50);
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const addresses = ['127.0.0.2', '127.0.0.3', '127.0.0.4'];
    const statuses = new Map<string, number>();
    const guess = (): string => {
      const at = chance(code.length);
      // Every second one is next to the right one.
      if (chance(2) === 0 && code[at] !== '-')
        return (
          code.slice(0, at) +
          pick(
            chance,
            [...alphabet].filter((one) => one !== code[at]),
          ) +
          code.slice(at + 1)
        );
      return Array.from({ length: 12 }, () => alphabet[chance(32)]).join('');
    };
    for (let k = 0; k < guesses; k += 60)
      await Promise.all(
        Array.from({ length: 60 }, async (_unused, j) => {
          const from = addresses[(k + j) % 3] as string;
          const server = servers[j % 2] as Started;
          const [way, body] = j % 4 === 0 ? ['/v1/devices/claim', { code: guess() }] : ['/v1/join', { code: guess(), nickname: 'guess' }];
          const { status } = await ask(`${server.url}${way}`, { method: 'POST', body, from });
          statuses.set(`${from} ${status}`, (statuses.get(`${from} ${status}`) ?? 0) + 1);
        }),
      );
    for (const from of addresses) {
      tally.check(
        (statuses.get(`${from} 404`) ?? 0) === 50,
        () => `${from} was answered ${statuses.get(`${from} 404`)} times that the code is wrong`,
      );
      const right = await ask(`${servers[1]?.url}/v1/join`, { method: 'POST', body: { code, nickname: 'late' }, from });
      tally.check(right.status === 429, () => `after that the right code is answered ${right.status}`);
    }
    for (const [what] of statuses) tally.check(/ (404|429)$/.test(what), () => `a guess from ${what}`);
    const other = await ask(`${servers[0]?.url}/v1/join`, { method: 'POST', body: { code, nickname: 'x' }, from: '127.0.0.9' });
    tally.check(other.status === 200, () => `another address is hindered: ${other.status}`);
    return `${thousands(guesses)} guesses from 3 addresses at 2 servers: 50 each looked at, none right`;
  });

const sessions = (times: number): Promise<Outcome> =>
  besieged(1, { RATE_LIMIT: '0' }, async ({ tally, url, code, admin, routes }) => {
    const evil = await join(url, code, 'evil');
    const organisation = evil.cookie.split('=')[1]?.split('.')[0] ?? '';
    const planted = [
      evil.cookie,
      admin.cookie,
      `session=${organisation}.${'A'.repeat(43)}`,
      'session=x',
      'session=',
      `${evil.cookie}; ${admin.cookie}`,
    ];
    for (let k = 0; k < times; k++)
      for (const cookie of planted) {
        const reply = await ask(`${url}/v1/join`, { method: 'POST', cookie, csrf: evil.csrf, body: { code, nickname: `victim ${k}` } });
        if (reply.status !== 200) continue;
        tally.check(!planted.some((one) => one.includes(cookieOf(reply))), () => 'a planted session was taken over');
        const who = { cookie: cookieOf(reply), csrf: jsonOf<{ csrf: string }>(reply).csrf };
        tally.check((await ask(`${url}/v1/logout`, { method: 'POST', ...who, body: {} })).status === 200, () => 'nobody is signed out');
        tally.check((await ask(`${url}/v1/me`, who)).status === 401, () => 'a session outlives its end');
      }
    const open = ['/v1/setup', '/v1/join', '/v1/devices/claim', '/v1/invites/accept'];
    const writes = routes.filter(({ method, path: at }) => method !== 'GET' && !open.includes(at));
    const origins = [
      'null',
      'https://evil.example',
      `${url}.evil.example`,
      url.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)),
      'nonsense',
      `https://${new URL(url).host}.`,
    ];
    for (const route of writes) {
      const target = url + urlOf(route);
      const body = route.body ? sample(route.body) : undefined;
      for (const csrf of ['', 'x', evil.csrf, `${admin.csrf}x`]) {
        const { status, text } = await ask(target, { method: route.method, cookie: admin.cookie, csrf, body });
        tally.check(
          status === 403 && text.includes('wrong-csrf'),
          () => `${route.method} ${route.path} without the token: ${status} ${text}`,
        );
      }
      for (const headers of [
        ...origins.map((origin) => ({ origin })),
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ]) {
        const { status, text } = await ask(target, { method: route.method, ...admin, body, headers });
        tally.check(
          status === 403 && text.includes('foreign-origin'),
          () => `${route.method} ${route.path} from ${JSON.stringify(headers)}: ${status} ${text}`,
        );
      }
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        const { status } = await ask(target, {
          method: route.method,
          ...admin,
          raw: JSON.stringify(body ?? {}),
          headers: { 'content-type': type },
        });
        tally.check(status === 415, () => `${route.method} ${route.path} as ${type}: ${status}`);
      }
    }
    for (const route of routes)
      for (const method of ['OPTIONS', route.method === 'GET' ? 'GET' : 'HEAD']) {
        const { headers } = await ask(url + urlOf(route), {
          method,
          cookie: admin.cookie,
          patience: 2000,
          headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
        });
        tally.check(
          !Object.keys(headers).some((name) => name.startsWith('access-control-')),
          () => `${method} ${route.path} allows other origins`,
        );
      }
    return `${times * planted.length} planted cookies; ${writes.length} writing routes without token, from ${origins.length + 2} foreign pages, as forms; CORS of ${routes.length} routes: ${thousands(tally.checks())} checks`;
  });

/** Marks everything of the other organisation. */
const MARK = 'Fremdgut';

const tenants = (): Promise<Outcome> =>
  besieged(1, { RATE_LIMIT: '0' }, async ({ tally, pg, url, admin, routes }) => {
    const other = await newOrganisation(pg.store);
    const [player = ''] = await newPlayers(pg.store, other, 6);
    const theirs = await withTx(pg.store, other, async (tx) => {
      await tx.updateTable('player').set({ role: 'admin', nickname: MARK, pseudonym: MARK }).where('tenant', '=', other).execute();
      await tx.updateTable('org').set({ name: MARK }).where('tenant', '=', other).execute();
      const { team } = await createTeam(tx, { tenant: other, player }, MARK, new Date());
      return { team, session: await openSession(tx, other, player, new Date()) };
    });
    const rows = await asOwner(pg.address.admin, async (client) => {
      await client.query(
        `insert into season (tenant, name, starts, ends, policy) values ($1, $2, now() - interval '1 day', now() + interval '1 day', 'first')`,
        [other, MARK],
      );
      await client.query(
        `insert into board (tenant, kind, scenario, hash, "window", measure) values ($1, 'scenario', $2, repeat('e', 64), 'all', 'score')`,
        [other, MARK],
      );
      const one = async (text: string): Promise<string> => String((await client.query<{ id: string }>(text, [other])).rows[0]?.id);
      return {
        season: await one('select season as id from season where tenant = $1'),
        board: await one('select board as id from board where tenant = $1'),
      };
    });
    const ids = { ...rows, team: theirs.team, player, hash: 'e'.repeat(64), scenario: MARK, attempt: crypto.randomUUID() };
    const body = (schema: unknown): unknown =>
      typeof schema === 'object' && schema !== null && !Array.isArray(schema)
        ? Object.fromEntries(Object.entries(schema).map(([name, one]) => [name, name in ids ? ids[name as keyof typeof ids] : body(one)]))
        : schema;
    let asked = 0;
    const skipped = ['/metrics', '/v1/logout', '/v1/oidc/start', '/v1/oidc/callback'];
    for (const route of routes) {
      if (skipped.includes(route.path) || (route.method === 'DELETE' && route.path === '/v1/me')) continue;
      const reply = await ask(url + urlOf(route, ids), {
        method: route.method,
        ...admin,
        patience: 4000,
        ...(route.body ? { body: body(sample(route.body)) } : {}),
      });
      asked += 1;
      tally.check(!reply.text.includes(MARK), () => `${route.method} ${route.path} tells of another organisation: ${reply.text}`);
      const named = route.path.includes('{') && !route.path.includes('{attempt}');
      tally.check(
        reply.status < 500 && (!named || reply.status >= 400 || reply.status === 0),
        () => `${route.method} ${route.path} with their number: ${reply.status} ${reply.text}`,
      );
    }
    const ours = admin.cookie.split('=')[1]?.split('.')[0] ?? '';
    const moved: Person = { cookie: `session=${theirs.session.cookie.replace(other, ours)}`, csrf: theirs.session.csrf };
    tally.check((await ask(`${url}/v1/me`, moved)).status === 401, () => 'a token of theirs opens ours');
    const left = await asOwner(
      pg.address.admin,
      async (client) => (await client.query('select 1 from player where tenant = $1 and nickname = $2', [other, MARK])).rowCount,
    );
    tally.check(left === 6, () => 'something of the other organisation was changed');
    // The second fence: as the service's own role, every table with and without the other tenant in the question.
    let tables = 0;
    await withTx(pg.store, ours, async (tx) => {
      const { rows: names } = await sql<{
        name: string;
      }>`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant'`.execute(tx);
      for (const { name } of names) {
        const { rows: seen } = await sql`select 1 from ${sql.table(name)} where tenant = ${other} limit 1`.execute(tx);
        tally.check(seen.length === 0, () => `${name} shows rows of another organisation`);
        tables += 1;
      }
    });
    return `${asked} routes with the other’s numbers, ${tables} tables behind the second fence`;
  });

/** What a bare socket is answered. */
function bare(
  port: number,
  parts: readonly (string | Buffer)[],
  every = 0,
  longest = 30_000,
): Promise<{ readonly answer: string; readonly ms: number }> {
  const begun = performance.now();
  return new Promise((resolve) => {
    let answer = '';
    let next = 0;
    const client = connect(port, '127.0.0.1');
    const write = (): void => {
      if (client.destroyed || next >= parts.length) return;
      client.write(parts[next++] as string);
      setTimeout(write, every);
    };
    const late = setTimeout(() => client.destroy(), longest);
    client.on('connect', write);
    client.on('data', (bytes) => {
      answer = (answer + bytes.toString()).slice(0, 4000);
    });
    client.on('error', () => {});
    client.on('close', () => {
      clearTimeout(late);
      resolve({ answer, ms: performance.now() - begun });
    });
  });
}

const bodies = (slow: number): Promise<Outcome> =>
  besieged(1, { RATE_LIMIT: '0' }, async ({ tally, url, admin }) => {
    const port = Number(new URL(url).port);
    const head = 'POST /v1/join HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
    const sizes = [32_769, 33_000, 65_536, 1_000_000, 20_000_000];
    for (const size of sizes) {
      const { answer } = await bare(port, [`${head}content-length: ${size}\r\n\r\n`, Buffer.alloc(Math.min(size, 200_000), 32)]);
      tally.check(/^HTTP\/1\.1 413 /.test(answer), () => `${size} bytes: ${answer.slice(0, 60)}`);
      const chunk = `4000\r\n${' '.repeat(0x4000)}\r\n`;
      const chunked = await bare(port, [
        `${head}transfer-encoding: chunked\r\n\r\n`,
        ...Array.from({ length: Math.ceil(Math.min(size, 200_000) / 0x4000) }, () => chunk),
      ]);
      tally.check(/^HTTP\/1\.1 413 /.test(chunked.answer), () => `${size} bytes in chunks: ${chunked.answer.slice(0, 60)}`);
    }
    const drops = Array.from({ length: 200 }, (_unused, k) => `x-${k}: y\r\n`);
    // Nobody else feels anything of those who hold their connections open.
    const crowd = Array.from({ length: slow }, (_unused, k) =>
      k % 2 === 0
        ? bare(port, [head, ...drops], 200, 40_000)
        : bare(port, [`${head}content-length: 100\r\n\r\n{`, ...drops.map(() => ' ')], 200, 40_000),
    );
    let longest = 0;
    for (let n = 0; n < 20; n++) {
      const reply = await ask(`${url}/v1/me`, { ...admin, patience: 10_000 });
      longest = Math.max(longest, reply.ms);
      tally.check(reply.status === 200, () => `among slow ones somebody is answered ${reply.status}`);
    }
    let last = 0;
    for (const { answer, ms } of await Promise.all(crowd)) {
      last = Math.max(last, ms);
      tally.check(
        ms < 25_000 && (answer === '' || answer.startsWith('HTTP/1.1 408')),
        () => `a slow one ends after ${Math.round(ms)} ms with ${answer.slice(0, 40)}`,
      );
    }
    return `${2 * sizes.length} bodies that are too large; ${slow} slow connections at once, given up after ${(last / 1000).toFixed(0)} s at most, others answered within ${Math.round(longest)} ms`;
  });

const paths = (): Promise<Outcome> =>
  besieged(1, { RATE_LIMIT: '0' }, async ({ tally, url }) => {
    const port = Number(new URL(url).port);
    const ups = [
      '../',
      '..%2f',
      '%2e%2e/',
      '%2e%2e%2f',
      '..%5c',
      '..\\',
      '%252e%252e%252f',
      '....//',
      '..;/',
      '%c0%ae%c0%ae/',
      '.%00./',
      '..%00/',
      '%uff0e%uff0e/',
    ];
    const befores = ['/', '//', '/assets/', '/v1/', '/./', '/assets/..%2f', '/%2f'];
    const files = [
      'secret.txt',
      'project/dist/scenarios.json',
      'dist/scenarios.json',
      'scenarios.json',
      'etc/passwd',
      'SCENARIOS.JSON',
      'scenarios.json%00.html',
    ];
    const targets = befores.flatMap((before) =>
      ups.flatMap((up) => [1, 2, 3, 8].flatMap((times) => files.map((file) => before + up.repeat(times) + file))),
    );
    const plain = befores.flatMap((before) => [
      ...files.map((file) => before + file),
      `${before}%73cenarios.json`,
      `${before}scenarios.json/`,
      `${before}scenarios.json?x`,
      `${before}scenarios.json%20`,
    ]);
    const all = [...targets, ...plain, 'http://x/scenarios.json', 'http://x/../secret.txt'];
    for (let k = 0; k < all.length; k += 50)
      await Promise.all(
        all.slice(k, k + 50).map(async (target) => {
          const { answer } = await bare(port, [`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`]);
          tally.check(
            /^HTTP\/1\.1 4\d\d /.test(answer) && !/the secret|"anchors"|root:/.test(answer),
            () => `${target}: ${answer.slice(0, 100)}`,
          );
        }),
      );
    return `${thousands(all.length)} paths, none leads out or to the weights`;
  });

const TEXTS: readonly unknown[] = [
  `'; drop table player; --`,
  `' or '1'='1`,
  `1) or (1=1`,
  `1; select pg_sleep(9)`,
  `'||pg_sleep(9)||'`,
  `" or ""="`,
  `\\'; --`,
  `$$ drop table run $$`,
  `%27%20or%201=1`,
  `x' union select nickname from player --`,
  `{"$gt": ""}`,
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '<svg/onload=alert(1)>',
  '{{7*7}}',
  '$\u007b7*7}',
  '#{7*7}',
  '%s%n%x',
  '../../etc/passwd',
  "=cmd|' /C calc'!A0",
  'a\r\nset-cookie: x=y',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202etxt',
  '𠮷'.repeat(30),
  'ﷺ'.repeat(40),
  '2026-02-31T00:00:00Z',
  '2026-11-26T02:00:00+14:59',
  '9999-12-31T23:59:60Z',
  '999999999999999999',
  '-1',
  '0x10',
  '1e400',
  'NaN',
  'null',
  'x'.repeat(5000),
  -1,
  0,
  2 ** 53,
  1e308,
  true,
  null,
  [],
  [[]],
  {},
  { $ne: null },
  { toString: 1 },
];

const fields = (texts: readonly unknown[]): Promise<Outcome> =>
  besieged(1, { RATE_LIMIT: '0' }, async ({ tally, pg, url, code, admin, team, routes }) => {
    const shape = (): Promise<string> =>
      asOwner(pg.address.admin, async (client) => {
        const { rows } = await client.query(
          `select table_name, column_name, data_type from information_schema.columns where table_schema = 'public' order by 1, 2`,
        );
        return JSON.stringify(rows);
      });
    const before = await shape();
    const player = await join(url, code, 'somebody');
    // Numbers that are there, so that what is asked reaches the tables.
    const { board } = jsonOf<{ board: string }>(await ask(`${url}/v1/boards?kind=overall`, admin));
    const there: Readonly<Record<string, string>> = {
      team,
      board,
      scenario: SMALL.scenario.id,
      hash: SMALL.scenario.hash,
      kind: 'overall',
    };
    const skipped = ['/metrics', '/v1/logout', '/v1/oidc/start', '/v1/oidc/callback', '/v1/boards/{board}/stream'];
    let fieldsSeen = 0;
    let asked = 0;
    let slowest = 0;
    const look = async (route: Described, target: string, who: Person | null, body?: unknown): Promise<void> => {
      const reply: Reply = await ask(url + target, {
        method: route.method,
        ...(who ?? {}),
        ...(body === undefined ? {} : { raw: JSON.stringify(body) }),
        patience: 30_000,
      });
      asked += 1;
      slowest = Math.max(slowest, reply.ms);
      const said = (): string =>
        `${route.method} ${target.slice(0, 150)} ${JSON.stringify(body)?.slice(0, 150)} → ${reply.status} ${reply.text.slice(0, 150)}`;
      tally.check(reply.status > 0 && reply.status < 500, said);
      tally.check(reply.headers['x-content-type-options'] === 'nosniff', said);
      if (reply.status >= 400)
        tally.check(String(reply.headers['content-type']).startsWith('application/json') && reply.text.includes('"error"'), said);
    };
    for (const route of routes) {
      if (skipped.includes(route.path) || (route.method === 'DELETE' && route.path === '/v1/me')) continue;
      const names = route.parameters.filter((one) => one.in !== 'header').map(({ name }) => name);
      fieldsSeen += names.length + (route.body ? [...poisoned(sample(route.body), '')].length : 0);
      const jobs: (() => Promise<void>)[] = [];
      for (const text of texts) {
        const spelt = typeof text === 'string' && text !== '\ud800' ? text : JSON.stringify(text);
        for (const who of [admin, player])
          for (const name of names) jobs.push(() => look(route, urlOf(route, { ...there, [name]: spelt }), who));
        if (route.body)
          for (const body of poisoned(sample(route.body), text))
            for (const who of [player, null]) jobs.push(() => look(route, urlOf(route, there), who, body));
      }
      for (let k = 0; k < jobs.length; k += 24) await Promise.all(jobs.slice(k, k + 24).map((job) => job()));
    }
    tally.check((await shape()) === before, () => 'tables were changed');
    tally.check(jsonOf<{ role: string }>(await ask(`${url}/v1/me`, admin)).role === 'admin', () => 'the administrator is another');
    return `${texts.length} texts in ${fieldsSeen} fields of ${routes.length} routes: ${thousands(asked)} requests, the slowest ${Math.round(slowest)} ms`;
  });

export const REFUSING: readonly Experiment[] = [
  { name: 'guessing', promise: 'join codes cannot be guessed, whichever server is asked', run: (short) => guessing(short ? 240 : 6000) },
  { name: 'sessions', promise: 'session fixation, CSRF and CORS: refused by every route', run: (short) => sessions(short ? 1 : 25) },
  { name: 'tenants', promise: 'nothing of another organisation is read or written', run: () => tenants() },
  { name: 'bodies', promise: 'oversized and slow bodies: refused, and nobody else waits', run: (short) => bodies(short ? 10 : 300) },
  { name: 'paths', promise: 'no path leads out of the folder or to the weights', run: () => paths() },
  {
    name: 'fields',
    promise: 'SQL and script in every field of every route: an answer by a code, never a failure',
    run: (short) => fields(short ? TEXTS.slice(0, 4) : TEXTS),
  },
];
