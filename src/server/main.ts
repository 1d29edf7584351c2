// Listens on this machine only.
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildServer } from './app.ts';

const HOST = '127.0.0.1';
const DEFAULT_PORT = 4173;
/** How many ports above the wished one are tried. */
const ATTEMPTS = 50;

export function parsePort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65535)) throw new Error(`PORT is "${text}", but must be a number from 0 to 65535`);
  return port;
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');

/** Listens on `wished` or the next free port, and tells which. */
async function listen(dist: string, wished: number): Promise<{ app: FastifyInstance; url: string }> {
  for (let port = wished; ; port += 1) {
    // A server that failed to listen cannot try again.
    const app = await buildServer(dist);
    try {
      return { app, url: await app.listen({ host: HOST, port }) };
    } catch (error) {
      await app.close();
      if (!isTaken(error) || port >= Math.min(65535, wished + ATTEMPTS)) throw error;
    }
  }
}

export async function serve(root: string): Promise<void> {
  const { app, url } = await listen(path.join(root, 'dist'), parsePort(process.env['PORT']));
  process.stdout.write(`Common Ground 求同: ${url}/\n`);
  const end = (): void => {
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}
