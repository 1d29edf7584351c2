// The environment, read once.
import path from 'node:path';
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

/** Throws a sentence for whoever set it wrongly. `root`: the project. */
export function parseSettings(env: Environment, root: string, quiet: boolean): Settings {
  const logLevel = env['LOG_LEVEL'] || (quiet ? 'warn' : 'info');
  if (!LEVELS.includes(logLevel)) throw new Error(`LOG_LEVEL is "${logLevel}", but must be one of ${LEVELS.join(', ')}`);
  const publicUrl = parseUrl('PUBLIC_URL', env['PUBLIC_URL'], ['http:', 'https:']);
  return {
    host: env['HOST'] || '127.0.0.1',
    port: parsePort(env['PORT']),
    databaseUrl: parseUrl('DATABASE_URL', env['DATABASE_URL'], ['postgres:', 'postgresql:']),
    dataFolder: env['DATA_DIR'] ? path.resolve(env['DATA_DIR']) : reachableFolder(path.resolve(root, '.data')),
    publicUrl: publicUrl === null ? null : new URL(publicUrl).origin,
    logLevel,
  };
}
