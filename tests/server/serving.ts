// The service over a real database, its routes called without a network, and people who are signed in.
import { rmSync } from 'node:fs';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { SharedPeople } from '../../src/core/scenario/resolve-scope.ts';
import { buildServer, type ServerOptions } from '../../src/server/app.ts';
import { type OpenService, openService } from '../../src/server/opening.ts';
import type { Playable } from '../../src/server/runs/versions.ts';
import { parseSettings } from '../../src/server/settings.ts';
import type { Route } from './described.ts';
import { started, temporaryFolder } from './postgres.ts';

/** A device of somebody: keeps its cookie and sends the token along. */
export interface Device {
  readonly cookie: string;
  readonly csrf: string;
  get(url: string): Promise<Answer>;
  send(method: 'POST' | 'DELETE' | 'PATCH' | 'PUT', url: string, body?: unknown, more?: InjectOptions): Promise<Answer>;
  post(url: string, body?: unknown): Promise<Answer>;
}

/** Of a board, or of the audit log. */
interface Row {
  readonly id: string;
  readonly action: string;
  readonly actor: string;
  readonly rank: number;
  readonly name: string;
  readonly score: number;
  readonly at: string;
  readonly you: boolean;
}

/** What the answers of all routes hold together; a test reads what its own route gives, and a name that none gives does not compile. */
export interface Body {
  readonly error: { readonly code: string; readonly illegalAt?: number };
  readonly csrf: string;
  readonly code: string;
  readonly token: string;
  readonly expires: string;
  readonly player: string;
  readonly nickname: string;
  readonly pseudonym: string;
  readonly role: string;
  readonly team: string;
  readonly people: readonly { readonly player: string; readonly nickname: string; readonly role: string; readonly team: string | null }[];
  readonly teams: readonly { readonly team: string; readonly name: string; readonly rank: number | null; readonly you: boolean }[];
  readonly notice: { readonly version: string; readonly accepted: boolean; readonly required: boolean };
  readonly version: string;
  readonly accepted: boolean;
  readonly text: Readonly<Record<'zh-CN' | 'en', string>>;
  readonly attempt: string;
  readonly nonce: string;
  readonly number: number;
  readonly startedAt: string;
  readonly log: readonly unknown[];
  readonly past: readonly unknown[];
  readonly end: { readonly debrief: { readonly decisions: readonly unknown[] } } | null;
  readonly view: { readonly choices: readonly { readonly id: string }[]; readonly ending?: unknown };
  readonly index: number;
  readonly playable: { readonly scenario: unknown } | null;
  readonly score: number;
  readonly rank: number | null;
  readonly ranked: boolean;
  readonly terms: Readonly<Record<string, number>>;
  readonly board: string;
  readonly boards: Readonly<Record<string, unknown>>;
  readonly players: number;
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly previous: string | null;
  readonly hidden: string | null;
  readonly target: { readonly score: number; readonly points: number; readonly rank: number } | null;
  readonly scenarios: readonly { readonly scenario: string; readonly hash: string; readonly origin: string }[];
  readonly versions: readonly { readonly scenario: string; readonly hash: string; readonly known: boolean; readonly current: boolean }[];
  readonly diagnostics: readonly { readonly code: string; readonly severity: string }[];
  readonly found: number;
  readonly seasons: readonly {
    readonly season: string;
    readonly name: string;
    readonly state: string;
    readonly scenarios: readonly { readonly hash: string; readonly current: boolean }[];
  }[];
  readonly season: string;
  readonly runs: readonly {
    readonly attempt: string;
    readonly name: string;
    readonly player: string | null;
    readonly number: number;
    readonly score: number;
    readonly flags: readonly string[];
  }[];
  readonly choices: readonly { readonly choice: string; readonly offered: number; readonly taken: number; readonly share: number | null }[];
  readonly decisions: readonly { readonly node: string; readonly offered: number; readonly difficulty: number | null }[];
  readonly best: string;
  readonly flags: readonly string[];
  readonly changed: number;
  readonly refused: number;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Route>>>>;
}

export interface Answer {
  readonly status: number;
  readonly body: Body;
}

export interface Serving {
  readonly app: FastifyInstance;
  readonly opened: OpenService;
  readonly url: string;
  /** Who is asked for the time. */
  readonly clock: { at: number };
  readonly device: (cookie?: string, csrf?: string) => Device;
  /** Sets up the organisation. */
  readonly admin: () => Promise<Device>;
  readonly join: (code: string, nickname: string) => Promise<Device>;
  close(): Promise<void>;
}

export interface ServingOptions extends Omit<ServerOptions, 'service'> {
  /** Limits are off, unless it says otherwise: the clock of a test stands still. */
  readonly env?: Readonly<Record<string, string>>;
  /** The shared cast. */
  readonly people?: SharedPeople;
}

/** `url`: another server of the same database. */
export async function openServing(
  shipped: readonly Playable[],
  at: string,
  url?: string,
  { env = {}, people = {}, ...server }: ServingOptions = {},
): Promise<Serving> {
  const folder = temporaryFolder();
  const embedded = url === undefined ? await started(folder) : null;
  const address = url ?? embedded?.address.admin ?? '';
  const clock = { at: Date.parse(at) };
  const opened = await openService(parseSettings({ RATE_LIMIT: '0', ...env, DATABASE_URL: address }, folder, true), {
    shipped,
    people,
    onError: () => {},
    now: () => new Date(clock.at),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const app = await buildServer(folder, { service: opened.service, ...server });
  await app.ready();

  const device = (cookie = '', csrf = ''): Device => {
    const send: Device['send'] = async (method, path, body, more = {}) => {
      const answer = await app.inject({
        method,
        url: path,
        headers: { cookie, 'x-csrf-token': csrf },
        ...(body === undefined ? {} : { payload: body as object }),
        ...more,
      });
      return { status: answer.statusCode, body: answer.body === '' ? null : JSON.parse(answer.body) };
    };
    return {
      cookie,
      csrf,
      send,
      post: (path, body) => send('POST', path, body),
      get: async (path) => {
        const answer = await app.inject({ url: path, headers: { cookie } });
        return { status: answer.statusCode, body: JSON.parse(answer.body) };
      },
    };
  };
  /** Accepts the notice, as whoever plays must. */
  const enter = async (path: string, payload: object): Promise<Device> => {
    const answer = await app.inject({ method: 'POST', url: path, payload });
    const [cookie = ''] = String(answer.headers['set-cookie'] ?? '').split(';');
    if (answer.statusCode !== 200) throw new Error(answer.body);
    const who = device(cookie, JSON.parse(answer.body).csrf);
    await who.post('/v1/notice', { version: (await who.get('/v1/notice')).body.version });
    return who;
  };
  return {
    app,
    opened,
    url: address,
    clock,
    device,
    admin: () => enter('/v1/setup', { token: opened.setupToken, organisation: 'Org', nickname: 'Ada', timeZone: 'Asia/Shanghai' }),
    join: (code, nickname) => enter('/v1/join', { code, nickname }),
    async close() {
      await app.close();
      await opened.close();
      await embedded?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
