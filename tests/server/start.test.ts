import type { ChildProcess } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { parseSettings } from '../../src/server/settings.ts';
import { SAMPLE } from '../core/sample-scenario.ts';
import { temporaryFolder } from './postgres.ts';
import { newProject, type Started, startServer } from './process.ts';

const folder = temporaryFolder();
const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const root = newProject(folder, [{ scenario: SAMPLE, anchors: { max: 90, random: 30, min: 0, exact: true } }]);
const DATA = path.join(folder, 'data');

async function start(env: Record<string, string> = {}): Promise<Started> {
  const started = await startServer(root, { DATA_DIR: DATA, ...env });
  running.push(started.child);
  return started;
}

const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once('exit', resolve));

async function call(...args: string[]): Promise<string> {
  let out = '';
  const io = { stdout: { write: (text: string) => (out += text) }, stderr: { write: (text: string) => (out += text) } };
  const code = await main(args, { ...io, env: { DATA_DIR: DATA, LANG: 'en' } });
  return `${code} ${out}`;
}

describe('the server', () => {
  test('starts on a fresh machine, survives its own kill -9, is alone on its data, saves it while running, and ends in time', async () => {
    const first = await start();
    const token = first.setupToken;
    expect(first.printed).toContain(DATA);
    expect(await (await fetch(first.url)).text()).toContain('the game');
    expect((await fetch(`${first.url}/scenarios.json`)).status).toBe(404);
    const entered = await fetch(`${first.url}/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, organisation: 'Org', nickname: 'Ada' }),
    });
    expect(entered.status).toBe(200);
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const headers = { cookie };
    expect(await (await fetch(`${first.url}/v1/scenarios`, { headers })).json()).toMatchObject({ scenarios: [{ scenario: SAMPLE.id }] });

    const second = await start();
    expect(second.errors()).toContain(`another server (process ${first.child.pid}) uses ${DATA}`);
    expect((await fetch(`${second.url}/v1/me`)).status).toBe(503);
    expect((await fetch(second.url)).status).toBe(200);
    const secondEnd = ended(second.child);
    second.child.kill('SIGTERM');
    expect(await secondEnd).toBe(0);

    const gone = ended(first.child);
    first.child.kill('SIGKILL');
    await gone;
    const third = await start();
    // There is an administrator: no link any more, and he is still signed in.
    expect(third.printed).not.toContain('#setup');
    expect(await (await fetch(`${third.url}/v1/me`, { headers })).json()).toMatchObject({ nickname: 'Ada', organisation: 'Org' });

    const file = path.join(folder, 'all.backup');
    expect(await call('backup', file)).toMatch(/^0 Saved: .*\((\d+) rows\)/);
    expect(await call('backup', file)).toMatch(/^1 There is such a file already/);
    expect(await call('restore', file)).toMatch(/^1 The database cannot be reached/);

    const board = await (await fetch(`${third.url}/v1/boards?kind=overall`, { headers })).json();
    const stream = await fetch(`${third.url}/v1/boards/${board.board}/stream`, { headers });
    const begun = performance.now();
    const thirdEnd = ended(third.child);
    third.child.kill('SIGTERM');
    expect(await thirdEnd).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(await stream.text()).toContain('event: board');
    expect(readdirSync(path.join(DATA, 'postgresql'))).not.toContain('postmaster.pid');

    expect(await call('restore', file)).toMatch(/^1 There are people in the database already/);
    rmSync(path.join(DATA, 'postgresql'), { recursive: true });
    expect(await call('restore', file)).toMatch(/^0 Restored/);
  }, 60_000);

  test('without any database serves the game and says why there is no board', async () => {
    const { child, url, errors } = await start({ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' });
    expect(errors()).toContain('No team board');
    expect(errors()).toContain('没有团队排行榜');
    expect(errors()).not.toContain('secret');
    expect((await fetch(url)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
  }, 20_000);

  test('tells what is wrong with its settings, and repeats no password', () => {
    const parse = (env: Record<string, string>) => () => parseSettings(env, '/project', true);
    expect(parse({ PORT: '99999' })).toThrow(/PORT is "99999"/);
    expect(parse({ PORT: '8x' })).toThrow(/PORT is "8x"/);
    expect(parse({ DATABASE_URL: 'mysql://a:secret@b/c' })).toThrow(
      /^DATABASE_URL must be an address that begins with postgres:\/\/ or postgresql:\/\/$/,
    );
    expect(parse({ PUBLIC_URL: 'board' })).toThrow(/PUBLIC_URL must be/);
    expect(parse({ RATE_LIMIT: '-1' })).toThrow(/RATE_LIMIT is "-1"/);
    const provider = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'board', PUBLIC_URL: 'https://board.example' };
    expect(parse({ ...provider, OIDC_ISSUER: 'http://id.example' })).toThrow(/OIDC_ISSUER must begin with https/);
    expect(parse({ ...provider, OIDC_CLIENT_ID: '' })).toThrow(/OIDC_CLIENT_ID must be too/);
    expect(parse({ ...provider, PUBLIC_URL: '' })).toThrow(/PUBLIC_URL must be too/);
    expect(parse({ ...provider, OIDC_ORGANISATION: 'ours', OIDC_CLIENT_SECRET: 'hush' })).toThrow(
      /^OIDC_ORGANISATION must be the id of an organisation$/,
    );
    expect(parse(provider)().oidc).toEqual({
      issuer: 'https://id.example',
      clientId: 'board',
      clientSecret: null,
      organisation: null,
      redirectUri: 'https://board.example/v1/oidc/callback',
    });
    expect(parse({ LOG_LEVEL: 'loud' })).toThrow(/LOG_LEVEL is "loud"/);
    expect(parse({})()).toEqual({
      host: '127.0.0.1',
      port: 4173,
      databaseUrl: null,
      dataFolder: path.resolve('/project/.data'),
      publicUrl: null,
      uploads: { seconds: 120, memory: 1024 },
      logLevel: 'warn',
      limits: 1,
      proxies: 0,
      oidc: null,
    });
    expect(parse({ PUBLIC_URL: 'https://board.example/', DATA_DIR: '/srv/cg' })()).toMatchObject({
      publicUrl: 'https://board.example',
      dataFolder: path.resolve('/srv/cg'),
    });
  });
});
