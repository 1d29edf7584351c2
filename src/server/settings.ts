// The environment, read once.
import path from 'node:path';
import type { OidcSettings } from './people/oidc.ts';
import { reachableFolder } from './store/service-user.ts';

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** An outside database; null: the embedded one. */
  readonly databaseUrl: string | null;
  /** Folder of the embedded database. */
  readonly dataFolder: string;
  /** Under which address people reach the server, if another one stands in front; ends without a slash. */
  readonly publicUrl: string | null;
  readonly logLevel: string;
  /** Factor of all limits on how often something may be done; 0: none. */
  readonly limits: number;
  /** Servers in front that tell truly for whom they ask. */
  readonly proxies: number;
  /** What the examination of one file from a trainer may take: seconds, and MB of memory. */
  readonly uploads: { readonly seconds: number; readonly memory: number };
  /** Sign-in with the organisation's provider; null: by codes alone. */
  readonly oidc: OidcSettings | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 4173;
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

export function parsePort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65535)) throw new Error(`PORT is "${text}", but must be a number from 0 to 65535`);
  return port;
}

function parseUrl(name: string, text: string | undefined, protocols: readonly string[]): string | null {
  if (text === undefined || text === '') return null;
  // The address may carry a password: it is not repeated in the message.
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    throw new Error(`${name} must be an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}`);
  return text;
}

function parseNumber(name: string, text: string | undefined, none: number, most: number): number {
  if (text === undefined || text === '') return none;
  const value = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= most)) throw new Error(`${name} is "${text}", but must be a number from 0 to ${most}`);
  return value;
}

/** On this machine, where nobody listens in. */
const isHere = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

const TENANT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function parseOidc(env: Environment, publicUrl: string | null): OidcSettings | null {
  const issuer = parseUrl('OIDC_ISSUER', env['OIDC_ISSUER'], ['http:', 'https:']);
  if (issuer === null) return null;
  const url = new URL(issuer);
  if (url.protocol === 'http:' && !isHere(url)) throw new Error('OIDC_ISSUER must begin with https://, unless it is on this machine');
  const clientId = env['OIDC_CLIENT_ID'];
  if (!clientId) throw new Error('OIDC_ISSUER is set, so OIDC_CLIENT_ID must be too');
  if (publicUrl === null) throw new Error('OIDC_ISSUER is set, so PUBLIC_URL must be too: people come back to it');
  const organisation = env['OIDC_ORGANISATION'] || null;
  if (organisation !== null && !TENANT.test(organisation)) throw new Error('OIDC_ORGANISATION must be the id of an organisation');
  return { issuer, clientId, clientSecret: env['OIDC_CLIENT_SECRET'] || null, organisation, redirectUri: `${publicUrl}/v1/oidc/callback` };
}

/** Throws a sentence for whoever set it wrongly. `root`: the project. */
export function parseSettings(env: Environment, root: string, quiet: boolean): Settings {
  const logLevel = env['LOG_LEVEL'] || (quiet ? 'warn' : 'info');
  if (!LEVELS.includes(logLevel)) throw new Error(`LOG_LEVEL is "${logLevel}", but must be one of ${LEVELS.join(', ')}`);
  const address = parseUrl('PUBLIC_URL', env['PUBLIC_URL'], ['http:', 'https:']);
  const publicUrl = address === null ? null : new URL(address).origin;
  return {
    host: env['HOST'] || '127.0.0.1',
    port: parsePort(env['PORT']),
    databaseUrl: parseUrl('DATABASE_URL', env['DATABASE_URL'], ['postgres:', 'postgresql:']),
    dataFolder: env['DATA_DIR'] ? path.resolve(env['DATA_DIR']) : reachableFolder(path.resolve(root, '.data')),
    publicUrl,
    logLevel,
    limits: parseNumber('RATE_LIMIT', env['RATE_LIMIT'], 1, 1000),
    proxies: Math.floor(parseNumber('TRUST_PROXY', env['TRUST_PROXY'], 0, 10)),
    uploads: {
      seconds: Math.max(1, parseNumber('UPLOAD_SECONDS', env['UPLOAD_SECONDS'], 120, 600)),
      memory: Math.max(256, parseNumber('UPLOAD_MEMORY', env['UPLOAD_MEMORY'], 1024, 8192)),
    },
    oidc: parseOidc(env, publicUrl),
  };
}
