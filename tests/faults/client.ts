// A browser's place: real HTTP over real sockets, from any address of the loopback, with a cookie and a token.
import { Agent, request as httpRequest } from 'node:http';

export interface Reply {
  /** 0: the connection broke, or nothing came in time. */
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly ms: number;
}

export interface Asked {
  readonly method?: string;
  readonly cookie?: string;
  readonly csrf?: string;
  /** As JSON. */
  readonly body?: unknown;
  /** As it is. */
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Address that the connection comes from. */
  readonly from?: string;
  /** In ms. */
  readonly patience?: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

export function ask(
  url: string,
  { method = 'GET', cookie, csrf, body, raw, headers = {}, from, patience = 60_000 }: Asked = {},
): Promise<Reply> {
  const begun = performance.now();
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return new Promise((resolve) => {
    const settle = (status: number, text: string, got: Reply['headers'] = {}): void =>
      resolve({ status, text, headers: got, ms: performance.now() - begun });
    const sent = httpRequest(
      url,
      {
        method,
        agent,
        timeout: patience,
        ...(from === undefined ? {} : { localAddress: from }),
        headers: {
          ...(cookie === undefined ? {} : { cookie }),
          ...(csrf === undefined ? {} : { 'x-csrf-token': csrf }),
          ...(payload === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }),
          ...headers,
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (bytes: Buffer) => parts.push(bytes));
        answer.on('end', () => settle(answer.statusCode ?? 0, Buffer.concat(parts).toString(), answer.headers));
        answer.on('error', () => settle(0, 'broken'));
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('nothing came in time')));
    sent.on('error', (error) => settle(0, error.message));
    sent.end(payload);
  });
}

/** Somebody who is signed in; the address of the server may change. */
export interface Person {
  readonly cookie: string;
  readonly csrf: string;
}

export const jsonOf = <T>({ text }: Reply): T => JSON.parse(text) as T;

export const cookieOf = ({ headers }: Reply): string => String(headers['set-cookie'] ?? '').split(';')[0] ?? '';

export const post = (url: string, who: Person, body: unknown, more: Asked = {}): Promise<Reply> =>
  ask(url, { method: 'POST', ...who, body, ...more });

async function entered(url: string, path: string, body: unknown): Promise<Person> {
  const reply = await ask(url + path, { method: 'POST', body });
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.text}`);
  const who = { cookie: cookieOf(reply), csrf: jsonOf<{ csrf: string }>(reply).csrf };
  const { version } = jsonOf<{ version: string }>(await ask(`${url}/v1/notice`, who));
  await post(`${url}/v1/notice`, who, { version });
  return who;
}

export interface Company {
  readonly admin: Person;
  readonly team: string;
  readonly code: string;
}

/** The organisation, a team, and boards that show everybody. */
export async function found(url: string, token: string): Promise<Company> {
  const admin = await entered(url, '/v1/setup', { token, organisation: 'Org', nickname: 'Ada', timeZone: 'Asia/Shanghai' });
  const { team, code } = jsonOf<{ team: string; code: string }>(await post(`${url}/v1/teams`, admin, { name: 'Finance' }));
  const reply = await ask(`${url}/v1/settings`, { method: 'PATCH', ...admin, body: { smallestGroup: 1 } });
  if (reply.status !== 200) throw new Error(reply.text);
  return { admin, team, code };
}

export const join = (url: string, code: string, nickname: string): Promise<Person> => entered(url, '/v1/join', { code, nickname });
